"""A user's own actors, which win over the tables that come with Purport."""

import csv
import datetime as dt
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from purport.errors import DataError, MissingInput
from purport.mentions.actor_offices import day
from purport.mentions.actor_tables import sectors_of
from purport.mentions.spelling import fold, words_of
from purport.records import Actor, Issue

_FIELDS = frozenset({"phrase", "country", "sectors", "entity", "office", "start", "end"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Override:
    """One phrase and the actor it stands for, from `start` to `end` where given."""

    words: tuple[str, ...]
    actor: Actor
    start: dt.date | None
    end: dt.date | None


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
    Returns the overrides and one issue for each row that was left out, with its number. Raises MissingInput where
    there is no such file and DataError where it is neither TOML nor CSV in UTF-8.
    """
    path = Path(path)
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise MissingInput(f"no overrides file {path.name}. Check the path.") from error
    except (OSError, UnicodeDecodeError) as error:
        raise DataError(f"overrides file {path.name} cannot be read as UTF-8: {error}") from error
    found: dict[tuple[str, ...], tuple[Override, ...]] = {}
    issues: list[Issue] = []
    for number, row in _rows(path, text):
        try:
            override = _override(row)
        except DataError as error:
            issues.append(Issue(stage="mentions", reason=f"{path.name}, row {number} left out: {error}"))
            continue
        found[override.words] = (*found.get(override.words, ()), override)
    return Overrides(entries=found), tuple(issues)


def _rows(path: Path, text: str) -> Iterable[tuple[int, Mapping[str, Any]]]:
    if path.suffix.lower() != ".toml":
        return list(enumerate(csv.DictReader(text.splitlines()), start=2))
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise DataError(f"{path.name} is not TOML: {error}") from error
    rows = table.get("actor", [])
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise DataError(f"{path.name} must hold [[actor]] tables")
    return list(enumerate(rows, start=1))


def _override(row: Mapping[str, Any]) -> Override:
    unknown = [str(key) for key in row if key not in _FIELDS]
    if unknown:
        raise DataError(f"unknown field {', '.join(unknown)}; fields are {', '.join(sorted(_FIELDS))}")
    phrase = str(row.get("phrase") or "").strip()
    country = str(row.get("country") or "").strip() or None
    if not phrase:
        raise DataError("no phrase")
    if country is not None and not (len(country) == 3 and country.isascii() and country.isupper()):
        raise DataError(f"country {country!r} is not a three-letter code")
    given = row.get("sectors") or ""
    sectors = sectors_of("|".join(map(str, given)) if isinstance(given, list) else str(given))
    return Override(
        words=tuple(fold(word) for word in words_of(phrase)),
        actor=Actor(
            entity=str(row.get("entity") or "").strip() or None,
            country=country,
            sectors=sectors,
            office=str(row.get("office") or "").strip() or None,
        ),
        start=_date(row, "start", last=False),
        end=_date(row, "end", last=True),
    )


def _date(row: Mapping[str, Any], key: str, *, last: bool) -> dt.date | None:
    text = str(row.get(key) or "").strip()
    if not text:
        return None
    found = day(text, last=last)
    if found is None:
        raise DataError(f"{key} {text!r} is not a date; write YYYY-MM-DD, YYYY-MM or YYYY")
    return found
