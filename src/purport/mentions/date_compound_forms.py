"""Grammar of expressions built on others: "a day after Christmas", "next week on Friday", "the rest of the year"."""

from __future__ import annotations

from collections.abc import Callable

from purport.mentions import date_terms as term
from purport.mentions.date_calendar_forms import Parsed, year_or_years
from purport.mentions.date_expressions import (
    Bound,
    Calendar,
    Duration,
    Enclosing,
    Nth,
    Offset,
    Range,
    Recurring,
    Shift,
    Weekday,
)
from purport.mentions.date_relative_forms import AGO, EARLIER, LATER, count_at, relative_unit
from purport.mentions.date_terms import Terms

Reader = Callable[[Terms, int], Parsed | None]
_FISCAL = frozenset({"fiscal", "fy", "financial"})
_DAYS = {"day": 1, "week": 7, "fortnight": 14}
_MONTHS = {"month": 1, "year": 12}


def offset(t: Terms, i: int, inner: Reader) -> Parsed | None:
    """Read "two days after Christmas", "the day before yesterday's vote", "a week before May 5"."""
    counted = count_at(t, i)
    if counted is not None:
        k, count, vague = counted
    elif t.word(i) == "the" and t.word(i + 1) in ("day", "week", "month", "year", "night"):
        k, count, vague = i + 1, 1.0, False
    else:
        return None
    if t.kind(k) != term.UNIT or t.word(k + 1) not in ("after", "before", "from"):
        return None
    if t.word(k + 1) == "from" and t.kind(k + 2) not in (term.NAMED, term.WEEKDAY):
        return None
    found = inner(t, k + 2)
    if found is None or isinstance(found[1], (Duration, Recurring)):
        return None
    sign = -1 if t.word(k + 1) == "before" else 1
    return found[0], Offset(count=sign * count, unit=t.text(k), inner=found[1], vague=vague)


def appositive(t: Terms, i: int) -> Parsed | None:
    """Read "on Sunday, a day after the government freed them": when that other act was, counted back from Sunday."""
    counted = count_at(t, i)
    if counted is None and t.word(i) == "the" and t.kind(i + 1) == term.UNIT:
        counted = i + 1, 1.0, False
    if counted is None or counted[2] or t.kind(counted[0]) != term.UNIT:
        return None
    k = counted[0]
    sign = {"after": -1, "before": 1}.get(t.word(k + 1))
    if sign is None or t.kind(k + 2) in (term.NAMED, term.WEEKDAY, term.MONTH, term.DIGITS, term.RELATIVE):
        return None
    return k + 2, Shift(count=sign * counted[1], unit=t.text(k), anchored=True)


def summed(t: Terms, i: int) -> Parsed | None:
    """Read "a year and two months ago", "1 month, 21 days ago": months first, then days."""
    months, days, j, pieces = 0.0, 0.0, i, 0
    while pieces < 4:
        counted = count_at(t, j)
        if counted is None or t.kind(counted[0]) != term.UNIT or t.text(counted[0]) not in _MONTHS | _DAYS:
            break
        unit = t.text(counted[0])
        months += counted[1] * _MONTHS.get(unit, 0)
        days += counted[1] * _DAYS.get(unit, 0)
        j, pieces = counted[0] + 1, pieces + 1
        if t.word(j) in ("and", ",") and count_at(t, j + 1) is not None:
            j += 1
    if pieces < 2 or t.word(j) not in AGO | LATER | EARLIER:
        return None
    sign = 1 if t.word(j) in LATER else -1
    unit, count = ("month", months) if months else ("day", days)
    rest = int(sign * days) if months else 0
    return j + 1, Shift(count=sign * count, unit=unit, days=rest, anchored=t.word(j) not in AGO)


def weekday_of_week(t: Terms, i: int) -> Parsed | None:
    """Read "next week on Friday" and "last week Sunday"."""
    if t.kind(i) != term.RELATIVE or t.word(i + 1) != "week":
        return None
    j = i + 3 if t.word(i + 2) == "on" else i + 2
    if t.kind(j) != term.WEEKDAY:
        return None
    return j + 1, Weekday(day=t.number(j), weeks=t.number(i), anchored=True)


def week_on(t: Terms, i: int) -> Parsed | None:
    """Read "a week on Sunday", "two weeks from Monday" and "a week ago Monday"."""
    counted = count_at(t, i)
    if counted is None or t.text(counted[0]) != "week" or not 1 <= counted[1] <= 9:
        return None
    k, weeks = counted[0] + 1, int(counted[1])
    if t.word(k) in ("on", "from") and t.kind(k + 1) == term.WEEKDAY:
        return k + 2, Weekday(day=t.number(k + 1), which=1, weeks=weeks)
    j = k + 2 if t.word(k + 1) == "on" else k + 1
    if t.word(k) in AGO and t.kind(j) == term.WEEKDAY:
        return j + 1, Weekday(day=t.number(j), weeks=-weeks, anchored=True)
    return None


def extent(t: Terms, i: int, inner: Reader) -> Parsed | None:
    """Read "three days starting Monday" and "two weeks beginning May 20" as the whole of it."""
    counted = count_at(t, i)
    if counted is None or counted[2] or t.text(counted[0]) not in ("day", "week"):
        return None
    k = counted[0] + 1
    if t.word(k) not in ("starting", "beginning"):
        return None
    found = inner(t, k + 2 if t.word(k + 1) in ("on", "from") else k + 1)
    days = counted[1] * (7 if t.text(counted[0]) == "week" else 1) - 1
    if found is None or days < 1 or isinstance(found[1], (Duration, Recurring)):
        return None
    return found[0], Range(first=found[1], last=Offset(count=days, unit="day", inner=found[1]))


def fiscal_year(t: Terms, i: int) -> Parsed | None:
    """Read "fiscal 2023", "FY 2022-23", "the 2023 fiscal year", "the last fiscal year".

    Budget years begin in January, April, July or October, as the country or the company has it; the text rarely says,
    so the calendar year is given as an approximation.
    """
    j = i + 1 if t.word(i) == "the" else i
    if t.word(j) in _FISCAL:
        k = j + 2 if t.word(j + 1) == "year" else j + 1
        found = year_or_years(t, k)
    elif t.word(j) in ("last", "this", "next", "current", "previous", "past") and t.word(j + 1) in _FISCAL:
        which = t.number(j) if t.kind(j) == term.RELATIVE else 0
        found = (j + 3, Enclosing(unit="year", which=which)) if t.word(j + 2) == "year" else None
    else:
        found = year_or_years(t, j)
        if found is None or t.word(found[0]) not in _FISCAL or t.word(found[0] + 1) != "year":
            return None
        found = found[0] + 2, found[1]
    return None if found is None else (found[0], Bound(modifier="APPROX", inner=found[1]))


def rest(t: Terms, i: int) -> Parsed | None:
    """Read "the rest of the week" and "the remainder of this year"."""
    j = i + 1 if t.word(i) == "the" else i
    if t.word(j) not in ("rest", "remainder") or t.word(j + 1) != "of":
        return None
    if t.word(j + 2) == "the" and t.text(j + 3) in ("week", "month", "year", "day"):
        return j + 4, Bound(modifier="AFTER", inner=Enclosing(unit=t.text(j + 3), which=0))
    found = relative_unit(t, j + 2)
    if found is None or not isinstance(found[1], Enclosing):
        return None
    return found[0], Bound(modifier="AFTER", inner=found[1])


def after_next(t: Terms, i: int) -> Parsed | None:
    """Read "the week after next" and "the year before last"."""
    if t.word(i) != "the" or t.kind(i + 1) != term.UNIT:
        return None
    pair = (t.word(i + 2), t.word(i + 4) if t.word(i + 3) == "the" else t.word(i + 3))
    which = {("after", "next"): 2, ("before", "last"): -2}.get(pair)
    if which is None:
        return None
    end = i + 5 if t.word(i + 3) == "the" else i + 4
    return end, Enclosing(unit=t.text(i + 1), which=which)


def week_of(t: Terms, i: int, inner: Reader) -> Parsed | None:
    """Read "the week of Sept. 11" and "the week starting May 4"."""
    j = i + 1 if t.word(i) == "the" else i
    if t.word(j) != "week" or t.word(j + 1) not in ("of", "starting", "beginning", "commencing", "ending"):
        return None
    k = j + 3 if t.word(j + 2) == "on" else j + 2
    found = inner(t, k)
    if found is None or not isinstance(found[1], Calendar) or found[1].day is None:
        return None
    return found[0], Nth(number=0, unit="week", weekday=0, inner=found[1])
