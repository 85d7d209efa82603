"""The codebook: which words trigger which event, under which conditions, and who acts on whom.

One TSV file per event type in `data/codebook`; its columns are

- `words`: lemmas or phrases, alternatives divided by `|`. A verb phrase starts with its verb, the other words follow
  in its clause ("crack down on"); a noun phrase ends with its head ("death sentence") unless it holds a preposition.
- `pos`: v, n or a (predicate adjective); `mode` and `cameo` may be empty.
- `actor`, `recipient`: roles, the first filled one wins: subj, obj, iobj, poss, demonym, comp, between, a preposition,
  xobj (object of the complement clause), content (who acts in the complement clause). Empty: the default of the part
  of speech and type in `roles.toml`; `-`: none.
- `conditions`, divided by blanks: `subj=`, `obj=` and, for verbs, `amod=` must all hold; of the other `role=values`
  conditions, and of those marked `~`, one must hold; `!` forbids;
  `+` demands that the role be filled (an agentless passive satisfies a plain `subj=`). Where a phrase has no object but
  its own noun, `obj=` also tests what its preposition or particle governs ("look into the sale").
  Values divided by `|`: lemmas,
  `@class` (classes.toml), `#kind` of participant (see `conditions.py`). Flags: `xcomp`, `ccomp`, `noobj`, `passive`;
  `weak` (an unknown human participant is enough), `hard` (needs a country or a political sector), `pair` (as `hard`,
  and something must be known of both sides), `agent` (somebody must act), `bare` (the word alone names the event in an
  article about politics), `violent` (where nobody acts, violence must stand before it or beside it), `voiced` (a source
  says it of somebody; see voicing.py), `broad` (tried only where no other row holds), `embed:EFFECT` (how the act in
  the complement stands; see governors.tsv).
- `example`: a sentence that the row codes.

A user's own codebook stands beside ours where the environment variable PURPORT_CODEBOOK names its folder; see
`own_codebook.py` and docs/codebook.md.
"""

import os
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import cast

from purport.errors import DataError
from purport.events.entries import Condition, Entry, Reader, plain_entries, read_entries
from purport.events.inflection import form_table
from purport.events.own_codebook import AHEAD, SETTING, OwnCodebook, read_own
from purport.events.tables import Problem, read_lists, read_table
from purport.records.values import Sector

__all__ = ["DATA", "VERSION", "Codebook", "Condition", "Entry", "Problem", "load_codebook", "own_folder"]

DATA = Path(__file__).parent / "data"
VERSION = "plover-1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Codebook:
    """The entries by part of speech and head lemma, and the word lists that go with them.

    `plain` has an entry without words for every part of speech and type, for triggers that only the learned head finds;
    `version` is ours, with a digest of the user's own codebook where there is one; `problems` are those of that one.
    """

    entries: Mapping[str, Mapping[str, tuple[Entry, ...]]]
    no_event: frozenset[str]
    people: frozenset[str]
    classes: Mapping[str, frozenset[str]]
    support_verbs: Mapping[str, tuple[tuple[str, str], ...]]
    governors: Mapping[str, str]
    oblique_governors: Mapping[str, frozenset[str]]
    role_sectors: Mapping[str, Sector]
    temporal: Mapping[str, frozenset[str]]
    means: Mapping[tuple[str, str], str]
    forms: Mapping[str, Mapping[str, str]]
    no_control: frozenset[str]
    transitive: frozenset[str]
    plain: Mapping[tuple[str, str], Entry]
    version: str = VERSION
    problems: tuple[Problem, ...] = ()

    def __iter__(self) -> Iterator[Entry]:
        for by_head in self.entries.values():
            for entries in by_head.values():
                yield from entries


def _words(path: Path) -> frozenset[str]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return frozenset(w.replace("_", " ") for line in lines if not line.startswith("#") for w in line.split())


def own_folder() -> Path | None:
    """Give the folder of the user's own codebook, None where the setting names none."""
    named = os.environ.get(SETTING)
    return Path(named) if named else None


def load_codebook(directory: Path | None = None, own: Path | None = None) -> Codebook:
    """Load the codebook.

    Arguments: a data folder, by default the package's own; the folder of a user's own codebook, by default the one
    that the setting names, where the data folder is the package's. Returns the codebook; what is broken in the user's
    own is left out and stands in `problems`. Raises DataError naming file and line of a row of ours that cannot be
    understood, and naming a folder of the user's that does not exist.
    """
    return _load(directory or DATA, own_folder() if own is None and directory is None else own)


@cache
def _load(directory: Path, own: Path | None) -> Codebook:
    people = _words(directory / "people.txt")
    classes: Mapping[str, frozenset[str]] = {**read_lists(directory / "classes.toml"), "people": people}
    roles = tomllib.loads((directory / "roles.toml").read_text(encoding="utf-8"))
    added = None if own is None else read_own(own, VERSION, classes, roles)
    if added is not None:
        classes = added.classes
    version = VERSION if added is None else added.version
    reader = Reader(classes=classes, roles=roles, version=version)
    entries = list(_shipped(directory, reader))
    problems: tuple[Problem, ...] = ()
    if added is not None:
        entries, problems = _beside(entries, added)
    plain = {(entry.pos, str(entry.type)): entry for entry in plain_entries(reader)}
    return _build(directory, entries, classes, people, plain, version, problems)


def _shipped(directory: Path, reader: Reader) -> Iterator[Entry]:
    for path in sorted((directory / "codebook").glob("*.tsv")):
        entries, problems = read_entries(path, reader)
        if problems:
            raise DataError(str(problems[0]))
        yield from entries


def _beside(shipped: list[Entry], added: OwnCodebook) -> tuple[list[Entry], tuple[Problem, ...]]:
    """Put the user's rows before ours, and take out those of ours that the user switches off."""
    names = {entry.name for entry in shipped}
    unknown = tuple(
        Problem(
            path=path, line=line,
            reason=f"no entry of ours is named {name!r}; `purport codebook show WORD` lists the names",
        )
        for name, (path, line) in added.off.items() if name not in names
    )  # fmt: skip
    kept = [entry for entry in shipped if entry.name not in added.off]
    return [*kept, *(replace(entry, rank=entry.rank + AHEAD) for entry in added.entries)], (*added.problems, *unknown)


def _build(
    directory: Path,
    all_entries: Iterable[Entry],
    classes: Mapping[str, frozenset[str]],
    people: frozenset[str],
    plain: Mapping[tuple[str, str], Entry],
    version: str,
    problems: tuple[Problem, ...],
) -> Codebook:
    index: dict[str, dict[str, list[Entry]]] = {"v": {}, "n": {}, "a": {}}
    for entry in all_entries:
        index[entry.pos].setdefault(entry.head, []).append(entry)
    no_event = _words(directory / "no_event.txt")
    sorted_index = {
        pos: MappingProxyType({head: tuple(sorted(found, key=lambda e: -e.rank)) for head, found in by_head.items()})
        for pos, by_head in index.items()
    }
    governors = [fields for _, fields in read_table(directory / "governors.tsv", 3)]
    support: dict[str, list[tuple[str, str]]] = {}
    for _, (verb, role) in read_table(directory / "support_verbs.tsv", 2):
        head, _, rest = verb.partition(" ")
        support.setdefault(head, []).append((rest, role))
    return Codebook(
        entries=MappingProxyType(sorted_index),
        no_event=no_event,
        people=people,
        no_control=classes["reporting"],
        transitive=frozenset(
            verb
            for verb, entries in index["v"].items()
            if any(not e.after and any(c.role == "obj" for c in e.all_of) for e in entries)
            and not any("noobj" in e.flags or (not e.after and "obj" not in e.recipient) for e in entries)
        ),
        classes=MappingProxyType(classes),
        support_verbs=MappingProxyType({verb: tuple(rows) for verb, rows in support.items()}),
        governors=MappingProxyType({lemma: effect for lemma, effect, _ in governors}),
        oblique_governors=MappingProxyType({lemma: frozenset(marks.split()) for lemma, _, marks in governors if marks}),
        role_sectors=MappingProxyType(
            {lemma: cast(Sector, x) for _, (lemma, x) in read_table(directory / "role_sectors.tsv", 2)}
        ),
        forms=form_table(
            {*sorted_index["v"], *support, *(row[0] for row in governors), *(w for w in no_event if " " not in w)},
            {*sorted_index["n"], *people, *(w for words in classes.values() for w in words)},
            [(form, pos, lemma) for _, (form, pos, lemma) in read_table(directory / "irregular.tsv", 3)],
        ),
        means=MappingProxyType({(t, word): mode for _, (t, word, mode) in read_table(directory / "modes.tsv", 3)}),
        temporal=MappingProxyType(read_lists(directory / "temporal.toml")),
        plain=MappingProxyType(plain),
        version=version,
        problems=problems,
    )
