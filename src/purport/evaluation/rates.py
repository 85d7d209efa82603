"""Rates over labels that several evaluations print."""

from collections.abc import Sequence


def macro_f1(gold: Sequence[object], said: Sequence[object]) -> float:
    """Give the mean F1 over the labels of the gold, between 0 and 1; 0 without any."""
    scores = []
    for label in sorted(set(gold), key=str):
        hits = sum(g == s == label for g, s in zip(gold, said, strict=True))
        scores.append(2 * hits / (list(gold).count(label) + list(said).count(label)))
    return sum(scores) / max(1, len(scores))
