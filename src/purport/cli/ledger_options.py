"""What all commands on a ledger share: its place, the two clocks, the formats, who decides."""

import getpass
import sys
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from purport.errors import UsageError

if TYPE_CHECKING:
    from purport.ledger.ledger import Ledger
    from purport.ledger.queries import View

DEFAULT = "ledger.db"


class RowFormat(StrEnum):
    """The formats of lists, as the command line names them."""

    table = "table"
    json = "json"
    csv = "csv"
    parquet = "parquet"


Place = Annotated[
    str,
    typer.Option("--ledger", "-l", envvar="PURPORT_LEDGER", help="The ledger: a file, or postgresql://user@host/db."),
]
AsOf = Annotated[
    str | None, typer.Option("--as-of", help="Only what was published by then: YYYY-MM-DD or YYYY-MM-DDTHH:MM (UTC).")
]
KnownOn = Annotated[str | None, typer.Option("--known-on", help="Only what the ledger had recorded by then.")]
Rows = Annotated[RowFormat, typer.Option("--format", "-f", help="How to write the rows.")]
Out = Annotated[Path | None, typer.Option("--out", "-o", help="Write to this file instead of the screen.")]
Owners = Annotated[
    Path | None, typer.Option("--owners", help="A table of outlets' owners (TOML) that outranks the shipped one.")
]

Who = Annotated[str | None, typer.Option("--who", help="Whose decision it is; by default the user's name.")]
Why = Annotated[str, typer.Option("--why", help="The reason; it is recorded.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]


def user_name(given: str | None) -> str:
    """Give who decides: the name given, else that of the user of this machine."""
    if given is not None:
        return given
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "somebody"


def open_ledger(place: str, *, create: bool = False, owners: Path | None = None) -> "Ledger":
    """Open the ledger; only adding makes one where there is none."""
    from purport.ledger.ledger import Ledger

    return Ledger(place, create=create, owners=owners)


def at_cut(ledger: "Ledger", as_of: str | None, known_on: str | None) -> "View":
    """Give the ledger as it stood."""
    view: View = ledger
    if as_of is not None:
        view = view.as_of(as_of)
    if known_on is not None:
        view = view.known_on(known_on)
    return view


def write_bytes(data: bytes, out: Path | None) -> None:
    """Write to a file or to the screen."""
    if out is None:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        out.write_bytes(data)
    except OSError as error:
        raise UsageError(f"cannot write {out}: {error.strerror}. Choose another place with --out.") from error


def write_json(value: Any, out: Path | None) -> None:
    """Write indented JSON."""
    import msgspec

    write_bytes(msgspec.json.format(msgspec.json.encode(value), indent=1) + b"\n", out)


def write_rows(rows: list[dict[str, Any]], columns: Sequence[str], form: RowFormat, out: Path | None) -> None:
    """Write rows as JSON, CSV or Parquet; tables are the commands' own."""
    from purport.exports.row_registry import row_exporter

    if form is RowFormat.table:
        raise UsageError("--out needs --format json, csv or parquet")
    if form is RowFormat.parquet and out is None and sys.stdout.isatty():
        raise UsageError("Parquet is not for the screen: add --out FILE.parquet")
    write_bytes(row_exporter(form.value)(rows, columns), out)
