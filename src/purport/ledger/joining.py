"""Puts the statements of a new report into claims: candidates, the machine's decisions, what people ruled."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from sqlalchemy import Connection, bindparam, select

from purport.ledger import schema
from purport.ledger.claim_entry import ClaimEntry, Glimpse
from purport.ledger.claim_index import ClaimIndex
from purport.ledger.claim_picture import ClaimState, Member, Picture
from purport.ledger.copy_links import CopiedStatement
from purport.ledger.keeping import encode_text
from purport.ledger.links import standing_link
from purport.ledger.merging import all_beside, block_keys, decide_members
from purport.ledger.names import name_of
from purport.ledger.numbers import Numbers
from purport.ledger.records import Decision, Report, Statement, Testimony
from purport.ledger.rows import facets_of
from purport.ledger.rulings import Rulings
from purport.ledger.times import FAR
from purport.ledger.upserts import write

CODER = "merging 2"
"""The version of the rules that join statements, as it stands in every link."""

_EARLIER = (
    select(schema.link.c.claim, schema.statement.c.key)
    .join(schema.statement, schema.statement.c.no == schema.link.c.statement)
    .join(schema.report, schema.report.c.no == schema.statement.c.report)
    .where(schema.report.c.address == bindparam("address"), standing_link(FAR))
)
_KNOWN = select(schema.claim.c.id, schema.claim.c.no).where(schema.claim.c.id.in_(bindparam("ids", expanding=True)))


@dataclass(slots=True, kw_only=True)
class Joined:
    """What became of the statements of one report. `touched` are the claims whose status has to be looked at."""

    touched: dict[int, ClaimEntry] = field(default_factory=dict)
    earlier: set[int] = field(default_factory=set)
    new: int = 0
    joined: int = 0
    uncertain: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """One report on its way into claims, with what is known about it by then.

    `told_as` names its story and all that are one with it.
    """

    report: Report
    statements: Sequence[tuple[int, Statement]]
    copied: Sequence[CopiedStatement]
    story: str
    told_as: frozenset[str]


def join(
    connection: Connection,
    numbers: Numbers,
    index: ClaimIndex,
    rulings: Rulings,
    named: Mapping[str, int],
    new: Arrival,
) -> Joined:
    """Decide about every statement of a new report, and write the links.

    Arguments: the connection; the numbers of new rows; the writer's view of claims; the rulings, and the numbers of the
    claims they name; the report. Returns what was touched, new and joined. Claims keep the picture of their statements
    up to date; their status is still the old one.
    """
    outcome = Joined()
    keys = {statement.id: block_keys(statement) for _, statement in new.statements}
    found = index.candidates(connection, keys)
    twins = {c.statement: c.claim for c in new.copied if c.mine}
    earlier = _earlier(connection, new) if new.report.version > 1 else {}
    outcome.earlier = {claim for some in earlier.values() for claim in some}
    for number, statement in new.statements:
        if number in twins:
            # The same sentence in a copied report: there is one claim to look at.
            found[statement.id] = [twins[number]]
        found[statement.id] = list(dict.fromkeys([*earlier.get(statement.key, []), *found[statement.id]]))
    known = index.glimpses(connection, {claim for some in found.values() for claim in some})
    if rulings.merged:
        known = _go_on(connection, index, rulings, named, known)
    states = {no: ClaimState(claim=one.id, codes=one.codes) for no, one in known.items()}
    candidates = {s.id: _distinct([states[no] for no in found[s.id] if no in states]) for _, s in new.statements}
    same_story = frozenset([one.id for one in known.values() if not new.told_as.isdisjoint(one.stories)])
    members = _members(new)
    by_id = {one.id: one.no for one in known.values()}

    def read(claims: Sequence[str]) -> dict[str, Picture]:
        loaded = index.entries(connection, [by_id[claim] for claim in claims])
        return {entry.id: entry.state.picture for entry in loaded.values()}

    decisions = decide_members(list(members.values()), candidates, same_story=same_story, read=read)
    _write(connection, numbers, index, rulings, new, members, decisions, by_id, keys, outcome)
    return outcome


def _members(new: Arrival) -> dict[str, Member]:
    """Make the statements ready for comparison, as the ledger keeps them: without the report's text, with copies."""
    light = replace(new.report, text="")
    sources = {c.statement: c.source_id for c in reversed(new.copied) if c.mine}
    triggers = all_beside([statement for _, statement in new.statements])
    return {
        s.id: Member(Testimony(statement=s, report=light, copied_from=sources.get(no), beside=triggers[s.id]))
        for no, s in new.statements
    }


def _earlier(connection: Connection, new: Arrival) -> dict[str, list[int]]:
    """Give the claims in which earlier versions and codings of the report stand, by event key."""
    found: dict[str, list[int]] = {}
    for claim, key in connection.execute(_EARLIER, {"address": new.report.address}):
        found.setdefault(key, []).append(claim)
    return found


def _go_on(
    connection: Connection,
    index: ClaimIndex,
    rulings: Rulings,
    named: Mapping[str, int],
    known: Mapping[int, Glimpse],
) -> dict[int, Glimpse]:
    """Let the claim under which merged ones go on stand for them."""
    onward = {no: named.get(rulings.canonical(one.id), no) for no, one in known.items()}
    found = index.glimpses(connection, onward.values())
    return {no: found.get(goal, known[no]) for no, goal in onward.items()}


def _distinct(states: Sequence[ClaimState]) -> list[ClaimState]:
    return list({state.claim: state for state in states}.values())


def _write(
    connection: Connection,
    numbers: Numbers,
    index: ClaimIndex,
    rulings: Rulings,
    new: Arrival,
    members: Mapping[str, Member],
    decisions: Mapping[str, Decision],
    by_id: Mapping[str, int],
    keys: Mapping[str, Sequence[str]],
    outcome: Joined,
) -> None:
    names = _claim_names(new, decisions)
    known = _known(connection, set(names.values()) - set(by_id)) if new.report.version > 1 else {}
    numbers_of: dict[str, int] = {**by_id, **known}
    founded: list[tuple[Any, ...]] = []
    links: list[tuple[Any, ...]] = []
    machine: dict[str, str] = {}
    for number, statement in new.statements:
        decision = decisions[statement.id]
        claim = names[statement.id]
        machine[statement.id] = claim
        fresh = claim not in numbers_of
        if fresh:
            numbers_of[claim] = numbers.next(schema.claim)
            founded.append((numbers_of[claim], claim, new.report.recorded, None))
        outcome.new += fresh
        outcome.joined += not fresh
        outcome.uncertain += decision.verdict == "uncertain"
        doubt = decision.target if decision.verdict == "uncertain" else None
        # The claim in doubt may be one that another statement of the report founds.
        target = numbers_of.get(names.get(doubt, doubt)) if doubt else None
        links.append(
            (
                number,
                0,
                numbers_of[claim],
                "join" if decision.verdict == "new" and not fresh else decision.verdict,
                target if target != numbers_of[claim] else None,
                decision.score,
                encode_text(decision.reasons),
                new.report.recorded,
                CODER,
            )
        )
    write(connection, schema.claim, founded)
    write(connection, schema.link, links)
    _take(connection, index, rulings, new, members, machine, numbers_of, keys, outcome)


def _claim_names(new: Arrival, decisions: Mapping[str, Decision]) -> dict[str, str]:
    """Give the claim of every statement; a statement may join the claim that another one of the report founds."""
    keys = {statement.id: statement.key for _, statement in new.statements}
    found: dict[str, str] = {}
    for statement in keys:
        at, seen = statement, {statement}
        # Statements of the report that join each other lead to the one that founds their claim.
        while (target := _joins(decisions[at])) in keys and target not in seen:
            at = str(target)
            seen.add(at)
        found[statement] = name_of("c", new.report.address, keys[at]) if target is None or target in keys else target
    return found


def _joins(decision: Decision) -> str | None:
    return decision.target if decision.verdict == "join" else None


def _known(connection: Connection, ids: set[str]) -> dict[str, int]:
    return {row.id: row.no for row in connection.execute(_KNOWN, {"ids": sorted(ids)})} if ids else {}


def _take(
    connection: Connection,
    index: ClaimIndex,
    rulings: Rulings,
    new: Arrival,
    members: Mapping[str, Member],
    machine: Mapping[str, str],
    numbers_of: dict[str, int],
    keys: Mapping[str, Sequence[str]],
    outcome: Joined,
) -> None:
    """Let the claims take their new statements: where people ruled otherwise, another claim than the machine's."""
    goals = {s.id: rulings.claim_of(s.key, machine[s.id]) for _, s in new.statements}
    strange = {goal for goal in goals.values() if goal is not None} - set(numbers_of)
    numbers_of.update(_known(connection, strange))
    loaded = index.entries(connection, {numbers_of[goal] for goal in goals.values() if goal is not None})
    index_keys: list[tuple[str, int]] = []
    facets: list[tuple[str, int]] = []
    for number, statement in new.statements:
        goal = goals[statement.id]
        if goal is None:
            continue
        entry = loaded.get(numbers_of[goal]) or outcome.touched.get(numbers_of[goal])
        if entry is None:
            entry = ClaimEntry(no=numbers_of[goal], id=goal, history=())
            index.hold(entry)
        corrected = rulings.corrected(statement)
        member = members[statement.id]
        if corrected is not statement:
            member = Member(replace(member.testimony, statement=corrected))
        entry.take(number, member.testimony, member)
        if new.story not in entry.stories:
            entry.stories.append(new.story)
        outcome.touched[entry.no] = entry
        wanted = {*facets_of(corrected), f"story:{new.story}"} - entry.indexed
        facets += [(one, entry.no) for one in wanted]
        index_keys += [(key, entry.no) for key in keys[statement.id] if key not in entry.indexed]
        entry.indexed |= wanted | set(keys[statement.id])
    index.post(connection, index_keys, facets)
