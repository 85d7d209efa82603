"""What a text says about where it plays, gathered from all its place names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache

from purport.mentions.gazetteer import Entry
from purport.mentions.place_coherence import company
from purport.mentions.place_names import MAX_NAME
from purport.mentions.place_parents import Toponym
from purport.mentions.place_queries import query_for
from purport.mentions.place_ranker import Evidence, Query, Weights, evidence_of, pooled, rank, rank_key

SETTLED = 0.8
"""Belief from which a name lends its point to the others."""

Ranked = Sequence[tuple[Entry, float]]


def prepared(
    toponyms: Sequence[Toponym], counts: Mapping[str, int], weights: Weights, home: Entry | None = None
) -> list[tuple[Query, Evidence, Evidence | None]]:
    """Give each toponym's query, the evidence of the text, and the part of it that the name itself gave.

    Arguments: the toponyms, from `with_shared_parents`; how often the text names countries and units, from
    `background`; the ranker's weights; the outlet's town. Each name is first believed by itself, then against the
    belief in the others; what comes out of that is the evidence.
    """
    queries = [query_for(toponym.text[:MAX_NAME], toponym.parents) for toponym in toponyms]
    mentions: Counter[str] = Counter(query.key for query in queries)
    # The wording by which each name is looked up before the text has said anything.
    first: dict[str, Query] = {}
    for query in queries:
        if query.key not in first or (query.parents and not first[query.key].parents):
            first[query.key] = query
    # The tenth mention of a name says little more than the third.
    often = {key: min(3, max(mentions[key], counts.get(key, 0))) for key in (*first, *counts)}
    alone = {key: _alone(query, weights) for key, query in first.items()}
    for key in counts:
        if key not in alone:
            alone[key] = rank_key(key, weights)
    kept = company({key: alone[key] for key in first})
    parts = {key: evidence_of(ranked, often[key]) for key, ranked in alone.items()}
    evidence = _gathered(alone, parts, kept, home)
    # Only a name with several bearers can be believed otherwise for what the others say.
    open_ = {key: query for key, query in first.items() if len(query.entries) > 1}
    again: dict[str, Ranked] = {key: rank(query, evidence, parts[key], weights) for key, query in open_.items()}
    parts |= {key: evidence_of(ranked, often[key]) for key, ranked in again.items()}
    evidence = _gathered({**alone, **again}, parts, kept, home)
    return [(query, evidence, parts.get(query.key)) for query in queries]


@lru_cache(maxsize=8192)
def _alone(query: Query, weights: Weights) -> tuple[tuple[Entry, float], ...]:
    """Order the bearers of a name before the text has said anything."""
    return tuple(rank(query, Evidence(), None, weights))


def _gathered(
    ranked: Mapping[str, Ranked], parts: Mapping[str, Evidence],
    kept: Mapping[tuple[str, int], tuple[float, float, float]], home: Entry | None,
) -> Evidence:  # fmt: skip
    points = [point for one in ranked.values() for point in _points(one)]
    return pooled(parts.values(), points, kept, home)


def _points(ranked: Ranked) -> list[tuple[float, float, int]]:
    return [
        (entry.lat, entry.lon, entry.id)
        for entry, share in ranked[:1]
        if share > SETTLED and entry.kind in ("city", "admin1") and entry.lat is not None and entry.lon is not None
    ]
