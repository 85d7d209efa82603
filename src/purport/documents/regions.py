"""Walks over HTML and gives its visible text as blocks, each with what the elements around it say."""

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from purport.documents.markup import Tag, Text, tokens, unescape
from purport.records.article import Span

_BLOCK = frozenset(
    "address article aside blockquote body button caption center dd details dialog dir div dl dt fieldset figcaption figure "
    "footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr html label legend li main menu nav ol optgroup option p pre "
    "section select summary table tbody td tfoot th thead tr ul video audio head amp-story".split()
)
_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
_CLOSES_P = _BLOCK - {"button", "label", "option", "optgroup", "body", "html", "video", "audio"}
_HIDDEN = frozenset("script style template svg math object head iframe textarea select datalist canvas noscript".split())
_TAG_FLAGS = {
    "nav": "nav", "footer": "footer", "aside": "aside", "form": "form", "button": "form", "label": "form", "fieldset": "form",
    "figure": "figure", "figcaption": "caption", "article": "article", "main": "main", "blockquote": "quote", "table": "table",
    "video": "video", "audio": "video", "time": "time", "header": "header", "dialog": "promotion", "li": "item",
    "h1": "h1", "h2": "h2", "h3": "h3", "h4": "h4", "h5": "h5", "h6": "h6", "pre": "pre",
}  # fmt: skip
_ROLES = {"navigation": "nav", "contentinfo": "footer", "complementary": "aside", "dialog": "promotion", "search": "form", "banner": "nav"}
_SCOPED = {"li": ("ul", "ol", "menu"), "dt": ("dl",), "dd": ("dl",), "td": ("table",), "th": ("table",), "tr": ("table",), "option": ("select",)}
_ENDED_BY = {"li": ("li",), "dt": ("dt", "dd"), "dd": ("dt", "dd"), "td": ("td", "th"), "th": ("td", "th"), "tr": ("tr",), "option": ("option",)}
_CLASS_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+")
_INVISIBLE = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_NAMING = ("class", "id", "itemprop", "data-component", "data-testid", "data-module")
_MAX_REGIONS = 24
_CELL_WORDS = 12
_SENTENCE_END = re.compile(r"[.!?\u2026\u3002][\"'\u201d\u2019)\]]*\s*$")


@dataclass(slots=True, eq=False)
class Region:
    """An element that says something about the text in it, inside the next larger such element.

    `names` are the class names that said it; empty where the tag itself did.
    """

    flag: str
    names: str
    parent: "Region | None"
    depth: int

    def chain(self) -> "Iterator[Region]":
        """Give this region and those around it, from the inside out."""
        region: Region | None = self
        while region is not None:
            yield region
            region = region.parent


@dataclass(slots=True, kw_only=True)
class Piece:
    """One block of visible text in the page: its text with white space collapsed, and its surroundings."""

    text: str
    raw: Span
    region: Region | None
    container: int
    tag: str
    links: float
    strong: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """All visible pieces of a page, its title element, its metadata elements, and how deep it nests."""

    pieces: list[Piece]
    title: str
    tags: list[Tag]
    scripts: list[str]
    depth: int


@cache
def _cues() -> tuple[dict[str, str], dict[tuple[str, str], str]]:
    data = tomllib.loads(files("purport.documents").joinpath("data/html_cues.toml").read_text("utf-8"))
    words = {word: flag for flag, entry in reversed(data.items()) for word in entry["words"]}
    pairs = {
        (parts[0], parts[1]): flag
        for flag, entry in data.items()
        for phrase in entry["phrases"]
        if len(parts := phrase.split()) >= 2
    }
    return words, pairs


@cache
def _flag_of_names(names: str) -> str | None:
    """Give what class names, ids and roles say. Pairs of words go before single words."""
    words, pairs = _cues()
    parts = [part.lower() for part in _CLASS_WORD.findall(names)]
    for pair in zip(parts, parts[1:], strict=False):
        if pair in pairs:
            return pairs[pair]
    for part in parts:
        if part in words:
            return words[part]
    return None


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
    size: int = 0
    region: Region | None = None
    container: int = 0
    tag: str = ""


class _Walk:
    """One walk over the tokens of a page. It lives for one call of `outline`."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.pieces: list[Piece] = []
        self.title = ""
        self.tags: list[Tag] = []
        self.scripts: list[str] = []
        self.depth = 0
        self._open: list[_Element] = [_Element("", None, False, 0, False, False)]
        self._places: dict[str, list[int]] = defaultdict(list)
        self._count = 0
        self._buffer = _Buffer()
        self._data_script = False
        self._after_link = False
        self._inner: Region | None = None

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
            if token.within == "title" and not self.title and not any(e.name == "svg" for e in self._open[-8:]):
                self.title = " ".join(unescape(content).split())
            elif token.within == "script" and self._data_script:
                self.scripts.append(content)
            return
        if top.hidden:
            return
        self._add(self.source[token.start : token.end], token.start, top)

    def _add(self, raw: str, offset: int, top: _Element) -> None:
        buffer = self._buffer
        stripped = raw.strip()
        if not stripped:
            if buffer.parts:
                buffer.parts.append(" ")
            return
        if buffer.start < 0:
            buffer.start = offset + len(raw) - len(raw.lstrip())
            buffer.region = self._inner = top.region
            buffer.tag, buffer.container = self._surroundings()
        buffer.end = offset + len(raw.rstrip())
        size = len(stripped)
        buffer.size += size
        buffer.linked += size if top.linked else 0
        buffer.strong += size if top.strong else 0
        if self._inner is not top.region:
            buffer.parts.append(" ")
        self._inner, self._after_link = top.region, False
        buffer.parts.append(unescape(raw))
        if buffer.region is not top.region and buffer.region is not None:
            buffer.region = _shared(buffer.region, top.region)

    def _surroundings(self) -> tuple[str, int]:
        """Give the name of the block element around the text and the number of the element around that."""
        name = ""
        for element in reversed(self._open[-32:]):
            if name:
                return name, element.number
            if element.name in _BLOCK:
                name = element.name
        return name, 0

    def _flush(self) -> None:
        buffer = self._buffer
        if buffer.start >= 0:
            lines = [" ".join(line.split()) for line in "".join(buffer.parts).split("\v")]
            text = "\n".join(line for line in lines if line)
            if text:
                self.pieces.append(
                    Piece(
                        text=text, raw=(buffer.start, buffer.end), region=buffer.region, container=buffer.container, tag=buffer.tag,
                        links=buffer.linked / buffer.size, strong=buffer.strong / buffer.size,
                    )
                )  # fmt: skip
        self._buffer = _Buffer()

    def _opening(self, tag: Tag) -> None:
        name = tag.name
        if name in ("meta", "html", "time", "link"):
            self.tags.append(tag)
        if name == "script":
            self._data_script = "ld+json" in tag.attributes.get("type", "").lower()
        if name == "br":
            self._break()
            return
        if name in _BLOCK:
            self._flush()
            if name != "head" and self._places["head"]:
                self._pop_to(self._places["head"][-1])
            self._end_implied(name)
        elif name == "a" and self._after_link:
            self._buffer.parts.append(" ")
        if name in _VOID:
            return
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
        if name in _CLOSES_P and self._in_scope("p", ("table", "td", "button", "div")):
            self._pop_to(self._places["p"][-1])
        barrier = _SCOPED.get(name)
        if barrier is None:
            return
        for ended in _ENDED_BY[name]:
            if self._in_scope(ended, barrier):
                self._pop_to(self._places[ended][-1])

    def _in_scope(self, name: str, barriers: Iterable[str]) -> bool:
        places = self._places.get(name)
        if not places:
            return False
        return all(not self._places.get(barrier) or self._places[barrier][-1] < places[-1] for barrier in barriers)

    def _push(self, tag: Tag) -> None:
        top = self._open[-1]
        self._count += 1
        attributes = tag.attributes
        hidden = top.hidden or tag.name in _HIDDEN or _is_hidden(tag)
        region = top.region if hidden else self._region(tag, top.region)
        element = _Element(
            tag.name, region, hidden, self._count, top.linked or tag.name == "a",
            top.strong or tag.name in ("b", "strong") or tag.name[:1] == "h" and tag.name[1:].isdigit(),
        )  # fmt: skip
        self._places[tag.name].append(len(self._open))
        self._open.append(element)
        self.depth = max(self.depth, len(self._open))

    def _region(self, tag: Tag, around: Region | None) -> Region | None:
        if tag.name in ("html", "body", "a", "img", "b", "i", "em", "strong") or (around is not None and around.depth >= _MAX_REGIONS):
            return around
        names = self._names(tag.attributes)
        for flag, said_by in (
            (_TAG_FLAGS.get(tag.name), ""),
            (_ROLES.get(tag.attributes.get("role", "").lower()), "role"),
            (_flag_of_names(names) if names else None, names),
        ):
            if flag is not None and not (around is not None and around.flag == flag and around.names == said_by):
                around = Region(flag, said_by, around, around.depth + 1 if around else 1)
        return around

    @staticmethod
    def _names(attributes: dict[str, str]) -> str:
        return " ".join([attributes[key] for key in _NAMING if attributes.get(key)])[:300]

    def _closing(self, name: str) -> None:
        if name == "br":
            self._break()
            return
        if name in _BLOCK:
            self._flush()
        self._after_link = name == "a" and self._buffer.start >= 0
        places = self._places.get(name)
        if not places or name in ("body", "html"):
            return
        if name not in _BLOCK and name not in _HIDDEN and self._crosses_block(places[-1]):
            return
        self._pop_to(places[-1])

    def _crosses_block(self, place: int) -> bool:
        """Say whether an inline element would close a block that was opened inside it."""
        return len(self._open) - place > 12 or any(element.name in _BLOCK for element in self._open[place + 1 :])

    def _pop_to(self, place: int) -> None:
        if self._buffer.start >= 0 and any(element.name in _BLOCK for element in self._open[place : place + 4]):
            self._flush()
        while len(self._open) > place:
            element = self._open.pop()
            self._places[element.name].pop()


def _is_hidden(tag: Tag) -> bool:
    """Say whether the element's own attributes hide it. Whole pages are hidden only until scripts have run."""
    if tag.name in ("html", "body", "main", "article"):
        return False
    return "hidden" in tag.attributes or _INVISIBLE.search(tag.attributes.get("style", "")) is not None


def _shared(first: Region, second: Region | None) -> Region | None:
    """Give the innermost region around both."""
    seen = set(map(id, first.chain()))
    for region in second.chain() if second else ():
        if id(region) in seen:
            return region
    return None


def _join_cells(pieces: list[Piece]) -> list[Piece]:
    """Make one piece of the cells of a table row where they hold figures and names rather than paragraphs."""
    joined: list[Piece] = []
    for piece in pieces:
        last = joined[-1] if joined else None
        if (
            last is not None
            and piece.tag in ("td", "th")
            and last.tag in ("td", "th")
            and piece.container == last.container
            and piece.text.count(" ") < _CELL_WORDS
            and last.text.rpartition("\t")[2].count(" ") < _CELL_WORDS
        ):
            last.text = f"{last.text}\t{piece.text}"
            last.raw = (last.raw[0], piece.raw[1])
            last.links = max(last.links, piece.links)
            continue
        joined.append(piece)
    return joined


def outline(source: str) -> Outline:
    """Give the visible pieces of HTML source in order, with their surroundings and source offsets.

    Scripts, styles, templates, hidden elements and the head give no text.
    """
    walk = _Walk(source)
    walk.run()
    return Outline(pieces=_join_cells(walk.pieces), title=walk.title, tags=walk.tags, scripts=walk.scripts, depth=walk.depth)
