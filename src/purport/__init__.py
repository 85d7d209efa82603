"""Purport reads the news into attributed events.

    import purport
    reading = purport.read("page.html", published="2023-09-11")

The names below load the language model's libraries when they are first used, so that `import purport` is cheap.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from purport import errors, records
from purport.errors import PurportError
from purport.records import Reading, json_schema, reading_from_json

if TYPE_CHECKING:
    from purport.ledger import Ledger
    from purport.reading.face import (
        load,
        read,
        read_many,
        relation,
        resolve_actor,
        resolve_date,
        resolve_place,
        resolve_places,
    )

_FACE = ("load", "read", "read_many", "relation", "resolve_actor", "resolve_date", "resolve_place", "resolve_places")

__all__ = [
    "Ledger",
    "PurportError",
    "Reading",
    "errors",
    "json_schema",
    "load",
    "read",
    "read_many",
    "reading_from_json",
    "records",
    "relation",
    "resolve_actor",
    "resolve_date",
    "resolve_place",
    "resolve_places",
]


def __getattr__(name: str) -> Any:
    if name in _FACE:
        return getattr(import_module("purport.reading.face"), name)
    if name == "Ledger":
        return import_module("purport.ledger").Ledger
    raise AttributeError(f"module 'purport' has no attribute {name!r}")


def __dir__() -> list[str]:
    return list(__all__)
