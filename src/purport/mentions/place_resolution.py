"""Resolve place names of one text together, so that each helps the others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from purport.mentions.gazetteer import Entry, region_members
from purport.mentions.place_background import background
from purport.mentions.place_evidence import prepared
from purport.mentions.place_focus import NARROW, guess
from purport.mentions.place_hulls import distance_km
from purport.mentions.place_names import MAX_NAME
from purport.mentions.place_parents import (
    Toponym,
    fits_parent,
    is_firmly_placed,
    parents_in_text,
    with_shared_parents,
)
from purport.mentions.place_ranker import NEAR_KM, Query, Weights, rank, ranker_weights
from purport.records import Place, Span
from purport.records.values import Precision

_PRECISIONS: dict[str, Precision] = {
    "country": "country",
    "admin1": "admin1",
    "admin2": "admin2",
    "city": "city",
    "region": "region",
    "site": "exact",
}


def resolve_toponyms(
    toponyms: Sequence[Toponym],
    counts: Mapping[str, int] | None = None,
    *,
    home: Entry | None = None,
    weights: Weights | None = None,
) -> list[Place | None]:
    """Resolve the toponyms of one text.

    Arguments: the toponyms; how often the text names countries and units, from `background`; the outlet's town; other
    weights than the package's. Returns a Place for each, or None where no bearer of the name is known.
    """
    weights = weights or ranker_weights()
    placed = with_shared_parents(toponyms)
    answers: dict[tuple[str, tuple[str, ...]], Place | None] = {}
    found: list[Place | None] = []
    for toponym, (query, evidence, own) in zip(placed, prepared(placed, counts or {}, weights, home), strict=True):
        # All mentions of one name under one parent have the same evidence, so the same answer.
        named = toponym.text, toponym.parents
        if named not in answers:
            answers[named] = _place(toponym, query, rank(query, evidence, own, weights))
        place = answers[named]
        found.append(_at(place, toponym.span) if place is not None else None)
    if None not in found:
        return found
    known = [place for place in found if place is not None and place.precision in NARROW]
    return [
        guess(toponym.text, toponym.span, known) if place is None and toponym.span and toponym.text else place
        for toponym, place in zip(toponyms, found, strict=True)
    ]


def _place(toponym: Toponym, query: Query, ranked: Sequence[tuple[Entry, float]]) -> Place | None:
    if not ranked or (query.parents and is_firmly_placed(toponym) and not fits_parent(toponym)):
        return _within_parent(toponym, query)
    entry = ranked[0][0]
    # A city and the province of its name are one answer to "where".
    share = sum(belief for other, belief in ranked if _same_spot(entry, other))
    return place_of(entry, toponym.text, toponym.span, score=round(share, 3))


def _at(place: Place, span: Span | None) -> Place:
    """Give the same place for another mention of it."""
    return place if place.span == span else Place(
        text=place.text, span=span, name=place.name, country=place.country, admin1=place.admin1,
        geonameid=place.geonameid, lat=place.lat, lon=place.lon, precision=place.precision, score=place.score,
    )  # fmt: skip


def _same_spot(entry: Entry, other: Entry) -> bool:
    if entry.id == other.id:
        return True
    if entry.country != other.country or "country" in (entry.kind, other.kind):
        return False
    if entry.admin1 is not None and entry.admin1 == other.admin1:
        return True
    if entry.lat is None or entry.lon is None or other.lat is None or other.lon is None:
        return False
    return distance_km((entry.lat, entry.lon), (other.lat, other.lon)) < NEAR_KM


def _within_parent(toponym: Toponym, query: Query) -> Place | None:
    """Place an unknown name in the first-level unit or country that the text puts it in."""
    for parent in query.parents:
        if parent.kind in ("admin1", "country"):
            place = place_of(parent, toponym.text, toponym.span)
            return replace(place, name=toponym.text, geonameid=None, score=0.4)
    return None


def place_of(entry: Entry, text: str, span: Span | None = None, *, score: float = 1.0) -> Place:
    """Make the record of a gazetteer entry. A region of one country has that country, others none."""
    country = entry.country
    if country is None and len(region_members().get(entry.id, ())) == 1:
        country = region_members()[entry.id][0]
    return Place(
        text=text,
        span=span,
        name=entry.name,
        country=country,
        admin1=entry.admin1,
        geonameid=entry.geonameid,
        lat=entry.lat,
        lon=entry.lon,
        precision=_PRECISIONS[entry.kind],
        score=score,
    )


def resolve_places(
    text: str, spans: Sequence[Span], *, home: Entry | None = None, weights: Weights | None = None
) -> list[Place | None]:
    """Resolve the place names at given spans of a text.

    Arguments: the text; half-open character spans of the names; the outlet's town; other weights than the package's.
    Returns a Place for each, None where nothing is known or the span is empty or outside the text.
    """
    toponyms = [
        Toponym(text=text[start:end], span=(start, end), parents=parents_in_text(text, (start, end)))
        if 0 <= start < end <= len(text) and end - start <= MAX_NAME
        else Toponym(text="", span=(start, end))
        for start, end in spans
    ]
    return resolve_toponyms(toponyms, background(text), home=home, weights=weights)


def resolve_place(name: str, *, text: str | None = None, span: Span | None = None) -> Place | None:
    """Resolve one place name, by itself or in its text.

    Arguments: the name; the text around it and where in it the name stands, which help to choose between places of
    one name. Returns None where the name is not known.
    """
    if not name.strip() or len(name) > MAX_NAME:
        return None
    counts = background(text) if text else None
    parents = parents_in_text(text, span) if text and span else ()
    return resolve_toponyms([Toponym(text=name, span=span, parents=parents)], counts)[0]


def rivals(
    text: str, span: Span, spans: Sequence[Span] = (), *, home: Entry | None = None, most: int = 3
) -> list[Place]:
    """Give the likeliest bearers of one place name in its text, each with its share of the belief.

    Arguments: the text; where the name stands; where other place names stand, which are its context; the outlet's
    town; how many bearers to give. A city and the district of its name are one. The record keeps the first of them.
    """
    toponyms = with_shared_parents(
        [
            Toponym(text=text[a:b], span=(a, b), parents=parents_in_text(text, (a, b)))
            for a, b in (span, *spans)
            if 0 <= a < b <= len(text) and b - a <= MAX_NAME
        ]
    )
    if not toponyms or toponyms[0].span != span:
        return []
    weights = ranker_weights()
    query, evidence, own = prepared(toponyms, background(text), weights, home)[0]
    spots: list[tuple[Entry, float]] = []
    for entry, share in rank(query, evidence, own, weights):
        at = next((i for i, (other, _) in enumerate(spots) if _same_spot(other, entry)), None)
        if at is None:
            spots.append((entry, share))
        else:
            spots[at] = (spots[at][0], spots[at][1] + share)
    spots.sort(key=lambda spot: -spot[1])
    return [place_of(entry, toponyms[0].text, span, score=round(share, 3)) for entry, share in spots[:most]]
