"""Write a gazetteer as one SQLite file."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from pathlib import Path

from purport.mentions.gazetteer import OFFICIAL
from purport.mentions.place_building import Row, Rows

KINDS = ("country", "admin1", "admin2", "city", "region", "site")
SCALE = 10_000
"""Degrees are kept as whole numbers of a ten-thousandth, about ten metres."""

SCHEMA = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE unit (id INTEGER PRIMARY KEY, country TEXT, name TEXT);
CREATE TABLE place (
  id INTEGER PRIMARY KEY, name TEXT, kind INTEGER, unit INTEGER, lat INTEGER, lon INTEGER, population INTEGER,
  capital INTEGER, reach INTEGER);
CREATE TABLE name (key TEXT, id INTEGER, rank INTEGER, PRIMARY KEY (key, id)) WITHOUT ROWID;
CREATE TABLE context (key TEXT PRIMARY KEY, country TEXT, admin1 TEXT) WITHOUT ROWID;
CREATE TABLE member (region INTEGER, country TEXT, position INTEGER, PRIMARY KEY (region, position)) WITHOUT ROWID;
"""


def write_gazetteer(rows: Rows, out: Path, note: str) -> None:
    """Write the file beside its place, then move it there, so that a reader never sees half of it.

    The same rows give the same file. Raises OSError where the folder cannot be written.
    """
    partial = out.with_suffix(".partial")
    partial.unlink(missing_ok=True)
    units = sorted({(row.country or "", row.unit or "") for row in rows.places.values()})
    number = {unit: i for i, unit in enumerate(units)}
    connection = sqlite3.connect(partial)
    try:
        connection.execute("PRAGMA page_size = 4096")
        connection.executescript(SCHEMA)
        connection.executemany("INSERT INTO meta VALUES (?, ?)", [("version", note), ("schema", "2")])
        connection.executemany("INSERT INTO unit VALUES (?, ?, ?)", [(i, *unit) for unit, i in number.items()])
        connection.executemany(
            "INSERT INTO place VALUES (?,?,?,?,?,?,?,?,?)",
            [_packed(row, number) for row in sorted(rows.places.values())],
        )
        connection.executemany("INSERT INTO name VALUES (?,?,?)", sorted((k, i, r) for (k, i), r in rows.names.items()))
        connection.executemany("INSERT INTO context VALUES (?,?,?)", context_rows(rows))
        connection.executemany("INSERT INTO member VALUES (?,?,?)", sorted(rows.members))
        connection.commit()
        connection.execute("VACUUM")
    finally:
        connection.close()
    partial.replace(out)


def _packed(row: Row, units: dict[tuple[str, str], int]) -> tuple[object, ...]:
    lat = None if row.lat is None else round(row.lat * SCALE)
    lon = None if row.lon is None else round(row.lon * SCALE)
    unit = units[row.country or "", row.unit or ""]
    return (row.id, row.name, KINDS.index(row.kind), unit, lat, lon, row.population, row.capital, row.reach)


def context_rows(rows: Rows) -> list[tuple[str, str, str | None]]:
    """List the names that say which country or large first-level unit a text speaks of."""
    found: dict[str, tuple[str, str | None]] = {}
    units: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for (key, bearer), rank in sorted(rows.names.items(), key=lambda item: (-item[1], item[0])):
        row = rows.places[bearer]
        if row.country is None:
            continue
        if row.kind == "country":
            found[key] = (row.country, None)
        elif row.kind == "admin1" and rank == OFFICIAL and row.unit is not None and len(key) > 1 and _is_known(row):
            units[key].add((row.country, row.unit))
    for key, bearers in units.items():
        if len(bearers) == 1:
            found.setdefault(key, next(iter(bearers)))
    return [(key, country, unit) for key, (country, unit) in sorted(found.items())]


def _is_known(unit: Row) -> bool:
    """Tell whether a unit is large enough to be named without its country."""
    return unit.population >= 1_000_000 or unit.country in ("USA", "CAN")
