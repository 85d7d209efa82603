"""The towns in the names of local bodies: 'Irving police', 'Harlow Superior Court' tell where a story plays."""

from collections.abc import Iterable

from purport.mentions.actor_places import bearers_in, country_of_place, place_in_name
from purport.mentions.actor_views import PassageView

_LOCAL = frozenset({"COP", "JUD", "GOV", "LEG", "EDU", "MED"})
_LONGEST = 3


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
