"""Walks over HTML and gives its visible text as pieces, each with its place and its surroundings."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from purport.documents.markup import Tag, Text, tokens, unescape
from purport.documents.regions import Region, region_of, shared_region, tag_lore
from purport.records.article import Span

_INVISIBLE = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_CELL_WORDS = 12
_SPACED = frozenset({"a", "span", "time"})
"""Inline elements that pages set side by side with style sheets for space between them."""
_SENTENCE_END = re.compile(r"[.!?\u2026\u3002][\"'\u201d\u2019)\]]*\s*$")
_REACH = 32
"""How many open elements around a text are looked at for the block it belongs to."""


@dataclass(slots=True, kw_only=True)
class Piece:
    """One block of visible text in the page, with white space collapsed.

    `raw` are its offsets in the source; `container` numbers the element around its block; `links` and
    `strong` are the shares of its characters in links and in bold type; `anchors` counts its links.
    """

    text: str
    raw: Span
    region: Region | None
    container: int
    tag: str
    links: float
    strong: float
    anchors: int


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
        pieces=_join_cells(walk.pieces), title=walk.title, tags=walk.tags, scripts=walk.scripts, depth=walk.depth
    )


def _join_cells(pieces: list[Piece]) -> list[Piece]:
    """Make one piece of the cells of a table row where they hold figures and names rather than paragraphs."""
    joined: list[Piece] = []
    last_short = False
    for piece in pieces:
        last = joined[-1] if joined else None
        short = piece.tag in ("td", "th") and piece.text.count(" ") < _CELL_WORDS
        if last is not None and short and last_short and piece.container == last.container:
            joined[-1] = Piece(
                text=f"{last.text}\t{piece.text}" if len(last.text) < 2000 else last.text + "\n" + piece.text,
                raw=(last.raw[0], piece.raw[1]),
                region=last.region,
                container=last.container,
                tag=last.tag,
                links=max(last.links, piece.links),
                strong=last.strong,
                anchors=last.anchors + piece.anchors,
            )
        else:
            joined.append(piece)
        last_short = short
    return joined


@dataclass(slots=True, eq=False)
class _Element:
    name: str
    region: Region | None
    hidden: bool
    number: int
    linked: bool
    strong: bool


@dataclass(slots=True)
class _Buffer:
    """The text gathered for the block under way."""

    parts: list[str] = field(default_factory=list)
    start: int = -1
    end: int = -1
    linked: int = 0
    strong: int = 0
    anchors: int = 0
    size: int = 0
    region: Region | None = None
    inner: Region | None = None
    container: int = 0
    tag: str = ""
    in_link: bool = False
    after_inline: bool = False

    def add(self, raw: str, offset: int, top: _Element) -> None:
        """Add visible text that is not only white space."""
        stripped = raw.strip()
        if self.start < 0:
            self.start = offset + len(raw) - len(raw.lstrip())
            self.region = self.inner = top.region
        self.end = offset + len(raw.rstrip())
        self.size += len(stripped)
        self.linked += len(stripped) if top.linked else 0
        self.strong += len(stripped) if top.strong else 0
        self.anchors += top.linked and not self.in_link
        self.in_link = top.linked
        if self.inner is not top.region:
            self.parts.append(" ")
        self.inner, self.after_inline = top.region, False
        self.parts.append(unescape(raw))
        if self.region is not top.region and self.region is not None:
            self.region = shared_region(self.region, top.region)

    def piece(self) -> Piece | None:
        """Give the piece, or None where nothing visible was gathered."""
        if self.start < 0:
            return None
        lines = [" ".join(line.split()) for line in "".join(self.parts).split("\v")]
        text = "\n".join(line for line in lines if line)
        if not text:
            return None
        return Piece(
            text=text,
            raw=(self.start, self.end),
            region=self.region,
            container=self.container,
            tag=self.tag,
            links=self.linked / self.size,
            strong=self.strong / self.size,
            anchors=self.anchors,
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
        self._open: list[_Element] = [_Element("", None, False, 0, False, False)]
        self._places: dict[str, list[int]] = defaultdict(list)
        self._count = 0
        self._buffer = _Buffer()
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
            self._buffer = _Buffer()

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
        element = _Element(
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
