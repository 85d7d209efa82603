"""Numbers of people and amounts of money near a trigger, as low and high with their words."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import cast

from purport.events.codebook import DATA
from purport.events.scene import Number, Scene
from purport.events.triggers import Match
from purport.language.syntax import Syntax
from purport.ontology.scheme import read_toml
from purport.records import Quantity
from purport.records.values import QuantityKind

FIGURE = re.compile(r"\d")
COUNTED_SCALES = frozenset({"hundred", "thousand", "million", "billion"})
"""Scales that are numbers of their own: "a hundred", "million"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberWords:
    """The words that numbers.toml lists; `openers` are those that start a number or an amount."""

    numbers: Mapping[str, float]
    scales: Mapping[str, float]
    vague: Mapping[str, tuple[float, float]]
    currencies: Mapping[str, str]
    at_least: frozenset[str]
    at_most: frozenset[str]
    around: frozenset[str]
    kinds: Mapping[str, QuantityKind]
    uncounted: frozenset[str]
    openers: frozenset[str]


@cache
def number_words() -> NumberWords:
    """Load numbers.toml. Raises DataError when it is broken."""
    table = read_toml(DATA / "numbers.toml")
    bounds = table["bounds"]
    return NumberWords(
        numbers=MappingProxyType({word: float(value) for word, value in table["numbers"].items()}),
        scales=MappingProxyType({word: float(value) for word, value in table["scales"].items()}),
        vague=MappingProxyType({word: (float(low), float(high)) for word, (low, high) in table["vague"].items()}),
        currencies=MappingProxyType(table["currencies"]),
        at_least=frozenset(bounds["at_least"]),
        at_most=frozenset(bounds["at_most"]),
        around=frozenset(bounds["around"]),
        kinds=MappingProxyType(
            {word: cast(QuantityKind, kind) for kind, words in table["kinds"].items() for word in words}
        ),
        uncounted=frozenset(table["uncounted"]["nouns"]),
        openers=COUNTED_SCALES.union(table["numbers"], table["vague"], table["currencies"]),
    )


MONEY_TYPES = frozenset({"AID", "AGREE", "SANCTION", "COOPERATE", "COERCE", "REQUEST"})
PEOPLE_TYPES = frozenset({"ASSAULT", "COERCE", "AID", "PROTEST", "RETREAT", "MOBILIZE", "SANCTION"})


def quantities_near(scene: Scene, i: int, type_: str, matches: Sequence[Match]) -> tuple[Quantity, ...]:
    """Give the quantities in the trigger's sentence that belong to it.

    Arguments: the scene; the trigger's head; the event's type; all matches of the passage, whose heads take the
    numbers that are nearer to them.
    """
    s, passage = scene.syntax, scene.passage
    numbers = _numbers_of(scene, s.sents[i])
    if not numbers:
        return ()
    start = s.sentences[s.sents[i]][0]
    found = []
    for j, (low, high, stop, unit) in numbers:
        kind = _kind(scene, stop, i, type_, unit)
        if kind is not None and min((abs(k - j), k) for k in (i, *(m.head for m in matches)))[1] == i:
            first = _modifier_start(s, j, start)
            least, most = _bounded(s, first, j, low, high)
            span = passage.span(first, stop)
            text = passage.text[span[0] - passage.offset : span[1] - passage.offset]
            found.append(Quantity(kind=kind, text=text, span=span, low=least, high=most, unit=unit))
    return tuple(found)


def _numbers_of(scene: Scene, sentence: int) -> list[tuple[int, Number]]:
    """Read the numbers of a sentence, with their first tokens, once for all its triggers."""
    found = scene.numbers.get(sentence)
    if found is None:
        found, free = [], 0
        start, end = scene.syntax.sentences[sentence]
        for j in _openers(scene, start, end):
            number = read_number(scene, j, end) if j >= free else None
            if number is not None:
                found.append((j, number))
                free = number[2]
        scene.numbers[sentence] = found
    return found


def _openers(scene: Scene, start: int, end: int) -> list[int]:
    """Give the tokens at which a number may start: most words are none."""
    openers, lower, lemmas = number_words().openers, scene.syntax.lower, scene.lemmas
    words = lower[start:end]
    figures = FIGURE.search("".join(words)) is not None
    if not figures and openers.isdisjoint(words) and openers.isdisjoint(lemmas[start:end]):
        return []
    return [
        j for j in range(start, end)
        if lower[j] in openers or lemmas[j] in openers or (figures and FIGURE.search(lower[j]))
    ]  # fmt: skip


def read_number(scene: Scene, j: int, end: int) -> Number | None:
    """Read a number that starts at token `j`.

    Arguments: the scene; the first token; the end of the sentence. Returns (low, high, token after it, currency) or
    None.
    """
    w, s, lemmas = number_words(), scene.syntax, scene.lemmas
    unit = w.currencies.get(s.lower[j]) if s.pos[j] == "SYM" or s.tags[j] == "$" else None
    if unit is not None:
        j += 1
        if j >= end:
            return None
    word = s.lower[j]
    if unit is None and lemmas[j] in w.vague and s.tags[j] == "NNS":
        low, high = w.vague[lemmas[j]]
        return low, high, j + 1, None
    value = _value(word)
    if value is None or (word in ("a", "an") and (j + 1 >= end or s.lower[j + 1] not in w.scales)):
        return None
    stop = j + 1
    while stop < end and s.lower[stop] in w.scales:
        value *= w.scales[s.lower[stop]]
        stop += 1
    upper = value
    if stop + 1 < end and s.lower[stop] in ("and", "to", "-", "–") and j and s.lower[j - 1] in ("between", "from"):
        second = _value(s.lower[stop + 1])
        if second is not None and second > value:
            upper, stop = second, stop + 2
    if unit is None and stop < end and lemmas[stop] in w.currencies:
        unit = w.currencies[lemmas[stop]]
        stop += 1
    return value, upper, stop, unit


def _value(word: str) -> float | None:
    w = number_words()
    if word in w.numbers:
        return w.numbers[word]
    if word in COUNTED_SCALES:
        return w.scales[word]
    digits = word.replace(",", "")
    if not digits or len(digits) > 15 or not digits[0].isdigit():
        return None
    scale = 1.0
    for suffix in ("bn", "m", "k"):
        if digits.endswith(suffix):
            digits, scale = digits[: -len(suffix)], w.scales[suffix]
            break
    try:
        return float(digits) * scale
    except ValueError:
        return None


def _modifier_start(s: Syntax, j: int, start: int) -> int:
    w = number_words()
    for size in (3, 2, 1):
        words = " ".join(s.lower[max(start, j - size) : j])
        if j - size >= start and (words in w.at_least or words in w.at_most or words in w.around):
            return j - size
    return j


def _bounded(s: Syntax, first: int, j: int, low: float, high: float) -> tuple[float | None, float | None]:
    words = " ".join(s.lower[first:j])
    if words in number_words().at_least:
        return low, None
    if words in number_words().at_most:
        return None, high
    return low, high


def _kind(scene: Scene, stop: int, i: int, type_: str, unit: str | None) -> QuantityKind | None:
    """Say what a number counts: money by its currency, people by the verb that they are argument of."""
    w, s, lemmas = number_words(), scene.syntax, scene.lemmas
    if unit is not None:
        return "amount" if type_ in MONEY_TYPES else None
    last = stop - 1
    counted = s.heads[last] if s.deps[last] in ("nummod", "advmod", "compound", "det") else last
    if lemmas[counted] in w.uncounted or s.pos[counted] in ("PROPN", "VERB"):
        return None
    if s.tags[counted] == "CD" and s.deps[counted] in ("obl", "nmod", "appos", "obl:tmod", "obl:unmarked"):
        return None
    predicate = s.heads[counted]
    kind = w.kinds.get(lemmas[predicate]) or w.kinds.get(lemmas[counted])
    if kind is not None:
        return kind
    if i not in (predicate, s.heads[predicate]):
        return None
    return "other" if type_ in PEOPLE_TYPES and s.tags[counted] == "NNS" else None
