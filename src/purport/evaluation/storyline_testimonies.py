"""Storylines as the fold sees them: reports with versions, statements grouped into claims, copies linked."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from purport.evaluation.notation import Storyline
from purport.ledger.copies import Sketched, find_copies, split_sentences
from purport.ledger.intake import take_in
from purport.ledger.merging import ClaimState, beside, block_keys, decide_all
from purport.ledger.owners import Owners
from purport.ledger.records import Copy, Report, Statement, Testimony
from purport.ledger.shingles import sketch

RECORDED = "2099-12-31T00:00:00Z"
"""Storylines lie in an invented future; nothing in them may count as printed after it was recorded."""
LATEST = 23
"""How many of a claim's latest statements merging sees beside the founding one, as in the store."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A storyline as the ledger takes it in: its reports, every statement, and the writer's label of each."""

    reports: tuple[Report, ...]
    testimonies: tuple[Testimony, ...]
    labels: Mapping[str, str]


def take_in_all(storyline: Storyline, owners: Owners) -> Told:
    """Take a storyline in, versions counted by address."""
    reports: list[Report] = []
    testimonies: list[Testimony] = []
    labels: dict[str, str] = {}
    for reading, said in zip(storyline.readings, storyline.labels, strict=True):
        intake = take_in(reading, recorded=RECORDED, owners=owners)
        version = 1 + sum(1 for r in reports if r.address == intake.report.address)
        report = replace(intake.report, version=version)
        reports.append(report)
        for statement, label in zip(intake.statements, said, strict=True):
            testimonies.append(Testimony(statement=statement, report=report))
            labels[statement.id] = label
    return Told(reports=tuple(reports), testimonies=tuple(testimonies), labels=labels)


def by_label(told: Told) -> dict[str, list[Testimony]]:
    """Group the statements of a storyline by the writer's labels."""
    claims: defaultdict[str, list[Testimony]] = defaultdict(list)
    for testimony in told.testimonies:
        claims[told.labels[testimony.statement.id]].append(testimony)
    return {label: with_copies(found) for label, found in claims.items()}


def by_merging(told: Told) -> dict[str, list[Testimony]]:
    """Group the statements of a storyline as our own merging does, report by report in the order of publication.

    All claims of a storyline count as seen in its story. Returns the testimonies by the id of the founding statement.
    """
    claims: dict[str, list[Testimony]] = {}
    keys: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for report in sorted(told.reports, key=lambda r: (r.published or "", r.id)):
        mine = {t.statement.id: t for t in told.testimonies if t.report.id == report.id}
        statements = [t.statement for t in mine.values()]
        candidates = {s.id: _candidates(s, claims, keys) for s in statements}
        decisions = decide_all(statements, report, candidates, same_story=frozenset(claims))
        for statement in sorted(statements, key=lambda s: decisions[s.id].verdict == "join"):
            decision = decisions[statement.id]
            joined = decision.target if decision.verdict == "join" else None
            claim = joined if joined is not None and joined in claims else statement.id
            claims.setdefault(claim, []).append(replace(mine[statement.id], beside=beside(statement, statements)))
            for key in block_keys(statement):
                keys[key][claim] = None
    return {claim: with_copies(found) for claim, found in claims.items()}


def _candidates(
    statement: Statement, claims: Mapping[str, Sequence[Testimony]], keys: Mapping[str, Mapping[str, None]]
) -> list[ClaimState]:
    found = dict.fromkeys(claim for key in block_keys(statement) for claim in keys.get(key, ()))
    return [ClaimState(claim=c, testimonies=(claims[c][0], *claims[c][1:][-LATEST:])) for c in found]


def with_copies(testimonies: Sequence[Testimony]) -> list[Testimony]:
    """Link statements to the earliest one of another report whose sentence they copy, as the store does."""
    reports = {t.report.id: t.report for t in testimonies}
    sketched = {
        r.id: Sketched(report_id=r.id, published=r.published, sketch=sketch(r.text), text=r.text)
        for r in reports.values()
    }
    shared: defaultdict[str, list[Copy]] = defaultdict(list)
    for report in reports.values():
        others = [s for key, s in sketched.items() if reports[key].address != report.address]
        for copy in find_copies(report, sketched[report.id].sketch, others):
            if copy.report == report.id:
                shared[report.id].append(copy)
    return [replace(t, copied_from=_original(t, shared[t.report.id], testimonies)) for t in testimonies]


def _original(testimony: Testimony, copies: Sequence[Copy], testimonies: Sequence[Testimony]) -> str | None:
    number = _sentence_number(testimony)
    sources = {(copy.source, two) for copy in copies for one, two in copy.sentences if one == number}
    found = [t for t in testimonies if (t.report.id, _sentence_number(t)) in sources]
    first = min(found, key=lambda t: (t.report.published or "", t.report.id), default=None)
    return first.statement.id if first else None


def _sentence_number(testimony: Testimony) -> int:
    start, end = testimony.statement.span
    starts = [first for first, _ in split_sentences(testimony.report.text)]
    return max(0, bisect_right(starts, (start + end) // 2) - 1)
