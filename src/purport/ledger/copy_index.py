"""Finds the reports that may be the original of a new one, or its copy, through an exact index of shingle hashes."""

import json
from collections import Counter, OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import Connection, bindparam, select

from purport.ledger import schema
from purport.ledger.copies import COMMON, MINIMUM_SHARED, Sketched, find_copies
from purport.ledger.keeping import encode_text, hashes_from_bytes
from purport.ledger.masking import masked
from purport.ledger.records import Copy, Report
from purport.ledger.unfiled import Unfiled
from purport.ledger.upserts import Question

ERA = 14
"""Days in one part of the index. A report is looked up in its own part and both beside it: copies run for days, and
an index of all time would grow with the ledger."""
HELD = 768
CANDIDATES = 24
"""Candidates compared in full: those that share most hashes."""

_LOOKUP = Question(
    "SELECT s.hash, s.report FROM json_each(?) h CROSS JOIN shingle s ON s.era IN (?, ?, ?) AND s.hash = h.value",
    "SELECT s.hash, s.report FROM json_array_elements_text(CAST(? AS json)) h(value) "
    "JOIN shingle s ON s.era IN (?, ?, ?) AND s.hash = h.value::bigint",
)
_SAME = Question("SELECT no FROM report WHERE article = ? ORDER BY no LIMIT 1")
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


class Recent:
    """The reports that were compared last, as they are compared: copies come in bursts."""

    def __init__(self) -> None:
        self._held: OrderedDict[int, Sketched] = OrderedDict()

    def look_up(self, connection: Connection, numbers: Sequence[int]) -> dict[int, Sketched]:
        """Give reports by number, in the order of their numbers."""
        missing = [number for number in numbers if number not in self._held]
        if missing:
            for row in connection.execute(_CANDIDATES, {"numbers": missing}):
                self._held[row.no] = _sketched(row)
        for number in numbers:
            self._held.move_to_end(number)
        found = {number: self._held[number] for number in sorted(numbers)}
        self._trim()
        return found

    def keep(self, number: int, sketched: Sketched) -> None:
        """Keep a new report at hand."""
        self._held[number] = sketched
        self._trim()

    def forget(self) -> None:
        """Let go of all."""
        self._held.clear()

    def _trim(self) -> None:
        while len(self._held) > HELD:
            self._held.popitem(last=False)


def compare(
    connection: Connection, recent: Recent, unfiled: Unfiled, report: Report, own_text: str, hashes: Sequence[int]
) -> Compared:
    """Compare a new report with those that share hashes with it, and with the first of the same text.

    Arguments: the connection; the reports at hand; what is not filed yet; the report; its own words at their offsets;
    its sketch. Hashes that an original holds are not indexed again for its copies: the hundredth copy finds the
    original as fast as the first, and common hashes are those of boilerplate only.
    """
    era = era_of(report.published or report.recorded)
    eras = (era - 1, era, era + 1)
    found = [*_LOOKUP.ask(connection, encode_text(hashes), *eras), *unfiled.reports_with(hashes, eras)]
    postings = Counter([found_hash for found_hash, _ in found])
    shared = Counter([number for found_hash, number in found if postings[found_hash] <= COMMON])
    numbers = [number for number, count in _best(shared) if count >= MINIMUM_SHARED]
    numbers += [no for (no,) in _SAME.ask(connection, report.article) if no not in numbers]
    others = recent.look_up(connection, numbers) if numbers else {}
    copies = find_copies(replace(report, text=own_text), tuple(hashes), list(others.values()))
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
