"""The language model: paragraphs in, analyses out."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate
from pathlib import Path
from typing import Self

import numpy as np
from spacy.language import Language
from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found]
from spacy.tokens import Doc
from spacy.vocab import Vocab

from purport.errors import UsageError
from purport.language.analysis import CUE_LABELS, TRIGGER_LABELS, Analysis, AttributionSpan, Link
from purport.language.building import blank_syntax, build_syntax
from purport.language.encoder import Encoder
from purport.language.layers import Decoder, Layers
from purport.language.lazy_document import LazyDocument
from purport.language.model_files import DATA, Floats, read_model_files
from purport.language.tokens import blank_english
from purport.language.words import Words, given_starts, read_words

MAX_CALL_WORDS = 6_000
"""Words analysed together; more are done in turns, to bound memory."""


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
        self._calibration = files.span_calibration

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
        return self._in_turns([read_words(tokenize(block), block) for block in blocks], given=False)

    def annotate(self, doc: Doc) -> Doc:
        """Write all layers onto a document whose words are given, and return it.

        Sentence starts that the document already has are kept.
        """
        self.analyse_doc(doc)
        return doc

    def analyse_doc(self, doc: Doc) -> Analysis:
        """Annotate a document whose words are given, as `annotate` does, and return the whole analysis."""
        given = len(doc) > 0 and doc.has_annotation("SENT_START")
        (analysis,) = self._in_turns([read_words(doc, doc.text)], given=given)
        analysis.document.get()
        return analysis

    def _in_turns(self, texts: Sequence[Words], *, given: bool) -> list[Analysis]:
        results: list[Analysis] = []
        turn: list[Words] = []
        size = 0
        for text in texts:
            if turn and size + len(text.tokens) > MAX_CALL_WORDS:
                results += self._analyse(turn, given=given)
                turn, size = [], 0
            turn.append(text)
            size += len(text.tokens)
        if turn:
            results += self._analyse(turn, given=given)
        return results

    def _analyse(self, texts: Sequence[Words], *, given: bool) -> list[Analysis]:
        readable = [text for text in texts if text.words]
        analyses = iter(self._analyse_readable(readable, given=given) if readable else ())
        return [next(analyses) if text.words else _blank_analysis(text) for text in texts]

    def _analyse_readable(self, texts: Sequence[Words], *, given: bool) -> list[Analysis]:
        words = [word for text in texts for word in text.words]
        gaps = [gap for text in texts for gap in text.gaps]
        groups = list(accumulate((len(text.words) for text in texts[:-1]), initial=0))
        encoded = self._encoder.run(words, gaps, groups)
        # The rows come in the order in which the encoder has read the texts.
        order = sorted(range(len(texts)), key=encoded.begins.__getitem__)
        blocks = [(encoded.begins[k], encoded.begins[k] + len(texts[k].words)) for k in order]
        starts = [encoded.begins[k] + s for k in order for s in given_starts(texts[k])] if given else None
        layers = self._decoder.decode(encoded, blocks, starts)
        links = dict(zip(order, layers.links, strict=True))
        found = [_assemble(text, layers, encoded.begins[k], links[k]) for k, text in enumerate(texts)]
        return [self._calibrated(analysis) if analysis.spans else analysis for analysis in found]

    def _calibrated(self, analysis: Analysis) -> Analysis:
        """Give every attribution span the probability that it is exact, which the mean of its labels overstates."""
        spans = tuple(replace(s, exact=self._exact(s)) for s in analysis.spans)
        return replace(analysis, spans=spans)

    def _exact(self, span: AttributionSpan) -> float:
        points = self._calibration.get(span.kind)
        return span.score if points is None else float(np.interp(span.score, *points))


def _assemble(text: Words, layers: Layers, begin: int, links: tuple[Link, ...]) -> Analysis:
    places, end = text.places, begin + len(text.words)
    factuality = layers.factuality[begin:end]
    spans = [
        AttributionSpan(kind=kind, start=a, end=b, score=sum(layers.span_scores[begin + a : begin + b]) / (b - a))  # type: ignore[arg-type]
        for a, b, kind in layers.spans.within(begin, end)
    ]
    if places is not None:
        spans = [
            AttributionSpan(kind=s.kind, start=places[s.start], end=places[s.end - 1] + 1, score=s.score) for s in spans
        ]
        by_word, factuality = factuality, np.zeros(len(text.tokens), dtype=np.float32)
        factuality[places] = by_word
    return Analysis(
        syntax=(syntax := build_syntax(text, layers, begin)), spans=tuple(spans), links=links, factuality=factuality,
        types=_at_tokens(layers.types[begin:end], text), cues=_at_tokens(layers.cues[begin:end], text),
        document=LazyDocument(text.doc, syntax),
    )  # fmt: skip


def _at_tokens(rows: Floats, text: Words) -> Floats:
    """Put the words' probabilities at their tokens; white space is surely nothing."""
    if text.places is None:
        return rows
    spread = _nothing(len(text.tokens), rows.shape[1])
    spread[text.places] = rows
    return spread


def _nothing(n: int, labels: int) -> Floats:
    rows = np.zeros((n, labels), dtype=np.float32)
    rows[:, 0] = 1
    return rows


def _blank_analysis(text: Words) -> Analysis:
    n, syntax = len(text.tokens), blank_syntax(text)
    return Analysis(
        syntax=syntax, spans=(), links=(), factuality=np.zeros(n, dtype=np.float32),
        types=_nothing(n, len(TRIGGER_LABELS)), cues=_nothing(n, len(CUE_LABELS)),
        document=LazyDocument(text.doc, syntax),
    )  # fmt: skip
