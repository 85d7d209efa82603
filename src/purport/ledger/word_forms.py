"""Words as merging compares them: folded, cut to a stem, numbers as numbers."""

import re
import unicodedata
from functools import lru_cache

import msgspec

_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’-][^\W\d_]+)*")
_ASCII_WORD = re.compile(r"[A-Za-z]++(?:['-][A-Za-z]++)*+|[0-9]++(?:[.,][0-9]++)*+")
_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
).split()
_LONG = (("ies", 5, "y"), ("sses", 6, "ss"), ("ches", 6, "ch"), ("shes", 6, "sh"), ("xes", 5, "x"))
_TENS = {w: 10 * i for i, w in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2)}
_VOWELS = frozenset("aeiouy")
_POSSESSIVE = re.compile(r"['’]s?$")
_PART = re.compile(r"[^-]+")
_GROUPED_DIGITS = re.compile(r"[.,](?=\d{3}\b)")


class Word(msgspec.Struct, frozen=True, gc=False):
    """A word of a sentence: as written, folded, its stem, and its number where it is one."""

    text: str
    folded: str
    stem: str
    number: int | None


@lru_cache(maxsize=4096)
def words_of(text: str) -> tuple[Word, ...]:
    """Split text into words. A possessive ending is no part of a word; hyphened words also stand for their parts."""
    return tuple([word for written in written_in(text) for word in parts_of(written)])


def written_in(text: str) -> list[str]:
    """Give the words of a text as they are written."""
    found: list[str] = (_ASCII_WORD if text.isascii() else _WORD).findall(text)
    return found


def begins(text: str) -> int:
    """Give where the first word of a text begins; its end where there is none."""
    found = _WORD.search(text)
    return found.start() if found else len(text)


def place_in(text: str, at: int) -> int:
    """Give the number of the first word that begins at a character or after it; 0 where none does."""
    place = 0
    for match in _WORD.finditer(text):
        for offset in _offsets(match.group()):
            if match.start() + offset >= at:
                return place
            place += 1
    return 0


def capitals_of(text: str) -> list[Word]:
    """Give the capitalised words inside a text, but for its first word."""
    first, *others = written_in(text) or ("",)
    words = [*parts_of(first)[1:], *[word for written in others if not written.islower() for word in parts_of(written)]]
    return [word for word in words if word.text[0].isupper()]


@lru_cache(maxsize=65536)
def parts_of(written: str) -> tuple[Word, ...]:
    """Give the word, or its parts where it is hyphened and no number."""
    word = _POSSESSIVE.sub("", written)
    folded = fold(word)
    number = number_of(folded)
    if "-" not in word or number is not None:
        return (Word(word, folded, stem(folded), number),)
    parts = [(part, fold(part)) for part in _PART.findall(word)]
    return tuple([Word(part, low, stem(low), number_of(low)) for part, low in parts])


def _offsets(written: str) -> list[int]:
    if len(parts_of(written)) == 1:
        return [0]
    return [part.start() for part in _PART.finditer(written)]


def fold(word: str) -> str:
    """Fold case and accents, so that Ibáñez and Ibanez are one word."""
    if word.isascii():
        return word.lower()
    plain = unicodedata.normalize("NFKD", word.casefold())
    return "".join(c for c in plain if not unicodedata.combining(c)).replace("’", "'")


def number_of(word: str) -> int | None:
    """Give the whole number that a folded word stands for, or None."""
    if word[:1].isdigit():
        digits = _GROUPED_DIGITS.sub("", word)
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
