"""The rows of an overrides file with the lines they stand on; a row that cannot be read says why."""

import csv
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

_TABLE = re.compile(r"[ \t]*\[\[[ \t]*actor[ \t]*\]\]")
_MANY = 200_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row: the line it starts on, its cells by field, and what is wrong with it, if anything."""

    line: int
    cells: Mapping[str, Any] = field(default_factory=dict)
    fault: str = ""


def _lines(data: bytes) -> Iterator[tuple[int, str, bool]]:
    """Give the lines with their numbers, and whether each is UTF-8."""
    for number, line in enumerate(data.removeprefix(b"\xef\xbb\xbf").splitlines(), start=1):
        try:
            yield number, line.decode("utf-8"), True
        except UnicodeDecodeError:
            yield number, line.decode("utf-8", "replace"), False


def csv_rows(data: bytes) -> list[Row] | None:
    """Read CSV. Arguments: the bytes. Returns the rows, or None where there is no header with `phrase`."""
    broken = {number for number, _, good in _lines(data) if not good}
    reader = csv.reader([text + "\n" for _, text, _ in _lines(data)], strict=False)
    header: list[str] | None = None
    rows: list[Row] = []
    last = 0
    while len(rows) < _MANY:
        first = last + 1
        try:
            cells = next(reader)
        except StopIteration:
            break
        except csv.Error as error:
            last = reader.line_num
            rows.append(Row(line=first, fault=f"it is no CSV: {error}"))
            continue
        last = reader.line_num
        if not any(cell.strip() for cell in cells) or cells[0].startswith("#"):
            continue
        if header is None:
            header = [cell.strip().lower() for cell in cells]
            if "phrase" not in header:
                return None
            continue
        rows.append(_csv_row(first, last, header, cells, broken))
    return rows if header is not None else None


def _csv_row(first: int, last: int, header: list[str], cells: list[str], broken: set[int]) -> Row:
    if not broken.isdisjoint(range(first, last + 1)):
        return Row(line=first, fault="it is not UTF-8")
    if last > first:
        return Row(line=first, fault=f"a quotation mark runs on to line {last}")
    if len(cells) > len(header):
        return Row(line=first, fault=f"it has {len(cells)} cells, the header {len(header)}")
    return Row(line=first, cells=dict(zip(header, cells, strict=False)))


def toml_rows(data: bytes) -> list[Row] | None:
    """Read `[[actor]]` tables, each for itself, so that one that is broken does not cost the others.

    Arguments: the bytes. Returns the rows, or None where there is no such table.
    """
    starts: list[int] = []
    texts: list[list[str]] = []
    broken: set[int] = set()
    stray: list[Row] = []
    for number, text, good in _lines(data):
        if not good:
            broken.add(len(starts) - 1)
        if _TABLE.match(text):
            starts.append(number)
            texts.append([text])
        elif starts:
            texts[-1].append(text)
        elif text.strip() and not text.lstrip().startswith("#"):
            stray.append(Row(line=number, fault="it stands before the first [[actor]] table"))
    if not starts:
        return None
    rows = [
        Row(line=start, fault="it is not UTF-8") if number in broken else _toml_row(start, "\n".join(lines))
        for number, (start, lines) in enumerate(zip(starts[:_MANY], texts, strict=False))
    ]
    return [*stray, *rows]


def _toml_row(start: int, text: str) -> Row:
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        return Row(line=start, fault=f"it is not TOML: {error}")
    if set(tables) != {"actor"}:
        return Row(line=start, fault=f"unknown table {', '.join(sorted(set(tables) - {'actor'}))}")
    return Row(line=start, cells=tables["actor"][0])
