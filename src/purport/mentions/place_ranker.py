"""Rank the bearers of a place name: how large, which kind, and what the article speaks of otherwise.

A conditional logit over a dozen features. Its weights are in data/place_weights.toml, fitted on news with
resolved toponyms. After Lieberman & Samet (2012) and the study of Gritta et al. (2018): population, an explicit
parent, and the countries of the other toponyms decide most cases.
"""

from __future__ import annotations

import math
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from operator import mul

import msgspec

from purport.errors import DataError
from purport.mentions.gazetteer import ALTERNATE, DEMONYM, OFFICIAL, Entry, entries_by_key, region_members
from purport.mentions.place_coherence import Company
from purport.mentions.place_hulls import distance_km

NEAR_KM, FAR_KM = 100.0, 400.0

FEATURES = (
    "population", "country", "admin1", "admin2", "eponym", "region", "capital", "alternate", "demonym", "official",
    "parent", "not_parent", "country_share", "country_seen", "admin1_share", "admin1_seen", "near", "kind_word",
    "not_kind_word", "site", "county", "close", "around", "same_unit", "home_unit", "home_country", "home_near",
)  # fmt: skip


class Evidence(msgspec.Struct, frozen=True, kw_only=True):
    """What an article says about where it plays.

    Weights of countries and of first-level units; points of settled names; for each bearer of each name, how many other
    names have a bearer close by; the town of the outlet.
    """

    countries: Mapping[str, float] = msgspec.field(default_factory=dict)
    units: Mapping[tuple[str | None, str | None], float] = msgspec.field(default_factory=dict)
    points: Sequence[tuple[float, float, int]] = ()
    company: Mapping[tuple[str, int], Company] = msgspec.field(default_factory=dict)
    home: Entry | None = None


_NOTHING = Evidence()


class Query(msgspec.Struct, frozen=True, kw_only=True, eq=False):
    """A name to resolve: its bearers, the places it is said to lie in, and the kind its wording asks for.

    Compared by identity, so that answers can be remembered without a look at all the bearers.
    """

    name: str
    entries: tuple[Entry, ...]
    parents: tuple[Entry, ...] = ()
    kind: str | None = None
    key: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Weights:
    """The weight of each feature, in the order of FEATURES. Compared by identity, so that answers can be remembered."""

    values: tuple[float, ...]


@cache
def ranker_weights() -> Weights:
    """Return the fitted weights. Raises DataError where data/place_weights.toml is broken."""
    text = (files("purport.mentions") / "data" / "place_weights.toml").read_text(encoding="utf-8")
    try:
        table = tomllib.loads(text)["weights"]
        return Weights(tuple(float(table[name]) for name in FEATURES))
    except (tomllib.TOMLDecodeError, KeyError, ValueError) as error:
        raise DataError(f"data/place_weights.toml is broken: {error}. Reinstall Purport.") from error


def _is_within(entry: Entry, parent: Entry) -> bool:
    if parent.kind == "country":
        return entry.country == parent.country and entry.id != parent.id
    if parent.kind == "admin1":
        return entry.country == parent.country and entry.admin1 == parent.admin1 and entry.id != parent.id
    if parent.kind == "region":
        return entry.country in region_members().get(parent.id, ())
    return False


def totals(evidence: Evidence, own: Evidence) -> tuple[float, float]:
    """Add up what countries and units have, without what the name itself gave."""
    return (
        max(sum(evidence.countries.values()) - sum(own.countries.values()), 0.0),
        max(sum(evidence.units.values()) - sum(own.units.values()), 0.0),
    )


def features(
    entry: Entry, query: Query, evidence: Evidence, own: Evidence, sums: tuple[float, float] | None = None
) -> list[float]:
    """Describe one bearer of a name, in the order of FEATURES.

    `own` is what the name itself gave to the evidence, to be left out; `sums` the `totals` of both, where known.
    """
    before, behind = _by_itself(entry, query)
    told = _told(entry, evidence, own, sums or totals(evidence, own))
    company = evidence.company.get((query.key, entry.id), _ALONE)
    return [*before, *told, *behind, *company, *_home(entry, evidence.home)]


def _by_itself(entry: Entry, query: Query) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """Give what the features before and behind those of the article say: they are the same in every article."""
    kind, rank = entry.kind, entry.rank
    within = any(_is_within(entry, parent) for parent in query.parents)
    before = (
        math.log10(entry.population + 10),
        float(kind == "country"),
        float(kind == "admin1"),
        float(kind == "admin2"),
        float(kind in ("admin1", "admin2") and _has_eponym(entry, query)),
        float(kind == "region"),
        float(entry.capital),
        float(rank == ALTERNATE),
        float(rank == DEMONYM),
        float(rank == OFFICIAL),
        float(within),
        float(bool(query.parents) and not within),
    )
    behind = (
        float(query.kind is not None and kind == query.kind),
        float(query.kind is not None and kind != query.kind),
        float(kind == "site"),
        float(kind == "admin2" and rank == ALTERNATE),
    )
    return before, behind


_FIRST_TOLD = FEATURES.index("country_share")
"""Where the features begin that another article may change."""


@lru_cache(maxsize=2048)
def _standing(query: Query, weights: Weights) -> tuple[tuple[Entry, float, tuple[float, ...]], ...]:
    """Give each bearer with its score from the features before those of the article, and the features behind them."""
    described = [(entry, *_by_itself(entry, query)) for entry in query.entries]
    return tuple((entry, sum(map(mul, weights.values, before)), behind) for entry, before, behind in described)


def _told(
    entry: Entry, evidence: Evidence, own: Evidence, sums: tuple[float, float]
) -> tuple[float, float, float, float, float]:
    """Give what the article says for the country and the unit of a bearer, and for its neighbourhood."""
    total, units = sums
    code, unit = entry.country or "", 0.0
    country = max(evidence.countries.get(code, 0.0) - own.countries.get(code, 0.0), 0.0)
    if entry.admin1:
        unit_key = (entry.country, entry.admin1)
        unit = max(evidence.units.get(unit_key, 0.0) - own.units.get(unit_key, 0.0), 0.0)
    return (
        country / total if total > 0 else 0.0,
        min(country, 3.0) / 3.0,
        unit / units if units > 0 else 0.0,
        min(unit, 3.0) / 3.0,
        _nearness(entry, evidence.points) if evidence.points else 0.0,
    )


_ALONE: Company = (0.0, 0.0, 0.0)


def _home(entry: Entry, home: Entry | None) -> tuple[float, float, float]:
    """Compare with the outlet's town or country: the same first-level unit, the same country, nearness to the town."""
    if home is None:
        return 0.0, 0.0, 0.0
    same = entry.country == home.country
    if entry.kind in ("country", "region") or home.kind == "country":
        return 0.0, float(same), 0.0
    near = 0.0
    if entry.lat is not None and entry.lon is not None and home.lat is not None and home.lon is not None:
        near = max(0.0, 1.0 - distance_km((entry.lat, entry.lon), (home.lat, home.lon)) / FAR_KM)
    return float(same and entry.admin1 == home.admin1), float(same), near


def _has_eponym(entry: Entry, query: Query) -> bool:
    """Tell whether a unit shares its name with a city in it: New York, Kandahar, Aleppo."""
    return any(
        other.kind == "city"
        and other.country == entry.country
        and other.admin1 == entry.admin1
        and other.rank == OFFICIAL
        for other in query.entries
    )


def _nearness(entry: Entry, points: Sequence[tuple[float, float, int]]) -> float:
    """Give 1 where another settled toponym lies within reach, less with distance, 0 far off."""
    if entry.lat is None or entry.lon is None or entry.kind in ("country", "region"):
        return 0.0
    best = 0.0
    for lat, lon, owner in points:
        if owner == entry.id or abs(lat - entry.lat) > 5:
            continue
        far = distance_km((lat, lon), (entry.lat, entry.lon))
        if far < FAR_KM:
            best = max(best, 1.0 if far < NEAR_KM else (FAR_KM - far) / (FAR_KM - NEAR_KM))
    return best


def rank(
    query: Query, evidence: Evidence, own: Evidence | None = None, weights: Weights | None = None
) -> list[tuple[Entry, float]]:
    """Order the bearers of a name, each with its share of the belief.

    Arguments: the name; what the text says, and what of it the name itself gave; the weights, else the package's.
    """
    if len(query.entries) < 2:
        return [(entry, 1.0) for entry in query.entries]
    weights = weights or ranker_weights()
    own, rest = own or _NOTHING, weights.values[_FIRST_TOLD:]
    sums, company, home, key = totals(evidence, own), evidence.company, evidence.home, query.key
    scores = []
    for entry, score, behind in _standing(query, weights):
        told = _told(entry, evidence, own, sums)
        around = company.get((key, entry.id), _ALONE)
        scores.append(sum(map(mul, rest, (*told, *behind, *around, *_home(entry, home))), score))
    top = max(scores)
    shares = [math.exp(score - top) for score in scores]
    whole = sum(shares)
    ranked = [(entry, share / whole) for entry, share in zip(query.entries, shares, strict=True)]
    return sorted(ranked, key=lambda pair: (-pair[1], pair[0].id))


@lru_cache(maxsize=20_000)
def rank_key(key: str, weights: Weights) -> tuple[tuple[Entry, float], ...]:
    """Order the bearers of a folded name before a text has said anything."""
    return tuple(rank(Query(name=key, entries=entries_by_key(key), key=key), Evidence(), None, weights))


def evidence_of(ranked: Sequence[tuple[Entry, float]], weight: float = 1.0) -> Evidence:
    """Turn the belief about one name into evidence for the others."""
    countries: defaultdict[str, float] = defaultdict(float)
    units: defaultdict[tuple[str | None, str | None], float] = defaultdict(float)
    for entry, share in ranked[:8]:
        if entry.country is not None:
            countries[entry.country] += share * weight
            if entry.admin1 is not None:
                units[entry.country, entry.admin1] += share * weight
    return Evidence(countries=countries, units=units)


def pooled(
    parts: Iterable[Evidence],
    points: Sequence[tuple[float, float, int]] = (),
    company: Mapping[tuple[str, int], Company] | None = None,
    home: Entry | None = None,
) -> Evidence:
    """Add evidence up and put what is known of the whole text beside it."""
    countries: defaultdict[str, float] = defaultdict(float)
    units: defaultdict[tuple[str | None, str | None], float] = defaultdict(float)
    for part in parts:
        for country, weight in part.countries.items():
            countries[country] += weight
        for unit, weight in part.units.items():
            units[unit] += weight
    return Evidence(countries=countries, units=units, points=tuple(points), company=company or {}, home=home)
