"""Ties an event to its date and its places."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from purport.events.draft import DraftEvent
from purport.language.passages import Passage
from purport.language.syntax import Syntax
from purport.reading.clauses import attachment
from purport.records import Attribution, DateInterval, DateMention, Place, PlaceMention, Span

LEAST = 0.5
LOCATIVE = frozenset({"in", "at", "near", "inside", "outside", "across", "around", "on", "off", "over", "within", "along",
                      "throughout", "from", "to", "into", "through"})  # fmt: skip
DESTINATIONS = frozenset({"obj", "obl", "nmod", "nmod:poss", "compound"})


def event_date(
    draft: DraftEvent, passage: Passage, dates: Sequence[DateMention], attribution: Attribution | None
) -> DateInterval | None:
    """Give the interval that the text gives the event, or None when it gives none.

    Arguments: the event; its passage; the time expressions of that passage; its innermost attribution.
    A time in the cue's clause is when the source spoke and is left out. Durations and sets date nothing.
    """
    best: tuple[float, int, DateMention] | None = None
    for mention in dates:
        if mention.interval.granularity in ("span", "unknown") and not (mention.interval.start or mention.interval.end):
            continue
        if _belongs_to_cue(mention.span, passage, draft, attribution):
            continue
        score = attachment(passage.syntax, mention.head, draft.head)
        key = (score, -abs(mention.head - draft.head), mention)
        if score >= LEAST and (best is None or key[:2] > best[:2]):
            best = key
    if best is None:
        return None
    interval = best[2].interval
    return replace(interval, span=best[2].span, score=round(interval.score * best[0], 3))


def _belongs_to_cue(
    span: Span, passage: Passage, draft: DraftEvent, attribution: Attribution | None
) -> bool:
    if attribution is None:
        return False
    if attribution.date is not None and attribution.date.span == span:
        return True
    trigger = passage.span(draft.start, draft.end)
    return _within(trigger, attribution.content.spans) and not _within(span, attribution.content.spans)


def _within(span: Span, spans: Iterable[Span]) -> bool:
    return any(start <= span[0] and span[1] <= end for start, end in spans)


def event_places(draft: DraftEvent, passage: Passage, places: Sequence[PlaceMention]) -> tuple[Place, ...]:
    """Give the places of the event, the surest first.

    Arguments: the event; its passage; the toponyms of that passage. The goal of a visit counts as its place.
    """
    syntax = passage.syntax
    found: list[tuple[float, int, PlaceMention]] = []
    for mention in places:
        score = _place_score(syntax, mention, draft)
        if score >= LEAST:
            found.append((score, -abs(mention.head - draft.head), mention))
    found.sort(key=lambda item: item[:2], reverse=True)
    return tuple(replace(m.place, span=m.span, score=round(m.place.score * score, 3)) for score, _, m in found)


def _place_score(syntax: Syntax, mention: PlaceMention, draft: DraftEvent) -> float:
    i, dep = mention.head, syntax.deps[mention.head]
    marker = syntax.child(i, "case")
    preposition = syntax.lower[marker] if marker is not None else ""
    score = attachment(syntax, i, draft.head)
    if draft.type == "CONSULT" and draft.mode == "visit" and score >= LEAST:
        if dep in DESTINATIONS and (dep == "obj" or preposition in ("to", "in", "of", "from", "for")):
            return score
    if draft.type == "ASSAULT" and score >= LEAST and dep == "nmod" and preposition in ("of", "on"):
        return score
    if dep in ("obl", "nmod", "obl:unmarked") and preposition in LOCATIVE - {"from", "to", "into", "through"}:
        return score
    return 0.0
