"""Names of countries and capitals that mean another place here: 'Georgia' in the news of Atlanta, 'Port of Spain'."""

from collections import Counter
from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from purport.mentions.actor_places import bearers_in
from purport.mentions.names import Match
from purport.records import Actor, PlaceMention
from purport.records.values import NON_STATE

PLACES = frozenset({"country", "part", "metonym"})
"""Kinds of names that stand for a place as well."""

_SURE = 0.5
_SURE_OF_TOWN = 0.7
"""How sure the place must be that a capital's name is another town's: 'Athens police' in Ohio."""


def as_placed(match: Match, places: Mapping[int, PlaceMention]) -> Match | None:
    """Read the name of a country or seat as the article's other places have it.

    Arguments: the match; the toponyms of its passage by token. Returns the match, the same name as a part of another
    country, or None where it is only a piece of a longer place name or another town.
    """
    term = match.terms[0]
    if term.kind not in PLACES or term.actor.country in NON_STATE:
        return match
    place = places.get(match.start)
    if place is None or place.place.country is None or place.place.country == term.actor.country:
        return match
    if any(t.actor.country == place.place.country for t in match.terms):
        return match
    longer = place.end - place.start > match.end - match.start
    if longer and place.start <= match.start and match.end <= place.end:
        return None if place.place.score >= _SURE else match
    if place.start != match.start or place.end != match.end:
        return match
    if term.kind == "metonym":
        return None if place.place.score >= _SURE_OF_TOWN else match
    if place.place.score < _SURE or place.place.precision not in ("admin1", "admin2", "city"):
        return match
    there = replace(term, kind="part", key="", actor=Actor(country=place.place.country, score=0.6))
    return Match(start=match.start, end=match.end, terms=(there,))


_LOCAL = frozenset({"police", "officers", "officer", "mayor", "detectives", "firefighters", "residents", "resident",
                    "man", "woman", "teenager", "school", "authorities", "court", "police department", "city council",
                    "fire department", "sheriff", "deputies", "students", "hospital", "couple"})  # fmt: skip
"""Whom local news names by a town: 'Athens police' in Ohio."""


def at_home(matches: Sequence[Sequence[Match]], places: Sequence[PlaceMention]) -> dict[tuple[str, ...], str]:
    """Find capitals' names that mean a town of the country an article is about: 'Athens police' among Ohioans.

    Arguments: the matches of each passage; the article's toponyms. Returns the country by the name's words: those
    before a local role, where nothing else in the article is of the capital's country and the most named country has
    a town so called.
    """
    seats: dict[tuple[str, ...], str] = {}
    for found in matches:
        for i in [i for i, match in enumerate(found) if match.terms[0].kind == "metonym"]:
            seat, after = found[i], found[i + 1] if i + 1 < len(found) else None
            country = seat.terms[0].actor.country
            if country is None or country in NON_STATE or after is None or after.start != seat.end:
                continue
            if after.terms[0].key in _LOCAL:
                seats[seat.terms[0].surface] = country
    if not seats:
        return {}
    named: Counter[str] = Counter()
    for found in matches:
        for match in found:
            term = match.terms[0]
            country = term.actor.country
            if country is not None and country not in NON_STATE and term.surface not in seats:
                named[country] += 1
    for place in places:
        if place.place.country is not None and tuple(place.text.split()) not in seats:
            named[place.place.country] += 1
    if not named:
        return {}
    ((home, _),) = named.most_common(1)
    return {
        name: home for name, country in seats.items() if not named[country] and bearers_in(" ".join(name), home)
    }  # fmt: skip


def moved(match: Match, homes: Mapping[tuple[str, ...], str]) -> Match:
    """Read a capital's name as a town of the article's country. Arguments: the match; what `at_home` found."""
    term = match.terms[0]
    home = homes.get(term.surface) if term.kind == "metonym" else None
    if home is None:
        return match
    there = replace(term, kind="part", key="", actor=Actor(country=home, score=0.6))
    return Match(start=match.start, end=match.end, terms=(there,))
