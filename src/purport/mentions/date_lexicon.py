"""The words of English time expressions, loaded once."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from purport.errors import DataError


@dataclass(frozen=True, slots=True, kw_only=True)
class DateLexicon:
    """Word classes for the date grammar; keys are lower-cased words."""

    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    numbers: Mapping[str, int]
    vague_numbers: Mapping[str, int]
    ordinals: Mapping[str, int]
    units: Mapping[str, str]
    seasons: Mapping[str, str]
    season_bounds: Mapping[str, tuple[int, int, int, int]]
    decades: Mapping[str, int]
    named_days: Mapping[str, int]
    relative: Mapping[str, int]
    anchored: frozenset[str]
    parts: Mapping[str, str]
    dayparts: frozenset[str]
    meridiem: frozenset[str]
    holidays: Mapping[str, tuple[int, int]]
    easter_holidays: Mapping[str, int]
    orthodox_holidays: Mapping[str, int]
    nth_weekday_holidays: Mapping[str, tuple[int, int, int]]
    moving_holidays: Mapping[str, tuple[str, int]]
    moving_days: Mapping[str, Mapping[int, tuple[tuple[date, date], ...]]]
    holiday_names: frozenset[str]
    holiday_starts: frozenset[str]
    periods: Mapping[str, tuple[str, str]]
    before_weekday: frozenset[str]
    after_weekday: frozenset[str]
    after_holiday: frozenset[str]
    month_prepositions: frozenset[str]
    year_prepositions: frozenset[str]
    future_words: frozenset[str]
    future_auxiliaries: frozenset[str]
    modals: frozenset[str]
    future_governors: frozenset[str]
    timetable_verbs: frozenset[str]
    shifts: frozenset[str]
    until_verbs: frozenset[str]
    for_words: frozenset[str]
    present_verbs: frozenset[str]
    timetable_forms: frozenset[str]
    past_words: frozenset[str]
    not_verbs: frozenset[str]
    planned_events: frozenset[str]
    attending: frozenset[str]
    sudden_events: frozenset[str]
    month_first: frozenset[str]
    either_order: frozenset[str]


_MAPPINGS = (
    "months", "weekdays", "numbers", "vague_numbers", "ordinals", "units", "seasons", "season_bounds", "decades",
    "named_days", "relative", "parts", "holidays", "easter_holidays", "orthodox_holidays", "nth_weekday_holidays",
    "moving_holidays", "periods",
)  # fmt: skip


def _frozen(table: Mapping[str, Any]) -> Mapping[str, Any]:
    return MappingProxyType({key: tuple(value) if isinstance(value, list) else value for key, value in table.items()})


_HOLIDAYS = ("holidays", "easter_holidays", "orthodox_holidays", "nth_weekday_holidays", "moving_holidays")


def _first_words(names: Iterable[str]) -> frozenset[str]:
    """Give the words that names of holidays start with; a hyphen and the "'s" of "Valentine's Day" end a word."""
    first = {name.replace("-", " ").split()[0] for name in names}
    first |= {word.removesuffix("'s") for word in first}
    return frozenset(first | {word.replace("'", "\u2019") for word in first})


def _moving_days(text: str) -> Mapping[str, Mapping[int, tuple[tuple[date, date], ...]]]:
    """Read moving_days.tsv: by feast and year the first and last days, the same for feasts of one day."""
    lines = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    names = lines[0][1:]
    table: dict[str, dict[int, tuple[tuple[date, date], ...]]] = {name: {} for name in names}
    for year, *cells in lines[1:]:
        for name, cell in zip(names, cells, strict=True):
            table[name][int(year)] = tuple(_stretch(int(year), one) for one in cell.split(",") if one)
    return MappingProxyType({name: MappingProxyType(years) for name, years in table.items()})


def _stretch(year: int, cell: str) -> tuple[date, date]:
    first, _, last = cell.partition("/")
    start = date.fromisoformat(f"{year}-{first}")
    end = date.fromisoformat(f"{year}-{last}") if last else start
    # A Ramadan that begins in December ends in January.
    return start, end if end >= start else date(year + 1, end.month, end.day)


@cache
def date_lexicon() -> DateLexicon:
    """Return the lexicon of time expressions. Raises DataError where data/dates.toml is broken."""
    folder = files("purport.mentions") / "data"
    text = (folder / "dates.toml").read_text(encoding="utf-8")
    moving = (folder / "moving_days.tsv").read_text(encoding="utf-8")
    try:
        table = tomllib.loads(text)
        cues = table["future_cues"]
        names = [name for kind in _HOLIDAYS for name in table[kind]]
        return DateLexicon(
            **{name: _frozen(table[name]) for name in _MAPPINGS},
            moving_days=_moving_days(moving),
            holiday_names=frozenset(names),
            holiday_starts=_first_words(names),
            anchored=frozenset(table["anchored"]["words"]),
            dayparts=frozenset(table["dayparts"]["words"]),
            meridiem=frozenset(table["meridiem"]["words"]),
            before_weekday=frozenset(table["names"]["before_weekday"]),
            after_weekday=frozenset(table["names"]["after_weekday"]),
            after_holiday=frozenset(table["names"]["after_holiday"]),
            month_prepositions=frozenset(table["prepositions"]["month"]),
            year_prepositions=frozenset(table["prepositions"]["year"]),
            future_words=frozenset(cues["before"]),
            future_auxiliaries=frozenset(cues["auxiliaries"]),
            modals=frozenset(cues["modals"]),
            future_governors=frozenset(cues["governors"]),
            timetable_verbs=frozenset(cues["timetable"]),
            shifts=frozenset(cues["shifts"]),
            until_verbs=frozenset(cues["until"]),
            for_words=frozenset(cues["for"]),
            present_verbs=frozenset(cues["not_timetable"]),
            planned_events=frozenset(cues["events"]),
            attending=frozenset(cues["attending"]),
            sudden_events=frozenset(cues["sudden"]),
            month_first=frozenset(table["order"]["month_first"]),
            either_order=frozenset(table["order"]["either"]),
            timetable_forms=frozenset(cues["timetable_forms"]),
            past_words=frozenset(table["past_cues"]["words"]),
            not_verbs=frozenset(table["past_cues"]["not_verbs"]),
        )
    except (tomllib.TOMLDecodeError, KeyError, TypeError, ValueError) as error:
        raise DataError(f"data/dates.toml or data/moving_days.tsv is broken: {error}. Reinstall Purport.") from error
