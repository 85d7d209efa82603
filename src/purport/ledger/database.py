"""Opens a ledger's database: SQLite by path, PostgreSQL by URL; transactions, and what differs between the two."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, inspect, make_url, select, text
from sqlalchemy.exc import ArgumentError, NoSuchModuleError, SQLAlchemyError
from sqlalchemy.pool import QueuePool, StaticPool

from purport.errors import LedgerError, MissingInput, NotALedger, UsageError
from purport.ledger import schema
from purport.ledger.faults import translate
from purport.ledger.migrations import check_version, migrate

MEMORY = ":memory:"
APPLICATION = 0x50555250
"""Written into the head of an SQLite file: "PURP"."""
_LOCK = 5_070_717_982
"""PostgreSQL's advisory lock that makes writers wait for one another."""
_PRAGMAS = (
    "PRAGMA foreign_keys=ON",
    "PRAGMA synchronous=NORMAL",
    "PRAGMA cache_size=-65536",
    "PRAGMA temp_store=MEMORY",
    # Some builds overwrite with zeros what is freed; here only derived rows ever are.
    "PRAGMA secure_delete=OFF",
    "PRAGMA wal_autocheckpoint=16000",
    "PRAGMA journal_size_limit=67108864",
)


class Database:
    """One database with a ledger in it."""

    def __init__(self, place: str | os.PathLike[str], *, create: bool = True, wait: float = 30.0) -> None:
        """Open a ledger, or make one.

        Arguments: a path, ":memory:", or the URL of a PostgreSQL database; whether to make a ledger where there is
        none; how many seconds to wait for another writer. Raises MissingInput, NotALedger, LedgerVersion,
        LedgerConnection or another LedgerError.
        """
        self.engine, self.place = _engine(place, create, wait)
        self._wait = wait
        try:
            self._prepare(create)
        except SQLAlchemyError as error:
            self.engine.dispose()
            raise translate(error, self.place, writing=False) from error
        except LedgerError:
            self.engine.dispose()
            raise

    @property
    def sqlite(self) -> bool:
        """Say whether the ledger is an SQLite file."""
        return self.engine.dialect.name == "sqlite"

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a connection that sees one unchanging state of the ledger."""
        try:
            with self.engine.connect() as connection:
                if not self.sqlite:
                    connection = connection.execution_options(isolation_level="REPEATABLE READ")
                with connection.begin():
                    yield connection
        except SQLAlchemyError as error:
            raise translate(error, self.place, writing=False) from error

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Give a connection that alone may write; all of it is kept at the end, or nothing."""
        try:
            with self.engine.connect() as connection:
                if self.sqlite:
                    connection = connection.execution_options(purport_writes=True)
                with connection.begin():
                    if not self.sqlite:
                        connection.exec_driver_sql(f"SET LOCAL lock_timeout = {int(self._wait * 1000)}")
                        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_LOCK})")
                    yield connection
        except SQLAlchemyError as error:
            raise translate(error, self.place, writing=True) from error

    def close(self) -> None:
        """Let go of all connections."""
        self.engine.dispose()

    def _prepare(self, create: bool) -> None:
        with self.engine.connect() as connection:
            known = inspect(connection).has_table(schema.meta.name)
            version = _version(connection) if known else None
            others = bool(inspect(connection).get_table_names()) if not known and self.sqlite else False
        if version is not None:
            check_version(version, self.place)
        if others or (known and version is None):
            raise NotALedger(f"{self.place} is a database, but no ledger. Name another file.")
        if version is None:
            if not create:
                raise NotALedger(f"{self.place} holds no ledger. `purport add` makes one.")
            if self.sqlite and self.place != MEMORY:
                with self.engine.connect() as connection:
                    raw = connection.connection.driver_connection
                    raw.execute("PRAGMA journal_mode=WAL").close()  # type: ignore[union-attr]
            with self.writing() as connection:
                # Another process may have been quicker.
                if not inspect(connection).has_table(schema.meta.name):
                    self._make(connection)
        elif version < schema.VERSION:
            with self.writing() as connection:
                migrate(connection, self.place)

    def _make(self, connection: Connection) -> None:
        schema.metadata.create_all(connection)
        for line in _EXTRAS[self.engine.dialect.name]:
            connection.execute(text(line))
        for table in schema.RECORDED:
            for line in _GUARDS[self.engine.dialect.name]:
                connection.execute(text(line.replace("{table}", table.name)))
        connection.execute(schema.meta.insert(), [{"name": "schema", "value": str(schema.VERSION)}])


def _version(connection: Connection) -> int | None:
    value = connection.scalar(select(schema.meta.c.value).where(schema.meta.c.name == "schema"))
    return int(value) if value and value.isdigit() else None


_EXTRAS = {
    "sqlite": (
        f"PRAGMA application_id={APPLICATION}",
        "CREATE VIRTUAL TABLE passage_words USING fts5(text, content='passage', content_rowid='no', "
        "tokenize='porter unicode61 remove_diacritics 2')",
    ),
    "postgresql": ("CREATE INDEX passage_words ON passage USING gin (to_tsvector('english', text))",),
}
_GUARDS = {
    "sqlite": (
        "CREATE TRIGGER {table}_unchanged BEFORE UPDATE ON {table} BEGIN SELECT RAISE(ABORT, 'append-only'); END",
        "CREATE TRIGGER {table}_kept BEFORE DELETE ON {table} BEGIN SELECT RAISE(ABORT, 'append-only'); END",
    ),
    "postgresql": (
        "CREATE OR REPLACE FUNCTION purport_refuse() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION 'append-only'; END $$",
        "CREATE TRIGGER {table}_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
        "FOR EACH STATEMENT EXECUTE FUNCTION purport_refuse()",
    ),
}


def _engine(place: str | os.PathLike[str], create: bool, wait: float) -> tuple[Engine, str]:
    words = os.fspath(place)
    if "://" in words and not words.startswith("sqlite:///"):
        return _server(words)
    words = words.removeprefix("sqlite:///")
    if words == MEMORY:
        engine = create_engine("sqlite://", poolclass=StaticPool, connect_args={"check_same_thread": False})
        _tune(engine)
        return engine, MEMORY
    path = Path(words)
    if path.is_dir():
        raise UsageError(f"{path} is a folder. Name the ledger's file.")
    if not path.exists():
        if not create:
            raise MissingInput(f"no ledger at {path}. `purport add` makes one.")
        if not path.parent.is_dir():
            raise MissingInput(f"no folder {path.parent} for the ledger {path.name}. Make it first.")
    address = _address(path)

    def connect() -> sqlite3.Connection:
        return sqlite3.connect(address, uri=True, timeout=wait, check_same_thread=False)

    engine = create_engine("sqlite://", creator=connect, poolclass=QueuePool, pool_size=4)
    _tune(engine)
    return engine, str(path)


def _address(path: Path) -> str:
    """Give the file's URI. A ledger on a medium that cannot be written is opened as one that nobody changes."""
    fixed = path.exists() and not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK))
    waiting = path.with_name(path.name + "-wal")
    still = fixed and not (waiting.exists() and waiting.stat().st_size)
    return path.absolute().as_uri() + ("?immutable=1" if still else "?mode=rwc")


def _tune(engine: Engine) -> None:
    @event.listens_for(engine, "connect")
    def connected(raw: sqlite3.Connection, _record: Any) -> None:
        raw.isolation_level = None
        for line in _PRAGMAS:
            raw.execute(line).close()

    @event.listens_for(engine, "begin")
    def begun(connection: Connection) -> None:
        # A writer asks for the lock at once: one that reads first and then wants to write could not wait for it.
        writes = connection.get_execution_options().get("purport_writes")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _server(words: str) -> tuple[Engine, str]:
    try:
        url = make_url(words)
    except (ArgumentError, ValueError) as error:
        raise UsageError("the ledger's address cannot be read. Write postgresql://user@host/database.") from error
    place = url.render_as_string(hide_password=True)
    if url.drivername not in ("postgresql", "postgres", "postgresql+psycopg"):
        raise UsageError(f"{place}: ledgers live in SQLite files and PostgreSQL databases (postgresql://...).")
    try:
        return create_engine(url.set(drivername="postgresql+psycopg"), pool_pre_ping=True), place
    except (ModuleNotFoundError, NoSuchModuleError) as error:
        raise LedgerError(f"{place} needs a driver: pip install 'purport[postgresql]'.") from error
