"""Short passages written per event type, mode and context, as they lie in a folder of TOML files."""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from purport.errors import DataError
from purport.ontology import load_ontology
from purport.records import Span
from purport.records.values import AUXILIARY_MODES, EVENT_TYPES

NEGATIVE = re.compile(r"-neg-\d+$")
"""The id of a hard negative: words of the type of its file, but no event of that type."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PassageEvent:
    """An annotated event: its trigger and half-open span in the passage, its coding and the countries on both sides."""

    trigger: str
    span: Span
    type: str
    mode: str | None
    contexts: frozenset[str]
    aux: frozenset[str]
    actors: frozenset[str]
    recipients: frozenset[str]
    support: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TypePassage:
    """A passage with all its events; `about` is the type that its file is for, `negative` marks a hard negative."""

    id: str
    about: str
    negative: bool
    published: str | None
    text: str
    events: tuple[PassageEvent, ...]


def passage_files(folder: Path) -> list[Path]:
    """Give the TOML files of a folder in name order. Raises DataError when there are none."""
    found = sorted(folder.glob("*.toml"))
    if not found:
        raise DataError(f"{folder}: no passages (TYPE.toml) here")
    return found


def load_type_passages(folder: Path) -> list[TypePassage]:
    """Read the passages of every TYPE.toml in a folder.

    Raises DataError naming file and passage when a file is broken, or a type, mode, context or trigger does not exist.
    """
    passages = [passage for path in passage_files(folder) for passage in _passages(path)]
    ids = [passage.id for passage in passages]
    for id_ in ids:
        if ids.count(id_) > 1:
            raise DataError(f"{folder}: passage {id_!r} occurs more than once")
    return passages


def _passages(path: Path) -> Iterator[TypePassage]:
    if path.stem not in EVENT_TYPES:
        raise DataError(f"{path}: named after no event type; the file of a type is TYPE.toml")
    try:
        entries = tomllib.loads(path.read_text(encoding="utf-8"))["passage"]
    except (OSError, ValueError, KeyError) as error:
        raise DataError(f"{path}: cannot be read as passages: {error}") from error
    for entry in entries:
        where = f"{path}: passage {entry.get('id', '?')}"
        try:
            text = str(entry["text"])
            yield TypePassage(
                id=str(entry["id"]),
                about=path.stem,
                negative=bool(NEGATIVE.search(entry["id"])),
                published=entry.get("published"),
                text=text,
                events=tuple(_events(entry.get("event", ()), text, where)),
            )
        except (KeyError, TypeError, AttributeError) as error:
            raise DataError(f"{where}: missing or wrong value: {error}") from error


def _events(entries: Sequence[Mapping[str, Any]], text: str, where: str) -> Iterator[PassageEvent]:
    after: dict[str, int] = {}
    for entry in entries:
        words = entry["trigger"]
        at = text.find(words, after.get(words, 0))
        if at < 0:
            raise DataError(f"{where}: trigger {words!r} does not stand in the text")
        after[words] = at + len(words)
        yield PassageEvent(
            trigger=words,
            span=(at, at + len(words)),
            type=_known(entry["type"], EVENT_TYPES, where),
            mode=_mode(entry["type"], entry.get("mode"), where),
            contexts=frozenset(_known(c, load_ontology().contexts, where) for c in entry.get("contexts", ())),
            aux=frozenset(_known(a, AUXILIARY_MODES, where) for a in entry.get("aux", ())),
            actors=_countries(entry.get("actors", ())),
            recipients=_countries(entry.get("recipients", ())),
            support=str(entry.get("support", "")),
        )


def _known(value: str, values: Sequence[str], where: str) -> str:
    if value not in values:
        raise DataError(f"{where}: {value!r} is not one of {', '.join(values)}")
    return value


def _mode(type_: str, mode: str | None, where: str) -> str | None:
    if not mode:
        return None
    class_ = load_ontology().types[type_]
    return _known(mode, (*class_.modes, *class_.unscored_modes), where)


def _countries(parties: Sequence[str]) -> frozenset[str]:
    """Give the countries of parties written "words | country | sector"."""
    fields = ([field.strip() for field in party.split("|")] for party in parties)
    return frozenset(field[1] for field in fields if len(field) > 1 and field[1])
