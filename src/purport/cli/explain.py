"""`purport explain`: why an event was coded as it was."""

import sys
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from purport.cli.inputs import Input
from purport.cli.read import read_inputs
from purport.cli.records import Coded, find_records
from purport.errors import UnreadableInput, UsageError
from purport.exports.explanation import Reason, explain
from purport.exports.phrases import clean, what_phrase
from purport.exports.table import WIDTH
from purport.records import Event, Reading


def explain_command(
    file: Annotated[str, typer.Argument(help="An article, or a Reading in JSON; - for standard input.")],
    events: Annotated[list[str] | None, typer.Argument(help="Numbers of events (e3 e7); all by default.")] = None,
    published: Annotated[str | None, typer.Option("--published", help="Publication date, YYYY-MM-DD.")] = None,
) -> None:
    """Say why events were coded as they were: the words, the rule or head, the score, the chain.

    Exit code 0: told, also where there are no events. 1: the input could not be read. 2: wrong use.
    """
    from purport.reading.session import is_failed

    reading = _reading(file, published)
    known = {event.id: event for event in reading.events}
    wanted = [number if number.startswith("e") else f"e{number}" for number in events or known]
    missing = [number for number in wanted if number not in known]
    if missing:
        have = f"e1 to e{len(known)}" if known else "none"
        raise UsageError(f"no event {', '.join(missing)} in {file}; it has {have}")
    console = Console(width=min(Console().width, WIDTH) if sys.stdout.isatty() else WIDTH, legacy_windows=False)
    if is_failed(reading):
        reasons = "; ".join(issue.reason for issue in reading.issues) or "it holds no text"
        raise UnreadableInput(clean(f"{file} cannot be read: {reasons}"))
    if not known:
        console.print("no events")
    for number in wanted:
        _show(console, reading, known[number])


def _show(console: Console, reading: Reading, event: Event) -> None:
    console.print(Text(clean(f"{event.id}: {what_phrase(event)}"), style="bold"))
    console.print(Text(f"    {clean(reading.article.text[slice(*event.sentence)])}", style="dim"))
    grid = Table.grid(padding=(0, 2))
    grid.add_column(min_width=8, no_wrap=True)
    grid.add_column(overflow="fold")
    asked = ""
    for reason in explain(reading, event):
        grid.add_row(Text(_label(reason, asked)), Text(reason.answer))
        asked = reason.question
    console.print(grid)
    console.print()


def _label(reason: Reason, asked: str) -> str:
    return "" if reason.question == asked else reason.question


def _reading(file: str, published: str | None) -> Reading:
    items = list(find_records([file], sys.stdin.buffer))
    if len(items) != 1:
        raise UsageError(f"{file} holds {len(items)} articles; name one")
    (item,) = items
    if isinstance(item, Coded):
        if item.reading is None:
            raise item.error or UnreadableInput(f"{file} cannot be read")
        return item.reading
    if isinstance(item, Input) and item.error is not None:
        raise item.error
    return next(read_inputs([item], published, 1))
