"""Reads what a page says about itself: JSON-LD, OpenGraph, other meta elements, `<time>`."""

import json
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from purport.documents.markup import Tag, unescape
from purport.documents.outline import Outline

_ARTICLE_TYPES = re.compile(r"Article|BlogPosting|Report|LiveBlog|Review$|WebPage$|SocialMediaPosting", re.IGNORECASE)
_MAX_NODES = 20_000
_OLD_URL_DATE = re.compile(r"/(?P<year>(?:19|20)\d\d)/(?P<month>0[1-9]|1[0-2])/(?P<day>0[1-9]|[12]\d|3[01])(?=/|\b)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """What the page states about itself, as it states it."""

    title: str | None = None
    byline: str | None = None
    outlet: str | None = None
    published: str | None = None
    language: str | None = None


@cache
def _names_of(kind: str) -> tuple[str, ...]:
    data = tomllib.loads(files("purport.documents").joinpath("data/metadata.toml").read_text("utf-8"))
    return tuple(data[kind])


def read_metadata(page: Outline, url: str | None) -> Metadata:
    """Collect the metadata of a page.

    JSON-LD goes first, then OpenGraph and other meta elements, then `<time>`, then a date in the URL.
    Arguments: the page; its URL where known. Dates found in running text are not used.
    """
    data = _json_ld(page.scripts)
    metas = _metas(page.tags)
    byline = data.byline or _first_name(metas, _names_of("authors"))
    return Metadata(
        title=data.title or _first(metas, _names_of("titles")),
        byline=byline,
        outlet=data.outlet or _first(metas, _names_of("outlets")),
        published=data.published or _first(metas, _names_of("published")) or _time_element(page.tags) or _url_date(url),
        language=_language(page.tags, metas) or data.language,
    )


def _metas(tags: list[Tag]) -> dict[str, str]:
    """Give the first content of each meta element by name, property or itemprop."""
    found: dict[str, str] = {}
    for tag in tags:
        if tag.name != "meta":
            continue
        content = _clean(tag.attributes.get("content"))
        if content:
            for key in ("property", "name", "itemprop", "http-equiv"):
                name = tag.attributes.get(key, "").strip().lower()
                if name:
                    found.setdefault(name, content)
    return found


def _clean(value: Any) -> str | None:
    if not isinstance(value, str):
        return None
    text = " ".join(unescape(re.sub(r"<[^<>]{0,200}>", "", value[:2000])).split())
    return text or None


def _first(metas: dict[str, str], names: tuple[str, ...]) -> str | None:
    return next((metas[name] for name in names if name in metas), None)


def _first_name(metas: dict[str, str], names: tuple[str, ...]) -> str | None:
    for name in names:
        value = metas.get(name)
        if value and "://" not in value and len(value) <= 120 and not value.startswith("@"):
            return re.sub(r"^[Bb]y\s+", "", value)
    return None


def _json_ld(scripts: list[str]) -> Metadata:
    """Merge the article objects in the page's JSON-LD; the first statement of each fact wins."""
    title = byline = outlet = published = language = None
    for node in _nodes(scripts):
        kinds = node.get("@type")
        names = kinds if isinstance(kinds, list) else [kinds]
        if not any(isinstance(name, str) and _ARTICLE_TYPES.search(name) for name in names):
            continue
        page_only = all(isinstance(name, str) and name.endswith("WebPage") for name in names)
        title = title or (None if page_only else _clean(node.get("headline")))
        published = published or _clean(node.get("datePublished")) or _clean(node.get("dateCreated"))
        byline = byline or (None if page_only else _names(node.get("author")))
        outlet = outlet or _names(node.get("publisher"))
        language = language or _clean(node.get("inLanguage"))
    return Metadata(title=title, byline=byline, outlet=outlet, published=published, language=language)


def _nodes(scripts: list[str]) -> Iterator[dict[str, Any]]:
    """Give every object in the scripts, outer ones first, up to a limit."""
    left = _MAX_NODES
    for script in scripts:
        try:
            queue: list[Any] = [json.loads(_uncommented(script), strict=False)]
        except (ValueError, RecursionError):
            continue
        position = 0
        while position < len(queue) and left > 0:
            node = queue[position]
            position += 1
            left -= 1
            if isinstance(node, dict):
                yield node
                queue.extend(value for value in node.values() if isinstance(value, dict | list))
            elif isinstance(node, list):
                queue.extend(value for value in node if isinstance(value, dict | list))


def _uncommented(script: str) -> str:
    text = script.strip()
    if text.startswith("<!--"):
        text = text[4:].removesuffix("-->")
    if text.startswith("//<![CDATA[") or text.startswith("<![CDATA["):
        text = text[text.index("[CDATA[") + 7 :].rstrip().removesuffix("]]>").removesuffix("//")
    return text.strip().removesuffix(";")


def _names(value: Any) -> str | None:
    """Give the names in an author or publisher property: a string, an object, or a list of them."""
    entries = value if isinstance(value, list) else [value]
    names: list[str] = []
    for entry in entries[:12]:
        named = entry.get("name") if isinstance(entry, dict) else entry
        for one in named if isinstance(named, list) else [named]:
            name = _clean(one)
            if name and "://" not in name and len(name) <= 120 and name not in names:
                names.append(re.sub(r"^[Bb]y\s+", "", name))
    return ", ".join(names) or None


def _time_element(tags: list[Tag]) -> str | None:
    """Give the date of a `<time>` marked as the publication, else the first one."""
    times = [tag for tag in tags if tag.name == "time" and _clean(tag.attributes.get("datetime"))]
    for tag in times:
        marks = " ".join(tag.attributes.get(key, "") for key in ("itemprop", "class", "pubdate")).lower()
        if "pubdate" in tag.attributes or "publish" in marks or "entry-date" in marks:
            return _clean(tag.attributes["datetime"])
    return _clean(times[0].attributes["datetime"]) if times else None


def _url_date(url: str | None) -> str | None:
    match = _OLD_URL_DATE.search(url) if url else None
    return f"{match['year']}-{match['month']}-{match['day']}" if match else None


def _language(tags: list[Tag], metas: dict[str, str]) -> str | None:
    for tag in tags:
        if tag.name == "html":
            declared = tag.attributes.get("lang") or tag.attributes.get("xml:lang")
            if declared:
                return declared
    return metas.get("og:locale") or metas.get("content-language") or metas.get("dc.language")
