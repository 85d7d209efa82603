"""Runs every evaluation and writes what it prints: `python -m docs.measure --data DIR [--pin]`.

`docs/measured.md` gets the output of each command, with the date. `--pin` also writes the floors just under the
figures (ceilings over errors); it refuses to lower one unless `--lower` is given too.
"""

import argparse
import datetime
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path

from purport.evaluation import reports
from purport.evaluation.certainty import evaluate_certainty
from purport.evaluation.chains import evaluate_chains
from purport.evaluation.copies import report_copies
from purport.evaluation.coreference import report_coreference
from purport.evaluation.date_report import report_dates, report_weekdays
from purport.evaluation.end_to_end import evaluate_gold
from purport.evaluation.incidents import report_incidents
from purport.evaluation.metamorphic import evaluate_metamorphic
from purport.evaluation.quantities import report_quantities
from purport.evaluation.quiet import evaluate_quiet
from purport.evaluation.relations import evaluate_relations
from purport.evaluation.report import Figure, Report, floors, forget_floors, lines
from purport.evaluation.stories import report_stories
from purport.evaluation.storylines import evaluate_storylines
from purport.evaluation.types import evaluate_types

ROOT = Path(__file__).resolve().parent.parent
FLOORS = ROOT / "src/purport/evaluation/data/floors.toml"
MEASURED = ROOT / "docs/measured.md"
MARGIN, WIDE_MARGIN = 0.5, 3.0
"""Points under the figure; wide where an event or two make a point, as int8 arithmetic differs between processors."""

SMALL = frozenset({
    "gold", "metamorphic", "storylines", "incidents", "types", "chains", "weekdays", "quantities", "quiet", "certainty",
})  # fmt: skip

ROOMS: tuple[tuple[str, Callable[[Path], Report]], ...] = (
    ("pages", reports.report_pages),
    ("parsing", reports.report_parsing),
    ("names", reports.report_names),
    ("attribution", reports.report_attribution),
    ("actors", reports.report_actors),
    ("certainty", evaluate_certainty),
    ("relations", evaluate_relations),
    ("dates", report_dates),
    ("places", reports.report_places),
    ("coverage", reports.report_coverage),
    ("quiet", evaluate_quiet),
    ("gold", evaluate_gold),
    ("metamorphic", evaluate_metamorphic),
    ("copies", report_copies),
    ("stories", report_stories),
    ("coreference", report_coreference),
)
OWN: tuple[tuple[str, Callable[[Path], Report], str], ...] = (
    ("gold", evaluate_gold, "tests/gold/{part}"),
    ("gold", evaluate_gold, "tests/gold/articles/{part}"),
    ("types", evaluate_types, "tests/gold/types/{part}"),
    ("chains", evaluate_chains, "tests/gold/chains/{part}"),
    ("weekdays", report_weekdays, "tests/gold/weekdays/{part}"),
    ("quantities", report_quantities, "tests/gold/quantities/{part}"),
    ("storylines", evaluate_storylines, "tests/gold/ledger/{part}"),
    ("incidents", report_incidents, "tests/gold/ledger/{part}/incidents"),
)
"""Sets that the repository brings along, each in an open and a frozen half."""


def measured(data: Path) -> Iterator[tuple[str, Report]]:
    """Run every evaluation; gives each command with its report."""
    for name, evaluate in ROOMS:
        yield f"purport evaluate {name} --data DIR", evaluate(data)
    for name, evaluate, folder in OWN:
        for part in ("open", "frozen"):
            place = folder.format(part=part)
            yield f"purport evaluate {name} --data {place}", evaluate(ROOT / place)


def page(results: list[tuple[str, Report]]) -> str:
    """Give the page: one block per command."""
    blocks = [f"    $ {command}\n" + "".join(f"    {line}\n" for line in lines(report)) for command, report in results]
    head = (
        "# Measured\n\n"
        f"Written by `python -m docs.measure` on {datetime.date.today().isoformat()}; DIR is the corpora folder. "
        "What the figures mean, and what fell short: [evaluation.md](evaluation.md).\n\n"
    )
    return head + "\n".join(blocks)


def _pin(figure: Figure, margin: float) -> float:
    """Give the floor, or the ceiling of what should be little: counts without any margin."""
    if figure.better == "less":
        slack = margin / 100 if figure.digits >= 3 else margin / 2
        return figure.value if not figure.digits else round(figure.value + slack, 3)
    return round(figure.value - (margin / 100 if figure.value <= 1 else margin), 3)


def pinned(results: list[tuple[str, Report]], lower: bool) -> str:
    """Give the floors file: each figure less a margin, a hundredth as wide for figures that are shares."""
    parts = ["# Written by `python -m docs.measure --pin`; a figure under its floor fails.\n"]
    for _, report in results:
        before = floors(report)
        parts.append(f'[[floor]]\nname = "{report.name}"\ndigest = "{report.digest}"\n[floor.figures]')
        for figure in report.figures:
            if figure.better == "neither":
                continue
            value = _pin(figure, WIDE_MARGIN if report.name in SMALL else MARGIN)
            if not lower:
                stricter = max if figure.better == "more" else min
                value = stricter(value, before.get(figure.name, value))
            parts.append(f'"{figure.name}" = {value}')
        parts.append("")
    text = "\n".join(parts)
    tomllib.loads(text)
    return text


def main() -> None:
    """Measure, write, and pin when asked to."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--data", type=Path, required=True)
    options.add_argument("--pin", action="store_true")
    options.add_argument("--lower", action="store_true")
    chosen = options.parse_args()
    results = list(measured(chosen.data))
    if chosen.pin:
        FLOORS.write_text(pinned(results, chosen.lower), encoding="utf-8")
        forget_floors()
    MEASURED.write_text(page(results), encoding="utf-8")


if __name__ == "__main__":
    main()
