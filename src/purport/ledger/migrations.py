"""Brings a ledger of an older version up to the present one; refuses one of a newer version."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from sqlalchemy import Connection, select, text

from purport.errors import LedgerVersion
from purport.ledger import schema

Step = Callable[[Connection], None]


def _keys_and_facets_wait(connection: Connection) -> None:
    """From 2 to 3: event keys and facets are filed as other entries are; an index of links that name a second claim."""
    for table in (schema.statement_key, schema.unfiled_facet):
        table.create(connection)
    connection.execute(
        text("INSERT INTO statement_key (key, statement) SELECT key, no FROM statement ORDER BY key, no")
    )
    connection.execute(text("DROP INDEX ix_statement_key"))
    connection.execute(text("CREATE INDEX link_target ON link (target) WHERE target IS NOT NULL"))


STEPS: Mapping[int, Step] = MappingProxyType({2: _keys_and_facets_wait})
"""From version n to n + 1: what to do. A step may add tables and columns and refill derived tables; it never changes
what was recorded. It runs in one transaction with all others, so that a ledger is migrated in whole or not at all."""


def check_version(version: int, place: str) -> None:
    """Raise LedgerVersion where a ledger's version is newer than this program's."""
    if version > schema.VERSION:
        raise LedgerVersion(
            f"ledger {place} was written by a newer Purport (schema {version}, this one knows {schema.VERSION}). "
            "Update Purport; nothing was changed."
        )


def migrate(
    connection: Connection, place: str, *, steps: Mapping[int, Step] = STEPS, goal: int = schema.VERSION
) -> tuple[int, ...]:
    """Bring a ledger to version `goal`.

    Arguments: a connection in a transaction that may write; the ledger's name for messages; the steps by the version
    that they start from. Returns the versions passed. Raises LedgerVersion where a step is missing: the ledger is older
    than what this program can bring up.
    """
    stored = connection.scalar(select(schema.meta.c.value).where(schema.meta.c.name == "schema"))
    version = int(stored or 0)
    passed = []
    while version < goal:
        step = steps.get(version)
        if step is None:
            raise LedgerVersion(
                f"ledger {place} has schema {version}, too old for this Purport, which starts at "
                f"{min(steps, default=goal)}. Open it once with an older release."
            )
        step(connection)
        version += 1
        passed.append(version)
        connection.execute(schema.meta.update().where(schema.meta.c.name == "schema").values(value=str(version)))
    return tuple(passed)
