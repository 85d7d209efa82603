"""Writes a human decision, and brings the claims it bears on up to date."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import msgspec
from sqlalchemy import Connection, select

from purport.errors import UnknownId, UsageError
from purport.ledger import schema
from purport.ledger.claim_entry import MEMBERS, ClaimEntry
from purport.ledger.claim_index import write_keys, write_states
from purport.ledger.cut import PRESENT
from purport.ledger.decisions import Known, read_decisions, ruling_of
from purport.ledger.event_keys import has_key
from purport.ledger.folding import fold_at
from purport.ledger.histories import new_rows, read_histories
from purport.ledger.horizon import horizon_of
from purport.ledger.merging import block_keys
from purport.ledger.names import name_of
from purport.ledger.numbers import Numbers, read_numbers
from purport.ledger.owners import Owners
from purport.ledger.records import Testimony
from purport.ledger.refolding import CODER
from purport.ledger.rows import facets_of, plain
from purport.ledger.rulings import FIELDS, Ruling, Rulings, interval_of
from purport.ledger.testimonies import batches, testimonies_of
from purport.ledger.times import moment_of
from purport.ledger.upserts import write
from purport.records.values import EVENT_TYPES

LONGEST = 2_000


def decide(connection: Connection, ruling: Ruling, *, who: str, why: str, recorded: str, owners: Owners) -> str:
    """Write a decision and recompute the claims it bears on.

    Arguments: a connection that may write; the ruling; who decides and why; the moment; the owners. Returns the name
    of the decision. Raises UnknownId for claims, events and decisions that are not there, UsageError for what makes
    no sense.
    """
    if not who.strip() or len(who) > LONGEST or len(why) > LONGEST:
        raise UsageError(f"a decision needs to say who makes it; who and why hold at most {LONGEST} characters")
    before = read_decisions(connection)
    numbers = Numbers(read_numbers(connection))
    number = numbers.next(schema.decision)
    name = name_of("d", str(number), who, why, recorded, msgspec.json.encode(ruling).decode())
    if ruling.action == "split":
        ruling = replace(ruling, other=name_of("c", "split", name))
    _check(connection, ruling, before)
    after, record = numbers.last[schema.report.name], msgspec.json.encode(ruling).decode()
    row = (number, name, recorded, after, who.strip(), why.strip(), record)
    _enact(connection, numbers, row, ruling, before, owners)
    return name


def decide_again(connection: Connection, row: tuple[Any, ...], owners: Owners) -> None:
    """Write a decision that another ledger has recorded, whatever has become of what it names.

    Arguments: a connection that may write; the columns of the decision; the owners.
    """
    before = read_decisions(connection)
    numbers = Numbers(read_numbers(connection))
    numbers.next(schema.decision)
    _enact(connection, numbers, row, ruling_of(row[-1]), before, owners)


def _enact(
    connection: Connection, numbers: Numbers, row: tuple[Any, ...], ruling: Ruling, before: Known, owners: Owners
) -> None:
    _, name, recorded, *_ = row
    write(connection, schema.decision, [row])
    named = sorted({claim for claim in (ruling.claim, ruling.other) if claim})
    known = set(connection.scalars(select(schema.claim.c.id).where(schema.claim.c.id.in_(named))))
    # A split founds a claim; a decision that is followed again may name one that the machine no longer founds.
    founded = [(numbers.next(schema.claim), claim, recorded, name) for claim in named if claim not in known]
    write(connection, schema.claim, founded)
    now = read_decisions(connection)
    affected = _affected(connection, ruling, before, now)
    _recompute(connection, numbers, affected, now.rulings, recorded, owners)


def _check(connection: Connection, ruling: Ruling, known: Known) -> None:
    for claim in (ruling.claim, ruling.other if ruling.action != "split" else None):
        if claim and connection.scalar(select(schema.claim.c.no).where(schema.claim.c.id == claim)) is None:
            raise UnknownId(f"no claim {claim!r} in this ledger. `purport claims` lists them.")
    for key in ruling.keys:
        if connection.scalar(select(schema.statement.c.no).where(has_key([key])).limit(1)) is None:
            raise UnknownId(f"no event with the key {key!r} in this ledger. `purport show CLAIM` lists them.")
    if ruling.action == "merge" and known.rulings.canonical(ruling.claim or "") == known.rulings.canonical(
        ruling.other or ""
    ):
        raise UsageError(f"{ruling.claim} and {ruling.other} are one claim already")
    if ruling.action == "split" and not ruling.keys:
        raise UsageError("a split needs the keys of the events that leave the claim")
    if ruling.action == "correct":
        _check_field(ruling)
    if ruling.action == "undo" and ruling.undoes not in {one.id for one in known.recorded}:
        raise UnknownId(f"no decision {ruling.undoes!r} in this ledger. `purport show CLAIM` lists them.")


def _check_field(ruling: Ruling) -> None:
    if ruling.field not in FIELDS or ruling.value is None:
        raise UsageError(f"field: {ruling.field!r} cannot be corrected; possible are {', '.join(FIELDS)}")
    if ruling.field == "type" and ruling.value not in EVENT_TYPES:
        raise UsageError(f"type: {ruling.value!r} is not one of {', '.join(EVENT_TYPES)}")
    if ruling.field == "date":
        date = interval_of(ruling.value)
        days = [day for day in (date.start, date.end) if day]
        if not days or any((found := moment_of(day)) is None or not found[1] for day in days) or days[0] > days[-1]:
            raise UsageError(f"date: {ruling.value!r} is no date. Write YYYY-MM-DD or YYYY-MM-DD..YYYY-MM-DD.")


def _affected(connection: Connection, ruling: Ruling, before: Known, after: Known) -> list[str]:
    """Give every claim whose statements, fields or visibility the decision may change."""
    involved = {name for name in (ruling.claim, ruling.other) if name}
    keys = set(ruling.keys)
    if ruling.action == "undo":
        undone = [one.ruling for one in after.recorded if one.id == ruling.undoes]
        for one in undone:
            involved |= {name for name in (one.claim, one.other) if name}
            keys |= set(one.keys)
            if one.action == "undo":
                # What comes back into force may be anything that was undone before.
                involved |= {n for r in after.recorded for n in (r.ruling.claim, r.ruling.other) if n}
                keys |= {key for r in after.recorded for key in r.ruling.keys}
    for some in batches(sorted(keys)):
        query = (
            select(schema.claim.c.id)
            .join(schema.link, schema.link.c.claim == schema.claim.c.no)
            .join(schema.statement, schema.statement.c.no == schema.link.c.statement)
            .where(has_key(some))
        )
        involved |= set(connection.scalars(query))
    rounds = (before.rulings, after.rulings)
    return sorted(involved | {rulings.canonical(name) for name in involved for rulings in rounds})


def _recompute(
    connection: Connection, numbers: Numbers, claims: Sequence[str], rulings: Rulings, recorded: str, owners: Owners
) -> None:
    told = testimonies_of(connection, claims, rulings)
    horizon = horizon_of(connection, recorded)
    folded = fold_at(connection, claims, cut=PRESENT, horizon=horizon, rulings=rulings, owners=owners)
    named = select(schema.claim.c.id, schema.claim.c.no).where(schema.claim.c.id.in_(claims))
    number_of = {row.id: row.no for row in connection.execute(named)}
    histories = read_histories(connection, number_of.values())
    state = schema.claim_state
    for claim, number in sorted(number_of.items()):
        result = folded.get(claim)
        if result is None:
            connection.execute(state.update().where(state.c.claim == number).values(hidden=True))
            continue
        rows = new_rows(number, histories[number], result.history, recorded, CODER)
        write(connection, schema.status, [(numbers.next(schema.status), *row) for row in rows])
        entry = ClaimEntry(
            no=number,
            id=claim,
            told=_members(connection, told[claim]),
            stories=list(result.row["stories"]),
            statements=len(told[claim]),
            folded=len(told[claim]),
            due=result.due,
            row=result.row,
            hidden=claim in rulings.hidden,
        )
        write_states(connection, [entry])
        write_keys(connection, _keys(number, told[claim]), _facets(number, told[claim], claim, rulings))


def _members(connection: Connection, told: Sequence[Testimony]) -> dict[int, Testimony]:
    kept = [*told[:1], *told[1:][-(MEMBERS - 1) :]]
    by_id = {testimony.statement.id: testimony for testimony in kept}
    query = select(schema.statement.c.no, schema.statement.c.id).where(schema.statement.c.id.in_(list(by_id)))
    return {row.no: by_id[row.id] for row in sorted(connection.execute(query), key=lambda row: row.no)}


def _keys(number: int, told: Sequence[Testimony]) -> list[tuple[str, int]]:
    return [(key, number) for testimony in told for key in block_keys(testimony.statement)]


def _facets(number: int, told: Sequence[Testimony], claim: str, rulings: Rulings) -> list[tuple[str, int]]:
    found = {facet for testimony in told for facet in facets_of(testimony.statement)}
    for field, value in rulings.claim_fields.get(claim, {}).items():
        if field in ("type", "country", "place"):
            found.add(f"{field}:{plain(value) if field == 'place' else value}")
    return [(facet, number) for facet in found]
