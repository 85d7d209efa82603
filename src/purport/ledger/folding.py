"""From the statements of a claim to its status, its row, and the time at which it has to be looked at again."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, bindparam, select

from purport.ledger import schema
from purport.ledger.cut import PRESENT, Cut
from purport.ledger.keeping import LIGHT_FIELDS, report_of
from purport.ledger.links import standing_story_link
from purport.ledger.owners import Owners
from purport.ledger.records import Report, StatusChange, Testimony
from purport.ledger.rows import claim_row
from purport.ledger.rulings import Rulings
from purport.ledger.status import Course
from purport.ledger.testimonies import batches, testimonies_of
from purport.ledger.times import days_after

GRACES = (1, 2, 8)
"""Days after the last day of a plan or a stretch of time on which time alone may change the status (docs/ledger.md: no
longer ongoing; overdue after one more day; after one more week)."""

_VERSIONS = select(*[schema.report.c[field] for field in LIGHT_FIELDS]).where(
    schema.report.c.address.in_(bindparam("addresses", expanding=True)),
    schema.report.c.published <= bindparam("as_of"),
    schema.report.c.recorded <= bindparam("known_on"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Folded:
    """A claim as it stands at a cut: its statements, its history, its row."""

    testimonies: tuple[Testimony, ...]
    history: tuple[StatusChange, ...]
    row: dict[str, Any]
    due: str | None


def fold_claim(
    claim: str,
    testimonies: Sequence[Testimony],
    *,
    horizon: str,
    versions: Sequence[Report],
    rulings: Rulings,
    owners: Owners,
    stories: Sequence[str],
    since: Sequence[StatusChange] = (),
    course: Course | None = None,
) -> Folded | None:
    """Fold one claim.

    Arguments: its name; its statements; the moment at which it is looked at; other versions of its reports; rulings;
    owners; the stories it is told in; the history known already, where nothing but later reports came since; its
    course, where all statements were heard already. Returns None where nothing of it is visible.
    """
    if not testimonies:
        return None
    until = max(horizon, max(t.report.published or t.report.recorded for t in testimonies))
    last = since[-1] if since else None
    if course is None:
        course = Course(owners)
        course.add(testimonies)
    history = (*since, *course.changes(until=until, since=last, versions=versions))
    row = claim_row(claim, testimonies, history, rulings, stories)
    return Folded(testimonies=tuple(testimonies), history=history, row=row, due=_due(testimonies, row, until))


def _due(testimonies: Iterable[Testimony], row: Mapping[str, Any], until: str) -> str | None:
    if row["realisation"] not in ("planned", "ongoing"):
        return None
    ends = {t.statement.date.end[:10] for t in testimonies if t.statement.date and t.statement.date.end}
    days = {days_after(end, grace) for end in ends for grace in GRACES}
    return min((day for day in days if day > until[:10]), default=None)


def versions_of(
    connection: Connection, testimonies: Iterable[Testimony], cut: Cut = PRESENT
) -> dict[str, tuple[Report, ...]]:
    """Give, by address, all visible versions of these reports where there is more than one."""
    addresses = sorted({t.report.address for t in testimonies})
    found: dict[str, list[Report]] = {}
    for some in batches(addresses):
        values = {"addresses": some, "as_of": cut.as_of, "known_on": cut.known_on}
        for row in connection.execute(_VERSIONS, values):
            found.setdefault(row.address, []).append(report_of(row))
    return {address: tuple(reports) for address, reports in found.items() if len(reports) > 1}


def others_of(testimonies: Sequence[Testimony], versions: Mapping[str, Sequence[Report]]) -> tuple[Report, ...]:
    """Give the versions of a claim's reports that say nothing of the claim."""
    said = {t.report.id for t in testimonies}
    addresses = dict.fromkeys(t.report.address for t in testimonies)
    return tuple(r for address in addresses for r in versions.get(address, ()) if r.id not in said)


def fold_at(
    connection: Connection,
    claims: Sequence[str],
    *,
    cut: Cut,
    horizon: str,
    rulings: Rulings,
    owners: Owners,
) -> dict[str, Folded]:
    """Fold claims from what is visible at a cut; those of which nothing is visible are left out."""
    told = testimonies_of(connection, claims, rulings, cut)
    stories = _stories_of(connection, told, cut)
    versions = versions_of(connection, (t for some in told.values() for t in some), cut)
    found = {}
    for claim in claims:
        folded = fold_claim(
            claim,
            told[claim],
            horizon=horizon,
            versions=others_of(told[claim], versions),
            rulings=rulings,
            owners=owners,
            stories=stories.get(claim, ()),
        )
        if folded is not None:
            found[claim] = folded
    return found


def _stories_of(connection: Connection, told: Mapping[str, Sequence[Testimony]], cut: Cut) -> dict[str, list[str]]:
    """Give the stories of the reports that tell each claim, in order of the reports."""
    story_of: dict[str, str] = {}
    for some in batches(dict.fromkeys(t.report.id for testimonies in told.values() for t in testimonies)):
        query = (
            select(schema.report.c.id.label("report"), schema.story.c.id.label("story"))
            .join(schema.story_link, schema.story_link.c.report == schema.report.c.no)
            .join(schema.story, schema.story.c.no == schema.story_link.c.story)
            .where(schema.report.c.id.in_(some), standing_story_link(cut.known_on))
        )
        story_of.update({row.report: row.story for row in connection.execute(query)})
    return {
        claim: list(dict.fromkeys(story_of[t.report.id] for t in testimonies if t.report.id in story_of))
        for claim, testimonies in told.items()
    }
