"""From a noun phrase to the actor it names: nationality, organisation, title, name and role noun taken together.

After the agent parsing of the PETRARCH coders and of NGEC (nationality stripped, then the role looked up), with the
phrase's head deciding: 'Kremlin spokesman' is Russian government, 'Russian-backed separatists' are not Russian.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache

import msgspec

from purport.mentions.actor_countries import has_country, of_country
from purport.mentions.actor_joint import state_beside
from purport.mentions.actor_nationalities import nationalities
from purport.mentions.actor_offices import PUBLIC
from purport.mentions.actor_readings import actor_of, choose
from purport.mentions.names import Match, Term, role_terms
from purport.mentions.roles import Role
from purport.records import Actor
from purport.records.values import MentionKind, Sector

_FORMER = frozenset(
    {"former", "ex", "ousted", "deposed", "onetime", "erstwhile", "retired", "disgraced", "then-former"}
)
_GOVERNS = frozenset({"of", "for", "from", "in", "at", "with", "within", "inside", "across"})
_MEMBERSHIP = frozenset({"of", "for", "from", "at", "with", "within", "inside"})
_SENT_ABROAD = frozenset(
    {"embassy", "ambassador", "consulate", "consul", "diplomat", "envoy", "troop", "peacekeeper", "mission"}
)
_SPEAKS_FOR = ("spokes", "aide", "adviser", "advisor")
_PRESIDING = frozenset({"president", "vice president", "vice presidents", "presidents"})
_GUESTS = frozenset({"foreign", "international", "visiting", "european", "overseas"})
_CITY_STATES = frozenset({"HKG", "MAC"})
_STUDIES = frozenset({"specialist", "expert", "analyst", "correspondent", "scholar", "watcher", "researcher", "adviser",
                      "advisor"})  # fmt: skip
"""'A Ukraine specialist' is one for Ukraine, 'a Ukrainian specialist' one from there."""
_CIVIL = frozenset({"ordinary", "innocent", "local", "young", "unarmed", "displaced", "civilian", "fellow"})
OPPOSITE = frozenset({
    "neighbour", "neighbours", "neighbor", "neighbors", "counterpart", "counterparts", "ally", "allies", "foe", "foes",
    "enemy", "enemies", "adversary", "adversaries", "archrival", "arch-rival",
})  # fmt: skip
"""Heads whose owner is another than they: 'Mali and its neighbour'."""


class Description(msgspec.Struct, frozen=True, kw_only=True):
    """What a noun phrase says by itself, before the text around it is asked.

    `actors` has several entries for 'U.S. and South Korean officials'. `role` is the role noun at the head or the
    title before a name; `bodies` are the organisations it belongs to. `placeless` phrases name no country.
    """

    actors: tuple[Actor, ...]
    kind: MentionKind
    role: Role | None = None
    terms: tuple[Term, ...] = ()
    former: bool = False
    bodies: tuple[Actor, ...] = ()

    @property
    def placeless(self) -> bool:
        """Whether the phrase names no country."""
        return not has_country(self.actors)


class Complement(msgspec.Struct, frozen=True, kw_only=True):
    """What follows the head: 'of' + Hamas. `joined` to the one before: 'of Chile' + 'and Peru'."""

    preposition: str
    description: Description
    joined: bool = False


def describe(
    folded: Sequence[str],
    start: int,
    head: int,
    matches: Iterable[Match],
    *,
    complements: Sequence[Complement] = (),
    when: dt.date | None = None,
    countries: frozenset[str] = frozenset(),
) -> Description | None:
    """Say whom a noun phrase names.

    Arguments: the folded words; where the phrase starts and its head; the lexicon's matches from `start` on, in order;
    prepositional complements of the head; the date; countries at hand, which decide between readings.
    Returns None where the head names nobody that can act.
    """
    at_head: Match | None = None
    before: list[Match] = []
    for match in matches:
        if match.start <= head < match.end:
            at_head = match
        elif match.end <= head:
            before.append(match)
    if at_head is None:
        return None
    term = choose(at_head.terms, countries, when)
    modifiers = [(m, choose(m.terms, countries, when)) for m in before]
    if term.kind == "block":
        return None
    former = start < at_head.start and not _FORMER.isdisjoint(folded[start : at_head.start])
    if term.kind == "organisation":
        # 'Chile's Defense Department' is not the American one: its name is a role word as well.
        generic = next((t for t in at_head.terms if t.kind == "role"), None)
        named = nationalities(folded, modifiers) if generic is not None else ()
        # 'The Labour Party' of a story about Malta is not Britain's; 'the Republican Party' abroad is America's.
        party = term.actor.sectors[:1] == ("PTY",) and term.actor.country != "USA"
        at_hand = named or (countries if party else ())
        if generic is not None and at_hand and term.actor.country not in at_hand:
            term = generic
    if term.kind == "role":
        if not modifiers and not complements and not former:
            return _bare_role(term.key)
        return _role(term, folded, start, modifiers, complements, when, former)
    return _name(term, folded, modifiers, complements, when, former, start)


def _name(
    term: Term,
    folded: Sequence[str],
    modifiers: Sequence[tuple[Match, Term]],
    complements: Sequence[Complement],
    when: dt.date | None,
    former: bool,
    start: int,
) -> Description:
    actor = actor_of(term, when)
    title = next((t.role for _, t in reversed(modifiers) if t.role is not None), None)
    if term.kind == "person":
        if former and (not actor.sectors or actor.sectors[0] in PUBLIC | {"PTY"}):
            actor = replace(actor, sectors=("ELI",), office=None)
        if actor.office is None and title is not None and title.sectors and not former:
            # The table knows no office on that day, the text does.
            actor = replace(actor, sectors=title.sectors)
        return Description(actors=(actor,), kind="person", role=title, terms=(term,), former=former)
    if term.kind == "organisation":
        if actor.country is None:
            named = nationalities(folded, modifiers) or _complement_countries(complements)
            if named:
                return Description(
                    actors=tuple(of_country(actor, c) for c in named),
                    kind="organisation",
                    role=title,
                    terms=(term,),
                )
        return Description(actors=(actor,), kind="organisation", role=title, terms=(term,))
    if term.kind == "metonym":
        return Description(actors=(actor,), kind="metonym", terms=(term,))
    if term.kind in ("country", "part"):
        return Description(actors=(actor,), kind="country", terms=(term,))
    if any(w in _CIVIL for w in folded[start : start + 4]):
        actor = replace(actor, sectors=("CVL",))
    return Description(actors=(actor,), kind="demonym", terms=(term,))


@lru_cache(maxsize=4096)
def _bare_role(phrase: str) -> Description:
    """Describe a role noun that stands alone; most do."""
    term = role_terms()[phrase]
    return _role(term, (), 0, (), (), None, False)


def _role(
    term: Term,
    folded: Sequence[str],
    start: int,
    modifiers: Sequence[tuple[Match, Term]],
    complements: Sequence[Complement],
    when: dt.date | None,
    former: bool,
) -> Description:
    role = term.role
    assert role is not None
    told = modifiers
    if modifiers and is_sent_abroad(role):
        # 'The Washington mission' is whose it is, not where.
        told = [m for m in modifiers if m[1].kind != "metonym" or _owns(folded, m[0])]
    named = _of_one_person(role, nationalities(folded, told))
    if named and role.phrase in OPPOSITE and any(w in ("'s", "'") for w in folded[start : start + 8]):
        named = ()
    if named and role.phrase.split()[-1].rstrip("s") in _STUDIES:
        named = nationalities(folded, [m for m in modifiers if m[1].kind != "country" or _owns(folded, m[0])])
    bodies: list[Actor] = []
    owners: tuple[Actor, ...] = ()
    for _, t in modifiers:
        if t.kind in ("organisation", "person"):
            bodies.append(actor_of(t, when))
            owners = (*owners, bodies[-1]) if t.kind == "organisation" else owners
    sectors = _sectors(role, modifiers, bodies, complements, named, when)
    if role.phrase == "chief executive" and named and set(named) <= _CITY_STATES:
        sectors = ("GOV",)  # Hong Kong's and Macao's heads of government are called so.
    if complements and role.phrase.split()[-1].rstrip("s") in _AIDES:
        # 'An adviser to Ukraine's interior minister' is of Ukraine, 'the envoy to Ukraine' is not.
        complements = [_of(c) for c in complements]
    if not named:
        sent = bool(complements) and is_sent_abroad(role)
        if role.sectors[:1] not in (("LAB",), ("CVL",)) or role.weak:
            # 'The Honda's driver' drives a Honda.
            named = tuple(dict.fromkeys(a.country for a in bodies if a.country))[:1]
        # 'International dignitaries at the UN', 'foreign tourists in Peru' are guests there.
        guest = not _GUESTS.isdisjoint(folded[start : start + 4])
        named = named or _complement_countries(
            [c for c in complements if not (sent or guest) or c.preposition in ("of", "from")], several=role.plural
        )
    state = state_beside(role, folded, modifiers, sectors)
    if former and role.kind in ("person", "title") and sectors and sectors[0] in PUBLIC:
        sectors = ("ELI",)
    if named:
        actors = tuple(Actor(country=c, sectors=sectors, score=0.8) for c in named)
        if state:
            actors = (Actor(country=named[0], sectors=state, score=0.8), *actors)
    else:
        actors = (Actor(country=role.country, sectors=sectors, score=0.5),)
    return Description(actors=actors, kind="role", role=role, terms=(term,), former=former, bodies=owners)


_AIDES = frozenset({"adviser", "advisor", "aide", "assistant", "counselor", "counsellor", "deputy"})


def _of(complement: Complement) -> Complement:
    """Read 'aide to' as 'aide of'."""
    if complement.preposition != "to":
        return complement
    return Complement(preposition="of", description=complement.description, joined=complement.joined)


_ADOPTIVE = ("USA", "CAN", "AUS")


def _of_one_person(role: Role, named: tuple[str, ...]) -> tuple[str, ...]:
    """'A German-Iraqi boy' is one person: of the country named first, or of the one that people come to."""
    if len(named) < 2 or role.plural or role.kind != "person":
        return named
    return next(((c,) for c in named if c in _ADOPTIVE), named[:1])


def _owns(folded: Sequence[str], match: Match) -> bool:
    return match.end < len(folded) and folded[match.end] in ("'s", "'")


def is_sent_abroad(role: Role) -> bool:
    """Tell whether a role is held in a country that is not its own: 'the embassy in Oslo' is not Norwegian."""
    return _names_envoys(role.phrase)


@lru_cache(maxsize=4096)
def _names_envoys(phrase: str) -> bool:
    return any(word.rstrip("s") in _SENT_ABROAD for word in phrase.split())


def _sectors(
    role: Role,
    modifiers: Sequence[tuple[Match, Term]],
    bodies: Sequence[Actor],
    complements: Sequence[Complement],
    named: tuple[str, ...],
    when: dt.date | None,
) -> tuple[Sector, ...]:
    if not role.weak:
        return _presiding(role, complements) if role.phrase in _PRESIDING else role.sectors
    for _, term in reversed(modifiers):
        if term.kind == "role" and term.role is not None and term.role.sectors:
            return term.role.sectors
        if term.kind in ("organisation", "metonym", "person"):
            actor = actor_of(term, when)
            if actor.sectors:
                return actor.sectors
            if term.kind == "organisation":
                return ()
    for complement in complements:
        if complement.preposition not in _MEMBERSHIP:
            continue
        described = complement.description
        if described.kind == "person" and not role.phrase.startswith(_SPEAKS_FOR):
            continue
        if described.actors[0].sectors:
            return described.actors[0].sectors
    if not role.sectors and named and role.kind == "person" and role.phrase.startswith("spokes"):
        return ("GOV",)
    return role.sectors


def _presiding(role: Role, complements: Sequence[Complement]) -> tuple[Sector, ...]:
    """'The vice president of sales at Nokia', 'the president of the union' are of the body, not of a state."""
    for complement in complements:
        described = complement.description
        if complement.preposition in ("of", "at") and described.kind == "organisation":
            return described.actors[0].sectors
    return role.sectors


def _complement_countries(complements: Sequence[Complement], *, several: bool = False) -> tuple[str, ...]:
    """Give the countries of the first complement that names one; of all that it is joined with for `several` heads."""
    countries: dict[str, None] = {}
    for complement in complements:
        if countries and not (several and complement.joined):
            break
        if complement.preposition in _GOVERNS:
            countries.update({a.country: None for a in complement.description.actors if a.country})
    return tuple(countries)
