"""The statements of a claim as the fold takes them: those that are visible, with reports, copies and corrections."""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple, TypeVar

from sqlalchemy import Connection, bindparam, select

from purport.ledger import schema
from purport.ledger.cut import PRESENT, Cut
from purport.ledger.event_keys import has_key
from purport.ledger.keeping import LIGHT_FIELDS, report_of, statement_of
from purport.ledger.links import standing_link
from purport.ledger.records import Testimony
from purport.ledger.rulings import Rulings

T = TypeVar("T")
BATCH = 500
"""How many values go into one IN list."""

_report = [schema.report.c[field].label(field) for field in LIGHT_FIELDS]
_BY_CLAIM = (
    select(schema.claim.c.id.label("claim"), schema.statement.c.no, schema.statement.c.record,
           schema.statement.c.beside, schema.report.c.no.label("report_no"))
    .join(schema.link, schema.link.c.statement == schema.statement.c.no)
    .join(schema.claim, schema.claim.c.no == schema.link.c.claim)
    .join(schema.report, schema.report.c.no == schema.statement.c.report)
    .where(schema.report.c.published <= bindparam("as_of"), schema.report.c.recorded <= bindparam("known_on"),
           standing_link(bindparam("known_on")))
)  # fmt: skip
_REPORTS = select(schema.report.c.no, *_report).where(schema.report.c.no.in_(bindparam("numbers", expanding=True)))
_COPIED = (
    select(
        schema.copied.c.statement, schema.report.c.published, schema.report.c.id, schema.statement.c.id.label("source")
    )
    .join(schema.statement, schema.statement.c.no == schema.copied.c.source)
    .join(schema.report, schema.report.c.no == schema.statement.c.report)
    .where(schema.copied.c.statement.in_(bindparam("numbers", expanding=True)))
    .where(schema.report.c.published <= bindparam("as_of"), schema.copied.c.recorded <= bindparam("known_on"))
)


class Told(NamedTuple):
    """A statement as it lies in the tables."""

    claim: str
    no: int
    record: bytes
    beside: str
    report: int


def batches(items: Iterable[T], size: int = BATCH) -> Iterator[list[T]]:
    """Cut into lists of at most `size`."""
    stream = iter(items)
    while batch := list(islice(stream, size)):
        yield batch


def testimonies_of(
    connection: Connection, claims: Collection[str], rulings: Rulings, cut: Cut = PRESENT
) -> dict[str, tuple[Testimony, ...]]:
    """Give the statements of claims.

    Arguments: the connection; names under which claims go on after merges; the rulings known at the cut; the cut.
    Returns the testimonies by claim, corrected, without what was dropped or published or recorded later; a claim of
    which nothing is visible has none. Reports come without their texts.
    """
    wanted = frozenset(claims)
    machine = {one for claim in wanted for one in rulings.group(claim)}
    rows: dict[int, Told] = {}
    cuts = {"as_of": cut.as_of, "known_on": cut.known_on}
    for some in batches(sorted(machine)):
        query = _BY_CLAIM.where(schema.claim.c.id.in_(some))
        rows.update({row.no: Told(*row) for row in connection.execute(query, cuts)})
    for some in batches(rulings.moved_into(machine)):
        query = _BY_CLAIM.where(has_key(some))
        rows.update({row.no: Told(*row) for row in connection.execute(query, cuts)})
    return _assemble(connection, rows, wanted, rulings, cut)


def _assemble(
    connection: Connection, rows: dict[int, Told], wanted: frozenset[str], rulings: Rulings, cut: Cut
) -> dict[str, tuple[Testimony, ...]]:
    reports = {
        row.no: report_of(row)
        for some in batches(sorted({told.report for told in rows.values()}))
        for row in connection.execute(_REPORTS, {"numbers": some})
    }
    sources = copied_from(connection, sorted(rows), cut)
    found: dict[str, list[Testimony]] = defaultdict(list)
    for no, told in sorted(rows.items()):
        statement = statement_of(told.record)
        claim = rulings.claim_of(statement.key, told.claim)
        if claim in wanted:
            testimony = Testimony(
                statement=rulings.corrected(statement),
                report=reports[told.report],
                copied_from=sources.get(no),
                beside=tuple(json.loads(told.beside)),
            )
            found[claim].append(testimony)
    return {claim: tuple(found[claim]) for claim in wanted}


def copied_from(connection: Connection, statements: Sequence[int], cut: Cut = PRESENT) -> dict[int, str]:
    """Give the statement that each of these copies; of several, the one that was published first."""
    best: dict[int, tuple[str, str, str]] = {}
    for some in batches(statements):
        values = {"numbers": some, "as_of": cut.as_of, "known_on": cut.known_on}
        for no, published, report, source in connection.execute(_COPIED, values):
            if no not in best or (published, report, source) < best[no]:
                best[no] = published, report, source
    return {no: source for no, (_, _, source) in best.items()}
