"""Quotation marks of one passage: pairs, their depth, and what is left open.

Paragraph by paragraph, so that an unbalanced mark spoils no more than its own paragraph. A paragraph that
opens a quote and does not close it runs to its end: the convention for speech over several paragraphs.
"""

from collections.abc import Sequence
from itertools import accumulate, compress

import msgspec

OPENING = {"“": "”", "«": "»", "„": "”", "‘": "’", "‹": "›", "「": "」", "``": "''", "‟": "”"}
CLOSING = frozenset(OPENING.values()) | {"“"}
STRAIGHT = frozenset({'"', "'", "''", "＂"})
QUOTING = STRAIGHT | CLOSING | OPENING.keys()
BRACKETS = frozenset("([{—–-/")
MAX_DEPTH = 4


class Quote(msgspec.Struct, frozen=True, kw_only=True):
    """A quotation: half-open token range without its marks, depth from 1, and whether its end mark is there."""

    start: int
    end: int
    depth: int
    closed: bool


def find_quotes(words: Sequence[str], starts: Sequence[int], ends: Sequence[int]) -> list[Quote]:
    """Pair the quotation marks of a passage.

    Arguments: the tokens and their character offsets. Returns quotations in order of their start. Apostrophes and
    marks of inches are left alone: a single mark opens only before a word and after a space. Straight marks open or
    close by the spaces around them, and by turns where those do not tell.
    """
    if QUOTING.isdisjoint(words):
        return []
    stack: list[tuple[str, int]] = []
    found: list[Quote] = []
    size = len(words)
    for i in compress(range(size), map(QUOTING.__contains__, words)):
        word = words[i]
        after_space = i == 0 or starts[i] > ends[i - 1] or words[i - 1] in OPENING or words[i - 1] in BRACKETS
        before_word = i + 1 < size and starts[i + 1] == ends[i]
        if stack and _closes(word, stack, after_space, before_word):
            while stack[-1][0] != word:
                stack.pop()
            begin = stack.pop()[1]
            found.append(Quote(start=begin + 1, end=i, depth=len(stack) + 1, closed=True))
        elif len(stack) < MAX_DEPTH and _opens(word, after_space, before_word):
            closing = OPENING.get(word, word)
            open_ = [mark for mark, _ in stack]
            if closing in open_:
                del stack[open_.index(closing) :]
            stack.append((closing, i))
    for depth, (mark, begin) in enumerate(stack, start=1):
        if mark not in ("'", "’") and begin + 1 < size:
            found.append(Quote(start=begin + 1, end=size, depth=depth, closed=False))
    found.sort(key=lambda q: (q.start, -q.end))
    return [q for q in found if q.start < q.end]


def _closes(word: str, stack: Sequence[tuple[str, int]], after_space: bool, before_word: bool) -> bool:
    """Say whether a mark closes one that is open; a straight mark glued to the next word only opens."""
    if after_space and before_word and word in STRAIGHT:
        return False
    return any(mark == word for mark, _ in stack)


def _opens(word: str, after_space: bool, before_word: bool) -> bool:
    """Say whether a mark opens a quotation."""
    if word in ("'", "‘"):
        return after_space and before_word
    if word in STRAIGHT:
        return word != "''" and (after_space or before_word)
    return word in OPENING


def depths(quotes: Sequence[Quote], length: int) -> list[int]:
    """Give the quotation depth of every token; marks themselves count as outside."""
    if not quotes:
        return [0] * length
    steps = [0] * (length + 1)
    for quote in quotes:
        steps[quote.start] += 1
        steps[quote.end] -= 1
    return list(accumulate(steps[:length]))
