"""Which of the machine's decisions about a statement or a report stands: the last one that was recorded by a moment."""

from typing import Any

from sqlalchemy import ColumnElement, and_, exists, select

from purport.ledger import schema


def standing_link(known_on: Any) -> ColumnElement[bool]:
    """Give the condition that a link of a query is the one that stands.

    Arguments: the moment up to which rows are known, or what will be bound to it. Rebuilding records a decision anew
    where it came out otherwise; the earlier one stays, and is what was known before.
    """
    link, later = schema.link.c, schema.link.alias("later_link")
    newer = exists(
        select(later.c.statement).where(
            later.c.statement == link.statement, later.c.round > link.round, later.c.recorded <= known_on
        )
    )
    return and_(link.recorded <= known_on, ~newer)


def standing_story_link(known_on: Any) -> ColumnElement[bool]:
    """Give the condition that a report's link to a story is the one that stands. See `standing_link`."""
    link, later = schema.story_link.c, schema.story_link.alias("later_story_link")
    newer = exists(
        select(later.c.report).where(
            later.c.report == link.report, later.c.round > link.round, later.c.recorded <= known_on
        )
    )
    return and_(link.recorded <= known_on, ~newer)
