"""The gazetteer: one read-only SQLite file compiled from GeoNames, opened when first asked."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal
from urllib.parse import quote

from purport.errors import DataError
from purport.mentions.place_names import name_key

OFFICIAL, ALTERNATE, DEMONYM = 0, 1, 2
VARIABLE = "PURPORT_GAZETTEER"
"""Environment variable that names another gazetteer than the one in the package, made by `purport places update`."""

_FIRST_REGION = 1_000_000_000
_REMEMBERED = 20_000
_SCALE = 10_000

PlaceKind = Literal["country", "admin1", "admin2", "city", "region", "site"]
_KINDS: tuple[PlaceKind, ...] = ("country", "admin1", "admin2", "city", "region", "site")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A place of the gazetteer under one of its names; `rank` says how good a name: official, alternate, demonym.

    `reach` is the radius of an area in kilometres, 0 where it is not known. A `site` is an airport or base.
    """

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
    reach: int = 0

    @property
    def geonameid(self) -> int | None:
        """The GeoNames id; None for a region of our own list and for a site."""
        return self.id if self.id < _FIRST_REGION else None


@cache
def _connection() -> sqlite3.Connection:
    chosen = os.environ.get(VARIABLE)
    path = Path(chosen) if chosen else files("purport.mentions") / "data" / "gazetteer.sqlite"
    remedy = f"Build it again with `purport places update`, or unset {VARIABLE}." if chosen else "Reinstall Purport."
    try:
        connection = sqlite3.connect(f"file:{quote(str(path))}?mode=ro&immutable=1", uri=True, check_same_thread=False)
        schema = connection.execute("SELECT value FROM meta WHERE key = 'schema'").fetchone()
    except sqlite3.Error as error:
        raise DataError(f"the gazetteer {path} cannot be opened: {error}. {remedy}") from error
    if schema != ("2",):
        raise DataError(f"the gazetteer {path} has another form than this version reads. {remedy}")
    return connection


_COLUMNS = "place.id, place.name, kind, unit.country, unit.name, lat, lon, population, capital, reach"
_PLACES = "place JOIN unit ON unit.id = place.unit"
_QUERY = f"""SELECT {_COLUMNS}, rank FROM name JOIN place ON place.id = name.id JOIN unit ON unit.id = place.unit
WHERE name.key = ? ORDER BY rank, population DESC, place.id LIMIT 60"""  # noqa: S608 - no value is put in


def _entry(row: tuple[Any, ...], rank: int) -> Entry:
    return Entry(
        id=row[0], name=row[1], kind=_KINDS[row[2]], country=row[3] or None, admin1=row[4] or None,
        lat=None if row[5] is None else row[5] / _SCALE, lon=None if row[6] is None else row[6] / _SCALE,
        population=row[7], capital=bool(row[8]), rank=rank, reach=row[9],
    )  # fmt: skip


@lru_cache(maxsize=_REMEMBERED)
def entries_by_key(key: str) -> tuple[Entry, ...]:
    """Look a folded name up; the best sixty places that bear it, official names and large places first."""
    if not key:
        return ()
    try:
        rows = _connection().execute(_QUERY, (key,)).fetchall()
    except sqlite3.Error as error:
        raise DataError(f"the gazetteer is broken: {error}. Reinstall Purport.") from error
    return tuple(_entry(row, row[10]) for row in rows)


def entries(name: str) -> tuple[Entry, ...]:
    """Look a name up as it is written; see `entries_by_key`."""
    return entries_by_key(name_key(name))


@cache
def gazetteer_version() -> str:
    """Return the version of the gazetteer: the sources it was compiled from and the smallest population kept."""
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
    query = f"SELECT {_COLUMNS} FROM {_PLACES} WHERE capital = 1 ORDER BY population, place.id"  # noqa: S608 - no value is put in
    found = [_entry(row, OFFICIAL) for row in _connection().execute(query).fetchall()]
    return MappingProxyType({entry.country: entry for entry in found if entry.country is not None})


@cache
def countries_by_code() -> Mapping[str, Entry]:
    """Return the countries by their ISO 3166 alpha-3 codes."""
    kind = _KINDS.index("country")
    query = f"SELECT {_COLUMNS} FROM {_PLACES} WHERE kind = ?"  # noqa: S608 - no value is put in
    found = [_entry(row, OFFICIAL) for row in _connection().execute(query, (kind,)).fetchall()]
    return MappingProxyType({entry.country: entry for entry in found if entry.country is not None})


def town_points() -> Iterator[tuple[float, float, str]]:
    """Give latitude, longitude and country of every town."""
    kind = _KINDS.index("city")
    query = f"SELECT unit.country, lat, lon FROM {_PLACES} WHERE kind = ?"  # noqa: S608 - no value is put in
    for country, lat, lon in _connection().execute(query, (kind,)):
        if country:
            yield lat / _SCALE, lon / _SCALE, country


def site_rows() -> list[tuple[Entry, tuple[str, ...]]]:
    """Return the airports and bases, each with all its folded names."""
    kind = _KINDS.index("site")
    names: dict[int, list[str]] = {}
    query = "SELECT name.key, name.id FROM name JOIN place ON place.id = name.id WHERE kind = ? ORDER BY name.key"
    for key, place in _connection().execute(query, (kind,)):
        names.setdefault(place, []).append(key)
    query = f"SELECT {_COLUMNS} FROM {_PLACES} WHERE kind = ? ORDER BY place.id"  # noqa: S608 - no value is put in
    rows = _connection().execute(query, (kind,)).fetchall()
    return [(_entry(row, OFFICIAL), tuple(names.get(row[0], ()))) for row in rows]
