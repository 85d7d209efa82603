"""Up to when the press is known."""

from typing import Any

from sqlalchemy import Connection, func, select

from purport.ledger import schema


def horizon_of(connection: Connection, now: str) -> str:
    """Give the moment up to which the press is known: the latest publication that is not ahead of the clock.

    A plan is overdue when nobody has reported it done up to then; the clock itself would make every plan of an old
    corpus overdue. Where all publications are ahead of the clock, the latest of them counts.
    """
    published = schema.report.c.published
    latest: Any = connection.scalar(select(func.max(published)).where(published <= now))
    return latest or connection.scalar(select(func.max(published))) or ""
