"""When a claim's status is computed anew as statements arrive, and what is then written.

A claim of up to `claim_entry.MEMBERS` statements is folded with every new one. A larger one is folded when it has
grown by a quarter, or by a fiftieth and something of a new kind was said: then folding costs the same on average,
however many statements a claim has. In between its row says fewer statements than it has; queries fold it before they
show it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from purport.ledger import schema
from purport.ledger.claim_entry import MEMBERS, ClaimEntry
from purport.ledger.claim_index import write_states
from purport.ledger.cut import PRESENT
from purport.ledger.folding import Folded, fold_at, fold_claim, others_of, versions_of
from purport.ledger.histories import new_rows, read_histories
from purport.ledger.numbers import Numbers
from purport.ledger.owners import Owners
from purport.ledger.records import Report, Testimony
from purport.ledger.rulings import NONE, Rulings
from purport.ledger.status import Course
from purport.ledger.upserts import write

CODER = "status 1"
"""The version of the rules of status, as it stands in every row."""
GROWTH, GROWTH_WITH_NEWS = 1.25, 1.02


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """What folding needs besides statements: rulings, owners, and the moment at which claims are looked at."""

    rulings: Rulings
    owners: Owners
    horizon: str


def kind_of(testimony: Testimony) -> object:
    """Give what sort of statement it is: two of one sort hardly differ in what they do to a large claim."""
    statement = testimony.statement
    source = statement.chain[-1] if statement.chain else None
    who = (source.naming, source.cue_class, tuple((a.country, a.entity) for a in source.actors)) if source else None
    return statement.aux, statement.hedged, statement.retracts, who


def is_due(entry: ClaimEntry, news: Iterable[Testimony]) -> bool:
    """Say whether a claim has to be folded now."""
    fresh = {kind_of(testimony) for testimony in news} - entry.kinds
    entry.kinds |= fresh
    if entry.statements <= MEMBERS or not entry.row:
        return True
    growth = entry.statements / max(entry.folded, 1)
    return growth >= GROWTH or (bool(fresh) and growth >= GROWTH_WITH_NEWS)


def refold(
    connection: Connection,
    numbers: Numbers,
    entries: Mapping[int, ClaimEntry],
    *,
    rules: Rules,
    versioned: frozenset[str] | set[str],
    changed: frozenset[int] | set[int],
    recorded: str,
) -> int:
    """Fold claims and write what changed.

    Arguments: the connection; the numbers of new rows; the claims; the rules; addresses with more than one version; the
    claims of which more changed than that statements of a new report came to them; the moment. Returns how many
    statuses changed in more than numbers.
    """
    asked = [no for no, entry in entries.items() if entry.history is None]
    for no, history in read_histories(connection, asked).items():
        entries[no].history = history
    folded = _fold_all(connection, entries, rules, versioned, changed)
    rows: list[tuple[Any, ...]] = []
    moves = 0
    for no, entry in entries.items():
        result = folded.get(entry.id)
        if result is None:
            # People dropped or moved all its statements.
            entry.hidden = True
            continue
        before = entry.history or ()
        for row in new_rows(no, before, result.history, recorded, CODER):
            rows.append((numbers.next(schema.status), *row))
        moves += _moved(before[-1].status if before else None, result.history[-1].status)
        entry.history, entry.row, entry.due = result.history, result.row, result.due
        entry.folded = entry.statements
    write(connection, schema.status, rows)
    write_states(connection, [entry for entry in entries.values() if entry.row])
    return moves


def _moved(before: Any, after: Any) -> bool:
    if before is None:
        return True
    return (before.realisation, before.support, before.denied) != (after.realisation, after.support, after.denied)


def _fold_all(
    connection: Connection,
    entries: Mapping[int, ClaimEntry],
    rules: Rules,
    versioned: frozenset[str] | set[str],
    changed: frozenset[int] | set[int],
) -> dict[str, Folded]:
    simple: list[ClaimEntry] = []
    general: list[ClaimEntry] = []
    for no, entry in entries.items():
        whole = entry.whole and no not in changed and not _ruled(entry, rules.rulings)
        (simple if whole else general).append(entry)
    found: dict[str, Folded] = {}
    several = [t for e in simple for t in e.told.values() if t.report.address in versioned]
    versions = versions_of(connection, several) if several else {}
    for entry in simple:
        told = tuple(entry.told.values())
        others = others_of(told, versions) if versions else ()
        since = _known(entry, told, others)
        result = fold_claim(
            entry.id,
            told,
            horizon=rules.horizon,
            versions=others,
            rulings=rules.rulings,
            owners=rules.owners,
            stories=entry.stories,
            since=since,
            course=_course(entry, told, rules.owners, later=bool(since)),
        )
        if result is not None:
            found[entry.id] = result
    if general:
        found |= fold_at(
            connection,
            [entry.id for entry in general],
            cut=PRESENT,
            horizon=rules.horizon,
            rulings=rules.rulings,
            owners=rules.owners,
        )
    return found


def _ruled(entry: ClaimEntry, rulings: Rulings) -> bool:
    return rulings is not NONE and rulings.touches(entry.id, [t.statement.key for t in entry.told.values()])


def _course(entry: ClaimEntry, told: Sequence[Testimony], owners: Owners, *, later: bool) -> Course:
    """Give the course of a claim, of which all was heard. Where only later statements came, the known one goes on."""
    course = entry.course
    if course is None or not later or entry.heard != entry.folded or not course.add(told[entry.folded :]):
        course = Course(owners)
        course.add(told)
    entry.course, entry.heard = course, len(told)
    return course


def _known(entry: ClaimEntry, told: Sequence[Testimony], others: Sequence[Report]) -> tuple[Any, ...]:
    """Give the history that new statements cannot have changed: all of it, where they were published after its end."""
    if others or not entry.history:
        return ()
    end = entry.history[-1].at
    late = all((t.report.published or t.report.recorded) > end for t in told[entry.folded :])
    return entry.history if late and entry.folded else ()
