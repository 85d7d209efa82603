"""`purport code`: coded events as a table for research, with its codebook."""

import sys
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from purport.cli.actors import Own, use_actors
from purport.cli.codebook import Folder, use_codebook
from purport.cli.inputs import Input
from purport.cli.output import say
from purport.cli.records import Coded, find_records
from purport.documents.assemble import check_given
from purport.documents.page import Given
from purport.errors import PurportError, UsageError
from purport.exports.coded_codebook import codebook, dictionary
from purport.exports.coded_event import coded_events
from purport.exports.coded_registry import coded_format, select
from purport.exports.phrases import clean
from purport.records import Reading


class CodedTo(StrEnum):
    """The formats, as the command line names them."""

    csv = "csv"
    parquet = "parquet"
    plover_jsonl = "plover-jsonl"
    polecat = "polecat"


def code(
    inputs: Annotated[
        list[str] | None,
        typer.Argument(help="Articles (files, folders, URLs), Readings in JSON, or - for standard input."),
    ] = None,
    to: Annotated[CodedTo, typer.Option("--to", "-t", help="The table's format.")] = CodedTo.csv,
    out: Annotated[
        Path | None,
        typer.Option("--out", "-o", help="The file; its codebook and data dictionary are written beside it."),
    ] = None,
    everything: Annotated[
        bool,
        typer.Option("--all", help="Also plans, conditions and denials where the format cannot tell them from facts."),
    ] = False,
    published: Annotated[
        str | None, typer.Option("--published", help="Publication date of the articles, YYYY-MM-DD.")
    ] = None,
    workers: Annotated[int, typer.Option("--workers", min=1, help="Processes; each loads its own model.")] = 1,
    codebook_folder: Folder = None,
    actors: Own = None,
) -> None:
    """Code articles into a table with one row per event.

    Exit code 0: all inputs were read. 1: some could not be read; their reasons are on standard error. 2: wrong use.
    """
    form = coded_format(to.value)
    use_codebook(codebook_folder)
    use_actors(actors)
    check_given(Given(published=published))
    if out is None and to is CodedTo.parquet and sys.stdout.isatty():
        raise UsageError("Parquet is no text: name a file with --out")
    # Before hours of reading, not after: that the format can be written, and where.
    form.render([])
    if out is not None:
        _check_place(out)
    readings, failed = _readings(inputs or ["-"], published, workers)
    events = list(coded_events(readings))
    kept = select(events, form, everything=everything)
    data = form.render(kept)
    if out is None:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    else:
        coders = tuple(dict.fromkeys(reading.coder for reading in readings))
        text = codebook(to.value, form, coders, len(kept), len(events) - len(kept), everything=everything)
        _write(out, data)
        _write(out.with_name(f"{out.name}.codebook.md"), text.encode("utf-8"))
        _write(out.with_name(f"{out.name}.dictionary.csv"), dictionary(form).encode("utf-8"))
    _tell(len(readings), len(kept), len(events) - len(kept), failed)
    if failed:
        raise typer.Exit(1)


def _readings(arguments: list[str], published: str | None, workers: int) -> tuple[list[Reading], int]:
    """Give the Readings of all inputs in order, articles read, and how many inputs failed."""
    from purport.cli.read import read_inputs
    from purport.reading.session import is_failed

    found = list(find_records(arguments, sys.stdin.buffer))
    articles = [item for item in found if isinstance(item, Input)]
    read = iter(read_inputs(articles, published, workers))
    readings: list[Reading] = []
    failed = 0
    for item in found:
        reading: Reading | None
        error: PurportError | None = None
        if isinstance(item, Coded):
            reading, error = item.reading, item.error
        else:
            reading = next(read)
        if reading is None:
            say(clean(str(error)))
            failed += 1
            continue
        if is_failed(reading):
            reasons = "; ".join(issue.reason for issue in reading.issues) or "it holds no text"
            say(clean(f"{item.name}: {reasons}"))
            failed += 1
            continue
        readings.append(_labelled(reading, item))
    return readings, failed


def _labelled(reading: Reading, item: Coded | Input) -> Reading:
    """Give an article without an id of its own its input's name, so that its rows lead back to a file."""
    if isinstance(item, Coded) or reading.article.label is not None:
        return reading
    return replace(reading, article=replace(reading.article, label=item.name))


def _tell(articles: int, rows: int, left_out: int, failed: int) -> None:
    parts = [f"{articles} articles", f"{rows} events written"]
    if left_out:
        parts.append(f"{left_out} plans, conditions or denials left out (--all keeps them)")
    if failed:
        parts.append(f"{failed} inputs could not be read")
    say(", ".join(parts))


def _check_place(path: Path) -> None:
    if path.is_dir():
        raise UsageError(f"{path} is a folder. Name a file in it with --out.")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        new = not path.exists()
        with path.open("ab"):
            pass
        if new:
            path.unlink()
    except OSError as error:
        raise UsageError(f"cannot write {path}: {error.strerror}. Choose another place with --out.") from error


def _write(path: Path, data: bytes) -> None:
    try:
        path.write_bytes(data)
    except OSError as error:
        raise UsageError(f"cannot write {path}: {error.strerror}. Choose another place with --out.") from error
