"""The article as read, before any analysis."""

from dataclasses import dataclass

from purport.records.values import BlockKind

Span = tuple[int, int]
"""Half-open (start, end) counts of code points in `Article.text`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A contiguous piece of the page and what it is.

    `raw` holds the offsets into the decoded HTML source, where there is one.
    """

    kind: BlockKind
    start: int
    end: int
    raw: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """Something that went wrong or stayed open, and in which room."""

    stage: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """A page as text with its blocks and metadata.

    `text` is the readable text of the whole page, furniture included; `published` an ISO date or
    date-time as the page or the caller gave it; `language` an ISO 639-1 code; `sha256` is of the bytes read;
    `label` is the caller's own id for the item.
    """

    id: str
    sha256: str
    text: str
    blocks: tuple[Block, ...]
    url: str | None = None
    outlet: str | None = None
    title: str | None = None
    byline: str | None = None
    dateline: str | None = None
    published: str | None = None
    language: str | None = None
    label: str | None = None
