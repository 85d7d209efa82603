"""Quotation marks of one passage: pairs, their depth, and what is left open.

Paragraph by paragraph, so that an unbalanced mark spoils no more than its own paragraph. A paragraph that
opens a quote and does not close it runs to its end: the convention for speech over several paragraphs.
"""

from collections.abc import Sequence
from dataclasses import dataclass

OPENING = {"“": "”", "«": "»", "„": "”", "‘": "’", "‹": "›", "「": "」", "``": "''", "‟": "”"}
CLOSING = frozenset(OPENING.values()) | {"“"}
STRAIGHT = frozenset({'"', "'", "''", "＂"})
MAX_DEPTH = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """A quotation: half-open token range without its marks, depth from 1, and whether its end mark is there."""

    start: int
    end: int
    depth: int
    closed: bool


def find_quotes(words: Sequence[str], starts: Sequence[int], ends: Sequence[int]) -> list[Quote]:
    """Pair the quotation marks of a passage.

    Arguments: the tokens and their character offsets. Returns quotations in order of their start. Apostrophes and
    marks of inches or seconds are left alone: a single mark opens only before a word and after a space.
    """
    stack: list[tuple[str, int]] = []
    found: list[Quote] = []
    last = len(words)
    for i, word in enumerate(words):
        if word not in OPENING and word not in STRAIGHT and word not in CLOSING:
            continue
        after_space = i == 0 or starts[i] > ends[i - 1] or words[i - 1] in OPENING or words[i - 1] in "([—-–"
        before_word = i + 1 < last and starts[i + 1] == ends[i]
        if stack and stack[-1][0] == word and not (word in STRAIGHT and _reopens(word, after_space, before_word, i)):
            begin = stack.pop()[1]
            found.append(Quote(start=begin + 1, end=i, depth=len(stack) + 1, closed=True))
        elif word in OPENING and word != "``" and len(stack) < MAX_DEPTH:
            if word == "‘" and not (after_space and before_word):
                continue
            stack.append((OPENING[word], i))
        elif word == "``" and len(stack) < MAX_DEPTH:
            stack.append(("''", i))
        elif word in STRAIGHT and len(stack) < MAX_DEPTH:
            if word == "'" and not (after_space and before_word):
                continue
            if word == '"' and not before_word and i > 0 and not after_space and not stack:
                continue
            stack.append((word, i))
        elif stack and word in CLOSING and any(mark == word for mark, _ in stack):
            while stack[-1][0] != word:
                stack.pop()
            begin = stack.pop()[1]
            found.append(Quote(start=begin + 1, end=i, depth=len(stack) + 1, closed=True))
    for depth, (mark, begin) in enumerate(stack, start=1):
        if mark not in ("'", "’") and begin + 1 < last:
            found.append(Quote(start=begin + 1, end=last, depth=depth, closed=False))
    found.sort(key=lambda q: (q.start, -q.end))
    return [q for q in found if q.start < q.end]


def _reopens(word: str, after_space: bool, before_word: bool, i: int) -> bool:
    """Tell a straight mark that opens inside an open quotation ("he said 'no'") from one that closes it."""
    return word == "'" and after_space and before_word and i > 0


def depths(quotes: Sequence[Quote], length: int) -> list[int]:
    """Give the quotation depth of every token; marks themselves count as outside."""
    steps = [0] * (length + 1)
    for quote in quotes:
        steps[quote.start] += 1
        steps[quote.end] -= 1
    out, depth = [], 0
    for i in range(length):
        depth += steps[i]
        out.append(depth)
    return out
