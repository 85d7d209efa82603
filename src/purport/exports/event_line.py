"""Draws when the events of a reading are: one line of days as an inline SVG, a mark for each event.

Events far from the day of publication would press the others together; they stand as counts at the ends.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from html import escape

from purport.records import Event

WIDTH, ROW, TOP, SIDE = 640.0, 11.0, 20.0, 44.0
MOST_ROWS = 8
NEAR = 45
"""Days before and after the middle of the events that the line shows at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """An event on the line: its id, kind, support, first and last day."""

    event: str
    type: str
    support: str
    first: date
    last: date


def line_of(events: Sequence[Event], published: str | None) -> str:
    """Give the time line of some events as an SVG element; empty where none has a day.

    Arguments: the events; the ISO date or time of publication, which is drawn as an upright line.
    """
    marks = marks_of(events)
    if not marks:
        return ""
    today = _day(published) if published else None
    middle = today or sorted(mark.last for mark in marks)[len(marks) // 2]
    near = [m for m in marks if m.last >= middle - timedelta(days=NEAR) and m.first <= middle + timedelta(days=NEAR)]
    before = [m for m in marks if m.last < middle - timedelta(days=NEAR)]
    after = [m for m in marks if m.first > middle + timedelta(days=NEAR)]
    days = [m.first for m in near] + [m.last for m in near] + [middle]
    low = max(min(days), middle - timedelta(days=NEAR)) - timedelta(days=1)
    high = min(max(days), middle + timedelta(days=NEAR)) + timedelta(days=1)
    rows = _rows(near, low, high)
    bottom = TOP + ROW * max(1, min(MOST_ROWS, max(rows, default=0) + 1)) + 4
    parts = [
        f'<line class="axis" x1="{SIDE:.0f}" x2="{WIDTH - SIDE:.0f}" y1="{bottom:.1f}" y2="{bottom:.1f}"/>',
        _ticks(low, high, bottom),
        _upright(today, low, high, bottom),
        "".join(_mark(m, row, low, high, bottom) for m, row in zip(near, rows, strict=True) if row < MOST_ROWS),
        _far(before, 4.0, "start", bottom),
        _far(after, WIDTH - 4.0, "end", bottom),
    ]
    return (
        f'<svg class="days" viewBox="0 0 {WIDTH:.0f} {bottom + 20:.0f}" role="img" '
        f'aria-label="{escape(_described(marks))}">' + "".join(parts) + "</svg>"
    )


def marks_of(events: Sequence[Event]) -> list[Mark]:
    """Give the events with a first and last day, the earliest first. Half-open intervals count by the end they have."""
    found = []
    for event in events:
        if event.date is None:
            continue
        first = _day(event.date.start or event.date.end or "")
        last = _day(event.date.end or event.date.start or "")
        if first is not None and last is not None and first <= last:
            found.append(Mark(event=event.id, type=event.type, support=event.support, first=first, last=last))
    return sorted(found, key=lambda mark: (mark.first, mark.last, mark.event))


def _day(text: str) -> date | None:
    try:
        day = date.fromisoformat(text[:10])
    except ValueError:
        return None
    # At the ends of the calendar the days before and after have no date.
    return day if date.min.year < day.year < date.max.year else None


def _x(day: date, low: date, high: date) -> float:
    return SIDE + (WIDTH - 2 * SIDE) * (day - low).days / max(1, (high - low).days)


def _rows(marks: Sequence[Mark], low: date, high: date) -> list[int]:
    """Stack marks that would lie on each other."""
    ends: list[float] = []
    rows = []
    for mark in marks:
        left = _x(max(mark.first, low), low, high) - 5
        right = _x(min(mark.last, high), low, high) + 5
        row = next((i for i, end in enumerate(ends) if end <= left), len(ends))
        if row == len(ends):
            ends.append(right)
        else:
            ends[row] = right
        rows.append(row)
    return rows


def _mark(mark: Mark, row: int, low: date, high: date, bottom: float) -> str:
    left, right = _x(max(mark.first, low), low, high), _x(min(mark.last, high), low, high)
    y = bottom - ROW * (row + 0.6)
    days = mark.first.isoformat() if mark.first == mark.last else f"{mark.first} to {mark.last}"
    shape = (
        f'<circle class="when {mark.support}" cx="{left:.1f}" cy="{y:.1f}" r="4"/>'
        if mark.first == mark.last
        else f'<rect class="when {mark.support}" x="{left - 2:.1f}" y="{y - 3:.1f}" width="{right - left + 4:.1f}" '
        'height="6" rx="3"/>'
    )
    words = escape(f"{mark.event} {mark.type} {days}")
    return f'<a href="#{escape(mark.event)}" aria-label="{words}">{shape}</a>'


def _ticks(low: date, high: date, bottom: float) -> str:
    span = (high - low).days
    step = next((days for days in (1, 2, 7, 14, 28) if span / days <= 6), 28)
    ticks = []
    day = low + timedelta(days=1)
    while day <= high - timedelta(days=1 if span > 2 else 0):
        x = _x(day, low, high)
        ticks.append(
            f'<line class="tick" x1="{x:.1f}" x2="{x:.1f}" y1="{bottom:.1f}" y2="{bottom + 4:.1f}"/>'
            f'<text class="day" x="{x:.1f}" y="{bottom + 16:.1f}" text-anchor="middle">{day:%d %b}</text>'
        )
        day += timedelta(days=step)
    return "".join(ticks)


def _upright(day: date | None, low: date, high: date, bottom: float) -> str:
    if day is None or not low <= day <= high:
        return ""
    x = _x(day, low, high)
    return (
        f'<line class="today" x1="{x:.1f}" x2="{x:.1f}" y1="{TOP - 2:.1f}" y2="{bottom:.1f}"/>'
        f'<text class="day" x="{x:.1f}" y="{TOP - 4:.1f}" text-anchor="middle">published</text>'
    )


def _far(marks: Sequence[Mark], x: float, anchor: str, bottom: float) -> str:
    if not marks:
        return ""
    years = sorted({mark.first.year for mark in marks})
    span = f"{years[0]}" if len(years) == 1 else f"{years[0]}-{years[-1]}"
    return (
        f'<a href="#{escape(marks[0].event)}" aria-label="{len(marks)} events in {span}">'
        f'<text class="far" x="{x:.1f}" y="{bottom - 4:.1f}" text-anchor="{anchor}">{len(marks)}</text>'
        f'<text class="day" x="{x:.1f}" y="{bottom + 16:.1f}" text-anchor="{anchor}">{span}</text></a>'
    )


def _described(marks: Sequence[Mark]) -> str:
    return "When the events are: " + "; ".join(f"{mark.event} {mark.first}" for mark in marks[:20])
