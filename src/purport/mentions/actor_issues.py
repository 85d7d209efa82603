"""What a reader must know of the actor tables' age."""

from collections.abc import Sequence
from functools import cache

from purport.mentions.actor_offices import day, is_outdated
from purport.mentions.names import Term, known_persons
from purport.records import ActorMention, Article, Issue

_NAMED = 5


def outdated_offices(article: Article, mentions: Sequence[ActorMention]) -> tuple[Issue, ...]:
    """Name the office holders whose term is open in the table but was last checked before the article appeared.

    Arguments: the article; its actor mentions. Returns at most one issue.
    """
    when = day(article.published, last=False) if article.published else None
    if when is None:
        return ()
    persons = _by_entity()
    stale: dict[str, None] = {}
    for mention in mentions:
        for actor in mention.actors:
            term = persons.get(actor.entity or "") if actor.office is not None else None
            if term is not None and is_outdated(term.offices, when):
                stale[term.offices[-1].person] = None
    if not stale:
        return ()
    names = ", ".join(sorted(stale)[:_NAMED])
    return (Issue(stage="mentions.actors", reason=f"offices may be outdated: {names}"),)


@cache
def _by_entity() -> dict[str, Term]:
    return {term.key: term for term in known_persons()}
