"""Score the choice of a weekday's date on sentences written for it: past, same-day and future weekdays."""

import csv
from collections import Counter
from pathlib import Path

from purport.errors import MissingInput
from purport.evaluation.date_resolvers import Resolver
from purport.language import LanguageModel
from purport.language.passages import Passage
from purport.mentions.date_finder import find_dates_in
from purport.records import Article, Block, DateInterval
from purport.records.values import BlockKind

Row = dict[str, str]


def read_weekdays(path: Path) -> list[Row]:
    """Read a table with published, sentence, phrase, start, value and case. Raises MissingInput without the file."""
    if not path.is_file():
        raise MissingInput(f"{path} is missing. Give the folder that holds weekdays.tsv or open.tsv.")
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def score_weekdays(rows: list[Row], model: LanguageModel) -> dict[str, tuple[float, int]]:
    """Return accuracy and count of all rows and of each case, as an article that holds the sentence alone is read."""
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    analyses = model.analyse([row["sentence"] for row in rows])
    for row, analysis in zip(rows, analyses, strict=True):
        text = row["sentence"]
        # A sentence without a full stop is a headline here as in an article.
        kind: BlockKind = "body" if text.rstrip("\"'”’)").endswith((".", "?", "!")) else "headline"
        block = Block(kind=kind, start=0, end=len(text))
        article = Article(id="w", sha256="0", text=text, blocks=(block,), published=row["published"])
        passage = Passage(index=0, block=0, kind=kind, offset=0, text=text, analysis=analysis)
        mentions, _ = find_dates_in(article, (passage,))
        start = int(row["start"])
        end = start + len(row["phrase"])
        own = next((m.interval for m in mentions if m.span[0] < end and start < m.span[1]), None)
        _count(row, own, right, total)
    return {case: (right[case] / total[case], total[case]) for case in sorted(total)}


def score_weekday_phrases(rows: list[Row], resolver: Resolver) -> dict[str, tuple[float, int]]:
    """Return the same for a function that resolves the bare phrase with its sentence."""
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for row in rows:
        _count(row, resolver(row["phrase"], row["published"], row["sentence"], int(row["start"])), right, total)
    return {case: (right[case] / total[case], total[case]) for case in sorted(total)}


def _count(row: Row, own: DateInterval | None, right: Counter[str], total: Counter[str]) -> None:
    correct = own is not None and (own.start or own.end) == row["value"]
    for group in ("all", row["case"]):
        total[group] += 1
        right[group] += correct
