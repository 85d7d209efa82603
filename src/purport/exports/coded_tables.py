"""Coded events as CSV and Parquet with Purport's own columns. Both have columns for doubt, so nothing is left out."""

from collections.abc import Sequence

from purport.errors import SchemaError
from purport.exports import claims_csv, claims_parquet
from purport.exports.coded_columns import COLUMNS, row_of
from purport.exports.coded_event import CodedEvent

NAMES = tuple(column.name for column in COLUMNS)


def to_csv(events: Sequence[CodedEvent]) -> bytes:
    """Give the events as CSV (RFC 4180, UTF-8); a header even without events."""
    return claims_csv.render([row_of(event, COLUMNS) for event in events], NAMES)


def to_parquet(events: Sequence[CodedEvent]) -> bytes:
    """Give the events as Parquet: lists where a column holds several values, typed also where a file is empty.

    Raises UsageError where pyarrow is not installed, SchemaError for a number that 64 bits cannot hold.
    """
    kinds = {column.name: column.kind for column in COLUMNS}
    try:
        return claims_parquet.render([row_of(event, COLUMNS) for event in events], NAMES, kinds)
    except OverflowError as error:
        raise SchemaError("a number of a Reading is too large for Parquet. Correct the Reading, or use csv.") from error
