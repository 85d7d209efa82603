"""Resolve place names of one text together, so that each helps the others."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

import msgspec
from msgspec import structs

from purport.mentions.gazetteer import Entry, region_members
from purport.mentions.place_background import background
from purport.mentions.place_names import MAX_NAME, name_key
from purport.mentions.place_queries import parent_entries, query_for
from purport.mentions.place_ranker import NEAR_KM, Evidence, Query, distance_km, evidence_of, pooled, rank, rank_key
from purport.records import Place, Span
from purport.records.values import Precision

_PARENT_AFTER = re.compile(r"\s{0,2}[,(]\s{0,2}((?:[A-Z][\w’'.-]{0,24}\s?){1,4})")
_PARENT_IN = re.compile(r"\s(?:in|of)\s(?:the\s)?(?:[a-z]+\s){0,2}((?:[A-Z][\w’'-]{0,24}\s?){1,3})")
_STATED = frozenset({"USA", "CAN"})
"""Countries whose writers put the state or province after a town's name as a matter of course."""
_PRECISIONS: dict[str, Precision] = {
    "country": "country",
    "admin1": "admin1",
    "admin2": "admin2",
    "city": "city",
    "region": "region",
}


class Toponym(msgspec.Struct, frozen=True, kw_only=True):
    """A place name to resolve, with the names of places that its text says it lies in."""

    text: str
    span: Span | None = None
    parents: tuple[str, ...] = ()


def parents_in_text(text: str, span: Span) -> tuple[str, ...]:
    """Read the places that a toponym is said to lie in: "Paris, Texas", "Homs in western Syria"."""
    after = text[span[1] : span[1] + 80]
    found = _PARENT_AFTER.match(after) or _PARENT_IN.match(after)
    if found is None:
        return ()
    name = found[1].strip()
    again = _PARENT_AFTER.match(after, found.end(1))
    return (name,) if again is None else (name, again[1].strip())


def resolve_toponyms(toponyms: Sequence[Toponym], counts: Mapping[str, int] | None = None) -> list[Place | None]:
    """Resolve the toponyms of one text.

    Arguments: the toponyms; how often the text names countries and units, from `background`. Returns a Place for
    each, or None where no bearer of the name is known. Each name is first believed by itself; the belief of all
    names is the evidence for a second round. Names whose first belief is strong also lend their points.
    """
    placed = with_shared_parents(toponyms)
    answers: dict[tuple[str, tuple[str, ...]], Place | None] = {}
    found: list[Place | None] = []
    for toponym, (query, evidence, own) in zip(placed, prepared(placed, counts), strict=True):
        # All mentions of one name under one parent have the same evidence, so the same answer.
        named = toponym.text, toponym.parents
        if named not in answers:
            answers[named] = _place(toponym, query, rank(query, evidence, own))
        place = answers[named]
        found.append(_at(place, toponym.span) if place is not None else None)
    return found


def prepared(
    toponyms: Sequence[Toponym], counts: Mapping[str, int] | None = None
) -> list[tuple[Query, Evidence, Evidence | None]]:
    """Give each toponym's query, the evidence of the text, and the part of it that the name itself gave.

    The toponyms come from `with_shared_parents`.
    """
    queries = [query_for(toponym.text[:MAX_NAME], toponym.parents) for toponym in toponyms]
    keys = [name_key(query.name) for query in queries]
    seen = counts or {}
    # The wording by which each name is looked up before the text has said anything; None for its folded name.
    first: dict[str, Toponym | None] = {}
    mentions: Counter[str] = Counter(keys)
    for toponym, query, key in zip(toponyms, queries, keys, strict=True):
        if key not in first or query.parents:
            first[key] = toponym
    for key in seen:
        first.setdefault(key, None)
    parts: dict[str, Evidence] = {}
    points: list[tuple[float, float, int]] = []
    for key, wording in first.items():
        # The tenth mention of a name says little more than the third.
        weight = min(3, max(mentions[key], seen.get(key, 0)))
        if wording is None:
            alone = _alone_by_key(key, weight)
        else:
            alone = _alone(wording.text[:MAX_NAME], wording.parents, weight)
        parts[key] = alone
        points += alone.points
    evidence = pooled(parts.values(), points)
    return [(query, evidence, parts.get(key)) for query, key in zip(queries, keys, strict=True)]


@lru_cache(maxsize=8192)
def _alone(name: str, parents: tuple[str, ...], weight: int) -> Evidence:
    """Give the evidence of a name before the text has said anything, with its point where it is settled already."""
    return _evidence_with_point(rank(query_for(name, parents), Evidence()), weight)


@lru_cache(maxsize=8192)
def _alone_by_key(key: str, weight: int) -> Evidence:
    return _evidence_with_point(rank_key(key), weight)


def _evidence_with_point(ranked: Sequence[tuple[Entry, float]], weight: int) -> Evidence:
    points = tuple(
        (entry.lat, entry.lon, entry.id)
        for entry, share in ranked[:1]
        if share > 0.8 and entry.kind in ("city", "admin1") and entry.lat is not None and entry.lon is not None
    )
    return structs.replace(evidence_of(ranked, weight), points=points)


def with_shared_parents(toponyms: Sequence[Toponym]) -> list[Toponym]:
    """Give every mention of a name the parent that one mention states: one sense per text. Other parents go."""
    stated: dict[str, tuple[str, ...]] = {}
    believed = [bool(t.parents) and _lies_there(t.text[:MAX_NAME], t.parents) for t in toponyms]
    for toponym, lies in zip(toponyms, believed, strict=True):
        if lies:
            stated.setdefault(name_key(toponym.text), toponym.parents)
    return [
        t if lies
        else structs.replace(t, parents=shared) if (shared := stated.get(name_key(t.text), ())) != t.parents
        else t
        for t, lies in zip(toponyms, believed, strict=True)
    ]  # fmt: skip


@lru_cache(maxsize=8192)
def _lies_there(name: str, parents: tuple[str, ...]) -> bool:
    """Tell whether a place can be believed to lie in the stated parents."""
    toponym = Toponym(text=name, parents=parents)
    return _fits(toponym) or _firmly_placed(toponym)


def _fits(toponym: Toponym) -> bool:
    """Tell whether some bearer of the name lies in a stated parent; a list ("Paris, Texas and Rome") has none."""
    query = query_for(toponym.text[:MAX_NAME], toponym.parents)
    return any(
        entry.country == parent.country and (parent.kind != "admin1" or entry.admin1 == parent.admin1)
        and entry.id != parent.id
        for entry in query.entries
        for parent in query.parents
    )  # fmt: skip


def _place(toponym: Toponym, query: Query, ranked: Sequence[tuple[Entry, float]]) -> Place | None:
    if not ranked or (query.parents and _firmly_placed(toponym) and not _fits(toponym)):
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


def _firmly_placed(toponym: Toponym) -> bool:
    """ "Edmonton, Ky." lies in Kentucky even where no such Edmonton is known; "Paris, Victoria and" may be a list."""
    if not toponym.parents:
        return False
    parent = toponym.parents[0].split()[0]
    if (parent.endswith(".") and len(parent) > 2) or (len(parent) == 2 and parent.isupper() and parent != "US"):
        return True
    return any(
        entry.kind == "admin1" and entry.country in _STATED and name_key(entry.name) == name_key(toponym.parents[0])
        for entry in parent_entries(toponym.parents[:1])
    )


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


def resolve_places(text: str, spans: Sequence[Span]) -> list[Place | None]:
    """Resolve the place names at given spans of a text.

    Arguments: the text; half-open character spans of the names. Returns a Place for each, None where the name is
    not known or the span is empty or outside the text.
    """
    toponyms = [
        Toponym(text=text[start:end], span=(start, end), parents=parents_in_text(text, (start, end)))
        if 0 <= start < end <= len(text) and end - start <= MAX_NAME
        else Toponym(text="", span=(start, end))
        for start, end in spans
    ]
    return resolve_toponyms(toponyms, background(text))


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
