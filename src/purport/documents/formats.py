"""The table of input formats. A new format is one file and one line here."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

from purport.documents.html_page import looks_like_html, read_html
from purport.documents.json_lines import Record, read_records
from purport.documents.page import Draft, Given
from purport.documents.plain_text import read_plain


@dataclass(frozen=True, slots=True, kw_only=True)
class InputFormat:
    """An input format: how it is recognised and read.

    `page` takes one page apart; `records` opens a container of several. One of the two is given. `sniff`
    looks at the first bytes of an input whose format nobody names; the first line of the table that says
    yes wins.
    """

    name: str
    suffixes: tuple[str, ...]
    media_types: tuple[str, ...]
    sniff: Callable[[bytes], bool]
    page: Callable[[str, Given], Draft] | None = None
    records: Callable[[BinaryIO], Iterator[Record]] | None = None


_JSON = ("application/x-ndjson", "application/jsonl")
_HTML = ("text/html", "application/xhtml+xml")

FORMATS: tuple[InputFormat, ...] = (
    InputFormat(
        name="jsonl", suffixes=(".jsonl", ".ndjson"), media_types=_JSON, sniff=lambda _: False, records=read_records
    ),
    InputFormat(
        name="html", suffixes=(".html", ".htm", ".xhtml"), media_types=_HTML, sniff=looks_like_html, page=read_html
    ),
    InputFormat(
        name="text",
        suffixes=(".txt", ".text", ".md"),
        media_types=("text/plain",),
        sniff=lambda _: True,
        page=read_plain,
    ),
)


def format_named(name: str) -> InputFormat | None:
    """Give the format of that name, or None."""
    return next((known for known in FORMATS if known.name == name), None)


def format_of(data: bytes, *, suffix: str = "", media_type: str = "") -> InputFormat:
    """Give the format of an input from its content, helped by its suffix and media type.

    A page that looks like HTML is HTML whatever it is called: pages are often saved as .txt.
    """
    head = data[:4096]
    for known in FORMATS:
        if known.page is not None and known.sniff(head) and known.name != "text":
            return known
    for known in FORMATS:
        if suffix.casefold() in known.suffixes or media_type.casefold() in known.media_types:
            return known
    return FORMATS[-1]
