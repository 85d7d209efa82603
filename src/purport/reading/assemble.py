"""From an article to its record: the only place that knows all stages."""

import hashlib
from collections import defaultdict
from collections.abc import Sequence

from purport.attribution import find_attributions, innermost
from purport.events import find_events
from purport.events.draft import DraftEvent
from purport.language import LanguageModel
from purport.language.passages import Passage, read_passages
from purport.mentions import find_mentions
from purport.ontology import load_ontology
from purport.reading.links import event_date
from purport.reading.own_actors import own_actors
from purport.reading.scenes import event_places
from purport.reading.support import support_of
from purport.reading.venues import event_venues, located, read_grounds
from purport.reading.versions import coder
from purport.records import (
    SCHEMA_VERSION,
    Article,
    Attribution,
    DateInterval,
    Event,
    Issue,
    Mentions,
    Place,
    Reading,
    Trigger,
)
from purport.records.mention import DateMention

EVENTFUL = frozenset({"headline", "subheading", "body"})
"""Captions carry attributions but no events (annotation guide, house conventions)."""


def read_article(article: Article, model: LanguageModel, issues: Sequence[Issue] = ()) -> Reading:
    """Read one article into attributed events.

    Arguments: the article; the loaded language model; issues that the documents room has found.
    Returns a Reading; an article in another language than English is kept but not coded.
    """
    if article.language not in (None, "en"):
        return _reading(article, model, (), (), issues)
    return read_analysed(article, read_passages(article, model), model, issues)


def read_analysed(
    article: Article, passages: Sequence[Passage], model: LanguageModel, issues: Sequence[Issue] = ()
) -> Reading:
    """Code an article whose blocks are analysed already (so that many articles can share one batch)."""
    mentions, more = find_mentions(article, passages, overrides=own_actors().overrides)
    attributions = find_attributions(article, passages, mentions)
    drafts = find_events(article, [p for p in passages if p.kind in EVENTFUL], mentions, attributions)
    events = _finish(article, passages, mentions, attributions, drafts)
    return _reading(article, model, attributions, events, (*issues, *more))


def _reading(
    article: Article,
    model: LanguageModel,
    attributions: tuple[Attribution, ...],
    events: tuple[Event, ...],
    issues: Sequence[Issue],
) -> Reading:
    return Reading(
        schema=SCHEMA_VERSION,
        coder=coder(model.version, own_actors().digest),
        article=article,
        attributions=attributions,
        events=events,
        issues=tuple(dict.fromkeys(issues)),
    )


def _finish(
    article: Article,
    passages: Sequence[Passage],
    mentions: Mentions,
    attributions: tuple[Attribution, ...],
    drafts: Sequence[DraftEvent],
) -> tuple[Event, ...]:
    dates = _by_passage(mentions.dates)
    # An attribution never leaves its block, so each event looks through those of its own block only.
    said: defaultdict[int, list[Attribution]] = defaultdict(list)
    for one in attributions:
        said[one.block].append(one)
    by_index = {p.index: p for p in passages}
    ordered = sorted(
        (d for d in drafts if not _gives_reason(article, by_index[d.passage], d, said[by_index[d.passage].block])),
        key=lambda d: (d.passage, d.start, d.end),
    )
    grounds = read_grounds(mentions)
    events = []
    for number, draft in enumerate(ordered, start=1):
        passage = by_index[draft.passage]
        venues = event_venues(draft, passage, grounds)
        found = event_places(draft, passage, located(draft, passage, grounds), venues)
        attribution = innermost(said[passage.block], passage.span(draft.head, draft.head + 1)[0])
        date = event_date(draft, passage, dates[draft.passage], attribution, said[passage.block])
        events.append(_event(number, draft, article, passage, date, found, attribution))
    return tuple(events)


def _gives_reason(article: Article, passage: Passage, draft: DraftEvent, said: Sequence[Attribution]) -> bool:
    """Say whether the trigger stands in the reason for which a source is not named ("not authorised to speak")."""
    trigger = passage.span(draft.head, draft.head + 1)[0]
    for attribution in said:
        reason = attribution.source.anonymity
        start = article.text.find(reason, passage.offset, passage.offset + len(passage.text)) if reason else -1
        if reason and start >= 0 and start <= trigger < start + len(reason):
            return True
    return False


def _by_passage(found: Sequence[DateMention]) -> defaultdict[int, list[DateMention]]:
    grouped: defaultdict[int, list[DateMention]] = defaultdict(list)
    for mention in found:
        grouped[mention.passage].append(mention)
    return grouped


def _event(
    number: int,
    draft: DraftEvent,
    article: Article,
    passage: Passage,
    date: DateInterval | None,
    places: tuple[Place, ...],
    attribution: Attribution | None,
) -> Event:
    span = passage.span(draft.start, draft.end)
    return Event(
        id=f"e{number}",
        key=hashlib.sha256(f"{article.id}:{span[0]}:{span[1]}".encode()).hexdigest()[:16],
        block=passage.block,
        sentence=passage.span(*passage.syntax.sentences[passage.syntax.sents[draft.head]]),
        trigger=Trigger(span=span, text=article.text[span[0] : span[1]]),
        type=draft.type,
        mode=draft.mode,
        contexts=draft.contexts,
        quad=load_ontology().quad(draft.type),
        cameo=draft.cameo,
        goldstein=load_ontology().goldstein(draft.cameo) if draft.cameo else None,
        actors=draft.actors,
        recipients=draft.recipients,
        date=date,
        place=places[0] if places else None,
        places=places,
        quantities=draft.quantities,
        aux=draft.aux,
        certainty=draft.certainty,
        attribution=attribution.id if attribution else None,
        support=support_of(draft, attribution),
        score=draft.score,
        provenance=draft.provenance,
    )
