"""Spans from label scores: the best label sequence in which every span begins with its own B."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from purport.language.model_files import Floats, Ints

_FORBIDDEN = np.float32(-1e4)
_TINY = 1e-30
_STEPS_IN_PROPORTION = 6


def bio_transitions(labels: Sequence[str], learned: Floats | None = None) -> Floats:
    """Return transition scores with I- forbidden except after B- or I- of the same kind."""
    n = len(labels)
    table = np.zeros((n, n), dtype=np.float32) if learned is None else learned.astype(np.float32).copy()
    for to, label in enumerate(labels):
        if label.startswith("I-"):
            for before, other in enumerate(labels):
                if other not in ("B-" + label[2:], label):
                    table[before, to] = _FORBIDDEN
    return table


def best_labels(scores: Floats, transitions: Floats, bounds: Sequence[tuple[int, int]]) -> Ints:
    """Return the best label of every word, each stretch of words decoded on its own.

    All stretches step forward together, the longest first in the table, so that the Python loop runs once
    per word of the longest stretch and not once per word.
    """
    labels: Ints = np.zeros(len(scores), dtype=np.int64)
    order = _longest_first(bounds)
    if not order:
        return labels
    words, steps = _steps(order)
    # Labels before words: numpy finds the largest of many rows much faster than that of many short columns.
    local = np.ascontiguousarray(scores[words].T)
    onto = transitions[:, :, None]
    best = local[:, steps[0]] + np.where(transitions.min(0) <= _FORBIDDEN, _FORBIDDEN, 0)[:, None]
    reached, before = [best], [np.zeros_like(best)]
    for step in steps[1:]:
        best = best[:, : step.stop - step.start]
        before.append(best)
        best = np.maximum.reduce(best[:, None, :] + onto, 0)
        best += local[:, step]
        reached.append(best)
    pointers = (np.concatenate(before, axis=1).T[:, None, :] + transitions.T).argmax(2)
    lasts = np.concatenate(reached, axis=1).argmax(0)
    labels[words] = _trace(lasts.tolist(), pointers, [b - a for a, b in order], steps)
    return labels


def _trace(lasts: Sequence[int], pointers: Ints, lengths: Sequence[int], steps: Sequence[slice]) -> list[int]:
    """Follow the pointers from the last word of each stretch to its first."""
    # One flat list: a list for each word would wake the garbage collector.
    came = pointers.ravel().tolist()
    width = pointers.shape[1]
    found = [0] * len(lasts)
    begins = [step.start for step in steps]
    for stretch, length in enumerate(lengths):
        label = lasts[begins[length - 1] + stretch]
        for begin in reversed(begins[:length]):
            at = begin + stretch
            found[at] = label
            label = came[at * width + label]
    return found


def _longest_first(bounds: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    return sorted((b for b in bounds if b[1] > b[0]), key=lambda b: b[0] - b[1])


def _steps(order: Sequence[tuple[int, int]]) -> tuple[Ints, list[slice]]:
    """Return the words in the order in which stretches that go forward together reach them, and each step's part.

    The stretches come longest first, so that those which still go on are always the first ones.
    """
    begins = np.asarray([a for a, _ in order], dtype=np.int64)
    lengths = np.asarray([b - a for a, b in order], dtype=np.int64)
    alive = np.searchsorted(-lengths, -np.arange(int(lengths[0])), side="left")
    ends = alive.cumsum()
    stretch = np.arange(int(ends[-1])) - np.repeat(ends - alive, alive)
    words = begins[stretch] + np.repeat(np.arange(len(alive)), alive)
    return words, [slice(b - k, b) for b, k in zip(ends.tolist(), alive.tolist(), strict=True)]


def label_probabilities(scores: Floats, transitions: Floats, bounds: Sequence[tuple[int, int]]) -> Floats:
    """Return the probability of every label at every word under the linear chain, each stretch on its own.

    The sums from the left and from the right step forward together, the latter over the stretches turned round.
    They are brought back into proportion every few steps; so few shrink no sum to zero in double precision.
    """
    out: Floats = np.zeros_like(scores)
    order = _longest_first(bounds)
    if not order:
        return out
    words, steps = _steps(order)
    turned = _turned(order, words, steps)
    width = scores.shape[1]
    change = np.exp(transitions.astype(np.float64) - transitions.max())
    # One matrix takes the sums from the left in its first half and those from the right in its second.
    both_ways = np.zeros((2 * width, 2 * width))
    both_ways[:width, :width], both_ways[width:, width:] = change, change.T
    local = np.exp(scores.astype(np.float64) - scores.max(1, keepdims=True))
    here = np.concatenate([local[words], local[turned]], axis=1)
    arriving = np.empty_like(here)
    arriving[steps[0]] = np.append(transitions.min(0) > _FORBIDDEN, np.ones(width, dtype=bool))
    state = arriving[steps[0]] * here[steps[0]]
    for number, step in enumerate(steps[1:]):
        reached = np.matmul(state[: step.stop - step.start], both_ways, out=arriving[step])
        state = reached * here[step]
        if number % _STEPS_IN_PROPORTION == 0:
            halves = state.reshape(-1, 2, width)
            halves += _TINY
            halves /= np.add.reduce(halves, 2, keepdims=True)
    from_right = np.empty_like(local)
    from_right[turned] = arriving[:, width:]
    product = arriving[:, :width] * here[:, :width] * from_right[words]
    total = product.sum(1, keepdims=True)
    np.divide(product, total, out=product, where=total > 0)
    out[words] = product
    return out


def _turned(order: Sequence[tuple[int, int]], words: Ints, steps: Sequence[slice]) -> Ints:
    """Return the words as `_steps` does, for stretches that are read from their ends."""
    mirrors = np.asarray([a + b - 1 for a, b in order], dtype=np.int64)
    alive = np.concatenate([np.arange(s.stop - s.start) for s in steps])
    turned: Ints = mirrors[alive] - words
    return turned


def log_softmax(scores: Floats) -> Floats:
    """Return log probabilities over the last axis."""
    shifted = scores - scores.max(-1, keepdims=True)
    result: Floats = shifted - np.log(np.exp(shifted).sum(-1, keepdims=True))
    return result


@dataclass(frozen=True, slots=True, kw_only=True)
class SpanTable:
    """The spans of many stretches of words, ascending: labels without B- and I-, first words, ends."""

    labels: list[str]
    starts: list[int]
    ends: list[int]

    def any_within(self, start: int, end: int) -> bool:
        """Say whether a span begins in the words [start, end)."""
        k = bisect_left(self.starts, start)
        return k < len(self.starts) and self.starts[k] < end

    def within(self, start: int, end: int) -> list[tuple[int, int, str]]:
        """Give start, end and label of the spans in the words [start, end), counted from the first of these."""
        a = bisect_left(self.starts, start)
        b = bisect_left(self.starts, end, a)
        return [(self.starts[k] - start, self.ends[k] - start, self.labels[k]) for k in range(a, b)]


def span_table(labels: Ints, names: Sequence[str]) -> SpanTable:
    """Return the spans of decoded labels, in which every I follows its own kind. `names` are those of the labels."""
    inside = np.asarray([name.startswith("I-") for name in names])
    borders = np.flatnonzero(~inside[labels])
    begun = labels[borders]
    ends = np.append(borders[1:], len(labels))
    told = np.asarray([name != "O" for name in names])[begun]
    return SpanTable(
        labels=[names[k][2:] for k in begun[told].tolist()], starts=borders[told].tolist(), ends=ends[told].tolist()
    )


def read_spans(labels: Sequence[str]) -> list[tuple[str, int, int]]:
    """Return kind, start and end of each span of BIO labels."""
    spans: list[tuple[str, int, int]] = []
    start = -1
    kind = ""
    for i, label in enumerate(labels):
        if start >= 0 and (label[0] != "I" or label[2:] != kind):
            spans.append((kind, start, i))
            start = -1
        if label[0] == "B":
            start, kind = i, label[2:]
    if start >= 0:
        spans.append((kind, start, len(labels)))
    return spans
