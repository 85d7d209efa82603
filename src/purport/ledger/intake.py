"""From a Reading to what the ledger keeps: one report and its statements."""

import hashlib
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

import msgspec

from purport.ledger.addresses import address_of
from purport.ledger.names import name_of
from purport.ledger.owners import Owners, fold_name
from purport.ledger.records import Hop, Report, Statement
from purport.ledger.storable import storable
from purport.ledger.times import moment_of
from purport.records import Attribution, Coder, Event, Issue, Reading

STAGE = "ledger"
MAX_TEXT = 1_000_000
MAX_EVENTS = 2_000
MAX_CHAIN = 16
_BRACKETS = re.compile(r"\(([^()]{2,40})\)\s*$")
_GUESSES = frozenset({"believe", "doubt"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Intake:
    """A report as it came, with its statements, and what was odd about it. `version` is still to be counted."""

    report: Report
    statements: tuple[Statement, ...]
    issues: tuple[Issue, ...] = ()


def take_in(reading: Reading, *, recorded: str, owners: Owners) -> Intake:
    """Turn a Reading into a report and its statements.

    Arguments: the Reading; the moment of recording; what is known about outlets. Returns the intake with version 1.
    A report without a date counts as published when it is recorded, one dated later than the recording keeps its
    date; both get an issue. Text and events beyond the limits are cut, with an issue.
    """
    reading = storable(reading)
    article = reading.article
    published, day_only, issues = _published(article.published, recorded)
    issues += _limits(reading)
    address = address_of(article)
    coder = _coder(reading.coder)
    events = reading.events[:MAX_EVENTS]
    digest = hashlib.blake2b(msgspec.json.encode((events, reading.attributions)), digest_size=16).hexdigest()
    identifier = name_of("r", address, article.id, coder, digest)
    outlet = owners.find(article.outlet)
    report = Report(
        id=identifier,
        address=address,
        version=1,
        article=article.id,
        sha256=article.sha256,
        outlet=article.outlet,
        published=published,
        recorded=recorded,
        coder=coder,
        text=article.text[:MAX_TEXT],
        day_only=day_only,
        title=article.title,
        url=article.url,
        owner=outlet.owner if outlet else None,
        country=outlet.country if outlet else None,
        state_media=outlet.state_media if outlet else False,
        credit=credit_of(article.byline, article.dateline, article.outlet, owners),
        language=article.language,
    )
    return Intake(report=report, statements=_statements(reading, events, identifier), issues=tuple(issues))


def _published(words: str | None, recorded: str) -> tuple[str, bool, list[Issue]]:
    found = moment_of(words) if words else None
    if found is None:
        said = f"the publication date {words[:40]!r} cannot be read" if words else "no publication date"
        return recorded, False, [Issue(stage=STAGE, reason=f"{said}; taken as published when recorded, {recorded}")]
    moment, day_only = found
    # A day ahead is within what time zones explain for an article of which only the day is known.
    ahead = moment[:10] > recorded[:10] if day_only else moment > recorded
    if ahead:
        return moment, day_only, [Issue(stage=STAGE, reason=f"published {moment}, later than recorded, {recorded}")]
    return moment, day_only, []


def _limits(reading: Reading) -> list[Issue]:
    issues = []
    if len(reading.article.text) > MAX_TEXT:
        issues.append(Issue(stage=STAGE, reason=f"text cut to {MAX_TEXT} of {len(reading.article.text)} characters"))
    if len(reading.events) > MAX_EVENTS:
        issues.append(Issue(stage=STAGE, reason=f"only the first {MAX_EVENTS} of {len(reading.events)} events kept"))
    return issues


def _coder(coder: Coder) -> str:
    return "/".join((coder.version, coder.model, coder.codebook, coder.actors, coder.gazetteer))


def credit_of(byline: str | None, dateline: str | None, outlet: str | None, owners: Owners) -> str | None:
    """Give the agency that dateline or byline credits, other than the outlet itself.

    "LIMA (Reuters)" credits Reuters whoever that is; a byline credits only what the table of owners knows as an
    agency, since it mostly holds a person's name.
    """
    own = fold_name(outlet or "")
    bracket = _BRACKETS.search(dateline or "")
    if bracket and not bracket[1].isdigit() and fold_name(bracket[1]) != own:
        return bracket[1].strip()
    for part in re.split(r"\s*[,/|;]\s*|\s+and\s+|\s+for\s+", re.sub(r"^\s*by\s+", "", byline or "", flags=re.I)):
        known = owners.find(part.strip())
        if known is not None and known.agency and fold_name(part) != own:
            return part.strip()
    return None


def _statements(reading: Reading, events: tuple[Event, ...], report: str) -> tuple[Statement, ...]:
    by_id = {attribution.id: attribution for attribution in reading.attributions}
    seen: Counter[str] = Counter()
    found = []
    for event in events:
        seen[event.key] += 1
        # Two events of one trigger share a key; human decisions need to tell them apart.
        key = event.key if seen[event.key] == 1 else f"{event.key}#{seen[event.key]}"
        found.append(_statement(reading, event, by_id, report, key))
    return tuple(found)


def _statement(reading: Reading, event: Event, by_id: Mapping[str, Attribution], report: str, key: str) -> Statement:
    chain, retracts = _chain(event, by_id)
    start, end = event.sentence
    blocks = reading.article.blocks
    return Statement(
        id=f"{report}.{event.id}",
        report=report,
        event=event.id,
        key=key,
        sentence=reading.article.text[start:end],
        span=event.sentence,
        trigger=event.trigger.text,
        type=event.type,
        quad=event.quad,
        support=event.support,
        mode=event.mode,
        contexts=event.contexts,
        cameo=event.cameo,
        actors=event.actors,
        recipients=event.recipients,
        date=event.date,
        place=event.place,
        quantities=event.quantities,
        aux=event.aux,
        hedged=_hedged(event, chain),
        retracts=retracts,
        chain=chain,
        headline=0 <= event.block < len(blocks) and blocks[event.block].kind == "headline",
    )


def _hedged(event: Event, chain: tuple[Hop, ...]) -> bool:
    """Say whether the words leave it open. A plan is only "probable" by nature, which is no hedge."""
    commitment = event.certainty.commitment
    if commitment == "probable":
        return "future" not in event.aux or bool(chain and chain[-1].cue_class in _GUESSES)
    return commitment == "possible" and "hypothetical" not in event.aux


def _chain(event: Event, by_id: Mapping[str, Attribution]) -> tuple[tuple[Hop, ...], bool]:
    """Give the chain, outermost source first, and whether the report itself takes the event back.

    A parent that is missing or circular ends the chain. "We wrongly reported" is an elided source that retracts.
    """
    hops: list[Hop] = []
    seen: set[str] = set()
    identifier = event.attribution
    while identifier is not None and identifier in by_id and identifier not in seen and len(hops) < MAX_CHAIN:
        seen.add(identifier)
        attribution = by_id[identifier]
        cue = attribution.cue
        hops.append(
            Hop(
                text=attribution.source.text,
                kind=attribution.source.kind,
                naming=attribution.source.naming,
                cue=cue.text if cue else None,
                cue_class=cue.class_ if cue else "none",
                actors=attribution.source.actors,
            )
        )
        identifier = attribution.parent
    if len(hops) == 1 and hops[0].naming == "elided" and hops[0].cue_class == "retract":
        return (), True
    return tuple(reversed(hops)), False
