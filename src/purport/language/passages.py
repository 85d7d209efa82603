"""Blocks of an article together with their analysis."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from purport.language.syntax import Syntax
from purport.records.article import Article, Span
from purport.records.values import BlockKind

if TYPE_CHECKING:
    from purport.language.analysis import Analysis
    from purport.language.model import LanguageModel

READ_KINDS: frozenset[BlockKind] = frozenset({"headline", "subheading", "body", "caption"})
"""The block kinds that are analysed; furniture, teasers and bylines are kept but not read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """One analysed block. `offset` is where the block starts in the article's text."""

    index: int
    block: int
    kind: BlockKind
    offset: int
    text: str
    analysis: Analysis

    @property
    def syntax(self) -> Syntax:
        """The block's tokens and tree."""
        return self.analysis.syntax

    def span(self, start: int, end: int) -> Span:
        """Give the article offsets of the half-open token range."""
        syntax = self.analysis.syntax
        return self.offset + syntax.starts[start], self.offset + syntax.ends[end - 1]


def read_passages(article: Article, model: LanguageModel) -> tuple[Passage, ...]:
    """Analyse the readable blocks of an article in one batch.

    Arguments: the article; the language model. Returns passages in text order.
    """
    blocks = [
        (index, block)
        for index, block in enumerate(article.blocks)
        if block.kind in READ_KINDS and article.text[block.start : block.end].strip()
    ]
    texts = [article.text[block.start : block.end] for _, block in blocks]
    return tuple(
        Passage(index=number, block=index, kind=block.kind, offset=block.start, text=text, analysis=analysis)
        for number, ((index, block), text, analysis) in enumerate(zip(blocks, texts, model.analyse(texts), strict=True))
    )
