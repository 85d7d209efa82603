"""Who of an article's people a name means: the bearer of a surname, whoever serves under it, a namesake."""

from collections.abc import Sequence
from dataclasses import replace

from purport.mentions.actor_context import Context
from purport.mentions.actor_countries import of_country
from purport.mentions.actor_homes import domestic
from purport.mentions.actor_offices import in_office, person_actor
from purport.mentions.actor_phrases import Description
from purport.mentions.actor_private import is_foreign
from purport.mentions.actor_surnames import is_common_surname
from purport.mentions.spelling import fold
from purport.records import Actor, ActorMention


def as_before(context: Context, written: Sequence[str], actors: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """Give a surname the country that its bearer was given before: of 'the UN envoy, Ana Ruiz' for 'Ms Ruiz'."""
    if actors[0].country is not None:
        return actors
    earlier = context.discourse.named(frozenset(written))
    if earlier is None or earlier.actors[0].country is None or earlier.actors[0].entity != actors[0].entity:
        return actors
    known = earlier.actors[0]
    return tuple(of_country(a, known.country, sectors=a.sectors or known.sectors, score=known.score) for a in actors)


def is_namesake(context: Context, written: Sequence[str], parts: Sequence[str], actors: tuple[Actor, ...]) -> bool:
    """Tell whether a surname alone is that of a stranger and not of the foreign leader who bears it too."""
    if len(written) != 1 or not is_common_surname(written[0]) or " ".join(parts) in context.story.full:
        return False
    return is_foreign(context, actors[0].country)


def surnamed(
    context: Context, tokens: tuple[int, int, int], bearer: Description, described: Description
) -> ActorMention:
    """Give the person of the article whom a surname means that the table has for somebody else."""
    word = fold(context.syntax.words[tokens[2]])
    earlier = context.discourse.named(frozenset((word,)))
    if earlier is None:
        return context.mention(tokens, "person", domestic(context, bearer.actors[:1], bearer.role or described.role))
    return context.mention(tokens, "person", earlier.actors[:1], via="surname", antecedents=(earlier.span,))


def bearer_of(context: Context, parts: Sequence[str]) -> tuple[str, Description] | None:
    """Give the person of the article whose name holds all the given parts, with the fullest description.

    Where several do, the one mentioned last: 'Kim' after 'Kim Jong-un', although 'Kim Yo-jong' comes later.
    """
    if not parts:
        return None
    bearers = context.story.people.get(parts[-1], {})
    fitting = [(name, d) for name, d in bearers.items() if set(parts) <= set(name.split())]
    exact = [item for item in fitting if item[0].split() == list(parts)]
    if exact:
        return exact[0]
    if len(fitting) > 1:
        last = context.discourse.named(frozenset(parts))
        fitting = [item for item in fitting if last is not None and set(item[0].split()) <= last.words]
    return fitting[0] if len(fitting) == 1 else None


def serving(context: Context, surname: str, actors: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """Take a bare surname for the one office holder of that name: 'Sharon said' in 2004."""
    named = frozenset(a.country for a in actors if a.country is not None)
    holder = in_office(surname, context.when, named) if context.when is not None else None
    if holder is None or (named and holder.actor.country not in named):
        return actors
    if is_foreign(context, holder.actor.country):
        # A Carvalho of Miami, where nothing is said of the islands that one of that name governs.
        return actors
    return (replace(person_actor(holder.key, holder.offices, context.when), score=0.7),)
