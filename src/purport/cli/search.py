"""`purport search`."""

from typing import Annotated

import typer

from purport.cli.ledger_options import (
    DEFAULT,
    AsOf,
    KnownOn,
    Out,
    Place,
    RowFormat,
    Rows,
    at_cut,
    open_ledger,
    write_rows,
)


def search(
    words: Annotated[list[str], typer.Argument(help='Words that all stand in it; "several words" in quotes together.')],
    ledger: Place = DEFAULT,
    limit: Annotated[int, typer.Option("--limit", "-n", min=1, help="At most so many.")] = 20,
    as_of: AsOf = None,
    known_on: KnownOn = None,
    output: Rows = RowFormat.table,
    out: Out = None,
) -> None:
    """Find sentences and headlines by their words, with the claims told there."""
    # The shell has taken one pair of quotes away: an argument of several words is a phrase.
    asked = " ".join(f'"{word}"' if " " in word and '"' not in word else word for word in words)
    with open_ledger(ledger) as opened:
        rows = at_cut(opened, as_of, known_on).search(asked, limit=limit)
    if output is RowFormat.table and out is None:
        from purport.cli.ledger_tables import search_parts, show

        show(search_parts(rows))
    else:
        from purport.ledger.rows import FOUND_COLUMNS

        write_rows(rows, FOUND_COLUMNS, output, out)
