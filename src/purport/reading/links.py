"""Ties an event to its date."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache

from purport.events.codebook import load_codebook
from purport.events.draft import DraftEvent
from purport.events.number_words import inflections
from purport.language.passages import Passage
from purport.language.syntax import Syntax
from purport.reading.clauses import (
    GOVERNING,
    INSIDE,
    OCCASIONS,
    OWN,
    SHARED,
    attachment,
    governor,
    outer_holder,
    part_modified,
)
from purport.reading.times import retimed
from purport.records import Attribution, DateInterval, DateMention, Span

LEAST = 0.5
TERM = 0.9
EXPECTED = frozenset({"expect", "schedule", "slate", "set", "due", "plan", "bind"})
"""Participles of what lies ahead: "is scheduled on Monday to meet"."""

ASKED = frozenset({"invitation", "request", "urging", "behest"})
"""What an act comes after where it is done at it."""

CHARGES = frozenset({"suspicion", "suspicions", "charge", "charges", "accusation", "accusations", "allegations"})
"""Nouns for what somebody is thought to have done before."""

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
    sentence = passage.syntax.sents[draft.head]
    best: tuple[float, int, DateMention] | None = None
    for mention in dates:
        if passage.syntax.sents[mention.head] != sentence:
            continue
        if not _dates(mention.interval):
            continue
        syntax = retimed(passage, mention, draft)
        if _is_when_said(syntax, mention, passage, draft, said):
            continue
        if _reacts(syntax, mention, draft.head) or _is_reason(syntax, mention, draft.head):
            score = 0.0
        elif _counts_from(syntax, mention, dates):
            score = _follows(syntax, mention, draft.head)
        else:
            trigger_word = part_modified(syntax, mention.head, draft)
            score = max(
                attachment(syntax, mention.head, trigger_word),
                _when(syntax, mention, draft.head),
                _beside(syntax, mention, draft.head),
                _in_content(syntax, mention, passage, draft, said),
            )
        if not score or (attribution is not None and _belongs_to_cue(syntax, mention, passage, draft, attribution)):
            continue
        if mention.interval.granularity == "span":
            # "On Wednesday ordered them to leave within 72 hours": a day dates better than a term.
            score *= TERM
        if draft.type in PROMISES and _is_below(syntax, mention, draft.head, score):
            # "Agreed to meet again on Wednesday": the day is that of the meeting.
            continue
        if score < SHARED and "future" in draft.aux and _is_past(syntax, mention.head):
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


def _dates(interval: DateInterval) -> bool:
    """Say whether an interval can date an act: lengths and sets cannot, nor can "in recent years"."""
    if interval.start is None or interval.end is None:
        return interval.start is not None or interval.end is not None or interval.granularity not in ("span", "unknown")
    vague = interval.granularity == "span" and interval.modifier == "APPROX"
    return not (vague and int(interval.end[:4]) - int(interval.start[:4]) > 1)


@cache
def _reacting() -> frozenset[str]:
    """Give the forms of verbs for what is done about an act: "accepted the invitation", "condemned the raid"."""
    verbs = load_codebook().temporal.get("reacting_verbs", frozenset())
    return frozenset(form for verb in verbs for form in inflections(verb))


def _reacts(syntax: Syntax, mention: DateMention, trigger: int) -> bool:
    """Say whether the time is that of a reaction: "on Monday spurned the proposal" dates no proposal."""
    if syntax.pos[trigger] != "NOUN":
        return False
    holder, case = syntax.heads[trigger], syntax.child(trigger, "case")
    if syntax.lower[trigger] in ASKED and case is not None and syntax.lower[case] == "at":
        # "Will visit on Monday at the invitation of": asked before.
        return governor(syntax, mention.head) != trigger
    if syntax.deps[trigger] not in ("obj", "nsubj", "nsubj:pass"):
        return False
    if syntax.lower[holder] not in _reacting() or syntax.pos[holder] != "VERB":
        return False
    own = governor(syntax, mention.head)
    return own == holder or outer_holder(syntax, own)[0] == holder


def _is_reason(syntax: Syntax, mention: DateMention, trigger: int) -> bool:
    """Say whether the act is why something is done on that day: "accused it on Friday of attacking the traders",
    "arrested on Monday on suspicion of aiding them and hiding arms"."""
    if syntax.deps[trigger] == "conj":
        trigger = syntax.heads[trigger]
    mark = syntax.child(trigger, "mark")
    if mark is None or syntax.lower[mark] not in ("of", "for") or syntax.tags[trigger] != "VBG":
        return False
    own, charged = governor(syntax, mention.head), syntax.heads[trigger]
    return own == charged or (syntax.lower[charged] in CHARGES and own == syntax.heads[charged])


def _counts_from(syntax: Syntax, mention: DateMention, dates: Sequence[DateMention]) -> bool:
    """Say whether a time counts from the one before it to another act: "on Sunday, a day after they were freed"."""
    if syntax.lower[mention.end - 1] not in ("after", "before") or mention.end - mention.start < 2:
        return False
    ends = (mention.start, mention.start - 1 if syntax.words[mention.start - 1] == "," else mention.start)
    return any(other.end in ends for other in dates)


def _follows(syntax: Syntax, mention: DateMention, trigger: int) -> float:
    """Score such a time for the act that its "after" or "before" marks."""
    marks = [j for j in syntax.children[trigger] if syntax.deps[j] in ("mark", "case")]
    return OWN if any(mention.start <= j < mention.end for j in marks) else 0.0


def _is_when_said(
    syntax: Syntax, mention: DateMention, passage: Passage, draft: DraftEvent, said: Sequence[Attribution]
) -> bool:
    """Say whether the time is when a source spoke, for an act that the source tells of or that only follows its cue."""
    trigger = passage.span(draft.head, draft.head + 1)
    for one in said:
        if one.date is None or one.date.span is None:
            continue
        start, end = one.date.span
        if not (start < mention.span[1] and mention.span[0] < end):
            continue
        if _within(trigger, one.content.spans):
            # "Tomorrow he plans to meet her": what somebody plans now is done then.
            return not (one.cue is not None and one.cue.class_ == "plan" and not _is_past(syntax, mention.head))
        if one.cue is not None and one.cue.class_ == "report" and not _within(trigger, one.cue.spans):
            # "Police said Thursday, and arrested 13 people."
            return syntax.deps[draft.head] == "conj" and syntax.heads[draft.head] == governor(syntax, mention.head)
    return False


def _is_below(syntax: Syntax, mention: DateMention, trigger: int, score: float) -> bool:
    """Say whether a time belongs to what is promised: it hangs on it or stands behind its "to": "agreed to meet on"."""
    holder = governor(syntax, mention.head)
    if holder == trigger:
        promised = syntax.child(trigger, "xcomp")
        return promised is not None and trigger < promised < mention.start and syntax.tags[promised] == "VB"
    return score <= INSIDE and trigger in syntax.ancestors(holder)


def _is_past(syntax: Syntax, modifier: int) -> bool:
    """Say whether a time modifies a verb in the past tense: "agreed on Friday", not "tomorrow he plans"."""
    holder = governor(syntax, modifier)
    copula = syntax.child(holder, "cop")
    if copula is None and syntax.pos[holder] in ("NOUN", "PROPN", "PRON"):
        holder = outer_holder(syntax, holder)[0]
    tag = syntax.tags[copula if copula is not None else holder]
    return tag not in ("VBZ", "VBP", "VB", "JJ") and not (tag == "VBN" and syntax.lemmas[holder].lower() in EXPECTED)


def _beside(syntax: Syntax, mention: DateMention, trigger: int) -> float:
    """Score a time for a participle beside it on one noun: "a letter sent on Monday alleging", "met on Monday in talks
    mediated by Norway"."""
    noun, holder = syntax.heads[trigger], governor(syntax, mention.head)
    if syntax.deps[holder] == "conj" and syntax.heads[holder] == trigger:
        # "Was groped and stripped by men on Friday": two verbs side by side share what follows.
        return GOVERNING if holder - trigger == 2 and syntax.child(holder, "nsubj", "nsubj:pass") is None else 0.0
    if syntax.deps[trigger] != "acl" or mention.end > trigger or holder == mention.head:
        return 0.0
    if syntax.deps[holder] in ("acl", "acl:relcl") and syntax.heads[holder] == noun:
        return GOVERNING
    case = syntax.child(noun, "case")
    shares = syntax.deps[noun] == "obl" and case is not None and syntax.lower[case] in OCCASIONS
    return GOVERNING if shares and syntax.heads[noun] == holder and syntax.pos[holder] == "VERB" else 0.0


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


def _in_content(
    syntax: Syntax, mention: DateMention, passage: Passage, draft: DraftEvent, said: Sequence[Attribution]
) -> float:
    """Score a time that opens what is said although the parser hangs it on the cue: "claimed the day before there were
    attacks"."""
    trigger, holder = passage.span(draft.head, draft.head + 1), governor(syntax, mention.head)
    if not mention.end <= draft.head:
        return 0.0
    for one in said:
        inside = _within(trigger, one.content.spans) and _within(mention.span, one.content.spans)
        if inside and one.cue is not None and _within(passage.span(holder, holder + 1), one.cue.spans):
            return GOVERNING
    return 0.0


def _belongs_to_cue(
    syntax: Syntax, mention: DateMention, passage: Passage, draft: DraftEvent, attribution: Attribution
) -> bool:
    """A time outside the content that modifies the cue is when the source spoke."""
    trigger = passage.span(draft.head, draft.head + 1)
    if not _within(trigger, attribution.content.spans) or _within(mention.span, attribution.content.spans):
        return False
    holder = governor(syntax, mention.head)
    if syntax.deps[draft.head] == "conj" and syntax.heads[draft.head] == holder:
        # "In 2014 he was kidnapped and, the family maintains, tortured."
        return attribution.cue is not None and _within(passage.span(holder, holder + 1), attribution.cue.spans)
    if holder != mention.head and _within(passage.span(holder, holder + 1), attribution.content.spans):
        # "On Friday, the two will meet, officials said": the fronted day modifies a verb of the content.
        return False
    if attribution.cue is not None and attribution.cue.class_ == "plan" and not _is_past(syntax, mention.head):
        # "Tomorrow he plans to meet her": the day is that of the meeting.
        return False
    # "Reportedly" has no clause of its own that a time could modify.
    return attribution.source.naming != "elided"


def _within(span: Span, spans: Iterable[Span]) -> bool:
    first, last = span
    return any(start <= first and last <= end for start, end in spans)
