"""Words as merging compares them: folded, cut to a stem, numbers as numbers."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’-][^\W\d_]+)*")
_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
).split()
_LONG = (("ies", 5, "y"), ("sses", 6, "ss"), ("ches", 6, "ch"), ("shes", 6, "sh"), ("xes", 5, "x"))
_TENS = {w: 10 * i for i, w in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2)}
_VOWELS = frozenset("aeiouy")


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A word of a sentence: where it starts, as written, folded, its stem, and its number where it is one."""

    start: int
    text: str
    folded: str
    stem: str
    number: int | None


@lru_cache(maxsize=4096)
def words_of(text: str) -> tuple[Word, ...]:
    """Split text into words. A possessive ending is no part of a word; hyphened words also stand for their parts."""
    found: list[Word] = []
    for match in _WORD.finditer(text):
        word = re.sub(r"['’]s?$", "", match.group())
        folded = fold(word)
        number = number_of(folded)
        if "-" in word and number is None:
            for part in re.finditer(r"[^-]+", word):
                low = fold(part.group())
                start = match.start() + part.start()
                found.append(Word(start=start, text=part.group(), folded=low, stem=stem(low), number=number_of(low)))
        else:
            found.append(Word(start=match.start(), text=word, folded=folded, stem=stem(folded), number=number))
    return tuple(found)


def fold(word: str) -> str:
    """Fold case and accents, so that Ibáñez and Ibanez are one word."""
    plain = unicodedata.normalize("NFKD", word.casefold())
    return "".join(c for c in plain if not unicodedata.combining(c)).replace("’", "'")


def number_of(word: str) -> int | None:
    """Give the whole number that a folded word stands for, or None."""
    if word[:1].isdigit():
        digits = re.sub(r"[.,](?=\d{3}\b)", "", word)
        return int(digits) if digits.isdigit() and len(digits) <= 12 else None
    tens, _, unit = word.partition("-")
    if tens in _TENS and (not unit or unit in _UNITS[1:10]):
        return _TENS[tens] + (_UNITS.index(unit) if unit else 0)
    return _UNITS.index(word) if word in _UNITS else None


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """Cut the endings of plural, past and progressive: a crude stem for comparison, not a lemma."""
    for ending, least, put in _LONG:
        if word.endswith(ending) and len(word) >= least:
            return word[: -len(ending)] + put
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3:
        word = word[:-1]
    for ending in ("ing", "ed"):
        base = word[: -len(ending)]
        if word.endswith(ending) and len(base) >= 3 and _VOWELS & set(base):
            if len(base) > 3 and base[-1] == base[-2] and base[-1] not in "lsz":
                base = base[:-1]
            return base.rstrip("e") if len(base) > 4 else base
    return word[:-1] if word.endswith("e") and len(word) > 4 else word
