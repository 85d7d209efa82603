"""`purport show`."""

from typing import Annotated

import typer

from purport.cli.ledger_options import DEFAULT, AsOf, KnownOn, Out, Place, at_cut, open_ledger, write_bytes, write_json
from purport.errors import UsageError


def show(
    claim: Annotated[str, typer.Argument(help="The claim's name, as `purport claims` lists it.")],
    ledger: Place = DEFAULT,
    as_of: AsOf = None,
    known_on: KnownOn = None,
    html: Annotated[bool, typer.Option("--html", help="Write a page that holds all it needs.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Write JSON.")] = False,
    out: Out = None,
) -> None:
    """Show a claim: its history, who stands behind it, conflicting values, decisions."""
    with open_ledger(ledger) as opened:
        page = at_cut(opened, as_of, known_on).show(claim)
    if html:
        from purport.exports import claim_page

        write_bytes(claim_page.render(page), out)
    elif as_json:
        write_json(page, out)
    elif out is not None:
        raise UsageError("--out needs --html or --json")
    else:
        from purport.cli import ledger_tables

        ledger_tables.show(ledger_tables.claim_parts(page))
