"""`purport add`."""

import sys
from collections.abc import Iterable, Iterator
from itertools import groupby, islice
from typing import TYPE_CHECKING, Annotated

import typer

from purport.cli.ledger_options import DEFAULT, Owners, Place, open_ledger, write_json
from purport.cli.output import say
from purport.errors import PurportError

if TYPE_CHECKING:
    from purport.cli.inputs import Input
    from purport.cli.records import Coded
    from purport.ledger.ledger import Added
    from purport.records import Reading


def add(
    inputs: Annotated[
        list[str] | None,
        typer.Argument(help="Articles or Readings: files, folders, URLs, JSON, JSON Lines, or - for standard input."),
    ] = None,
    ledger: Place = DEFAULT,
    published: Annotated[
        str | None, typer.Option("--published", help="Publication date of articles; overrides the page's own.")
    ] = None,
    owners: Owners = None,
    workers: Annotated[int, typer.Option("--workers", min=1, help="Processes that read articles.")] = 1,
    allow_private: Annotated[
        bool, typer.Option("--allow-private", help="Let URLs lead to addresses of a private network.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print the sums as JSON.")] = False,
) -> None:
    """Add articles or Readings to a ledger; what is known already changes nothing.

    Exit code 0: all inputs were added. 1: some could not be read. 2: wrong use.
    """
    from purport.cli.records import find_records
    from purport.documents.assemble import check_given
    from purport.documents.page import Given

    check_given(Given(published=published))
    bad: list[str] = []
    with open_ledger(ledger, create=True, owners=owners) as opened:
        found = find_records(inputs or ["-"], sys.stdin.buffer)
        added = opened.add(_good(_readings(found, published, workers, allow_private), bad))
        place = opened.place
    _tell(added, place, as_json)
    if bad:
        say(f"{len(bad)} inputs were not added")
        raise typer.Exit(1)


def _readings(
    found: Iterable["Coded | Input"], published: str | None, workers: int, allow_private: bool
) -> Iterator[tuple[str, "Reading | PurportError"]]:
    """Read what is still to be read, in batches, and pass on what was coded elsewhere; order kept."""
    from purport.cli.inputs import Input

    for raw, group in groupby(found, key=lambda one: isinstance(one, Input)):
        if not raw:
            for one in group:
                if not isinstance(one, Input):
                    yield one.name, one.error or one.reading or PurportError(f"{one.name} holds nothing")
            continue
        yield from _read((one for one in group if isinstance(one, Input)), published, workers, allow_private)


def _read(
    items: Iterable["Input"], published: str | None, workers: int, allow_private: bool
) -> Iterator[tuple[str, "Reading | PurportError"]]:
    from purport.reading.workers import read_parallel

    stream = iter(items)
    while batch := list(islice(stream, 64 * workers)):
        good = [one.item for one in batch if one.error is None]
        readings = iter(
            read_parallel(good, workers=workers, allow_private=allow_private, metadata={"published": published})
        )
        for one in batch:
            yield one.name, one.error if one.error is not None else next(readings)


def _good(found: Iterable[tuple[str, "Reading | PurportError"]], bad: list[str]) -> Iterator["Reading"]:
    """Pass on what can be added; say of the rest what is wrong."""
    from purport.reading.session import is_failed

    for name, one in found:
        if isinstance(one, PurportError):
            bad.append(name)
            say(str(one) if name in str(one) else f"{name}: {one}")
        elif is_failed(one):
            bad.append(name)
            for issue in one.issues:
                say(f"{name}: {issue.reason}")
        else:
            yield one


def _tell(added: "Added", place: str, as_json: bool) -> None:
    for report, issue in added.issues:
        say(f"{report}: {issue.reason}")
    if as_json:
        write_json(added, None)
        return
    typer.echo(
        f"{added.reports} new reports, {added.versions} new versions, {added.known} known already; "
        f"{added.copies} copies\n"
        f"{added.statements} statements: {added.claims} new claims, {added.joined} joined a known one, "
        f"{added.uncertain} uncertain; {added.changes} changes of status\n"
        f"ledger: {place}"
    )
