"""Calendar arithmetic of time expressions: units, shifts, seasons, parts, Easter. Weeks run Monday to Sunday."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

import msgspec

from purport.mentions.date_lexicon import date_lexicon
from purport.records.values import DateModifier, Granularity

MIN_YEAR, MAX_YEAR = 1, 9998


class Bounds(msgspec.Struct, frozen=True, kw_only=True):
    """A resolved stretch of days, both ends included; an open end is None."""

    start: date | None
    end: date | None
    granularity: Granularity
    modifier: DateModifier | None = None
    score: float = 1.0


UNRESOLVED = Bounds(start=None, end=None, granularity="unknown", score=0.3)


def day_bounds(day: date, score: float = 1.0, granularity: Granularity = "day") -> Bounds:
    """Give one day as bounds."""
    return Bounds(start=day, end=day, granularity=granularity, score=score)


def safe_date(year: int, month: int, day: int) -> date:
    """Make a date. Raises ValueError where there is none."""
    if not MIN_YEAR <= year <= MAX_YEAR:
        raise ValueError("year out of range")
    return date(year, month, day)


def month_bounds(year: int, month: int) -> tuple[date, date]:
    """Give the first and last day of a month."""
    first = safe_date(year, month, 1)
    return first, first.replace(day=calendar.monthrange(year, month)[1])


def add_months(day: date, months: int) -> date:
    """Move a day by months, to the last day of a shorter month."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    last = month_bounds(year, month + 1)[1].day
    return safe_date(year, month + 1, min(day.day, last))


def enclosing(unit: str, day: date, which: int = 0) -> Bounds:
    """Give the unit that holds a day, moved by whole units."""
    if unit == "week":
        monday = day - timedelta(days=day.weekday()) + timedelta(weeks=which)
        return Bounds(start=monday, end=monday + timedelta(days=6), granularity="week")
    if unit == "fortnight":
        monday = day - timedelta(days=day.weekday()) + timedelta(weeks=2 * which)
        return Bounds(start=monday, end=monday + timedelta(days=13), granularity="span")
    if unit == "month":
        start, end = month_bounds(*divmod_month(day.year * 12 + day.month - 1 + which))
        return Bounds(start=start, end=end, granularity="month")
    if unit == "quarter":
        first = (day.year * 12 + day.month - 1) // 3 * 3 + 3 * which
        start = month_bounds(*divmod_month(first))[0]
        return Bounds(start=start, end=month_bounds(*divmod_month(first + 2))[1], granularity="quarter")
    if unit in ("year", "decade", "century"):
        size: int = {"year": 1, "decade": 10, "century": 100}[unit]
        first_year = day.year // size * size + size * which
        granularity: Granularity = "year" if size == 1 else "decade" if size == 10 else "century"
        return Bounds(
            start=safe_date(first_year, 1, 1), end=safe_date(first_year + size - 1, 12, 31), granularity=granularity
        )
    if unit in ("minute", "hour"):
        return day_bounds(day)
    return day_bounds(day + timedelta(days=which))


def divmod_month(index: int) -> tuple[int, int]:
    """Turn a count of months since year 0 into year and month."""
    return index // 12, index % 12 + 1


def weekday_from(day: date, weekday: int, include: bool = False) -> date:
    """Give the first such weekday after a day, or the day itself where that is allowed."""
    ahead = (weekday - day.weekday()) % 7
    return day + timedelta(days=ahead if ahead or include else 7)


def weekday_until(day: date, weekday: int, include: bool = False) -> date:
    """Give the last such weekday before a day, or the day itself where that is allowed."""
    back = (day.weekday() - weekday) % 7
    return day - timedelta(days=back if back or include else 7)


def moved(day: date, count: float, unit: str) -> date:
    """Move a day by units; fractions of months and years are rounded down to days and months."""
    whole = int(count)
    if unit in ("year", "decade", "century"):
        return add_months(day, int(count * {"year": 12, "decade": 120, "century": 1200}[unit]))
    if unit in ("month", "quarter"):
        shifted = add_months(day, whole * (3 if unit == "quarter" else 1))
        return shifted + timedelta(days=int((count - whole) * 30))
    if unit in ("week", "weekend", "fortnight"):
        return day + timedelta(days=int(count * (14 if unit == "fortnight" else 7)))
    if unit in ("hour", "minute"):
        return day + timedelta(days=int(count / (24 if unit == "hour" else 1440)))
    return day + timedelta(days=whole)


def season_bounds(name: str, year: int) -> tuple[date, date]:
    """Give the first and last day of a northern season; a winter ends in the following year."""
    m1, d1, m2, d2 = date_lexicon().season_bounds[name]
    return safe_date(year, m1, d1), safe_date(year + (m2 < m1), m2, d2)


def part_of(start: date, end: date, granularity: Granularity, modifier: DateModifier) -> tuple[date, date]:
    """Cut the early, middle or late part: thirds, but halves of a month, year or decade for early and late."""
    days = (end - start).days + 1
    if days < 5:
        return start, end
    if granularity == "month":
        middle = start.replace(day=15)
        if modifier == "MID":
            return start.replace(day=10), start.replace(day=20)
        return (start, middle) if modifier == "EARLY" else (middle, end)
    if granularity in ("decade", "century"):
        years = end.year - start.year + 1
        if modifier == "MID":
            return start.replace(year=start.year + years * 3 // 10), end.replace(year=end.year - years * 3 // 10)
        half = years // 2
        if modifier == "EARLY":
            return start, end.replace(year=start.year + half - 1)
        return start.replace(year=start.year + half), end
    if granularity == "year":
        first, months = {"EARLY": (1, 6), "MID": (5, 4), "LATE": (7, 6)}[modifier]
        return start.replace(month=first), month_bounds(start.year, first + months - 1)[1]
    third = days // 3
    if modifier == "EARLY":
        return start, start + timedelta(days=third)
    if modifier == "LATE":
        return end - timedelta(days=third), end
    return start + timedelta(days=third), end - timedelta(days=third)


def easter(year: int) -> date:
    """Give Easter Sunday of the Gregorian calendar (anonymous algorithm, Nature, 20 April 1876)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    h = (19 * a + b - d - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return safe_date(year, month, day + 1)


def orthodox_easter(year: int) -> date:
    """Give Easter Sunday of the Julian calendar as a Gregorian date (Meeus, Astronomical Algorithms, 1991, page 69)."""
    d = (19 * (year % 19) + 15) % 30
    e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7
    month, day = divmod(d + e + 114, 31)
    # The calendars drift apart by three days in four hundred years.
    return safe_date(year, month, day + 1) + timedelta(days=year // 100 - year // 400 - 2)
