"""Writes what was taken in: the report, its searchable passages, its statements."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection

from purport.ledger import schema
from purport.ledger.keeping import encode, encode_text, report_row
from purport.ledger.merging import all_beside
from purport.ledger.numbers import Numbers
from purport.ledger.records import Report, Statement
from purport.ledger.upserts import put, write
from purport.records import Issue

_WORDS = "INSERT INTO passage_words (rowid, text) VALUES (?, ?)"
Numbered = list[tuple[int, Statement]]


def record_report(
    connection: Connection, numbers: Numbers, report: Report, statements: Sequence[Statement], issues: Sequence[Issue]
) -> tuple[int, Numbered]:
    """Write a report with its statements. Returns its number and the numbered statements."""
    number = numbers.next(schema.report)
    said = encode_text([[issue.stage, issue.reason] for issue in issues])
    write(connection, schema.report, [(number, *report_row(report), len(statements), said)])
    passages, of_span = _passages(numbers, number, report, statements)
    write(connection, schema.passage, passages)
    if passages and connection.dialect.name == "sqlite":
        put(connection, _WORDS, [(no, text) for no, _, _, text in passages])
    triggers = all_beside(statements)
    numbered = [(numbers.next(schema.statement), statement) for statement in statements]
    write(
        connection,
        schema.statement,
        [(no, s.id, number, of_span[s.span], s.key, encode(s), encode_text(triggers[s.id])) for no, s in numbered],
    )
    return number, numbered


def _passages(
    numbers: Numbers, report_no: int, report: Report, statements: Sequence[Statement]
) -> tuple[list[tuple[Any, ...]], dict[tuple[int, int], int]]:
    """Give the headline and every sentence that holds a statement, once each."""
    passages: list[tuple[Any, ...]] = []
    of_span: dict[tuple[int, int], int] = {}
    of_text: dict[str, int] = {}

    def add(words: str, headline: bool) -> int:
        if words not in of_text:
            of_text[words] = numbers.next(schema.passage)
            passages.append((of_text[words], report_no, headline, words))
        return of_text[words]

    if report.title and report.title.strip():
        add(report.title, True)
    for statement in statements:
        of_span[statement.span] = add(statement.sentence, statement.headline)
    return passages, of_span
