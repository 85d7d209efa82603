"""`purport decide` and `purport undo`: human decisions without the queue of `purport review`."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from purport.cli.ledger_options import DEFAULT, AsJson, Place, Who, Why, open_ledger, user_name, write_json
from purport.errors import UsageError

if TYPE_CHECKING:
    from purport.ledger.ledger import Ledger

app = typer.Typer(
    no_args_is_help=True,
    help="Decide about a claim. A decision is a row with who, when and why; it outranks the machine and can be undone.",
)

Claim = Annotated[str, typer.Argument(metavar="CLAIM", help="The claim's name, as `purport claims` lists it.")]
MaybeClaim = Annotated[str | None, typer.Argument(metavar="[CLAIM]", help="The claim; or name events with --event.")]
Events = Annotated[
    list[str] | None,
    typer.Option("--event", "-e", metavar="KEY", help="The key of an event, as `purport show CLAIM --json` gives it."),
]


@app.command()
def accept(
    claim: MaybeClaim = None, event: Events = None, who: Who = None, why: Why = "", ledger: Place = DEFAULT
) -> None:
    """Find a claim right; or let events count that were rejected."""
    with open_ledger(ledger) as opened:
        keys = _one_of(claim, event)
        name = user_name(who)
        made = opened.restore_events(keys, who=name, why=why) if keys else opened.accept(claim or "", who=name, why=why)
        _tell(opened, made)


@app.command()
def reject(
    claim: MaybeClaim = None, event: Events = None, who: Who = None, why: Why = "", ledger: Place = DEFAULT
) -> None:
    """Find that something is no claim; or that events are coded wrongly, in this and every later coding."""
    with open_ledger(ledger) as opened:
        keys = _one_of(claim, event)
        name = user_name(who)
        made = opened.reject_events(keys, who=name, why=why) if keys else opened.reject(claim or "", who=name, why=why)
        _tell(opened, made)


@app.command()
def merge(
    claim: Claim,
    into: Annotated[str, typer.Argument(metavar="INTO", help="The claim under whose name both go on.")],
    who: Who = None,
    why: Why = "",
    ledger: Place = DEFAULT,
) -> None:
    """Find that two claims are one."""
    with open_ledger(ledger) as opened:
        _tell(opened, opened.merge(claim, into, who=user_name(who), why=why))


@app.command()
def apart(
    claim: Claim,
    other: Annotated[str, typer.Argument(metavar="OTHER", help="The claim that it is not.")],
    who: Who = None,
    why: Why = "",
    ledger: Place = DEFAULT,
) -> None:
    """Find that two claims are not the same."""
    with open_ledger(ledger) as opened:
        _tell(opened, opened.keep_apart(claim, other, who=user_name(who), why=why))


@app.command()
def split(claim: Claim, event: Events = None, who: Who = None, why: Why = "", ledger: Place = DEFAULT) -> None:
    """Find that events do not belong to a claim: they become one of their own."""
    with open_ledger(ledger) as opened:
        _tell(opened, opened.split(claim, event or [], who=user_name(who), why=why))


@app.command()
def correct(
    field: Annotated[str, typer.Argument(metavar="FIELD", help="type, mode, date, place or country.")],
    value: Annotated[str, typer.Argument(metavar="VALUE", help="The right value; a date is YYYY-MM-DD[..YYYY-MM-DD].")],
    claim: MaybeClaim = None,
    event: Events = None,
    who: Who = None,
    why: Why = "",
    ledger: Place = DEFAULT,
) -> None:
    """Give the right value of a field of a claim, or of events."""
    with open_ledger(ledger) as opened:
        keys = _one_of(claim, event)
        name = user_name(who)
        if keys:
            made = opened.correct_events(keys, field, value, who=name, why=why)
        else:
            made = opened.correct(claim or "", field, value, who=name, why=why)
        _tell(opened, made)


@app.command("list")
def list_decisions(ledger: Place = DEFAULT, as_json: AsJson = False) -> None:
    """List all decisions in the order in which they were made."""
    from purport.cli.ledger_tables import clean

    with open_ledger(ledger) as opened:
        rows = opened.decisions()
    if as_json:
        write_json(rows, None)
        return
    undone = {row["undoes"] for row in rows if row["undoes"]}
    for row in rows:
        mark = "  (undone)" if row["decision"] in undone else ""
        typer.echo(f"{row['decision']}  {row['recorded']}  {clean(_in_words(row))}{mark}")
        typer.echo(f"    {clean(row['who'])}: {clean(row['why']) or 'no reason given'}")


def undo(
    decision: Annotated[str, typer.Argument(metavar="DECISION", help="Its name, as `purport decide list` gives it.")],
    who: Who = None,
    why: Why = "",
    ledger: Place = DEFAULT,
) -> None:
    """Take back a decision; the undoing is a decision too."""
    with open_ledger(ledger) as opened:
        _tell(opened, opened.undo(decision, who=user_name(who), why=why))


def _one_of(claim: str | None, events: list[str] | None) -> list[str]:
    """Give the events, none where a claim is named; both or neither is wrong use."""
    if (claim is None) == (not events):
        raise UsageError("name either a claim, or events with --event KEY")
    return events or []


def _tell(ledger: "Ledger", decision: str) -> None:
    from purport.cli.ledger_tables import clean

    row = next(row for row in ledger.decisions() if row["decision"] == decision)
    typer.echo(f"{decision}  {clean(_in_words(row))}, by {clean(row['who'])}")
    typer.echo(f"take it back with: purport undo {decision}")


def _in_words(row: dict[str, Any]) -> str:
    """Say a decision in one plain line."""
    what = row["claim"] or f"event {', '.join(row['keys'])}"
    match row["action"]:
        case "undo":
            return f"undo {row['undoes']}"
        case "merge":
            return f"merge {what} into {row['other']}"
        case "split":
            return f"split {', '.join(row['keys'])} from {what}: now {row['other']}"
        case "correct":
            return f"correct {what}: {row['field']} is {row['value']}"
        case "reject" if row["other"]:
            return f"keep {what} and {row['other']} apart"
    return f"{row['action']} {what}"
