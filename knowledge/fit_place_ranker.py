"""Fit the weights of the toponym ranker: `python -m knowledge.fit_place_ranker DATA_DIR`.

A conditional logit: the log of the belief given to bearers within 161 km of the gold point is maximised by
gradient ascent, with a quadratic penalty. Evidence depends on the weights, so fitting is repeated. The texts stay
where they are; only the weights are kept. Accuracy is printed in five folds over the articles of each corpus.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from purport.evaluation.places import CORPORA, GoldArticle, GoldToponym, is_near, read_corpus
from purport.mentions import place_ranker, place_resolution
from purport.mentions.place_background import background
from purport.mentions.place_ranker import FEATURES
from purport.mentions.place_resolution import parents_in_text, place_of

Case = tuple[np.ndarray, np.ndarray, float]
ROUNDS, STEPS, RATE, PENALTY, FOLDS = 2, 500, 0.2, 0.002, 5


def cases(article: GoldArticle) -> Iterator[tuple[GoldToponym, list[tuple[float, ...]], list[bool]]]:
    """Give the features of all bearers of each toponym, and which of them are near the gold point."""
    toponyms = [
        place_resolution.Toponym(text=article.text[a:b], span=(a, b), parents=parents_in_text(article.text, (a, b)))
        for a, b in (gold.span for gold in article.toponyms)
    ]
    for gold, (query, evidence, own) in zip(
        article.toponyms,
        place_resolution.prepared(place_resolution.with_shared_parents(toponyms), background(article.text)),
        strict=True,
    ):
        rows = [
            tuple(place_ranker.features(entry, query, evidence, own or place_ranker.Evidence()))
            for entry in query.entries
        ]
        yield gold, rows, [is_near(place_of(entry, query.name), gold) for entry in query.entries]


def gather(corpora: Sequence[Sequence[GoldArticle]]) -> list[Case]:
    """Keep the toponyms with several bearers of which some, not all, are near; each corpus weighs the same."""
    found: list[Case] = []
    for articles in corpora:
        kept = [
            (np.array(rows), np.array(near))
            for article in articles
            for _, rows, near in cases(article)
            if any(near) and not all(near)
        ]
        found += [(rows, near, 1.0 / len(kept)) for rows, near in kept]
    return found


def fit(data: Sequence[Case], start: np.ndarray) -> np.ndarray:
    """Maximise the belief in near bearers."""
    sizes = [len(near) for _, near, _ in data]
    rows = np.concatenate([row for row, _, _ in data])
    near = np.concatenate([flags for _, flags, _ in data])
    shares = np.array([share for _, _, share in data])
    owner = np.repeat(np.arange(len(data)), sizes)
    starts = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    weights, moment = start.copy(), np.zeros_like(start)
    for _ in range(STEPS):
        scores = rows @ weights
        scores -= np.maximum.reduceat(scores, starts)[owner]
        raw = np.exp(scores)
        all_mass = np.add.reduceat(raw, starts)[owner]
        near_mass = np.maximum(np.add.reduceat(raw * near, starts)[owner], 1e-300)
        gradient = ((raw * near / near_mass - raw / all_mass) * (shares / shares.sum())[owner]) @ rows
        moment = 0.9 * moment + gradient - PENALTY * (weights - start)
        weights = weights + RATE * moment
    return weights


def use(weights: np.ndarray) -> None:
    """Let the ranker use these weights."""
    table = dict(zip(FEATURES, (float(w) for w in weights), strict=True))
    place_ranker.ranker_weights = lambda: table  # type: ignore[assignment]


def hits(articles: Sequence[GoldArticle]) -> tuple[int, int]:
    """Count right and all toponyms, countries left out."""
    right = total = 0
    for article in articles:
        places = place_resolution.resolve_places(article.text, [gold.span for gold in article.toponyms])
        for gold, place in zip(article.toponyms, places, strict=True):
            if not gold.country:
                total += 1
                right += is_near(place, gold)
    return right, total


def trained(corpora: Sequence[Sequence[GoldArticle]], start: np.ndarray) -> np.ndarray:
    """Fit, renew the evidence with the new weights, fit again."""
    weights = start
    for _ in range(ROUNDS):
        use(weights)
        weights = fit(gather(corpora), start)
    return weights


def main() -> None:
    """Print accuracy in folds, then the weights fitted on everything."""
    parser = argparse.ArgumentParser(prog="python -m knowledge.fit_place_ranker", description=__doc__)
    parser.add_argument("data_dir", type=Path)
    options = parser.parse_args()
    corpora = {name: read_corpus(options.data_dir / "places" / f"{name}.xml") for name in CORPORA}
    start = np.array([place_ranker.ranker_weights()[name] for name in FEATURES])
    totals = {name: [0, 0] for name in CORPORA}
    for fold in range(FOLDS):
        weights = trained([[a for i, a in enumerate(c) if i % FOLDS != fold] for c in corpora.values()], start)
        use(weights)
        for name, articles in corpora.items():
            right, total = hits(articles[fold::FOLDS])
            totals[name][0] += right
            totals[name][1] += total
    for name, (right, total) in totals.items():
        print(f"{name}: {right / total:.4f} of {total} in {FOLDS} folds")
    weights = trained(list(corpora.values()), start)
    for name, weight in zip(FEATURES, weights, strict=True):
        print(f"{name} = {weight:.3f}")


if __name__ == "__main__":
    main()
