"""Resolve one actor mention given as a string: country, sectors, entity and office at a date."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from purport.errors import UsageError
from purport.mentions.actor_genders import first_names
from purport.mentions.actor_offices import day, in_office, person_actor
from purport.mentions.actor_overrides import NO_OVERRIDES, Overrides
from purport.mentions.actor_phrases import Complement, Description, describe
from purport.mentions.actor_places import country_of_place
from purport.mentions.names import Match, lexicon
from purport.mentions.spelling import fold, words_of
from purport.records import Actor

_MAX_WORDS = 60
_ENDS_CORE = frozenset({
    "of", "for", "from", "in", "at", "to", "with", "within", "inside", "across", "on", "by", "against", "near", "under",
    "over", "about", "who", "which", "that", "whose", ",", "(", ";", ":", "during", "after", "before", "between",
    "among", "outside", "as", "into", "than",
})  # fmt: skip
_LOCATING = frozenset({"of", "in", "from", "at", "for"})
_TITLES = frozenset({"mr", "mr.", "mrs", "mrs.", "ms", "ms.", "dr", "dr.", "sir"})
_ARTICLES = frozenset({"the", "a", "an", "this", "that", "these", "those", "some", "all", "both", "neither", "either"})


def resolve_actor(
    mention: str, *, date: str | None = None, context: str | None = None, overrides: Overrides = NO_OVERRIDES
) -> Actor | None:
    """Say who a mention stands for.

    Arguments: the words; an ISO date on which offices and standings are looked up (without one, the table's latest);
    words around the mention, which give a country and decide between readings; the user's own actors.
    Returns an Actor, or None where nothing is known. Raises UsageError for a date that does not exist.
    """
    when = None
    if date is not None:
        when = day(date, last=False)
        if when is None:
            raise UsageError(f"{date!r} is not a date; write YYYY-MM-DD")
    words = words_of(mention)[:_MAX_WORDS]
    folded = [fold(word) for word in words]
    own = overrides.get(folded, when) or overrides.get([w for w in folded if w not in _ARTICLES], when)
    if own is not None:
        return own
    around = context_countries(context)
    described = describe_words(words, folded, when=when, countries=frozenset(around))
    if described is None:
        return _bare_name(words, folded, when, frozenset(around))
    actor = described.actors[0]
    if actor.country is None:
        actor = replace(actor, country=_place_after_preposition(words, folded))
    if actor.country is None and len(around) == 1:
        actor = replace(actor, country=around[0])
    if actor.country is None and not actor.sectors and actor.entity is None:
        return None
    return actor


def _bare_name(
    words: Sequence[str], folded: Sequence[str], when: dt.date | None, countries: frozenset[str]
) -> Actor | None:
    """Resolve a surname of somebody in office, or a town, whose people are then meant."""
    names = [i for i, word in enumerate(folded) if word not in _ARTICLES and word not in _TITLES]
    if len(names) == 1:
        serving = in_office(folded[names[0]], when, countries)
        if serving is not None:
            return person_actor(serving.key, serving.offices, when)
    country = country_of_place(" ".join(words)) if len(names) == len(words) else None
    return Actor(country=country, sectors=("CVL",), score=0.4) if country is not None else None


def _place_after_preposition(words: Sequence[str], folded: Sequence[str]) -> str | None:
    """Give the country of the town in 'Municipality of Livorno', 'farmers in Gondar'."""
    for i in range(len(words) - 1):
        if folded[i] in _LOCATING and words[i + 1][:1].isupper():
            end = i + 2
            while end < len(words) and words[end][:1].isupper():
                end += 1
            country = country_of_place(" ".join(words[i + 1 : end]))
            if country is not None:
                return country
    return None


def context_countries(context: str | None) -> tuple[str, ...]:
    """Give the countries named in a piece of text, in order."""
    if not context:
        return ()
    words = words_of(context)
    found: dict[str, None] = {}
    for match in lexicon().find(words, [fold(word) for word in words]):
        term = match.terms[0]
        if term.kind in ("country", "adjective", "demonym", "part", "metonym") and term.actor.country:
            found[term.actor.country] = None
    return tuple(found)


def describe_words(
    words: Sequence[str], folded: Sequence[str], *, when: dt.date | None, countries: frozenset[str] = frozenset()
) -> Description | None:
    """Describe a noun phrase that has no syntax tree, with its head found by position.

    The head is the last known phrase before the first preposition or comma: 'professor of studies at X' is a
    professor. Arguments: words and folded words; date; countries at hand. Returns None where nothing is known.
    """
    matches = [m for m in lexicon().find(words, folded) if not _is_surname(words, folded, m)]
    return _describe(folded, 0, matches, when, countries, 0)


def _is_surname(words: Sequence[str], folded: Sequence[str], match: Match) -> bool:
    """Tell whether a place name ends a person's name: 'Carla Paris' is no government."""
    if match.end - match.start > 1 or match.terms[0].kind not in ("metonym", "country", "part") or match.start != 1:
        return False
    first = words[0]
    return first[:1].isupper() and first[1:].islower() and folded[0] in first_names()


def _describe(
    folded: Sequence[str],
    start: int,
    matches: Sequence[Match],
    when: dt.date | None,
    countries: frozenset[str],
    depth: int,
) -> Description | None:
    inside = {i for match in matches for i in range(match.start, match.end)}
    end = len(folded)
    for i in range(start + 1, len(folded)):
        if folded[i] in _ENDS_CORE and i not in inside:
            end = i
            break
    core = [m for m in matches if m.start >= start and m.end <= end and m.terms[0].kind != "block"]
    rest = [m for m in matches if m.start > end]
    if not core:
        return _describe(folded, end + 1, rest, when, countries, depth + 1) if rest and depth < 3 else None
    complements: tuple[Complement, ...] = ()
    if rest and depth < 3 and end + 1 < len(folded):
        below = _describe(folded, end + 1, rest, when, countries, depth + 1)
        if below is not None:
            complements = (Complement(preposition=folded[end], description=below),)
    head = _head(folded, core)
    return describe(folded, start, head, core, complements=complements, when=when, countries=countries)


def _head(folded: Sequence[str], core: Sequence[Match]) -> int:
    """Give the last word of the phrase that names the actor: the first of a coordination, else the last phrase."""
    for left, right in pairwise(core):
        joined = folded[left.end : right.start]
        if "and" in joined and left.terms[0].kind in ("role", "organisation", "person"):
            return left.end - 1
    named = [m for m in core if m.terms[0].kind == "person"]
    return (named[-1] if named else core[-1]).end - 1
