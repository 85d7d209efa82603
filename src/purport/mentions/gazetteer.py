"""The gazetteer: one read-only SQLite file compiled from GeoNames, opened when first asked."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from types import MappingProxyType
from typing import Literal

from purport.errors import DataError
from purport.mentions.place_names import name_key

OFFICIAL, ALTERNATE, DEMONYM = 0, 1, 2
_FIRST_REGION = 1_000_000_000
_REMEMBERED = 20_000

PlaceKind = Literal["country", "admin1", "admin2", "city", "region"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A place of the gazetteer under one of its names; `rank` says how good a name: official, alternate, demonym."""

    id: int
    name: str
    kind: PlaceKind
    country: str | None
    admin1: str | None
    lat: float | None
    lon: float | None
    population: int
    capital: bool
    rank: int

    @property
    def geonameid(self) -> int | None:
        """The GeoNames id; None for a region of our own list."""
        return self.id if self.id < _FIRST_REGION else None


@cache
def _connection() -> sqlite3.Connection:
    path = files("purport.mentions") / "data" / "gazetteer.sqlite"
    try:
        return sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True, check_same_thread=False)
    except sqlite3.Error as error:
        raise DataError(f"the gazetteer cannot be opened: {error}. Reinstall Purport.") from error


_QUERY = """SELECT place.id, place.name, kind, country, admin1, lat, lon, population, capital, rank
FROM name JOIN place ON place.id = name.id WHERE name.key = ? ORDER BY rank, population DESC, place.id LIMIT 60"""


@lru_cache(maxsize=_REMEMBERED)
def entries_by_key(key: str) -> tuple[Entry, ...]:
    """Look a folded name up; the best sixty places that bear it, official names and large places first."""
    if not key:
        return ()
    try:
        rows = _connection().execute(_QUERY, (key,)).fetchall()
    except sqlite3.Error as error:
        raise DataError(f"the gazetteer is broken: {error}. Reinstall Purport.") from error
    return tuple(
        Entry(
            id=row[0], name=row[1], kind=row[2], country=row[3], admin1=row[4], lat=row[5], lon=row[6],
            population=row[7], capital=bool(row[8]), rank=row[9],
        )
        for row in rows
    )  # fmt: skip


def entries(name: str) -> tuple[Entry, ...]:
    """Look a name up as it is written; see `entries_by_key`."""
    return entries_by_key(name_key(name))


@cache
def gazetteer_version() -> str:
    """Return the version of the gazetteer: the package it was compiled from and the smallest population kept."""
    row = _connection().execute("SELECT value FROM meta WHERE key = 'version'").fetchone()
    return str(row[0]) if row else "unknown"


@cache
def context_keys() -> Mapping[str, tuple[str, str | None]]:
    """Return folded names that say which country a text speaks of: of countries, demonyms and large first-level units.

    The values are the country's ISO 3166 alpha-3 code and the unit's name, or None for the country itself.
    """
    rows = _connection().execute("SELECT key, country, admin1 FROM context").fetchall()
    return MappingProxyType({key: (country, unit) for key, country, unit in rows})


@cache
def region_members() -> Mapping[int, tuple[str, ...]]:
    """Return the member countries of each region."""
    members: dict[int, tuple[str, ...]] = {}
    for region, country in _connection().execute("SELECT region, country FROM member ORDER BY region, position"):
        members[region] = (*members.get(region, ()), country)
    return MappingProxyType(members)


@cache
def capitals() -> Mapping[str, Entry]:
    """Return the capital of each country, the most populous where there are several."""
    rows = _connection().execute(
        "SELECT id, name, kind, country, admin1, lat, lon, population, capital, 0 FROM place WHERE capital = 1 "
        "ORDER BY population, id"
    )
    return MappingProxyType({
        row[3]: Entry(
            id=row[0], name=row[1], kind=row[2], country=row[3], admin1=row[4], lat=row[5], lon=row[6],
            population=row[7], capital=True, rank=OFFICIAL,
        )
        for row in rows.fetchall()
    })  # fmt: skip
