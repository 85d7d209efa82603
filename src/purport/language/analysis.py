"""What the language model says of one paragraph."""

from dataclasses import dataclass, field
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc

from purport.language.lazy_document import LazyDocument
from purport.language.syntax import Syntax
from purport.records.values import CUE_CLASSES, EVENT_TYPES

TRIGGER_LABELS: tuple[str, ...] = ("O", *EVENT_TYPES)
CUE_LABELS: tuple[str, ...] = ("O", *(name for name in CUE_CLASSES if name != "none"))
"""What a word may trigger, and of which class it may be as the head of a cue; first: nothing, none."""

SpanKind = Literal["source", "cue", "content"]


@dataclass(frozen=True, slots=True, kw_only=True)
class AttributionSpan:
    """A source, cue or content: tokens [start, end).

    `score` is the mean probability of its labels, `exact` the calibrated probability that both ends are right.
    """

    kind: SpanKind
    start: int
    end: int
    score: float
    exact: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """One attribution as numbers of spans of the same `Analysis`, with the probability of each link."""

    cue: int | None
    sources: tuple[int, ...]
    contents: tuple[int, ...]
    source_scores: tuple[float, ...]
    content_scores: tuple[float, ...]
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Analysis:
    """A paragraph read: its tokens and tree as plain lists, and attribution and factuality.

    `factuality` has a value per token, from -3 (did not happen) to 3 (happened); it means something at
    predicates only. `types` and `cues` have a row per token with the probabilities of `TRIGGER_LABELS` and
    `CUE_LABELS`.
    """

    syntax: Syntax
    spans: tuple[AttributionSpan, ...]
    links: tuple[Link, ...]
    factuality: NDArray[np.float32]
    types: NDArray[np.float32]
    cues: NDArray[np.float32]
    document: LazyDocument = field(repr=False, compare=False)

    @property
    def doc(self) -> Doc:
        """The paragraph as a spaCy document with all layers, written when it is first asked for."""
        return self.document.get()
