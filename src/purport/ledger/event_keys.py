"""Finds the statements of events' keys: filed in an index, or of the latest reports, which are few."""

from collections.abc import Collection

from sqlalchemy import ColumnElement, select

from purport.ledger import schema


def has_key(keys: Collection[str]) -> ColumnElement[bool]:
    """Give the condition that a statement of a query has one of these keys."""
    filed, statement = schema.statement_key.c, schema.statement.alias("latest_statement").c
    indexed = select(filed.statement).where(filed.key.in_(keys))
    latest = select(statement.no).where(statement.report.in_(select(schema.unfiled.c.report)), statement.key.in_(keys))
    return schema.statement.c.no.in_(indexed.union_all(latest))
