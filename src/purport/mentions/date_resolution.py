"""Lay a time expression on the calendar: parts, bounds, ranges and pieces over the points of `date_points`."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from msgspec.structs import replace

from purport.mentions import date_points as points
from purport.mentions import date_yearly_points as yearly
from purport.mentions.date_arithmetic import (
    UNRESOLVED,
    Bounds,
    add_months,
    day_bounds,
    enclosing,
    month_bounds,
    moved,
    part_of,
    weekday_from,
    weekday_until,
)
from purport.mentions.date_expressions import (
    Bound,
    Calendar,
    Duration,
    Enclosing,
    Expression,
    Holiday,
    Nth,
    Offset,
    Part,
    Period,
    Range,
    Recurring,
    Season,
    Shift,
    Stretch,
    Weekday,
    YearPart,
    Years,
)
from purport.mentions.date_points import Setting
from purport.records.values import DateModifier


def resolve_bounds(expression: Expression, setting: Setting) -> Bounds:
    """Resolve an expression. What cannot be placed has no start and no end; nothing is read off a clock."""
    try:
        return _RULES[type(expression)](expression, setting)
    except (ValueError, OverflowError):
        return UNRESOLVED


def _bound(e: Bound, s: Setting) -> Bounds:
    forward = e.modifier in ("EARLIEST", "LATEST", "UNTIL") and s.future is not False
    inner = resolve_bounds(e.inner, replace(s, future=True, later=e.later) if forward else s)
    if inner.start is None and inner.end is None:
        return replace(inner, modifier=e.modifier)
    found = replace(inner, modifier=e.modifier)
    if isinstance(e.inner, Enclosing) and e.modifier in ("BEFORE", "AFTER"):
        return _narrowed(inner, e.modifier, s)
    if e.modifier == "SINCE":
        return replace(found, end=None)
    if e.modifier == "UNTIL":
        return replace(found, start=None)
    if e.modifier == "BEFORE" and inner.start is not None:
        return replace(found, start=None, end=inner.start - timedelta(days=1), score=0.8 * inner.score)
    if e.modifier == "AFTER" and inner.end is not None:
        return replace(found, start=inner.end + timedelta(days=1), end=None, score=0.8 * inner.score)
    return found


def _narrowed(unit: Bounds, modifier: DateModifier, s: Setting) -> Bounds:
    """Cut "earlier this month" and "the rest of the year" at the day of writing."""
    if s.reference is None or unit.start is None or unit.end is None or not unit.start <= s.reference <= unit.end:
        return unit
    cut = replace(unit, granularity="span", score=0.9 * unit.score)
    return replace(cut, end=s.reference) if modifier == "BEFORE" else replace(cut, start=s.reference)


def _offset(e: Offset, s: Setting) -> Bounds:
    inner = resolve_bounds(e.inner, s)
    base = inner.end if e.count > 0 else inner.start
    if base is None:
        return UNRESOLVED
    day = moved(base, e.count, e.unit)
    if e.vague and e.unit == "day" and inner.granularity == "day":
        # "A few days before Christmas": any of those days.
        start, end = (day, base - timedelta(days=1)) if e.count < 0 else (base + timedelta(days=1), day)
        return Bounds(start=start, end=end, granularity="span", modifier="APPROX", score=0.6)
    if e.unit in ("month", "year", "decade", "century") or inner.granularity != "day":
        return replace(enclosing("month" if e.unit == "month" else "year", day), modifier="APPROX", score=0.6)
    return day_bounds(day, 0.9 * inner.score)


def _part(e: Part, s: Setting) -> Bounds:
    inner = resolve_bounds(e.inner, s)
    if inner.start is None or inner.end is None:
        return replace(inner, modifier=e.modifier)
    if e.edge and inner.granularity == "year":
        start, end = month_bounds(inner.start.year, {"EARLY": 1, "MID": 6, "LATE": 12}[e.modifier])
    else:
        start, end = part_of(inner.start, inner.end, inner.granularity, e.modifier)
    return replace(inner, start=start, end=end, modifier=e.modifier, score=0.9 * inner.score)


def _range(e: Range, s: Setting) -> Bounds:
    first = resolve_bounds(e.first, s)
    last = resolve_bounds(e.last, s)
    if isinstance(e.last, Weekday) and first.start is not None:
        last = day_bounds(weekday_from(first.start, e.last.day), first.score)
    if first.start is None or last.end is None:
        return replace(UNRESOLVED, granularity="span")
    if last.end < first.start:
        if not (isinstance(e.last, Calendar) and e.last.year is None):
            return replace(UNRESOLVED, granularity="span")
        # "from November to February": the second date belongs to the following year.
        last = replace(last, end=add_months(last.end, 12))
    end = last.end
    if end is None or end < first.start:
        return replace(UNRESOLVED, granularity="span")
    return Bounds(start=first.start, end=end, granularity="span", score=min(first.score, last.score))


def _nth(e: Nth, s: Setting) -> Bounds:
    frame = resolve_bounds(e.inner, s)
    if frame.start is None or frame.end is None:
        return UNRESOLVED
    if e.unit == "day":
        day = frame.start + timedelta(days=e.number - 1) if e.number > 0 else frame.end
        return day_bounds(day, 0.9) if frame.start <= day <= frame.end else UNRESOLVED
    if e.unit == "weekday":
        if e.number > 0:
            day = weekday_from(frame.start, e.weekday, include=True) + timedelta(weeks=e.number - 1)
        else:
            day = weekday_until(frame.end, e.weekday, include=True)
        return day_bounds(day, 0.95) if frame.start <= day <= frame.end else UNRESOLVED
    if e.number == 0:
        return replace(enclosing("week", frame.start), score=0.9)
    # A week belongs to the month or year that holds its Thursday, as in ISO 8601.
    if e.number > 0:
        thursday = weekday_from(frame.start, 3, include=True) + timedelta(weeks=e.number - 1)
    else:
        thursday = weekday_until(frame.end, 3, include=True)
    week = enclosing("week", thursday)
    if e.unit == "weekend" and week.end is not None:
        return Bounds(start=week.end - timedelta(days=1), end=week.end, granularity="weekend", score=0.85)
    return replace(week, score=0.85)


def _period(e: Period, s: Setting) -> Bounds:
    first, last = date.fromisoformat(e.first), date.fromisoformat(e.last)
    return Bounds(start=first, end=last, granularity="day" if first == last else "span")


def _off_calendar(e: Duration | Recurring, s: Setting) -> Bounds:
    return Bounds(start=None, end=None, granularity="span" if isinstance(e, Duration) else "unknown", score=0.9)


_RULES: dict[type, Callable[..., Bounds]] = {
    Calendar: points.calendar_point,
    Weekday: points.weekday_point,
    Enclosing: points.enclosing_point,
    Shift: points.shift_point,
    Stretch: points.stretch_point,
    Season: yearly.season_point,
    YearPart: yearly.year_part_point,
    Years: points.years_point,
    Holiday: yearly.holiday_point,
    Nth: _nth,
    Offset: _offset,
    Period: _period,
    Part: _part,
    Bound: _bound,
    Range: _range,
    Duration: _off_calendar,
    Recurring: _off_calendar,
}
