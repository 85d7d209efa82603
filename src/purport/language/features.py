"""What the encoder is told of a word beside its wordpieces.

The encoder is uncased and sees no white space. Case, accents and the gap before a word matter for names,
tags and sentence starts, so each word brings three small numbers that are embedded at its first wordpiece.
Training and run time both call this file: a change here needs new weights.
"""

import unicodedata
from zlib import crc32

INSIDE = 0
"""The value of every feature at wordpieces that do not start a word."""

SHAPES = (
    "inside", "lower", "init", "upper", "capital", "mixed", "digits", "alnum", "punct", "quote", "other",
)  # fmt: skip
N_SHAPES = 2 * len(SHAPES)
N_SUFFIXES = 4096

GAP_NONE = 1
GAP_SPACE = 2
GAP_BLOCK = 3
N_GAPS = 4

_QUOTES = frozenset("\"'`\u2018\u2019\u201c\u201d\u00ab\u00bb\u201e\u201a")


def shape(word: str) -> int:
    """Return the number of a word's shape, shifted by the number of shapes where it carries an accent."""
    if word.islower():
        kind = 1 if word.isalpha() else (1 if not any(c.isdigit() for c in word) else 7)
    elif word.isdigit():
        kind = 6
    elif any(c.isalpha() for c in word):
        kind = _cased_shape(word)
    elif any(c.isdigit() for c in word):
        kind = 6
    elif word and all(c in _QUOTES for c in word):
        kind = 9
    elif word and not any(c.isalnum() for c in word):
        kind = 8
    else:
        kind = 10
    if kind and not word.isascii() and _has_accent(word):
        kind += len(SHAPES)
    return kind


def _cased_shape(word: str) -> int:
    if any(c.isdigit() for c in word):
        return 7
    letters = [c for c in word if c.isalpha()]
    if word.isupper():
        return 4 if len(letters) == 1 else 3
    if letters[0].isupper() and all(c.islower() for c in letters[1:]):
        return 2
    if word.upper() == word.lower():
        return 10
    return 5


def _has_accent(word: str) -> bool:
    return any(unicodedata.combining(c) for c in unicodedata.normalize("NFD", word))


def suffix(word: str) -> int:
    """Return the bucket of a word's last three letters, lower-cased."""
    return crc32(word[-3:].lower().encode("utf-8", "surrogatepass")) % (N_SUFFIXES - 1) + 1
