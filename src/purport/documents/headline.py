"""Separates a headline from the outlet's name that page titles carry after it."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from purport.documents.furniture import plain

_SEPARATOR = re.compile(r"(?<!\s)(?:\s+[|\u2013\u2014\u00b7\u2022\u00bb:>~-]{1,2}\s+|\s*\|\s*)")
_LONGEST_TITLE = 400
_LONGEST_NAME = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class TitleParts:
    """A title line cut in two: `headline` is the part before `cut`, and the rest is furniture.

    `start` is past an outlet name that stands before the headline ("Reuters | ...").
    """

    start: int
    cut: int
    outlet: str | None


@cache
def _names() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    data = tomllib.loads(files("purport.documents").joinpath("data/outlets.toml").read_text("utf-8"))
    return frozenset(data["words"]), frozenset(data["names"]), frozenset(data["sections"])


def split_title(title: str, *, outlet: str | None = None, url: str | None = None) -> TitleParts:
    """Find where the headline ends and the outlet's name begins.

    "Leaders to meet | Example News" and "Leaders to meet - World - The Example Times" keep the first part.
    After a bar any short tail is furniture; after a dash it must look like an outlet, or be the one named
    by `outlet` or by the host of `url`, because headlines have dashes of their own.
    """
    marks = list(_SEPARATOR.finditer(title)) if len(title) <= _LONGEST_TITLE else []
    if marks and _named_first(title, marks, outlet, url):
        return TitleParts(start=marks[0].end(), cut=len(title), outlet=title[: marks[0].start()].strip())
    cut, found = len(title), None
    for mark in reversed(marks):
        verdict = _tail_kind(title[mark.end() : cut], "|" in mark.group(), outlet, url)
        if verdict is None or len(title[: mark.start()].split()) < 2:
            break
        if verdict == "outlet":
            found = title[mark.end() : cut].strip()
        cut = mark.start()
    return TitleParts(start=0, cut=cut, outlet=found)


def _named_first(title: str, marks: list[re.Match[str]], outlet: str | None, url: str | None) -> bool:
    """Say whether the outlet's name stands before the headline."""
    head, tail = title[: marks[0].start()], title[marks[-1].end() :]
    if len(tail.split()) < 2 or not _looks_like_outlet(head, outlet, url, strict=True):
        return False
    return not _looks_like_outlet(tail, outlet, url, strict=True)


def _tail_kind(tail: str, barred: bool, outlet: str | None, url: str | None) -> str | None:
    folded = plain(tail)
    if not folded:
        return "section"
    if folded in _names()[2]:
        return "section"
    if _looks_like_outlet(tail, outlet, url, strict=not barred):
        return "outlet"
    short = len(tail.split()) <= _LONGEST_NAME
    return "section" if barred and short and tail.strip()[-1:] not in "?!." else None


def _looks_like_outlet(name: str, outlet: str | None, url: str | None, *, strict: bool) -> bool:
    words, names, _ = _names()
    folded = plain(name)
    parts = folded.split()
    if not parts or len(parts) > _LONGEST_NAME:
        return False
    if folded in names or (outlet and folded == plain(outlet)):
        return True
    squeezed = re.sub(r"\W", "", folded)
    if url and len(squeezed) >= 2 and squeezed.removeprefix("the") in re.sub(r"[\W_]", "", _host(url)):
        return True
    if not all(
        word[:1].isupper() or not word[:1].isalpha() or word in ("of", "the", "and", "for") for word in name.split()
    ):
        return False
    heads = (parts[-1], parts[0]) if not strict else (parts[-1],)
    return any(part.removesuffix(".com") in words for part in heads) and (len(parts) > 1 or not strict)


def _host(url: str) -> str:
    return re.sub(r"^\w+://(?:www\.)?", "", url).split("/")[0].casefold()
