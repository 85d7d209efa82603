"""The towns in the names of local bodies: 'Irving police', 'Harlow Superior Court' tell where a story plays."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from purport.mentions.actor_places import bearers_in, country_of_place, place_in_name
from purport.mentions.actor_views import PassageView
from purport.records import PlaceMention

_LOCAL = frozenset({"COP", "JUD", "GOV", "LEG", "EDU", "MED"})
_TOWN_BODIES = tuple((sector,) for sector in sorted(_LOCAL))
_LONGEST = 3
_LARGE = 50_000
"""How many people a town has that a text may name without saying where it is."""


def town_before(words: list[str], tags: list[str], start: int, end: int) -> str | None:
    """Give the name that stands directly before token `end` and not before `start`, as 'Grand Prairie' before police.

    Arguments: the words and their parts of speech; where the phrase starts and where its role noun does.
    """
    first = end
    while first > start and end - first < _LONGEST and tags[first - 1] == "PROPN" and words[first - 1][:1].isupper():
        first -= 1
    return " ".join(words[first:end]) if first < end else None


def country_of_town(name: str, home: str | None) -> str | None:
    """Give the country of a town: the story's own one where it has a town of that name, else the far largest one."""
    if home is not None and bearers_in(name, home):
        return home
    return country_of_place(name)


def towns_of_bodies(view: PassageView) -> Iterable[str]:
    """Give the countries of the towns that name police forces, courts, schools and offices of a passage."""
    syntax = view.syntax
    for match in view.matches:
        role = match.terms[0].role
        if role is None or role.kind in ("title", "thing") or not role.sectors or role.sectors[0] not in _LOCAL:
            continue
        if match.start == 0 or syntax.pos[match.start - 1] != "PROPN" or view.match_of[match.start - 1] is not None:
            continue
        ent = view.ent_of[match.start - 1]
        if ent is not None and ent[2] == "PER":
            continue
        name = town_before(syntax.words, syntax.pos, 0, match.start)
        country = country_of_place(name) if name is not None else None
        if country is None and ent is not None:
            country = place_in_name(" ".join(syntax.words[ent[0] : ent[1]]))
        if country is not None:
            yield country


def of_larger_towns(views: Sequence[PassageView], places: Sequence[PlaceMention]) -> list[PlaceMention]:
    """Put the towns that name local bodies where the far largest one is, in a text that names no country.

    'Hartford police' with a Hungerford Street is no news from England. Arguments: the passages; the toponyms. Returns
    them with those moved whose reading rests on other small towns alone.
    """
    named: Counter[str] = Counter()
    for view in views:
        named.update(m.terms[0].actor.country or "" for m in view.matches if m.terms[0].kind not in ("role", "block"))
    larger: dict[str, str] = {}
    for name in {name for view in views for name in _names_of_bodies(view)}:
        country = country_of_place(name, least=_LARGE)
        if country is not None:
            larger[name] = country
    found: list[PlaceMention] = []
    for place in places:
        there, country = place.place.country, larger.get(place.text)
        if country is not None and there is not None and there != country and not named[there]:
            place = replace(place, place=replace(place.place, country=country))
        found.append(place)
    return found


def _names_of_bodies(view: PassageView) -> Iterable[str]:
    """Give the names directly before police forces, courts and the like."""
    syntax = view.syntax
    for match in view.matches:
        role = match.terms[0].role
        if role is None or role.kind in ("title", "thing") or role.sectors[:1] not in _TOWN_BODIES or not match.start:
            continue
        name = town_before(syntax.words, syntax.pos, 0, match.start)
        if name is not None:
            yield name
