"""The `purport` command."""

import sys
from typing import Annotated

import typer

from purport.cli.actors import app as actors
from purport.cli.add import add
from purport.cli.changes import changes
from purport.cli.claims import claims
from purport.cli.code import code
from purport.cli.codebook import app as codebook
from purport.cli.decide import app as decide
from purport.cli.decide import undo
from purport.cli.demo import demo
from purport.cli.diff import diff
from purport.cli.evaluate import app as evaluate
from purport.cli.explain import explain_command
from purport.cli.info import info, print_version
from purport.cli.places import app as places
from purport.cli.read import read
from purport.cli.rebuild import rebuild
from purport.cli.review import review
from purport.cli.schema import schema
from purport.cli.search import search
from purport.cli.show import show
from purport.cli.story import story
from purport.errors import PurportError, UsageError

USAGE, FAILED = 2, 1

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="Read the news into attributed events: who did what to whom, when and where, according to whom, "
    "and how sure they are.",
)
app.command()(read)
app.command()(code)
app.command()(diff)
app.command("explain")(explain_command)
for command in (add, claims, show, story, changes, search, review, undo, rebuild):
    app.command()(command)
app.add_typer(decide, name="decide")
app.command()(demo)
app.command()(info)
app.command()(schema)
app.add_typer(codebook, name="codebook")
app.add_typer(evaluate, name="evaluate")
app.add_typer(actors, name="actors")
app.add_typer(places, name="places")


@app.callback()
def options(
    version: Annotated[
        bool, typer.Option("--version", callback=print_version, is_eager=True, help="Print the version and stop.")
    ] = False,
) -> None:
    """Take the options that come before a command."""


def run() -> None:
    """Run the command line; our own errors become one line and an exit code, never a traceback."""
    try:
        app()
    except UsageError as error:
        typer.echo(f"purport: {error}", err=True)
        sys.exit(USAGE)
    except PurportError as error:
        typer.echo(f"purport: {error}", err=True)
        sys.exit(FAILED)
    except BrokenPipeError:
        # The reader of our output went away (`| head`): nothing is left to tell it.
        sys.stderr.close()
        sys.exit(0)
    except KeyboardInterrupt:
        typer.echo("purport: stopped", err=True)
        sys.exit(130)
