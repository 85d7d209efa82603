"""Grammar of expressions built on others: "a day after Christmas", "next week on Friday", "the rest of the year"."""

from __future__ import annotations

from collections.abc import Callable

from purport.mentions import date_terms as term
from purport.mentions.date_calendar_forms import Parsed
from purport.mentions.date_expressions import (
    Bound,
    Calendar,
    Duration,
    Enclosing,
    Nth,
    Offset,
    Recurring,
    Shift,
    Weekday,
)
from purport.mentions.date_relative_forms import AGO, EARLIER, LATER, count_at, relative_unit
from purport.mentions.date_terms import Terms

Reader = Callable[[Terms, int], Parsed | None]
_DAYS = {"day": 1.0, "night": 1.0, "week": 7.0, "fortnight": 14.0, "month": 30.44, "year": 365.25}


def offset(t: Terms, i: int, inner: Reader) -> Parsed | None:
    """Read "two days after Christmas", "the day before yesterday's vote", "a week before May 5"."""
    counted = count_at(t, i)
    if counted is not None:
        k, count, vague = counted
    elif t.word(i) == "the" and t.word(i + 1) in ("day", "week", "month", "year", "night"):
        k, count, vague = i + 1, 1.0, False
    else:
        return None
    if t.kind(k) != term.UNIT or t.word(k + 1) not in ("after", "before"):
        return None
    found = inner(t, k + 2)
    if found is None or isinstance(found[1], (Duration, Recurring)):
        return None
    sign = 1 if t.word(k + 1) == "after" else -1
    return found[0], Offset(count=sign * count, unit=t.text(k), inner=found[1], vague=vague)


def summed(t: Terms, i: int) -> Parsed | None:
    """Read "a year and two months ago", "1 month, 21 days ago" in days, roughly."""
    days, j, pieces = 0.0, i, 0
    while pieces < 4:
        counted = count_at(t, j)
        if counted is None or t.kind(counted[0]) != term.UNIT or t.text(counted[0]) not in _DAYS:
            break
        days += counted[1] * _DAYS[t.text(counted[0])]
        j, pieces = counted[0] + 1, pieces + 1
        if t.word(j) in ("and", ",") and count_at(t, j + 1) is not None:
            j += 1
    if pieces < 2:
        return None
    if t.word(j) in AGO:
        return j + 1, Shift(count=-round(days), unit="day")
    if t.word(j) in LATER:
        return j + 1, Shift(count=round(days), unit="day", anchored=True)
    return (j + 1, Shift(count=-round(days), unit="day", anchored=True)) if t.word(j) in EARLIER else None


def weekday_of_week(t: Terms, i: int) -> Parsed | None:
    """Read "next week on Friday" and "last week Sunday"."""
    if t.kind(i) != term.RELATIVE or t.word(i + 1) != "week":
        return None
    j = i + 3 if t.word(i + 2) == "on" else i + 2
    if t.kind(j) != term.WEEKDAY:
        return None
    return j + 1, Weekday(day=t.number(j), weeks=t.number(i), anchored=True)


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
