"""Finds the reports that may be the original of a new one, or its copy, through an exact index of shingle hashes."""

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import Connection, bindparam, func, select, text

from purport.ledger import schema
from purport.ledger.copies import COMMON, MINIMUM_SHARED, Sketched, find_copies
from purport.ledger.keeping import hashes_from_bytes
from purport.ledger.masking import masked
from purport.ledger.records import Copy, Report
from purport.ledger.upserts import post

ERA = 14
"""Days in one part of the index. A report is looked up in its own part and both beside it: copies run for days, and
an index of all time would grow with the ledger."""
CANDIDATES = 24
"""Candidates compared in full: those that share most hashes."""

_LOOKUP = {
    "sqlite": text(
        "SELECT s.hash, s.report FROM json_each(:hashes) h CROSS JOIN json_each(:eras) e "
        "CROSS JOIN shingle s ON s.era = e.value AND s.hash = h.value"
    ),
    "postgresql": text(
        "SELECT hash, report FROM shingle "
        "WHERE era IN (SELECT value::int FROM json_array_elements_text(CAST(:eras AS json))) "
        "AND hash IN (SELECT value::bigint FROM json_array_elements_text(CAST(:hashes AS json)))"
    ),
}
_SAME = (
    select(schema.report.c.no)
    .where(schema.report.c.article == bindparam("article"))
    .order_by(schema.report.c.no)
    .limit(1)
)
_CANDIDATES = (
    select(
        schema.report.c.no,
        schema.report.c.id,
        schema.report.c.published,
        schema.report.c.text,
        schema.sketch.c.hashes,
        schema.sketch.c.furniture,
    )
    .join(schema.sketch, schema.sketch.c.report == schema.report.c.no)
    .where(schema.report.c.no.in_(bindparam("numbers", expanding=True)))
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """What the comparison gave: copies, the numbers of the reports in them, and the hashes to be indexed."""

    copies: tuple[Copy, ...]
    numbers: dict[str, int]
    new_hashes: tuple[int, ...]
    era: int


def era_of(published: str) -> int:
    """Give the part of the index that a publication belongs to."""
    return date.fromisoformat(published[:10]).toordinal() // ERA


def compare(connection: Connection, report: Report, own_text: str, hashes: Sequence[int], last_era: int) -> Compared:
    """Compare a new report with those that share hashes with it, and with the first of the same text.

    Arguments: the connection; the report; its own words at their offsets; its sketch; the last part of the index in
    use. Hashes that an original holds
    are not indexed again for its copies: the hundredth copy finds the original as fast as the first, and common hashes
    are those of boilerplate only.
    """
    era = era_of(report.published or report.recorded)
    eras = [one for one in (era - 1, era, era + 1) if one <= last_era]
    values = {"hashes": json.dumps(hashes), "eras": json.dumps(eras)}
    found = connection.execute(_LOOKUP[connection.dialect.name], values).all()
    postings = Counter(found_hash for found_hash, _ in found)
    shared = Counter(number for found_hash, number in found if postings[found_hash] <= COMMON)
    numbers = [number for number, count in _best(shared) if count >= MINIMUM_SHARED]
    same = connection.scalar(_SAME, {"article": report.article})
    if same is not None and same not in numbers:
        numbers.append(same)
    rows = connection.execute(_CANDIDATES, {"numbers": numbers}).all() if numbers else []
    others = {row.no: _sketched(row) for row in rows}
    copies = find_copies(replace(report, text=own_text), tuple(hashes), [others[no] for no in sorted(others)])
    by_id = {other.report_id: no for no, other in others.items()}
    partners = {by_id[name] for copy in copies for name in (copy.report, copy.source) if name in by_id}
    covered = {one for no in partners for one in others[no].sketch}
    full = {found_hash for found_hash, count in postings.items() if count > COMMON}
    return Compared(
        copies=tuple(copies),
        numbers={other.report_id: no for no, other in others.items()},
        new_hashes=tuple(one for one in hashes if one not in covered and one not in full),
        era=era,
    )


def _best(shared: Counter[int]) -> list[tuple[int, int]]:
    return sorted(shared.items(), key=lambda item: (-item[1], item[0]))[:CANDIDATES]


def _sketched(row: Any) -> Sketched:
    furniture = tuple((start, end) for start, end in json.loads(row.furniture))
    return Sketched(
        report_id=row.id,
        published=row.published,
        sketch=hashes_from_bytes(row.hashes),
        text=masked(row.text, furniture),
    )


def last_era(connection: Connection) -> int:
    """Give the last part of the index in use."""
    return connection.scalar(select(func.max(schema.shingle.c.era))) or 0


def index_hashes(connection: Connection, number: int, compared: Compared) -> None:
    """Write the new hashes of a report into the index."""
    if compared.new_hashes:
        post(connection, schema.shingle, [(compared.era, one, number) for one in compared.new_hashes])
