"""Makes a ledger anew from its reports and human decisions, and writes down what comes out otherwise.

Everything is followed again in its order, by the rules of this version, in a ledger of its own beside the first. Where
the two differ, the first gets new rows; nothing in it is changed. Its indexes are then those of the second one.
"""

import json
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Row, select

from purport.ledger import schema
from purport.ledger.bringing import Rebuilt, bring_up
from purport.ledger.database import MEMORY, Database
from purport.ledger.deciding import decide_again
from purport.ledger.intake import Intake
from purport.ledger.keeping import report_of, statement_of
from purport.ledger.owners import Owners
from purport.ledger.records import Statement
from purport.ledger.store import Writer
from purport.ledger.times import Clock, stamp
from purport.records import Issue, Span

BATCH = 200
"""Reports read at a time."""


@dataclass(frozen=True, slots=True)
class Told:
    """A report as it was taken in, its number, and which spans are not its own words."""

    no: int
    intake: Intake
    furniture: tuple[Span, ...]


def rebuild(database: Database, owners: Owners, clock: Clock) -> Rebuilt:
    """Make a ledger anew.

    Arguments: its database; the owners; the clock. Returns what came out otherwise. It takes as long as adding all
    reports did, and as much room on the disk while it lasts; what other processes add in the meantime is followed too.
    Raises a LedgerError where the database fails: then nothing was changed.
    """
    with tempfile.TemporaryDirectory(prefix="purport-rebuild-", dir=_folder(database)) as folder:
        second = Database(Path(folder) / "again.db")
        try:
            again = _Again(second, owners, clock)
            with database.reading() as connection:
                again.follow(connection)
            with database.writing() as connection:
                # The few that came meanwhile; from here on nobody else writes.
                again.follow(connection)
                again.finish()
                with second.reading() as other:
                    return bring_up(connection, other, stamp(clock()))
        finally:
            second.close()


def _folder(database: Database) -> Path | None:
    """Give the folder of the ledger's file: there is room, and it may be written."""
    return Path(database.place).absolute().parent if database.sqlite and database.place != MEMORY else None


class _Again:
    """The second ledger, and how far it has followed the first."""

    def __init__(self, database: Database, owners: Owners, clock: Clock) -> None:
        self._database = database
        self._owners = owners
        self._writer = Writer(database, owners, clock)
        self._reports = 0
        self._decisions = 0

    def follow(self, connection: Connection) -> None:
        """Add the reports, and make the decisions, that were recorded since the last time."""
        query = select(schema.decision).where(schema.decision.c.no > self._decisions).order_by(schema.decision.c.no)
        decisions = list(connection.execute(query))
        for told in _reports(connection, self._reports):
            while decisions and decisions[0].after < told.no:
                self._decide(decisions.pop(0))
            self._writer.add_again(told.intake, told.furniture)
            self._reports = told.no
        for row in decisions:
            self._decide(row)

    def _decide(self, row: Row[Any]) -> None:
        with self._database.writing() as connection:
            decide_again(connection, tuple(row), self._owners)
        self._decisions = row.no

    def finish(self) -> None:
        """Bring all statuses and indexes up to date."""
        self._writer.settle()
        self._writer.file()


def _reports(connection: Connection, after: int) -> Iterator[Told]:
    """Give the reports with higher numbers, in order."""
    while True:
        query = (
            select(schema.report, schema.sketch.c.furniture)
            .outerjoin(schema.sketch, schema.sketch.c.report == schema.report.c.no)
            .where(schema.report.c.no > after)
            .order_by(schema.report.c.no)
            .limit(BATCH)
        )
        rows = connection.execute(query).all()
        if not rows:
            return
        said = _statements(connection, rows[0].no, rows[-1].no)
        for row in rows:
            issues = tuple(Issue(stage=stage, reason=reason) for stage, reason in json.loads(row.issues))
            intake = Intake(report=report_of(row), statements=tuple(said.get(row.no, ())), issues=issues)
            furniture = tuple((start, end) for start, end in json.loads(row.furniture or "[]"))
            yield Told(row.no, intake, furniture)
        after = rows[-1].no


def _statements(connection: Connection, first: int, last: int) -> dict[int, list[Statement]]:
    query = (
        select(schema.statement.c.report, schema.statement.c.record)
        .where(schema.statement.c.report.between(first, last))
        .order_by(schema.statement.c.no)
    )
    found: dict[int, list[Statement]] = {}
    for report, record in connection.execute(query):
        found.setdefault(report, []).append(statement_of(record))
    return found
