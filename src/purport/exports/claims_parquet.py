"""Rows of the ledger as Parquet, with the types that DuckDB, R and pandas read at once. Needs the extra `parquet`."""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from io import BytesIO
from types import ModuleType
from typing import Any

import msgspec

from purport.errors import UsageError
from purport.exports.row_columns import Kind, Row, columns_of, kind_of


def render(rows: Sequence[Row], columns: Sequence[str] = (), given: Mapping[str, Kind] | None = None) -> bytes:
    """Give the file.

    Arguments: the rows; the columns, by default all keys of the rows in their order; the kinds of columns that are
    known. Moments are timestamps in UTC, several values a list, anything nested JSON text. Raises UsageError where
    pyarrow is not installed.
    """
    arrow, parquet = _pyarrow()
    names = columns_of(rows, columns)
    known = given or {}
    kinds = {name: known.get(name) or _readable(kind_of(name, rows), name, rows) for name in names}
    schema = arrow.schema([arrow.field(name, _type(arrow, kind)) for name, kind in kinds.items()])
    arrays = [
        arrow.array([_value(row.get(name), kinds[name]) for row in rows], type=schema.field(name).type)
        for name in names
    ]
    stream = BytesIO()
    parquet.write_table(arrow.Table.from_arrays(arrays, schema=schema), stream, compression="zstd")
    return stream.getvalue()


def _pyarrow() -> tuple[ModuleType, ModuleType]:
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError as error:
        raise UsageError(
            "Parquet needs the package pyarrow, which is not installed. "
            'Install it with: pip install "purport[parquet]", or choose csv or json.'
        ) from error
    return pyarrow, pyarrow.parquet


def _type(arrow: Any, kind: Kind) -> Any:
    return {
        "text": arrow.string(),
        "texts": arrow.list_(arrow.string()),
        "count": arrow.int64(),
        "number": arrow.float64(),
        "truth": arrow.bool_(),
        "moment": arrow.timestamp("s", tz="UTC"),
        "date": arrow.date32(),
        "nested": arrow.string(),
    }[kind]


def _readable(kind: Kind, name: str, rows: Sequence[Row]) -> Kind:
    """A column of moments of which one cannot be read stays text: nothing is lost."""
    if kind != "moment":
        return kind
    return "moment" if all(_moment(value) for row in rows if (value := row.get(name)) is not None) else "text"


def _moment(words: str) -> datetime | None:
    try:
        return datetime.fromisoformat(words).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def _date(words: str) -> date | None:
    try:
        return date.fromisoformat(words)
    except ValueError:
        return None


def _value(value: Any, kind: Kind) -> Any:
    if value is None:
        return None
    if kind == "moment":
        return _moment(value)
    if kind == "date":
        return _date(value)
    if kind == "number":
        return float(value)
    if kind == "nested":
        return msgspec.json.encode(value).decode("utf-8")
    if kind == "text":
        return _text(value)
    return [_text(item) for item in value] if kind == "texts" else value


def _text(value: str) -> str:
    return value.encode("utf-8", "replace").decode("utf-8")
