"""Inserts that leave alone, or bring up to date, a derived row that is there already."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from sqlalchemy import Connection, Table
from sqlalchemy.dialects import postgresql, sqlite

from purport.ledger import schema

_DIALECTS = {"sqlite": sqlite, "postgresql": postgresql}
_KEPT = (schema.shingle, schema.story_term, schema.claim_key, schema.facet)
_REPLACED = (schema.story_state, schema.claim_state, schema.frequencies)


def _posting(dialect: str, table: Table) -> str:
    """Write the driver's own SQL: an article has hundreds of postings, which the compiler would look at one by one."""
    names = ", ".join(f'"{column.name}"' for column in table.columns)
    marks = ", ".join(["?" if dialect == "sqlite" else "%s"] * len(table.columns))
    return f'INSERT INTO "{table.name}" ({names}) VALUES ({marks}) ON CONFLICT DO NOTHING'  # noqa: S608 - our own names


def _replacing(dialect: Any, table: Table) -> Any:
    insert = dialect.insert(table)
    keys = [column.name for column in table.primary_key]
    changed = {column.name: insert.excluded[column.name] for column in table.columns if column.name not in keys}
    return insert.on_conflict_do_update(index_elements=keys, set_=changed)


_POSTINGS: Mapping[tuple[str, str], str] = MappingProxyType(
    {(name, t.name): _posting(name, t) for name in _DIALECTS for t in _KEPT}
)
_STATES: Mapping[tuple[str, str], Any] = MappingProxyType(
    {(name, t.name): _replacing(dialect, t) for name, dialect in _DIALECTS.items() for t in _REPLACED}
)


def put(connection: Connection, table: Table, rows: list[dict[str, Any]]) -> None:
    """Write states; those that are there are replaced."""
    if rows:
        connection.execute(_STATES[connection.dialect.name, table.name], rows)


def post(connection: Connection, table: Table, rows: list[tuple[Any, ...]]) -> None:
    """Write postings, the values in the order of the columns; those that are there stay as they are."""
    if rows:
        connection.exec_driver_sql(_POSTINGS[connection.dialect.name, table.name], rows)
