"""The words of a document: its tokens as lists, and which of them have something to read."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from operator import add

from spacy.attrs import IDX, LENGTH, SPACY  # type: ignore[import-not-found]
from spacy.tokens import Doc

from purport.language import features

_BLANK_CATEGORIES = frozenset({"Cc", "Cf", "Zs", "Zl", "Zp"})
_AFTER = (features.GAP_NONE, features.GAP_SPACE)
"""What stands before a word, by whether white space follows the token before it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The tokens of one document, their character offsets, and its words.

    `words` leaves out the tokens that are white space or invisible; `gaps` says what stands before each word;
    `places` are the words' token indices, None where every token is a word.
    """

    doc: Doc
    tokens: list[str]
    starts: list[int]
    ends: list[int]
    words: list[str]
    gaps: list[int]
    places: list[int] | None


def read_words(doc: Doc, text: str) -> Words:
    """Read the words of a document, annotated or not. `text` is the document's own, which it takes long to give."""
    starts, lengths, spaced = doc.to_array([IDX, LENGTH, SPACY]).T.tolist() if len(doc) else ([], [], [])
    ends = list(map(add, starts, lengths))
    tokens = [text[a:b] for a, b in zip(starts, ends, strict=True)]
    places: list[int] | None = None
    if text.isprintable() and not any(map(str.isspace, tokens)):
        words = tokens
        gaps = [features.GAP_BLOCK, *[_AFTER[s] for s in spaced[:-1]]] if tokens else []
    else:
        words, gaps, places = _readable(tokens, spaced)
    return Words(doc=doc, tokens=tokens, starts=starts, ends=ends, words=words, gaps=gaps, places=places)


def _readable(tokens: Sequence[str], spaced: Sequence[int]) -> tuple[list[str], list[int], list[int]]:
    """Return the tokens that have something to read, what stands before each, and their token indices."""
    words: list[str] = []
    gaps: list[int] = []
    places: list[int] = []
    gap = features.GAP_BLOCK
    for i, text in enumerate(tokens):
        if not text.isalnum() and _is_blank(text):
            gap = max(gap, features.GAP_SPACE)
            continue
        words.append(text)
        gaps.append(gap)
        places.append(i)
        gap = _AFTER[spaced[i]]
    return words, gaps, places


def _is_blank(text: str) -> bool:
    if text.isascii():
        return text.isspace() or not text.isprintable()
    return text.isspace() or all(unicodedata.category(c) in _BLANK_CATEGORIES for c in text)


def given_starts(words: Words) -> list[int]:
    """Return the first word of each sentence whose start the document already has, as numbers of its words."""
    starts: list[int] = []
    pending = True
    at = 0
    places = range(len(words.words)) if words.places is None else words.places
    for token in words.doc:
        pending = pending or bool(token.is_sent_start)
        if at < len(places) and places[at] == token.i:
            if pending:
                starts.append(at)
                pending = False
            at += 1
    return starts
