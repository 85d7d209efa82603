"""What the machine was not sure of: the queue that people work through."""

import json
from typing import Any

from sqlalchemy import Connection, Select, func, literal_column, select

from purport.ledger import schema
from purport.ledger.cut import Cut
from purport.ledger.decisions import Known
from purport.ledger.keeping import statement_of
from purport.ledger.links import standing_link
from purport.ledger.records import Statement
from purport.ledger.times import FAR

_PAGE = 400
WEAK = 20
"""Joins of the lowest scores that are asked about, after the open links."""


def review_queue(connection: Connection, limit: int, cut: Cut, known: Known) -> list[dict[str, Any]]:
    """List open questions: uncertain links, the closest first, then the joins that least speaks for.

    A join is asked about where its score is under `schema.DOUBTED`. Returns dicts with `kind` ("uncertain link" or
    "weak join"); `claim` and `target`, which may be the same (in a weak join they are); `statement`, `key` and
    `sentence` of the statement in doubt; `target_sentence` of the one that founded the claim; the machine's
    `score` and `reasons`.
    """
    found = _uncertain(connection, limit, cut, known)
    return found + _weak(connection, min(WEAK, limit - len(found)), cut, known)


def _links(verdict: str, cut: Cut) -> Select[Any]:
    mine, other = schema.claim.alias("mine"), schema.claim.alias("other")
    return (
        select(
            mine.c.id.label("claim"),
            func.coalesce(other.c.id, mine.c.id).label("target"),
            func.coalesce(other.c.no, mine.c.no).label("target_no"),
            schema.link.c.score,
            schema.link.c.reasons,
            schema.statement.c.record,
        )
        .join(mine, mine.c.no == schema.link.c.claim)
        .outerjoin(other, other.c.no == schema.link.c.target)
        .join(schema.statement, schema.statement.c.no == schema.link.c.statement)
        .join(schema.report, schema.report.c.no == schema.statement.c.report)
        .where(
            schema.link.c.verdict == verdict,
            standing_link(cut.known_on),
            schema.report.c.published <= cut.as_of,
        )
    )


def _uncertain(connection: Connection, limit: int, cut: Cut, known: Known) -> list[dict[str, Any]]:
    query = _links("uncertain", cut).order_by(schema.link.c.score.desc(), schema.link.c.statement)
    found: list[dict[str, Any]] = []
    seen: set[frozenset[str]] = set()
    for row in connection.execute(query).yield_per(_PAGE):
        if len(found) >= limit:
            break
        statement = statement_of(row.record)
        claim = known.rulings.claim_of(statement.key, row.claim)
        target = known.rulings.canonical(row.target)
        if claim is None or claim == target or _settled(claim, target, known) or frozenset({claim, target}) in seen:
            continue
        seen.add(frozenset({claim, target}))
        found.append(_question(connection, "uncertain link", claim, target, statement, row))
    return found


def _weak(connection: Connection, limit: int, cut: Cut, known: Known) -> list[dict[str, Any]]:
    doubted = schema.link.c.score < literal_column(str(schema.DOUBTED))
    query = _links("join", cut).where(doubted).order_by(schema.link.c.score, schema.link.c.statement)
    found: list[dict[str, Any]] = []
    for row in connection.execute(query).yield_per(_PAGE):
        if len(found) >= limit:
            break
        statement = statement_of(row.record)
        claim = known.rulings.claim_of(statement.key, row.claim)
        settled = statement.key in known.rulings.moved or statement.key in known.rulings.accepted_keys
        if claim is None or settled or claim in known.rulings.hidden | known.rulings.accepted:
            continue
        found.append(_question(connection, "weak join", claim, claim, statement, row))
    return found


def _question(
    connection: Connection, kind: str, claim: str, target: str, statement: Statement, row: Any
) -> dict[str, Any]:
    return {
        "kind": kind,
        "claim": claim,
        "target": target,
        "statement": statement.id,
        "key": statement.key,
        "sentence": statement.sentence,
        "target_sentence": _founding(connection, row.target_no),
        "score": row.score,
        "reasons": json.loads(row.reasons),
    }


def _settled(claim: str, target: str, known: Known) -> bool:
    rulings = known.rulings
    return frozenset({claim, target}) in rulings.apart or claim in rulings.hidden or target in rulings.hidden


def _founding(connection: Connection, claim: int) -> str | None:
    record = connection.scalar(
        select(schema.statement.c.record)
        .join(schema.link, schema.link.c.statement == schema.statement.c.no)
        .where(schema.link.c.claim == claim, standing_link(FAR))
        .order_by(schema.statement.c.no)
        .limit(1)
    )
    return statement_of(record).sentence if record is not None else None
