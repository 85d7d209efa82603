"""The days, months or years that a drawing names below its axis."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from purport.exports.claim_words import MONTHS

HOUR_STEPS = (1, 3, 6, 12)
DAY_STEPS = (1, 2, 4, 7, 14)
MONTH_STEPS = (1, 2, 3, 6, 12, 24, 60, 120, 600, 1200, 12000)
DAYS_OF_MONTH = 30.44
FEW_HOURS = 48
"""Up to so many hours the hours are named; beyond, the days alone are easier to read."""


def ticks(start: datetime, end: datetime, most: int) -> list[tuple[str, str]]:
    """Give at most about `most` moments between two, and their names: round hours, midnights, first days of months."""
    most = max(most, 2)
    hours = (end - start) / timedelta(hours=1)
    for step in HOUR_STEPS:
        if hours <= FEW_HOURS and hours / step <= most:
            return _named(_regular(start, end, timedelta(hours=step)), "hours")
    for step in DAY_STEPS:
        if hours / 24 / step <= most:
            return _named(_regular(start, end, timedelta(days=step)), "days")
    months = hours / 24 / DAYS_OF_MONTH
    step = next((step for step in MONTH_STEPS if months / step <= most), MONTH_STEPS[-1])
    return _named(_monthly(start, end, step), "months" if step < 12 else "years")


def _regular(start: datetime, end: datetime, step: timedelta) -> Iterator[datetime]:
    at = start.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    while at <= end:
        if at >= start:
            yield at
        try:
            at += step
        except OverflowError:
            return


def _monthly(start: datetime, end: datetime, step: int) -> Iterator[datetime]:
    month = start.year * 12 + start.month - 1
    month -= month % step
    while month // 12 <= end.year:
        if month >= 12:
            at = datetime(month // 12, month % 12 + 1, 1, tzinfo=UTC)
            if start <= at <= end:
                yield at
        month += step


def _named(moments: Iterator[datetime], unit: str) -> list[tuple[str, str]]:
    return [(at.isoformat(), _name(at, unit)) for at in moments]


def _name(at: datetime, unit: str) -> str:
    if unit == "years":
        return str(at.year)
    if unit == "months":
        return f"{MONTHS[at.month - 1]} {at.year}"
    if unit == "hours" and at.hour:
        return f"{at.hour:02}:00"
    return f"{at.day} {MONTHS[at.month - 1]}"
