"""What a format reader is given and what it gives back, before an Article is made of it."""

from dataclasses import dataclass

from purport.records.article import Block, Issue


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """Metadata that the caller, or the server that sent the page, states. It outranks the page's own."""

    url: str | None = None
    outlet: str | None = None
    title: str | None = None
    published: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A page taken apart: its text, its blocks and the metadata found in it.

    `language` is what the page declares. `published` is as found, not yet checked.
    """

    text: str
    blocks: tuple[Block, ...]
    outlet: str | None = None
    title: str | None = None
    byline: str | None = None
    dateline: str | None = None
    published: str | None = None
    language: str | None = None
    issues: tuple[Issue, ...] = ()


def issue(reason: str) -> Issue:
    """Give an Issue of this room."""
    return Issue(stage="documents", reason=reason)
