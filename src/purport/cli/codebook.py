"""`purport codebook check|show|explain`: what the codebook holds, whether it is sound, and why it codes a sentence."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from textwrap import wrap
from typing import TYPE_CHECKING, Annotated

import typer

from purport.cli.output import say
from purport.errors import UsageError

if TYPE_CHECKING:
    from purport.events.codebook import Codebook, Entry
    from purport.events.explaining import Explained

WIDTH = 100
PARTS = {"v": "verb", "n": "noun", "a": "adjective"}
MOST_WORDS = 12
"""How many rows that do not hold are shown per word, unless all are asked for."""

app = typer.Typer(no_args_is_help=True, help="Check and show the codebook, and explain what it makes of a sentence.")

Folder = Annotated[
    Path | None,
    typer.Option("--codebook", envvar="PURPORT_CODEBOOK", help="The folder of your own codebook (docs/codebook.md)."),
]


def use_codebook(folder: Path | None) -> None:
    """Set the user's own codebook for this process and its workers, and tell what is broken in it.

    Raises DataError when the folder holds no codebook.
    """
    if folder is None:
        return
    from purport.events.codebook import load_codebook
    from purport.events.own_codebook import SETTING

    os.environ[SETTING] = str(folder.resolve())
    for problem in load_codebook().problems:
        say(f"own codebook: {_printable(str(problem))}; this line is not used")


@app.command()
def check(
    folder: Annotated[
        Path | None, typer.Argument(help="The folder of your own codebook; ours where none is named.")
    ] = None,
    examples: Annotated[bool, typer.Option("--examples", help="Code every row's example as well (seconds).")] = False,
) -> None:
    """Check a codebook: every broken line is told by file and line.

    Exit code 0: sound. 1: something is broken, or, with --examples, an example is not coded with its row's type.
    """
    from purport.events.codebook import load_codebook

    if folder is not None:
        os.environ["PURPORT_CODEBOOK"] = str(folder.resolve())
    book = load_codebook()
    entries = [entry for entry in book if entry.own or folder is None]
    for problem in book.problems:
        typer.echo(_printable(str(problem)))
    failures = list(_failed_examples(entries)) if examples else []
    for line in failures:
        typer.echo(_printable(line))
    rows = len({(entry.own, entry.type, entry.line) for entry in entries})
    typer.echo(f"{rows} rows, {len(entries)} words and phrases, {len(book.problems)} lines broken; {book.version}")
    if examples:
        typer.echo(f"{len(failures)} of {rows} examples are not coded with the type of their row")
    if book.problems or failures:
        raise typer.Exit(1)


def _failed_examples(entries: list[Entry]) -> Iterator[str]:
    from purport.reading.session import default_session

    seen: set[tuple[str, int]] = set()
    for entry in entries:
        if (entry.type, entry.line) in seen:
            continue
        seen.add((entry.type, entry.line))
        reading = default_session().read({"text": entry.example or " "})
        if not any(event.type == entry.type for event in reading.events):
            found = ", ".join(sorted({event.type for event in reading.events})) or "nothing"
            yield f"{entry.type}.tsv:{entry.line}: example coded as {found}: {entry.example}"


@app.command()
def show(
    what: Annotated[str, typer.Argument(help="A type (AID), TYPE/mode (CONSULT/visit), or a word.")],
    codebook: Folder = None,
) -> None:
    """Show the rows of a type, a mode or a word."""
    use_codebook(codebook)
    from purport.events.codebook import load_codebook
    from purport.events.explaining import rows_of

    book = load_codebook()
    found = rows_of([entry for entry in book if _is_meant(entry, what)])
    if not found:
        raise UsageError(f"no row of the codebook for {what!r}: name a type, TYPE/mode, or the base form of a word")
    for entry, phrases in found:
        typer.echo(_printable(_title(entry)))
        for name, value in (
            ("words", " | ".join(phrases)),
            ("acts", ", ".join(entry.actor) or "-"),
            ("receives", ", ".join(entry.recipient) or "-"),
            ("conditions", _conditions(entry)),
            ("example", entry.example),
        ):
            if value:
                lines = wrap(value, WIDTH - 14) or [""]
                typer.echo(_printable(f"  {name:11} {lines[0]}"))
                for line in lines[1:]:
                    typer.echo(_printable(" " * 14 + line))
    typer.echo(f"{len(found)} rows; {book.version}")


def _is_meant(entry: Entry, what: str) -> bool:
    type_, _, mode = what.partition("/")
    if type_ == entry.type:
        return not mode or entry.mode == mode
    wanted = what.lower()
    return wanted in (entry.head, entry.name.partition(":")[2]) or wanted == entry.name.lower()


def _title(entry: Entry) -> str:
    own = "your own " if entry.own else ""
    mode = f"/{entry.mode}" if entry.mode else ""
    cameo = f", CAMEO {entry.cameo}" if entry.cameo else ""
    return f"{own}{entry.type}{mode}{cameo} ({PARTS[entry.pos]}, {entry.type}.tsv:{entry.line})"


def _conditions(entry: Entry) -> str:
    parts = [condition.text for condition in entry.all_of]
    if entry.any_of:
        parts.append("one of (" + " ".join(condition.text for condition in entry.any_of) + ")")
    parts += [f"not {condition.text}" for condition in entry.none_of]
    parts += sorted(entry.flags)
    if entry.embed:
        parts.append(f"embed:{entry.embed}")
    return " ".join(parts)


@app.command()
def explain(
    sentence: Annotated[str, typer.Argument(help="A sentence, in quotation marks.")],
    codebook: Folder = None,
    everything: Annotated[bool, typer.Option("--all", help="Show every row that was tried.")] = False,
) -> None:
    """Say which rows match a sentence, which events come of it, and why the other rows do not match."""
    if not sentence.strip() or len(sentence) > 10_000:
        raise UsageError("explain takes one sentence of at most 10,000 characters")
    use_codebook(codebook)
    from purport.events.codebook import load_codebook

    for explained in _explained(sentence, load_codebook()):
        _show_word(explained, everything)
    _show_events(sentence)


def _explained(sentence: str, book: Codebook) -> Iterator[Explained]:
    from purport.events.explaining import explain as explain_scene
    from purport.events.layout import build_scene
    from purport.language.passages import Passage
    from purport.mentions import find_mentions
    from purport.reading.session import default_session
    from purport.records import Article, Block

    analysis = default_session().model.analyse([sentence])[0]
    passage = Passage(index=0, block=0, kind="body", offset=0, text=sentence, analysis=analysis)
    block = Block(kind="body", start=0, end=len(sentence))
    mentions, _ = find_mentions(Article(id="-", sha256="", text=sentence, blocks=(block,)), (passage,))
    scene = build_scene(
        passage, book, {0: list(mentions.actors)}, {0: list(mentions.places)}, {0: list(mentions.dates)}
    )
    yield from explain_scene(scene)


def _show_word(explained: Explained, everything: bool) -> None:
    typer.echo(_printable(f"{explained.word!r}"))
    shown = 0
    for verdict in explained.verdicts:
        if verdict.entry is explained.chosen:
            typer.echo(_printable(f"  CODES  {_title(verdict.entry)} {verdict.entry.name.partition(':')[2]}"))
            if not everything:
                break
        elif everything or shown < MOST_WORDS:
            reason = verdict.reason or "holds too, but a row before it is more specific, or the word is no act here"
            typer.echo(_printable(f"  no     {verdict.entry.name}@{verdict.entry.line}: {reason}"[:400]))
            shown += 1
    left = len(explained.verdicts) - shown - (explained.chosen is not None)
    if left > 0 and not everything:
        typer.echo(f"  ({left} rows more; --all shows them)")


def _show_events(sentence: str) -> None:
    from purport.reading.session import default_session

    events = default_session().read({"text": sentence}).events
    for event in events:
        acts = ", ".join(actor.text for actor in event.actors) or "-"
        receives = ", ".join(actor.text for actor in event.recipients) or "-"
        mode = f"/{event.mode}" if event.mode else ""
        aux = f" {' '.join(event.aux)}" if event.aux else ""
        typer.echo(_printable(f"event: {event.type}{mode}{aux} ({event.trigger.text!r}): {acts} > {receives}"))
    if not events:
        typer.echo("no event: no row holds, or nobody in politics takes part (see the flags in docs/codebook.md)")


def _printable(text: str) -> str:
    """Take control characters out of what may come from somebody else's file."""
    return "".join(c if c == " " or unicodedata.category(c)[0] != "C" else "?" for c in text)
