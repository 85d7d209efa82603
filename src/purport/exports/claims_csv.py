"""Rows of the ledger as CSV (RFC 4180, UTF-8, a header), for spreadsheets, R and pandas.

A cell that holds several values joins them with semicolons, and quotes those that hold one themselves, as CSV does
with commas. Truth values are true and false; what is unknown is empty; anything nested is JSON. Text that a
spreadsheet would run as a formula (it begins with =, +, - or @) has an apostrophe before it.
"""

import csv
from collections.abc import Sequence
from io import StringIO
from typing import Any

import msgspec

from purport.exports.phrases import CONTROL
from purport.exports.row_columns import Row, columns_of

FORMULA = ("=", "+", "-", "@", "\t", "＝", "＋", "－", "＠")


def render(rows: Sequence[Row], columns: Sequence[str] = ()) -> bytes:
    """Give the file.

    Arguments: the rows; the columns, by default all keys of the rows in their order. Without rows and columns the file
    is empty.
    """
    names = columns_of(rows, columns)
    if not names:
        return b""
    stream = StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(names)
    writer.writerows([_cell(row.get(name)) for name in names] for row in rows)
    return stream.getvalue().encode("utf-8", "replace")


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return repr(value)
    if isinstance(value, str):
        return _inert(value)
    if isinstance(value, (list, tuple)) and all(isinstance(item, str) for item in value):
        return _inert(_joined(value)) if value else ""
    return msgspec.json.encode(value).decode("utf-8")


def _joined(items: Sequence[str]) -> str:
    stream = StringIO()
    csv.writer(stream, delimiter=";", lineterminator="").writerow([CONTROL.sub("", item) for item in items])
    return stream.getvalue()


def _inert(text: str) -> str:
    shown = CONTROL.sub("", text)
    # Text that has apostrophes of its own before such a sign gets one more, so that taking one away gives it back.
    return f"'{shown}" if shown.lstrip("'").startswith(FORMULA) else shown


def plain_cell(cell: str) -> str:
    """Give the text of a cell without the apostrophe that keeps it from being run."""
    return cell[1:] if cell.startswith("'") and cell.lstrip("'").startswith(FORMULA) else cell


def split_cell(cell: str) -> list[str]:
    """Give the values of a cell that holds several, as `render` joined them."""
    joined = plain_cell(cell)
    return next(csv.reader(StringIO(joined, newline=""), delimiter=";")) if joined else []
