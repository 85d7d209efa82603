"""`purport evaluate dates`: every figure on time expressions, with dateparser as the baseline of the same run."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from purport.evaluation.date_resolvers import ABSENT, Resolver, dateparser_resolver, ours
from purport.evaluation.date_spans import score_spans
from purport.evaluation.dates import evaluate_dates
from purport.evaluation.report import Figure, Report, digest
from purport.evaluation.weekdays import Row, read_weekdays, score_weekday_phrases, score_weekdays
from purport.language import LanguageModel
from purport.reading.session import default_session

WEEKDAYS = Path("tests/gold/weekdays/open/weekdays.tsv")
"""Where a checkout has the labelled weekdays; --data may also hold them as weekdays/weekdays.tsv."""


def report_dates(data: Path) -> Report:
    """Score the finder, the values and the choice of weekdays.

    Arguments: the corpora folder with `dates` and `treebank/gum_open`. Raises MissingInput where `dates` is missing.
    """
    model = default_session().model
    baseline = dateparser_resolver()
    figures = [*_spans(data, model), *_values(data, baseline), *_weekdays(data, model, baseline)]
    notes = [
        "values on given spans with the sentence as the only context; the list served for development",
        "finder: sentences in which every entity of GUM's type `time` overlaps a marked date",
        "Recognizers-Text, left out of the news-like cases: chat forms (tmrw), bare or numeric days (the 27, 3-7-07),"
        " calendar weeks, days and years in words, counted from today or tomorrow, weekdays counted in no named month,"
        " 'the same week' with nothing before it, appointments ('for 1 week, from'), ranges up to a year or month",
    ]
    return Report(
        name="dates",
        data="GUM dates, Recognizers-Text (English), labelled weekdays",
        figures=tuple(figures),
        notes=(*notes, *([] if baseline else [ABSENT])),
    )


def _spans(data: Path, model: LanguageModel) -> list[Figure]:
    if not (data / "treebank" / "gum_open").is_dir():
        return []
    scores = score_spans(data, model)
    of = f"({int(scores['dates'])} in {int(scores['sentences'])} sentences)"
    return [
        Figure(name=f"finder {name} on DATE, relaxed {of}", value=scores[key], digits=3,
               published=".907 HeidelTime, TempEval-3" if key == "f1" else "")
        for name, key in (("F1", "f1"), ("precision", "precision"), ("recall", "recall"))
    ]  # fmt: skip


def _values(data: Path, baseline: Resolver | None) -> list[Figure]:
    own = evaluate_dates(data, ours)
    other = evaluate_dates(data, baseline) if baseline else None
    figures = [_figure(group, row, other[group] if other else None) for group, row in own.items() if "accuracy" in row]
    cases = own.get("recognizers_text", {})
    for group, row in cases.items():
        figures.append(_figure(f"Recognizers-Text, {group}", row, other["recognizers_text"][group] if other else None))
    return figures


def _figure(name: str, own: Mapping[str, Any], other: Mapping[str, Any] | None) -> Figure:
    baseline = f"{other['accuracy']:.3f} (dateparser)" if other else ""
    return Figure(name=f"{name} ({own['n']})", value=own["accuracy"], digits=3, baseline=baseline)


def report_weekdays(data: Path = WEEKDAYS.parent) -> Report:
    """Score the choice of weekdays on the table of one folder. Raises MissingInput where there is none."""
    path = data / "weekdays.tsv"
    baseline = dateparser_resolver()
    return Report(
        name="weekdays",
        data="sentences with past, same-day and future weekdays, written without sight of the rules",
        digest=digest([path]) if path.is_file() else "",
        figures=tuple(_weekday_figures(read_weekdays(path), default_session().model, baseline)),
        notes=() if baseline else (ABSENT,),
    )


def _weekdays(data: Path, model: LanguageModel, baseline: Resolver | None) -> list[Figure]:
    path = next((p for p in (data / "weekdays" / "weekdays.tsv", WEEKDAYS) if p.is_file()), None)
    return [] if path is None else _weekday_figures(read_weekdays(path), model, baseline)


def _weekday_figures(rows: list[Row], model: LanguageModel, baseline: Resolver | None) -> list[Figure]:
    other = score_weekday_phrases(rows, baseline) if baseline else {}
    bare, count = score_weekday_phrases(rows, ours)["all"]
    figures = [
        Figure(
            name=f"weekday, {case} ({number})",
            value=value,
            digits=3,
            baseline=f"{other[case][0]:.3f} (dateparser)" if case in other else "",
            published=".906 last or same, TimeBank" if case == "all" else "",
        )
        for case, (value, number) in score_weekdays(rows, model).items()
    ]
    return [*figures, Figure(name=f"weekday, all, sentence without analysis ({count})", value=bare, digits=3)]
