"""The words that attribute, from `data/cues.tsv`."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from purport.errors import DataError
from purport.records.values import CUE_CLASSES, CueClass

PREMODIFYING = frozenset({"alleged", "purported", "reported", "suspected", "rumored", "rumoured"})
"""Adjectives that attribute what the noun behind them names: "the alleged attack"."""

_COLUMNS = ["lemma", "pos", "class", "frames", "conditions"]


@dataclass(frozen=True, slots=True, kw_only=True)
class CueEntry:
    """One word or phrase with its class.

    `frames` says which contents let a rule take it as a cue on its own (see the head of the data file);
    `conditions` gives the class under a condition, such as neg -> decline.
    """

    lemma: str
    pos: str
    class_: CueClass
    frames: frozenset[str]
    conditions: Mapping[str, CueClass]


@dataclass(frozen=True, slots=True, kw_only=True)
class CueLexicon:
    """Entries by part of speech; phrases by their first word, longest first; particles attribute nothing alone.

    `lemmas` are those by which verbs, nouns and phrases are looked up, `words` the forms of the other cues.
    """

    verbs: Mapping[str, CueEntry]
    nouns: Mapping[str, CueEntry]
    adverbs: Mapping[str, CueEntry]
    adjectives: Mapping[str, CueEntry]
    phrases: Mapping[str, tuple[tuple[tuple[str, ...], CueEntry], ...]]
    prepositions: Mapping[str, tuple[tuple[tuple[str, ...], CueEntry], ...]]
    particles: frozenset[str]
    lemmas: frozenset[str]
    words: frozenset[str]


def read_table(name: str, columns: list[str]) -> list[list[str]]:
    """Read a TSV of this room's data folder; lines that start with # are remarks.

    Raises DataError where the header or a row has other columns.
    """
    text = (files("purport.attribution") / "data" / name).read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    if not rows or rows[0] != columns:
        raise DataError(f"{name}: the header should be {' '.join(columns)}")
    for number, row in enumerate(rows):
        if len(row) != len(columns):
            raise DataError(f"{name}: row {number} has {len(row)} cells, not {len(columns)}: {row[0]!r}")
    return rows[1:]


def _class(name: str, lemma: str) -> CueClass:
    if name not in CUE_CLASSES:
        raise DataError(f"cues.tsv: {lemma!r} has the unknown class {name!r}")
    return name


def _by_first(entries: list[CueEntry]) -> Mapping[str, tuple[tuple[tuple[str, ...], CueEntry], ...]]:
    table: dict[str, list[tuple[tuple[str, ...], CueEntry]]] = {}
    for entry in entries:
        words = tuple(entry.lemma.split())
        table.setdefault(words[0], []).append((words, entry))
    return MappingProxyType({k: tuple(sorted(v, key=lambda pair: -len(pair[0]))) for k, v in table.items()})


@cache
def cue_lexicon() -> CueLexicon:
    """Load the cue lexicon once."""
    tables: dict[str, list[CueEntry]] = {}
    for lemma, pos, class_, frames, conditions in read_table("cues.tsv", _COLUMNS):
        pairs = [c.split(":") for c in conditions.split(";") if c]
        entry = CueEntry(
            lemma=lemma,
            pos=pos,
            class_=_class(class_, lemma),
            frames=frozenset(f for f in frames.split(",") if f),
            conditions=MappingProxyType({name: _class(value, lemma) for name, value in pairs}),
        )
        tables.setdefault(pos, []).append(entry)
    simple = {pos: MappingProxyType({e.lemma: e for e in entries}) for pos, entries in tables.items()}
    phrases, prepositions = _by_first(tables["phrase"]), _by_first(tables["preposition"])
    return CueLexicon(
        verbs=simple["verb"],
        nouns=simple["noun"],
        adverbs=simple["adverb"],
        adjectives=simple["adjective"],
        phrases=phrases,
        prepositions=prepositions,
        particles=frozenset(simple["particle"]),
        lemmas=frozenset().union(simple["verb"], simple["noun"], phrases),
        words=frozenset(PREMODIFYING).union(simple["adverb"], simple["adjective"], prepositions),
    )


@cache
def word_sets() -> Mapping[str, frozenset[str]]:
    """Load the word lists that rules consult, from `data/words.tsv`: list name to lower-case words."""
    return MappingProxyType(
        {
            name: frozenset(w.strip() for w in words.split(","))
            for name, words in read_table("words.tsv", ["list", "words"])
        }
    )
