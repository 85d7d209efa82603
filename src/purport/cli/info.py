"""`purport info` and `purport --version`."""

import json
from typing import Annotated

import typer


def print_version(wanted: bool) -> None:
    """Print the package version and stop."""
    if wanted:
        from purport.reading.versions import package_version

        typer.echo(f"purport {package_version()}")
        raise typer.Exit


LICENCES = (
    ("code", "Apache-2.0"),
    ("model weights", "CC BY-SA 4.0 (see MODEL_CARD.md)"),
    ("gazetteer", "CC BY 4.0, GeoNames"),
)


def info(as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False) -> None:
    """Say which model and data versions are installed, and under which licences."""
    from purport.reading.session import default_session
    from purport.reading.versions import coder

    versions = coder(default_session().model.version)
    rows = {
        "purport": versions.version,
        "model": versions.model,
        "codebook": versions.codebook,
        "actors": versions.actors,
        "gazetteer": versions.gazetteer,
        **{f"licence of the {name}": licence for name, licence in LICENCES},
    }
    if as_json:
        typer.echo(json.dumps(rows, indent=1))
        return
    width = max(map(len, rows))
    for name, value in rows.items():
        typer.echo(f"{name:{width}}  {value}")
