"""Everything about one claim, as plain dicts: what `show` prints and the page is made of."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from sqlalchemy import Connection, select

from purport.ledger import schema
from purport.ledger.consensus import FIELDS, VIEWS, values, view
from purport.ledger.cut import Cut
from purport.ledger.decisions import Known
from purport.ledger.folding import Folded, others_of, versions_of
from purport.ledger.links import standing_link
from purport.ledger.origins import Origin, origin_key
from purport.ledger.owners import Owners
from purport.ledger.records import Report, Status, StatusChange, Testimony
from purport.ledger.rulings import Recorded
from purport.ledger.testimonies import batches


def claim_page(
    connection: Connection, folded: Folded, known: Known, owners: Owners, cut: Cut, horizon: str
) -> dict[str, Any]:
    """Give the page of a claim.

    Returns a dict with `claim` (its row, see `rows.CLAIM_COLUMNS`), `history` (see `change_entry`), `statements` in
    order of publication (see `statement_entry`), `values` (field to {"reports": [...], "views": {name: value}}),
    `copies` (report, source, containment), `links` (other claims that it may be the same as, both ways), `decisions`.
    """
    told = sorted(folded.testimonies, key=lambda t: (t.report.published or "", t.report.id, t.statement.id))
    versions = others_of(told, versions_of(connection, told, cut))
    by_id = {t.statement.id: t for t in told}
    newest = _newest([t.report for t in told], versions)
    claim = folded.row["claim"]
    return {
        "claim": folded.row,
        "history": [change_entry(change) for change in folded.history],
        "statements": [
            statement_entry(t, origin_key(t, by_id, owners=owners), current=t.report.id in newest) for t in told
        ],
        "values": _values(told, versions, owners, horizon),
        "copies": _copies(connection, [t.report.id for t in told], cut),
        "links": _links(connection, claim, known, cut),
        "decisions": [decision_row(one) for one in known.recorded if _bears_on(one, claim, known, told)],
    }


def status_entry(status: Status) -> dict[str, Any]:
    """Give a status as flat keys."""
    return {
        "realisation": status.realisation,
        "support": status.support,
        "denied": status.denied,
        "origins_low": status.origins.low,
        "origins_high": status.origins.high,
        "origins": list(status.origins.named),
        "articles": status.articles,
    }


def change_entry(change: StatusChange) -> dict[str, Any]:
    """Give a change of status: at, the status, the statement that caused it, the rule, one plain line."""
    return {
        "at": change.at,
        **status_entry(change.status),
        "statement": change.statement,
        "rule": change.rule,
        "line": change.line,
    }


def change_row(claim: dict[str, Any], before: StatusChange | None, after: StatusChange) -> dict[str, Any]:
    """Give a change as a row of `changes`: the claim, what it was before, what it is now."""
    return {
        "at": after.at,
        "claim": claim["claim"],
        "type": claim["type"],
        "mode": claim["mode"],
        "actors": claim["actors"],
        "recipients": claim["recipients"],
        "place": claim["place"],
        "was_realisation": before.status.realisation if before else None,
        "was_support": before.status.support if before else None,
        "was_denied": before.status.denied if before else None,
        **status_entry(after.status),
        "statement": after.statement,
        "rule": after.rule,
        "line": after.line,
    }


def report_entry(report: Report) -> dict[str, Any]:
    """Give a report without its text."""
    return {
        "report": report.id,
        "outlet": report.outlet,
        "published": report.published,
        "day_only": report.day_only,
        "recorded": report.recorded,
        "version": report.version,
        "title": report.title,
        "url": report.url,
        "credit": report.credit,
        "owner": report.owner,
        "country": report.country,
        "state_media": report.state_media,
        "coder": report.coder,
        "sha256": report.sha256,
    }


def statement_entry(testimony: Testimony, origin: Origin, *, current: bool) -> dict[str, Any]:
    """Give a statement with its report and its chain. `current`: no newer version of the report has replaced it."""
    statement = testimony.statement
    place, when = statement.place, statement.date
    return {
        "statement": statement.id,
        "key": statement.key,
        **report_entry(testimony.report),
        "current": current,
        "copied_from": testimony.copied_from,
        "sentence": statement.sentence,
        "headline": statement.headline,
        "trigger": statement.trigger,
        "type": statement.type,
        "mode": statement.mode,
        "quad": statement.quad,
        "support": statement.support,
        "aux": list(statement.aux),
        "hedged": statement.hedged,
        "retracts": statement.retracts,
        "actors": [{"text": a.text, "country": a.country, "entity": a.entity} for a in statement.actors],
        "recipients": [{"text": a.text, "country": a.country, "entity": a.entity} for a in statement.recipients],
        "date": {"text": when.text, "start": when.start, "end": when.end} if when else None,
        "place": {"text": place.text, "name": place.name, "country": place.country, "lat": place.lat, "lon": place.lon,
                  "precision": place.precision} if place else None,
        "quantities": [{"kind": q.kind, "text": q.text, "low": q.low, "high": q.high} for q in statement.quantities],
        "chain": [{"text": h.text, "kind": h.kind, "naming": h.naming, "cue": h.cue, "cue_class": h.cue_class}
                  for h in statement.chain],
        "origin": {"key": origin.key, "label": origin.label, "named": origin.named, "own_voice": origin.own_voice},
    }  # fmt: skip


def decision_row(one: Recorded) -> dict[str, Any]:
    """Give a human decision."""
    ruling = asdict(one.ruling)
    return {"decision": one.id, "recorded": one.recorded, "who": one.who, "why": one.why, **ruling,
            "keys": list(one.ruling.keys)}  # fmt: skip


def _newest(reports: Sequence[Report], versions: Sequence[Report]) -> set[str]:
    best: dict[str, Report] = {}
    for report in (*reports, *versions):
        held = best.get(report.address)
        if held is None or (report.published or "", report.version) > (held.published or "", held.version):
            best[report.address] = report
    return {report.id for report in best.values()}


def _values(
    told: Sequence[Testimony], versions: Sequence[Report], owners: Owners, horizon: str
) -> dict[str, dict[str, Any]]:
    found = {}
    until = max([horizon, *(t.report.published or "" for t in told)])
    for field in FIELDS:
        given = values(told, field, until=until, versions=versions, owners=owners)
        if given:
            chosen = {name: view(given, name) for name in VIEWS}
            found[field] = {
                "reports": [asdict(value) for value in given],
                "views": {name: asdict(value) if value else None for name, value in chosen.items()},
            }
    return found


def _copies(connection: Connection, reports: Sequence[str], cut: Cut) -> list[dict[str, Any]]:
    later, source = schema.report.alias("later"), schema.report.alias("source")
    query = (
        select(later.c.id, source.c.id, schema.copy.c.containment)
        .join(later, later.c.no == schema.copy.c.report)
        .join(source, source.c.no == schema.copy.c.source)
        .where(later.c.published <= cut.as_of, source.c.published <= cut.as_of, schema.copy.c.recorded <= cut.known_on)
    )
    wanted = list(dict.fromkeys(reports))
    rows = [row for some in batches(wanted) for row in connection.execute(query.where(later.c.id.in_(some)))]
    return [{"report": one, "source": two, "containment": part} for one, two, part in sorted(rows)]


def _links(connection: Connection, claim: str, known: Known, cut: Cut) -> list[dict[str, Any]]:
    """Give the claims that this one may be the same as, unless somebody has decided that."""
    mine, other = schema.claim.alias("mine"), schema.claim.alias("other")
    query = (
        select(mine.c.id.label("claim"), other.c.id.label("target"), schema.link.c.score, schema.link.c.reasons)
        .join(mine, mine.c.no == schema.link.c.claim)
        .join(other, other.c.no == schema.link.c.target)
        .where(schema.link.c.verdict == "uncertain", standing_link(cut.known_on))
    )
    group = sorted(known.rulings.group(claim))
    rows = [
        *connection.execute(query.where(mine.c.id.in_(group))),
        *connection.execute(query.where(other.c.id.in_(group))),
    ]
    found: dict[str, dict[str, Any]] = {}
    for row in rows:
        one, two = known.rulings.canonical(row.claim), known.rulings.canonical(row.target)
        there = two if one == claim else one
        if there != claim and frozenset({one, two}) not in known.rulings.apart:
            found[there] = {"claim": there, "score": row.score, "reasons": json.loads(row.reasons)}
    return [found[name] for name in sorted(found)]


def _bears_on(one: Recorded, claim: str, known: Known, told: Sequence[Testimony]) -> bool:
    named = {name for name in (one.ruling.claim, one.ruling.other) if name}
    if any(known.rulings.canonical(name) == claim or name == claim for name in named):
        return True
    keys = {t.statement.key for t in told}
    return not keys.isdisjoint(one.ruling.keys)
