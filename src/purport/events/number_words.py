"""The words of numbers.toml, loaded once: numbers, bounds, currencies, and what a word says that a number counts."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any, cast

from purport.events.codebook import DATA
from purport.ontology.scheme import read_toml
from purport.records.values import QuantityKind

FIGURE = re.compile(r"\d")
OBJECT, SUBJECT, STATE, NOUN, TOLL = "object", "subject", "state", "noun", "toll"
_GROUPS = {"objects": OBJECT, "subjects": SUBJECT, "states": STATE, "nouns": NOUN, "tolls": TOLL}


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberWords:
    """The words that numbers.toml lists.

    `openers` are those that start a number or an amount; `kinds` gives, for a lower-cased form, what it counts and in
    which ways (see the file); `bounds` gives for a phrase before a number how it bounds it; `shared` the names of
    currencies by the words that say whose they are; `gaps` what may stand between a number and the word it belongs to;
    `groups` nouns whose "of" phrase holds the number ("a family of five");
    `after_article` the words that make a number of "a": "a dozen"; `done_to` and `done_by` give, for a noun, the verbs
    whose object or subject it counts ("driven from their homes", "left their homes"), `bound` those nouns that count
    nobody without one; `degrees` adverbs that stand for "injured"; `counting_nouns` and
    `counting_verbs` put the number behind its words.
    """

    numbers: Mapping[str, float]
    scales: Mapping[str, float]
    vague: Mapping[str, float]
    few: Mapping[str, tuple[float, float]]
    nobody: frozenset[str]
    currencies: Mapping[str, str]
    shared: Mapping[str, Mapping[str, str]]
    bounds: Mapping[str, str]
    and_more: frozenset[str]
    or_fewer: frozenset[str]
    kinds: Mapping[str, tuple[QuantityKind, frozenset[str]]]
    uncounted: frozenset[str]
    before: frozenset[str]
    gaps: frozenset[str]
    takes_lives: frozenset[str]
    groups: frozenset[str]
    after_article: frozenset[str]
    done_to: Mapping[str, frozenset[str]]
    done_by: Mapping[str, frozenset[str]]
    bound: frozenset[str]
    degrees: frozenset[str]
    counting_nouns: frozenset[str]
    counting_verbs: frozenset[str]
    openers: frozenset[str]


def inflections(base: str) -> set[str]:
    """Give the forms that a regular English verb of this base can have; more than exist, which does no harm."""
    stem = base.removesuffix("e")
    doubled = base + base[-1]
    forms = {base, base + "s", base + "es", base + "ed", base + "ing", stem + "ed", stem + "ing", doubled + "ed"}
    forms.add(doubled + "ing")
    if base.endswith("y"):
        forms |= {base[:-1] + "ied", base[:-1] + "ies"}
    if base.endswith("ie"):
        forms.add(base[:-2] + "ying")
    return forms


def _kinds(table: Mapping[str, Any]) -> Mapping[str, tuple[QuantityKind, frozenset[str]]]:
    found: dict[str, tuple[QuantityKind, set[str]]] = {}
    for kind, groups in table.items():
        for group, words in groups.items():
            for word in words:
                forms = inflections(word) if group in ("objects", "subjects") else {word}
                for form in forms:
                    found.setdefault(form, (cast(QuantityKind, kind), set()))[1].add(_GROUPS[group])
    return MappingProxyType({form: (kind, frozenset(ways)) for form, (kind, ways) in found.items()})


def _forms(bases: Sequence[str]) -> frozenset[str]:
    return frozenset(form for base in bases for form in inflections(base))


def _governing(table: Mapping[str, Sequence[str]]) -> Mapping[str, frozenset[str]]:
    return MappingProxyType({noun: _forms(verbs) for noun, verbs in table.items()})


@cache
def number_words() -> NumberWords:
    """Load numbers.toml. Raises DataError when it is broken."""
    table = read_toml(DATA / "numbers.toml")
    bounds = {phrase: how for how in _BOUNDS for phrase in table["bounds"][how]}
    numbers = {word: float(value) for word, value in table["numbers"].items()}
    return NumberWords(
        numbers=MappingProxyType(numbers),
        scales=MappingProxyType({word: float(value) for word, value in table["scales"].items()}),
        vague=MappingProxyType({word: float(low) for word, low in table["vague"].items()}),
        few=MappingProxyType({word: (float(low), float(high)) for word, (low, high) in table["few"].items()}),
        nobody=frozenset(table["nobody"]["words"]),
        currencies=MappingProxyType(table["currencies"]),
        shared=MappingProxyType(table["currencies_of"]),
        bounds=MappingProxyType(bounds),
        and_more=frozenset(table["bounds"]["and_more"]),
        or_fewer=frozenset(table["bounds"]["or_fewer"]),
        kinds=_kinds(table["kinds"]),
        uncounted=frozenset(table["uncounted"]["nouns"]),
        before=frozenset(table["uncounted"]["before"]),
        groups=frozenset(table["gaps"]["groups"]),
        after_article=frozenset(word for word in (*table["scales"], *table["few"]) if len(word) > 2),
        gaps=frozenset(table["gaps"]["words"]),
        takes_lives=_forms(table["gaps"]["takes_lives"]),
        done_to=_governing(table["bound"]["objects"]),
        done_by=_governing(table["bound"]["subjects"]),
        bound=frozenset(table["bound"]["only"]["words"]),
        degrees=frozenset(table["degrees"]["words"]),
        counting_nouns=frozenset(table["counting"]["nouns"]),
        counting_verbs=_forms(table["counting"]["verbs"]),
        openers=frozenset(numbers).union(table["vague"], table["few"], table["scales"], table["currencies"],
                                         table["nobody"]["words"], ("no",)),
    )  # fmt: skip


_BOUNDS: Sequence[str] = ("at_least", "more_than", "at_most", "fewer_than", "around")
