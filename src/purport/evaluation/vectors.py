"""Sparse TF-IDF vectors of documents, for baselines and document similarity."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence


def tf_idf(documents: Sequence[Iterable[str]]) -> list[dict[str, float]]:
    """Give a unit vector of log TF times IDF for each document.

    Arguments: the terms of each document, repeated as often as they stand in it.
    """
    bags = [Counter(terms) for terms in documents]
    frequency = Counter(term for bag in bags for term in bag)
    vectors = []
    for bag in bags:
        vector = {t: (1 + math.log(n)) * math.log(len(bags) / frequency[t]) for t, n in bag.items()}
        length = math.sqrt(sum(x * x for x in vector.values())) or 1.0
        vectors.append({t: x / length for t, x in vector.items() if x})
    return vectors


def cosine(one: Mapping[str, float], two: Mapping[str, float]) -> float:
    """Give the cosine of two unit vectors."""
    small, large = (one, two) if len(one) <= len(two) else (two, one)
    return sum(value * large.get(term, 0.0) for term, value in small.items())
