"""Spans from label scores: the best label sequence in which every span begins with its own B."""

from collections.abc import Sequence

import numpy as np

from purport.language.model_files import Floats, Ints

_FORBIDDEN = np.float32(-1e4)
_TINY = np.float32(1e-30)


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
    n = len(scores)
    out: Ints = np.zeros(n, dtype=np.int64)
    order = sorted(range(len(bounds)), key=lambda k: bounds[k][0] - bounds[k][1])
    lengths = np.asarray([bounds[k][1] - bounds[k][0] for k in order], dtype=np.int64)
    if not len(lengths) or not lengths[0]:
        return out
    begins = np.asarray([bounds[k][0] for k in order], dtype=np.int64)
    words, steps = _steps(begins, lengths)
    local = scores[words]
    labels = np.empty(len(words), dtype=np.int64)
    best = local[steps[0]] + np.where(transitions.min(0) <= _FORBIDDEN, _FORBIDDEN, 0)
    onto = np.ascontiguousarray(transitions.T)
    back: list[Ints] = []
    lasts: Ints = np.zeros(len(order), dtype=np.int64)
    for step in steps[1:]:
        k = step.stop - step.start
        if k < len(best):
            lasts[k : len(best)] = best[k:].argmax(1)
            best = best[:k]
        table = best[:, None, :] + onto
        back.append(table.argmax(2))
        best = np.maximum.reduce(table, 2) + local[step]
    lasts[: len(best)] = best.argmax(1)
    rows = np.arange(len(order))
    current = lasts
    for step in reversed(steps):
        k = step.stop - step.start
        labels[step] = current[:k]
        if back:
            pointers = back.pop()
            current[:k] = pointers[rows[:k], current[:k]]
    out[words] = labels
    return out


def _steps(begins: Ints, lengths: Ints) -> tuple[Ints, list[slice]]:
    """Return the words in the order in which stretches that go forward together reach them, and each step's part.

    The stretches come longest first, so that those which still go on are always the first ones.
    """
    alive = np.searchsorted(-lengths, -np.arange(int(lengths[0])), side="left")
    ends = alive.cumsum()
    stretch = np.arange(int(ends[-1])) - np.repeat(ends - alive, alive)
    words = begins[stretch] + np.repeat(np.arange(len(alive)), alive)
    return words, [slice(b - k, b) for b, k in zip(ends.tolist(), alive.tolist(), strict=True)]


def label_probabilities(scores: Floats, transitions: Floats, bounds: Sequence[tuple[int, int]]) -> Floats:
    """Return the probability of every label at every word under the linear chain, each stretch on its own.

    Forward and backward sums are kept in proportion at every step, so nothing over- or underflows.
    """
    out: Floats = np.zeros_like(scores)
    order = sorted((b for b in bounds if b[1] > b[0]), key=lambda b: b[0] - b[1])
    if not order:
        return out
    begins = np.asarray([a for a, _ in order], dtype=np.int64)
    lengths = np.asarray([b - a for a, b in order], dtype=np.int64)
    words, steps = _steps(begins, lengths)
    change = np.exp(transitions - transitions.max())
    local = np.exp(scores - scores.max(1, keepdims=True))[words]
    both = np.empty_like(local)
    forward = local[steps[0]] * (transitions.min(0) > _FORBIDDEN)
    forward /= np.add.reduce(forward, 1, keepdims=True)
    both[steps[0]] = forward
    for step in steps[1:]:
        forward = np.matmul(forward[: step.stop - step.start], change, out=both[step])
        forward *= local[step]
        forward += _TINY
        forward /= np.add.reduce(forward, 1, keepdims=True)
    backward = np.ones((steps[-1].stop - steps[-1].start, scores.shape[1]), dtype=np.float32)
    for step, after in zip(steps[-2::-1], steps[:0:-1], strict=True):
        known = len(backward)
        whole = np.ones((step.stop - step.start, scores.shape[1]), dtype=np.float32)
        whole[:known] = (backward * local[after]) @ change.T
        whole[:known] += _TINY
        whole /= np.add.reduce(whole, 1, keepdims=True)
        backward = whole
        both[step] *= backward
    out[words] = both
    total: Floats = out.sum(1, keepdims=True)
    np.divide(out, total, out=out, where=total > 0)
    return out


def log_softmax(scores: Floats) -> Floats:
    """Return log probabilities over the last axis."""
    shifted = scores - scores.max(-1, keepdims=True)
    result: Floats = shifted - np.log(np.exp(shifted).sum(-1, keepdims=True))
    return result


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
