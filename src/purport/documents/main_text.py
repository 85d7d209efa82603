"""Asks trafilatura which part of a page is the article."""

import re
from dataclasses import dataclass

from purport.documents.page import issue
from purport.records.article import Issue

_WORD = re.compile(r"\w+")
_SHINGLE = 4
_LARGEST = 3_000_000
_DEEPEST = 600
"""Pages beyond these limits are left to our own rules: the tree of such a page costs too much."""

Shingles = frozenset[tuple[str, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class MainText:
    """What trafilatura keeps of a page, in a form that pieces can be compared with."""

    shingles: Shingles
    lines: frozenset[str]

    def share(self, text: str) -> float:
        """Give the share of the text that the main text contains."""
        words = _WORD.findall(text.casefold())
        if len(words) < _SHINGLE:
            return 1.0 if " ".join(words) in self.lines else 0.0
        inside = sum(tuple(words[i : i + _SHINGLE]) in self.shingles for i in range(len(words) - _SHINGLE + 1))
        return inside / (len(words) - _SHINGLE + 1)


def find_main_text(source: str, depth: int) -> tuple[MainText | None, tuple[Issue, ...]]:
    """Extract the main text.

    Arguments: the decoded source; how deep it nests. Returns None where trafilatura finds nothing, or where
    the page is too large or too deep for it, which an issue says.
    """
    if len(source) > _LARGEST or depth > _DEEPEST:
        return None, (issue("the page is too large or nests too deep for full extraction: body found by rules alone"),)
    import trafilatura

    extracted = trafilatura.extract(source, fast=True, include_comments=False, include_tables=True, with_metadata=False)
    if not extracted:
        return None, ()
    words = _WORD.findall(extracted.casefold())
    shingles = frozenset(tuple(words[i : i + _SHINGLE]) for i in range(len(words) - _SHINGLE + 1))
    lines = frozenset(" ".join(_WORD.findall(line.casefold())) for line in extracted.splitlines())
    return MainText(shingles=shingles, lines=lines), ()
