"""Score places end to end: names that we find ourselves, resolved with the article as context."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from purport.evaluation.place_corpora import GoldArticle, is_near
from purport.evaluation.report import Figure
from purport.language.passages import read_passages
from purport.mentions.place_finder import find_toponyms_in
from purport.reading.session import default_session, open_item
from purport.records import PlaceMention

ARTICLES = 20
"""Articles of each corpus that are read, evenly spaced: the encoder is what takes time."""


def score_end_to_end(corpora: Mapping[str, Sequence[GoldArticle]]) -> list[Figure]:
    """Give precision, recall and F1 of places found and put within 161 km, countries counted by their point or id.

    A mention of ours counts for the gold toponym that it overlaps; one that overlaps none is wrong, though the corpora
    leave some places unannotated.
    """
    figures = []
    for name, articles in corpora.items():
        right = ours = gold = 0
        for article in articles[:: max(1, len(articles) // ARTICLES)]:
            found = _found(article.text)
            ours += len(found)
            gold += len(article.toponyms)
            right += _right(found, article)
        for label, share in (
            ("F1", 2 * right / max(1, ours + gold)),
            ("precision", right / max(1, ours)),
            ("recall", right / max(1, gold)),
        ):
            figures.append(Figure(name=f"{name}, end to end {label}", value=share, digits=3))
    return figures


def _found(text: str) -> tuple[PlaceMention, ...]:
    article = open_item({"text": text})[0]
    return find_toponyms_in(article, read_passages(article, default_session().model))


def _right(found: Sequence[PlaceMention], article: GoldArticle) -> int:
    """Count the gold toponyms that a mention of ours overlaps and puts in the right place."""
    count = 0
    for gold in article.toponyms:
        start, end = gold.span
        over = [m for m in found if m.span[0] < end and m.span[1] > start]
        count += any(is_near(m.place, gold) for m in over)
    return count
