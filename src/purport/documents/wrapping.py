"""Finds where a line only goes on because the line before was full: text broken at a width, before it came to us.

Wire copy is broken at a fixed width, with empty lines between paragraphs, with none, or with one after every line.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from purport.documents.bylines import is_byline
from purport.documents.datelines import find_dateline
from purport.documents.furniture import ends_sentence, fold, is_furniture, section_opened
from purport.documents.words import word_list

_WIDTHS = range(24, 141)
_SLACK = 3
"""Writers count an indent or a trailing space within the width, or leave a little room."""
_FIRST_WORD = 24
_SUPPORT = 2
_AGREEING = 0.6
_LONGER = 0.2
_SPARSE = 0.25
_CHAIN_WORDS = 8
_ITEM = re.compile(r"(?:[\u2022\u25cf\u25aa\u00b7*\u2013\u2014>+-]|\(?\d{1,3}[.)]|\(?[a-z]\))\s")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line without its outer white space. `apart` says that an empty line stands before it."""

    start: int
    end: int
    text: str
    apart: bool
    final: bool
    first: int

    @property
    def length(self) -> int:
        """The characters of the line."""
        return self.end - self.start


def line_of(text: str, start: int, end: int, *, apart: bool) -> Line:
    """Make a line of a stretch of the text; `first` is the length of its first word."""
    piece = text[start:end]
    head = piece[:_FIRST_WORD].split(None, 1)
    return Line(start=start, end=end, text=piece, apart=apart, final=ends_sentence(piece), first=len(head[0]))


def continuations(lines: Sequence[Line]) -> list[bool]:
    """Say of every line whether it goes on with the paragraph of the line before.

    Where lines break in mid-sentence, each break tells something of the width: the line fitted, the next word
    did not. The width is the one that most breaks agree on. A line goes on where the one before was full.
    """
    follows = [False] * len(lines)
    pairs = range(1, len(lines))
    open_breaks = [n for n in pairs if _breaks_sentence(lines[n - 1], lines[n])]
    close = _width(lines, [n for n in open_breaks if not lines[n].apart])
    sparse = _sparse_width(lines, [n for n in open_breaks if lines[n].apart])
    broken = frozenset(open_breaks)
    for n in pairs:
        before, line = lines[n - 1], lines[n]
        width = sparse if line.apart and sparse else close
        if width is None or _opens_something(before, line, n == 1):
            continue
        full = before.length + 1 + line.first > width - _SLACK and before.length <= width + _SLACK
        runs_on = n in broken and before.length * 2 >= width
        if line.apart:
            # Empty lines part paragraphs, but for a sentence that runs on over one, or where all lines have one.
            goes_on = sparse is not None and (runs_on or (full and not _stands_alone(before, line)))
            follows[n] = goes_on or (full and n in broken)
        else:
            follows[n] = full or runs_on
    _join_chains(lines, broken, follows)
    return follows


def _breaks_sentence(before: Line, line: Line) -> bool:
    """Say whether a sentence surely runs on: no end before the break, a small letter after it."""
    if before.final or not line.text[0].islower() or before.text.endswith((":", ";")):
        return False
    return _ITEM.match(line.text) is None


def _stands_alone(before: Line, line: Line) -> bool:
    """Say whether a line with an empty line above is no more of the sentence before: that ended, or one is a button."""
    if _ends(before):
        return True
    if before.text.endswith(","):
        return False
    seen = [(one.text, len(one.text.split())) for one in (before, line)]
    return any(section_opened(text, words) or is_furniture(text, words, fold(text)) for text, words in seen)


def _ends(line: Line) -> bool:
    """Say whether a sentence ends here; "Sen." and an initial end none."""
    if not line.final:
        return line.text.endswith((":", ";"))
    last = line.text[-_FIRST_WORD:].split()[-1].lstrip("(\"'\u201c\u2018")
    return not (last.casefold() in word_list("abbreviations") or (len(last) == 2 and last[0].isupper()))


def _opens_something(before: Line, line: Line, second: bool) -> bool:
    """Say whether the line begins an item, a report or a byline, however full the line before is.

    "Candidates woo fishermen;" as the first line is a headline with its second deck below.
    """
    text = line.text
    if _ITEM.match(text) or (second and before.text.endswith(";") and text[0].isupper()):
        return True
    if text[0].isupper() and find_dateline(text) is not None and (before.final or before.apart or second):
        return True
    return text.startswith("By ") and (words := len(text.split())) <= 12 and is_byline(text, words, fold(text))


def _width(lines: Sequence[Line], breaks: Sequence[int]) -> int | None:
    """Give the width that most breaks in mid-sentence agree on, or None where they do not."""
    votes: Counter[int] = Counter()
    for n in breaks:
        length = lines[n - 1].length
        if length in _WIDTHS:
            votes.update(range(length, length + lines[n].first + _SLACK))
    if not votes:
        return None
    most = max(votes.values())
    width = min(size for size, count in votes.items() if count == most)
    longer = sum(line.length > width + _SLACK for line in lines)
    alike = sum(2 * line.length >= width for line in lines)
    if most < max(_SUPPORT, _AGREEING * len(breaks)) or longer > _LONGER * alike:
        return None
    return width


def _sparse_width(lines: Sequence[Line], breaks: Sequence[int]) -> int | None:
    """Give the width of a text that has an empty line after every line, or None."""
    ends = sum(line.apart and not before.final for before, line in pairwise(lines))
    return _width(lines, breaks) if len(breaks) >= _SPARSE * ends else None


def _join_chains(lines: Sequence[Line], broken: frozenset[int], follows: list[bool]) -> None:
    """Join a sentence that lies in pieces of any length, as where links in it were put on lines of their own.

    It begins as sentences do and it ends as they do; lists of words in small letters do not.
    """
    n = 1
    while n < len(lines):
        start = n
        while n < len(lines) and n in broken:
            n += 1
        if n > start:
            first, last = lines[start - 1], lines[n - 1]
            words = sum(len(line.text.split()) for line in lines[start - 1 : n])
            if last.final and words >= _CHAIN_WORDS and not first.text[0].islower() and " " in first.text:
                follows[start:n] = [True] * (n - start)
        n += 1


def is_one_paragraph(lines: Sequence[Line]) -> bool:
    """Say whether lines without an empty line between them are one paragraph, where the text shows no width.

    The test is that of a greedy wrap: the first word of each line would not have fitted on the line before.
    """
    if len(lines) < 2:
        return False
    width = max(line.length for line in lines)
    if width > 120 or width < 40:
        return False
    for number, (before, line) in enumerate(pairwise(lines), 1):
        if before.length + 1 + line.first <= width - _SLACK or _opens_something(before, line, number == 1):
            return False
        if before.final and before.length < width * 0.7:
            return False
    return len(lines) > 2 or not lines[0].final
