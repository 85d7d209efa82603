"""The recorded histories of claims: what each fold gave, kept as rows that are never changed."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, bindparam, select

from purport.ledger import schema
from purport.ledger.keeping import change_of, encode
from purport.ledger.records import StatusChange
from purport.ledger.testimonies import batches
from purport.ledger.times import FAR

END = b""
"""Stands in a row where a later fold gave a shorter history."""

_ROWS = (
    select(schema.status.c.claim, schema.status.c.position, schema.status.c.record)
    .where(
        schema.status.c.claim.in_(bindparam("numbers", expanding=True)),
        schema.status.c.recorded <= bindparam("known_on"),
    )
    .order_by(schema.status.c.no)
)


def read_histories(
    connection: Connection, claims: Iterable[int], known_on: str = FAR
) -> dict[int, tuple[StatusChange, ...]]:
    """Give the history of each claim as the last fold recorded until then left it."""
    found: dict[int, list[bytes]] = {}
    for some in batches(claims):
        found.update({claim: [] for claim in some})
        for claim, position, record in connection.execute(_ROWS, {"numbers": some, "known_on": known_on}):
            history = found[claim]
            del history[position:]
            if record != END:
                history.append(record)
    return {claim: tuple(map(change_of, history)) for claim, history in found.items()}


def new_rows(
    claim: int, before: Sequence[StatusChange], after: Sequence[StatusChange], recorded: str, coder: str
) -> list[tuple[Any, ...]]:
    """Give the rows that lead from one history to another, without numbers: from the first entry that differs."""
    same = 0
    while same < min(len(before), len(after)) and (before[same] is after[same] or before[same] == after[same]):
        same += 1
    rows: list[tuple[Any, ...]] = [
        (claim, position, after[position].at, encode(after[position]), recorded, coder)
        for position in range(same, len(after))
    ]
    if not rows and len(before) > len(after):
        rows.append((claim, len(after), before[len(after)].at, END, recorded, coder))
    return rows
