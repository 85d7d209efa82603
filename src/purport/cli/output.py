"""Where records go: the screen, a file, or a folder with one file per input."""

import sys
from enum import StrEnum
from pathlib import Path

import typer
from rich.console import Console

from purport.errors import UsageError
from purport.exports import FORMATS, exporter
from purport.exports.table import WIDTH, table
from purport.records import Reading


class Format(StrEnum):
    """The output formats, as the command line names them."""

    table = "table"
    json = "json"
    jsonl = "jsonl"
    html = "html"


def write_reading(reading: Reading, form: Format, out: Path | None) -> None:
    """Write one record to the screen or to a file."""
    if out is not None:
        write_text(out, exporter(form)(reading))
    elif form is Format.table and sys.stdout.isatty():
        Console(width=min(Console().width, WIDTH), legacy_windows=False).print(table(reading))
    else:
        sys.stdout.buffer.write(exporter(form)(reading).encode("utf-8", "replace"))
        sys.stdout.buffer.flush()


def write_to_folder(reading: Reading, form: Format, folder: Path, name: str) -> Path:
    """Write one record into a folder as NAME.reading.SUFFIX and give its path."""
    path = folder / f"{name}.reading{FORMATS[form][1]}"
    write_text(path, exporter(form)(reading))
    return path


def write_text(path: Path, text: str) -> None:
    """Write a file, its folder too where there is none. Raises UsageError where that cannot be done."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", errors="replace")
    except OSError as error:
        raise UsageError(f"cannot write {path}: {error.strerror}. Choose another place with --out.") from error


def say(message: str) -> None:
    """Tell the person at the terminal something that is not part of the output."""
    typer.echo(f"purport: {message}", err=True)
