"""Brings a ledger to where a second one stands that was made from the same reports: by new rows, nothing changed."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Table, select

from purport.errors import LedgerError
from purport.ledger import schema
from purport.ledger.histories import new_rows, read_histories
from purport.ledger.keeping import encode_text
from purport.ledger.links import standing_link, standing_story_link
from purport.ledger.numbers import Numbers, read_numbers
from purport.ledger.placing import TIES
from purport.ledger.refolding import CODER
from purport.ledger.story_groups import MERGE, SPLIT, read_groups
from purport.ledger.testimonies import batches
from purport.ledger.times import FAR
from purport.ledger.upserts import write

ROWS = 1_000
"""Rows written at a time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rebuilt:
    """What came out otherwise than it was recorded.

    `reports` is how many were followed. `statements` and `told` are the statements and reports that were linked anew to
    claims and stories, `claims` and `stories` those that are new, `turns` the stories that are one or two otherwise,
    `copies` the ones newly found, `lost_copies` those
    that would no longer be found but stay recorded, `changes` the rows of status.
    """

    reports: int
    statements: int = 0
    told: int = 0
    claims: int = 0
    stories: int = 0
    turns: int = 0
    copies: int = 0
    lost_copies: int = 0
    changes: int = 0

    @property
    def anything(self) -> bool:
        """Say whether anything came out otherwise."""
        return any((self.statements, self.told, self.claims, self.stories, self.turns, self.copies, self.changes))


def bring_up(first: Connection, second: Connection, recorded: str) -> Rebuilt:
    """Write into a ledger what a second one says otherwise.

    Arguments: a connection to the first that may write; one to the second; the moment. Returns what was written. Both
    have the same reports, statements and decisions under the same numbers; claims and stories go by their names.
    """
    numbers = Numbers(read_numbers(first))
    _check_alike(numbers, Numbers(read_numbers(second)))
    stories, new_stories = _renumbered(first, second, schema.story, numbers)
    claims, new_claims = _renumbered(first, second, schema.claim, numbers)
    linked = _link_anew(first, second, schema.link, claims, standing_link(FAR), recorded)
    told = _link_anew(first, second, schema.story_link, stories, standing_story_link(FAR), recorded)
    turns = _turns(first, second, stories, numbers, recorded)
    found, lost = _copies(first, second)
    changes = _statuses(first, second, claims, numbers, recorded)
    _indexes(first, second, claims, stories)
    return Rebuilt(
        reports=numbers.last[schema.report.name],
        statements=linked,
        told=told,
        claims=new_claims,
        stories=new_stories,
        turns=turns,
        copies=found,
        lost_copies=lost,
        changes=changes,
    )


def _check_alike(one: Numbers, two: Numbers) -> None:
    for table in (schema.report, schema.statement, schema.decision):
        if one.last[table.name] != two.last[table.name]:
            raise LedgerError(
                f"the ledger could not be followed: {one.last[table.name]} rows of {table.name}, made anew "
                f"{two.last[table.name]}. Nothing was changed; please report it."
            )


def _renumbered(
    first: Connection, second: Connection, table: Table, numbers: Numbers
) -> tuple[dict[int | None, int | None], int]:
    """Give the first ledger's number for each of the second's claims or stories; those that it lacks are added."""
    known = {row.id: row.no for row in first.execute(select(table.c.id, table.c.no))}
    found: dict[int | None, int | None] = {None: None}
    added: list[tuple[Any, ...]] = []
    for row in second.execute(select(table).order_by(table.c.no)):
        if row.id not in known:
            known[row.id] = numbers.next(table)
            added.append((known[row.id], *tuple(row)[1:]))
        found[row.no] = known[row.id]
    write(first, table, added)
    return found, len(added)


def _link_anew(
    first: Connection,
    second: Connection,
    table: Table,
    number: Mapping[int | None, int | None],
    stands: Any,
    recorded: str,
) -> int:
    """Write the links that came out otherwise, as their next round. Columns: what, round, to, verdict, target, ..."""
    query = select(table).where(stands).order_by(table.c[0])
    added: list[tuple[Any, ...]] = []
    for mine, other in zip(first.execute(query), second.execute(query), strict=True):
        what, _, to, verdict, target, score, reasons, _, coder = other
        decided = (what, number[to], verdict, number[target], score, reasons)
        if (mine[0], *mine[2:7]) != decided:
            added.append((what, mine[1] + 1, *decided[1:], recorded, coder))
    _write(first, table, added)
    return len(added)


def _turns(
    first: Connection, second: Connection, number: Mapping[int | None, int | None], numbers: Numbers, recorded: str
) -> int:
    """Write which stories are one, or no longer, other than it was recorded."""
    here = {(tie.story, tie.other): tie.report for tie in read_groups(first).ties}
    there: dict[tuple[int, int], int] = {}
    for tie in read_groups(second).ties:
        one, two = sorted((number[tie.story] or 0, number[tie.other] or 0))
        there[one, two] = tie.report
    reasons = encode_text(("made anew",))
    rows = [(MERGE, *pair, there[pair]) for pair in sorted(there.keys() - here)]
    rows += [(SPLIT, *pair, here[pair]) for pair in sorted(here.keys() - there)]
    write(
        first,
        schema.story_change,
        [(numbers.next(schema.story_change), *row, 0.0, reasons, recorded, TIES) for row in rows],
    )
    return len(rows)


def _copies(first: Connection, second: Connection) -> tuple[int, int]:
    """Add the copies that were found only now. Returns how many, and how many would no longer be found."""
    new = lost = 0
    for table in (schema.copy, schema.copied):
        keys = [table.c[0], table.c[1]]
        known = {tuple(row) for row in first.execute(select(*keys))}
        there = {tuple(row)[:2]: tuple(row) for row in second.execute(select(table))}
        _write(first, table, [row for key, row in sorted(there.items()) if key not in known])
        if table is schema.copy:
            new, lost = len(there.keys() - known), len(known - there.keys())
    return new, lost


def _statuses(
    first: Connection, second: Connection, number: Mapping[int | None, int | None], numbers: Numbers, recorded: str
) -> int:
    """Write where histories differ. A claim to which nothing belongs any more has none from now on."""
    theirs = {mine: other for other, mine in number.items() if other is not None and mine is not None}
    count = 0
    for some in batches(first.scalars(select(schema.claim.c.no).order_by(schema.claim.c.no)).all()):
        before = read_histories(first, some)
        after = read_histories(second, [theirs[no] for no in some if no in theirs])
        rows = []
        for no in some:
            history = after.get(theirs.get(no, 0), ())
            rows += [(numbers.next(schema.status), *row) for row in new_rows(no, before[no], history, recorded, CODER)]
        write(first, schema.status, rows)
        count += len(rows)
    return count


def _indexes(
    first: Connection,
    second: Connection,
    claims: Mapping[int | None, int | None],
    stories: Mapping[int | None, int | None],
) -> None:
    """Put the second ledger's indexes in the place of the first one's."""

    def numbered(table: Table, column: str, number: Mapping[int | None, int | None]) -> Iterator[tuple[Any, ...]]:
        at = list(table.c.keys()).index(column)
        for row in second.execute(select(table)):
            yield (*row[:at], number[row[at]], *row[at + 1 :])

    emptied = {row.claim: tuple(row) for row in first.execute(select(schema.claim_state))}
    states = list(numbered(schema.claim_state, "claim", claims))
    for row in states:
        emptied.pop(row[0], None)
    for table in (schema.sketch, schema.unfiled, schema.shingle, schema.frequencies, schema.story_term,
                  schema.story_state, schema.claim_key, schema.statement_key, schema.claim_state):  # fmt: skip
        first.execute(table.delete())
    for table in (schema.sketch, schema.shingle, schema.frequencies, schema.statement_key):
        _write(first, table, (tuple(row) for row in second.execute(select(table))))
    _write(first, schema.story_term, numbered(schema.story_term, "story", stories))
    _write(first, schema.story_state, numbered(schema.story_state, "story", stories))
    _write(first, schema.claim_key, numbered(schema.claim_key, "claim", claims))
    # Facets are never taken away: a query at an earlier moment goes by them too.
    _write(first, schema.facet, numbered(schema.facet, "claim", claims))
    _write(first, schema.claim_state, states)
    _write(first, schema.claim_state, map(_hidden, emptied.values()))


def _hidden(row: tuple[Any, ...]) -> tuple[Any, ...]:
    """Give the state of a claim to which nothing belongs any more; earlier moments still show it."""
    columns = list(schema.claim_state.c.keys())
    changed: dict[str, Callable[[Any], Any]] = {
        "members": lambda _: "[]", "statements": lambda _: 0, "folded": lambda _: 0, "due": lambda _: None,
        "hidden": lambda _: True,
    }  # fmt: skip
    return tuple(changed[name](value) if name in changed else value for name, value in zip(columns, row, strict=True))


def _write(connection: Connection, table: Table, rows: Iterable[tuple[Any, ...]]) -> None:
    for some in batches(rows, ROWS):
        write(connection, table, some)
