"""How well scores say how often they are right: reliability bins and the expected calibration error."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Bin:
    """The scores within [low, high): how many, their mean, and the share that was right."""

    low: float
    high: float
    count: int
    score: float
    right: float


def bins(scores: Sequence[float], right: Sequence[bool], number: int = 10) -> list[Bin]:
    """Give bins of equal width over 0 to 1; empty ones are left out. The last one holds the score 1."""
    found: list[Bin] = []
    for n in range(number):
        inside = [i for i, s in enumerate(scores) if min(int(s * number), number - 1) == n]
        if inside:
            mean = sum(scores[i] for i in inside) / len(inside)
            share = sum(right[i] for i in inside) / len(inside)
            found.append(Bin(low=n / number, high=(n + 1) / number, count=len(inside), score=mean, right=share))
    return found


def expected_error(scores: Sequence[float], right: Sequence[bool], number: int = 10) -> float:
    """Give the expected calibration error: distances of score and share, weighted by counts (Guo et al. 2017)."""
    total = max(1, len(scores))
    return sum(b.count * abs(b.score - b.right) for b in bins(scores, right, number)) / total
