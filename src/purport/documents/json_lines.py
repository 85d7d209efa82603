"""Reads JSON Lines: one article per line."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

import msgspec

from purport.documents.decoding import MAX_BYTES
from purport.errors import InputError, UnreadableInput


class _Line(msgspec.Struct, frozen=True, kw_only=True):
    """The keys of one line. Others are left alone."""

    text: str | None = None
    html: str | None = None
    id: str | int | None = None
    url: str | None = None
    outlet: str | None = None
    title: str | None = None
    published: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One line: its number, its content and metadata, or the error that it gave."""

    line: int
    id: str | None = None
    text: str | None = None
    html: str | None = None
    url: str | None = None
    outlet: str | None = None
    title: str | None = None
    published: str | None = None
    error: InputError | None = None


def read_records(stream: BinaryIO) -> Iterator[Record]:
    """Read the lines of a JSON Lines stream; empty lines are passed over.

    Each object has `text` or `html`, and may have id, url, outlet, title and published. A broken line
    gives a Record with an UnreadableInput that names the line, and reading goes on.
    """
    decoder = msgspec.json.Decoder(_Line)
    number = 0
    while raw := stream.readline(MAX_BYTES + 1):
        number += 1
        if len(raw) > MAX_BYTES:
            _skip_line(stream, raw)
            yield Record(line=number, error=UnreadableInput(f"line {number} is longer than {MAX_BYTES // 1048576} MB"))
            continue
        raw = raw.removeprefix(b"\xef\xbb\xbf").strip() if number == 1 else raw.strip()
        if raw:
            yield _record(number, raw, decoder)


def _skip_line(stream: BinaryIO, raw: bytes) -> None:
    while raw and not raw.endswith(b"\n"):
        raw = stream.readline(MAX_BYTES)


def _record(number: int, raw: bytes, decoder: msgspec.json.Decoder[_Line]) -> Record:
    try:
        line = decoder.decode(raw)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        return Record(line=number, error=UnreadableInput(f"line {number} is not a JSON object as expected: {error}"))
    ident = None if line.id is None else str(line.id)
    if (line.text is None) == (line.html is None):
        problem = UnreadableInput(f"line {number} needs either text or html")
        return Record(line=number, id=ident, error=problem)
    return Record(
        line=number, id=ident, text=line.text, html=line.html, url=line.url, outlet=line.outlet, title=line.title,
        published=line.published,
    )  # fmt: skip
