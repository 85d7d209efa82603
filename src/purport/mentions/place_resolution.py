"""Resolve place names of one text together, so that each helps the others."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from purport.mentions.gazetteer import OFFICIAL, Entry, context_keys, entries_by_key, region_members
from purport.mentions.place_names import MAX_NAME, name_key
from purport.mentions.place_ranker import NEAR_KM, Evidence, Query, distance_km, evidence_of, pooled, rank, rank_key
from purport.records import Place, Span
from purport.records.values import Precision

MAX_TEXT = 200_000
"""Characters of a text that are read for evidence."""

_HAS_PARTS = 15_000
"""Inhabitants from which "east" before a city's name means a part of the city."""

_DIRECTIONS = (
    "north", "south", "east", "west", "northern", "southern", "eastern", "western", "central", "northeast", "northwest",
    "southeast", "southwest", "northeastern", "northwestern", "southeastern", "southwestern", "upper", "lower",
    "downtown", "mainland", "inner", "greater", "upstate", "rural", "occupied", "war torn", "nearby",
)  # fmt: skip
_ADMIN_WORDS = (
    "province", "region", "oblast", "governorate", "state", "district", "prefecture", "department", "territory",
    "republic", "krai", "kray", "voivodeship", "canton",
)  # fmt: skip
_CITY_WORDS = ("city", "town", "village", "municipality", "metropolis")
_LEADING = ("city of", "town of", "village of", "state of", "province of", "republic of", "kingdom of", "region of",
            "port of", "island of", "state", "the")  # fmt: skip
_CAPITALISED = re.compile(r"[^\W\d_](?:[\w’'.-]*\w)?\.?")
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Toponym:
    """A place name to resolve, with the names of places that its text says it lies in."""

    text: str
    span: Span | None = None
    parents: tuple[str, ...] = ()


@lru_cache(maxsize=20_000)
def query_for(name: str, parents: tuple[str, ...] = ()) -> Query:
    """Look a name up as written, then without its kind ("Kandahar province"), direction or given parent."""
    key = name_key(name)
    inner = _parent_entries(parents)
    kind: str | None = None
    found = entries_by_key(key)
    if not found and "," in name:
        first, rest = name.split(",", 1)
        return query_for(first.strip(), (rest.strip(), *parents))
    words = key.split()
    if not found:
        for leading in _LEADING:
            if key.startswith(leading + " "):
                found = entries_by_key(key[len(leading) + 1 :])
                kind = "city" if leading.split()[0] in _CITY_WORDS else kind
                break
    if len(words) > 1 and words[-1] in (*_ADMIN_WORDS, *_CITY_WORDS):
        kind = "admin1" if words[-1] in _ADMIN_WORDS else "city"
        found = found or entries_by_key(" ".join(words[:-1]))
    if not found and len(words) > 1 and words[0] in _DIRECTIONS:
        rest_words = words[2:] if len(words) > 2 and words[1] in _DIRECTIONS else words[1:]
        # "East Bank" is no Bank: only what is large enough has an east.
        found = tuple(
            entry
            for entry in entries_by_key(" ".join(rest_words))
            if (entry.kind != "city" or entry.population >= _HAS_PARTS) and entry.rank == OFFICIAL
        )
    if not found and name.endswith(("'s", "’s")):
        return query_for(name[:-2], parents)
    return Query(name=name, entries=found, parents=inner, kind=kind)


def _parent_entries(parents: tuple[str, ...]) -> tuple[Entry, ...]:
    """Look the parents up; countries and first-level units only, the longest readable part of each."""
    found: list[Entry] = []
    for parent in parents:
        words = parent.split()
        for size in range(min(len(words), 4), 0, -1):
            hits = [
                entry
                for entry in entries_by_key(name_key(" ".join(words[:size])))
                if entry.kind in ("country", "admin1", "region") and entry.rank == 0
            ]
            if hits:
                found += hits
                break
    return tuple(found)


def parents_in_text(text: str, span: Span) -> tuple[str, ...]:
    """Read the places that a toponym is said to lie in: "Paris, Texas", "Homs in western Syria"."""
    after = text[span[1] : span[1] + 80]
    found = _PARENT_AFTER.match(after) or _PARENT_IN.match(after)
    if found is None:
        return ()
    name = found[1].strip()
    again = _PARENT_AFTER.match(after, found.end(1))
    return (name,) if again is None else (name, again[1].strip())


def background(text: str) -> Mapping[str, int]:
    """Count the names of countries, by name or demonym, and of first-level units in a text, by folded name."""
    known = context_keys()
    words = [match.span() for match in _CAPITALISED.finditer(text[:MAX_TEXT])]
    counts: Counter[str] = Counter()
    i = 0
    while i < len(words):
        step = 1
        first = words[i][0]
        for size in (3, 2, 1) if text[first].isupper() else ():
            if i + size > len(words):
                continue
            surface = text[first : words[i + size - 1][1]]
            key = name_key(surface)
            # Two-letter codes are read as states only after a comma, in `parents_in_text`: "IN", "OR", "ME".
            if key in known and (known[key][1] is None or len(key) > 2 or surface.endswith(".")):
                counts[key] += 1
                step = size
                break
        i += step
    return counts


def resolve_toponyms(toponyms: Sequence[Toponym], counts: Mapping[str, int] | None = None) -> list[Place | None]:
    """Resolve the toponyms of one text.

    Arguments: the toponyms; how often the text names countries and units, from `background`. Returns a Place for
    each, or None where no bearer of the name is known. Each name is first believed by itself; the belief of all
    names is the evidence for a second round. Names whose first belief is strong also lend their points.
    """
    placed = with_shared_parents(toponyms)
    return [
        _place(toponym, query, rank(query, evidence, own))
        for toponym, (query, evidence, own) in zip(placed, prepared(placed, counts), strict=True)
    ]


def prepared(
    toponyms: Sequence[Toponym], counts: Mapping[str, int] | None = None
) -> list[tuple[Query, Evidence, Evidence | None]]:
    """Give each toponym's query, the evidence of the text, and the part of it that the name itself gave.

    The toponyms come from `with_shared_parents`.
    """
    queries = [query_for(toponym.text[:MAX_NAME], toponym.parents) for toponym in toponyms]
    seen = Counter(counts or {})
    first: dict[str, tuple[tuple[Entry, float], ...]] = {}
    mentions: Counter[str] = Counter()
    for toponym, query in zip(toponyms, queries, strict=True):
        key = name_key(query.name)
        mentions[key] += 1
        if key not in first or query.parents:
            first[key] = _rank_alone(toponym.text[:MAX_NAME], toponym.parents)
    for key in seen:
        if key not in first:
            first[key] = rank_key(key)
    # The tenth mention of a name says little more than the third.
    parts = {key: evidence_of(ranked, min(3, max(mentions[key], seen[key]))) for key, ranked in first.items()}
    points = [
        (entry.lat, entry.lon, entry.id)
        for ranked in first.values()
        for entry, share in ranked[:1]
        if share > 0.8 and entry.kind in ("city", "admin1") and entry.lat is not None and entry.lon is not None
    ]
    evidence = pooled(list(parts.values()), points)
    return [(query, evidence, parts.get(name_key(query.name))) for query in queries]


@lru_cache(maxsize=20_000)
def _rank_alone(name: str, parents: tuple[str, ...]) -> tuple[tuple[Entry, float], ...]:
    """Rank the bearers of a name before the text has said anything."""
    return tuple(rank(query_for(name, parents), Evidence()))


def with_shared_parents(toponyms: Sequence[Toponym]) -> list[Toponym]:
    """Give every mention of a name the parent that one mention states: one sense per text. Other parents go."""
    stated: dict[str, tuple[str, ...]] = {}
    for toponym in toponyms:
        if toponym.parents and (_fits(toponym) or _firmly_placed(toponym)):
            stated.setdefault(name_key(toponym.text), toponym.parents)
    return [
        t if t.parents and (_fits(t) or _firmly_placed(t))
        else replace(t, parents=shared) if (shared := stated.get(name_key(t.text), ())) != t.parents
        else t
        for t in toponyms
    ]  # fmt: skip


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
        for entry in _parent_entries(toponym.parents[:1])
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
