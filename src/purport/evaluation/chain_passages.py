"""Short passages annotated with chains of attribution, as they lie in a folder of TOML files."""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from purport.errors import DataError, MissingInput
from purport.records import Span

LARGEST_FILE = 2_000_000
_TEXTS = ("id", "parent", "source", "cue", "content_start", "content_end")
_LABELS = ("kind", "naming", "cue_class", "form", "country", "sector", "anonymity")


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldAttribution:
    """One annotated attribution. Spans are None where the text has no such words.

    `labels` holds kind, naming, cue_class, form, country, sector and anonymity as written, "" for none; `count` is 0
    where the text gives no number of sources.
    """

    id: str
    parent: str | None
    source: Span | None
    cue: Span | None
    content: Span | None
    labels: Mapping[str, str]
    count: int

    @property
    def carried(self) -> bool:
        """Say whether a speaker named before goes on without any cue."""
        return self.source is None and self.cue is None


@dataclass(frozen=True, slots=True, kw_only=True)
class ChainPassage:
    """A passage with its attributions, outer ones before inner ones."""

    id: str
    published: str | None
    text: str
    attributions: tuple[GoldAttribution, ...]

    def chain(self, attribution: GoldAttribution) -> tuple[GoldAttribution, ...]:
        """Give an attribution with all that enclose it, outermost first."""
        by_id = {a.id: a for a in self.attributions}
        found = [attribution]
        while found[-1].parent is not None:
            found.append(by_id[found[-1].parent])
        return tuple(reversed(found))

    def innermost(self) -> tuple[GoldAttribution, ...]:
        """Give the attributions that enclose no other: each ends a chain."""
        enclosing = {a.parent for a in self.attributions}
        return tuple(a for a in self.attributions if a.id not in enclosing)


def chain_files(folder: Path) -> list[Path]:
    """List the files of a folder. Raises MissingInput where there are none."""
    found = sorted(folder.glob("*.toml"))
    if not found:
        raise MissingInput(f"no passages with chains (*.toml) in {folder}; --data must name their folder")
    return found


def load_chains(folder: Path) -> list[ChainPassage]:
    """Read all passages of a folder.

    Raises MissingInput where there are none, DataError that names file and passage where a string is not in its text
    or a parent does not come before its child.
    """
    return [passage for path in chain_files(folder) for passage in _read(path)]


def _read(path: Path) -> Iterator[ChainPassage]:
    if path.stat().st_size > LARGEST_FILE:
        raise DataError(f"{path.name} is larger than {LARGEST_FILE} bytes; split it")
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise DataError(f"{path.name} is not TOML in UTF-8: {error}") from error
    for entry in _tables(table, "passage", path.name):
        yield _passage(entry, path.name)


def _tables(table: Mapping[str, Any], key: str, where: str) -> Sequence[Mapping[str, Any]]:
    found = table.get(key, ())
    if not isinstance(found, list) or not all(isinstance(entry, dict) for entry in found):
        raise DataError(f"{where}: {key}s are written as [[...{key}]]")
    return found


def _passage(entry: Mapping[str, Any], where: str) -> ChainPassage:
    name = f"{where}, {entry.get('id', 'a passage without id')}"
    text = entry.get("text")
    if not isinstance(text, str) or not text.strip():
        raise DataError(f"{name}: the passage has no text")
    text = text.strip()
    found: list[GoldAttribution] = []
    for row in _tables(entry, "attribution", name):
        found.append(_attribution(row, text, {a.id for a in found}, name))
    published = entry.get("published")
    return ChainPassage(
        id=str(entry.get("id", where)),
        published=None if published is None else str(published),
        text=text,
        attributions=tuple(found),
    )


def _attribution(row: Mapping[str, Any], text: str, known: set[str], where: str) -> GoldAttribution:
    values = {key: row.get(key, "") for key in (*_TEXTS, *_LABELS)}
    if not all(isinstance(value, str) for value in values.values()) or not isinstance(row.get("count", 0), int):
        raise DataError(f"{where}: values are strings, count a number")
    if values["parent"] and values["parent"] not in known:
        raise DataError(f"{where}: the parent {values['parent']!r} of {values['id']!r} does not stand before it")
    content = _content(text, values["content_start"], values["content_end"], where)
    source, cue = _nearest(text, values["source"], values["cue"], content, where)
    return GoldAttribution(
        id=values["id"],
        parent=values["parent"] or None,
        source=source,
        cue=cue,
        content=content,
        labels={key: values[key] for key in _LABELS},
        count=row.get("count", 0),
    )


def _content(text: str, start: str, end: str, where: str) -> Span | None:
    if not start and not end:
        return None
    first, last = _places(text, start, where)[0], _places(text, end, where)[0]
    if first[0] >= last[1]:
        raise DataError(f"{where}: the content from {start!r} to {end!r} is empty")
    return first[0], last[1]


def _places(text: str, words: str, where: str) -> list[Span]:
    """Find words as whole words, else anywhere."""
    whole = rf"(?<!\w){re.escape(words)}(?!\w)"
    found = [m.span() for m in re.finditer(whole, text)] or [m.span() for m in re.finditer(re.escape(words), text)]
    if not words or not found:
        raise DataError(f"{where}: {words!r} is not in the text")
    return found


def _nearest(text: str, source: str, cue: str, content: Span | None, where: str) -> tuple[Span | None, Span | None]:
    """Choose among the places of source and cue the pair that stands nearest to each other and to the content."""
    sources: list[Span | None] = [*_places(text, source, where)] if source else [None]
    cues: list[Span | None] = [*_places(text, cue, where)] if cue else [None]
    pairs = [(s, c) for s in sources for c in cues]
    return min(pairs, key=lambda pair: _gap(*pair) + _gap(pair[0], content) + _gap(pair[1], content))


def _gap(a: Span | None, b: Span | None) -> int:
    return 0 if a is None or b is None else max(a[0] - b[1], b[0] - a[1], 0)
