"""Which country an actor belongs to when its own words name none: its place, its owner, its story."""

from collections.abc import Sequence

from purport.language.syntax import Syntax
from purport.mentions.actor_context import Context
from purport.mentions.actor_countries import has_country, of_country
from purport.mentions.actor_phrases import OPPOSITE, Description, is_sent_abroad
from purport.mentions.actor_places import country_of_place, place_in_name
from purport.mentions.actor_towns import country_of_town, town_before
from purport.mentions.actor_views import Nominal
from purport.mentions.roles import Role
from purport.records import Actor
from purport.records.values import NON_STATE

_OWNING = frozenset({"of", "from"})
LOCATING = frozenset({"of", "in", "from", "at", "for"})
"""Prepositions after which a place tells the country of what stands before."""


_ELSEWHERE = frozenset({
    "foreign", "international", "global", "worldwide", "overseas", "multinational", "western", "unknown",
    "unidentified", "transnational", "cross-border", "expatriate", "world", "various", "european", "african", "asian",
    "arab", "latin", "scandinavian", "nordic", "balkan", "baltic", "caribbean",
})  # fmt: skip
"""Words that say of somebody that he is not, or may not be, of the story's country."""

_TIED = frozenset({"close", "loyal", "linked", "tied", "allied", "aligned", "affiliated", "belonging", "answerable",
                   "accountable", "working", "serving", "connected", "attached"})  # fmt: skip

_IN_PASSING = 3
"""How many times more another country must be named for this one to be named in passing."""

_MEETS = frozenset({"meet", "visit", "confer", "negotiate", "talk", "speak"})

_TRAVELS = frozenset({"meet", "visit", "say", "tell", "speak", "talk", "arrive", "attend", "travel", "confer", "gather",
                      "reconvene", "negotiate", "go", "come", "fly", "discuss", "announce", "warn"})  # fmt: skip
"""What people do abroad: where they do it does not tell whose they are."""


def domestic(
    context: Context, actors: tuple[Actor, ...], role: Role | None, nominal: Nominal | None = None
) -> tuple[Actor, ...]:
    """Take a person of whom nothing is said for one of the country that the story is about."""
    if actors[0].country is not None or (role is not None and not role.domestic):
        return actors
    country = home(context, nominal, actors)
    return tuple(of_country(a, country, score=0.35) for a in actors) if country is not None else actors


def home(context: Context, nominal: Nominal | None, actors: tuple[Actor, ...]) -> str | None:
    """Give the country that somebody without one is taken for: where it happens, the story's, the passage's only one.

    Arguments: the context; the phrase; its actors. Returns None for 'foreign broadcasters', 'unknown assailants', and
    for relatives of an unknown person, unless the story hardly names another country.
    """
    if nominal is None:
        return context.story.country or only_country(context)
    syntax = context.syntax
    if syntax.lower[nominal.head] in OPPOSITE and syntax.child(nominal.head, "nmod:poss") is not None:
        return None
    described = nominal.description
    outside = region_of_strangers(syntax.lower[nominal.start : nominal.head], described, actors)
    if outside is not None:
        return outside or None
    story = context.story
    role = nominal.description.role if nominal.description is not None else None
    if (
        role is not None
        and is_sent_abroad(role)
        and story.country in _received(context, nominal) | _host_of(context, nominal.head)
    ):
        return None
    civil = actors[0].sectors[:1] == ("CVL",)
    if civil and syntax.child(nominal.head, "nmod:poss") is not None:
        return story.country if story.settled else None
    country = clause_place(context, nominal.head, actors) or story.country or only_country(context)
    return _host(context, nominal.head, country) if not story.settled else country


def region_of_strangers(
    words: Sequence[str], described: Description | None, actors: Sequence[Actor] = ()
) -> str | None:
    """Give the region that a phrase says somebody is of, '' where it only says that he is from elsewhere.

    Arguments: the folded words of the phrase; what it says; its actors, those of the description if empty. 'European
    officials' are those of the bodies in Brussels, 'European tourists' of no country that is named. Returns None where
    it says neither.
    """
    role = described.role.phrase.split() if described is not None and described.role is not None else []
    said = [word for word in words if word in _ELSEWHERE and word not in role]
    if not said:
        return None
    sectors = (actors or (described.actors if described is not None else ()))[0].sectors
    return "EUR" if "european" in said and sectors[:1] == ("GOV",) else ""


def _host(context: Context, head: int, country: str | None) -> str | None:
    """'The Russian envoy met officials in Vienna': whom somebody meets abroad is not of his own country."""
    syntax = context.syntax
    verb = syntax.heads[head]
    if syntax.deps[head] not in ("obj", "obl") or syntax.lemmas[verb].lower() not in _MEETS:
        return country
    subject = syntax.child(verb, "nsubj")
    guest = context.here.get(subject) if subject is not None else None
    if country is None or guest is None or guest.actors[0].country != country:
        return country
    for child in syntax.children[verb]:
        place = context.country_at(child) if syntax.deps[child].startswith("obl") else None
        if place is not None:
            return place
    return None


def _received(context: Context, nominal: Nominal) -> set[str | None]:
    """Give the countries that an envoy is sent to: 'the envoy to Chad' is not Chad's."""
    syntax = context.syntax
    found: set[str | None] = set()
    for child in syntax.children[nominal.head]:
        case = syntax.child(child, "case") if syntax.deps[child] in ("nmod", "obl") else None
        below = context.phrases.get(child)
        if case is not None and syntax.lower[case] == "to" and below is not None and below.description is not None:
            found.update(actor.country for actor in below.description.actors)
    return found - {None}


def _host_of(context: Context, head: int) -> set[str | None]:
    """Give the countries of whoever acts on an envoy: 'Beijing summoned Ambassador Ito' is not his own government."""
    syntax = context.syntax
    verb = syntax.heads[head]
    if syntax.deps[head] not in ("obj", "iobj") or syntax.pos[verb] != "VERB":
        return set()
    for _ in range(4):
        subject = syntax.child(verb, "nsubj")
        host = context.here.get(subject) if subject is not None else None
        if host is not None:
            return {actor.country for actor in host.actors} - {None}
        if syntax.deps[verb] not in ("conj", "xcomp"):
            break
        verb = syntax.heads[verb]
    return set()


def clause_place(context: Context, head: int, actors: tuple[Actor, ...]) -> str | None:
    """Give the country of the place at which the clause of a phrase happens: 'In Bishkek nationalists picketed'."""
    syntax = context.syntax
    dep = syntax.deps[head]
    if dep == "appos":
        head = syntax.heads[head]
        dep = syntax.deps[head]
    verb = syntax.heads[head]
    if dep not in ("nsubj", "nsubj:pass", "obj") or syntax.pos[verb] != "VERB":
        return None
    if syntax.lemmas[verb].lower() in _TRAVELS or (actors[0].sectors[:1] == ("GOV",)):
        return None
    for child in syntax.children[verb]:
        if not syntax.deps[child].startswith("obl"):
            continue
        case = syntax.child(child, "case")
        country = context.country_at(child)
        if country is not None and case is not None and syntax.lower[case] in ("in", "at", "near", "outside"):
            return country
    return None


def tied(context: Context, nominal: Nominal, actors: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """Give 'a general close to Maduro', 'hackers linked to Russian intelligence' the country of those named."""
    if has_country(actors):
        return actors
    syntax = context.syntax
    for child in syntax.children[nominal.head]:
        if child < nominal.end or syntax.lower[child] not in _TIED:
            continue
        for below in syntax.children[child]:
            phrase = context.phrases.get(below) if syntax.deps[below].startswith("obl") else None
            named = phrase.description.actors[0].country if phrase is not None and phrase.description else None
            if named is not None:
                return tuple(of_country(actor, named, score=0.5) for actor in actors)
    return actors


def only_country(context: Context) -> str | None:
    """Give the one country that the passage has named so far, unless the article speaks of another far more."""
    named = {
        actor.country
        for mention in context.here.values()
        for actor in mention.actors
        if actor.country is not None and actor.country not in NON_STATE and actor.sectors[:1] != ("JRN",)
    }
    if len(named) != 1:
        return None
    (country,) = named
    counts = context.discourse.counts
    return country if counts[country] * _IN_PASSING >= max(counts.values(), default=0) else None


def placed(context: Context, nominal: Nominal, actors: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """Give a phrase without a country that of a toponym inside it or after it ('Municipality of Livorno')."""
    if has_country(actors):
        return actors
    country = _country_inside(context, nominal) or _of_its_town(context, nominal)
    if country is None and nominal.label == "ORG":
        country = place_in_name(nominal.name or "")
    return tuple(of_country(actor, country) for actor in actors) if country is not None else actors


def _of_its_town(context: Context, nominal: Nominal) -> str | None:
    """'Irving police', 'Harlow officials': the town before the role, of the story's country where that has one."""
    described, syntax = nominal.description, context.syntax
    if described is None or described.kind != "role" or described.role is None or nominal.lent:
        return None
    if described.role.kind == "title" or not described.role.domestic:
        return None
    if syntax.lower[nominal.head] != described.role.phrase.rpartition(" ")[2]:
        return None
    name = town_before(syntax.words, syntax.pos, nominal.start, nominal.head - described.role.phrase.count(" "))
    return country_of_town(name, context.story.country) if name is not None else None


def is_court_of_states(context: Context, nominal: Nominal, actors: Sequence[Actor]) -> bool:
    """Tell whether a court or its judges sit where states have theirs: 'a tribunal in The Hague' is not Dutch."""
    if actors[0].sectors[:1] != ("JUD",):
        return False
    syntax = context.syntax
    return any(syntax.lower[i] == "hague" and i > nominal.head for i in syntax.children[nominal.head])


def _is_judge(nominal: Nominal) -> bool:
    described = nominal.description
    return described is not None and described.actors[0].sectors[:1] in (("JUD",), ("COP",))


def _country_inside(context: Context, nominal: Nominal) -> str | None:
    syntax = context.syntax
    here = context.place_country.get(context.passage.index)
    role = nominal.description.role if nominal.description is not None else None
    sent = role is not None and is_sent_abroad(role)
    if here is not None and not sent:
        for i in range(nominal.start, nominal.end):
            if i in here:
                return here[i]
    # A name takes no place of its own: 'met with Cruz in Lima' says where they met.
    away = sent or (nominal.label == "PER" and not _is_judge(nominal))
    locating = _OWNING if away else LOCATING
    for child in syntax.children[nominal.head]:
        case = syntax.child(child, "case") if child >= nominal.end and syntax.deps[child] == "nmod" else None
        if case is None or syntax.lower[case] not in locating:
            continue
        country = context.country_at(child)
        if country is None and syntax.pos[child] == "PROPN":
            country = country_of_place(_name_at(syntax, child))
        if country is not None:
            return country
    return None


def _name_at(syntax: Syntax, head: int) -> str:
    first, last = head, head + 1
    for child in syntax.children[head]:
        if syntax.pos[child] == "PROPN" and syntax.deps[child] in ("flat", "compound"):
            first, last = min(first, child), max(last, child + 1)
    return " ".join(syntax.words[first:last])


def of_the_medium(context: Context, nominal: Nominal, actors: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """Officials whom a medium of some country cites without more words are of that country."""
    syntax, i = context.syntax, nominal.head
    for _ in range(3):
        if syntax.heads[i] == i:
            break
        i = syntax.heads[i]
        subject = syntax.child(i, "nsubj")
        speaker = context.here.get(subject) if subject is not None else None
        if speaker is not None and subject != nominal.head and speaker.actors[0].sectors[:1] == ("JRN",):
            cited = context.phrases.get(speaker.head)
            told = cited.description if cited is not None else None
            if told is None or told.kind != "role" or told.bodies or told.actors[0].country is None:
                break  # 'a Reuters reporter': whose the agency is does not tell who acts
            if told.role is not None and told.role.kind in ("person", "title"):
                break
            return tuple(of_country(actor, speaker.actors[0].country, score=0.5) for actor in actors)
    return actors
