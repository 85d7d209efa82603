"""Score a date resolver on the English cases of Recognizers-Text."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

from purport.evaluation.date_resolvers import Resolver, ours
from purport.records import DateInterval

_TWO_ENDS = re.compile(r"\b(?:to|till|until|through|thru|and|between|from)\b|[-–]", re.IGNORECASE)
_NOT_NEWS = re.compile(
    r"\btmrw?\b|\bmy\b|\bw/c\b|week \d|\bcw\b|\bday$|\btill\b|hahaha|decades"
    r"|^\d+[-./]\d+(?:[-./,]\d+)?$|^\d+$|^the \d+$|\d-[a-z]{3}-|/[a-z]{3}|^\d{4} ?[-/] ?\d|^\d\d? ?[-/] ?\d{4}"
    r"|(?:two thousand|nineteen|twenty|thirty)[ -]"
    r"(?:and|one|two|three|four|five|six|seven|eight|nine|zero|ten|tens|\w+teen)"
    r"|(?:from|between|in) .*\b(?:to|and|through|until)\b.*\d{4}|between \d{4}-"
    r"|from (?:today|tomorrow|yesterday)|from now|the future|days? from|weeks? from"
    # Spoken forms: days in words, "the fifteen".
    r"|\b(?:twenty|thirty)[ -](?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)\b|^the (?:thirty|second)$"
    r"|\bthe \w+teen$|thousands?\b|two hundred|^year \d{1,3}$"
    # Counted in a month that nobody names; what points back to something not told.
    r"|^(?:first|second|third|fourth|fifth) \w+day$|^(?:the )?same (?:week|month|year)$|^that week(?:end)?$"
    # Days in figures without a year, and forms of appointments.
    r"|^from \d+/\d+ to \d+/\d+$|^from \d+ to |business days?|monday later|^weekend$|rest (?:of|the) week$"
    r"|^for \d+ \w+,",
    re.IGNORECASE,
)

_NO_DAY = ("0001-01-01", "0001-01-01")
"""How the cases write that there is no such day: "Feb 30"."""


def evaluate_recognizers(folder: str | Path, resolver: Resolver = ours) -> dict[str, Any]:
    """Score date and date-range cases of Recognizers-Text: either its past or its future value is accepted.

    Left out: times, durations, sets, cases that expect no or several results, and phrases of speech and of
    calendars that news does not write ("tmrw", "3-7-07", "the 27", "cw 15", years in words, "four days from
    yesterday"), days in words, weekdays counted in no named month, what points back to something that is not told,
    forms of appointments, and ranges up to a year or month, of which they leave out all of the last one. Returns
    accuracy and counts, of all and of the news-like ones.
    """
    right, total, news_right, news_total = 0, 0, 0, 0
    for path in sorted(Path(folder).glob("*.json")):
        for case in json.loads(path.read_text(encoding="utf-8-sig")):
            expected = _expected(case)
            if expected is None:
                continue
            text, values, start, reference = expected
            found = resolver(text, reference.isoformat(), case["Input"], start)
            correct = _NO_DAY in values and (found is None or found.start is None)
            correct = correct or (found is not None and any(_within_a_day(found, value) for value in values))
            total, right = total + 1, right + correct
            if not _NOT_NEWS.search(text):
                news_total, news_right = news_total + 1, news_right + correct
    return {
        "all": {"accuracy": round(right / total, 4) if total else None, "n": total},
        "news-like": {"accuracy": round(news_right / news_total, 4) if news_total else None, "n": news_total},
    }


def _within_a_day(found: DateInterval, value: tuple[str | None, str | None]) -> bool:
    """Compare two intervals, for spans with a day's grace: whether the day of writing counts is a convention."""
    if (found.start, found.end) == value:
        return True
    if None in (found.start, found.end, *value) or found.start == found.end or value[0] == value[1]:
        return False
    pairs = zip((found.start, found.end), value, strict=True)
    return all(abs((date.fromisoformat(str(a)) - date.fromisoformat(str(b))).days) <= 1 for a, b in pairs)


def _expected(case: dict[str, Any]) -> tuple[str, set[tuple[str | None, str | None]], int, date] | None:
    results = case.get("Results", [])
    if len(results) != 1 or results[0].get("Type") not in ("date", "daterange"):
        return None
    result = results[0]
    value = result.get("Value") or {}
    values: set[tuple[str | None, str | None]] = set()
    for resolution in (value.get("PastResolution") or {}, value.get("FutureResolution") or {}):
        if "date" in resolution:
            values.add((resolution["date"], resolution["date"]))
        elif "startDate" in resolution and "endDate" in resolution:
            # Their ranges leave the last day out; of ranges between two named days we keep it, as news means it.
            end = date.fromisoformat(resolution["endDate"]).toordinal() - 1
            values.add((resolution["startDate"], date.fromordinal(end).isoformat()))
            if _TWO_ENDS.search(result["Text"]):
                values.add((resolution["startDate"], resolution["endDate"]))
    reference = (case.get("Context") or {}).get("ReferenceDateTime", "")[:10]
    if not values or not reference or "Start" not in result:
        return None
    return result["Text"], values, result["Start"], date.fromisoformat(reference)
