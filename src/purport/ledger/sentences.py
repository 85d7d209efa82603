"""Sentences as the ledger counts them: cheap, and always the same for the same text."""

import re
from functools import cache
from importlib.resources import files

from purport.records import Span

LONGEST = 2_000
"""Characters after which a sentence without an end is cut, so that a table or a hostile text stays bounded."""

_STOP = re.compile(
    r"[.!?…\s](?:(?<=[.!?…])(?<![.!?…]{2})[.!?…]*+[\"'”’»)\]]*+(?=\s)"
    r"|(?<=\n)\s*\n|(?<=\n)(?=\s*[^\sa-z])|(?<=\s)\s{23,})"
)
"""It starts with one class of characters, which the others can be skipped by."""
_BEGINS = re.compile(r"\s+[\"'“‘«(\[—–-]*[A-Z0-9À-ÖØ-Þ]|\s*\Z")
_OPENING = "(\"'“‘"


def split_sentences(text: str) -> tuple[Span, ...]:
    """Split a text into sentences.

    Arguments: the text; blanked out furniture is white space. Returns half-open spans without white space at their
    ends, in order; a sentence has at least one letter or digit. A line that begins with a capital or a digit begins a
    sentence; a line that begins in lower case goes on, as in text wrapped at a column.
    """
    found: list[Span] = []
    start = 0
    for match in _STOP.finditer(text):
        if match[0][0] in ".!?…" and not _ends(text, start, match):
            continue
        _add(found, text, start, match.end())
        start = match.end()
    _add(found, text, start, len(text))
    return tuple(found)


def _ends(text: str, start: int, match: re.Match[str]) -> bool:
    """Say whether a stop ends the sentence: a capital or digit follows, and no abbreviation or initial goes before."""
    if not _BEGINS.match(text, match.end()):
        return False
    if match[0] != ".":
        return True
    word = _last_word(text[max(start, match.start() - 24) : match.start()])
    return not (word.lower() in _abbreviations() or (len(word) == 1 and word.isalpha() and word.isupper()))


def _last_word(text: str) -> str:
    """Give what stands after the last space, bracket or opening quotation mark; nothing after one at the end."""
    if not text or text[-1].isspace():
        return ""
    word = text.split()[-1]
    for mark in _OPENING:
        word = word.rpartition(mark)[2]
    return word


def _add(found: list[Span], text: str, start: int, end: int) -> None:
    for first in range(start, end, LONGEST):
        last = min(first + LONGEST, end)
        piece = text[first:last]
        if any(map(str.isalnum, piece)):
            found.append((first + len(piece) - len(piece.lstrip()), last - (len(piece) - len(piece.rstrip()))))


@cache
def _abbreviations() -> frozenset[str]:
    lines = (files("purport.ledger") / "data" / "abbreviations.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))
