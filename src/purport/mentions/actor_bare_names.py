"""Names that no table has as they stand: a surname alone, a title and a name, 'the North'."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from purport.mentions.actor_offices import PUBLIC, in_office, person_actor, shared_office
from purport.mentions.actor_phrases import Description
from purport.mentions.actor_places import country_of_place
from purport.mentions.actor_spellings import spelled_otherwise
from purport.records import Actor

ARTICLES = frozenset({"the", "a", "an", "this", "that", "these", "those", "some", "all", "both", "neither", "either"})
_TITLES = frozenset({"mr", "mr.", "mrs", "mrs.", "ms", "ms.", "dr", "dr.", "sir"})


def bare_name(
    words: Sequence[str], folded: Sequence[str], when: dt.date | None, countries: frozenset[str]
) -> Actor | None:
    """Resolve a surname of somebody in office, a known name spelled otherwise, or a town, whose people are meant."""
    names = [i for i, word in enumerate(folded) if word not in ARTICLES and word not in _TITLES]
    if len(names) == 1:
        serving = in_office(folded[names[0]], when, countries)
        if serving is not None:
            return replace(person_actor(serving.key, serving.offices, when), score=0.8)
        shared = shared_office(folded[names[0]], when, countries)
        if shared is not None and words[names[0]][:1].isupper():
            return shared
    written = [i for i in names if words[i][:1].isupper() or words[i] in ("-", "al", "bin")]
    if names and len(written) == len(names):
        known = spelled_otherwise([folded[i] for i in names], when, countries)
        if known is not None:
            return replace(person_actor(known.key, known.offices, when), score=0.7 if len(names) > 1 else 0.5)
    country = country_of_place(" ".join(words)) if len(names) == len(words) else None
    return Actor(country=country, sectors=("CVL",), score=0.4) if country is not None else None


_HALVES = {"north": "PRK", "south": "KOR"}


def half_of_korea(words: Sequence[str], around: Sequence[str], context: str | None) -> Actor | None:
    """'The North' is North Korea where one of the Koreas stands around it."""
    country = _HALVES.get(words[-1].lower()) if len(words) == 2 and words[0].lower() == "the" else None
    if country is None or not words[-1][:1].isupper():
        return None
    if not {"PRK", "KOR"} & set(around) and "korea" not in (context or "").lower():
        return None
    return Actor(entity=f"country:{country}", country=country, sectors=("GOV",), score=0.6)


def titled_name(
    words: Sequence[str],
    folded: Sequence[str],
    described: Description,
    when: dt.date | None,
    countries: frozenset[str],
) -> Actor | None:
    """Resolve 'President Ruto', 'Ayatollah Ali Sistani': a title and a name that no table has so written."""
    role = described.role
    if described.kind != "role" or role is None or role.kind not in ("person", "title") or role.plural:
        return None
    size = len(role.phrase.split())
    ends = [i + size for i in range(len(folded) - size) if " ".join(folded[i : i + size]) == role.phrase]
    named = list(range(ends[-1], len(words))) if ends else []
    if not named or not all(words[i][:1].isupper() or words[i] in ("-", "al", "bin", "de") for i in named):
        return None
    stated = described.actors[0].country
    around = frozenset((stated,)) if stated is not None else countries
    name = [folded[i] for i in named]
    known = in_office(name[0], when, around) if len(name) == 1 else None
    if known is None and (len(name) > 1 or role.sectors[:1] == ("GOV",)):
        known = spelled_otherwise(name, when, around)
    if known is None or (stated is not None and known.actor.country != stated):
        return None
    actor = person_actor(known.key, known.offices, when)
    if described.former and actor.sectors and actor.sectors[0] in PUBLIC:
        actor = replace(actor, sectors=("ELI",), office=None)
    return replace(actor, score=0.8)
