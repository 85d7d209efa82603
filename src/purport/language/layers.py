"""From the outputs of the encoder to labels, trees, names and spans, for all paragraphs of a call at once."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from purport.language.lemmas import apply
from purport.language.model_files import Floats, Ints, ModelFiles
from purport.language.spans import best_labels, bio_transitions, label_probabilities, log_softmax
from purport.language.trees import best_heads

_CHUNK = 4096


@dataclass(frozen=True, slots=True, kw_only=True)
class Layers:
    """What was decided for every word, as label numbers; heads count words of the whole call."""

    starts: list[int]
    upos: Ints
    xpos: Ints
    feats: Ints
    lemmas: list[str]
    heads: Ints
    deprel: Ints
    names: Ints
    spans: Ints
    span_scores: Floats
    link: Floats
    factuality: Floats


class Decoder:
    """The label lists and the small weights that decisions need."""

    def __init__(self, files: ModelFiles) -> None:
        self._files = files
        self._root = files.deprel.index("root")
        self._punct = files.deprel.index("punct")
        self._name_rules = bio_transitions(files.names)
        self._span_rules = bio_transitions(files.spans, files.heads["span_transitions"])
        self._relation_weight = np.ascontiguousarray(files.heads["relation_out.weight"].T)
        self._relation_bias = files.heads["relation_out.bias"].copy()
        # Only the root is "root", and that is known already.
        self._relation_bias[self._root] = -1e9

    def decode(
        self,
        out: dict[str, Floats],
        words: Sequence[str],
        blocks: Sequence[tuple[int, int]],
        given_starts: Sequence[int] | None,
    ) -> Layers:
        """Decide every layer.

        Args:
            out: the encoder's outputs for all words.
            words: the words.
            blocks: the words of each paragraph as (start, end).
            given_starts: first words of the sentences where these are known; each block start is among them.
        """
        starts = list(given_starts) if given_starts is not None else self._sentence_starts(out["sentence"], blocks)
        heads = best_heads(out["arc_dep"], out["arc_head"], out["arc_root"], starts)
        spans = best_labels(out["spans"], self._span_rules, blocks)
        told = [(a, b) for a, b in blocks if spans[a:b].any()]
        return Layers(
            starts=starts,
            upos=out["upos"].astype(np.int64),
            xpos=out["xpos"].astype(np.int64),
            feats=out["feats"].astype(np.int64),
            lemmas=self._lemmas(out["lemma"].astype(np.int64), words),
            heads=heads,
            deprel=self._relations(out["rel_dep"], out["rel_head"], heads),
            names=self._names(combine_name_scores(out["names"], len(self._files.names)), starts),
            spans=spans,
            span_scores=label_probabilities(out["spans"], self._span_rules, told)[np.arange(len(words)), spans],
            link=out["link"],
            factuality=np.clip(out["factuality"], -3, 3),
        )

    def _sentence_starts(self, scores: Floats, blocks: Sequence[tuple[int, int]]) -> list[int]:
        marked = scores > self._files.sentence_threshold
        for start, end in blocks:
            if end > start:
                marked[start] = True
        return [int(i) for i in np.flatnonzero(marked)]

    def _lemmas(self, scripts: Ints, words: Sequence[str]) -> list[str]:
        names = self._files.lemma
        return [apply(names[k], word) for k, word in zip(scripts.tolist(), words, strict=True)]

    def _relations(self, dep: Floats, head: Floats, heads: Ints) -> Ints:
        size = self._files.relation_size
        result: Ints = np.empty(len(heads), dtype=np.int64)
        for a in range(0, len(heads), _CHUNK):
            part = heads[a : a + _CHUNK]
            d, h = dep[a : a + _CHUNK], head[np.maximum(part, 0)]
            hidden = np.empty_like(d)
            np.maximum(d[:, :size] + h[:, :size], 0, out=hidden[:, :size])
            np.multiply(d[:, size:], h[:, size:], out=hidden[:, size:])
            result[a : a + _CHUNK] = (hidden @ self._relation_weight + self._relation_bias).argmax(1)
        result[heads < 0] = self._root
        return result

    def _names(self, scores: Floats, starts: Sequence[int]) -> Ints:
        """Decode names sentence by sentence; a search is needed only where the best labels contradict the rules."""
        labels: Ints = scores.argmax(1)
        ends = [*starts[1:], len(scores)]
        before = np.concatenate(([0], labels[:-1]))
        before[list(starts)] = 0
        wrong = self._name_rules[before, labels] < 0
        if wrong.any():
            sentence = np.zeros(len(scores), dtype=np.int64)
            sentence[list(starts)] = 1
            broken = np.unique(sentence.cumsum()[wrong] - 1)
            bounds = [(starts[int(k)], ends[int(k)]) for k in broken]
            again = best_labels(scores, self._name_rules, bounds)
            for a, b in bounds:
                labels[a:b] = again[a:b]
        return labels


def combine_name_scores(scores: Floats, n_labels: int) -> Floats:
    """Return log probabilities of all name labels.

    Events were marked in other corpora than persons, organisations and places. So the graph scores the latter
    against "outside" (the first label), and then, with one more "outside" in its last column, how what is
    outside divides into events (the last two labels) and the rest.
    """
    result: Floats = np.empty((len(scores), n_labels), dtype=np.float32)
    result[:, :-2] = log_softmax(scores[:, :-3])
    division = log_softmax(scores[:, -3:])
    result[:, -2:] = result[:, :1] + division[:, :2]
    result[:, 0] += division[:, 2]
    return result
