"""The actor tables of this room, read once: countries, organisations, office holders and metonyms.

Each row names its source and whether it was checked against it; nothing here decides what a word in a text means.
"""

import csv
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import cast
from zlib import crc32

from purport.errors import DataError
from purport.records import Actor
from purport.records.values import SECTORS, Sector

_AS_OF = "2026-09"
_FILES = ("countries.tsv", "domains.tsv", "leaders.tsv", "metonyms.toml", "ministers.tsv", "name_words.tsv",
          "officials.tsv", "organisations.tsv", "roles.tsv")  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Country:
    """A state or territory: its names, what its people and things are called, and where its government sits.

    `seats` pairs a name with the sector that it stands for; `parts` are provinces and regions.
    """

    iso3: str
    name: str
    aliases: tuple[str, ...]
    adjectives: tuple[str, ...]
    nouns: tuple[str, ...]
    capital: str | None
    seats: tuple[tuple[str, Sector], ...]
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation:
    """A body, valid between `start` and `end` where its standing changed (a rebel group that came to rule)."""

    entity: str
    name: str
    aliases: tuple[str, ...]
    country: str | None
    sectors: tuple[Sector, ...]
    kind: str
    start: str
    end: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """What a person was from `start` to `end`; ISO dates, months or years, empty where open."""

    person: str
    aliases: tuple[str, ...]
    country: str
    sectors: tuple[Sector, ...]
    title: str
    start: str
    end: str
    as_of: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Metonym:
    """A place name that stands for an actor."""

    phrases: tuple[str, ...]
    actor: Actor


@cache
def actors_version() -> str:
    """Give the version of the actor tables: the month they describe and a checksum of their contents."""
    check = 0
    for name in _FILES:
        for line in data_lines(name):
            check = crc32(line.encode("utf-8"), check)
    return f"{_AS_OF}+{check:08x}"


def data_lines(name: str) -> list[str]:
    """Give the lines of a data file of this room. Raises DataError where the file is missing."""
    try:
        return files("purport.mentions").joinpath("data", name).read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise DataError(f"data file {name} is missing: {error}. Install Purport again.") from error


def rows(name: str) -> Iterator[dict[str, str]]:
    """Give the rows of a tab-separated data file as dicts; lines that start with `#` are comments."""
    lines = [line for line in data_lines(name) if line and not line.startswith("#")]
    return csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)


def split(cell: str | None) -> tuple[str, ...]:
    """Split a `|` separated cell, leaving out entries with remarks in brackets."""
    return tuple(x for part in (cell or "").split("|") if (x := part.strip()) and "(singular" not in x)


def sectors_of(cell: str | None) -> tuple[Sector, ...]:
    """Read a `|` separated cell of sectors. Raises DataError for a code that PLOVER does not have."""
    codes = split(cell)
    for code in codes:
        if code not in SECTORS:
            raise DataError(f"{code!r} is not a sector; sectors are {', '.join(SECTORS)}")
    return cast(tuple[Sector, ...], codes)


@cache
def countries() -> tuple[Country, ...]:
    """Give all countries."""
    return tuple(
        Country(
            iso3=row["iso3"],
            name=row["name"],
            aliases=split(row["aliases"]),
            adjectives=split(row["adjectives"]),
            nouns=split(row["nouns"]),
            capital=row["capital"] or None,
            seats=tuple(_seat(seat) for seat in split(row["seats"])),
            parts=split(row["parts"]),
        )
        for row in rows("countries.tsv")
    )


def _seat(text: str) -> tuple[str, Sector]:
    name, _, sector = text.partition("=")
    return name, sectors_of(sector or "GOV")[0]


@cache
def organisations() -> tuple[Organisation, ...]:
    """Give all organisations; one whose standing changed has several rows."""
    return tuple(
        Organisation(
            entity=row["entity"],
            name=row["name"],
            aliases=split(row["aliases"]),
            country=row["country"] or None,
            sectors=sectors_of(row["sectors"]),
            kind=row["kind"],
            start=row["start"],
            end=row["end"],
        )
        for row in rows("organisations.tsv")
    )


# Heads of organisations stand in leaders.tsv under the organisation's own code.
_ORGANISATION_CODES = {"NATO": "IGO", "EU": "EUR", "UN": "UNO", "AU": "IGO"}


@cache
def offices() -> tuple[Office, ...]:
    """Give the terms of heads of state and government, of ministers and of other persons in the news."""
    leaders = tuple(
        Office(
            person=row["person"],
            aliases=split(row["aliases"]),
            country=_ORGANISATION_CODES.get(row["country"], row["country"]),
            sectors=("GOV", "OPP") if row["office"] == "claimant" else ("GOV",),
            title=row["title"],
            start=row["start"],
            end=row["end"],
            as_of=row["as_of"],
        )
        for row in rows("leaders.tsv")
    )
    ministers = tuple(
        Office(
            person=row["person"],
            aliases=split(row["aliases"]),
            country=row["country"],
            sectors=("GOV", "MIL") if row["office"] == "defence minister" else ("GOV",),
            title=row["title"],
            start=row["start"],
            end=row["end"],
            as_of=row["as_of"],
        )
        for row in rows("ministers.tsv")
    )
    others = tuple(
        Office(
            person=row["person"],
            aliases=split(row["aliases"]),
            country=row["country"],
            sectors=sectors_of(row["sectors"]),
            title=row["title"],
            start=row["start"],
            end=row["end"],
            as_of=row["as_of"],
        )
        for row in rows("officials.tsv")
    )
    return leaders + ministers + others


@cache
def metonyms() -> tuple[tuple[Metonym, ...], tuple[str, ...]]:
    """Give the metonyms beside the seats in the country table, and the phrases whose country name means nothing."""
    table = tomllib.loads("\n".join(data_lines("metonyms.toml")))
    found = tuple(
        Metonym(
            phrases=tuple(entry["phrases"]),
            actor=Actor(
                entity=entry.get("entity"),
                country=entry["country"],
                sectors=sectors_of("|".join(entry["sectors"])),
                score=0.85,
            ),
        )
        for entry in table["metonym"]
    )
    return found, tuple(table["block"]["phrases"])
