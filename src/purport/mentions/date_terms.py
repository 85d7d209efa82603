"""Words of a sentence as terms of the date grammar: one class and one value each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

import msgspec

from purport.mentions.date_lexicon import date_lexicon

MONTH, WEEKDAY, WEEKDAYS, NUMBER, VAGUE, ORDINAL, UNIT = (
    "month",
    "weekday",
    "weekdays",
    "number",
    "vague",
    "nth",
    "unit",
)
SEASON, DECADE, NAMED, RELATIVE, PART, DAYPART, DIGITS, ISO = (
    "season", "decade", "named", "relative", "part", "daypart", "digits", "iso",
)  # fmt: skip
WORD = ""

_CAPITALISED = frozenset({MONTH, WEEKDAY, WEEKDAYS})

MAX_WORD = 24
"""Longer words are never part of a time expression; the cap keeps every word linear and cheap."""

_TOKEN = re.compile(
    r"[qQhH][1-4]\b|\d{1,2}/\d{1,2}(?![\d/])|\d+(?:st|nd|rd|th|s)?|['’]\d\ds?|[^\W\d_]+(?:\.[^\W\d_]\.?)*(?:['’](?=[sS]\b))?|['’]s\b|\S"
)
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_SLASH = re.compile(r"(\d{1,4})[/.](\d{1,2})[/.](\d{2,4})")
_SPLIT = re.compile(rf"{_ISO.pattern}(?!\d)|{_SLASH.pattern}(?!\d)|{_TOKEN.pattern}")
_SUFFIXED = re.compile(r"(\d{1,2})(?:st|nd|rd|th)")
_MAYBE_DIGIT = re.compile(r"[0-9]|[^\x00-\x7f]")
_DECADE = re.compile(r"['’]?(\d{2}|\d{4})['’]?s")


_MARGIN = 16
"""Empty terms behind the last one; no form looks as far past the end, or before the start."""


class Terms(msgspec.Struct, frozen=True, kw_only=True):
    """A token sequence seen by the date grammar.

    `kinds`, `values` and `spelt` (the lower-cased words) have a margin of empty terms at the end, so that a form may
    look past either end. `values` is 0 or "" where a class carries none.
    """

    words: Sequence[str]
    lower: Sequence[str]
    kinds: list[str]
    values: list[int | str]
    spelt: list[str]

    def __len__(self) -> int:
        return len(self.lower)

    def kind(self, i: int) -> str:
        """Give the class of token `i`; the empty class past the end."""
        return self.kinds[i]

    def word(self, i: int) -> str:
        """Give the lower-cased token `i`; empty past the end."""
        return self.spelt[i]

    def number(self, i: int) -> int:
        """Give the value of token `i` as a number, 0 where it has none."""
        value = self.values[i]
        return value if isinstance(value, int) else 0

    def text(self, i: int) -> str:
        """Give the value of token `i` as a word, empty where it has none."""
        value = self.values[i]
        return value if isinstance(value, str) else ""


@cache
def _classes() -> dict[str, tuple[str, int | str]]:
    lexicon = date_lexicon()
    table: dict[str, tuple[str, int | str]] = {}
    for kind, words in (
        (ORDINAL, lexicon.ordinals), (NUMBER, lexicon.numbers), (VAGUE, lexicon.vague_numbers), (UNIT, lexicon.units),
        (SEASON, lexicon.seasons), (DECADE, lexicon.decades), (NAMED, lexicon.named_days),
        (RELATIVE, lexicon.relative), (PART, lexicon.parts), (MONTH, lexicon.months), (WEEKDAY, lexicon.weekdays),
    ):  # fmt: skip
        for word, value in words.items():
            table[word] = (kind, value)
    for word, day in lexicon.weekdays.items():
        if len(word) > 5:
            table[word + "s"] = (WEEKDAYS, day)
    for word, name in lexicon.seasons.items():
        if word != "fall":
            table[word + "s"] = (SEASON, name)
    for word in lexicon.dayparts:
        table[word] = (DAYPART, word)
    return table


def _numeric(word: str) -> tuple[str, int | str]:
    if word.isascii() and word.isdigit():
        return (DIGITS, int(word)) if len(word) <= 4 else (WORD, 0)
    if match := _SUFFIXED.fullmatch(word):
        return ORDINAL, int(match[1])
    if match := _DECADE.fullmatch(word):
        return DECADE, int(match[1])
    if _ISO.fullmatch(word) or _SLASH.fullmatch(word):
        return ISO, word
    return WORD, 0


def terms(words: Sequence[str], lower: Sequence[str], *, cased: bool = True) -> Terms:
    """Class the words of a text for the date grammar. Both sequences run parallel.

    With `cased`, months and weekdays must be written with a capital.
    """
    classes = _classes()
    kinds = [WORD] * (len(lower) + _MARGIN)
    values: list[int | str] = [0] * (len(lower) + _MARGIN)
    # Most words of a text fall out here: what has letters only and no class is no part of a date.
    for i in [i for i, word in enumerate(lower) if word in classes or not word.isalpha()]:
        word = lower[i]
        found = classes.get(word)
        if found is None:
            if not word or len(word) > MAX_WORD:
                continue
            if (word[-1] == "." and len(word) > 2) or word[-1] in "'’":
                # "Sept.", and the "Saturday'" of "Saturday's" where it was split in words only.
                found = classes.get(word[:-1])
            elif word[0].isdigit() or word[0] in "'’":
                found = _numeric(word)
        if found is None or (cased and found[0] in _CAPITALISED and not words[i][0].isupper()):
            continue
        kinds[i], values[i] = found
    return Terms(words=words, lower=lower, kinds=kinds, values=values, spelt=[*lower, *[""] * _MARGIN])


@cache
def _classed() -> frozenset[str]:
    """Give the words of a class, and one word of each holiday and named period that holds none of them."""
    classed = frozenset(_classes())
    lexicon = date_lexicon()
    names = [name.replace("-", " ").split() for name in (*lexicon.holiday_names, *lexicon.periods)]
    return classed | {max(words, key=len) for words in names if classed.isdisjoint(words)}


def has_terms(lower: Sequence[str]) -> bool:
    """Tell whether any word can be part of a time expression."""
    if not _classed().isdisjoint(lower):
        return True
    # Looked for in all words at once, as most passages without such a word have no digit at all.
    return _MAYBE_DIGIT.search("".join(lower)) is not None and any(word[:1].isdigit() for word in lower)


def split_words(text: str) -> list[tuple[int, int]]:
    """Split a bare string into words, as half-open character ranges, for phrases that come without analysis."""
    return [match.span() for match in _SPLIT.finditer(text)]


def iso_parts(word: str) -> tuple[int, int, int, tuple[int, int] | None] | None:
    """Read 2023-09-11 or 12/05/2021 as year, month, day and the other reading of month and day, if possible."""
    if match := _ISO.fullmatch(word):
        year, month, day = (int(part) for part in match.groups())
        return (year, month, day, None) if 1 <= month <= 12 and 1 <= day <= 31 else None
    match = _SLASH.fullmatch(word)
    if match is None:
        return None
    first, second, third = match.groups()
    if len(first) == 4:
        year, month, day = int(first), int(second), int(third)
        return (year, month, day, None) if 1 <= month <= 12 and 1 <= day <= 31 else None
    if len(first) > 2 or len(third) == 3:
        return None
    year = int(third) if len(third) == 4 else 2000 + int(third) if int(third) < 70 else 1900 + int(third)
    month, day = int(first), int(second)
    swapped = (day, month) if month != day and 1 <= day <= 12 and 1 <= month <= 31 else None
    if 1 <= month <= 12 and 1 <= day <= 31:
        return year, month, day, swapped
    return (year, day, month, None) if swapped else None
