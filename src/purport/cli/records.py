"""Tells Readings from articles among the inputs of `purport add`."""

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

import msgspec

from purport.cli.inputs import LINES, PAGES, Input, collect, is_folder
from purport.documents.decoding import MAX_BYTES
from purport.documents.json_lines import read_records
from purport.errors import MissingInput, PurportError, SchemaError, UnreadableInput
from purport.records import Reading, reading_from_json

JSON = frozenset({".json"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Coded:
    """A Reading that was given as such, or what is wrong with it."""

    name: str
    reading: Reading | None = None
    error: PurportError | None = None


def find_records(arguments: list[str], stdin: BinaryIO) -> Iterator[Coded | Input]:
    """Give Readings and inputs still to be read, in order.

    Arguments: files, folders, URLs, - for standard input. A .json file holds a Reading or a list of Readings or
    articles, a .jsonl file one of them a line; whatever has the key "article" is taken as a Reading.
    """
    for argument in arguments:
        path = Path(argument)
        if argument == "-":
            yield from _stream("stdin", stdin)
        elif "://" not in argument and is_folder(path):
            known = PAGES | LINES | JSON
            for child in sorted(p for p in path.rglob("*") if p.suffix.lower() in known and p.is_file()):
                yield from _file(child)
        elif path.suffix.lower() in LINES | JSON and "://" not in argument:
            if path.is_file():
                yield from _file(path)
            else:
                yield Coded(name=argument, error=MissingInput(f"no such file: {path}. Check the path."))
        else:
            yield from collect([argument])


def _file(path: Path) -> Iterator[Coded | Input]:
    suffix = path.suffix.lower()
    if suffix in LINES:
        with path.open("rb") as stream:
            yield from _lines(str(path), stream)
    elif suffix in JSON:
        if path.stat().st_size > 64 * MAX_BYTES:
            error = UnreadableInput(
                f"{path} is larger than {64 * MAX_BYTES >> 20} MB. Write one record a line (.jsonl)."
            )
            yield Coded(name=str(path), error=error)
        else:
            yield from _json(str(path), path.read_bytes())
    else:
        yield from collect([str(path)])


def _stream(name: str, stream: BinaryIO) -> Iterator[Coded | Input]:
    start = stream.readline(MAX_BYTES + 1)
    head = start.lstrip()[:1]
    if head == b"{" and start.rstrip().endswith(b"}"):
        yield from _lines(name, stream, start)
        return
    data = start + stream.read(MAX_BYTES + 1)
    if len(data) > 2 * MAX_BYTES:
        yield Coded(
            name=name, error=UnreadableInput(f"{name} holds more than {MAX_BYTES >> 20} MB. Write one record a line.")
        )
    elif head == b"{" or _is_list(data):
        yield from _json(name, data)
    else:
        yield Input(name=name, item=data)


def _is_list(data: bytes) -> bool:
    """Say whether bytes are a JSON list: an article may begin with "[UPDATE]"."""
    if not data.lstrip().startswith(b"["):
        return False
    try:
        msgspec.json.decode(data, type=list[msgspec.Raw])
    except (msgspec.DecodeError, UnicodeDecodeError):
        return data.lstrip()[1:].lstrip()[:1] in (b"{", b"")
    return True


def _lines(name: str, stream: BinaryIO, start: bytes | None = None) -> Iterator[Coded | Input]:
    number = 0
    while raw := (start if start is not None else stream.readline(MAX_BYTES + 1)):
        start = None
        number += 1
        line = f"{name}, line {number}"
        if len(raw) > MAX_BYTES:
            while raw and not raw.endswith(b"\n"):
                raw = stream.readline(MAX_BYTES)
            yield Coded(name=line, error=UnreadableInput(f"{line} is longer than {MAX_BYTES >> 20} MB"))
        elif raw.strip():
            yield _record(line, raw.removeprefix(b"\xef\xbb\xbf"))


def _json(name: str, data: bytes) -> Iterator[Coded | Input]:
    data = data.removeprefix(b"\xef\xbb\xbf")
    if not data.lstrip().startswith(b"["):
        yield _record(name, data)
        return
    try:
        records = msgspec.json.decode(data, type=list[msgspec.Raw])
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        yield Coded(name=name, error=SchemaError(f"{name} is no list of JSON objects: {error}"))
        return
    for number, raw in enumerate(records, 1):
        yield _record(f"{name}, record {number}", bytes(raw))


def _record(name: str, raw: bytes) -> Coded | Input:
    try:
        keys = msgspec.json.decode(raw, type=dict[str, msgspec.Raw])
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        return Coded(name=name, error=SchemaError(f"{name} is not a JSON object: {error}"))
    if "article" in keys:
        try:
            return Coded(name=name, reading=reading_from_json(raw))
        except (SchemaError, RecursionError) as error:
            return Coded(name=name, error=SchemaError(f"{name}: {error}"))
    record = next(read_records(BytesIO(raw.replace(b"\n", b" "))), None)
    if record is None or record.error is not None:
        problem = "needs either text or html, or to be a Reading (`purport schema`)"
        return Coded(name=name, error=UnreadableInput(f"{name} {problem}"))
    fields = ("id", "text", "html", "url", "outlet", "title", "published")
    return Input(name=name, item={key: value for key in fields if (value := getattr(record, key)) is not None})
