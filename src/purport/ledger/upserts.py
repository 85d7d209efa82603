"""What adding an article asks and writes, in the driver's own SQL.

An article has hundreds of rows, which the compiler of SQLAlchemy would look at one by one. Texts are constants made of
our own names, values are always bound.
"""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

from sqlalchemy import Connection, Table

from purport.ledger import schema

_MARKS: Mapping[str, str] = MappingProxyType({"sqlite": "?", "postgresql": "%s"})
_KEPT = (schema.shingle, schema.story_term, schema.claim_key, schema.facet)
_REPLACED = (schema.story_state, schema.claim_state, schema.frequencies)
_ADDED = (*schema.RECORDED, schema.sketch, schema.unfiled)


class Question:
    """A query with its marks for values as "?", in the words of each database."""

    def __init__(self, sqlite: str, postgresql: str | None = None) -> None:
        self._texts = {"sqlite": sqlite, "postgresql": (postgresql or sqlite).replace("?", "%s")}

    def ask(self, connection: Connection, *values: Any) -> Sequence[Any]:
        """Give all rows."""
        with connection.exec_driver_sql(self._texts[connection.dialect.name], values) as result:
            rows: Sequence[Any] = result.cursor.fetchall()
        return rows


def _names(table: Table) -> list[str]:
    return [f'"{column.name}"' for column in table.columns]


def _insert(dialect: str, table: Table) -> str:
    names = _names(table)
    return f'INSERT INTO "{table.name}" ({", ".join(names)}) VALUES ({", ".join([_MARKS[dialect]] * len(names))})'  # noqa: S608


def _replacing(table: Table) -> str:
    keys = [f'"{column.name}"' for column in table.primary_key]
    changed = ", ".join(f"{name} = excluded.{name}" for name in _names(table) if name not in keys)
    return f" ON CONFLICT ({', '.join(keys)}) DO UPDATE SET {changed}"


def _texts(dialect: str) -> dict[tuple[str, str], str]:
    texts = {(dialect, table.name): _insert(dialect, table) for table in _ADDED}
    texts |= {(dialect, t.name): f"{_insert(dialect, t)} ON CONFLICT DO NOTHING" for t in _KEPT}
    return texts | {(dialect, t.name): _insert(dialect, t) + _replacing(t) for t in _REPLACED}


_TEXTS: Mapping[tuple[str, str], str] = MappingProxyType({**_texts("sqlite"), **_texts("postgresql")})


def write(connection: Connection, table: Table, rows: Sequence[tuple[Any, ...]]) -> None:
    """Write rows, the values in the order of the table's columns.

    A posting that is there already stays as it is, a state that is there already is replaced.
    """
    if rows:
        connection.exec_driver_sql(_TEXTS[connection.dialect.name, table.name], list(rows))
