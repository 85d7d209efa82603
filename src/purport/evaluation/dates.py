"""Score the date resolver on time expressions with hand-made values."""

from __future__ import annotations

import csv
import json
import re
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

from purport.errors import MissingInput
from purport.mentions.date_finder import resolve_date
from purport.records import DateInterval

_SPACED_PUNCTUATION = re.compile(r" (?=[,.;:!?)’'])")
_WEEKDAY = re.compile(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day")
_ABSOLUTE = re.compile(r"\b\d{4}s?\b|century", re.IGNORECASE)
_TWO_ENDS = re.compile(r"\b(?:to|till|until|through|thru|and|between|from)\b|[-–]", re.IGNORECASE)
_NOT_NEWS = re.compile(
    r"\btmrw?\b|\bmy\b|\bw/c\b|week \d|\bcw\b|\bday$|\btill\b|hahaha|decades"
    r"|^\d+[-./]\d+(?:[-./,]\d+)?$|^\d+$|^the \d+$|\d-[a-z]{3}-|/[a-z]{3}|^\d{4} ?[-/] ?\d|^\d\d? ?[-/] ?\d{4}"
    r"|(?:two thousand|nineteen|twenty|thirty)[ -]"
    r"(?:and|one|two|three|four|five|six|seven|eight|nine|zero|ten|tens|\w+teen)"
    r"|(?:from|between|in) .*\b(?:to|and|through|until)\b.*\d{4}|between \d{4}-"
    r"|from (?:today|tomorrow|yesterday)|from now|the future|days? from|weeks? from",
    re.IGNORECASE,
)
_BOUNDS = ("when", "from", "to", "notBefore", "notAfter")


def evaluate_dates(data_dir: str | Path) -> dict[str, Any]:
    """Score value accuracy on `dates/gum_dates.tsv` and the English Recognizers-Text cases where present.

    A value is right where each bound equals the gold one at the precision in which the gold gives it; a gold
    value without a year is compared on what it has; an open gold bound must not be passed. Times of day and
    years before Christ are left out. The sentence is the only context. Returns accuracies and counts by genre,
    relative expressions of news and interviews apart, weekdays apart. Raises MissingInput.
    """
    path = Path(data_dir) / "dates" / "gum_dates.tsv"
    if not path.exists():
        raise MissingInput(f"{path} is missing. Give the folder that holds dates/gum_dates.tsv.")
    with path.open(encoding="utf-8", newline="") as lines:
        rows = [row for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE) if _scored(row)]
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for row in rows:
        correct = _is_right(_resolve(row), _gold(row))
        for group in _groups(row):
            total[group] += 1
            right[group] += correct
    report: dict[str, Any] = {
        group: {"accuracy": round(right[group] / total[group], 4), "n": total[group]} for group in sorted(total)
    }
    folder = path.parent / "recognizers_text_en"
    if folder.is_dir():
        report["recognizers_text"] = evaluate_recognizers(folder)
    return report


def _scored(row: dict[str, str]) -> bool:
    return row["tag"] == "date" and "=-" not in row["value"].replace("=--", "=")


def _groups(row: dict[str, str]) -> list[str]:
    groups = ["all", row["genre"]]
    if row["genre"] in ("news", "interview"):
        groups.append("news and interview")
        if not _ABSOLUTE.search(row["text"]):
            groups.append("news and interview, relative")
        if _WEEKDAY.fullmatch(row["text"].strip()):
            groups.append("weekdays")
    return groups


def _resolve(row: dict[str, str]) -> DateInterval | None:
    sentence = row["sentence"]
    start, end = sentence.index("⟦"), sentence.index("⟧")
    context = sentence[:start] + sentence[start + 1 : end] + sentence[end + 1 :]
    return resolve_date(row["text"], reference=row["date_created"], context=context, span=(start, end - 1))


def _gold(row: dict[str, str]) -> dict[str, str]:
    return dict(part.split("=", 1) for part in row["value"].split(";") if part.split("=", 1)[0] in _BOUNDS)


def _agrees(day: str | None, gold: str) -> bool:
    if day is None:
        return False
    if gold.startswith("--"):
        return day[5 : 5 + len(gold) - 2] == gold[2:]
    return day[: len(gold)] == gold


def _is_right(found: DateInterval | None, gold: dict[str, str]) -> bool:
    if found is None:
        return False
    if "when" in gold:
        value = gold["when"]
        granularity = {0: "year", 1: "month", 2: "day"}[value.strip("-").count("-") + value.startswith("--")]
        if found.granularity not in (granularity, "span", "season"):
            return False
        return _agrees(found.start or found.end, value) and _agrees(found.end or found.start, value)
    first, last = gold.get("from") or gold.get("notBefore"), gold.get("to") or gold.get("notAfter")
    if first is not None and last is not None:
        return _agrees(found.start, first) and _agrees(found.end, last)
    if first is not None:
        return found.start is not None and (_agrees(found.start, first) or found.start[: len(first)] > first)
    return found.end is not None and last is not None and found.end[: len(last)] <= last


def evaluate_recognizers(folder: str | Path) -> dict[str, Any]:
    """Score date and date-range cases of Recognizers-Text: either its past or its future value is accepted.

    Left out: times, durations, sets, cases that expect no or several results, and phrases of speech and of
    calendars that news does not write ("tmrw", "3-7-07", "the 27", "cw 15", years in words, "four days from
    yesterday"), and ranges up to a year or month, of which they leave out all of the last one. Returns accuracy and
    counts, of all and of the news-like ones.
    """
    right, total, news_right, news_total = 0, 0, 0, 0
    for path in sorted(Path(folder).glob("*.json")):
        for case in json.loads(path.read_text(encoding="utf-8-sig")):
            expected = _expected(case)
            if expected is None:
                continue
            text, values, start, reference = expected
            found = resolve_date(text, reference=reference, context=case["Input"], span=(start, start + len(text)))
            correct = found is not None and any(_within_a_day(found, value) for value in values)
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
