"""`purport actors ...`: ask who a mention is, check an overrides file, refresh the tables."""

import datetime as dt
import json
import os
from pathlib import Path
from typing import Annotated

import typer

from purport.errors import MissingInput, UsageError
from purport.exports.phrases import clean

Own = Annotated[
    Path | None,
    typer.Option("--actors", envvar="PURPORT_ACTORS", help="Your own actors, TOML or CSV, that win (docs/actors.md)."),
]


def use_actors(file: Path | None) -> None:
    """Set the user's own actors for this process and its workers, and tell which rows are left out.

    Raises MissingInput or DataError where the file cannot be used at all.
    """
    if file is None:
        return
    from purport.cli.output import say
    from purport.reading.own_actors import SETTING, own_actors

    os.environ[SETTING] = str(file.resolve())
    for issue in own_actors().issues:
        say(clean(f"own actors: {issue.reason}"))


app = typer.Typer(no_args_is_help=True, help="Who a mention stands for; your own actors; a refresh of the tables.")

_LARGEST_ANSWER = 8_000_000


@app.command()
def resolve(
    mention: Annotated[str, typer.Argument(help="The words, such as 'the Kenyan foreign minister'.")],
    date: Annotated[str | None, typer.Option("--date", help="The day to look offices up on, YYYY-MM-DD.")] = None,
    context: Annotated[str | None, typer.Option("--context", help="Words around the mention.")] = None,
    own: Annotated[Path | None, typer.Option("--own", help="Your overrides file, TOML or CSV.")] = None,
) -> None:
    """Print the actor of a mention as JSON, or null where nothing is sure enough."""
    from purport.mentions import load_overrides, resolve_actor
    from purport.mentions.actor_overrides import NO_OVERRIDES

    overrides = NO_OVERRIDES
    if own is not None:
        overrides, issues = load_overrides(own)
        for issue in issues:
            typer.echo(clean(issue.reason), err=True)
    actor = resolve_actor(mention, date=date, context=context, overrides=overrides)
    record = None
    if actor is not None:
        record = {
            "entity": actor.entity, "country": actor.country, "sectors": list(actor.sectors), "office": actor.office,
            "score": round(actor.score, 3),
        }  # fmt: skip
    typer.echo(json.dumps(record, ensure_ascii=False))


@app.command()
def check(file: Annotated[Path, typer.Argument(help="An overrides file, TOML or CSV.")]) -> None:
    """Check an overrides file: each row that would be left out is told with its line, and the exit code is 1."""
    from purport.mentions import load_overrides

    overrides, issues = load_overrides(file)
    for issue in issues:
        typer.echo(clean(issue.reason))
    typer.echo(f"{sum(map(len, overrides.entries.values()))} rows can be used, {len(issues)} are left out")
    if issues:
        raise typer.Exit(1)


@app.command()
def update(
    out: Annotated[Path, typer.Option("--out", help="The folder for the dated files; nothing in it is overwritten.")],
    country: Annotated[list[str] | None, typer.Option("--country", help="A code such as KEN; all by default.")] = None,
    since: Annotated[int, typer.Option("--since", min=1900, max=2100, help="The first year wanted.")] = 1990,
    answers: Annotated[
        Path | None, typer.Option("--answers", help="A folder of recorded answers (KEN.json), read without network.")
    ] = None,
) -> None:
    """Ask Wikidata who holds the offices, show what differs, and write it as a dated overrides file.

    The tables of the package stay as they are, so that codings can be repeated; the file wins where it is given.
    """
    from purport.mentions.actor_updates import Change, changes, known_terms, overrides_text
    from purport.mentions.actor_wikidata import ask, read_answer

    codes = _codes(country)
    target = out / f"actors-{dt.date.today().isoformat()}.csv"
    if target.exists():
        raise UsageError(f"{target.name} is there already and is not overwritten; give another --out folder")
    found: list[Change] = []
    for iso3 in codes:
        data = ask(iso3, since) if answers is None else _recorded(answers, iso3)
        found += changes(iso3, read_answer(data, iso3), known_terms(iso3))
    for change in found:
        typer.echo(clean(change.line()))
    text = overrides_text(found)
    rows = text.count("\n") - 1
    if rows:
        try:
            out.mkdir(parents=True, exist_ok=True)
            with target.open("x", encoding="utf-8") as stream:
                stream.write(text)
        except OSError as error:
            raise UsageError(f"cannot write {target}: {error.strerror}. Choose another place with --out.") from error
    typer.echo(f"{len(codes)} countries asked, {len(found)} differences, {rows} rows{f' in {target}' if rows else ''}")


def _codes(given: list[str] | None) -> list[str]:
    from purport.mentions.actor_tables import countries

    known = {country.iso3 for country in countries()}
    if not given:
        return sorted(known)
    unknown = [code for code in given if code not in known]
    if unknown:
        raise UsageError(f"unknown country {', '.join(unknown)}; write codes such as KEN")
    return given


def _recorded(folder: Path, iso3: str) -> bytes:
    path = folder / f"{iso3}.json"
    if not path.is_file():
        raise MissingInput(f"no recorded answer {path.name} in {folder.name}")
    with path.open("rb") as stream:
        return stream.read(_LARGEST_ANSWER + 1)
