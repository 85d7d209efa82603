"""What adding an article asks and writes, in the driver's own SQL.

An article has hundreds of rows, which the compiler of SQLAlchemy would look at one by one, and asks and writes a score
of times, each of which costs SQLAlchemy more than the database. Texts are constants made of our own names, values are
always bound.
"""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

from sqlalchemy import Connection, Table
from sqlalchemy.exc import DBAPIError

from purport.ledger import schema

_MARKS: Mapping[str, str] = MappingProxyType({"sqlite": "?", "postgresql": "%s"})
_KEPT = (schema.shingle, schema.story_term, schema.claim_key, schema.statement_key, schema.facet)
_REPLACED = (schema.story_state, schema.claim_state, schema.frequencies)
_ADDED = (*schema.RECORDED, schema.sketch, schema.unfiled, schema.unfiled_facet)


class Question:
    """A query with its marks for values as "?", in the words of each database."""

    def __init__(self, sqlite: str, postgresql: str | None = None) -> None:
        self._texts = {"sqlite": sqlite, "postgresql": (postgresql or sqlite).replace("?", "%s")}

    def ask(self, connection: Connection, *values: Any) -> Sequence[Any]:
        """Give all rows."""
        text = self._texts[connection.dialect.name]
        cursor = _cursor(connection)
        try:
            cursor.execute(text, values)
            rows: Sequence[Any] = cursor.fetchall()
        except connection.dialect.loaded_dbapi.Error as error:
            raise _told(connection, text, values, error) from error
        finally:
            cursor.close()
        return rows


def _cursor(connection: Connection) -> Any:
    """Give a cursor of the driver inside the connection's transaction."""
    return connection.connection.cursor()


def _told(connection: Connection, text: str, values: Any, error: Exception) -> BaseException:
    """Give a driver's error as SQLAlchemy tells it."""
    base: Any = connection.dialect.loaded_dbapi.Error
    return DBAPIError.instance(text, values, error, base, dialect=connection.dialect)


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
        put(connection, _TEXTS[connection.dialect.name, table.name], rows)


def put(connection: Connection, text: str, rows: Sequence[tuple[Any, ...]]) -> None:
    """Run a text of our own once for every row of values."""
    cursor = _cursor(connection)
    try:
        if len(rows) == 1:
            cursor.execute(text, rows[0])
        else:
            cursor.executemany(text, rows)
    except connection.dialect.loaded_dbapi.Error as error:
        raise _told(connection, text, rows, error) from error
    finally:
        cursor.close()
