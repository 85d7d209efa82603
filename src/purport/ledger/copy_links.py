"""From copied sentences to copied statements."""

import json
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, select

from purport.ledger import schema
from purport.ledger.copies import split_sentences
from purport.ledger.keeping import statement_of
from purport.ledger.links import standing_link
from purport.ledger.masking import masked
from purport.ledger.records import Copy, Statement
from purport.ledger.times import FAR

SOURCES = 4
"""Originals of one report that are looked at sentence by sentence: those with the largest shared part."""

_TOLD = (
    select(schema.statement.c.no, schema.statement.c.record, schema.link.c.claim)
    .join(schema.link, schema.link.c.statement == schema.statement.c.no)
    .where(schema.statement.c.report == bindparam("report"), standing_link(FAR))
    .order_by(schema.statement.c.no)
)
_TEXT = (
    select(schema.report.c.text, schema.sketch.c.furniture)
    .join(schema.sketch, schema.sketch.c.report == schema.report.c.no)
    .where(schema.report.c.no == bindparam("report"))
)


@dataclass(frozen=True, slots=True, kw_only=True)
class CopiedStatement:
    """A statement whose sentence stands in an earlier report. `claim` is that of the one that was there before."""

    statement: int
    source: int
    source_id: str
    mine: bool
    claim: int


def copied_statements(
    connection: Connection,
    report: str,
    own_text: str,
    mine: Sequence[tuple[int, Statement]],
    copies: Sequence[Copy],
    numbers: dict[str, int],
) -> list[CopiedStatement]:
    """Pair the statements of a new report with those whose sentence they copy, or that copy theirs.

    Arguments: the connection; the new report's id, its own words, its numbered statements; the copies that it is part
    of; the numbers of the reports in them. Of several statements in one sentence those of the same words and type pair.
    `mine` says that the new report is the copy.
    """
    found: list[CopiedStatement] = []
    here = _by_sentence(own_text, mine)
    for copy in sorted(copies, key=lambda c: (-c.containment, c.source, c.report))[:SOURCES]:
        later = copy.report == report
        other = numbers.get(copy.source if later else copy.report)
        if other is None or not copy.sentences:
            continue
        told = [(no, statement_of(record), claim) for no, record, claim in connection.execute(_TOLD, {"report": other})]
        row = connection.execute(_TEXT, {"report": other}).one()
        furniture = tuple((start, end) for start, end in json.loads(row.furniture))
        there = _by_sentence(masked(row.text, furniture), [(no, statement) for no, statement, _ in told])
        claims = {no: claim for no, _, claim in told}
        for one, two in copy.sentences:
            left, right = (one, two) if later else (two, one)
            for number, statement in here.get(left, ()):
                twin = _twin(statement, there.get(right, ()))
                if twin is None:
                    continue
                pair = (number, twin[0], twin[1].id) if later else (twin[0], number, statement.id)
                found.append(
                    CopiedStatement(
                        statement=pair[0], source=pair[1], source_id=pair[2], mine=later, claim=claims[twin[0]]
                    )
                )
    return found


def _by_sentence(text: str, statements: Sequence[tuple[int, Statement]]) -> dict[int, list[tuple[int, Statement]]]:
    """Sort statements by the number of the sentence in which theirs begins."""
    starts = [start for start, _ in split_sentences(text)]
    found: dict[int, list[tuple[int, Statement]]] = {}
    for number, statement in statements:
        # A sentence of the reader may begin a little before or after one of the splitter: its middle decides.
        middle = (statement.span[0] + statement.span[1]) // 2
        found.setdefault(max(0, bisect_right(starts, middle) - 1), []).append((number, statement))
    return found


def _twin(statement: Statement, others: Sequence[tuple[int, Statement]]) -> tuple[int, Statement] | None:
    same = [(no, other) for no, other in others if other.type == statement.type]
    words = [(no, other) for no, other in same if other.trigger == statement.trigger]
    return next(iter(words or same), None)
