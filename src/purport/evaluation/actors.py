"""Score actor resolution on cases of mention, context and date against country and sector."""

import csv
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from purport.errors import MissingInput
from purport.evaluation.actor_coverage import ActorCoverage, measure_actor_coverage
from purport.evaluation.report import Figure, Report
from purport.mentions.actors import resolve_actor
from purport.reading.session import default_session

FLOOR = {"country": 0.56, "sector": 0.40, "both": 0.27}
"""What plain matching with the PETRARCH dictionaries reaches on these cases."""

_MISSES = 20
TODAY = "2024-05-01"
"""The day that 'Today' stands for in the cases."""


def evaluate_actors(data_dir: str | Path) -> dict[str, Any]:
    """Score `resolve_actor` on actors/actor_cases.tsv.

    A case counts for country where it states one (has_country), for sector where it states a first code
    (has_code1) and for both where it states both; an empty expected value must be left empty. Cases marked xfail
    are scored apart. Arguments: the corpora folder. Returns accuracies, counts, the coverage at 95 % precision, the
    floor and the misses.
    Raises MissingInput where the file is not there.
    """
    path = Path(data_dir) / "actors" / "actor_cases.tsv"
    if not path.is_file():
        raise MissingInput(f"no actor cases in {path.parent.name}; --data must name the corpora folder")
    with path.open(encoding="utf-8", newline="") as stream:
        cases = list(csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE))
    scored = [_score(case) for case in cases if case["has_country"] == "1" or case["has_code1"] == "1"]
    plain = [row for row in scored if not row["xfail"]]
    apart = [row for row in scored if row["xfail"]]
    return {
        "coverage": coverage_at([(row["score"], row["right"]) for row in plain]),
        "scores": _rates(plain),
        "xfail": _rates(apart),
        "floor": FLOOR,
        "misses": [row["miss"] for row in plain if row["miss"]],
    }


def _score(case: dict[str, str]) -> dict[str, Any]:
    date = _iso(case["query_date"])
    actor = resolve_actor(case["mention"], date=date, context=case["context"] or None)
    country = (actor.country if actor else None) or ""
    sector = actor.sectors[0] if actor and actor.sectors else ""
    expected_country, expected_sector = _expected(case)
    row: dict[str, Any] = {
        "score": actor.score if actor is not None else None,
        "xfail": case["xfail"] == "xfail",
        "country": None,
        "sector": None,
        "both": None,
        "miss": None,
    }
    if case["has_country"] == "1":
        row["country"] = country == expected_country
    if case["has_code1"] == "1":
        row["sector"] = sector == expected_sector
    if row["country"] is not None and row["sector"] is not None:
        row["both"] = row["country"] and row["sector"]
    row["right"] = row["country"] is not False and row["sector"] is not False
    if not row["right"]:
        row["miss"] = (
            f"{case['mention']} [{case['query_date']}]: {country} {sector}, not {expected_country} {expected_sector}"
        )
    return row


def coverage_at(scored: Sequence[tuple[float | None, bool]], precision: float = 0.95) -> float:
    """Give the share of cases that can be answered while the answers given are right that often.

    Arguments: per case the score of the answer, None where there was none, and whether it is right; the precision.
    The threshold is the lowest score whose answers, with all higher ones, reach the precision.
    """
    best = given = right = 0
    answers = sorted(((score, good) for score, good in scored if score is not None), key=lambda pair: -pair[0])
    for place, (score, good) in enumerate(answers):
        given, right = given + 1, right + good
        last = place + 1 == len(answers) or answers[place + 1][0] < score
        if last and right >= precision * given:
            best = given
    return best / len(scored) if scored else 0.0


def _expected(case: dict[str, str]) -> tuple[str, str]:
    return case["country"], case["code_1"]


def _iso(text: str) -> str | None:
    if text.strip().lower() == "today":
        return TODAY
    months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
    parts = text.split()
    if len(parts) == 3 and parts[1][:3].lower() in months and parts[0].isdigit():
        return f"{parts[2]}-{months.index(parts[1][:3].lower()) + 1:02d}-{int(parts[0]):02d}"
    return text.strip() or None


def _rates(rows: list[dict[str, Any]]) -> dict[str, float | int]:
    out: dict[str, float | int] = {}
    for key in ("country", "sector", "both"):
        given = [row[key] for row in rows if row[key] is not None]
        out[key] = sum(given) / len(given) if given else 0.0
        out[f"{key}_n"] = len(given)
    return out


def report_actors(data: Path) -> Report:
    """Mentions to country and sector, and how many of the marked organisations and roles of the corpora are coded."""
    scores = evaluate_actors(data)
    coverage = measure_actor_coverage(data, default_session().model)
    floor = scores["floor"]
    figures = [
        Figure(name=key, value=scores["scores"][key], digits=3, baseline=f"{floor[key]:.2f} (PETRARCH dictionaries)")
        for key in ("country", "sector", "both")
    ]
    figures += [
        Figure(name="coverage at 95 % precision", value=scores["coverage"], digits=3),
        Figure(name="organisations and roles known, %", value=coverage.share),
    ]
    return Report(
        name="actors",
        data="actor cases (a sample of a peer's test cases), xfail left out; marked participants and sources",
        figures=tuple(figures),
        notes=(
            "the tables were extended with these cases in view: figures of development, expect clearly lower on others",
            *coverage_notes(coverage),
        ),
    )


def coverage_notes(coverage: ActorCoverage) -> tuple[str, ...]:
    """Say what the coverage counts, and the commonest misses."""
    common = ", ".join(f"{word} {count}" for word, count in coverage.missed.most_common(_MISSES))
    return (
        f"{coverage.total} organisations and roles marked in PolNeAR dev, ECB+ topics 25 to 35 and the gold: "
        f"{coverage.coded.total()} coded, {coverage.listed.total()} listed as not political, "
        f"{coverage.missed.total()} missed",
        f"commonest misses: {common}" if common else "no misses",
    )
