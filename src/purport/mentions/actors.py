"""Resolve one actor mention given as a string: country, sectors, entity and office at a date."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from purport.errors import UsageError
from purport.mentions.actor_bare_names import ARTICLES, bare_name, half_of_korea, titled_name
from purport.mentions.actor_certainty import LIKELY, certainty, first_nationality
from purport.mentions.actor_genders import first_names
from purport.mentions.actor_homes import region_of_strangers
from purport.mentions.actor_offices import day
from purport.mentions.actor_overrides import NO_OVERRIDES, Overrides
from purport.mentions.actor_phrases import Complement, Description, describe, is_sent_abroad
from purport.mentions.actor_places import country_of_place, place_in_name
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


def resolve_actor(
    mention: str, *, date: str | None = None, context: str | None = None, overrides: Overrides = NO_OVERRIDES
) -> Actor | None:
    """Say who a mention stands for.

    Arguments: the words; an ISO date on which offices and standings are looked up (without one, the table's latest);
    words around the mention, which give a country and decide between readings; the user's own actors.
    Returns an Actor, or None where nothing is known or a country's name only opens a person's ('Jordan Miles'). Its
    score is about the share of such answers that are right in country and sector (docs/actors.md). Raises UsageError
    for a date that does not exist.
    """
    when = None
    if date is not None:
        when = day(date, last=False)
        if when is None:
            raise UsageError(f"{date!r} is not a date; write YYYY-MM-DD")
    words = words_of(mention)[:_MAX_WORDS]
    folded = [fold(word) for word in words]
    own = overrides.get(folded, when) or overrides.get([w for w in folded if w not in ARTICLES], when)
    if own is not None:
        return own
    around = context_countries(context)
    half = half_of_korea(words, around, context)
    if half is not None:
        return half
    described = describe_words(words, folded, when=when, countries=frozenset(around))
    if described is None:
        return bare_name(words, folded, when, frozenset(around))
    titled = titled_name(words, folded, described, when, frozenset(around))
    if titled is not None:
        return titled
    actor = described.actors[0]
    placed = False
    if actor.country is None:
        if described.role is not None and is_sent_abroad(described.role):
            place = first_nationality(words, folded)  # 'at the US embassy in Baghdad'
        else:
            place = _place_after_preposition(words, folded) or _place_before(words, folded, described)
        outside = region_of_strangers(folded, described)
        if place is None and len(around) == 1 and outside is None:
            place = around[0]
        place = place or outside or None
        actor, placed = replace(actor, country=place), place is not None
    if actor.country is None and not actor.sectors and actor.entity is None:
        return None
    score = certainty(words, folded, described, placed=placed)
    if score is None:
        return None
    if described.kind == "demonym" and score < LIKELY:
        # 'The Crimean Tatar Mejlis' is of those named first; what it is the tables do not say.
        actor = replace(actor, entity=None, country=first_nationality(words, folded) or actor.country)
    return replace(actor, score=score)


def _place_before(words: Sequence[str], folded: Sequence[str], described: Description) -> str | None:
    """Give the country of the town in 'Karachi police', 'St. Petersburg State University'."""
    role = described.role
    if described.kind != "role" or role is None or not role.domestic:
        return None
    last = role.phrase.split()[-1]
    end = next((i for i in range(len(folded) - 1, -1, -1) if folded[i] == last), 0) - role.phrase.count(" ")
    start = end
    while start > 0 and words[start - 1][:1].isupper() and folded[start - 1] not in ARTICLES:
        start -= 1
    if start == end:
        return None
    return country_of_place(" ".join(words[start:end])) or place_in_name(" ".join(words[start : end + 1]))


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
