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
    alive = np.searchsorted(-lengths, -np.arange(lengths[0]), side="left")
    best = scores[begins[: alive[0]]] + np.where(transitions.min(0) <= _FORBIDDEN, _FORBIDDEN, 0)
    back: list[Ints] = []
    lasts: Ints = np.zeros(len(order), dtype=np.int64)
    for t in range(1, int(lengths[0])):
        k = int(alive[t])
        if k < len(best):
            lasts[k : len(best)] = best[k:].argmax(1)
            best = best[:k]
        table = best[:, :, None] + transitions
        pointers = table.argmax(1)
        back.append(pointers)
        best = np.take_along_axis(table, pointers[:, None, :], axis=1)[:, 0] + scores[begins[:k] + t]
    lasts[: len(best)] = best.argmax(1)
    current = lasts
    for t in range(int(lengths[0]) - 1, -1, -1):
        k = int(alive[t])
        out[begins[:k] + t] = current[:k]
        if t:
            rows = np.arange(k)
            current[:k] = back[t - 1][rows, current[:k]]
    return out


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
    alive = np.searchsorted(-lengths, -np.arange(lengths[0]), side="left")
    step = np.exp(transitions - transitions.max())
    local = np.exp(scores - scores.max(1, keepdims=True))
    forward = local[begins] * (transitions.min(0) > _FORBIDDEN)
    forward /= forward.sum(1, keepdims=True)
    out[begins] = forward
    for t in range(1, int(lengths[0])):
        k = int(alive[t])
        forward = (forward[:k] @ step) * local[begins[:k] + t] + _TINY
        forward /= forward.sum(1, keepdims=True)
        out[begins[:k] + t] = forward
    backward = np.ones((int(alive[-1]), scores.shape[1]), dtype=np.float32)
    for t in range(int(lengths[0]) - 2, -1, -1):
        k, known = int(alive[t]), len(backward)
        rows = begins[:known] + t + 1
        whole = np.ones((k, scores.shape[1]), dtype=np.float32)
        whole[:known] = (backward * local[rows]) @ step.T + _TINY
        backward = whole / whole.sum(1, keepdims=True)
        out[begins[:k] + t] *= backward
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
