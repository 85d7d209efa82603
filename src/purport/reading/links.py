"""Ties an event to its date."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from purport.events.draft import DraftEvent
from purport.language.passages import Passage
from purport.language.syntax import Syntax
from purport.reading.clauses import GOVERNING, INSIDE, SHARED, attachment, governor, outer_holder, part_modified
from purport.records import Attribution, DateInterval, DateMention, Span

LEAST = 0.5
TERM = 0.9
EXPECTED = frozenset({"expect", "schedule", "slate", "set", "due", "plan", "bind"})
"""Participles of what lies ahead: "is scheduled on Monday to meet"."""

PROMISES = frozenset({"AGREE", "REQUEST", "THREATEN"})
"""Types whose content lies below them and has a time of its own."""


def event_date(
    draft: DraftEvent,
    passage: Passage,
    dates: Sequence[DateMention],
    attribution: Attribution | None,
    said: Sequence[Attribution] = (),
) -> DateInterval | None:
    """Give the interval that the text gives the event, or None when it gives none.

    Arguments: the event; its passage; the time expressions of that passage; its innermost attribution; all
    attributions of the passage. A time in the clause of a cue whose content holds the event, at any hop of the chain,
    is when that source spoke and is left out. Durations and sets date nothing.
    """
    if not dates:
        return None
    trigger = passage.span(draft.head, draft.head + 1)
    spoken = [a.date.span for a in said if a.date and a.date.span and _within(trigger, a.content.spans)]
    best: tuple[float, int, DateMention] | None = None
    for mention in dates:
        if mention.interval.granularity in ("span", "unknown") and not (mention.interval.start or mention.interval.end):
            continue
        if any(start < mention.span[1] and mention.span[0] < end for start, end in spoken):
            continue
        trigger_word = part_modified(passage.syntax, mention.head, draft)
        score = attachment(passage.syntax, mention.head, trigger_word) or _when(passage.syntax, mention, draft.head)
        if not score or (attribution is not None and _belongs_to_cue(mention, passage, draft, attribution)):
            continue
        if mention.interval.granularity == "span":
            # "On Wednesday ordered them to leave within 72 hours": a day dates better than a term.
            score *= TERM
        if score <= INSIDE and draft.type in PROMISES and _is_below(passage.syntax, mention.head, draft.head):
            # "Agreed to meet again on Wednesday": the day is that of the meeting.
            continue
        if score < SHARED and "future" in draft.aux and _is_past(passage.syntax, mention.head):
            # "Agreed on Friday to send troops": the day is that of the promise.
            continue
        if (mention.interval.start is None or mention.interval.end is None) and score < SHARED:
            # "The fifth such operation since September": a bound dates only what it modifies.
            continue
        key = (score, -abs(mention.head - draft.head), mention)
        if score >= LEAST and (best is None or key[:2] > best[:2]):
            best = key
    if best is None:
        return None
    interval = best[2].interval
    return replace(interval, span=best[2].span, score=round(interval.score * best[0], 3))


def _is_below(syntax: Syntax, modifier: int, trigger: int) -> bool:
    holder = governor(syntax, modifier)
    return holder != trigger and trigger in syntax.ancestors(holder)


def _is_past(syntax: Syntax, modifier: int) -> bool:
    """Say whether a time modifies a verb in the past tense: "agreed on Friday", not "tomorrow he plans"."""
    holder = governor(syntax, modifier)
    if syntax.pos[holder] in ("NOUN", "PROPN", "PRON"):
        holder = outer_holder(syntax, holder)[0]
    return syntax.tags[holder] not in ("VBZ", "VBP", "VB", "JJ") and not (
        syntax.tags[holder] == "VBN" and syntax.lemmas[holder].lower() in EXPECTED
    )


def _when(syntax: Syntax, mention: DateMention, trigger: int) -> float:
    """Score a time for the act of a "when" clause that follows it: "in July, when he invited her"."""
    if syntax.sents[mention.head] != syntax.sents[trigger] or mention.end > trigger:
        return 0.0
    clause = trigger
    for _ in range(3):
        marker = next((j for j in syntax.children[clause] if syntax.lower[j] in ("when", "where") and j < clause), None)
        if marker is not None:
            before = marker - 2 if syntax.lower[marker - 1] == "," else marker - 1
            near = mention.start <= before < mention.end or syntax.heads[before] in range(mention.start, mention.end)
            return GOVERNING if near or governor(syntax, mention.head) == before else 0.0
        if syntax.deps[clause] not in ("conj", "xcomp", "obj"):
            return 0.0
        clause = syntax.heads[clause]
    return 0.0


def _belongs_to_cue(mention: DateMention, passage: Passage, draft: DraftEvent, attribution: Attribution) -> bool:
    """A time outside the content that modifies the cue is when the source spoke."""
    trigger = passage.span(draft.head, draft.head + 1)
    if not _within(trigger, attribution.content.spans) or _within(mention.span, attribution.content.spans):
        return False
    holder = governor(passage.syntax, mention.head)
    if holder != mention.head and _within(passage.span(holder, holder + 1), attribution.content.spans):
        # "On Friday, the two will meet, officials said": the fronted day modifies a verb of the content.
        return False
    # "Reportedly" has no clause of its own that a time could modify.
    return attribution.source.naming != "elided"


def _within(span: Span, spans: Iterable[Span]) -> bool:
    first, last = span
    return any(start <= first and last <= end for start, end in spans)
