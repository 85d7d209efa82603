"""The numbers of new rows. There is one writer at a time, so that they can be counted instead of asked for."""

from sqlalchemy import Connection, Table

from purport.ledger import schema
from purport.ledger.upserts import Question

NUMBERED = (
    schema.report, schema.passage, schema.statement, schema.claim, schema.story, schema.status, schema.story_change,
    schema.decision,
)  # fmt: skip
_LAST = Question("SELECT " + ", ".join(f'(SELECT coalesce(max(no), 0) FROM "{t.name}")' for t in NUMBERED))  # noqa: S608


class Numbers:
    """Counts on from the last numbers of the numbered tables."""

    def __init__(self, last: dict[str, int]) -> None:
        self.last = last

    def next(self, table: Table) -> int:
        """Give the number of a table's next row."""
        self.last[table.name] += 1
        return self.last[table.name]


def read_numbers(connection: Connection) -> dict[str, int]:
    """Give the last number of every numbered table."""
    return dict(zip([t.name for t in NUMBERED], _LAST.ask(connection)[0], strict=True))
