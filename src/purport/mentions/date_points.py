"""Points and spans of the calendar that hang on nothing but the day of writing, an anchor and the tense.

The weekday rule is the one that news follows: the last such weekday, or today if today is that weekday,
unless a cue or the tense says that it lies ahead. Weeks run Monday to Sunday.
"""

from __future__ import annotations

from datetime import date, timedelta

import msgspec
from msgspec.structs import replace

from purport.mentions.date_arithmetic import (
    UNRESOLVED,
    Bounds,
    add_months,
    day_bounds,
    enclosing,
    month_bounds,
    moved,
    safe_date,
    weekday_from,
    weekday_until,
)
from purport.mentions.date_expressions import (
    Calendar,
    Enclosing,
    Shift,
    Stretch,
    Weekday,
    Years,
)
from purport.records.values import DateModifier, Granularity

_JUST_BEGUN = 14


class Setting(msgspec.Struct, frozen=True, kw_only=True):
    """What an expression is resolved against.

    `future` is what tense and cues say, None where they say nothing; `anchor` is the day or span the text was
    last about; `year` a year that the sentence names; `later` that the day of writing itself is not meant;
    `day_first` how the outlet writes 4/5/2020, None where unknown.
    """

    reference: date | None
    future: bool | None = None
    anchor: Bounds | None = None
    year: int | None = None
    later: bool = False
    day_first: bool | None = None


def calendar_point(e: Calendar, s: Setting) -> Bounds:
    """Place a date by its numbers; what it leaves out comes from the anchor, the sentence or the day of writing."""
    if e.month is None:
        if e.year is None:
            return _day_of_month(e, s)
        return Bounds(start=safe_date(e.year, 1, 1), end=safe_date(e.year, 12, 31), granularity="year")
    if e.swapped is not None and e.year is not None and e.day is not None:
        return _either_order(e, e.swapped, s.day_first)
    year, score = e.year, 1.0
    if year is None and e.anchored:
        if s.anchor is None or s.anchor.start is None:
            return UNRESOLVED
        year, score = s.anchor.start.year + (e.which or 0), 0.8
    if year is None and e.which is not None and s.reference is not None:
        if e.nearest:
            year = _year_of_month(e.month, e.which, s.reference)
        else:
            year = s.reference.year + e.which
    if year is None and s.year is not None and not s.future:
        year, score = s.year, 0.7
    if year is None:
        if s.reference is None:
            return UNRESOLVED
        year, score = _nearest_year(e.month, e.day, s.reference, s.future), 0.9 if s.future is None else 0.95
    if e.day is None:
        start, end = month_bounds(year, e.month)
        return Bounds(start=start, end=end, granularity="month", score=score)
    return day_bounds(safe_date(year, e.month, e.day), score)


def _either_order(e: Calendar, swapped: tuple[int, int], day_first: bool | None) -> Bounds:
    """Place 4/5/2020 as the outlet writes it; where nobody knows, from the one reading to the other."""
    year, month, day = e.year or 1, e.month or 1, e.day or 1
    readings = (safe_date(year, month, day), safe_date(year, *swapped))
    if day_first is not None:
        return day_bounds(readings[day_first], 0.9)
    return Bounds(start=min(readings), end=max(readings), granularity="span", modifier="APPROX", score=0.5)


def _day_of_month(e: Calendar, s: Setting) -> Bounds:
    """Place "the 22nd": in the month said, else the last such day, or the next one where it lies ahead."""
    if s.reference is None or e.day is None:
        return UNRESOLVED
    if e.which is not None:
        month = add_months(s.reference.replace(day=1), e.which)
        return day_bounds(month.replace(day=e.day), 0.9)
    step = 1 if s.future else -1
    for months in range(4):
        first = add_months(s.reference.replace(day=1), step * months)
        if e.day > month_bounds(first.year, first.month)[1].day:
            continue
        day = first.replace(day=e.day)
        if (day >= s.reference) if s.future else (day <= s.reference):
            return day_bounds(day, 0.6)
    return UNRESOLVED


def _nearest_year(month: int, day: int | None, reference: date, future: bool | None) -> int:
    """Choose the year of a date without one. Without tense the nearest is taken, for a bare month the last."""
    this, year = (reference.month, reference.day), reference.year
    ahead = (month, day or reference.day) > this
    behind = (month, day or reference.day) < this
    if (month, day) == (2, 29):
        return _leap_year(reference, future)
    if future is True:
        # "is to run from January 23", written on the 28th: just begun, not next year's.
        if behind and day is not None and 0 < (reference - date(year, month, min(day, 28))).days <= _JUST_BEGUN:
            return year
        return year + 1 if behind else year
    if future is False or day is None:
        return year - 1 if ahead else year
    days = (date(2000, month, min(day, 28)) - date(2000, reference.month, min(reference.day, 28))).days
    if days > 183:
        return year - 1
    return year + 1 if days < -183 else year


def _year_of_month(month: int, which: int, reference: date) -> int:
    """Give the year of "last July", "this July", "next July": the nearest on that side, this year for "this"."""
    if which < 0:
        return reference.year - (month >= reference.month)
    return reference.year + (which > 0 and month <= reference.month)


def _leap_year(reference: date, future: bool | None) -> int:
    step = 1 if future else -1
    for year in range(reference.year, reference.year + 9 * step, step):
        if month_bounds(year, 2)[1].day == 29 and (date(year, 2, 29) >= reference) == (step == 1):
            return year
    return reference.year


def weekday_point(e: Weekday, s: Setting) -> Bounds:
    """Place a weekday."""
    if e.anchored and e.which is None:
        if s.reference is None:
            return UNRESOLVED
        monday = s.reference - timedelta(days=s.reference.weekday()) + timedelta(weeks=e.weeks)
        return day_bounds(monday + timedelta(days=e.day))
    if e.anchored:
        if s.anchor is None or s.anchor.start is None:
            return weekday_point(replace(e, anchored=False, which=None), replace(s, future=(e.which or 0) > 0))
        base = s.anchor.end or s.anchor.start
        if e.which == 0:
            return day_bounds(weekday_from(s.anchor.start, e.day, include=True), 0.7)
        return day_bounds(
            weekday_from(base, e.day) if (e.which or 0) > 0 else weekday_until(s.anchor.start, e.day), 0.8
        )
    if s.reference is None:
        return UNRESOLVED
    if e.which == -1:
        return day_bounds(weekday_until(s.reference, e.day), 0.85)
    if e.which == 1:
        if e.weeks:
            return day_bounds(weekday_from(s.reference, e.day) + timedelta(weeks=e.weeks), 0.9)
        # "next Friday" early in a week means the one of the following week, though not to every writer.
        monday = s.reference - timedelta(days=s.reference.weekday()) + timedelta(weeks=1)
        return day_bounds(monday + timedelta(days=e.day), 0.7)
    if e.which == 0:
        monday = s.reference - timedelta(days=s.reference.weekday())
        day = monday + timedelta(days=e.day)
        return day_bounds(weekday_from(s.reference, e.day) if s.future and day < s.reference else day, 0.85)
    if s.future:
        # A weekday a full week ahead is "next Monday": "meets on Monday", said on a Monday, is today.
        return day_bounds(weekday_from(s.reference, e.day, include=not s.later), 0.9)
    return day_bounds(weekday_until(s.reference, e.day, include=True), 0.95 if s.future is False else 0.85)


def _base(anchored: bool, s: Setting) -> date | None:
    if not anchored:
        return s.reference
    return s.anchor.start if s.anchor is not None else None


def enclosing_point(e: Enclosing, s: Setting) -> Bounds:
    """Place "last week", "this year", "the same day"."""
    base = _base(e.anchored, s)
    if base is None:
        return UNRESOLVED
    if e.unit == "weekend":
        return _weekend(e, s, base)
    if e.anchored and s.anchor is not None and _SIZES.get(s.anchor.granularity, 0) > _SIZES.get(e.unit, 99):
        # "The same day" after a bare month is no day of it that anybody knows.
        return UNRESOLVED
    found = enclosing(e.unit, base, e.which)
    return replace(found, score=0.8 if e.anchored else 0.95)


_SIZES: dict[str, int] = {"minute": 0, "hour": 0, "day": 0, "weekend": 2, "week": 2, "span": 2, "month": 3, "season": 4,
                          "quarter": 4, "year": 5, "decade": 6, "century": 7}  # fmt: skip


def _weekend(e: Enclosing, s: Setting, base: date) -> Bounds:
    saturday = base - timedelta(days=base.weekday()) + timedelta(days=5)
    if e.which:
        saturday += timedelta(weeks=e.which)
        if e.which == -1 and base.weekday() >= 5:
            saturday = base - timedelta(days=base.weekday() + 2)
    elif saturday > base and (s.future is False or (s.future is None and e.bare)):
        saturday -= timedelta(weeks=1)
    return Bounds(start=saturday, end=saturday + timedelta(days=1), granularity="weekend", score=0.85)


def shift_point(e: Shift, s: Setting) -> Bounds:
    """Place "two days ago", "a year earlier"."""
    base = _base(e.anchored, s)
    if base is None or (e.planned and (s.future is False or (e.unit in ("minute", "hour") and not s.future))):
        return UNRESOLVED
    fine = e.unit in ("day", "week", "hour", "minute") and e.count != 0
    if e.anchored and fine and s.anchor is not None and s.anchor.granularity not in ("day", "weekend", "week"):
        # "two days later" after a bare year or month cannot be a day.
        return UNRESOLVED
    day = moved(base, e.count, e.unit)
    score = 0.95 if not e.anchored else 0.75
    if e.days:
        return day_bounds(day + timedelta(days=e.days), score)
    if e.bare:
        # "Weeks ago": at least one week, and no more than the plural reaches.
        near = moved(base, 1 if e.count > 0 else -1, e.unit)
        return Bounds(start=min(day, near), end=max(day, near), granularity="span", modifier="APPROX", score=0.4)
    if e.vague:
        return replace(enclosing(e.unit, day), modifier="APPROX", score=0.5)
    if e.unit in ("day", "hour", "minute", "weekend"):
        return day_bounds(day, score)
    # "two weeks ago" points at a day near that far back; "two years ago" at the whole year.
    if e.unit in ("week", "fortnight") and not e.anchored:
        return replace(enclosing("week", day), modifier="APPROX", score=0.7)
    if e.unit in ("week", "fortnight"):
        return replace(day_bounds(day, 0.7), modifier="APPROX")
    return replace(enclosing("month" if e.unit in ("month", "quarter") else "year", day), score=0.8 * score)


def stretch_point(e: Stretch, s: Setting) -> Bounds:
    """Place "the past five years", "the coming days"."""
    if s.reference is None or (e.planned and not s.future):
        return replace(UNRESOLVED, granularity="span")
    if e.anchored and s.anchor is not None and s.anchor.start is not None:
        first, last = s.anchor.start, s.anchor.end or s.anchor.start
        start, end = (last, moved(last, e.count, e.unit)) if e.forward else (moved(first, -e.count, e.unit), first)
        return Bounds(start=start, end=end, granularity="span", modifier="APPROX" if e.vague else None, score=0.6)
    score = 0.6 if e.vague else 0.8
    modifier: DateModifier | None = "APPROX" if e.vague else None
    if e.forward:
        start, end = s.reference + timedelta(days=1), moved(s.reference, e.count, e.unit)
        return Bounds(start=start, end=max(start, end), granularity="span", modifier=modifier, score=score)
    start, end = moved(s.reference, -e.count, e.unit), s.reference
    return Bounds(start=start, end=end, granularity="span", modifier=modifier, score=score)


def years_point(e: Years, s: Setting) -> Bounds:
    """Place a decade or century."""
    granularity: Granularity = "decade" if e.last - e.first < 10 else "century"
    return Bounds(start=safe_date(e.first, 1, 1), end=safe_date(e.last, 12, 31), granularity=granularity)
