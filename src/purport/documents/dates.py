"""Brings publication dates to ISO form."""

import re
from datetime import UTC, date, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime
from typing import TypeVar

_MONTHS = {
    name: number
    for number, names in enumerate(
        ("jan january", "feb february", "mar march", "apr april", "may", "jun june", "jul july", "aug august",
         "sep sept september", "oct october", "nov november", "dec december"), start=1,
    )
    for name in names.split()
}  # fmt: skip
_MONTH = "(?P<month>" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\b\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>\d{4})\b"
_WRITTEN = (
    re.compile(rf"\b{_MONTH}\s+{_DAY}\s*,?\s+{_YEAR}", re.IGNORECASE),
    re.compile(rf"\b{_DAY}\s+(?:of\s+)?{_MONTH}\s*,?\s+{_YEAR}", re.IGNORECASE),
    re.compile(r"\b(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})(?!\d)"),
    re.compile(r"\b(?P<year>\d{4})/(?P<month>\d{1,2})/(?P<day>\d{1,2})\b"),
)
_ISO = re.compile(
    r"(?P<date>\d{4}-?\d{2}-?\d{2})"
    r"(?:[T ](?P<time>\d{1,2}:?\d{2}(?::?\d{2})?)(?:[.,]\d{1,9})?\s*(?P<zone>Z|UTC|GMT|[+-]\d{2}:?\d{0,2})?)?",
    re.IGNORECASE,
)
Day = TypeVar("Day", bound=date)

_OLDEST = 1600
"""Newspapers begin about here; earlier years are placeholders such as 0001-01-01."""


def normalise_published(value: str) -> str:
    """Bring a publication date or date-time to ISO form.

    Takes ISO 8601 (extended or basic), the RFC 2822 form of feeds and servers, and English written dates.
    Returns `YYYY-MM-DD`, or `YYYY-MM-DDTHH:MM:SS` with the offset where one was given. Raises ValueError
    for anything else and for dates that do not exist.
    """
    text = " ".join(value.split())
    match = _ISO.fullmatch(text)
    if match:
        return _from_iso(match)
    if re.match(r"(?:[A-Za-z]{3,9},\s+)?\d{1,2}\s+[A-Za-z]{3}\s+\d{4}\s+\d", text):
        try:
            return _with_year(parsedate_to_datetime(text)).isoformat(timespec="seconds")
        except (TypeError, IndexError) as error:
            raise ValueError(f"{value!r} is not a date") from error
    found = find_date(text) if len(text) <= 60 else None
    if found is None:
        raise ValueError(f"{value[:60]!r} is not a date in ISO form (2023-09-11)")
    return _with_year(date.fromisoformat(found)).isoformat()


def _from_iso(match: re.Match[str]) -> str:
    digits = match.group("date").replace("-", "")
    day = date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    _with_year(day)
    if match.group("time") is None:
        return day.isoformat()
    clock = [int(part) for part in re.findall(r"\d\d?", match.group("time").zfill(5))]
    hour, minute, second = (*clock, 0)[:3]
    moment = datetime(day.year, day.month, day.day, hour, minute, second, tzinfo=_zone(match.group("zone")))
    return moment.isoformat(timespec="seconds")


def _zone(written: str | None) -> timezone | None:
    if not written:
        return None
    if written.upper() in ("Z", "UTC", "GMT"):
        return UTC
    digits = written[1:].replace(":", "").ljust(4, "0")
    offset = timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
    return timezone(offset if written[0] == "+" else -offset)


def _with_year(day: Day) -> Day:
    if day.year < _OLDEST:
        raise ValueError(f"the year {day.year} is before newspapers")
    return day


def find_date(text: str) -> str | None:
    """Find the first complete written date in a short line ("Posted: Sep 11, 2023 4:13 AM").

    Returns it as `YYYY-MM-DD`, even if there is no such day, so that the caller can say so; None without a
    date. Figures such as 03/04/2021, where the order of day and month is open, are not read.
    """
    matches = [match for match in (pattern.search(text) for pattern in _WRITTEN) if match]
    if not matches:
        return None
    match = min(matches, key=lambda found: found.start())
    month = match.group("month")
    number = int(month) if month.isdigit() else _MONTHS[month.casefold()]
    return f"{int(match.group('year')):04}-{number:02}-{int(match.group('day')):02}"
