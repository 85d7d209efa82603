"""What the command line names: files, folders, URLs, JSON Lines and standard input."""

import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from purport.documents.decoding import MAX_BYTES
from purport.documents.json_lines import Record, read_records
from purport.errors import MissingInput, PurportError, UnreadableInput
from purport.reading.session import Item, is_url

PAGES = frozenset({".txt", ".html", ".htm", ".xhtml"})
LINES = frozenset({".jsonl", ".ndjson"})
LONGEST_NAME = 200
"""Characters of a name that does not exist that are told again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Input:
    """One input with the name that messages and output files use, or the error that opening it gave."""

    name: str
    item: Item
    error: PurportError | None = None


def collect(arguments: list[str]) -> list[Input]:
    """Expand the arguments into inputs, order kept, names made distinct."""
    found = [item for argument in arguments for item in _expand(argument)]
    taken = {item.name for item in found}
    seen: Counter[str] = Counter()
    named = []
    for item in found:
        seen[item.name] += 1
        name, number = item.name, seen[item.name]
        while number > 1 and name in taken:
            name = f"{item.name}-{number}"
            number += 1
        taken.add(name)
        named.append(item if name == item.name else replace(item, name=name))
    return named


def _expand(argument: str) -> Iterator[Input]:
    if argument == "-":
        yield from _standard_input()
    elif is_url(argument):
        yield Input(name=re.sub(r"[^\w.-]+", "-", argument.split("://", 1)[1])[:80].strip("-"), item=argument)
    else:
        path = Path(argument)
        if is_folder(path):
            for child in sorted(p for p in path.rglob("*") if p.suffix.lower() in PAGES | LINES and p.is_file()):
                yield from _file(child)
        else:
            yield from _file(path)


def is_folder(path: Path) -> bool:
    """Say whether a path is a folder; a name that no file system takes is none."""
    try:
        return path.is_dir()
    except OSError:
        return False


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:
        return False


def _file(path: Path) -> Iterator[Input]:
    if not _is_there(path):
        shown = str(path) if len(str(path)) <= LONGEST_NAME else f"{str(path)[:LONGEST_NAME]}..."
        error = MissingInput(f"no such file: {shown}. Check the path.")
        yield Input(name=path.stem[:LONGEST_NAME] or shown, item=str(path), error=error)
    elif path.suffix.lower() in LINES:
        with path.open("rb") as stream:
            yield from _lines(path.stem, stream)
    else:
        yield Input(name=path.stem, item=str(path))


def _lines(name: str, stream: BinaryIO) -> Iterator[Input]:
    for record in read_records(stream):
        numbered = f"{name}-{record.line}"
        if record.error is not None:
            yield Input(name=numbered, item=b"", error=record.error)
        else:
            label = re.sub(r"[^\w.-]+", "-", record.id or "")[:80].strip("-.")
            yield Input(name=label or numbered, item=_mapping(record))


def _mapping(record: Record) -> dict[str, str]:
    keys = ("id", "text", "html", "url", "outlet", "title", "published")
    return {key: value for key in keys if (value := getattr(record, key)) is not None}


def _standard_input() -> Iterator[Input]:
    data = sys.stdin.buffer.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        yield Input(name="stdin", item=b"", error=UnreadableInput(f"standard input holds more than {MAX_BYTES} bytes"))
    elif data.lstrip()[:1] == b"{" and b'"' in data[:200]:
        yield from _lines("stdin", BytesIO(data))
    else:
        yield Input(name="stdin", item=data)
