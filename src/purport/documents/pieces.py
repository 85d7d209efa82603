"""Pieces of visible text of a web page, and how they are gathered."""

from dataclasses import dataclass, field

from purport.documents.markup import unescape
from purport.documents.regions import Region, shared_region
from purport.records.article import Span

_CELL_WORDS = 12


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


@dataclass(slots=True, eq=False)
class OpenElement:
    """An element whose end has not come, and what it says of the text in it."""

    name: str
    region: Region | None
    hidden: bool
    number: int
    linked: bool
    strong: bool


@dataclass(slots=True)
class Buffer:
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

    def add(self, raw: str, offset: int, top: OpenElement) -> None:
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


def join_cells(pieces: list[Piece]) -> list[Piece]:
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
