"""What goes wrong with files, servers and versions: a clear message, nothing lost, nothing counted twice."""

import sqlite3
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from ledger_readings import Says, reading
from sqlalchemy import Row, Table, event, text

from purport.errors import (
    LedgerBusy,
    LedgerConnection,
    LedgerError,
    LedgerFull,
    LedgerReadOnly,
    LedgerVersion,
    MissingInput,
    NotALedger,
    UsageError,
)
from purport.ledger import schema
from purport.ledger.database import Database
from purport.ledger.ledger import Ledger
from purport.ledger.migrations import migrate


def test_a_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("Minutes of the meeting. " * 100, encoding="utf-8")
    with pytest.raises(NotALedger, match=r"notes\.txt: this file is no ledger"):
        Ledger(path)
    assert path.read_text(encoding="utf-8").startswith("Minutes")


def test_another_programs_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE recipes (name TEXT)")
    with pytest.raises(NotALedger, match="no ledger"):
        Ledger(path)
    with sqlite3.connect(path) as connection:
        assert [row[0] for row in connection.execute("SELECT name FROM sqlite_master")] == ["recipes"]


def test_questions_make_no_ledger(tmp_path: Path) -> None:
    with pytest.raises(MissingInput, match="purport add"):
        Ledger(tmp_path / "none.db", create=False)
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(MissingInput, match="Make it first"):
        Ledger(tmp_path / "no" / "folder.db")
    with pytest.raises(UsageError, match="folder"):
        Ledger(tmp_path)


def test_addresses_that_are_none_are_said_without_passwords() -> None:
    with pytest.raises(UsageError, match="PostgreSQL"):
        Ledger("mysql://user:secret@host/db")
    with pytest.raises(LedgerConnection) as caught:
        Ledger("postgresql://user:secret@127.0.0.1:1/db")
    assert "secret" not in str(caught.value)


def test_a_ledger_of_a_newer_version_is_refused(place: str) -> None:
    Ledger(place).close()
    database = Database(place)
    with database.engine.begin() as connection:
        connection.execute(schema.meta.update().values(value="99"))
    database.close()
    with pytest.raises(LedgerVersion, match=r"newer Purport \(schema 99"):
        Ledger(place)


def test_a_ledger_of_an_older_version_is_brought_up_in_whole_or_not_at_all(place: str) -> None:
    with Ledger(place) as ledger:
        ledger.add(reading())
    database = Database(place)

    def first(connection: object) -> None:
        connection.execute(text("ALTER TABLE report ADD COLUMN mood VARCHAR"))  # type: ignore[attr-defined]

    def broken(connection: object) -> None:
        raise RuntimeError("power cut")

    with pytest.raises(RuntimeError), database.writing() as connection:
        migrate(connection, place, steps={3: first, 4: broken}, goal=5)
    with database.reading() as connection:
        assert connection.scalar(text("SELECT value FROM ledger_meta WHERE name = 'schema'")) == "3"
    with database.writing() as connection:
        assert migrate(connection, place, steps={3: first, 4: lambda _: None}, goal=5) == (4, 5)
    with database.reading() as connection:
        assert connection.scalar(text("SELECT value FROM ledger_meta WHERE name = 'schema'")) == "5"
        assert connection.scalar(text("SELECT count(*) FROM report WHERE mood IS NULL")) == 1
    with pytest.raises(LedgerVersion, match="too old"), database.writing() as connection:
        migrate(connection, place, steps={7: first}, goal=8)
    database.close()


def test_what_older_ledgers_hold_is_found_after_they_were_brought_up(place: str) -> None:
    with Ledger(place) as ledger:
        ledger.add(reading())
        rows = ledger.claims(type="ASSAULT", limit=None)
        keys = [row.key for row in _all(ledger, schema.statement)]
    database = Database(place)
    with database.writing() as connection:
        # As a ledger of schema 2 was: no table of keys, nothing that waits but what `unfiled` holds.
        connection.execute(text("INSERT INTO facet SELECT DISTINCT facet, claim FROM unfiled_facet"))
        connection.execute(text("DROP TABLE unfiled_facet"))
        connection.execute(text("DROP TABLE statement_key"))
        connection.execute(text("DROP INDEX link_target"))
        connection.execute(text("CREATE INDEX ix_statement_key ON statement (key)"))
        connection.execute(schema.meta.update().values(value="2"))
    database.close()
    with Ledger(place) as ledger:
        assert rows
        assert ledger.claims(type="ASSAULT", limit=None) == rows
        ledger.reject_events(keys, who="Dana")
        assert not ledger.claims(limit=None)


def _all(ledger: Ledger, table: Table) -> Sequence[Row[Any]]:
    with ledger._database.reading() as connection:
        return connection.execute(table.select()).all()


def _on_connect(ledger: Ledger, pragma: str) -> None:
    ledger._database.engine.dispose()
    event.listen(ledger._database.engine, "connect", lambda raw, _: raw.execute(pragma).close())


def test_a_ledger_that_may_not_be_written_says_so_and_still_answers(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / "ledger.db")
    ledger.add(reading())
    _on_connect(ledger, "PRAGMA query_only=ON")
    with pytest.raises(LedgerReadOnly, match="may not be written"):
        ledger.add(reading(url="https://b.example/1"))
    assert len(ledger.claims()) == 1


def test_a_full_disk_loses_nothing_and_counts_nothing_twice(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    ledger = Ledger(path)
    ledger.add(reading())
    with sqlite3.connect(path) as raw:
        pages = raw.execute("PRAGMA page_count").fetchone()[0]
    _on_connect(ledger, f"PRAGMA max_page_count={pages}")
    many = [reading(Says(), url=f"https://b.example/{n}", more=f"Line {n} of many. " * 3000) for n in range(3)]
    with pytest.raises(LedgerFull, match="no room left on the disk"):
        ledger.add(many)
    assert ledger.reports() == 1
    ledger.close()
    ledger = Ledger(path)
    assert ledger.add([reading(), *many]).reports == 3
    assert ledger.reports() == 4


def test_a_writer_that_never_ends_is_waited_for_only_so_long(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    Ledger(path).add(reading())
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    ledger = Ledger(path, wait=0.1)
    with pytest.raises(LedgerBusy, match="another process is writing"):
        ledger.add(reading(url="https://b.example/1"))
    assert len(ledger.claims()) == 1
    other.rollback()
    other.close()
    assert ledger.add(reading(url="https://b.example/1")).reports == 1


def test_a_connection_that_breaks_in_mid_add_leaves_nothing_half(
    postgresql: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    import psycopg
    from postgresql_places import new_database

    from purport.ledger import store

    url = new_database(postgresql)
    ledger = Ledger(url)
    ledger.add(reading())
    real: Callable[..., object] = store.join

    def cut(connection: object, *rest: object) -> object:
        with psycopg.connect(url, autocommit=True) as other:
            other.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() "
                "AND pid <> pg_backend_pid()"
            )
        return real(connection, *rest)

    monkeypatch.setattr(store, "join", cut)
    later = reading(url="https://b.example/1")
    with pytest.raises(LedgerConnection, match="Nothing of the article in work was kept"):
        ledger.add(later)
    monkeypatch.undo()
    assert ledger.reports() == 1
    assert ledger.add([reading(), later]).reports == 1
    assert ledger.reports() == 2
    ledger.close()


def test_a_damaged_file_is_said(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    with Ledger(path) as ledger:
        ledger.add([reading(url=f"https://b.example/{n}") for n in range(20)])
    data = bytearray(path.read_bytes())
    data[4096 * 2 : 4096 * 40] = b"\x7f" * (4096 * 38)
    path.write_bytes(data)
    with pytest.raises(LedgerError, match="ledger"):
        Ledger(path).add(reading(url="https://c.example/1"))
