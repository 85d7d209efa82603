"""What comes once a year, laid on the calendar: seasons, quarters, holidays."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta

from msgspec.structs import replace

from purport.mentions.date_arithmetic import (
    UNRESOLVED,
    Bounds,
    easter,
    month_bounds,
    orthodox_easter,
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
    if e.name in lexicon.moving_holidays:
        return _moving(e, s)

    def make(year: int) -> tuple[date, date]:
        day = _holiday(e.name, year)
        return day, day

    if e.year is None and e.which is None and s.year is None and s.future is False and s.reference is not None:
        day, _ = make(s.reference.year)
        if s.reference < day <= s.reference + _SOON:
            # "Arrested over a Christmas plot" in mid-December: who means the one long past says "last Christmas".
            return Bounds(start=day, end=day, granularity="day", score=0.7)
    return _by_year(make, e.year, e.which, s)


def _holiday(name: str, year: int) -> date:
    lexicon = date_lexicon()
    if name in lexicon.holidays:
        return safe_date(year, *lexicon.holidays[name])
    if name in lexicon.easter_holidays:
        return easter(year) + timedelta(days=lexicon.easter_holidays[name])
    if name in lexicon.orthodox_holidays:
        return orthodox_easter(year) + timedelta(days=lexicon.orthodox_holidays[name])
    month, weekday, number = lexicon.nth_weekday_holidays[name]
    first, last = month_bounds(year, month)
    if number < 0:
        return weekday_until(last, weekday, include=True)
    return weekday_from(first, weekday, include=True) + timedelta(weeks=number - 1)


def _moving(e: Holiday, s: Setting) -> Bounds:
    """Place a feast of a lunar calendar, which may come twice in a year of ours, by the table of its days."""
    lexicon = date_lexicon()
    column, days = lexicon.moving_holidays[e.name]
    table = lexicon.moving_days[column]
    year = e.year if e.year is not None else s.year if e.which is None and not s.future else None
    if year is not None:
        found = table.get(year, ())
        start_end = found[0] if found else None
    elif s.reference is None:
        return UNRESOLVED
    else:
        start_end = _nearest(table, s.reference, e.which, s.future)
    if start_end is None:
        return UNRESOLVED
    start, end = start_end
    end = max(end, start + timedelta(days=days - 1))
    return Bounds(start=start, end=end, granularity="day" if end == start else "span", score=0.8)


def _nearest(
    table: Mapping[int, tuple[tuple[date, date], ...]], day: date, which: int | None, future: bool | None
) -> tuple[date, date] | None:
    """Give the feast that is meant: the next one or the last one where that is said, else the last one begun."""
    near = [one for year in (day.year - 1, day.year, day.year + 1) for one in table.get(year, ())]
    ahead = [one for one in near if (one[0] > day if which == 1 else one[1] >= day)]
    behind = [one for one in near if (one[1] < day if which == -1 else one[0] <= day)]
    if which == 1 or (which is None and future):
        return ahead[0] if ahead else None
    soon = [one for one in near if day < one[0] <= day + _SOON]
    if which is None and soon:
        return soon[0]
    return behind[-1] if behind else None
