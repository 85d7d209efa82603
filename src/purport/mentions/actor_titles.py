"""Names that no table has, described by the title before them, the words within them, and what stands beside them."""

from dataclasses import replace as replace_score

from msgspec.structs import replace

from purport.language.syntax import SUBJECTS
from purport.mentions.actor_countries import of_country
from purport.mentions.actor_nationalities import nationalities
from purport.mentions.actor_offices import person_actor, serves
from purport.mentions.actor_phrases import Complement, Description, describe
from purport.mentions.actor_spellings import spelled_otherwise
from purport.mentions.actor_views import Nominal, PassageView
from purport.mentions.names import Match
from purport.mentions.roles import Role, name_words
from purport.mentions.spelling import slug
from purport.records import Actor
from purport.records.values import NON_STATE

_SUFFIXES = frozenset({"the", ",", ".", "inc", "inc.", "corp", "corp.", "co", "co.", "ltd", "ltd.", "plc",
                       "ag", "group",
                       "llc",
                       "'s", "party", "newspaper", "agency", "(", ")", "network", "movement"})  # fmt: skip


def covers(view: PassageView, match: Match, ent: tuple[int, int, str]) -> bool:
    """Tell whether a known name is the whole of a recognised one but for an article or 'Inc.'."""
    if match.start <= ent[0] and ent[1] <= match.end:
        return True
    outside = [i for i in range(ent[0], ent[1]) if not match.start <= i < match.end]
    body = match.terms[0].kind == "organisation"
    countries = {term.actor.country for term in match.terms} if body else set()
    return all(view.folded[i] in _SUFFIXES or (body and _is_nationality(view, i, countries)) for i in outside)


def _is_nationality(view: PassageView, i: int, countries: set[str | None]) -> bool:
    """Tell whether a word says whose a body is: 'Austrian' of the Freedom Party, not 'Sri Lanka'."""
    match = view.match_of[i]
    if match is None or match.terms[0].kind not in ("adjective", "country"):
        return False
    return None in countries or match.terms[0].actor.country in countries


def describe_name(
    view: PassageView,
    head: int,
    start: int,
    end: int,
    ent: tuple[int, int, str],
    inside: list[Match],
    complements: tuple[Complement, ...],
) -> Nominal:
    """Describe a name that no table has by the title before it and the role words within it."""
    ent = _without_title(ent, inside)
    name = " ".join(view.syntax.words[ent[0] : ent[1]])
    subject = view.syntax.deps[head] in SUBJECTS
    title = _title(view, start, ent, inside, complements)
    if ent[2] == "PER":
        known = _known_otherwise(view, ent, title)
        if known is not None:
            return Nominal(start=start, end=end, head=head, description=known, name=name, label="PER", subject=subject)
        entity = f"person:{slug(name)}"
        if title is None:
            named = nationalities(view.folded, [(m, m.terms[0]) for m in inside if m.end <= ent[0]])
            actor = Actor(entity=entity, country=named[0] if named else None, score=0.6)
            described = Description(actors=(actor,), kind="person")
        else:
            giver = title.actors[0]
            described = Description(
                actors=(Actor(entity=entity, country=giver.country, sectors=giver.sectors, score=0.6),),
                kind="person",
                role=title.role,
                former=title.former,
            )
        return Nominal(start=start, end=end, head=head, description=described, name=name, label="PER", subject=subject)
    actor = Actor(entity=f"org:{slug(name)}", score=0.6)
    own = _own_words(view, ent, inside, complements)
    base = own or title
    if base is None:
        named = nationalities(view.folded, [(m, m.terms[0]) for m in inside])
        described = Description(actors=(of_country(actor, named[0] if named else None),), kind="organisation")
    else:
        described = Description(
            actors=tuple(of_country(actor, a.country, sectors=a.sectors) for a in base.actors[:1]),
            kind="organisation",
            role=base.role,
        )
    return Nominal(start=start, end=end, head=head, description=described, name=name, label="ORG", subject=subject)


def _known_otherwise(view: PassageView, ent: tuple[int, int, str], title: Description | None) -> Description | None:
    """Take 'Moammar Kadafi' for the leader spelled otherwise in the tables, where his country is spoken of."""
    if ent[1] - ent[0] < 2 or view.when is None or not view.countries:
        return None
    term = spelled_otherwise(view.folded[ent[0] : ent[1]], view.when, view.countries)
    if term is None or term.actor.country not in view.countries or not serves(term.offices, view.when):
        return None
    actor = replace_score(person_actor(term.key, term.offices, view.when), score=0.7)
    former = title is not None and title.former
    role = title.role if title is not None else None
    return Description(actors=(actor,), kind="person", role=role, terms=(term,), former=former)


def _without_title(ent: tuple[int, int, str], inside: list[Match]) -> tuple[int, int, str]:
    """Take the title off a person's name where the tagger has both as one: 'Ambassador Andrei Karlov'."""
    if ent[2] != "PER":
        return ent
    for match in inside:
        role = match.terms[0].role
        titled = match.start == ent[0] and match.end < ent[1]
        if titled and role is not None and role.kind in ("person", "title") and not role.plural:
            return match.end, ent[1], ent[2]
    return ent


def _title(
    view: PassageView, start: int, ent: tuple[int, int, str], inside: list[Match], complements: tuple[Complement, ...]
) -> Description | None:
    """Describe the role noun that stands before a name: 'Kenyan lawmaker' before 'Anne Njeri'."""
    titles = [m for m in inside if m.end <= ent[0] and m.terms[0].kind == "role"]
    if not titles:
        return None
    people = [m for m in titles if m.terms[0].role is not None and m.terms[0].role.kind in ("person", "title")]
    last = (people or titles)[-1]
    before = [m for m in inside if m.end <= ent[0]]
    return describe(view.folded, start, last.end - 1, before, when=view.when, countries=view.countries)


def _own_words(
    view: PassageView, ent: tuple[int, int, str], inside: list[Match], complements: tuple[Complement, ...]
) -> Description | None:
    """Describe a body by the role words of its name: 'Irving Police Department', 'Ministry of Mines'."""
    within = [m for m in inside if m.start >= ent[0] and m.end <= ent[1]]
    kinds = [m for m in within if _tells_kind(m)]
    if not kinds:
        sectors = name_words().get(view.folded[ent[1] - 1])
        if sectors is None:
            return None
        named = nationalities(view.folded, [(m, m.terms[0]) for m in inside])
        return Description(actors=(Actor(country=named[0] if named else None, sectors=sectors),), kind="organisation")
    last = kinds[-1] if kinds[-1].end == ent[1] else kinds[0]
    usable = [m for m in inside if m.end <= last.end]
    if last.end - 1 > ent[0]:
        # 'The Independent Police Authority' is no newspaper's.
        usable = [m for m in usable if m is last or not _is_medium(m)]
    described = describe(
        view.folded, ent[0], last.end - 1, usable, complements=complements, when=view.when, countries=view.countries
    )
    if described is not None and described.placeless:
        below = [(m, m.terms[0]) for m in within if m.start >= last.end]
        whole = [t.actor.country for _, t in below if t.kind == "organisation" and t.actor.country is not None]
        named = nationalities(view.folded, below) or tuple(whole)  # 'the Permanent Council of the Arab League'
        if named:
            described = replace(described, actors=tuple(of_country(a, named[0]) for a in described.actors))
    sectors = name_words().get(view.folded[ent[1] - 1])
    if described is not None and sectors is not None and not described.actors[0].sectors:
        actors = tuple(of_country(a, a.country, sectors=sectors) for a in described.actors)
        return replace(described, actors=actors)  # 'Fund' in a name, of which the role word says less
    return described


def _is_medium(match: Match) -> bool:
    """Tell whether a match is a newspaper whose name opens with 'The', as that of any body does."""
    term = match.terms[0]
    return term.kind == "organisation" and term.actor.sectors[:1] == ("JRN",) and term.key.startswith("org:the-")


def _tells_kind(match: Match) -> bool:
    role = match.terms[0].role
    generic = match.terms[0].kind == "organisation" and match.terms[0].actor.country is None
    return generic or (role is not None and role.kind not in ("person", "title"))


def merged(described: Description, beside: Description) -> Description:
    """Fill what one description lacks from the one in apposition with it."""
    giver = beside.actors[0]
    if beside.kind in ("country", "demonym"):
        # "Rep. Jane Doe, D-Calif.": a legislator's own state.
        titled = described.kind == "person" and described.actors[0].sectors[:1] == ("LEG",)
        if not titled or described.actors[0].country is not None:
            return described
        return replace(described, actors=(of_country(described.actors[0], giver.country),))
    if described.kind == "role" and beside.kind in ("person", "organisation") and len(described.actors) == 1:
        return _named_role(described, beside)
    if len(described.actors) > 1 or (described.kind == "person" and beside.kind == "person"):
        return described  # 'said Mr Gray, Ms Lund, who ...' are two
    actor = described.actors[0]
    if beside.former and giver.country in NON_STATE:
        # 'Ms Lund, a former World Bank economist' is not of the bank.
        return replace(described, role=described.role or beside.role, former=True)
    filled = _filled(actor, giver)
    role: Role | None = described.role or beside.role
    former = described.former or beside.former
    if filled is actor and role is described.role and former == described.former:
        return described
    return replace(described, actors=(filled,), role=role, former=former)


def _named_role(described: Description, beside: Description) -> Description:
    """'The foreign minister, Sameh Shoukry' is Shoukry; 'the West African bloc ECOWAS' is ECOWAS."""
    role, actor, giver = described.role, described.actors[0], beside.actors[0]
    if role is None or role.plural or (beside.kind == "person") != (role.kind in ("person", "title")):
        if actor.country or not giver.country:
            return described
        return replace(described, actors=(of_country(actor, giver.country),))
    return replace(described, actors=(_filled(giver, actor),))


def _filled(actor: Actor, giver: Actor) -> Actor:
    """Give an actor the country and the sectors of another where it has none."""
    country, sectors = actor.country or giver.country, actor.sectors or giver.sectors
    if country == actor.country and sectors == actor.sectors:
        return actor
    return of_country(actor, country, sectors=sectors)
