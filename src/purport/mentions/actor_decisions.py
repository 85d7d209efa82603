"""Decide on phrases that say something themselves: names, seats of power, roles."""

from dataclasses import replace

from purport.language.syntax import Syntax
from purport.mentions.actor_bearers import as_before, bearer_of, is_namesake, serving, surnamed
from purport.mentions.actor_context import Context
from purport.mentions.actor_countries import of_country
from purport.mentions.actor_groups import GROUP_HEADS, group_at
from purport.mentions.actor_homes import (
    LOCATING,
    domestic,
    home,
    is_court_of_states,
    of_the_medium,
    placed,
    region_of_strangers,
    tied,
)
from purport.mentions.actor_offices import PUBLIC
from purport.mentions.actor_owners import of_owner, owned
from purport.mentions.actor_phrases import Description
from purport.mentions.actor_pointers import group_mention
from purport.mentions.actor_private import is_stranger, private_unless_known
from purport.mentions.actor_story import full_name
from purport.mentions.actor_taken_up import taken_up
from purport.mentions.actor_views import Nominal
from purport.mentions.place_roles import is_literal_place
from purport.mentions.roles import Role, plural_of
from purport.mentions.spelling import fold
from purport.records import Actor, ActorMention
from purport.records.article import Span

_PLACE = frozenset({"city", "town", "village", "region", "area", "territory", "island", "neighborhood",
                         "neighbourhood", "prison", "jail", "hospital", "school", "church", "mosque", "hotel", "farm",
                         "factory", "university", "museum", "embassy", "police station", "airport"})  # fmt: skip
_OF_THE_WORLD = frozenset({"international", "world", "global", "worldwide", "transnational", "pan-african", "european",
                           "african", "asian", "inter-american"})  # fmt: skip
"""Words in the name of a body that no country has: 'the International Cricket Council'."""
_OF_A_THING = frozenset({"a", "an", "his", "her", "my", "your"})
_LOCAL = PUBLIC | {"PTY", "OPP", "LAB", "EDU", "MED"}
"""Sectors of bodies that a story names without their country because they are at home in it."""

_PLACE_LIKE = _PLACE | frozenset(plural_of(phrase) for phrase in _PLACE)
_OF_STATES = frozenset(
    plural_of(f"{of} minister") for of in ("foreign", "defence", "defense", "finance", "interior")
) | {"heads of state", "heads of government", "heads of state and government", "presidents", "prime ministers"}
"""Officers of whom each state has one: several of them, of no country named, are those of a union of states."""
_DATELINE = 6
"""How many words a place takes before the dash of a dateline."""

_VISITS = frozenset({"visit", "leave", "reach", "tour", "enter", "flee", "depart", "quit"})


def decide(context: Context, nominal: Nominal) -> ActorMention | None:
    """Decide who a noun phrase is. Arguments: the context; the phrase. Returns None where it is no actor here."""
    described = nominal.description
    if described is None:
        return None
    tokens = (nominal.start, nominal.end, nominal.head)
    own = _override(context, nominal) if context.overrides.entries else None
    if own is not None:
        return context.mention(tokens, described.kind, (own,))
    if described.kind in ("metonym", "country", "demonym"):
        if described.kind != "demonym" and _in_dateline(context.syntax, nominal):
            return None
        surname = _surname(context, nominal) if not nominal.lent else None
        if surname is not None:
            return surname
        if described.kind == "metonym" and not nominal.lent:
            return _seat(context, nominal, described)
    group = group_at(context.syntax, *tokens) if context.syntax.lower[nominal.head] in GROUP_HEADS else None
    if group is not None:
        return group_mention(context, tokens, group)
    if described.kind == "person":
        return private_unless_known(context.syntax, _person(context, nominal, described), described)
    if described.role is not None and described.kind == "role":
        return _role(context, nominal, described, described.role)
    if described.kind != "organisation":
        return context.mention(tokens, described.kind, placed(context, nominal, described.actors))
    return _organisation(context, nominal, described)


def _organisation(context: Context, nominal: Nominal, described: Description) -> ActorMention | None:
    """Decide on a body: where nothing says whose it is, its place, else the story's country for what is local."""
    tokens = (nominal.start, nominal.end, nominal.head)
    if described.role is not None and described.placeless and _is_bare(nominal, described.role):
        noun = Description(actors=(Actor(sectors=described.role.sectors),), kind="role", role=described.role)
        earlier = taken_up(context, nominal, noun, described.role)
        if earlier is not None:
            return earlier  # 'The Commission'
    described = context.story.acronyms.get((nominal.name or "").removeprefix("the "), described)
    owned_by = of_owner(context, nominal, described)
    if owned_by is not None:
        return context.mention(tokens, described.kind, (owned_by,))
    sectors = described.actors[0].sectors
    unknown = nominal.name is not None and not sectors
    if (unknown or sectors == ("BUS",)) and context.syntax.lower[nominal.start] in _OF_A_THING and not nominal.lent:
        return None  # 'a red Dodge Durango', 'his Toyota'
    actors = placed(context, nominal, described.actors)
    abroad = not _OF_THE_WORLD.isdisjoint(context.syntax.lower[nominal.start : nominal.head])
    if not abroad and ((sectors and sectors[0] in _LOCAL) or (unknown and context.story.settled)):
        actors = domestic(context, actors, described.role)
    return context.mention(tokens, described.kind, actors)


def _is_bare(nominal: Nominal, role: Role) -> bool:
    """Tell whether the tagger has a role noun alone for a name, because a capital stands on it."""
    return fold(nominal.name or "").removeprefix("the ") == role.phrase


def _in_dateline(syntax: Syntax, nominal: Nominal) -> bool:
    """'SANAA -', 'BASRA, Iraq (AP) -': where a story was filed, not who acts in it."""
    if nominal.end > _DATELINE:
        return False
    for i, word in enumerate(syntax.words[: _DATELINE + 8]):
        if word in ("-", "\u2013", "\u2014", "--"):
            apart = i > 0 and syntax.starts[i] > syntax.ends[i - 1]
            return apart and i >= nominal.end and syntax.words[0].isupper()
        if word.islower() and word.isalpha():
            return False
    return False


def _override(context: Context, nominal: Nominal) -> Actor | None:
    overrides = context.overrides
    folded = [fold(w) for w in context.syntax.lower[nominal.start : nominal.end]]
    name = [fold(w) for w in (nominal.name or "").split()]
    trimmed = [w for w in folded if w not in ("the", "a", "an")]
    for words in (folded, trimmed, name):
        found = overrides.get(words, context.when) if words else None
        if found is not None:
            return found
    return None


def _seat(context: Context, nominal: Nominal, described: Description) -> ActorMention | None:
    """A capital is its government where it acts, its country where it is visited, and a place after 'in'."""
    syntax = context.syntax
    tokens = (nominal.start, nominal.end, nominal.head)
    if not is_literal_place(syntax, *tokens):
        return context.mention(tokens, described.kind, described.actors)
    case = syntax.child(nominal.head, "case")
    goes = case is not None and syntax.lower[case] in ("to", "for", "from")
    visited = syntax.deps[nominal.head] == "obj" and syntax.lemmas[syntax.heads[nominal.head]].lower() in _VISITS
    if not goes and not visited:
        return None
    country = described.actors[0].country
    return context.mention(tokens, "country", (Actor(entity=f"country:{country}", country=country, score=0.7),))


def _surname(context: Context, nominal: Nominal) -> ActorMention | None:
    """'Paris said' in a story about Carla Paris is no government."""
    tokens = (nominal.start, nominal.end, nominal.head)
    if nominal.end - nominal.start != 1:
        return None
    word = fold(context.syntax.words[nominal.head])
    people = context.story.people.get(word)
    if people is None:
        return None
    bearers = [(n, d) for n, d in people.items() if n.endswith(" " + word)]
    if len(bearers) != 1 or is_literal_place(context.syntax, *tokens):
        return None
    earlier = context.discourse.named(frozenset((word,)))
    actors = domestic(context, bearers[0][1].actors[:1], bearers[0][1].role)
    if earlier is None:
        return context.mention(tokens, "person", actors)
    return context.mention(tokens, "person", earlier.actors[:1], via="surname", antecedents=(earlier.span,))


def _person(context: Context, nominal: Nominal, described: Description) -> ActorMention:
    parts = (full_name(nominal) or "").split()
    actors: tuple[Actor, ...] = described.actors[:1]
    above = context.here.get(context.syntax.heads[nominal.head])
    if above is not None and len(above.actors) == 1 and above.actors[0].entity == actors[0].entity:
        actors = above.actors  # 'the foreign minister, Ricardo Patino'
    antecedents: tuple[Span, ...] = ()
    tokens = (nominal.start, nominal.end, nominal.head)
    if nominal.name is not None:
        written = parts
        known = bearer_of(context, parts)
        if known is not None:
            parts, best = known[0].split(), known[1].actors[0]
            actors = tuple(
                replace(
                    actor,
                    entity=best.entity,
                    country=actor.country or best.country,
                    sectors=actor.sectors or best.sectors,
                    office=best.office,
                )
                for actor in actors
            )
        elif len(parts) == 1:
            actors = serving(context, parts[0], actors)
        actors = _by_office(context, nominal, described, placed(context, nominal, actors))
        actors = as_before(context, written, actors)
        actors = domestic(context, actors, described.role, nominal)
    else:
        words = {fold(w) for w in context.syntax.words[nominal.start : nominal.end]}
        written = [w for w in parts if w in words]
        own = bearer_of(context, written) if len(written) == 1 else None
        if own is not None and own[0] != " ".join(parts):
            # "Blair" after "Keron Blair" is no prime minister.
            return surnamed(context, tokens, own[1], described)
        untitled = described.role is None and not described.former
        if untitled and (is_namesake(context, written, parts, actors) or is_stranger(context, described)):
            stranger = Actor(entity=f"person:{'-'.join(written)}", sectors=("CVL",), score=0.4)
            return context.mention(tokens, "person", domestic(context, (stranger,), None))
    if written and len(written) < len(parts):
        earlier = context.discourse.named(frozenset(written))
        antecedents = (earlier.span,) if earlier is not None else ()
        same = earlier is not None and earlier.actors[0].entity == actors[0].entity
        if earlier is not None and same and (actors[0].country is None or not actors[0].sectors):
            actors = earlier.actors[:1]
    return context.mention(tokens, "person", actors, via="surname" if antecedents else None, antecedents=antecedents)


def _by_office(
    context: Context, nominal: Nominal, described: Description, actors: tuple[Actor, ...]
) -> tuple[Actor, ...]:
    """Give 'Ambassador Karlov' the country of 'Russia's ambassador' before."""
    role = described.role
    if actors[0].country is not None or role is None or described.former or role.weak:
        return actors
    earlier = context.discourse.role(role.words, None, context.position(nominal.head), body=False)
    if earlier is None or earlier.actors[0].country is None or earlier.named:
        return actors
    held = earlier.actors[0]
    return tuple(of_country(a, held.country, sectors=a.sectors or held.sectors) for a in actors)


def _role(context: Context, nominal: Nominal, described: Description, role: Role) -> ActorMention | None:
    syntax = context.syntax
    tokens = (nominal.start, nominal.end, nominal.head)
    if role.phrase in _PLACE_LIKE and not nominal.lent and is_literal_place(syntax, *tokens):
        return None
    earlier = taken_up(context, nominal, described, role)
    if earlier is not None:
        return earlier
    actors = described.actors
    if is_court_of_states(context, nominal, actors):
        actors = tuple(of_country(actor, "IGO") for actor in actors)
    actors = tied(context, nominal, placed(context, nominal, owned(context, nominal, actors)))
    if actors[0].country is None and role.domestic:
        actors = of_the_medium(context, nominal, actors)
    if actors[0].country is None and role.weak:
        actors = _complemented(context, nominal, actors)
    if actors[0].country is None and (context.passage.index == 0 or context.passage.kind == "headline"):
        # "Policeman shot dead": whom the first lines introduce as "a Turkish policeman".
        told = context.story.introduced.get(role.phrase)
        actors = tuple(of_country(a, told, score=0.5) for a in actors) if told is not None else actors
    if actors[0].country is None and role.plural and role.phrase in _OF_STATES:
        union = context.discourse.union(context.position(nominal.head))
        actors = tuple(of_country(a, union.actors[0].country, score=0.5) for a in actors) if union else actors
    if actors[0].country is None and not nominal.lent:
        region = region_of_strangers(syntax.lower[nominal.start : nominal.head], described, actors)
        actors = tuple(of_country(a, region, score=0.5) for a in actors) if region else actors
    if actors[0].country is None and role.domestic:
        country = home(context, nominal, actors)
        if country is not None:
            actors = tuple(Actor(entity=a.entity, country=country, sectors=a.sectors, score=0.5) for a in actors)
    elif actors[0].country is None and actors[0].entity is not None and actors[0].sectors:
        actors = domestic(context, actors, None)
    if actors[0].country is None and not actors[0].sectors and role.kind in ("body", "plural"):
        return None
    return context.mention(tokens, "role", actors)


def _complemented(context: Context, nominal: Nominal, actors: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """'A spokesman for the coalition' is of those whom 'the coalition' points to."""
    syntax = context.syntax
    for child in syntax.children[nominal.head]:
        case = syntax.child(child, "case") if child >= nominal.end and syntax.deps[child] == "nmod" else None
        below = context.phrases.get(child)
        if case is None or below is None or below is nominal or syntax.lower[case] not in LOCATING:
            continue
        mention = decide(context, below)
        if mention is not None and mention.via is not None and mention.actors[0].country is not None:
            one = mention.actors[0]
            return tuple(of_country(a, one.country, sectors=one.sectors or a.sectors, score=0.5) for a in actors)
    return actors
