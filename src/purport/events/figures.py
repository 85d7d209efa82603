"""Numbers of a sentence with their bounds, their currency and what they count: "at least 12 soldiers", "$1.7bn"."""

import re
from dataclasses import dataclass

from purport.events.number_words import FIGURE, NumberWords, number_words
from purport.language.syntax import Syntax

_AMOUNT = re.compile(r"([^\d\s.,]{0,4}?)(\d[\d,]*(?:\.\d+)?)(bn|tn|mn|m|k)?", re.IGNORECASE)
_LONGEST_BOUND, _LONGEST_WORD = 4, 24
_BETWEEN = frozenset({"and", "to", "-", "–", "or"})
_INSIDE = frozenset({"of", "a", "an"})
_ADJECTIVES = frozenset({"ADJ", "PROPN", "NOUN", "VERB", "NUM"})
_BEFORE_NUMBERS = frozenset({
    "rs", "usd", "eur", "gbp", "chf", "jpy", "cny", "sek", "nok", "dkk", "aud", "cad", "inr", "ngn", "kes", "ksh",
    "zar", "uah", "rub", "pln", "brl", "krw", "sgd", "php", "idr", "aed", "sar", "egp", "pkr", "bdt", "ghs",
})  # fmt: skip
_LETTERS = frozenset({"m", "k", "bn", "tn", "mn"})
_AGES = frozenset({"year", "month", "day", "week", "hour", "minute", "point", "magnitude"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number: an open bound is None.

    `first` is its first token, bound words included; `start` and `stop` the half-open range of the number itself;
    `noun` the token of what it counts, `stop - 1` where nothing follows; `unit` its currency.
    """

    low: float | None
    high: float | None
    first: int
    start: int
    stop: int
    noun: int
    unit: str | None = None


def figures(s: Syntax, start: int, end: int) -> list[Figure]:
    """Give the numbers of the sentence at tokens start..end in text order: dates, ages and measures are left out."""
    w = number_words()
    lower = s.lower[start:end]
    if w.openers.isdisjoint(lower) and FIGURE.search("".join(lower)) is None:
        return []
    found: list[Figure] = []
    j = start
    while j < end:
        figure = _figure(s, w, j, start, end) if lower[j - start] in w.openers or FIGURE.search(s.lower[j]) else None
        if figure is None:
            j += 1
            continue
        if _counts(s, w, figure, start, end):
            found.append(figure)
        j = figure.stop
    return found


def _figure(s: Syntax, w: NumberWords, j: int, start: int, end: int) -> Figure | None:
    read = _number(s, w, j, end)
    if read is None:
        return None
    low, high, stop, unit = read
    upper: float | None = high
    ranged = stop + 1 < end and s.lower[stop] in _BETWEEN and unit is None and high == low
    if ranged or (unit is not None and stop + 1 < end and s.lower[stop] in _BETWEEN):
        second = _number(s, w, stop + 1, end)
        opened = j > start and s.lower[j - 1] in ("between", "from")
        if second is not None and second[0] > low and (opened or s.lower[stop] != "and"):
            # "$2-3 billion": the scale of the second holds for the first.
            low = low * _scale_of(s, w, stop + 1, second[2]) if low < 1000 and second[0] >= 1000 * low else low
            upper, stop, unit = second[1], second[2], unit or second[3]
    unit, stop = _named_unit(s, w, stop, end, unit, start)
    first, how = _bound(s, w, j, start)
    bounded = _bounded(low, upper, how, money=unit is not None)
    if upper == 0 and how is None:
        bounded = (low, None) if low else (0.0, 0.0)
    bounded, stop = _postposed(s, w, stop, end, bounded)
    return Figure(low=bounded[0], high=bounded[1], first=first, start=j, stop=stop, noun=_noun(s, stop, end), unit=unit)


def _number(s: Syntax, w: NumberWords, j: int, end: int) -> tuple[float, float, int, str | None] | None:
    """Read a number at token `j`: low, high (0 where it is open), the token after it, its currency."""
    word = s.lower[j]
    unit = None
    if word in w.currencies and j + 1 < end and (not word.isalpha() or word in _BEFORE_NUMBERS):
        unit, j = w.currencies[word], j + 1
    word = s.lower[j]
    if word in w.nobody or (word == "no" and j + 1 < end and s.lower[j + 1] == "one"):
        return (0.0, 0.0, j + (2 if word == "no" else 1), None) if unit is None else None
    if word == "no" and unit is None:
        return (0.0, 0.0, j + 1, None) if j + 1 < end and s.tags[j + 1] in ("NNS", "NN") else None
    if word in w.vague and unit is None:
        return _vague(s, w, j, end)
    if word in w.few and unit is None:
        return _few(s, w, j, end)
    value, suffix_unit = _value(w, word)
    if value is None:
        return None
    if word in ("a", "an") and (j + 1 >= end or s.lower[j + 1] not in w.after_article):
        return None
    stop = j + 1
    if word in ("a", "an") and s.lower[stop] in w.few:
        return _few(s, w, stop, end)
    value, stop = _compound(s, w, word, value, stop, end)
    return value, value, stop, unit or suffix_unit


def _vague(s: Syntax, w: NumberWords, j: int, end: int) -> tuple[float, float, int, str | None]:
    """Read "dozens", "tens of thousands": the least that it stands for, open above."""
    value, stop = w.vague[s.lower[j]], j + 1
    if stop + 1 < end and s.lower[stop] == "of" and s.lower[stop + 1] in w.vague:
        value, stop = value * w.scales.get(s.lower[stop + 1].removesuffix("s"), 1.0), stop + 2
    return value, 0.0, stop, None


def _few(s: Syntax, w: NumberWords, j: int, end: int) -> tuple[float, float, int, str | None] | None:
    """Read "several", "a couple of", "half a million", "quarter of a million"."""
    low, high = w.few[s.lower[j]]
    stop = j + 1
    if low >= 1:
        if stop < end and s.lower[stop] in w.scales and s.lower[stop] not in _LETTERS and high == 0:
            # "Several hundred", "several dozen".
            return low * w.scales[s.lower[stop]], 0.0, stop + 1, None
        return low, high, stop, None
    while stop < end and s.lower[stop] in _INSIDE:
        stop += 1
    if stop < end and s.lower[stop] in w.scales:
        value = low * w.scales[s.lower[stop]]
        return value, value, stop + 1, None
    return None


def _compound(s: Syntax, w: NumberWords, word: str, value: float, stop: int, end: int) -> tuple[float, int]:
    """Read on: "fifty-seven", "one hundred and twenty", "1.2 million", "two dozen"."""
    if 20 <= value < 100 and word in w.numbers:
        k = stop + 1 if stop < end and s.lower[stop] == "-" else stop
        unit = w.numbers.get(s.lower[k], 0.0) if k < end and s.lower[k] not in ("a", "an") else 0.0
        if 0 < unit < 10:
            value, stop = value + unit, k + 1
    if s.lower[stop : stop + 3] == ["and", "a", "half"] and stop + 3 < end:
        # "Five and a half thousand", "two and a half million".
        value, stop = value + 0.5, stop + 3
    while stop < end and s.lower[stop] in w.scales:
        if s.lower[stop] == "m" and stop + 1 < end and s.pos[stop] != "NUM" and s.tags[stop] != "CD":
            break
        value *= w.scales[s.lower[stop]]
        stop += 1
    if value >= 1000 and word.isalpha() and stop + 1 < end and s.lower[stop + 1] in ("hundred", "hundred-odd"):
        rest = w.numbers.get(s.lower[stop], 0.0)
        if 0 < rest < 10 and s.lower[stop] not in ("a", "an"):
            # "Two thousand five hundred", "twelve thousand four hundred and six".
            inner, stop = _compound(s, w, "hundred", rest * 100, stop + 2, end)
            return value + inner, stop
    if value >= 100 and word.isalpha() and stop + 1 < end and s.lower[stop] == "and":
        rest = w.numbers.get(s.lower[stop + 1], 0.0)
        if 0 < rest < 100 and s.lower[stop + 1] not in ("a", "an"):
            return _compound(s, w, s.lower[stop + 1], rest, stop + 2, end)[0] + value, stop + 2
    return value, stop


def _value(w: NumberWords, word: str) -> tuple[float | None, str | None]:
    if word in w.numbers:
        return w.numbers[word], None
    if word in w.scales and word not in _LETTERS:
        return w.scales[word], None
    if len(word) > _LONGEST_WORD:
        return None, None
    match = _AMOUNT.fullmatch(word)
    if match is None or (match[1] and match[1] not in w.currencies):
        return None, None
    scale = w.scales[match[3]] if match[3] else 1.0
    return float(match[2].replace(",", "")) * scale, w.currencies.get(match[1]) if match[1] else None


def _scale_of(s: Syntax, w: NumberWords, start: int, stop: int) -> float:
    scale = 1.0
    for j in range(start, stop):
        scale *= w.scales.get(s.lower[j], 1.0)
    return scale


def _named_unit(s: Syntax, w: NumberWords, stop: int, end: int, unit: str | None, start: int) -> tuple[str | None, int]:
    """Read the currency after a number: "90 million kroner", "19 million U.S. dollars", "2.5 million Swiss francs"."""
    if unit is not None:
        return unit, stop
    for k in (stop, stop + 1, stop + 2):
        word = s.lower[k] if k < end else ""
        if word in w.currencies and len(word) > 2 and ((word.isalpha() and word not in ("real", "won")) or k == stop):
            around = " ".join(s.lower[start:end])
            owners = w.shared.get(word, {})
            owner = next((code for name, code in owners.items() if f" {name} " in f" {around} "), None)
            return owner or w.currencies[word], k + 1
        if k < end and s.pos[k] not in ("ADJ", "PROPN"):
            break
    return None, stop


def _bound(s: Syntax, w: NumberWords, j: int, start: int) -> tuple[int, str | None]:
    """Find the words before a number that bound it: its first token with them, and how."""
    for k in (j, j - 1 if j > start and s.lower[j - 1] in ("a", "an", "the") else j):
        for size in range(min(_LONGEST_BOUND, k - start), 0, -1):
            how = w.bounds.get(" ".join(s.lower[k - size : k]))
            if how is not None:
                return k - size, how
    return (j - 1 if j > start and s.lower[j - 1] in ("between", "from") else j), None


def _bounded(low: float, high: float | None, how: str | None, *, money: bool) -> tuple[float | None, float | None]:
    step = 0.0 if money or low != int(low) else 1.0
    if how == "at_least":
        return low, None
    if how == "more_than":
        return low + step, None
    if how == "at_most":
        return None, high or low
    if how == "fewer_than":
        return None, (high or low) - step
    return low, high


def _postposed(
    s: Syntax, w: NumberWords, stop: int, end: int, bounds: tuple[float | None, float | None]
) -> tuple[tuple[float | None, float | None], int]:
    """Read "30 or more", "200 and counting", "10 or fewer", "12 people at least" close behind a number."""
    phrase = " ".join(s.lower[stop : min(end, stop + 2)])
    if phrase in w.and_more:
        return (bounds[0], None), stop + 2
    if phrase in w.or_fewer:
        return (None, bounds[1]), stop + 2
    return bounds, stop + 2 if phrase == "or so" else stop


def _noun(s: Syntax, stop: int, end: int) -> int:
    """Give the token of what a number counts: the plural at the end of the words after it."""
    k = stop + 1 if stop < end and s.lower[stop] == "of" else stop
    last = stop - 1
    if k > stop and any(s.pos[j] == "NUM" for j in range(k, min(end, k + 2))):
        # "Three of the 12 hikers": twelve are hikers.
        return last
    while k < end and k < stop + 6 and (s.pos[k] in _ADJECTIVES or s.lower[k] in ("-", "her", "his", "their", "the")):
        if s.tags[k] in ("NNS", "NNPS") or s.lower[k] in ("people", "police", "personnel", "crew"):
            return k
        if s.tags[k] in ("NN", "NNP") and last < stop:
            last = k
        if s.pos[k] == "VERB" and s.tags[k] != "VBN":
            break
        k += 1
    return last if last >= stop else stop - 1


def _counts(s: Syntax, w: NumberWords, f: Figure, start: int, end: int) -> bool:
    """Tell whether a number counts people or money: not a date, an age, a time, a measure or part of a name."""
    if f.unit is not None:
        return True
    before = s.lower[f.first - 1] if f.first > start else ""
    if before in w.before and not (before == "number" and s.lower[f.first - 2] in ("who", "which", "wounded", "dead")):
        return False
    after = s.lower[f.stop] if f.stop < end else ""
    counted = s.lower[f.noun] if f.noun >= f.stop else after
    if counted in w.uncounted or counted.removesuffix("s") in w.uncounted or after in w.uncounted:
        return False
    if after == "-" and f.stop + 1 < end and s.lower[f.stop + 1] in _AGES:
        return False
    if f.noun < f.stop and f.low == f.high and 1900 <= (f.low or 0) < 2100 and "," not in s.lower[f.start]:
        return False
    # "His wife, 58, is in hospital."
    return not (before == "," and after == "," and f.noun < f.stop and (f.low or 0) < 110 and _is_age(s, f, start))


def _is_age(s: Syntax, f: Figure, start: int) -> bool:
    return f.first - 2 >= start and s.pos[f.first - 2] in ("NOUN", "PROPN") and s.tags[f.first - 2] in ("NN", "NNP")
