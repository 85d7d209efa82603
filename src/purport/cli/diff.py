"""`purport diff`: what changed between two codings of the same articles."""

import json
import sys
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from purport.cli.records import Coded, find_records
from purport.errors import UsageError
from purport.exports.coding_changes import Change, changes_between
from purport.exports.phrases import clean
from purport.exports.table import WIDTH
from purport.records import Reading


def diff(
    old: Annotated[Path, typer.Argument(help="Readings of the earlier coding (JSON or JSON Lines).")],
    new: Annotated[Path, typer.Argument(help="Readings of the later one.")],
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a change instead of a table.")] = False,
) -> None:
    """Show what changed between two codings: events added and removed, fields that differ.

    Exit code 0: nothing changed. 1: something did. 2: wrong use.
    """
    found = list(changes_between(_readings(old), _readings(new)))
    if as_json:
        for change in found:
            sys.stdout.write(json.dumps(change.to_dict(), ensure_ascii=False) + "\n")
    else:
        console = Console(width=min(Console().width, WIDTH) if sys.stdout.isatty() else WIDTH, legacy_windows=False)
        if found:
            console.print(_table(found))
        console.print(_summary(found), highlight=False)
    if found:
        raise typer.Exit(1)


def _readings(path: Path) -> list[Reading]:
    readings: list[Reading] = []
    for item in find_records([str(path)], sys.stdin.buffer):
        if not isinstance(item, Coded):
            raise UsageError(f"{item.name} is an article, not a coding of one. Make one with: purport read -f jsonl")
        if item.reading is None:
            raise UsageError(str(item.error))
        readings.append(item.reading)
    return readings


def _table(changes: list[Change]) -> Table:
    table = Table(show_edge=False, pad_edge=False, header_style="bold")
    for heading, ratio in (("Article", 3), ("Event", 3), ("Field", 2), ("Before", 4), ("After", 4)):
        table.add_column(heading, ratio=ratio, overflow="fold")
    article = ""
    for change in changes:
        name = clean(change.article)
        style = {"added": "green", "removed": "red"}.get(change.kind, "")
        cells = (name if name != article else "", change.event, change.field or change.kind, change.old, change.new)
        table.add_row(*(Text(clean(cell)) for cell in cells), style=style)
        article = name
    return table


def _summary(changes: list[Change]) -> str:
    if not changes:
        return "no difference"
    count = {kind: sum(c.kind == kind for c in changes) for kind in ("added", "removed", "changed")}
    events = len({(c.article, c.key) for c in changes if c.kind == "changed"})
    return f"{count['added']} events added, {count['removed']} removed, {count['changed']} fields of {events} changed"
