"""What a report is about, as a sparse vector: its words, names, numbers and dates, and who did what where.

The beginning counts most, since news tells the main thing first. Numbers, dates and names count more than other
words: two robberies share the words, not the figures and the people.
"""

import itertools
import math
import operator
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from purport.ledger.background import rarity_before
from purport.ledger.merge_settings import shipped
from purport.ledger.names import name_of
from purport.ledger.records import Report, Statement
from purport.ledger.sentences import split_sentences
from purport.ledger.shingles import is_notice
from purport.ledger.word_forms import fold, stem

KEYS = 16
"""Terms that a report looks its story up by."""
MOST_TERMS = 400
MOST_WORDS = 5_000
"""Words of a text that are looked at."""

_LOWER = re.compile(r"\b[^\W\d_A-Z][^\W\d_A-Z]+\b")
_WORD = re.compile(r"\d+(?:[.,:]\d+)*(?![^\W_])|[^\W_]+(?:[-’'][^\W_]+)*")
_POSSESSIVE = re.compile(r"['’]s?\Z")
_YEAR = re.compile(r"(?:19|20|21)\d\d\Z")
_MONTHS = "january february march april may june july august september october november december".split()
_MONTH = {name: n for n, full in enumerate(_MONTHS, 1) for name in (full, full[:3])} | {"sept": 9}
_WEEK = "monday tuesday wednesday thursday friday saturday sunday".split()
_DAYS = frozenset(name for day in _WEEK for name in (day, day[:3]))


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """How much each kind of term counts, and how fast the beginning fades. Tuned on topics 1 to 24 of ECB+, but for
    those of title and statements, which it does not have: they are a choice.
    """

    name: float = 2.0
    number: float = 3.0
    year: float = 4.0
    actor: float = 0.8
    place: float = 0.8
    type: float = 0.4
    title: float = 1.0
    lede: float = 3.0
    fades: float = 60.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """The terms of a report with their weights (a vector of length 1), and the rarest of them as keys.

    Terms are stems, or have a mark before them: @ a name, # a number, date or year, and "actor:", "place:", "type:"
    from statements. `founds` is the name of the story that this report would open.
    """

    founds: str
    weights: Mapping[str, float]
    keys: tuple[str, ...]


def profile(report: Report, statements: Sequence[Statement], *, weights: Weights = Weights()) -> Profile:
    """Give the profile of a report.

    Arguments: the report, its text reduced to its own words; its statements, of which there may be none; how much each
    kind of term counts. Returns at most 400 terms. Frequencies have no part in it: they belong to the decision.
    """
    raw = _of_words(report, weights)
    raw |= _of_statements(statements, weights)
    telling = [term for _, term in sorted([(-raw[term] * rarity_before(term), term) for term in raw])[:MOST_TERMS]]
    length = math.sqrt(sum(raw[term] ** 2 for term in telling)) or 1.0
    return Profile(
        founds=name_of("s", report.address, report.id),
        weights={term: round(raw[term] / length, 5) for term in telling},
        keys=tuple(telling[:KEYS]),
    )


def _of_words(report: Report, weights: Weights) -> dict[str, float]:
    """Weigh the terms of title and text by how often they come; those at the beginning count more than once.

    Another year tells much; that of publication stands in every other report.
    """
    found: dict[str, float] = {"": 0.0}
    for term, counted in zip(_terms(report.text), _leads(weights), strict=False):
        found[term] = found.get(term, 0.0) + counted
    if report.title and report.title.strip() not in report.text:
        for term in _terms(report.title):
            found[term] = found.get(term, 0.0) + (1 + weights.title)
    del found[""]
    found.pop(f"#y{(report.published or '')[:4]}", None)
    return {term: _factor(term, weights) * (1 + math.log(count)) for term, count in found.items()}


def _factor(term: str, weights: Weights) -> float:
    if term[0] == "@":
        return weights.name
    if term[0] == "#":
        return weights.year if term[1:2] == "y" else weights.number
    return 1.0


@lru_cache(maxsize=8)
def _leads(weights: Weights) -> tuple[float, ...]:
    """Give how much the first word of a text counts, the second, and so on."""
    fading = itertools.accumulate(
        itertools.repeat(math.exp(-1 / weights.fades), MOST_WORDS), operator.mul, initial=weights.lede
    )
    return tuple([1 + lead for lead in itertools.islice(fading, 1, None)])


def _terms(text: str) -> list[str]:
    """Give a term for every word in order, the empty one for words that tell nothing."""
    words: list[str] = _WORD.findall(text)
    different = set(words)
    lower = _lower(text, different)
    if is_notice(text.lower()):
        spans = [(start, end) for start, end in split_sentences(text) if not is_notice(text[start:end].lower())]
        words = [word for start, end in spans for word in _WORD.findall(text, start, end)]
        different = set(words)
    words = words[:MOST_WORDS]
    known: dict[str, str] = {}
    for word in different:
        if not word[0].isdigit():
            plain, name = _forms(word)
            # A capital makes a name, unless the same text has the word in lower case too.
            known[word] = name if name and word.lower() not in lower else plain
    if len(known) < len(different):
        pairs = zip(words, ("", *words), strict=False)
        return [known[word] if word in known else _number(word, before) for word, before in pairs]
    return list(map(known.__getitem__, words))


def _lower(text: str, words: Iterable[str]) -> set[str]:
    """Give the words of a text that it has in lower case, the parts of hyphened ones too."""
    if "_" in text:
        return set(_LOWER.findall(text))
    found = set()
    for word in words:
        if word.isalpha():
            if word.islower() and len(word) > 1:
                found.add(word)
        else:
            found.update(_LOWER.findall(word))
    return found


def _number(word: str, before: str) -> str:
    """Give the term of a number: a year, the day of a month, or itself."""
    if _YEAR.match(word):
        return f"#y{word}"
    month = _MONTH.get(before.lower())
    return f"#{month}-{word}" if month else f"#{word}"


@lru_cache(maxsize=65_536)
def _forms(word: str) -> tuple[str, str]:
    """Give the term of a word as an ordinary one, and as a name where it could be one; empty if it tells nothing."""
    word = _POSSESSIVE.sub("", word)
    folded = fold(word)
    capital = word[:1].isupper()
    silent = len(folded) < 2 or folded in shipped().function or folded in _DAYS or (capital and folded in _MONTH)
    return ("", "") if silent else (stem(folded), f"@{folded}" if capital else "")


def _of_statements(statements: Sequence[Statement], weights: Weights) -> dict[str, float]:
    """Give the terms of who, where and what. What many statements say counts a little more."""
    found: Counter[str] = Counter()
    for statement in statements:
        found.update({f"type:{statement.type}"})
        found.update({f"actor:{a.entity}" for a in (*statement.actors, *statement.recipients) if a.entity})
        place = statement.place
        if place is not None and place.geonameid is not None:
            found.update({f"place:{place.geonameid}"})
    factors = {"actor": weights.actor, "place": weights.place, "type": weights.type}
    return {term: factors[term.partition(":")[0]] * (1 + math.log(count)) for term, count in found.items()}
