"""`purport review`: walks through what the machine was not sure of, with single keys."""

import sys
from typing import TYPE_CHECKING, Annotated, Any

import typer

from purport.cli.ledger_options import DEFAULT, Owners, Place, open_ledger, user_name, write_json
from purport.errors import PurportError

if TYPE_CHECKING:
    from purport.ledger.ledger import Ledger

HELP = "s same · d different · r coded wrongly · u undo the last · space later · q stop"


def review(
    ledger: Place = DEFAULT,
    who: Annotated[
        str | None, typer.Option("--who", help="Whose decisions these are; by default the user's name.")
    ] = None,
    why: Annotated[str, typer.Option("--why", help="The reason that is recorded with each.")] = "review",
    limit: Annotated[int, typer.Option("--limit", "-n", min=1, help="At most so many questions.")] = 50,
    owners: Owners = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the open questions and stop.")] = False,
) -> None:
    """Decide about uncertain links and weak joins: one key each; every decision can be undone."""
    with open_ledger(ledger, owners=owners) as opened:
        queue = opened.review(limit=limit)
        if as_json:
            write_json(queue, None)
            return
        if not queue:
            typer.echo("Nothing is open.")
            return
        _walk(opened, queue, user_name(who), why)


def _walk(ledger: "Ledger", queue: list[dict[str, Any]], who: str, why: str) -> None:
    done: list[tuple[int, str]] = []
    position = 0
    typer.echo(HELP)
    while position < len(queue):
        question = queue[position]
        _ask(question, position + 1, len(queue))
        key = _key()
        if key in ("q", ""):
            break
        if key == "u":
            position = _take_back(ledger, done, position, who)
            continue
        if key in "sdr":
            try:
                done.append((position, _decide(ledger, question, key, who, why)))
            except PurportError as error:
                # An earlier answer may have settled this question.
                typer.echo(f"not recorded: {error}")
        elif key != " ":
            typer.echo(HELP)
            continue
        position += 1
    typer.echo(f"{len(done)} decisions recorded")


def _take_back(ledger: "Ledger", done: list[tuple[int, str]], position: int, who: str) -> int:
    """Undo the last decision of this session, and go back to its question, past those that were put off."""
    if not done:
        typer.echo("nothing to take back")
        return position
    position, decision = done.pop()
    ledger.undo(decision, who=who, why="taken back in review")
    typer.echo("taken back")
    return position


def _ask(question: dict[str, Any], number: int, total: int) -> None:
    from purport.cli.ledger_tables import clean

    typer.echo(f"\n{number} of {total}  {question['kind']}  score {question['score']:.2f}")
    typer.echo(f"  {question['claim']}: {clean(question['sentence'])}")
    typer.echo(f"  {question['target']}: {clean(question['target_sentence'] or '')}")
    typer.echo(f"  {clean('; '.join(question['reasons']))[:300]}")


def _decide(ledger: "Ledger", question: dict[str, Any], key: str, who: str, why: str) -> str:
    claim, target, event = question["claim"], question["target"], question["key"]
    if key == "r":
        return ledger.reject_events([event], who=who, why=why)
    if question["kind"] == "weak join":
        same = key == "s"
        return (ledger.restore_events if same else _split(ledger, claim))([event], who=who, why=why)
    if key == "s":
        return ledger.merge(claim, target, who=who, why=why)
    return ledger.keep_apart(claim, target, who=who, why=why)


def _split(ledger: "Ledger", claim: str) -> Any:
    def split(keys: list[str], *, who: str, why: str) -> str:
        return ledger.split(claim, keys, who=who, why=why)

    return split


def _key() -> str:
    if sys.stdin.isatty():
        return typer.getchar().lower()
    return sys.stdin.read(1).lower().replace("\n", " ")
