"""The words of English time expressions, loaded once."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
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
    nth_weekday_holidays: Mapping[str, tuple[int, int, int]]
    periods: Mapping[str, tuple[str, str]]
    before_weekday: frozenset[str]
    after_weekday: frozenset[str]
    month_prepositions: frozenset[str]
    year_prepositions: frozenset[str]
    future_words: frozenset[str]
    future_auxiliaries: frozenset[str]
    modals: frozenset[str]
    future_governors: frozenset[str]
    timetable_verbs: frozenset[str]
    past_words: frozenset[str]
    not_verbs: frozenset[str]


_MAPPINGS = (
    "months", "weekdays", "numbers", "vague_numbers", "ordinals", "units", "seasons", "season_bounds", "decades",
    "named_days", "relative", "parts", "holidays", "easter_holidays", "nth_weekday_holidays", "periods",
)  # fmt: skip


def _frozen(table: Mapping[str, Any]) -> Mapping[str, Any]:
    return MappingProxyType({key: tuple(value) if isinstance(value, list) else value for key, value in table.items()})


@cache
def date_lexicon() -> DateLexicon:
    """Return the lexicon of time expressions. Raises DataError where data/dates.toml is broken."""
    text = (files("purport.mentions") / "data" / "dates.toml").read_text(encoding="utf-8")
    try:
        table = tomllib.loads(text)
        cues = table["future_cues"]
        return DateLexicon(
            **{name: _frozen(table[name]) for name in _MAPPINGS},
            anchored=frozenset(table["anchored"]["words"]),
            dayparts=frozenset(table["dayparts"]["words"]),
            meridiem=frozenset(table["meridiem"]["words"]),
            before_weekday=frozenset(table["names"]["before_weekday"]),
            after_weekday=frozenset(table["names"]["after_weekday"]),
            month_prepositions=frozenset(table["prepositions"]["month"]),
            year_prepositions=frozenset(table["prepositions"]["year"]),
            future_words=frozenset(cues["before"]),
            future_auxiliaries=frozenset(cues["auxiliaries"]),
            modals=frozenset(cues["modals"]),
            future_governors=frozenset(cues["governors"]),
            timetable_verbs=frozenset(cues["timetable"]),
            past_words=frozenset(table["past_cues"]["words"]),
            not_verbs=frozenset(table["past_cues"]["not_verbs"]),
        )
    except (tomllib.TOMLDecodeError, KeyError, TypeError) as error:
        raise DataError(f"data/dates.toml is broken: {error}. Reinstall Purport.") from error
