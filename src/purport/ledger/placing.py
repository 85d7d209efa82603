"""Puts a new report into a story, and sees whether it shows that two stories are one."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from purport.ledger import schema
from purport.ledger.keeping import encode_text
from purport.ledger.numbers import Numbers
from purport.ledger.records import Report, Statement
from purport.ledger.stories import ALIKE, Comparison, StoryState, compare, extend, likeness_between, tied
from purport.ledger.story_groups import MERGE, SPLIT, StoryGroups, Tie, read_groups
from purport.ledger.story_index import StoryEntry, StoryIndex
from purport.ledger.terms import profile
from purport.ledger.upserts import write

CODER, TIES = "stories 1", "story ties 1"
"""The versions of the rules that put reports into stories, and that join stories."""
MOST_TIES = 2
"""Stories besides the best that one report may show to be one with it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """The story of a report, the names of it and of those that are one with it, the terms of the report; and which
    stories are one by now."""

    story: StoryEntry
    names: frozenset[str]
    terms: Sequence[str]
    groups: StoryGroups


def place(
    connection: Connection,
    numbers: Numbers,
    index: StoryIndex,
    groups: StoryGroups,
    number: int,
    report: Report,
    statements: Sequence[Statement],
) -> Placed:
    """Put a report into a story.

    Arguments: the connection; the numbers of new rows; the writer's view of stories; which of them are one; the
    report's number; the report, its text cut to its own words; its statements. Writes the link, the story's new state,
    and a row for any two stories that this report shows to be one, or that its earlier version showed to be one.
    """
    told = profile(report, statements)
    published = report.published or report.recorded
    entries = index.candidates(connection, told.keys)
    found = compare(told, published, [entry.state for entry in entries], index.frequencies(told.weights))
    by_name = {entry.id: entry for entry in entries}
    decision = found.decision
    entry = by_name.get(decision.target or "") if decision.verdict == "join" else None
    target = by_name[decision.target].no if decision.verdict == "uncertain" and decision.target in by_name else None
    if entry is None:
        new = numbers.next(schema.story)
        write(connection, schema.story, [(new, told.founds, report.recorded)])
        state = extend(None, told, published)
        entry = StoryEntry(no=new, id=told.founds, state=state, reports=0, first=published, last=published)
    else:
        entry.state = extend(entry.state, told, published)
    entry.reports += 1
    entry.first, entry.last = min(entry.first, published), max(entry.last, published)
    reasons = encode_text(decision.reasons)
    groups = _regroup(connection, numbers, groups, number, report, found, by_name)
    row = (number, 0, entry.no, decision.verdict, target, decision.score, reasons, report.recorded, CODER)
    write(connection, schema.story_link, [row])
    index.keep(connection, entry, told.keys)
    terms = tuple(told.weights)
    index.count(connection, number, terms)
    others = groups.members(entry.no) if entry.no in groups.roots else ()
    names = frozenset({entry.id, *(groups.names[one] for one in others)})
    return Placed(story=entry, names=names, terms=terms, groups=groups)


def _regroup(
    connection: Connection,
    numbers: Numbers,
    groups: StoryGroups,
    number: int,
    report: Report,
    found: Comparison,
    by_name: dict[str, StoryEntry],
) -> StoryGroups:
    """Write what the report says of stories that are one."""
    rows, more, parted = [], groups, False
    for score, likeness, best, state in _tied(found):
        one, two = sorted((by_name[best.id].no, by_name[state.id].no))
        if groups.root(one) != groups.root(two):
            reasons = encode_text((f"the report fits both, and they are alike ({likeness:.2f})",))
            rows.append((numbers.next(schema.story_change), MERGE, one, two, number, score, reasons))
            tie = Tie(one, two, number, report.address)
            more = more.with_tie(tie, {by_name[name].no: name for name in (best.id, state.id)})
    if report.version > 1:
        close = {by_name[state.id].no: score for score, state in found.ranked}
        for tie in groups.ties:
            if tie.address == report.address and not tied(close.get(tie.story, 0.0), close.get(tie.other, 0.0)):
                score = min(close.get(tie.story, 0.0), close.get(tie.other, 0.0))
                reasons = encode_text(("the new version of the report that joined them no longer fits both",))
                rows.append((numbers.next(schema.story_change), SPLIT, tie.story, tie.other, number, score, reasons))
                parted = True
    if not rows:
        return groups
    write(connection, schema.story_change, [(*row, report.recorded, TIES) for row in rows])
    return read_groups(connection) if parted else more


def _tied(found: Comparison) -> Iterator[tuple[float, float, StoryState, StoryState]]:
    """Give the score and likeness of the stories that the report shows to be one, two and two with the best first."""
    for score, state in found.ranked[1 : 1 + MOST_TIES]:
        first, best = found.ranked[0]
        if tied(first, score, strongly=True) and (likeness := likeness_between(best, state)) >= ALIKE:
            yield round(score, 4), likeness, best, state
