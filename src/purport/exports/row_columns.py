"""What kind of value each column of the ledger's rows holds, so that an empty file has the same types as a full one."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any, Literal

Row = Mapping[str, Any]
Kind = Literal["text", "texts", "count", "number", "truth", "moment", "date", "nested"]

_BY_KIND: Mapping[Kind, tuple[str, ...]] = MappingProxyType(
    {
        "texts": ("actors", "actor_countries", "recipients", "recipient_countries", "origins", "stories", "claims"),
        "count": ("origins_low", "origins_high", "articles", "statements", "reports", "version"),
        "number": ("lat", "lon", "score"),
        "truth": ("denied", "was_denied", "headline", "day_only"),
        "moment": ("at", "first_published", "last_published", "changed", "published", "recorded", "first", "last"),
    }
)
_KINDS: Mapping[str, Kind] = MappingProxyType({name: kind for kind, names in _BY_KIND.items() for name in names})


def columns_of(rows: Sequence[Row], columns: Sequence[str] = ()) -> tuple[str, ...]:
    """Give the columns of a file: those asked for, else all keys in the order in which the rows bring them."""
    return tuple(columns) or tuple(dict.fromkeys(key for row in rows for key in row))


def kind_of(column: str, rows: Sequence[Row]) -> Kind:
    """Say what a column holds: by its name where the ledger knows it and the values fit, else by its values."""
    values = [value for row in rows if (value := row.get(column)) is not None]
    known = _KINDS.get(column)
    if known is not None and all(_fits(value, known) for value in values):
        return known
    if not values or all(isinstance(value, str) for value in values):
        return "text"
    kinds: tuple[Kind, ...] = ("truth", "count", "number", "texts")
    return next((kind for kind in kinds if all(_fits(value, kind) for value in values)), "nested")


def _fits(value: Any, kind: Kind) -> bool:
    if kind == "truth":
        return isinstance(value, bool)
    if kind == "count":
        return isinstance(value, int) and not isinstance(value, bool) and abs(value) < 2**63
    if kind == "number":
        return isinstance(value, (int, float)) and not isinstance(value, bool)
    if kind == "texts":
        return isinstance(value, (list, tuple)) and all(isinstance(item, str) for item in value)
    return isinstance(value, str)
