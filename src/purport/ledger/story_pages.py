"""Stories: their reports in order, with copies and versions, and the stories that they may belong to."""

import json
from typing import Any

from sqlalchemy import Connection, func, select

from purport.errors import UnknownId
from purport.ledger import schema
from purport.ledger.claim_pages import report_entry
from purport.ledger.cut import Cut
from purport.ledger.keeping import LIGHT_FIELDS, report_of
from purport.ledger.links import standing_story_link
from purport.ledger.story_groups import Names
from purport.ledger.testimonies import batches


def story_page(connection: Connection, story: str, names: Names, cut: Cut) -> dict[str, Any]:
    """Give a story without its claims.

    Arguments: the connection; the story's name; which stories are one; the cut. Returns a dict with `story`, `parts`
    (the names of all that are one with it), `first`, `last`, `reports` in order of publication (see
    `claim_pages.report_entry`, with `copies` as a list of {source, containment} and `verdict`), `links` to stories that
    it may belong to, `turns` in which stories were joined or parted. Raises UnknownId where nothing of it is visible.
    """
    parts = names.members(story)
    light = [schema.report.c[name] for name in LIGHT_FIELDS]
    rows = connection.execute(
        select(schema.report.c.no, schema.story_link.c.verdict, *light)
        .join(schema.story_link, schema.story_link.c.report == schema.report.c.no)
        .join(schema.story, schema.story.c.no == schema.story_link.c.story)
        .where(
            schema.story.c.id.in_(parts),
            standing_story_link(cut.known_on),
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
        "story": parts[0],
        "parts": list(parts),
        "first": rows[0].published,
        "last": rows[-1].published,
        "reports": reports,
        "links": _links(connection, parts, names, cut),
        "turns": _turns(connection, parts, cut),
    }


def story_list(connection: Connection, names: Names, cut: Cut, limit: int | None) -> list[dict[str, Any]]:
    """List stories, those reported last first: story, first, last, reports, title (that of the first report).

    Arguments: the connection; which stories are one; the cut; how many at most.
    """
    # Each that is one with another may take the place of one that is not.
    asked = limit + len(names.roots) if limit is not None else None
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
        .where(
            schema.report.c.published <= cut.as_of,
            schema.report.c.recorded <= cut.known_on,
            standing_story_link(cut.known_on),
        )
        .group_by(schema.story.c.id)
    )
    if cut.present:
        # The latest are known without counting all.
        latest = select(schema.story_state.c.story).order_by(schema.story_state.c.last.desc()).limit(asked)
        query = query.where(schema.story.c.no.in_(latest.subquery().select()))
    inner = query.subquery()
    outer = (
        select(inner, schema.report.c.title)
        .join(schema.report, schema.report.c.no == inner.c.founder)
        .order_by(inner.c.last.desc(), inner.c.story)
        .limit(asked)
    )
    found: dict[str, dict[str, Any]] = {}
    for row in sorted(connection.execute(outer), key=lambda row: row.founder):
        held = found.setdefault(names.root(row.story), {**row._mapping, "story": names.root(row.story), "reports": 0})
        held["first"], held["last"] = min(held["first"], row.first), max(held["last"], row.last)
        held["reports"] += row.reports
    listed = sorted(sorted(found.values(), key=lambda one: one["story"]), key=lambda one: one["last"], reverse=True)
    return [{key: value for key, value in one.items() if key != "founder"} for one in listed[:limit]]


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


def _links(connection: Connection, parts: tuple[str, ...], names: Names, cut: Cut) -> list[dict[str, Any]]:
    mine, other = schema.story.alias("mine"), schema.story.alias("other")
    link = schema.story_link.c
    query = (
        select(mine.c.id.label("mine"), other.c.id.label("other"), link.score, link.reasons)
        .join(mine, mine.c.no == link.story)
        .join(other, other.c.no == link.target)
        .where(link.verdict == "uncertain", standing_story_link(cut.known_on))
    )
    rows = [row for end in (mine, other) for row in connection.execute(query.where(end.c.id.in_(parts)))]
    found = {}
    for row in rows:
        there = names.root(row.other if row.mine in parts else row.mine)
        if there not in parts:
            found[there] = {"story": there, "score": row.score, "reasons": json.loads(row.reasons)}
    return [found[name] for name in sorted(found)]


def _turns(connection: Connection, parts: tuple[str, ...], cut: Cut) -> list[dict[str, Any]]:
    """Give when these stories were joined and parted: kind, story, other, report, published, recorded, reasons."""
    mine, other, turn = schema.story.alias("mine"), schema.story.alias("other"), schema.story_change.c
    query = (
        select(turn.kind, mine.c.id.label("story"), other.c.id.label("other"), schema.report.c.id.label("report"),
               schema.report.c.published, turn.recorded, turn.reasons)
        .join(mine, mine.c.no == turn.story)
        .join(other, other.c.no == turn.other)
        .join(schema.report, schema.report.c.no == turn.report)
        .where(mine.c.id.in_(parts) | other.c.id.in_(parts))
        .where(schema.report.c.published <= cut.as_of, turn.recorded <= cut.known_on)
        .order_by(turn.no)
    )  # fmt: skip
    return [{**row._mapping, "reasons": json.loads(row.reasons)} for row in connection.execute(query)]
