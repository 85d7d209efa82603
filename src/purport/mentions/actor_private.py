"""Persons of whom an article says no office, rank or trade are private ones."""

from purport.mentions.actor_context import Context
from purport.mentions.actor_countries import of_country
from purport.mentions.actor_phrases import Description
from purport.records import ActorMention


def private_unless_known(mention: ActorMention, described: Description) -> ActorMention:
    """Take a named person for a civilian where neither the tables nor the article say what he is.

    Arguments: the mention of a person; what its phrase says. A known leader outside office, or the bearer of a title
    whose body is not known ('spokesman Roy Hale'), stays open.
    """
    actor = mention.actors[0]
    if len(mention.actors) > 1 or actor.sectors or described.role is not None or described.former:
        return mention
    if actor.office is not None or (described.terms and described.terms[0].kind == "person"):
        return mention
    private = of_country(actor, actor.country, sectors=("CVL",))
    return ActorMention(
        passage=mention.passage, start=mention.start, end=mention.end, head=mention.head, span=mention.span,
        text=mention.text, kind=mention.kind, actors=(private,), via=mention.via, antecedents=mention.antecedents,
    )  # fmt: skip


def is_foreign(context: Context, country: str | None) -> bool:
    """Tell whether a country is another than the story's and has not been spoken of so far."""
    home = context.story.country
    return home is not None and home != country and not context.discourse.counts[country or ""]
