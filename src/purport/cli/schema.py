"""`purport schema`."""

import json

import typer

from purport.records import json_schema


def schema() -> None:
    """Print the JSON Schema of a Reading."""
    typer.echo(json.dumps(json_schema(), indent=1))
