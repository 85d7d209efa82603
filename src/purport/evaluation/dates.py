"""Score the date resolver on time expressions with hand-made values."""

from __future__ import annotations

import csv
import re
from collections import Counter
from pathlib import Path
from typing import Any

from purport.errors import MissingInput
from purport.evaluation.date_recognizers import evaluate_recognizers
from purport.evaluation.date_resolvers import Resolver, ours
from purport.records import DateInterval

_SPACED_PUNCTUATION = re.compile(r" (?=[,.;:!?)’'])")
_WEEKDAY = re.compile(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day")
_ABSOLUTE = re.compile(r"\b\d{4}s?\b|century", re.IGNORECASE)
_BOUNDS = ("when", "from", "to", "notBefore", "notAfter")


def evaluate_dates(data_dir: str | Path, resolver: Resolver = ours) -> dict[str, Any]:
    """Score value accuracy on `dates/gum_dates.tsv` and the English Recognizers-Text cases where present.

    A value is right where each bound equals the gold one at the precision in which the gold gives it; a gold
    value without a year is compared on what it has; an open gold bound must not be passed. Times of day and
    years before Christ are left out. The sentence is the only context. Returns accuracies and counts by genre,
    relative expressions of news and interviews apart, weekdays apart. `resolver` is what is scored. Raises
    MissingInput.
    """
    path = Path(data_dir) / "dates" / "gum_dates.tsv"
    if not path.exists():
        raise MissingInput(f"{path} is missing. Give the folder that holds dates/gum_dates.tsv.")
    with path.open(encoding="utf-8", newline="") as lines:
        rows = [row for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE) if _scored(row)]
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for row in rows:
        correct = _is_right(_resolve(row, resolver), _gold(row))
        for group in _groups(row):
            total[group] += 1
            right[group] += correct
    report: dict[str, Any] = {
        group: {"accuracy": round(right[group] / total[group], 4), "n": total[group]} for group in sorted(total)
    }
    folder = path.parent / "recognizers_text_en"
    if folder.is_dir():
        report["recognizers_text"] = evaluate_recognizers(folder, resolver)
    return report


def _scored(row: dict[str, str]) -> bool:
    return row["tag"] == "date" and "=-" not in row["value"].replace("=--", "=")


def _groups(row: dict[str, str]) -> list[str]:
    groups = ["all", row["genre"]]
    if row["genre"] in ("news", "interview"):
        groups.append("news and interview")
        if not _ABSOLUTE.search(row["text"]):
            groups += ["news and interview, relative", f"{row['genre']}, relative"]
        if _WEEKDAY.fullmatch(row["text"].strip()):
            groups.append("weekdays")
    return groups


def _resolve(row: dict[str, str], resolver: Resolver) -> DateInterval | None:
    sentence = row["sentence"]
    start, end = sentence.index("⟦"), sentence.index("⟧")
    context = sentence[:start] + sentence[start + 1 : end] + sentence[end + 1 :]
    return resolver(row["text"], row["date_created"], context, start)


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
