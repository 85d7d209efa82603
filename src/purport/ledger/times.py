"""Moments as text that sorts: ISO, UTC, seconds, a final Z."""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

from purport.errors import UsageError

Clock = Callable[[], datetime]
"""Gives the present moment with its zone. The store takes one, so that tests and replays decide what time it is."""

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
FAR = "9999-12-31T23:59:59Z"
"""Later than anything."""


def system_clock() -> datetime:
    """Give the present moment in UTC."""
    return datetime.now(UTC)


def stamp(moment: datetime) -> str:
    """Write a moment as the ledger does. A moment without a zone is taken as UTC."""
    aware = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    return aware.replace(tzinfo=None).isoformat(timespec="seconds") + "Z"


def moment_of(words: str) -> tuple[str, bool] | None:
    """Read a publication time as an article gives it.

    Returns the moment and whether only the day is known; a day stands at its first second, so that "published on
    Monday" sorts before Monday's timed reports. None for words that are no ISO date or time.
    """
    text = words.strip()
    try:
        if _DAY.fullmatch(text):
            date.fromisoformat(text)
            return f"{text}T00:00:00Z", True
        return stamp(datetime.fromisoformat(text)), False
    except (ValueError, OverflowError):
        return None


def cut_of(words: str | date | datetime, name: str) -> str:
    """Read the moment up to which a query looks; a day counts in whole.

    Raises UsageError, which names the option, for words that are no ISO date or time.
    """
    if isinstance(words, datetime):
        return stamp(words)
    text = words.isoformat() if isinstance(words, date) else words
    found = moment_of(text)
    if found is None:
        raise UsageError(f"{name}: {text!r} is no date. Write YYYY-MM-DD, or YYYY-MM-DDTHH:MM in UTC.")
    moment, day_only = found
    return f"{moment[:10]}T23:59:59Z" if day_only else moment


def since_of(words: str | date | datetime, name: str) -> str:
    """Read the moment from which a query looks; a day counts in whole.

    Raises UsageError, which names the option, for words that are no ISO date or time.
    """
    if isinstance(words, date) and not isinstance(words, datetime):
        return f"{words.isoformat()}T00:00:00Z"
    if isinstance(words, str):
        found = moment_of(words)
        return found[0] if found else cut_of(words, name)
    return cut_of(words, name)


def days_after(day: str, days: int) -> str:
    """Give the ISO day that many days later; the calendar's last day where there is none."""
    try:
        return (date.fromisoformat(day[:10]) + timedelta(days=days)).isoformat()
    except (ValueError, OverflowError):
        return FAR[:10]
