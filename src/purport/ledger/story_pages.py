"""Stories: their reports in order, with copies and versions, and the stories that they may belong to."""

import json
from typing import Any

from sqlalchemy import Connection, select

from purport.errors import UnknownId
from purport.ledger import schema
from purport.ledger.claim_pages import report_entry
from purport.ledger.cut import Cut
from purport.ledger.keeping import LIGHT_FIELDS, report_of
from purport.ledger.testimonies import batches


def story_page(connection: Connection, story: str, cut: Cut) -> dict[str, Any]:
    """Give a story without its claims.

    Returns a dict with `story`, `first`, `last`, `reports` in order of publication (see `claim_pages.report_entry`,
    with `copies` as a list of {source, containment} and `verdict`), `links` to stories that it may belong to. Raises
    UnknownId where nothing of it is visible.
    """
    light = [schema.report.c[name] for name in LIGHT_FIELDS]
    rows = connection.execute(
        select(schema.report.c.no, schema.story_link.c.verdict, *light)
        .join(schema.story_link, schema.story_link.c.report == schema.report.c.no)
        .join(schema.story, schema.story.c.no == schema.story_link.c.story)
        .where(
            schema.story.c.id == story,
            schema.report.c.published <= cut.as_of,
            schema.report.c.recorded <= cut.known_on,
        )
        .order_by(schema.report.c.published, schema.report.c.id)
    ).all()
    if not rows:
        raise UnknownId(f"no story {story!r} in this ledger at this time. `purport story` without a name lists them.")
    sources = _sources(connection, [row.no for row in rows], cut)
    reports = [
        {**report_entry(report_of(row)), "verdict": row.verdict, "copies": sources.get(row.no, [])} for row in rows
    ]
    return {
        "story": story,
        "first": rows[0].published,
        "last": rows[-1].published,
        "reports": reports,
        "links": _links(connection, story, cut),
    }


def story_list(connection: Connection, cut: Cut, limit: int | None) -> list[dict[str, Any]]:
    """List stories, those reported last first: story, first, last, reports, title (that of the first report)."""
    from sqlalchemy import func

    query = (
        select(
            schema.story.c.id.label("story"),
            func.min(schema.report.c.published).label("first"),
            func.max(schema.report.c.published).label("last"),
            func.count().label("reports"),
            func.min(schema.report.c.no).label("founder"),
        )
        .join(schema.story_link, schema.story_link.c.story == schema.story.c.no)
        .join(schema.report, schema.report.c.no == schema.story_link.c.report)
        .where(schema.report.c.published <= cut.as_of, schema.report.c.recorded <= cut.known_on)
        .group_by(schema.story.c.id)
    )
    if cut.present:
        # The latest are known without counting all.
        latest = select(schema.story_state.c.story).order_by(schema.story_state.c.last.desc()).limit(limit)
        query = query.where(schema.story.c.no.in_(latest.subquery().select()))
    inner = query.subquery()
    outer = (
        select(inner, schema.report.c.title)
        .join(schema.report, schema.report.c.no == inner.c.founder)
        .order_by(inner.c.last.desc(), inner.c.story)
        .limit(limit)
    )
    return [
        {key: value for key, value in row._mapping.items() if key != "founder"} for row in connection.execute(outer)
    ]


def _sources(connection: Connection, reports: list[int], cut: Cut) -> dict[int, list[dict[str, Any]]]:
    found: dict[int, list[dict[str, Any]]] = {}
    for some in batches(reports):
        query = (
            select(schema.copy.c.report, schema.report.c.id, schema.copy.c.containment)
            .join(schema.report, schema.report.c.no == schema.copy.c.source)
            .where(
                schema.copy.c.report.in_(some),
                schema.report.c.published <= cut.as_of,
                schema.copy.c.recorded <= cut.known_on,
            )
            .order_by(schema.report.c.published, schema.report.c.id)
        )
        for report, source, part in connection.execute(query):
            found.setdefault(report, []).append({"source": source, "containment": part})
    return found


def _links(connection: Connection, story: str, cut: Cut) -> list[dict[str, Any]]:
    mine, other = schema.story.alias("mine"), schema.story.alias("other")
    link = schema.story_link.c
    query = (
        select(mine.c.id.label("mine"), other.c.id.label("other"), link.score, link.reasons)
        .join(mine, mine.c.no == link.story)
        .join(other, other.c.no == link.target)
        .where(link.verdict == "uncertain", link.recorded <= cut.known_on)
    )
    rows = [*connection.execute(query.where(mine.c.id == story)), *connection.execute(query.where(other.c.id == story))]
    found = {}
    for row in rows:
        there = row.other if row.mine == story else row.mine
        found[there] = {"story": there, "score": row.score, "reasons": json.loads(row.reasons)}
    return [found[name] for name in sorted(found)]
