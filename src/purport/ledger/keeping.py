"""Records to table rows and back."""

from array import array
from collections.abc import Mapping, Sequence
from operator import attrgetter
from typing import Any, TypeVar

import msgspec
from sqlalchemy import Row

from purport.ledger.records import Report, Statement, StatusChange

T = TypeVar("T")

REPORT_FIELDS = (
    "id", "address", "version", "article", "sha256", "outlet", "published", "recorded", "coder", "text", "day_only",
    "title", "url", "owner", "country", "state_media", "credit", "language",
)  # fmt: skip
LIGHT_FIELDS = tuple(field for field in REPORT_FIELDS if field != "text")
"""What a fold needs of a report. Texts are long, and it reads sentences only."""

encode = msgspec.json.encode
_statement = msgspec.json.Decoder(Statement)
_change = msgspec.json.Decoder(StatusChange)


def statement_of(record: bytes) -> Statement:
    """Give back a statement."""
    return _statement.decode(record)


def change_of(record: bytes) -> StatusChange:
    """Give back a change of status."""
    return _change.decode(record)


def row_of(record: bytes) -> dict[str, Any]:
    """Give back a claim's row."""
    found: dict[str, Any] = msgspec.json.decode(record)
    return found


def encode_text(value: Any) -> str:
    """Write a list as JSON text."""
    return encode(value).decode()


def report_row(report: Report) -> tuple[Any, ...]:
    """Give the columns of a report that are its fields."""
    return _fields(report)


def report_of(row: Row[Any] | Mapping[str, Any]) -> Report:
    """Give back a report; without its text where the row has none."""
    values = dict(row._mapping if isinstance(row, Row) else row)
    known = {field: values[field] for field in LIGHT_FIELDS}
    known["day_only"], known["state_media"] = bool(known["day_only"]), bool(known["state_media"])
    return Report(text=values.get("text", ""), **known)


def hashes_to_bytes(hashes: Sequence[int]) -> bytes:
    """Pack signed 64-bit numbers; little-endian on every machine."""
    packed = array("q", hashes)
    if _BIG_ENDIAN:
        packed.byteswap()
    return packed.tobytes()


def hashes_from_bytes(data: bytes) -> tuple[int, ...]:
    """Give back packed numbers."""
    packed = array("q")
    packed.frombytes(data)
    if _BIG_ENDIAN:
        packed.byteswap()
    return tuple(packed)


_fields = attrgetter(*REPORT_FIELDS)
_BIG_ENDIAN = array("q", [1]).tobytes()[0] == 0
