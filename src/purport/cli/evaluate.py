"""`purport evaluate ...`: every figure of docs/evaluation.md is printed by one of these."""

from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from purport.evaluation.report import Report, below_floor, lines

app = typer.Typer(no_args_is_help=True, help="Score this installation; figures under their floors give exit code 1.")

Data = Annotated[Path, typer.Option("--data", exists=True, file_okay=False, help="The corpora folder.")]


def _show(report: Report) -> None:
    for line in lines(report):
        typer.echo(line)
    fallen = below_floor(report)
    for line in fallen:
        typer.echo(f"BELOW FLOOR {line}", err=True)
    if fallen:
        raise typer.Exit(1)


def _command(name: str, summary: str, load: Callable[[], Callable[[Path], Report]]) -> None:
    """Add a command whose evaluation is imported only when it runs."""

    def command(data: Data) -> None:
        _show(load()(data))

    app.command(name, help=summary)(command)


def _labelled(name: str, summary: str, folder: Path, load: Callable[[], Callable[[Path], Report]]) -> None:
    """Add a command over data that the repository brings along, so that --data may be left out in a checkout."""

    def command(
        data: Annotated[Path, typer.Option("--data", help="The folder with the labelled files.")] = folder,
    ) -> None:
        _show(load()(data))

    app.command(name, help=summary)(command)


def _storylines() -> Callable[[Path], Report]:
    from purport.evaluation.storylines import evaluate_storylines

    return evaluate_storylines


def _incidents() -> Callable[[Path], Report]:
    from purport.evaluation.incidents import report_incidents

    return report_incidents


def _coreference() -> Callable[[Path], Report]:
    from purport.evaluation.coreference import report_coreference

    return report_coreference


def _copies() -> Callable[[Path], Report]:
    from purport.evaluation.copies import report_copies

    return report_copies


def _stories() -> Callable[[Path], Report]:
    from purport.evaluation.stories import report_stories

    return report_stories


def _gold() -> Callable[[Path], Report]:
    from purport.evaluation.end_to_end import evaluate_gold

    return evaluate_gold


def _dates() -> Callable[[Path], Report]:
    from purport.evaluation.date_report import report_dates

    return report_dates


def _weekdays() -> Callable[[Path], Report]:
    from purport.evaluation.date_report import report_weekdays

    return report_weekdays


def _quantities() -> Callable[[Path], Report]:
    from purport.evaluation.quantities import report_quantities

    return report_quantities


def _relations() -> Callable[[Path], Report]:
    from purport.evaluation.relations import evaluate_relations

    return evaluate_relations


def _certainty() -> Callable[[Path], Report]:
    from purport.evaluation.certainty import evaluate_certainty

    return evaluate_certainty


def _types() -> Callable[[Path], Report]:
    from purport.evaluation.types import evaluate_types

    return evaluate_types


def _chains() -> Callable[[Path], Report]:
    from purport.evaluation.chains import evaluate_chains

    return evaluate_chains


def _quiet() -> Callable[[Path], Report]:
    from purport.evaluation.quiet import evaluate_quiet

    return evaluate_quiet


def _metamorphic() -> Callable[[Path], Report]:
    from purport.evaluation.metamorphic import evaluate_metamorphic

    return evaluate_metamorphic


def _room(name: str) -> Callable[[], Callable[[Path], Report]]:
    def load() -> Callable[[Path], Report]:
        from purport.evaluation import reports

        found: Callable[[Path], Report] = getattr(reports, f"report_{name}")
        return found

    return load


_command("pages", "Body text and block kinds of HTML pages, beside trafilatura.", _room("pages"))
_command("parsing", "Tags, lemmas, trees and sentences.", _room("parsing"))
_command("names", "Persons, organisations and places.", _room("names"))
_command("attribution", "Sources, cues, contents, links, factuality.", _room("attribution"))
_command("certainty", "Factuality, denials, confirmations, and whether scores mean what they say.", _certainty)
_command("relations", "What one given party does to another, by the codebook and by the head.", _relations)
_command("actors", "Mentions to country and sector.", _room("actors"))
_command("dates", "Time expressions found and turned into intervals, beside dateparser.", _dates)
_labelled("weekdays", "Which day a weekday means, beside dateparser.", Path("tests/gold/weekdays/open"), _weekdays)
_labelled(
    "quantities",
    "Numbers of people and money as low and high, tied to their events.",
    Path("tests/gold/quantities/open"),
    _quantities,
)
_command("places", "Toponyms to places, beside the most populous one.", _room("places"))
_command("coverage", "How much of what parties do to each other the codebook knows.", _room("coverage"))
_command("gold", "Whole records against annotated articles.", _gold)
_labelled(
    "types",
    "Short passages per type: precision and recall of every type, mode and context; hard negatives.",
    Path("tests/gold/types/open"),
    _types,
)
_command("quiet", "Events coded in text about nothing political, per 1,000 sentences.", _quiet)
_command("metamorphic", "Changed texts must change the record accordingly and no more.", _metamorphic)
_labelled(
    "storylines",
    "Status and origins of claims after every report of a storyline, beside a naive count of articles.",
    Path("tests/gold/ledger/open"),
    _storylines,
)
_labelled(
    "incidents",
    "Incidents of one kind, town and week: are their reports put together and kept apart, beside lemma matching.",
    Path("tests/gold/ledger/open/incidents"),
    _incidents,
)
_labelled(
    "chains",
    "Who says what through whom: chains, deepest origins, kinds, naming and cue classes of annotated passages.",
    Path("tests/gold/chains/open"),
    _chains,
)
_command("coreference", "Event coreference on given mentions of ECB+, beside lemma matching.", _coreference)
_command("copies", "Wire copies, excerpts and rewrites of ECB+ documents, beside MinHash.", _copies)
_command("stories", "Are documents of one happening put together? ECB+, beside single-pass TF-IDF.", _stories)
