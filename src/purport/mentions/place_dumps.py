"""Read the dumps of GeoNames: the tables from which a newer gazetteer is built.

The format is GeoNames' own (the readme of the dumps): tab-separated UTF-8 without quotes; lines that begin with "#" are
comments in the table of countries only.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import IO

from purport.errors import MissingInput, UnreadableInput
from purport.mentions.gazetteer import site_rows
from purport.mentions.place_sources import Country, Site, Sources, Town, Unit

COUNTRIES, UNITS, DISTRICTS, TOWNS = "countryInfo.txt", "admin1CodesASCII.txt", "admin2Codes.txt", "cities1000.zip"
FILES = (COUNTRIES, UNITS, DISTRICTS, TOWNS)
MAX_TABLE, MAX_ROWS, MAX_LINE = 400_000_000, 1_500_000, 100_000
"""Unpacked bytes, rows and characters of a row that a table may have; the largest has a tenth of them."""

_GONE = frozenset({"PPLH", "PPLQ", "PPLW", "PPLCH"})
"""Feature codes of places that are historical, abandoned or destroyed."""


def read_dumps(folder: Path, note: str) -> Sources:
    """Read the dumps in a folder.

    Arguments: the folder with FILES; what the gazetteer is to call its version. Airports and bases, which the dumps of
    towns lack, are those of the gazetteer in use. Raises MissingInput where a file is not there, UnreadableInput where
    one is too large or no table of GeoNames.
    """
    countries = [_country(row) for row in _rows(folder / COUNTRIES, 19)]
    return Sources(
        note=note,
        countries=countries,
        units=[_unit(row) for row in _rows(folder / UNITS, 4)],
        districts=[_unit(row) for row in _rows(folder / DISTRICTS, 4)],
        towns=[_town(row) for row in _rows(folder / TOWNS, 19) if row[7] not in _GONE],
        sites=known_sites({country.iso3: country.iso2 for country in countries}),
    )


def known_sites(alpha2: Mapping[str, str]) -> list[Site]:
    """Give the airports and bases of the gazetteer in use, with all their names.

    `alpha2` has the two letters of each country by its three.
    """
    found = []
    for entry, names in site_rows():
        iso2 = alpha2.get(entry.country or "")
        if iso2 is not None and entry.lat is not None and entry.lon is not None:
            unit = entry.admin1 or ""
            found.append(
                Site(name=entry.name, city="", iso2=iso2, unit=unit, lat=entry.lat, lon=entry.lon, names=names)
            )
    return found


def _lines(path: Path) -> Iterator[str]:
    if not path.exists():
        raise MissingInput(f"{path} is missing. Give a folder with {', '.join(FILES)}.")
    try:
        if path.suffix == ".zip":
            with zipfile.ZipFile(path) as archive, archive.open(f"{path.stem}.txt") as table:
                yield from _decoded(path, table)
        else:
            with path.open("rb") as table:
                yield from _decoded(path, table)
    except (zipfile.BadZipFile, KeyError, EOFError, NotImplementedError, UnicodeDecodeError) as error:
        raise UnreadableInput(f"{path}: no table of GeoNames: {error}. Fetch it again.") from error


def _decoded(path: Path, table: IO[bytes]) -> Iterator[str]:
    """Read lines with limits, so that a file made to unpack without end is left in time."""
    size = count = 0
    while line := table.readline(MAX_LINE + 1):
        size, count = size + len(line), count + 1
        if len(line) > MAX_LINE or size > MAX_TABLE or count > MAX_ROWS:
            raise UnreadableInput(f"{path}, line {count}: larger than any table of GeoNames. Fetch it again.")
        yield line.decode("utf-8").rstrip("\r\n")


def _rows(path: Path, columns: int) -> Iterator[list[str]]:
    for number, line in enumerate(_lines(path), 1):
        if not line or line.startswith("#"):
            continue
        row = line.split("\t")
        if len(row) != columns:
            raise UnreadableInput(f"{path}, line {number}: {len(row)} columns instead of {columns}. Fetch it again.")
        try:
            yield _checked(row)
        except ValueError as error:
            raise UnreadableInput(f"{path}, line {number}: {error}. Fetch it again.") from error


def _checked(row: list[str]) -> list[str]:
    """Check the numbers of a row: id, degrees, inhabitants."""
    if len(row) == 4:
        int(row[3])
    elif row[0].isdecimal():
        int(row[0]), int(row[14] or 0)
        if not (-90 <= float(row[4]) <= 90 and -180 <= float(row[5]) <= 180):
            raise ValueError("degrees off the globe")
    else:
        int(row[16] or 0), int(row[7] or 0)
    return row


def _country(row: list[str]) -> Country:
    return Country(
        iso2=row[0], iso3=row[1], id=int(row[16] or 0), name=row[4], capital=row[5], population=int(row[7] or 0)
    )


def _unit(row: list[str]) -> Unit:
    return Unit(code=row[0], id=int(row[3]), name=row[1], names=(row[2],))


def _town(row: list[str]) -> Town:
    admin1 = f"{row[8]}.{row[10]}"
    return Town(
        id=int(row[0]), name=row[1], iso2=row[8], admin1=admin1, admin2=f"{admin1}.{row[11]}" if row[11] else "",
        lat=float(row[4]), lon=float(row[5]), population=int(row[14] or 0),
        names=(row[2], *row[3].split(",")),
    )  # fmt: skip
