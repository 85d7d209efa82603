"""`purport evaluate quantities`: numbers of people and amounts of money on passages with given triggers."""

import csv
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from purport.errors import MissingInput
from purport.evaluation.report import Figure, Report, digest
from purport.events.quantities import quantities_at
from purport.language import LanguageModel
from purport.language.passages import Passage
from purport.reading.session import default_session
from purport.records import Quantity

Row = dict[str, str]
FOLDER = Path("tests/gold/quantities/open")
COLUMNS = frozenset({"passage", "trigger", "trigger_start", "kind", "text", "low", "high"})


def tables(data: Path) -> list[Path]:
    """Give the tables of a folder. Raises MissingInput where there is none with the columns that are needed."""
    found = [path for path in sorted([*data.glob("*.tsv"), *data.glob("quantities/*.tsv")]) if _has_columns(path)]
    if not found:
        needed = ", ".join(sorted(COLUMNS))
        raise MissingInput(f"{data} holds no table of quantities. Give a folder with a .tsv that has {needed}.")
    return found


def _has_columns(path: Path) -> bool:
    with path.open(encoding="utf-8", newline="") as lines:
        return set(lines.readline().rstrip("\r\n").split("\t")) >= COLUMNS


def read_rows(paths: Iterable[Path]) -> list[Row]:
    """Read rows of passage, trigger and where it starts, kind, words, low and high (empty: open)."""
    rows: list[Row] = []
    for path in paths:
        with path.open(encoding="utf-8", newline="") as lines:
            rows += csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
    return rows


def score_quantities(rows: list[Row], model: LanguageModel) -> dict[str, tuple[float, int]]:
    """Return, of all rows and of each kind, how many have the kind, low and high exactly, and the count.

    A row counts where one of the quantities of its trigger has its kind and both bounds.
    """
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for row, analysis in zip(rows, model.analyse([row["passage"] for row in rows]), strict=True):
        passage = Passage(index=0, block=0, kind="body", offset=0, text=row["passage"], analysis=analysis)
        correct = any(_agrees(row, own) for own in _given(passage, row))
        for group in ("all", row["kind"]):
            total[group] += 1
            right[group] += correct
    return {group: (right[group] / total[group], total[group]) for group in sorted(total)}


def score_events(rows: list[Row]) -> tuple[float, int]:
    """Return how many rows have their quantity on the event that is coded at their trigger, and how many are coded."""
    right = total = 0
    readings = default_session().read_batch([{"text": row["passage"], "published": "2024-05-01"} for row in rows])
    for row, reading in zip(rows, readings, strict=True):
        start = int(row["trigger_start"])
        end = start + len(row["trigger"])
        events = [e for e in reading.events if e.trigger.span[0] < end and start < e.trigger.span[1]]
        total += bool(events)
        right += any(_agrees(row, own) for event in events for own in event.quantities)
    return right / max(1, total), total


def _given(passage: Passage, row: Row) -> tuple[Quantity, ...]:
    s = passage.syntax
    start = int(row["trigger_start"])
    end = start + len(row["trigger"])
    tokens = [i for i in range(len(s)) if s.starts[i] < end and start < s.ends[i]]
    return quantities_at(passage, tokens[0], tokens[-1] + 1) if tokens else ()


def _agrees(row: Row, own: Quantity) -> bool:
    low = float(row["low"]) if row["low"] else None
    high = float(row["high"]) if row["high"] else None
    return own.kind == row["kind"] and own.low == low and own.high == high


def report_quantities(data: Path = FOLDER) -> Report:
    """Score the table or tables of a folder. Raises MissingInput where there is none."""
    paths = tables(data)
    rows = read_rows(paths)
    scores = score_quantities(rows, default_session().model)
    coded = score_events(rows)
    return Report(
        name="quantities",
        data="kind, low and high exactly",
        digest=digest(paths),
        figures=(
            *(Figure(name=f"{group} ({count})", value=100 * value) for group, (value, count) in scores.items()),
            Figure(name=f"on coded events, people and money ({coded[1]})", value=100 * coded[0]),
        ),
        notes=("triggers are given; the last figure is of the rows whose trigger is coded as an event of its own",),
    )
