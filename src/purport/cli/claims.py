"""`purport claims`."""

from typing import Annotated, Any

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
from purport.errors import UsageError

REALISATION = ("unknown", "planned", "ongoing", "happened", "cancelled", "overdue")
SUPPORT = ("rumoured", "alleged", "asserted", "reported", "corroborated", "confirmed")


def claims(
    ledger: Place = DEFAULT,
    type_: Annotated[str | None, typer.Option("--type", help="PLOVER type, such as CONSULT.")] = None,
    actor: Annotated[
        str | None, typer.Option("--actor", help="Beginning of a name, a surname, or an entity id.")
    ] = None,
    country: Annotated[str | None, typer.Option("--country", help="ISO 3166 alpha-3, of a party or the place.")] = None,
    place: Annotated[str | None, typer.Option("--place", help="Beginning of a place's name.")] = None,
    start: Annotated[str | None, typer.Option("--from", help="The event is not over before this day.")] = None,
    end: Annotated[str | None, typer.Option("--to", help="The event begins by this day.")] = None,
    status: Annotated[
        list[str] | None,
        typer.Option("--status", help="Realisation, support, denied or not-denied; may be given several times."),
    ] = None,
    origins: Annotated[int | None, typer.Option("--origins", min=0, help="At least so many named origins.")] = None,
    story: Annotated[str | None, typer.Option("--story", help="Told in this story.")] = None,
    rejected: Annotated[bool, typer.Option("--rejected", help="List what people rejected too.")] = False,
    limit: Annotated[int, typer.Option("--limit", "-n", min=0, help="At most so many; 0 for all.")] = 50,
    offset: Annotated[int, typer.Option("--offset", min=0, help="After so many.")] = 0,
    as_of: AsOf = None,
    known_on: KnownOn = None,
    output: Rows = RowFormat.table,
    out: Out = None,
) -> None:
    """List claims, those reported last first."""
    wanted = {"type": type_, "actor": actor, "country": country, "place": place, "start": start, "end": end,
              "origins": origins, "story": story, "rejected": rejected, **_status(status or [])}  # fmt: skip
    with open_ledger(ledger) as opened:
        rows = at_cut(opened, as_of, known_on).claims(limit=limit or None, offset=offset, **wanted)
    if output is RowFormat.table and out is None:
        from purport.cli.ledger_tables import claims_table, show

        show(claims_table(rows))
    else:
        from purport.ledger.rows import CLAIM_COLUMNS

        write_rows(rows, CLAIM_COLUMNS, output, out)


def _status(words: list[str]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for word in words:
        value = word.strip().lower()
        if value in REALISATION:
            found["realisation"] = value
        elif value in SUPPORT:
            found["support"] = value
        elif value in ("denied", "not-denied"):
            found["denied"] = value == "denied"
        else:
            known = ", ".join((*REALISATION, *SUPPORT, "denied", "not-denied"))
            raise UsageError(f"--status: {word!r} is not one of {known}")
    return found
