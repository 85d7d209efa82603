"""`purport demo`: the main jobs on what ships with the package: one page read, and one story followed in a ledger."""

from importlib.resources import as_file, files
from pathlib import Path
from typing import Annotated

import typer

from purport.cli.output import Format, write_reading, write_to_folder

SAMPLE, PUBLISHED = "sample.txt", "2024-05-14"


def demo(
    output: Annotated[Format, typer.Option("--format", help="How to show the record.")] = Format.table,
    out: Annotated[
        Path | None,
        typer.Option("--out", help="A folder for the record and the ledger's pages, or a file for the record alone."),
    ] = None,
    page: Annotated[bool, typer.Option("--page", help="Print the sample page itself.")] = False,
) -> None:
    """Read the invented wire story that ships with the package, then follow an invented storyline in a ledger."""
    with as_file(files("purport.cli") / "data" / SAMPLE) as path:
        if page:
            typer.echo(path.read_text(encoding="utf-8"))
            return
        from purport.reading.session import default_session

        reading = default_session().read(path, published=PUBLISHED)
    folder = out if out is not None and (out.is_dir() or not out.suffix) else None
    if folder is not None:
        typer.echo(f"written: {write_to_folder(reading, output, folder, 'sample')}")
    else:
        write_reading(reading, output, out)
    # Whoever asks for JSON or for a file of the record wants that alone.
    if folder is not None or (out is None and output is Format.table):
        from purport.cli.demo_storyline import show_storyline

        show_storyline(folder)
