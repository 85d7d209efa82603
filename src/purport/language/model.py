"""The language model: paragraphs in, analyses out."""

import unicodedata
from collections.abc import Sequence
from pathlib import Path
from typing import Self

import numpy as np
from spacy.language import Language
from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found]
from spacy.tokens import Doc
from spacy.vocab import Vocab

from purport.errors import UsageError
from purport.language import features
from purport.language.analysis import Analysis, AttributionSpan
from purport.language.building import Builder
from purport.language.encoder import Encoder
from purport.language.layers import Decoder, Layers
from purport.language.links import Linker
from purport.language.model_files import DATA, read_model_files
from purport.language.spans import read_spans
from purport.language.tokens import blank_english

MAX_CALL_WORDS = 6_000
"""Words analysed together; more are done in turns, to bound memory."""

_BLANK_CATEGORIES = frozenset({"Cc", "Cf", "Zs", "Zl", "Zp"})


class LanguageModel:
    """The encoder with its heads, loaded once and used for any number of texts.

    Not safe for use by several threads at once: it remembers words it has seen.
    """

    def __init__(self, folder: Path, *, threads: int) -> None:
        files = read_model_files(folder)
        self.version: str = files.version
        self.nlp: Language = blank_english()
        self.vocab: Vocab = self.nlp.vocab
        self.tokenizer: Tokenizer = self.nlp.tokenizer
        self._encoder = Encoder(files, threads=threads)
        self._decoder = Decoder(files)
        self._linker = Linker(files.heads)
        self._builder = Builder(self.vocab, files)
        self._span_labels = files.spans

    @classmethod
    def load(cls, *, threads: int = 1, folder: Path = DATA) -> Self:
        """Load the model that the package carries.

        Args:
            threads: threads for one forward pass.
            folder: another model's files.

        Raises:
            UsageError: no threads.
            ModelError: a file is missing or broken.
        """
        if threads < 1:
            raise UsageError(f"threads must be at least 1, not {threads}")
        return cls(folder, threads=threads)

    def analyse(self, blocks: Sequence[str]) -> list[Analysis]:
        """Analyse paragraphs of one text.

        Args:
            blocks: raw paragraphs; the text of each document returned equals its block.

        Returns:
            One analysis per block, in order.
        """
        tokenize = self.tokenizer
        return self._in_turns([tokenize(block) for block in blocks], given=False)

    def annotate(self, doc: Doc) -> Doc:
        """Write all layers onto a document whose words are given, and return it.

        Sentence starts that the document already has are kept.
        """
        self.analyse_doc(doc)
        return doc

    def analyse_doc(self, doc: Doc) -> Analysis:
        """Annotate a document whose words are given, as `annotate` does, and return the whole analysis."""
        given = len(doc) > 0 and doc.has_annotation("SENT_START")
        return self._in_turns([doc], given=given)[0]

    def _in_turns(self, docs: Sequence[Doc], *, given: bool) -> list[Analysis]:
        results: list[Analysis] = []
        turn: list[Doc] = []
        size = 0
        for doc in docs:
            if turn and size + len(doc) > MAX_CALL_WORDS:
                results += self._analyse(turn, given=given)
                turn, size = [], 0
            turn.append(doc)
            size += len(doc)
        if turn:
            results += self._analyse(turn, given=given)
        return results

    def _analyse(self, docs: Sequence[Doc], *, given: bool) -> list[Analysis]:
        words: list[str] = []
        gaps: list[int] = []
        places: list[list[int]] = []
        bounds: list[tuple[int, int]] = []
        starts: list[int] = []
        for doc in docs:
            begin = len(words)
            places.append(_add_words(doc, words, gaps))
            bounds.append((begin, len(words)))
            if given:
                starts += _given_starts(doc, places[-1], begin)
        layers: Layers | None = None
        if words:
            groups = [a for a, b in bounds if b > a]
            outputs = self._encoder.run(words, gaps, groups)
            layers = self._decoder.decode(outputs, words, bounds, starts if given else None)
        return [self._assemble(doc, layers, place, a) for doc, place, (a, _) in zip(docs, places, bounds, strict=True)]

    def _assemble(self, doc: Doc, layers: Layers | None, places: list[int], begin: int) -> Analysis:
        n = len(places)
        factuality = np.zeros(len(doc), dtype=np.float32)
        if layers is None or not n:
            return Analysis(doc=doc, syntax=self._builder.blank(doc), spans=(), links=(), factuality=factuality)
        syntax = self._builder.write(doc, layers, places, begin)
        factuality[places] = layers.factuality[begin : begin + n]
        labels = [self._span_labels[k] for k in layers.spans[begin : begin + n].tolist()]
        scores = layers.span_scores[begin : begin + n]
        by_word = [
            AttributionSpan(kind=kind, start=a, end=b, score=float(np.add.reduce(scores[a:b]) / (b - a)))  # type: ignore[arg-type]
            for kind, a, b in read_spans(labels)
        ]
        links = self._linker.link(layers.link[begin : begin + n], by_word)
        spans = tuple(
            AttributionSpan(kind=s.kind, start=places[s.start], end=places[s.end - 1] + 1, score=s.score)
            for s in by_word
        )
        return Analysis(doc=doc, syntax=syntax, spans=spans, links=links, factuality=factuality)


def _add_words(doc: Doc, words: list[str], gaps: list[int]) -> list[int]:
    """Add the document's words that have something to read and return their token indices."""
    places: list[int] = []
    gap = features.GAP_BLOCK
    for i, token in enumerate(doc):
        text = token.text
        if not text.isalnum() and _is_blank(text):
            gap = max(gap, features.GAP_SPACE)
            continue
        words.append(text)
        gaps.append(gap)
        places.append(i)
        gap = features.GAP_SPACE if token.whitespace_ else features.GAP_NONE
    return places


def _is_blank(text: str) -> bool:
    if text.isascii():
        return text.isspace() or not text.isprintable()
    return text.isspace() or all(unicodedata.category(c) in _BLANK_CATEGORIES for c in text)


def _given_starts(doc: Doc, places: list[int], begin: int) -> list[int]:
    """Return the first readable word of each given sentence, as an index into all words."""
    starts: list[int] = []
    pending = True
    at = 0
    for token in doc:
        pending = pending or bool(token.is_sent_start)
        if at < len(places) and places[at] == token.i:
            if pending:
                starts.append(begin + at)
                pending = False
            at += 1
    return starts
