"""Persons of whom an article says no office, rank or trade are private ones."""

from purport.language.syntax import Syntax
from purport.mentions.actor_context import Context
from purport.mentions.actor_countries import of_country
from purport.mentions.actor_genders import first_names
from purport.mentions.actor_offices import is_elected, serves
from purport.mentions.actor_phrases import Description
from purport.mentions.spelling import fold
from purport.records import ActorMention
from purport.records.values import Sector

_COUNTERPARTS = frozenset({"counterpart", "counterparts"})


def private_unless_known(syntax: Syntax, mention: ActorMention, described: Description) -> ActorMention:
    """Take a named person for a civilian where neither the tables nor the article say what he is.

    Arguments: the tokens; the mention of a person; what its phrase says. A known leader outside office, or the bearer
    of a title whose body is not known ('spokesman Roy Hale'), stays open. Who is called a counterpart holds an office.
    """
    actor = mention.actors[0]
    if len(mention.actors) > 1 or actor.sectors or described.role is not None or described.former:
        return mention
    if actor.office is not None or (described.terms and described.terms[0].kind == "person"):
        return mention
    sector: Sector = "GOV" if _is_counterpart(syntax, mention) else "CVL"
    told = of_country(actor, actor.country, sectors=(sector,))
    return ActorMention(
        passage=mention.passage, start=mention.start, end=mention.end, head=mention.head, span=mention.span,
        text=mention.text, kind=mention.kind, actors=(told,), via=mention.via, antecedents=mention.antecedents,
    )  # fmt: skip


def _is_counterpart(syntax: Syntax, mention: ActorMention) -> bool:
    """'Her counterpart Ivo Maran', 'her counterpart, Ivo Maran': news says it of those who hold like offices."""
    before = mention.start - 1 - (mention.start > 1 and syntax.words[mention.start - 1] == ",")
    return before >= 0 and syntax.lower[before] in _COUNTERPARTS


_NAMED_ALIKE = frozenset({"AUS", "CAN", "GBR", "IRL", "NZL", "USA"})
"""Countries whose ministers and legislators are named like many others: 'Stephen Smith', 'David Johnston'."""


def is_stranger(context: Context, described: Description) -> bool:
    """Tell whether a full name is rather that of a private person than of a foreign official long out of office.

    Only where the country is not spoken of; heads of state and of government are known for longer.
    """
    term = described.terms[0] if described.terms else None
    if term is None or term.kind != "person" or context.when is None:
        return False
    country = term.actor.country
    if country not in _NAMED_ALIKE or serves(term.offices, context.when) or is_elected(term.offices):
        return False
    return fold(term.surface[0]) in first_names() and is_foreign(context, country)


def is_foreign(context: Context, country: str | None) -> bool:
    """Tell whether a country is another than the story's and has not been spoken of so far."""
    home = context.story.country
    return home is not None and home != country and not context.discourse.counts[country or ""]
