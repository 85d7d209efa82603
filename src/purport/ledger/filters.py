"""Which claims a query asks for."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from typing import Any, TypeAlias

from sqlalchemy import ColumnElement, Select, select

from purport.errors import UsageError
from purport.ledger import schema
from purport.ledger.records import Realisation, Standing
from purport.ledger.rows import plain
from purport.ledger.times import cut_of, since_of
from purport.records.values import EVENT_TYPES

_REALISATIONS: tuple[Realisation, ...] = ("unknown", "planned", "ongoing", "happened", "cancelled", "overdue")
_SUPPORTS: tuple[Standing, ...] = ("rumoured", "alleged", "asserted", "reported", "corroborated", "confirmed")

Asked: TypeAlias = Callable[[ColumnElement[str]], ColumnElement[bool]]
"""What is asked of a facet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """All of these have to hold. Names are looked up without regard to case.

    `actor` is the beginning of a name, a surname, or an entity id; `country` an ISO 3166 alpha-3 code of a party or
    of the place; `place` the beginning of a name; `start` and `end` ISO days that the event's date has to overlap;
    `origins` the least number of named origins; `denied` True or False; `rejected` lists claims that a person
    rejected too.
    """

    type: str | None = None
    actor: str | None = None
    country: str | None = None
    place: str | None = None
    start: str | None = None
    end: str | None = None
    realisation: str | None = None
    support: str | None = None
    denied: bool | None = None
    origins: int | None = None
    story: str | None = None
    rejected: bool = False
    parts: tuple[str, ...] = ()
    """The story and all that are one with it; `story` alone is asked for."""


def make_filters(given: Mapping[str, Any]) -> Filters:
    """Check filters. Raises UsageError that names the wrong one and what is possible."""
    known = {field.name for field in fields(Filters)} - {"parts"}
    if unknown := set(given) - known:
        raise UsageError(f"no filter {', '.join(sorted(unknown))}; known are {', '.join(sorted(known))}")
    values = {name: value for name, value in given.items() if value is not None}
    for name, allowed in (("type", EVENT_TYPES), ("realisation", _REALISATIONS), ("support", _SUPPORTS)):
        if name in values:
            values[name] = str(values[name]).upper() if name == "type" else str(values[name]).lower()
            if values[name] not in allowed:
                raise UsageError(f"{name}: {values[name]!r} is not one of {', '.join(allowed)}")
    if "country" in values:
        values["country"] = str(values["country"]).upper()
    if "start" in values:
        values["start"] = since_of(values["start"], "from")[:10]
    if "end" in values:
        values["end"] = cut_of(values["end"], "to")[:10]
    return Filters(**values)


def findable(query: Select[Any], filters: Filters) -> Select[Any]:
    """Narrow a query of claim states by what never changes for the worse: the facets."""
    exact = {"type": filters.type, "country": filters.country}
    if filters.story is not None:
        told = [f"story:{story}" for story in filters.parts or (filters.story,)]
        query = query.where(_with_facet(lambda facet: facet.in_(told)))
    for name, value in exact.items():
        if value is not None:
            query = query.where(_with_facet(_is(f"{name}:{value}")))
    for name, value in (("actor", filters.actor), ("place", filters.place)):
        if value is not None:
            query = query.where(_with_facet(_begins(f"{name}:{plain(value)}")))
    return query


def _is(words: str) -> Asked:
    return lambda facet: facet == words


def _begins(words: str) -> Asked:
    return lambda facet: (facet >= words) & (facet < words + "\U0010ffff")


def _with_facet(condition: Asked) -> ColumnElement[bool]:
    """Give the condition that a claim has a facet of which something holds."""
    filed, waiting = schema.facet.c, schema.unfiled_facet.c
    found = select(filed.claim).where(condition(filed.facet))
    return schema.claim_state.c.claim.in_(found.union_all(select(waiting.claim).where(condition(waiting.facet))))


def standing_now(query: Select[Any], filters: Filters) -> Select[Any]:
    """Narrow a query of claim states by how claims stand at present."""
    state = schema.claim_state.c
    if not filters.rejected:
        query = query.where(state.hidden.is_(False))
    for column, value in ((state.realisation, filters.realisation), (state.support, filters.support)):
        if value is not None:
            query = query.where(column == value)
    if filters.denied is not None:
        query = query.where(state.denied.is_(filters.denied))
    if filters.origins is not None:
        query = query.where(state.low >= filters.origins)
    if filters.start is not None:
        query = query.where(state.end >= filters.start)
    if filters.end is not None:
        query = query.where(state.start <= filters.end)
    return query


def fits(row: Mapping[str, Any], filters: Filters) -> bool:
    """Say whether a claim's row, folded at some cut, is asked for."""
    if row["review"] == "rejected" and not filters.rejected:
        return False
    if filters.realisation not in (None, row["realisation"]) or filters.support not in (None, row["support"]):
        return False
    if filters.denied not in (None, row["denied"]) or row["origins_low"] < (filters.origins or 0):
        return False
    if filters.type not in (None, row["type"]):
        return False
    if filters.story and not set(filters.parts or (filters.story,)).intersection(row["stories"]):
        return False
    if filters.start is not None and not (row["date_end"] and row["date_end"][:10] >= filters.start):
        return False
    return filters.end is None or bool(row["date_start"] and row["date_start"][:10] <= filters.end)
