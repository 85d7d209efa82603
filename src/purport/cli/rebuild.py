"""`purport rebuild`."""

from typing import Annotated

import typer

from purport.cli.ledger_options import DEFAULT, AsJson, Owners, Place, open_ledger, write_json


def rebuild(
    name: Annotated[str | None, typer.Argument(metavar="[LEDGER]", help="The ledger; the same as --ledger.")] = None,
    ledger: Place = DEFAULT,
    owners: Owners = None,
    as_json: AsJson = False,
) -> None:
    """Make a ledger anew from its reports and human decisions, by the rules of this version.

    What comes out otherwise is written as new rows; nothing is changed, and earlier moments stay as they were known.
    """
    with open_ledger(name or ledger, owners=owners) as opened:
        rebuilt = opened.rebuild()
        place = opened.place
    if as_json:
        write_json(rebuilt, None)
        return
    if not rebuilt.anything:
        typer.echo(f"{rebuilt.reports} reports: everything comes out as it was recorded")
    else:
        typer.echo(
            f"{rebuilt.reports} reports: {rebuilt.statements} statements linked anew, {rebuilt.claims} claims new; "
            f"{rebuilt.told} reports told in another story, {rebuilt.stories} new stories, {rebuilt.turns} joined or "
            f"parted; {rebuilt.copies} new copies; {rebuilt.changes} rows of status"
        )
    if rebuilt.lost_copies:
        typer.echo(f"{rebuilt.lost_copies} copies would no longer be found; they stay recorded")
    typer.echo(f"ledger: {place}")
