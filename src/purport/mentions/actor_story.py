"""What a whole article says about its actors: the country it is about, and who its people are."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from msgspec.structs import replace

from purport.mentions.actor_acronyms import introduced_acronyms
from purport.mentions.actor_phrases import Description
from purport.mentions.actor_surnames import is_common_surname
from purport.mentions.actor_towns import towns_of_bodies
from purport.mentions.actor_views import Nominal, PassageView
from purport.mentions.spelling import folded_name
from purport.records import Actor, PlaceMention
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
    the first bearer of each role that the body introduces with one ("a Turkish policeman"); `full` are the names that
    the article writes with more than a surname; `acronyms` are those that it introduces in brackets."""

    country: str | None
    settled: bool
    people: dict[str, dict[str, Description]]
    introduced: dict[str, str]
    full: frozenset[str] = frozenset()
    acronyms: Mapping[str, Description] = field(default_factory=dict)


def read_story(
    views: Sequence[PassageView], nominals: Sequence[Sequence[Nominal]], about: tuple[str | None, bool]
) -> Story:
    """Collect what an article says. Arguments: its passages; their phrases; its `main_country`."""
    country, settled = about
    if not settled:
        country = _governed(views, country)
    return Story(
        country=country,
        settled=settled,
        people=_people(nominals),
        introduced=_introduced(nominals),
        full=_full(views, nominals),
        acronyms=introduced_acronyms(views, nominals),
    )


def main_country(
    views: Sequence[PassageView], places: Sequence[PlaceMention], *, otherwise: str | None = None
) -> tuple[str | None, bool]:
    """Give the country that an article is about, and whether it hardly names another one.

    Arguments: its passages; its toponyms; the country that it is of where it names none at all.
    """
    counts: Counter[str] = Counter()
    for number, view in enumerate(views):
        weight = _HEADLINE_WEIGHT if number == 0 else 1
        for match in view.matches:
            term = match.terms[0]
            country = term.actor.country
            if country is not None and country not in NON_STATE and term.kind != "block":
                if term.kind == "organisation" and "JRN" in term.actor.sectors:
                    continue
                if len(match.terms) > 1 and not match.one_country:
                    continue  # a Labour Party has many countries
                alone = match.end - match.start == 1
                if alone and term.kind == "person" and is_common_surname(view.folded[match.start]):
                    continue
                counts[country] += weight
        for country in towns_of_bodies(view):
            counts[country] += weight
    for place in places:
        known = views[place.passage].match_of[place.head] is not None
        if place.place.country is not None and place.place.score >= 0.4 and not known:
            counts[place.place.country] += 1
    if not counts:
        return otherwise, False
    (first, top), *_ = counts.most_common(1)
    share = top / sum(counts.values())
    if len(counts) == 1:
        return first, False  # named once and no other: a short report from there
    return (first, share >= _SETTLED_SHARE) if top >= _CLEAR_COUNT and share >= _CLEAR_SHARE else (None, False)


def _governed(views: Sequence[PassageView], country: str | None) -> str | None:
    """Give the country whose head of government is the only leader named, with a title, where another is named more.

    'Prime Minister Rowley' tells whose ministry and ambassador an article on Dominica's debts speaks of.
    """
    leaders: Counter[str] = Counter()
    for view in views:
        for match in view.matches:
            term = match.terms[0]
            written_out = match.end - match.start > 1
            country_led = term.actor.country if term.key.startswith("leader:") else None
            if written_out and term.kind == "person" and country_led is not None:
                leaders[country_led] += 1
    if len(leaders) != 1:
        return country
    ((seat, times),) = leaders.items()
    return seat if times >= _CLEAR_COUNT else country


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
    for found in nominals:
        for nominal in found:
            _add_of_surname(people, nominal)
    return people


def _add_of_surname(people: dict[str, dict[str, Description]], nominal: Nominal) -> None:
    """'Gomez, a native of Mexico' tells of the only Gomez whose full name the article gives."""
    described, name = nominal.description, full_name(nominal)
    if described is None or described.kind != "person" or name is None or " " in name:
        return
    bearers = people.get(name, {})
    if len(bearers) != 1 or described.terms:
        return
    ((bearer, known),) = bearers.items()
    own, other = known.actors[0], described.actors[0]
    if (own.country is None and other.country is not None) or (not own.sectors and other.sectors):
        both = Actor(
            entity=own.entity, country=own.country or other.country, sectors=own.sectors or other.sectors,
            office=own.office, score=own.score,
        )  # fmt: skip
        told = replace(known, actors=(both, *known.actors[1:]), role=known.role or described.role)
        for part in bearer.split():
            people[part][bearer] = told


def full_name(nominal: Nominal) -> str | None:
    """Give the folded name of a person's mention: as written, or as the table has it."""
    if nominal.name is not None:
        return folded_name(nominal.name)
    described = nominal.description
    if described is not None and described.terms and described.terms[0].kind == "person":
        return folded_name(described.terms[0].offices[0].person.replace("-", " "))
    return None


def _full(views: Sequence[PassageView], nominals: Sequence[Sequence[Nominal]]) -> frozenset[str]:
    """Give the known persons' names that are written with more than one of their words."""
    found: set[str] = set()
    for view, phrases in zip(views, nominals, strict=True):
        for nominal in phrases:
            described = nominal.description
            if nominal.end - nominal.start > 1 and described is not None and described.kind == "person":
                name = full_name(nominal) or ""
                if len(set(name.split()) & set(view.folded[nominal.start : nominal.end])) > 1:
                    found.add(name)
    return frozenset(found)


def _says_more(described: Description, known: Description) -> bool:
    def weight(d: Description) -> int:
        actor = d.actors[0]
        return 2 * (actor.country is not None) + 2 * bool(actor.sectors) + (d.role is not None)

    return weight(described) > weight(known)
