"""Which countries and first-level units a text names: what its place names are read against."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from functools import cache, lru_cache
from types import MappingProxyType

from purport.mentions.gazetteer import context_keys
from purport.mentions.place_names import MAX_NAME, name_key

MAX_TEXT = 200_000
"""Characters of a text that are read for evidence."""

_WORD = re.compile(r"[^\W\d_](?:[\w’'.-]*\w)?\.?")
_FROM_CAPITAL = re.compile(r"[A-Z\u0080-\U0010ffff](?<=[^\W\d_])[\w’'.-]*")
"""From a letter that may be a capital to the end of its word; whether the word begins there, `_begins_word` tells."""
_LONGEST_CONTEXT = 3
"""Words of the longest name of a country or first-level unit that is counted."""


def background(text: str) -> Mapping[str, int]:
    """Count the names of countries, by name or demonym, and of first-level units in a text, by folded name."""
    known = context_keys()
    text = text[:MAX_TEXT]
    counts: Counter[str] = Counter()
    done = 0
    for found in _FROM_CAPITAL.finditer(text):
        first, end = found.span()
        # An ASCII letter or mark that follows cannot change how the first word is folded.
        longest = _longest_context(found[0][:MAX_NAME])
        if not longest and text[end : end + 1].isascii():
            continue
        if first < done or not text[first].isupper() or not _begins_word(text, first):
            continue
        ends = [_word_end(text, first)]
        while longest != 1 and len(ends) < _LONGEST_CONTEXT and (following := _WORD.search(text, ends[-1])) is not None:
            ends.append(following.end())
        for end in reversed(ends):
            surface = text[first:end]
            key = name_key(surface)
            # Two-letter codes are read as states only after a comma, in `parents_in_text`: "IN", "OR", "ME".
            if key in known and (known[key][1] is None or len(key) > 2 or surface.endswith(".")):
                counts[key] += 1
                done = end
                break
    return counts


def _begins_word(text: str, i: int) -> bool:
    """Tell whether the letter at `i` is the first one of its word."""
    i -= 1
    while i >= 0 and (text[i] in "’'.-_" or text[i].isdecimal()):
        i -= 1
    return i < 0 or not text[i].isalnum()


def _word_end(text: str, first: int) -> int:
    word = _WORD.match(text, first)
    return word.end() if word is not None else first + 1


@lru_cache(maxsize=16384)
def _longest_context(word: str) -> int:
    """Give the words of the longest name of `context_keys` that begins with a word, 0 where none does."""
    return _context_openers().get(name_key(word).partition(" ")[0], 0)


@cache
def _context_openers() -> Mapping[str, int]:
    openers = {"the": _LONGEST_CONTEXT}  # lost in folding
    for key in context_keys():
        opener = key.partition(" ")[0]
        openers[opener] = max(openers.get(opener, 0), len(key.split()))
    return MappingProxyType(openers)
