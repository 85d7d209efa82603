"""Lay decided layers out as the `Syntax` of one document."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import TypeVar

from purport.language.conjuncts import with_finite_conjuncts
from purport.language.layers import Layers
from purport.language.lemmas import apply
from purport.language.syntax import BLANK_DEP, BLANK_POS, BLANK_TAG, Syntax
from purport.language.titles import without_titles
from purport.language.words import Words

_T = TypeVar("_T")


def build_syntax(words: Words, layers: Layers, begin: int) -> Syntax:
    """Return the tokens, tags, tree and names of a document.

    Args:
        words: the document's words, at least one.
        layers: decided layers of all words of the call.
        begin: the number of the document's first word among them.
    """
    places, n = words.places, len(words.tokens)
    rows = slice(begin, begin + len(words.words))
    first = bisect_left(layers.starts, rows.start)
    begins = [s - begin for s in layers.starts[first : bisect_left(layers.starts, rows.stop, first)]]
    heads = layers.heads[rows]
    lemmas = list(map(apply, layers.lemmas[rows], words.words))
    names = layers.names.within(rows.start, rows.stop)
    if places is not None:
        begins = [places[s] for s in begins]
        heads = _spread([places[h] for h in heads], places, _attach_blanks(n, places))
        lemmas = _spread(lemmas, places, words.tokens)
        # A name runs over white space inside it, as in "New", line break, "York".
        names = [(places[a], places[b - 1] + 1, label) for a, b, label in names]
    lower = [x.lower() for x in words.tokens]
    pos = _with_blanks(layers.upos[rows], words, BLANK_POS)
    tags = _with_blanks(layers.xpos[rows], words, BLANK_TAG)
    deps = _with_blanks(layers.deprel[rows], words, BLANK_DEP)
    return Syntax(
        words=words.tokens,
        lower=lower,
        lemmas=lemmas,
        pos=pos,
        tags=tags,
        feats=_with_blanks(layers.feats[rows], words, ""),
        deps=deps,
        heads=with_finite_conjuncts(heads, deps, tags, lower),
        sentences=_sentences(begins, n),
        starts=words.starts,
        ends=words.ends,
        ents=without_titles(names, lower, pos) if names else names,
    )


def blank_syntax(words: Words) -> Syntax:
    """Return the lists of a document without any word: one sentence of white space that hangs on its first token."""
    tokens, n = words.tokens, len(words.tokens)
    return Syntax(
        words=tokens, lower=list(tokens), lemmas=list(tokens), pos=[BLANK_POS] * n, tags=[BLANK_TAG] * n,
        feats=[""] * n, deps=[BLANK_DEP] * n, heads=[0] * n, sentences=[(0, n)] if n else [],
        starts=words.starts, ends=words.ends,
    )  # fmt: skip


def _with_blanks(values: list[str], words: Words, blank: str) -> list[str]:
    return values if words.places is None else _spread(values, words.places, [blank] * len(words.tokens))


def _spread(values: Sequence[_T], places: Sequence[int], blank: Sequence[_T]) -> list[_T]:
    """Put the words' values at the words' tokens and leave white space as it is."""
    spread = list(blank)
    for i, value in zip(places, values, strict=True):
        spread[i] = value
    return spread


def _attach_blanks(n: int, places: Sequence[int]) -> list[int]:
    """Return for every token the nearest word before it, or the first word: where white space hangs."""
    return [places[max(bisect_right(places, i) - 1, 0)] for i in range(n)]


def _sentences(begins: Sequence[int], n: int) -> list[tuple[int, int]]:
    begins = [0, *begins[1:]]
    return list(zip(begins, [*begins[1:], n], strict=True))
