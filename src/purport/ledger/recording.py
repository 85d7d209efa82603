"""Writes what was taken in: the report, its searchable passages, its statements."""

import json
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, text

from purport.ledger import schema
from purport.ledger.keeping import encode, report_row
from purport.ledger.merging import beside
from purport.ledger.numbers import Numbers
from purport.ledger.records import Report, Statement
from purport.records import Issue

_WORDS = text("INSERT INTO passage_words (rowid, text) VALUES (:no, :text)")
Numbered = list[tuple[int, Statement]]


def record_report(
    connection: Connection, numbers: Numbers, report: Report, statements: Sequence[Statement], issues: Sequence[Issue]
) -> tuple[int, Numbered]:
    """Write a report with its statements. Returns its number and the numbered statements."""
    number = numbers.next(schema.report)
    said = json.dumps([[issue.stage, issue.reason] for issue in issues])
    connection.execute(
        schema.report.insert(),
        [{"no": number, **report_row(report), "statements": len(statements), "issues": said}],
    )
    passages, of_span = _passages(numbers, number, report, statements)
    if passages:
        connection.execute(schema.passage.insert(), passages)
        if connection.dialect.name == "sqlite":
            connection.execute(_WORDS, [{"no": one["no"], "text": one["text"]} for one in passages])
    numbered = [(numbers.next(schema.statement), statement) for statement in statements]
    if numbered:
        connection.execute(
            schema.statement.insert(),
            [
                {
                    "no": no,
                    "id": statement.id,
                    "report": number,
                    "passage": of_span[statement.span],
                    "key": statement.key,
                    "record": encode(statement),
                    "beside": json.dumps(beside(statement, statements)),
                }
                for no, statement in numbered
            ],
        )
    return number, numbered


def _passages(
    numbers: Numbers, report_no: int, report: Report, statements: Sequence[Statement]
) -> tuple[list[dict[str, Any]], dict[tuple[int, int], int]]:
    """Give the headline and every sentence that holds a statement, once each."""
    passages: list[dict[str, Any]] = []
    of_span: dict[tuple[int, int], int] = {}
    of_text: dict[str, int] = {}

    def add(words: str, headline: bool) -> int:
        if words not in of_text:
            of_text[words] = numbers.next(schema.passage)
            passages.append({"no": of_text[words], "report": report_no, "headline": headline, "text": words})
        return of_text[words]

    if report.title and report.title.strip():
        add(report.title, True)
    for statement in statements:
        of_span[statement.span] = add(statement.sentence, statement.headline)
    return passages, of_span
