"""`purport read`."""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from purport.cli.actors import Own, use_actors
from purport.cli.codebook import Folder, use_codebook
from purport.cli.inputs import Input, collect
from purport.cli.output import Format, say, write_reading, write_text, write_to_folder
from purport.documents.assemble import check_given
from purport.documents.page import Given
from purport.errors import UsageError
from purport.exports.phrases import clean
from purport.records import Reading

Job = tuple[Input, Reading]


def read(
    inputs: Annotated[list[str] | None, typer.Argument(help="Files, folders, URLs, or - for standard input.")] = None,
    published: Annotated[
        str | None, typer.Option("--published", help="Publication date, YYYY-MM-DD; overrides the page's own.")
    ] = None,
    output: Annotated[Format, typer.Option("--format", "-f", help="How to write the record.")] = Format.table,
    out: Annotated[Path | None, typer.Option("--out", "-o", help="A file, or a folder (one file per input).")] = None,
    codebook: Folder = None,
    actors: Own = None,
    workers: Annotated[int, typer.Option("--workers", min=1, help="Processes; each loads its own model.")] = 1,
    allow_private: Annotated[
        bool, typer.Option("--allow-private", help="Let URLs lead to addresses of a private network.")
    ] = False,
) -> None:
    """Read news pages into attributed events.

    Exit code 0: all inputs were read. 1: some could not be read. 2: wrong use.
    """
    check_given(Given(published=published))
    use_codebook(codebook)
    use_actors(actors)
    items = collect(inputs or ["-"])
    folder = _is_folder(out, items)
    if len(items) > 1 and output is Format.html and not folder:
        raise UsageError("several inputs as HTML need a folder: add --out FOLDER/")
    if out is not None and not folder and len(items) > 1 and output is not Format.jsonl:
        raise UsageError(f"several inputs cannot go into the one file {out}: name a folder, or use --format jsonl")
    failed = 0
    lines: list[str] = []
    for item, reading in _with_progress(_read_all(items, published, workers, allow_private), len(items)):
        failed += _report(item, reading)
        if folder and out is not None:
            write_to_folder(reading, output, out, item.name)
        elif out is not None and output is Format.jsonl:
            lines.append(reading.to_json().decode("utf-8") + "\n")
        else:
            write_reading(reading, output, out)
    if lines and out is not None:
        write_text(out, "".join(lines))
    if failed:
        say(f"{failed} of {len(items)} inputs could not be read")
        raise typer.Exit(1)


def _is_folder(out: Path | None, items: list[Input]) -> bool:
    return out is not None and (out.is_dir() or str(out).endswith(("/", "\\")) or (len(items) > 1 and not out.suffix))


def _read_all(items: list[Input], published: str | None, workers: int, allow_private: bool) -> Iterator[Job]:
    from purport.reading.workers import read_parallel

    good = [item.item for item in items if item.error is None]
    readings = iter(
        read_parallel(good, workers=workers, allow_private=allow_private, metadata={"published": published})
    )
    from purport.reading.session import default_session, failed_reading

    for item in items:
        if item.error is None:
            yield item, next(readings)
        else:
            yield item, failed_reading(item.item, item.error, default_session().model.version)


def read_inputs(items: list[Input], published: str | None, workers: int) -> Iterator[Reading]:
    """Read articles in order, with a progress bar on a terminal; one that fails gives a Reading with an issue."""
    check_given(Given(published=published))
    for _, reading in _with_progress(_read_all(items, published, workers, False), len(items)):
        yield reading


def _report(item: Input, reading: Reading) -> bool:
    """Say on standard error what went wrong with an input; the record carries it too."""
    from purport.reading.session import is_failed

    for issue in reading.issues:
        say(clean(f"{item.name}: {issue.reason}"))
    return is_failed(reading)


def _with_progress(jobs: Iterable[Job], total: int) -> Iterator[Job]:
    """Show a bar with rate and time left for several inputs, on a terminal only."""
    if total < 3 or not sys.stderr.isatty():
        yield from jobs
        return
    columns = (TextColumn("reading"), BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[rate]}"),
               TimeRemainingColumn())  # fmt: skip
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("", total=total, rate="")
        for job in jobs:
            yield job
            speed = progress.tasks[0].speed
            progress.update(task, advance=1, rate=f"{speed:.1f}/s" if speed else "")
