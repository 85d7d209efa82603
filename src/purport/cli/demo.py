"""`purport demo`: the main job on the page that ships with the package."""

from importlib.resources import as_file, files
from pathlib import Path
from typing import Annotated

import typer

from purport.cli.output import Format, write_reading

SAMPLE, PUBLISHED = "sample.txt", "2024-05-14"


def demo(
    output: Annotated[Format, typer.Option("--format", help="How to show the record.")] = Format.table,
    out: Annotated[Path | None, typer.Option("--out", help="Write to this file instead of the screen.")] = None,
    page: Annotated[bool, typer.Option("--page", help="Print the sample page itself.")] = False,
) -> None:
    """Read the invented wire story that ships with the package."""
    with as_file(files("purport.cli") / "data" / SAMPLE) as path:
        if page:
            typer.echo(path.read_text(encoding="utf-8"))
            return
        from purport.reading.session import default_session

        write_reading(default_session().read(path, published=PUBLISHED), output, out)
