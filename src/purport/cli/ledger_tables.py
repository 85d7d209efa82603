"""Claims, histories and changes as tables of at most 100 columns."""

import sys
from collections.abc import Sequence
from typing import Any

from rich import box
from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

WIDTH = 100
COLOURS = {
    "confirmed": "green",
    "corroborated": "cyan",
    "reported": "cyan",
    "asserted": "blue",
    "alleged": "magenta",
    "rumoured": "yellow",
}
NONE = "–"


def show(parts: Sequence[RenderableType]) -> None:
    """Print to the terminal in colour, or plainly where the output goes elsewhere."""
    if sys.stdout.isatty():
        console = Console(width=min(Console().width, WIDTH), legacy_windows=False)
    else:
        console = Console(width=WIDTH, color_system=None, force_terminal=False, legacy_windows=False)
    with console.capture() as capture:
        console.print(Group(*parts))
    lines = [line.rstrip() for line in capture.get().splitlines()]
    sys.stdout.buffer.write(("\n".join(lines) + "\n").encode("utf-8", "replace"))
    sys.stdout.buffer.flush()


def clean(words: object) -> str:
    """Make words safe for a terminal: no control characters, single spaces."""
    return " ".join("".join(c if c.isprintable() else " " for c in str(words)).split())


def grid(columns: Sequence[tuple[str, int]]) -> Table:
    """Give an empty table."""
    table = Table(box=box.SIMPLE_HEAD, width=WIDTH, padding=0, collapse_padding=True)
    for name, width in columns:
        table.add_column(name, width=width, overflow="fold")
    return table


def status_words(row: dict[str, Any]) -> Text:
    """Give a status: realisation, support, denial."""
    text = Text.assemble(f"{row['realisation']}, ", (row["support"], COLOURS.get(row["support"], "default")))
    if row["denied"]:
        text.append(", denied", style="red")
    return text


def origins_words(row: dict[str, Any]) -> str:
    """Give the bounds of the number of origins."""
    low, high = row["origins_low"], row["origins_high"]
    return f"{low}" if low == high else f"{low}-{high}"


def day(moment: str | None) -> str:
    """Give the day and minute of a moment."""
    return moment[:16].replace("T", " ") if moment else NONE


def claims_table(rows: Sequence[dict[str, Any]]) -> list[RenderableType]:
    """Give the table of claims."""
    if not rows:
        return [Text("No claims.", style="italic")]
    table = grid((("Claim", 13), ("Who", 14), ("Did what", 11), ("To whom", 13), ("When", 10), ("Where", 9),
                  ("Status", 12), ("Or.", 4), ("Art.", 4)))  # fmt: skip
    for row in rows:
        table.add_row(
            Text(row["claim"], style="dim"),
            clean("; ".join(row["actors"])) or NONE,
            what(row),
            clean("; ".join(row["recipients"])) or NONE,
            date_words(row),
            clean(row["place"] or row["place_country"] or NONE),
            status_words(row),
            origins_words(row),
            str(row["articles"]),
        )
    return [table]


def what(row: dict[str, Any]) -> Text:
    """Give type and mode."""
    return Text(f"{row['type']} {row['mode']}" if row["mode"] else row["type"], style="bold")


def date_words(row: dict[str, Any]) -> str:
    """Give the date of the event."""
    start, end = row["date_start"], row["date_end"]
    if start and end and start != end:
        return f"{start} {end}"
    return start or end or clean(row["date_text"] or NONE)


def claim_parts(page: dict[str, Any]) -> list[RenderableType]:
    """Give a claim's page for the terminal: what it is, its history, who said so, the conflicting values."""
    row = page["claim"]
    head = Text.assemble((f"{row['claim']}  ", "dim"), what(row), "  ", clean("; ".join(row["actors"])) or NONE, " > ",
                         clean("; ".join(row["recipients"])) or NONE)  # fmt: skip
    place = clean(row["place"] or row["place_country"] or NONE)
    origins = f"{origins_words(row)} stated origins, {row['articles']} articles"
    parts: list[RenderableType] = [
        head,
        Text.assemble(date_words(row), " · ", place, " · ", status_words(row), f" · {origins}"),
        Text(f"“{clean(row['sentence'])}”", style="italic"),
        _history(page["history"]),
        _statements(page["statements"]),
    ]
    parts += _values(page["values"])
    parts += [Text(f"may be the same as {one['claim']} (score {one['score']:.1f})") for one in page["links"]]
    parts += [
        Text(
            clean(
                f"{one['recorded']} {one['who']}: {one['action']} {one['field'] or ''} {one['value'] or ''} "
                f"{one['why']}"
            )
        )
        for one in page["decisions"]
    ]
    return parts


def _history(history: Sequence[dict[str, Any]]) -> Table:
    table = grid((("From", 16), ("Status", 26), ("Or.", 4), ("Art.", 4), ("Why", 44)))
    for entry in history:
        table.add_row(
            day(entry["at"]), status_words(entry), origins_words(entry), str(entry["articles"]), clean(entry["line"])
        )
    return table


def _statements(statements: Sequence[dict[str, Any]]) -> Table:
    table = grid((("Published", 16), ("Outlet", 15), ("According to", 18), ("Sentence", 46)))
    for one in statements:
        chain = " < ".join(clean(hop["text"] or "unnamed") for hop in reversed(one["chain"])) or "the outlet"
        notes = [word for word, said in (("copy", one["copied_from"]), ("replaced", not one["current"])) if said]
        mark = f"[{', '.join(notes)}] " if notes else ""
        table.add_row(day(one["published"]), clean(one["outlet"] or NONE), chain, Text(mark + clean(one["sentence"])))
    return table


def _values(values: dict[str, Any]) -> list[RenderableType]:
    lines: list[RenderableType] = []
    for field, found in values.items():
        counting = dict.fromkeys(clean(value["words"]) for value in found["reports"] if value["counts"])
        if len(counting) > 1:
            lines.append(Text.assemble((f"{field}: ", "bold"), " / ".join(counting)))
    return lines


def changes_table(rows: Sequence[dict[str, Any]]) -> list[RenderableType]:
    """Give the table of changes."""
    if not rows:
        return [Text("Nothing changed.", style="italic")]
    table = grid((("At", 16), ("Claim", 13), ("What", 19), ("Now", 18), ("Why", 28)))
    for row in rows:
        about = f"{row['type']}: {'; '.join(row['actors']) or NONE}"
        table.add_row(day(row["at"]), row["claim"], clean(about), status_words(row), clean(row["line"]))
    return [table]


def story_parts(page: dict[str, Any]) -> list[RenderableType]:
    """Give a story for the terminal: its reports in order, its claims."""
    table = grid((("Published", 16), ("Outlet", 18), ("Title", 50), ("", 11)))
    for one in page["reports"]:
        note = "copy" if one["copies"] else f"version {one['version']}" if one["version"] > 1 else ""
        table.add_row(day(one["published"]), clean(one["outlet"] or NONE), clean(one["title"] or NONE), note)
    head = Text(f"{page['story']}  {day(page['first'])} to {day(page['last'])}", style="bold")
    links = [Text(f"may be the same as {one['story']} (score {one['score']:.2f})") for one in page["links"]]
    turns = [Text(_turn(one)) for one in page["turns"]]
    return [head, table, *claims_table(page["claims"]), *links, *turns]


def _turn(turn: dict[str, Any]) -> str:
    """Say in a line that two stories turned out to be one, or two after all."""
    what = "one from" if turn["kind"] == "merge" else "two again from"
    return f"{turn['story']} and {turn['other']} are {what} {day(turn['published'])} on: {'; '.join(turn['reasons'])}"


def stories_table(rows: Sequence[dict[str, Any]]) -> list[RenderableType]:
    """Give the table of stories."""
    if not rows:
        return [Text("No stories.", style="italic")]
    table = grid((("Story", 13), ("First", 16), ("Last", 16), ("Reports", 7), ("Title", 42)))
    for row in rows:
        table.add_row(
            row["story"], day(row["first"]), day(row["last"]), str(row["reports"]), clean(row["title"] or NONE)
        )
    return [table]


def search_parts(rows: Sequence[dict[str, Any]]) -> list[RenderableType]:
    """Give what a search found."""
    if not rows:
        return [Text("Nothing found.", style="italic")]
    table = grid((("Published", 16), ("Outlet", 15), ("Claims", 13), ("Sentence or headline", 51)))
    for row in rows:
        table.add_row(
            day(row["published"]), clean(row["outlet"] or NONE), "\n".join(row["claims"]) or NONE, clean(row["text"])
        )
    return [table]
