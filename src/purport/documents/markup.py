"""Cuts HTML source into tags and text, with offsets, in one pass and in linear time.

A parser that builds a tree loses the places of the text. This one keeps them and never fails: what is no
tag is text, as in browsers. Comments, processing instructions, doctypes and the insides of scripts and
styles are passed over; no entity outside HTML's own table is ever looked up.
"""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

_NAME = re.compile(r"[A-Za-z][^\s/>]{0,60}")
_ATTRIBUTE = re.compile(r"[\s/]*+(?P<name>[^\s/>=][^\s/>=]*+)(?:\s*+=\s*+(?P<value>\"[^\"]*+\"|'[^']*+'|[^\s>]++))?")
_TAG_END = re.compile(r"[\s/]*+>?")
_OPAQUE = frozenset({"script", "style", "textarea", "title", "iframe", "xmp", "noembed", "noframes", "noscript"})
_OPAQUE_END = {name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE) for name in _OPAQUE}
_HUGE_NUMBER = re.compile(r"&#0*\d{8,}+;?")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f]")
_MAX_ATTRIBUTES = 64


@dataclass(frozen=True, slots=True)
class Tag:
    """An opening or closing tag. `start` and `end` are its offsets in the source."""

    name: str
    opening: bool
    attributes: dict[str, str]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Text:
    """Character data between two tags, or inside an element without markup (`within`: script, title)."""

    start: int
    end: int
    within: str | None = None


def tokens(source: str) -> Iterator[Tag | Text]:
    """Give the tags and text of HTML source in order."""
    position, size = 0, len(source)
    while position < size:
        bracket = source.find("<", position)
        if bracket < 0:
            yield Text(position, size)
            return
        after = _markup_end(source, bracket)
        if after is None:
            tag = _tag(source, bracket)
            if tag is None:
                yield Text(position, bracket + 1)
                position = bracket + 1
                continue
            if bracket > position:
                yield Text(position, bracket)
            yield tag
            position = tag.end
            if tag.opening and tag.name in _OPAQUE:
                closing = _OPAQUE_END[tag.name].search(source, position)
                end = closing.start() if closing else size
                yield Text(position, end, tag.name)
                position = end
            continue
        if bracket > position:
            yield Text(position, bracket)
        position = after


def _markup_end(source: str, bracket: int) -> int | None:
    """Give where a comment, doctype or instruction that begins at `bracket` ends; None if it is none."""
    following = source[bracket + 1 : bracket + 4]
    if following == "!--":
        end = source.find("-->", bracket + 2)
        return len(source) if end < 0 else end + 3
    if following[:1] in ("!", "?") or (following[:1] == "/" and not following[1:2].isalpha()):
        end = source.find(">", bracket)
        return len(source) if end < 0 else end + 1
    return None


def _tag(source: str, bracket: int) -> Tag | None:
    closing = source.startswith("/", bracket + 1)
    match = _NAME.match(source, bracket + 1 + closing)
    if match is None:
        return None
    name, position = match.group().lower(), match.end()
    attributes: dict[str, str] = {}
    while (found := _ATTRIBUTE.match(source, position)) is not None:
        position = found.end()
        if not closing and len(attributes) < _MAX_ATTRIBUTES:
            value = found.group("value") or ""
            if value[:1] in ("'", '"'):
                value = value.strip(value[0])
            attributes.setdefault(found.group("name").lower(), value)
    end = _TAG_END.match(source, position)
    return Tag(name, not closing, attributes, bracket, end.end() if end else position)


def unescape(piece: str) -> str:
    """Resolve HTML's own character references and drop control characters.

    Numbers too large for any character are made U+FFFD first: converting thousands of digits is slow.
    """
    if "&" in piece:
        piece = html.unescape(_HUGE_NUMBER.sub("\ufffd", piece))
    return _CONTROL.sub("", piece)
