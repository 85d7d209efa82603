"""Gather the rows of a gazetteer from its sources and the names and regions that the package keeps."""

from __future__ import annotations

import csv
import tomllib
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from importlib.resources import files
from typing import Any, NamedTuple

from purport.mentions.gazetteer import ALTERNATE, DEMONYM, OFFICIAL
from purport.mentions.place_hulls import hull_centre, mainland, reach_km
from purport.mentions.place_names import name_key
from purport.mentions.place_sources import Country, Site, Sources, Town, Unit

SITE_ID, REGION_ID = 1_200_000_000, 1_000_000_000
"""Sites and regions have no GeoNames id; they are numbered from here and the number never leaves the gazetteer."""

DISSOLVED = frozenset({"SCG", "ANT"})
MUNICIPAL = frozenset({"RO", "BR", "MX", "NO", "PL", "NL", "SE", "PT", "BG", "CH", "VE", "AR", "HU", "SI", "LV", "EE"})
"""Countries whose second-level units are single municipalities: their towns are in already."""

_SETTLED = frozenset({"US", "CA", "AU", "NZ"})
"""Countries whose districts bear the names of towns and people elsewhere: only with their kind are they meant."""

_KINDS_AFTER = (
    " Region", " Province", " Oblast", " oblast", " Governorate", " State", " District", " County", " Department",
    " Prefecture", " Territory", " City", " Parish", " Municipality", " Kray", " Krai", " Voivodeship", " Borough",
)  # fmt: skip
_KINDS_BEFORE = (
    "Provincia de ", "Departamento de ", "Región de ", "Province of ", "State of ", "Republic of ", "County of ",
    "City of ", "Autonomous Republic of ",
)  # fmt: skip

_NO_NAMES = frozenset({"International", "Regional", "Municipal", "Airport", "Air"})
"""Words that name no airport by themselves, where its city is left out."""

Point = tuple[float, float]


class Row(NamedTuple):
    """One place; `unit` is the name of its first-level unit, `reach` the radius in kilometres, 0 where not known."""

    id: int
    name: str
    kind: str
    country: str | None
    unit: str | None
    lat: float | None
    lon: float | None
    population: int
    capital: int
    reach: int


class Rows:
    """The rows of a gazetteer while they are gathered."""

    def __init__(self) -> None:
        self.places: dict[int, Row] = {}
        self.names: dict[tuple[str, int], int] = {}
        self.members: list[tuple[int, str, int]] = []

    def name(self, place: int, names: Iterable[str], rank: int) -> None:
        """Add names of a place; a better rank wins."""
        for name in names:
            key = name_key(name)
            if key and rank < self.names.get((key, place), 9):
                self.names[key, place] = rank


def gather(sources: Sources, *, alternates_from: int) -> Rows:
    """Gather all rows.

    Arguments: the sources; the inhabitants from which a town's alternate names are kept. Towns of unknown
    population count as small ones.
    """
    extra = _table("place_names.toml")
    rows = Rows()
    countries = {c.iso2: c for c in sources.countries if c.iso3 not in DISSOLVED}
    towns = [town for town in sources.towns if town.iso2 in countries]
    by_unit: dict[str, list[Town]] = defaultdict(list)
    by_district: dict[str, list[Town]] = defaultdict(list)
    by_country: dict[str, list[Point]] = defaultdict(list)
    for town in towns:
        by_unit[town.admin1].append(town)
        by_district[town.admin2].append(town)
        by_country[town.iso2].append((town.lat, town.lon))
    _add_countries(rows, countries, by_country, extra)
    units = _add_units(rows, sources.units, countries, by_unit, extra)
    _add_districts(rows, sources.districts, countries, by_district, units)
    _add_towns(rows, towns, countries, units, extra, alternates_from)
    _add_sites(rows, sources.sites, countries)
    _add_demonyms(rows)
    _add_regions(rows, countries, by_country, by_unit)
    return rows


def _table(name: str) -> dict[str, Any]:
    return tomllib.loads((files("purport.mentions") / "data" / name).read_text(encoding="utf-8"))


def is_latin_name(name: str) -> bool:
    """Tell whether an alternate name is a written name in Latin letters and no code or transliteration."""
    if len(name) < 4 or not name[0].isupper() or name.isupper() or len(name) > 60:
        return False
    return all("LATIN" in unicodedata.name(c, "") for c in name if c.isalpha())


def _rounded(degrees: float | None) -> float | None:
    """Round to about ten metres."""
    return None if degrees is None else round(degrees, 4)


def _add_countries(
    rows: Rows, countries: Mapping[str, Country], points: Mapping[str, list[Point]], extra: Mapping[str, Any]
) -> None:
    for iso2, country in countries.items():
        main = mainland(points.get(iso2, []))
        centre = hull_centre(main) if main else (None, None)
        reach = reach_km((centre[0], centre[1]), main) if centre[0] is not None and centre[1] is not None else 0
        rows.places[country.id] = Row(
            country.id, country.name, "country", country.iso3, None, _rounded(centre[0]), _rounded(centre[1]),
            country.population, 0, reach,
        )  # fmt: skip
        rows.name(country.id, [country.name, *extra["countries"].get(country.iso3, [])], OFFICIAL)


def unit_names(name: str) -> list[str]:
    """Give a unit's name with and without its kind: "Mecca Region", "Mecca"."""
    short = name
    for word in _KINDS_AFTER:
        short = short.removesuffix(word)
    for word in _KINDS_BEFORE:
        short = short.removeprefix(word)
    return [name, short]


def _area(towns: Sequence[Town]) -> tuple[float | None, float | None, int]:
    """Give the middle of some towns and how far they reach."""
    points = [(town.lat, town.lon) for town in towns]
    if not points:
        return None, None, 0
    centre = hull_centre(points)
    return round(centre[0], 4), round(centre[1], 4), reach_km(centre, points)


def _add_units(
    rows: Rows,
    units: Sequence[Unit],
    countries: Mapping[str, Country],
    towns: Mapping[str, list[Town]],
    extra: Mapping[str, Any],
) -> dict[str, str]:
    """Add first-level units, placed in the middle of their towns; return their names by code."""
    names: dict[str, str] = {}
    for unit in units:
        country = countries.get(unit.code.split(".")[0])
        if country is None:
            continue
        names[unit.code] = unit.name
        members = towns.get(unit.code, [])
        lat, lon, reach = _area(members)
        people = sum(town.population for town in members)
        rows.places[unit.id] = Row(unit.id, unit.name, "admin1", country.iso3, unit.name, lat, lon, people, 0, reach)
        rows.name(unit.id, [*unit_names(unit.name), *extra["admin1"].get(unit.code, [])], OFFICIAL)
        latin = [short for name in unit.names if is_latin_name(name) for short in unit_names(name)]
        rows.name(unit.id, latin, ALTERNATE)
    return names


def _add_districts(
    rows: Rows,
    districts: Sequence[Unit],
    countries: Mapping[str, Country],
    towns: Mapping[str, list[Town]],
    units: Mapping[str, str],
) -> None:
    """Add counties and districts, placed in the middle of their towns; those without towns have no point and stay out.

    "Laurel" alone is hardly ever the county in the United States, nor "Oxford" in Ontario, so there the bare name is an
    alternate; "Essex" alone is in Britain.
    """
    for district in districts:
        iso2 = district.code.split(".")[0]
        members = towns.get(district.code, [])
        if iso2 not in countries or iso2 in MUNICIPAL or not members or district.id in rows.places:
            continue
        unit = units.get(".".join(district.code.split(".")[:2]))
        lat, lon, reach = _area(members)
        population = sum(town.population for town in members)
        rows.places[district.id] = Row(
            district.id, district.name, "admin2", countries[iso2].iso3, unit, lat, lon, population, 0, reach
        )
        full, short = unit_names(district.name)
        official = {full, short} - {short} if iso2 in _SETTLED else {full, short}
        rows.name(district.id, sorted(official), OFFICIAL)
        rows.name(district.id, [short], ALTERNATE)


def _add_towns(
    rows: Rows,
    towns: Sequence[Town],
    countries: Mapping[str, Country],
    units: Mapping[str, str],
    extra: Mapping[str, Any],
    alternates_from: int,
) -> None:
    """Add towns with their Latin-script alternate names, and mark the capitals."""
    capitals = {
        (iso2, name_key(name))
        for iso2, country in countries.items()
        for name in [country.capital.strip(), *extra["capitals"].get(country.iso3, [])]
        if name
    }
    nicknames: dict[tuple[str, str], list[str]] = defaultdict(list)
    for full, names in [*extra["cities"].items(), *extra["venues"].items()]:
        iso2, _, name = full.partition("/")
        nicknames[iso2, name] += names
    for town in sorted(towns, key=lambda town: (-town.population, town.id)):
        if town.id in rows.places:
            continue
        capital = int((town.iso2, name_key(town.name)) in capitals)
        capitals.discard((town.iso2, name_key(town.name)))
        rows.places[town.id] = Row(
            town.id, town.name, "city", countries[town.iso2].iso3, units.get(town.admin1), _rounded(town.lat),
            _rounded(town.lon), town.population, capital, 0,
        )  # fmt: skip
        rows.name(town.id, [town.name, *nicknames.pop((town.iso2, town.name), [])], OFFICIAL)
        if town.population >= alternates_from or capital:
            rows.name(town.id, [other for other in town.names if is_latin_name(other)], ALTERNATE)


def site_names(site: Site) -> list[str]:
    """Give the names of an airport: in full, without its city, without "International"."""
    names = [site.name]
    words = site.name.split()
    if site.city and len(words) > 2 and site.name.startswith(site.city + " "):
        rest = site.name[len(site.city) + 1 :]
        if len(rest.split()) > 1 and rest.split()[0] not in _NO_NAMES:
            names.append(rest)
    names += [name.replace(" International Airport", " Airport") for name in names]
    names += [name.replace(" Air Base", " Airbase") for name in names]
    return list(dict.fromkeys(names))


def _add_sites(rows: Rows, sites: Sequence[Site], countries: Mapping[str, Country]) -> None:
    """Add airports and bases."""
    for number, site in enumerate(sites):
        if site.iso2 not in countries:
            continue
        place = SITE_ID + number
        country = countries[site.iso2].iso3
        rows.places[place] = Row(
            place, site.name, "site", country, site.unit or None, _rounded(site.lat), _rounded(site.lon), 0, 0, 0
        )
        rows.name(place, site.names or site_names(site), OFFICIAL)


def _add_demonyms(rows: Rows) -> None:
    """Add demonyms ("Turkish", "Turks") as names of their countries, of the lowest rank."""
    by_code = {row.country: row.id for row in rows.places.values() if row.kind == "country"}
    text = (files("purport.mentions") / "data" / "countries.tsv").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    for line in csv.DictReader(lines, delimiter="\t"):
        place = by_code.get(line["iso3"])
        if place is not None:
            words = [*line["adjectives"].split("|"), *line["nouns"].split("|")]
            rows.name(place, [word for word in words if word], DEMONYM)


def _add_regions(
    rows: Rows,
    countries: Mapping[str, Country],
    by_country: Mapping[str, list[Point]],
    by_unit: Mapping[str, list[Town]],
) -> None:
    """Add the regions kept in the package. A first-level unit of the same name is the region, with its point.

    A region with `units`, or whose whole member countries it is (`whole`), has the middle and the reach of its towns;
    other regions have no point.
    """
    iso2 = {country.iso3: code for code, country in countries.items()}
    units = {
        (key, rows.places[place].country)
        for (key, place), rank in rows.names.items()
        if rank == OFFICIAL and rows.places[place].kind == "admin1"
    }
    for number, region in enumerate(_table("regions.toml")["region"]):
        place = REGION_ID + number
        country = region["countries"][0] if len(region["countries"]) == 1 else None
        names = [name for name in region["names"] if (name_key(name), country) not in units]
        if not names:
            continue
        points = [(town.lat, town.lon) for unit in region.get("units", ()) for town in by_unit.get(unit, ())]
        if region.get("whole"):
            points += [p for code in region["countries"] for p in mainland(by_country.get(iso2.get(code, ""), []))]
        centre = hull_centre(points) if points else (None, None)
        reach = reach_km((centre[0], centre[1]), points) if centre[0] is not None and centre[1] is not None else 0
        rows.places[place] = Row(
            place, names[0], "region", country, None, _rounded(centre[0]), _rounded(centre[1]), 0, 0, reach
        )
        rows.name(place, names, OFFICIAL)
        rows.name(place, region.get("adjectives", ()), DEMONYM)
        rows.members += [(place, iso3, position) for position, iso3 in enumerate(region["countries"])]
