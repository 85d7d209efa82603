"""`purport changes`."""

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


def changes(
    since: Annotated[
        str, typer.Option("--since", help="From this moment of publication on: YYYY-MM-DD or with a time.")
    ],
    ledger: Place = DEFAULT,
    numbers: Annotated[bool, typer.Option("--numbers", help="Also where only the counts changed.")] = False,
    limit: Annotated[int, typer.Option("--limit", "-n", min=0, help="At most so many; 0 for all.")] = 1000,
    as_of: AsOf = None,
    known_on: KnownOn = None,
    output: Rows = RowFormat.table,
    out: Out = None,
) -> None:
    """List the changes of status in the press since a moment, oldest first."""
    with open_ledger(ledger) as opened:
        rows = at_cut(opened, as_of, known_on).changes(since=since, numbers=numbers, limit=limit or None)
    if output is RowFormat.table and out is None:
        from purport.cli.ledger_tables import changes_table, show

        show(changes_table(rows))
    else:
        from purport.ledger.rows import CHANGE_COLUMNS

        write_rows(rows, CHANGE_COLUMNS, output, out)
