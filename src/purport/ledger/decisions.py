"""Human decisions as rows: written, read, and what follows from them."""

from collections.abc import Mapping
from dataclasses import dataclass

import msgspec
from sqlalchemy import Connection, select

from purport.ledger import schema
from purport.ledger.cut import PRESENT, Cut
from purport.ledger.rulings import NONE, Recorded, Ruling, Rulings, weigh
from purport.ledger.testimonies import batches

_ruling = msgspec.json.Decoder(Ruling)


def ruling_of(record: str) -> Ruling:
    """Give back a ruling."""
    return _ruling.decode(record)


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """All decisions up to a moment, what follows from them, and the numbers of the claims they name."""

    recorded: tuple[Recorded, ...]
    rulings: Rulings
    numbers: Mapping[str, int]


def read_decisions(connection: Connection, cut: Cut = PRESENT) -> Known:
    """Read the decisions that were recorded until the cut. When something was published makes no difference to them."""
    rows = connection.execute(
        select(schema.decision).where(schema.decision.c.recorded <= cut.known_on).order_by(schema.decision.c.no)
    )
    recorded = tuple(
        Recorded(id=row.id, recorded=row.recorded, who=row.who, why=row.why, ruling=ruling_of(row.record))
        for row in rows
    )
    named = {name for one in recorded for name in (one.ruling.claim, one.ruling.other) if name}
    numbers: dict[str, int] = {}
    for some in batches(sorted(named)):
        found = select(schema.claim.c.id, schema.claim.c.no).where(schema.claim.c.id.in_(some))
        numbers.update({row.id: row.no for row in connection.execute(found)})
    return Known(recorded=recorded, rulings=weigh(recorded) if recorded else NONE, numbers=numbers)
