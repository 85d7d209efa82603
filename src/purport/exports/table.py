"""A Reading as a table that fits the terminal."""

from rich import box
from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

from purport.exports.phrases import (
    actor_phrases,
    attributions_by_id,
    chain_phrase,
    clean,
    date_phrase,
    place_phrase,
    sure_phrase,
    what_phrase,
)
from purport.records import Attribution, Event, Reading

WIDTH = 100
COLUMNS = (
    ("", 3), ("Who", 15), ("Did what", 14), ("To whom", 14), ("When", 10), ("Where", 9),
    ("According to", 14), ("How sure", 12),
)  # fmt: skip
COLOURS = {
    "confirmed": "green",
    "asserted": "cyan",
    "own_voice": "default",
    "planned": "blue",
    "reported_unnamed": "yellow",
    "estimated": "yellow",
    "alleged": "magenta",
    "denied": "red",
}


def to_table(reading: Reading) -> str:
    """Give the table as plain text of at most 100 columns."""
    console = Console(width=WIDTH, color_system=None, force_terminal=False, legacy_windows=False)
    with console.capture() as capture:
        console.print(table(reading))
    return "\n".join(line.rstrip() for line in capture.get().splitlines()) + "\n"


def table(reading: Reading) -> RenderableType:
    """Give the table for a rich console: a heading, one row per event, and the issues."""
    parts: list[RenderableType] = [_heading(reading)]
    if reading.events:
        parts.append(_events(reading))
    else:
        parts.append(Text("No events were coded.", style="italic"))
    parts += [Text(f"note ({issue.stage}): {clean(issue.reason)}", style="yellow") for issue in reading.issues]
    return Group(*parts)


def _heading(reading: Reading) -> Text:
    article = reading.article
    title = clean(article.title or article.url or "untitled")
    where = ", ".join(clean(part) for part in (article.outlet, article.published) if part)
    counts = f"{len(reading.events)} events, {len(reading.attributions)} attributions"
    return Text.assemble((title, "bold"), "\n", " · ".join(part for part in (where, counts) if part))


def _events(reading: Reading) -> Table:
    by_id = attributions_by_id(reading)
    grid = Table(box=box.SIMPLE_HEAD, width=WIDTH, padding=(0, 0, 0, 0), collapse_padding=True, show_lines=False)
    for name, width in COLUMNS:
        grid.add_column(name, width=width, overflow="fold")
    for event in reading.events:
        grid.add_row(*_row(event, by_id), end_section=False)
    return grid


def _row(event: Event, by_id: dict[str, Attribution]) -> list[Text]:
    chain = chain_phrase(event, by_id)
    return [
        Text(event.id, style="dim"),
        Text("; ".join(actor_phrases(event.actors)) or "–"),
        Text(what_phrase(event), style="bold"),
        Text("; ".join(actor_phrases(event.recipients)) or "–"),
        Text(date_phrase(event.date) or "–"),
        Text(place_phrase(event.place) or "–"),
        Text(chain or "the outlet"),
        Text(sure_phrase(event), style=COLOURS[event.support]),
    ]
