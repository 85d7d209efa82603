"""`purport story`."""

from typing import Annotated

import typer

from purport.cli.ledger_options import DEFAULT, AsOf, KnownOn, Out, Place, at_cut, open_ledger, write_bytes, write_json
from purport.errors import UsageError

MOST_CLAIMS = 300
"""Claims of a story that its page looks at one by one, to say which report carries which."""


def story(
    name: Annotated[
        str | None, typer.Argument(metavar="[STORY]", help="The story's name; without one, all are listed.")
    ] = None,
    ledger: Place = DEFAULT,
    as_of: AsOf = None,
    known_on: KnownOn = None,
    html: Annotated[bool, typer.Option("--html", help="Write a page that holds all it needs.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Write JSON.")] = False,
    out: Out = None,
) -> None:
    """Show a story: its reports in order, its claims; or list the latest stories."""
    from purport.cli import ledger_tables

    with open_ledger(ledger) as opened:
        view = at_cut(opened, as_of, known_on)
        if name is None:
            rows = view.stories()
            if as_json:
                write_json(rows, out)
            else:
                ledger_tables.show(ledger_tables.stories_table(rows))
            return
        page = view.story(name)
        shown = [view.show(row["claim"]) for row in page["claims"][:MOST_CLAIMS]] if html else []
    if html:
        from purport.exports import story_page

        write_bytes(story_page.render(page, shown), out)
    elif as_json:
        write_json(page, out)
    elif out is not None:
        raise UsageError("--out needs --html or --json")
    else:
        ledger_tables.show(ledger_tables.story_parts(page))
