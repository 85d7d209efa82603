"""What comes once a year, laid on the calendar: seasons, quarters, holidays."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from msgspec.structs import replace

from purport.mentions.date_arithmetic import (
    UNRESOLVED,
    Bounds,
    easter,
    month_bounds,
    safe_date,
    season_bounds,
    weekday_from,
    weekday_until,
)
from purport.mentions.date_expressions import Holiday, Season, YearPart
from purport.mentions.date_lexicon import date_lexicon
from purport.mentions.date_points import Setting

_SOON = timedelta(days=31)
"""How long before a holiday its bare name means the coming one, in any tense."""


def _by_year(make: Callable[[int], tuple[date, date]], year: int | None, which: int | None, s: Setting) -> Bounds:
    """Place something that comes once a year: in its year, or before or after the reference as tense says."""
    year = year if year is not None else s.year if which is None and not s.future else None
    if year is not None:
        start, end = make(year)
        return Bounds(start=start, end=end, granularity="day")
    if s.reference is None:
        return UNRESOLVED
    reference = s.reference
    start, end = make(reference.year)
    if which == 1 or (which is None and s.future):
        # "By the end of summer", said in August, is this summer's.
        if (start if which == 1 else end) <= reference:
            start, end = make(reference.year + 1)
    elif which == -1 or (which is None and s.future is False):
        years = (reference.year, reference.year - 1, reference.year - 2)
        for candidate in years:
            start, end = make(candidate)
            if (end if which == -1 else start) < reference or (which is None and start == reference):
                break
    elif which is None and start > reference + timedelta(days=183):
        start, end = make(reference.year - 1)
    return Bounds(start=start, end=end, granularity="day", score=0.8)


def season_point(e: Season, s: Setting) -> Bounds:
    """Place a season."""
    found = _by_year(lambda year: season_bounds(e.name, year), e.year, e.which, s)
    return found if found.start is None else replace(found, granularity="season")


def year_part_point(e: YearPart, s: Setting) -> Bounds:
    """Place a quarter or half of a year."""
    size = 12 // e.of
    which = e.which
    year = e.year
    if year is None and which is not None and s.reference is not None:
        year = s.reference.year + which

    def make(in_year: int) -> tuple[date, date]:
        first = size * (e.number if e.number > 0 else e.of) - size + 1
        return month_bounds(in_year, first)[0], month_bounds(in_year, first + size - 1)[1]

    found = _by_year(make, year, None, s)
    return found if found.start is None else replace(found, granularity="quarter" if e.of == 4 else "span")


def holiday_point(e: Holiday, s: Setting) -> Bounds:
    """Place a holiday."""
    lexicon = date_lexicon()

    def make(year: int) -> tuple[date, date]:
        if e.name in lexicon.holidays:
            day = safe_date(year, *lexicon.holidays[e.name])
        elif e.name in lexicon.easter_holidays:
            day = easter(year) + timedelta(days=lexicon.easter_holidays[e.name])
        else:
            month, weekday, number = lexicon.nth_weekday_holidays[e.name]
            first, last = month_bounds(year, month)
            if number < 0:
                day = weekday_until(last, weekday, include=True)
            else:
                day = weekday_from(first, weekday, include=True) + timedelta(weeks=number - 1)
        return day, day

    if e.year is None and e.which is None and s.year is None and s.future is False and s.reference is not None:
        day, _ = make(s.reference.year)
        if s.reference < day <= s.reference + _SOON:
            # "Arrested over a Christmas plot" in mid-December: who means the one long past says "last Christmas".
            return Bounds(start=day, end=day, granularity="day", score=0.7)
    return _by_year(make, e.year, e.which, s)
