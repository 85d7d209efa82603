"""Walks over HTML and gives its visible text as pieces, each with its place and its surroundings."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from purport.documents.markup import Tag, Text, tokens, unescape
from purport.documents.pieces import Buffer, OpenElement, Piece, join_cells
from purport.documents.regions import region_of, tag_lore

_INVISIBLE = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_SPACED = frozenset({"a", "span", "time"})
"""Inline elements that pages set side by side with style sheets for space between them."""
_SENTENCE_END = re.compile(r"[.!?\u2026\u3002][\"'\u201d\u2019)\]]*\s*$")
_REACH = 32
"""How many open elements around a text are looked at for the block it belongs to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """All visible pieces of a page, its title element, its metadata elements, and how deep it nests."""

    pieces: list[Piece]
    title: str
    tags: list[Tag]
    scripts: list[str]
    depth: int


def outline(source: str) -> Outline:
    """Give the visible pieces of HTML source in order.

    Scripts, styles, templates, hidden elements and the head give no text. Broken markup is read as browsers
    read it, near enough: stray end tags are passed over, unclosed elements end where they must.
    """
    walk = _Walk(source)
    walk.run()
    return Outline(
        pieces=join_cells(walk.pieces), title=walk.title, tags=walk.tags, scripts=walk.scripts, depth=walk.depth
    )


class _Walk:
    """One walk over the tokens of a page. It lives for one call of `outline`.

    The open elements are a stack; `_places` gives the stack positions of each tag name, so that no search
    goes down the stack and time stays linear however the page nests.
    """

    def __init__(self, source: str) -> None:
        self.source = source
        self.pieces: list[Piece] = []
        self.title = ""
        self.tags: list[Tag] = []
        self.scripts: list[str] = []
        self.depth = 0
        self._lore = tag_lore()
        self._open: list[OpenElement] = [OpenElement("", None, False, 0, False, False)]
        self._places: dict[str, list[int]] = defaultdict(list)
        self._count = 0
        self._buffer = Buffer()
        self._data_script = False

    def run(self) -> None:
        """Take every token of the source."""
        for token in tokens(self.source):
            if isinstance(token, Text):
                self._text(token)
            elif token.opening:
                self._opening(token)
            else:
                self._closing(token.name)
        self._flush()

    def _text(self, token: Text) -> None:
        top = self._open[-1]
        if token.within is not None:
            content = self.source[token.start : token.end]
            if token.within == "title" and not self.title and not self._places["svg"]:
                self.title = " ".join(unescape(content).split())
            elif token.within == "script" and self._data_script:
                self.scripts.append(content)
            return
        if top.hidden:
            return
        raw = self.source[token.start : token.end]
        if raw.isspace():
            if self._buffer.parts:
                self._buffer.parts.append(" ")
            return
        if self._buffer.start < 0:
            self._buffer.tag, self._buffer.container = self._surroundings()
        self._buffer.add(raw, token.start, top)

    def _surroundings(self) -> tuple[str, int]:
        """Give the name of the block element around the text and the number of the element around that."""
        name = ""
        for element in reversed(self._open[-_REACH:]):
            if name:
                return name, element.number
            if element.name in self._lore.block:
                name = element.name
        return name, 0

    def _flush(self) -> None:
        piece = self._buffer.piece()
        if piece is not None:
            self.pieces.append(piece)
        if self._buffer.parts:
            self._buffer = Buffer()

    def _opening(self, tag: Tag) -> None:
        name = tag.name
        if name in ("meta", "html", "time"):
            self.tags.append(tag)
        if name == "script":
            self._data_script = "ld+json" in tag.attributes.get("type", "").lower()
        if name == "br":
            self._break()
            return
        if name in self._lore.block:
            self._flush()
            if name != "head" and self._places["head"]:
                self._pop_to(self._places["head"][-1])
            self._end_implied(name)
        elif name in _SPACED and self._buffer.after_inline:
            self._buffer.parts.append(" ")
        if name not in self._lore.void:
            self._push(tag)

    def _break(self) -> None:
        """Take a `<br>`: two of them, or one after the end of a sentence, part paragraphs."""
        parts = self._buffer.parts
        if not parts:
            return
        tail = "".join(parts[-3:]).rstrip(" \n\t\r")
        if tail.endswith("\v") or _SENTENCE_END.search(tail[-8:]):
            self._flush()
        else:
            parts.append("\v")

    def _end_implied(self, name: str) -> None:
        """End the paragraphs, items and cells that the start of this element ends."""
        if name in self._lore.closes_p and self._in_scope("p", ("table", "td", "button", "div")):
            self._pop_to(self._places["p"][-1])
        for ended in self._lore.ended_by.get(name, ()):
            if self._in_scope(ended, self._lore.held_by[name]):
                self._pop_to(self._places[ended][-1])

    def _in_scope(self, name: str, barriers: Iterable[str]) -> bool:
        places = self._places.get(name)
        if not places:
            return False
        return all(not self._places.get(barrier) or self._places[barrier][-1] < places[-1] for barrier in barriers)

    def _push(self, tag: Tag) -> None:
        top, name = self._open[-1], tag.name
        self._count += 1
        hidden = top.hidden or name in self._lore.hidden or _is_hidden(tag)
        element = OpenElement(
            name=name,
            region=top.region if hidden else region_of(tag, top.region),
            hidden=hidden,
            number=self._count,
            linked=top.linked or name == "a",
            strong=top.strong or name in ("b", "strong", "h1", "h2", "h3", "h4", "h5", "h6"),
        )
        self._places[name].append(len(self._open))
        self._open.append(element)
        self.depth = max(self.depth, len(self._open))

    def _closing(self, name: str) -> None:
        if name == "br":
            self._break()
            return
        if name in self._lore.block:
            self._flush()
        self._buffer.after_inline = name in _SPACED and self._buffer.start >= 0
        self._buffer.in_link = self._buffer.in_link and name != "a"
        places = self._places.get(name)
        if not places or name in ("body", "html"):
            return
        if name not in self._lore.block and name not in self._lore.hidden and self._crosses_block(places[-1]):
            return
        self._pop_to(places[-1])

    def _crosses_block(self, place: int) -> bool:
        """Say whether an inline element would close a block that was opened inside it."""
        inside = self._open[place + 1 :] if len(self._open) - place <= 12 else None
        return inside is None or any(element.name in self._lore.block for element in inside)

    def _pop_to(self, place: int) -> None:
        if any(element.name in self._lore.block for element in self._open[place : place + 4]):
            self._flush()
        while len(self._open) > place:
            self._places[self._open.pop().name].pop()


def _is_hidden(tag: Tag) -> bool:
    """Say whether the element's own attributes hide it. Whole pages are hidden only until scripts have run."""
    if not tag.attributes or tag.name in ("html", "body", "main", "article"):
        return False
    return "hidden" in tag.attributes or _INVISIBLE.search(tag.attributes.get("style", "")) is not None
