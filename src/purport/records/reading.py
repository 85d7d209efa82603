"""The record of one article: everything that was read out of it."""

from dataclasses import dataclass
from typing import Any

import msgspec

from purport.errors import SchemaError
from purport.records.article import Article, Issue
from purport.records.attribution import Attribution
from purport.records.event import Event

SCHEMA_VERSION = "1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Coder:
    """The versions of everything that took part in the coding."""

    version: str
    model: str
    codebook: str
    actors: str
    gazetteer: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One article with its attributions, events and issues."""

    schema: str
    coder: Coder
    article: Article
    attributions: tuple[Attribution, ...]
    events: tuple[Event, ...]
    issues: tuple[Issue, ...]

    def to_dict(self) -> dict[str, Any]:
        """Give the record as plain dicts, lists, strings and numbers, in the order of the schema."""
        built: dict[str, Any] = msgspec.json.decode(self.to_json())
        return built

    def to_json(self) -> bytes:
        """Give the record as UTF-8 JSON; the same input gives the same bytes."""
        return msgspec.json.encode(self)


def reading_from_json(data: bytes | str) -> Reading:
    """Read a Reading back from JSON.

    Raises SchemaError that names the first place where `data` departs from the schema.
    """
    try:
        return msgspec.json.decode(data, type=Reading)
    except msgspec.DecodeError as error:
        raise SchemaError(f"not a Reading: {error}. `purport schema` prints what is expected.") from error


def json_schema() -> dict[str, Any]:
    """Give the JSON Schema of a Reading, generated from the record classes."""
    schema: dict[str, Any] = msgspec.json.schema(Reading)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "Purport Reading", **schema}
