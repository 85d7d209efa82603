"""A user's own actors, which win over the tables that come with Purport."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from purport.errors import DataError, MissingInput
from purport.mentions.actor_offices import day
from purport.mentions.actor_override_rows import Row, csv_rows, toml_rows
from purport.mentions.actor_tables import countries, sectors_of
from purport.mentions.spelling import fold, words_of
from purport.records import Actor, Issue
from purport.records.values import NON_STATE

_FIELDS = frozenset({"phrase", "country", "sectors", "entity", "office", "start", "end"})
_LARGEST = 20_000_000
_LONGEST = 200
"""Bytes of a file, characters of a cell."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Override:
    """One phrase and the actor it stands for, from `start` to `end` where given."""

    words: tuple[str, ...]
    actor: Actor
    start: dt.date | None
    end: dt.date | None

    def overlaps(self, other: "Override") -> bool:
        """Tell whether both hold on some day."""
        before = self.end is not None and other.start is not None and self.end < other.start
        after = self.start is not None and other.end is not None and other.end < self.start
        return not (before or after)


@dataclass(frozen=True, slots=True, kw_only=True)
class Overrides:
    """The rows of an overrides file that could be read."""

    entries: Mapping[tuple[str, ...], tuple[Override, ...]]

    def get(self, folded: Iterable[str], when: dt.date | None) -> Actor | None:
        """Give the actor for the folded words of a phrase on a date, or None."""
        for entry in self.entries.get(tuple(folded), ()):
            if when is None or (
                (entry.start is None or entry.start <= when) and (entry.end is None or when <= entry.end)
            ):
                return entry.actor
        return None


NO_OVERRIDES = Overrides(entries={})


def load_overrides(path: str | Path) -> tuple[Overrides, tuple[Issue, ...]]:
    """Read a TOML file of `[[actor]]` tables or a CSV file with a header.

    Fields: phrase, country, sectors (a list, or `|` separated), entity, office, start, end. Arguments: the path.
    Returns the overrides and one issue for each row that was left out, with the file's name and the line: a broken
    line, an unknown code, a date that does not exist, a second row for a phrase on the same days. A row is used as
    it stands or not at all. Raises MissingInput where there is no such file and DataError where nothing of it can be
    read: too large, no text, or without the column `phrase`.
    """
    path = Path(path)
    try:
        if path.stat().st_size > _LARGEST:
            raise DataError(f"overrides file {path.name} is larger than {_LARGEST // 1_000_000} MB. Split it.")
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise MissingInput(f"no overrides file {path.name}. Check the path.") from error
    except OSError as error:
        raise DataError(f"overrides file {path.name} cannot be read: {error.strerror or error}") from error
    if b"\x00" in data:
        raise DataError(f"overrides file {path.name} is no text in UTF-8. Save it as UTF-8.")
    rows = toml_rows(data) if path.suffix.lower() == ".toml" else csv_rows(data)
    if rows is None:
        raise DataError(f"overrides file {path.name} has no rows: a CSV needs a header with the column `phrase`, a "
                        "TOML file [[actor]] tables.")  # fmt: skip
    found: dict[tuple[str, ...], tuple[Override, ...]] = {}
    lines: dict[tuple[str, ...], int] = {}
    issues: list[Issue] = []
    for row in rows:
        try:
            override = _override(row)
            if any(override.overlaps(other) for other in found.get(override.words, ())):
                raise DataError(f"the phrase stands in line {lines[override.words]} for the same days")
        except DataError as error:
            issues.append(Issue(stage="mentions", reason=f"{path.name}, line {row.line} left out: {error}"))
            continue
        lines.setdefault(override.words, row.line)
        found[override.words] = (*found.get(override.words, ()), override)
    return Overrides(entries=found), tuple(issues)


@cache
def _codes() -> frozenset[str]:
    return frozenset(country.iso3 for country in countries()) | frozenset(NON_STATE)


def _override(row: Row) -> Override:
    if row.fault:
        raise DataError(row.fault)
    cells = row.cells
    unknown = [str(key)[:_LONGEST] for key in cells if key not in _FIELDS]
    if unknown:
        raise DataError(f"unknown field {', '.join(unknown)}; fields are {', '.join(sorted(_FIELDS))}")
    long = next((key for key, value in cells.items() if len(str(value)) > _LONGEST), None)
    if long is not None:
        raise DataError(f"{long} is longer than {_LONGEST} characters")
    words = tuple(fold(word) for word in words_of(_text(cells, "phrase")))
    if not words:
        raise DataError("no phrase")
    country = _text(cells, "country") or None
    if country is not None and country not in _codes():
        raise DataError(
            f"country {country!r} is no code of ISO 3166 alpha-3, nor one of {', '.join(sorted(NON_STATE))}"
        )
    given = cells.get("sectors") or ""
    sectors = sectors_of("|".join(map(str, given)) if isinstance(given, list) else str(given))
    entity, office = _text(cells, "entity") or None, _text(cells, "office") or None
    if country is None and not sectors and entity is None:
        raise DataError("it gives neither a country nor sectors nor an entity")
    start, end = _date(cells, "start", last=False), _date(cells, "end", last=True)
    if start is not None and end is not None and end < start:
        raise DataError(f"end {_text(cells, 'end')} lies before start {_text(cells, 'start')}")
    return Override(
        words=words, actor=Actor(entity=entity, country=country, sectors=sectors, office=office), start=start, end=end
    )


def _text(cells: Mapping[str, Any], key: str) -> str:
    value = cells.get(key)
    return "" if value is None else str(value).strip()


def _date(cells: Mapping[str, Any], key: str, *, last: bool) -> dt.date | None:
    text = _text(cells, key)
    if not text:
        return None
    found = day(text, last=last)
    if found is None or len(text) > len("2020-01-01"):
        raise DataError(f"{key} {text!r} is not a date; write YYYY-MM-DD, YYYY-MM or YYYY")
    return found
