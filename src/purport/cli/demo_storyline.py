"""The second half of `purport demo`: sixteen invented articles of eight outlets over nine days, and what a ledger makes
of them."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from importlib.resources import as_file, files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rich.text import Text

from purport.cli.ledger_options import write_bytes
from purport.cli.ledger_tables import claims_table, show

if TYPE_CHECKING:
    from purport.ledger.ledger import Ledger

STORYLINE, OWNERS = "storyline.jsonl", "owners.toml"
NOW = datetime(2025, 9, 17, 6, 0, tzinfo=UTC)
"""The morning after the last article, by the demo's clock: it shows the same whenever it is run."""


@contextmanager
def storyline_ledger() -> Iterator["Ledger"]:
    """Give a ledger in memory to which the storyline was added."""
    from purport.cli.inputs import collect
    from purport.ledger.ledger import Ledger
    from purport.reading.face import read_many

    with as_file(files("purport.cli") / "data" / "storyline") as folder:
        items = [one.item for one in collect([str(folder / STORYLINE)])]
        with Ledger(":memory:", clock=lambda: NOW, owners=folder / OWNERS) as ledger:
            ledger.add(read_many(items))
            yield ledger


def show_storyline(folder: Path | None) -> None:
    """Print the storyline's claims with their status; write the pages of story and claims where a folder is given."""
    with storyline_ledger() as ledger:
        rows = sorted(ledger.claims(limit=None), key=lambda row: (row["first_published"], row["claim"]))
        written = write_pages(ledger, rows, folder) if folder is not None else []
        count = ledger.reports()
    head = Text.assemble(
        ("A storyline in the ledger", "bold"),
        f"\n{count} reports by eight invented outlets, 8 to 16 September 2025: what is claimed, and how it stands",
    )
    parts = [head, *claims_table(rows), *(Text(f"written: {path}") for path in written)]
    show(
        parts if written else [*parts, Text("With --out FOLDER the pages of the stories and their claims are written.")]
    )


def write_pages(ledger: "Ledger", rows: list[dict[str, Any]], folder: Path) -> list[Path]:
    """Write a page for each story and each claim, and the claims as CSV. Returns their paths."""
    from purport.exports import claim_page, claims_csv, story_page

    pages = {row["claim"]: ledger.show(row["claim"]) for row in rows}
    names = {claim: f"claim-{number}.html" for number, claim in enumerate(pages, 1)}
    found = {folder / names[claim]: claim_page.render(page) for claim, page in pages.items()}
    stories = sorted(ledger.stories(limit=None), key=lambda story: (story["first"], story["story"]))
    for number, story in enumerate(stories, 1):
        page = story_page.render(ledger.story(story["story"]), list(pages.values()), links=names)
        found[folder / f"story-{number}.html"] = page
    found[folder / "claims.csv"] = claims_csv.render(rows)
    for path, data in found.items():
        write_bytes(data, path)
    return sorted(found, key=lambda path: (not path.name.startswith("story"), path.name))
