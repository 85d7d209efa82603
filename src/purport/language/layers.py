"""From the outputs of the encoder to labels, trees, names and spans, for all paragraphs of a call at once."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from purport.language.analysis import Link
from purport.language.encoder import Encoded
from purport.language.links import Linker
from purport.language.model_files import Floats, Ints, ModelFiles
from purport.language.products import multiply
from purport.language.spans import (
    SpanTable,
    best_labels,
    bio_transitions,
    label_probabilities,
    log_softmax,
    span_table,
)
from purport.language.trees import best_heads

_CHUNK = 260


@dataclass(frozen=True, slots=True, kw_only=True)
class Layers:
    """What was decided for every word, by its row.

    `starts` are the first words of the sentences; `heads` count from the first word of the paragraph, a root is
    its own head; `lemmas` are edit scripts; `links` has a tuple per paragraph, in the order of the rows.
    `types` and `cues` have the probabilities of what a word triggers and of which class it is as a cue.
    """

    starts: list[int]
    upos: list[str]
    xpos: list[str]
    feats: list[str]
    lemmas: list[str]
    heads: list[int]
    deprel: list[str]
    names: SpanTable
    spans: SpanTable
    span_scores: list[float]
    links: list[tuple[Link, ...]]
    factuality: Floats
    types: Floats
    cues: Floats


class Decoder:
    """The label lists and the small weights that decisions need."""

    def __init__(self, files: ModelFiles) -> None:
        self._threshold = files.sentence_threshold
        self._labels = {
            "upos": _strings(files.upos),
            "xpos": _strings(files.xpos),
            "feats": _strings(["" if f == "_" else f for f in files.feats]),
            "lemma": _strings(files.lemma),
        }
        self._deprel = _strings(files.deprel)
        self._name_labels, self._span_labels = files.names, files.spans
        self._root = files.deprel.index("root")
        self._name_rules = bio_transitions(files.names)
        self._span_rules = bio_transitions(files.spans, files.heads["span_transitions"])
        self._linker = Linker(files.heads)
        self._relation_size = files.relation_size
        self._relation_weight = np.ascontiguousarray(files.heads["relation_out.weight"].T)
        self._relation_bias = files.heads["relation_out.bias"].copy()
        # Only the root is "root", and that is known already.
        self._relation_bias[self._root] = -1e9

    def decode(self, encoded: Encoded, blocks: Sequence[tuple[int, int]], given_starts: Sequence[int] | None) -> Layers:
        """Decide every layer.

        Args:
            encoded: the encoder's outputs for all words.
            blocks: the rows of each paragraph as (start, end), none empty, one after another from 0.
            given_starts: first words of the sentences where these are known; each block start is among them.
        """
        starts = list(given_starts) if given_starts is not None else self._sentence_starts(encoded, blocks)
        heads, relations = self._trees(encoded, starts)
        begins = np.repeat([a for a, _ in blocks], [b - a for a, b in blocks])
        heads = np.where(heads < 0, np.arange(len(heads)), heads) - begins
        tags = {name: labels[encoded.column(name)].tolist() for name, labels in self._labels.items()}
        names = self._names(combine_name_scores(encoded.column("names"), len(self._name_labels)), starts)
        spans, scores = self._spans(encoded.column("spans"), blocks)
        return Layers(
            starts=starts,
            upos=tags["upos"],
            xpos=tags["xpos"],
            feats=tags["feats"],
            lemmas=tags["lemma"],
            heads=heads.tolist(),
            deprel=self._deprel[relations].tolist(),
            names=span_table(names, self._name_labels),
            spans=spans,
            span_scores=scores,
            links=self._linker.link(encoded, spans, blocks),
            factuality=np.clip(encoded.column("factuality"), -3, 3),
            types=encoded.column("types"),
            cues=encoded.column("cues"),
        )

    def _sentence_starts(self, encoded: Encoded, blocks: Sequence[tuple[int, int]]) -> list[int]:
        marked = encoded.column("sentence") > self._threshold
        marked[[a for a, _ in blocks]] = True
        starts: list[int] = np.flatnonzero(marked).tolist()
        return starts

    def _trees(self, encoded: Encoded, starts: Sequence[int]) -> tuple[Ints, Ints]:
        """Decide the head of every row, -1 at a root, and its relation."""
        heads: list[Ints] = []
        relations: list[Ints] = []
        first, at = 0, 0
        for part in encoded.parts:
            n = len(part["arc_root"])
            to = bisect_left(starts, first + n, at)
            own = [s - first for s in starts[at:to]]
            found = best_heads(part["arc_dep"], part["arc_head"], part["arc_root"], own)
            relations.append(self._relations(part["rel_dep"], part["rel_head"], found))
            heads.append(np.where(found < 0, -1, found + first))
            first, at = first + n, to
        return np.concatenate(heads), np.concatenate(relations)

    def _relations(self, dep: Floats, head: Floats, heads: Ints) -> Ints:
        size = self._relation_size
        result: Ints = np.empty(len(heads), dtype=np.int64)
        for a in range(0, len(heads), _CHUNK):
            part = heads[a : a + _CHUNK]
            d, hidden = dep[a : a + _CHUNK], head[np.maximum(part, 0)]
            total, product = hidden[:, :size], hidden[:, size:]
            total += d[:, :size]
            np.maximum(total, 0, out=total)
            product *= d[:, size:]
            scores = np.empty((len(d), len(self._relation_bias)), dtype=np.float32)
            multiply(hidden, self._relation_weight, scores)
            scores += self._relation_bias
            result[a : a + _CHUNK] = scores.argmax(1)
        result[heads < 0] = self._root
        return result

    def _spans(self, scores: Floats, blocks: Sequence[tuple[int, int]]) -> tuple[SpanTable, list[float]]:
        """Decide the spans and the probability of every row's label; only paragraphs with a span are asked for it."""
        labels = best_labels(scores, self._span_rules, blocks)
        table = span_table(labels, self._span_labels)
        told = [(a, b) for a, b in blocks if table.any_within(a, b)]
        probabilities = label_probabilities(scores, self._span_rules, told)
        return table, probabilities[np.arange(len(labels)), labels].tolist()

    def _names(self, scores: Floats, starts: Sequence[int]) -> Ints:
        """Decode names sentence by sentence; a search is needed only where the best labels contradict the rules."""
        labels: Ints = scores.argmax(1)
        before = np.concatenate(([0], labels[:-1]))
        before[starts] = 0
        wrong = np.flatnonzero(self._name_rules[before, labels] < 0).tolist()
        if wrong:
            ends = [*starts[1:], len(scores)]
            bounds = [(starts[k], ends[k]) for k in sorted({bisect_right(starts, i) - 1 for i in wrong})]
            again = best_labels(scores, self._name_rules, bounds)
            for a, b in bounds:
                labels[a:b] = again[a:b]
        return labels


def _strings(labels: Sequence[str]) -> NDArray[np.object_]:
    return np.asarray(labels, dtype=object)


def combine_name_scores(scores: Floats, n_labels: int) -> Floats:
    """Return log probabilities of all name labels, up to a constant for each word.

    Events were marked in other corpora than persons, organisations and places. So the graph scores the latter
    against "outside" (the first label), and then, with one more "outside" in its last column, how what is
    outside divides into events (the last two labels) and the rest.
    """
    result: Floats = np.empty((len(scores), n_labels), dtype=np.float32)
    result[:, :-2] = scores[:, :-3]
    division = log_softmax(scores[:, -3:])
    result[:, -2:] = result[:, :1] + division[:, :2]
    result[:, 0] += division[:, 2]
    return result
