"""What a whole article says about its actors: the country it is about, and who its people are."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from purport.mentions.actor_phrases import Description
from purport.mentions.actor_views import Nominal, PassageView
from purport.mentions.spelling import folded_name
from purport.records import PlaceMention
from purport.records.values import NON_STATE

_CLEAR_SHARE = 0.5
_SETTLED_SHARE = 0.65
_CLEAR_COUNT = 2
_HEADLINE_WEIGHT = 2
_INTRODUCTION = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """`country` is what a domestic story is about, None where several countries share it; `settled` says that hardly
    another one is named; `people` maps each name
    part to the descriptions of the persons who bear it, keyed by their full names; `introduced` gives the country of
    the first bearer of each role that the body introduces with one ("a Turkish policeman")."""

    country: str | None
    settled: bool
    people: dict[str, dict[str, Description]]
    introduced: dict[str, str]


def read_story(
    views: Sequence[PassageView], nominals: Sequence[Sequence[Nominal]], places: Sequence[PlaceMention]
) -> Story:
    """Collect what an article says. Arguments: its passages; their phrases; its toponyms."""
    country, settled = _main_country(views, places)
    return Story(country=country, settled=settled, people=_people(nominals), introduced=_introduced(nominals))


def _main_country(views: Sequence[PassageView], places: Sequence[PlaceMention]) -> tuple[str | None, bool]:
    counts: Counter[str] = Counter()
    for number, view in enumerate(views):
        weight = _HEADLINE_WEIGHT if number == 0 else 1
        for match in view.matches:
            term = match.terms[0]
            country = term.actor.country
            if country is not None and country not in NON_STATE and term.kind != "block":
                if term.kind == "organisation" and "JRN" in term.actor.sectors:
                    continue
                counts[country] += weight
    for place in places:
        known = views[place.passage].match_of[place.head] is not None
        if place.place.country is not None and place.place.score >= 0.4 and not known:
            counts[place.place.country] += 1
    if not counts:
        return None, False
    (first, top), *_ = counts.most_common(1)
    share = top / sum(counts.values())
    return (first, share >= _SETTLED_SHARE) if top >= _CLEAR_COUNT and share >= _CLEAR_SHARE else (None, False)


def _introduced(nominals: Sequence[Sequence[Nominal]]) -> dict[str, str]:
    """Give the countries of the roles of the first passages after the headline, by role."""
    found: dict[str, str | None] = {}
    for phrases in nominals[1 : 1 + _INTRODUCTION]:
        for nominal in phrases:
            described = nominal.description
            if described is None or described.role is None or described.kind != "role" or nominal.lent:
                continue
            found.setdefault(described.role.phrase, described.actors[0].country)
    return {role: country for role, country in found.items() if country is not None}


def _people(nominals: Sequence[Sequence[Nominal]]) -> dict[str, dict[str, Description]]:
    people: dict[str, dict[str, Description]] = {}
    for found in nominals:
        for nominal in found:
            described = nominal.description
            if described is None or described.kind != "person":
                continue
            name = full_name(nominal)
            parts = name.split() if name is not None else ()
            if name is None or len(parts) < 2:
                continue
            for part in parts:
                bearers = people.setdefault(part, {})
                known = bearers.get(name)
                if known is None or _says_more(described, known):
                    bearers[name] = described
    return people


def full_name(nominal: Nominal) -> str | None:
    """Give the folded name of a person's mention: as written, or as the table has it."""
    if nominal.name is not None:
        return folded_name(nominal.name)
    described = nominal.description
    if described is not None and described.terms and described.terms[0].kind == "person":
        return folded_name(described.terms[0].offices[0].person.replace("-", " "))
    return None


def _says_more(described: Description, known: Description) -> bool:
    def weight(d: Description) -> int:
        actor = d.actors[0]
        return 2 * (actor.country is not None) + 2 * bool(actor.sectors) + (d.role is not None)

    return weight(described) > weight(known)
