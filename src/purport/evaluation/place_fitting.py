"""Fit the weights of the toponym ranker on resolved toponyms.

A conditional logit: the log of the belief given to bearers within 161 km of the gold point is maximised by gradient
ascent with momentum and a quadratic penalty towards the start. The evidence of a text depends on the weights, so
fitting is repeated. Only the weights leave; no text does.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

from purport.evaluation.place_corpora import GoldArticle, is_near
from purport.mentions.place_background import background
from purport.mentions.place_evidence import prepared
from purport.mentions.place_parents import Toponym, parents_in_text, with_shared_parents
from purport.mentions.place_ranker import FEATURES, Evidence, Weights, features
from purport.mentions.place_resolution import place_of

Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]
Case = tuple[Floats, Flags, float]
ROUNDS, STEPS, RATE, PENALTY = 2, 400, 0.3, 0.002

START = {
    "population": 1.5, "country": 1.5, "region": 9.0, "capital": 1.5, "alternate": -1.0, "official": 0.5, "parent": 5.0,
    "country_share": 3.0, "country_seen": 1.0, "admin1_share": 2.0, "admin1_seen": 2.0, "near": 1.0, "kind_word": 2.0,
    "home_unit": 2.0, "home_country": 1.0, "home_near": 2.0,
}  # fmt: skip
"""Round numbers set by hand before any fitting, from which fitting starts and to which it is drawn; others are 0.

`region` and the outlet's home stay there: the corpora give hardly any region a point and no outlet its town.
"""


def cases(article: GoldArticle, weights: Weights) -> Iterator[tuple[list[list[float]], list[bool]]]:
    """Give for each toponym the features of all its bearers and which of them are near the gold point."""
    toponyms = with_shared_parents(
        [
            Toponym(text=article.text[a:b], span=(a, b), parents=parents_in_text(article.text, (a, b)))
            for a, b in (gold.span for gold in article.toponyms)
        ]
    )
    found = prepared(toponyms, background(article.text), weights)
    for gold, (query, evidence, own) in zip(article.toponyms, found, strict=True):
        rows = [features(entry, query, evidence, own or Evidence()) for entry in query.entries]
        yield rows, [is_near(place_of(entry, query.name), gold) for entry in query.entries]


def gather(corpora: Sequence[Sequence[GoldArticle]], weights: Weights) -> list[Case]:
    """Keep the toponyms with several bearers of which some, not all, are near; each corpus weighs the same."""
    found: list[Case] = []
    for articles in corpora:
        kept = [
            (np.array(rows), np.array(near))
            for article in articles
            for rows, near in cases(article, weights)
            if any(near) and not all(near)
        ]
        found += [(rows, near, 1.0 / len(kept)) for rows, near in kept]
    return found


def ascend(data: Sequence[Case], start: Floats, towards: Floats) -> Floats:
    """Maximise the belief in near bearers, from `start`, pulled `towards` a prior."""
    sizes = [len(near) for _, near, _ in data]
    rows = np.concatenate([row for row, _, _ in data])
    near = np.concatenate([flags for _, flags, _ in data])
    shares = np.array([share for _, _, share in data])
    owner = np.repeat(np.arange(len(data)), sizes)
    starts = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    worth = (shares / shares.sum())[owner]
    weights, moment = start.copy(), np.zeros_like(start)
    for _ in range(STEPS):
        scores = rows @ weights
        scores -= np.maximum.reduceat(scores, starts)[owner]
        raw = np.exp(scores)
        whole = np.add.reduceat(raw, starts)[owner]
        right = np.maximum(np.add.reduceat(raw * near, starts)[owner], 1e-300)
        gradient = ((raw * near / right - raw / whole) * worth) @ rows
        moment = 0.9 * moment + gradient - PENALTY * (weights - towards)
        weights = weights + RATE * moment
    return weights


def fit(corpora: Sequence[Sequence[GoldArticle]]) -> Weights:
    """Fit, renew the evidence with the new weights, fit again. Empty corpora give START back."""
    prior = np.array([START.get(name, 0.0) for name in FEATURES])
    weights = prior
    for _ in range(ROUNDS):
        data = gather(corpora, Weights(tuple(float(w) for w in weights)))
        if not data:
            break
        weights = ascend(data, weights, prior)
    return Weights(tuple(float(w) for w in weights))
