"""Ties an event to its date and its places."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from purport.events.draft import DraftEvent
from purport.language.passages import Passage
from purport.language.syntax import Syntax
from purport.reading.clauses import GOVERNING, LIGHT, SHARED, attachment, governor
from purport.records import Attribution, DateInterval, DateMention, Place, PlaceMention, Span

LEAST = 0.5
TERM = 0.9
INSIDE_OF = 0.85
"""Factor for each noun between a toponym and the predicate: "pupils from a school in Zamfara"."""

LOCATIVE = frozenset(
    "in at near inside outside across around on off over within along throughout through toward towards beside between "
    "beneath of 's \u2019s".split()
)
TOPICAL = frozenset({"about", "over", "regarding", "concerning", "against", "with", "for", "on", "between"})
"""Prepositions that make what stands under them the subject matter, not the scene: "talks over a dam on the Nile"."""

GOALS = frozenset({"to", "into", "in", "of", "from", "for", "toward", "towards", "at"})
TAKES_PLACES = frozenset({"ASSAULT", "MOBILIZE", "COERCE", "PROTEST", "RETREAT"})
"""Types whose object or goal is where they happen: "shelled Aleppo", "sent troops to the north"."""

TRAVEL = frozenset({"visit", "travel", "go", "come", "fly", "arrive", "head", "return", "leave", "land", "trip", "tour",
                    "be", "make", "pay", "host"})  # fmt: skip
ABOUT_PLACES = frozenset({"CONSULT"})
VERBAL = frozenset({"ACCUSE", "REQUEST", "REJECT", "THREATEN", "AGREE", "SUPPORT", "CONCEDE", "SANCTION"})


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
        score = attachment(passage.syntax, mention.head, draft.head)
        if not score or (attribution is not None and _belongs_to_cue(mention, passage, draft, attribution)):
            continue
        if mention.interval.granularity == "span":
            # "On Wednesday ordered them to leave within 72 hours": a day dates better than a term.
            score *= TERM
        if score < SHARED and "future" in draft.aux:
            # "Agreed on Friday to send troops": the day is that of the promise.
            continue
        key = (score, -abs(mention.head - draft.head), mention)
        if score >= LEAST and (best is None or key[:2] > best[:2]):
            best = key
    if best is None:
        return None
    interval = best[2].interval
    return replace(interval, span=best[2].span, score=round(interval.score * best[0], 3))


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


def event_places(draft: DraftEvent, passage: Passage, places: Sequence[PlaceMention]) -> tuple[Place, ...]:
    """Give the places of the event, the surest first.

    Arguments: the event; its passage; the toponyms of that passage. The goal of a visit counts as its place.
    """
    if not places:
        return ()
    syntax = passage.syntax
    found: list[tuple[float, int, PlaceMention]] = []
    for mention in places:
        score = _place_score(syntax, mention, draft)
        if score >= LEAST:
            found.append((score, -abs(mention.head - draft.head), mention))
    found.sort(key=lambda item: item[:2], reverse=True)
    return tuple(replace(m.place, span=m.span, score=round(m.place.score * score, 3)) for score, _, m in found)


def _place_score(syntax: Syntax, mention: PlaceMention, draft: DraftEvent) -> float:
    """Score a toponym as the scene of an event by its path to the trigger."""
    top, factor, outer = _climb(syntax, mention.head, draft.head)
    dep, inner = syntax.deps[mention.head], _preposition(syntax, mention.head)
    score = _scene_attachment(syntax, top, draft) * factor
    if score <= 0:
        return 0.0
    if top != mention.head and ((outer in TOPICAL and syntax.deps[top] != "obl") or (inner not in LOCATIVE and inner)):
        return 0.0
    if draft.type in ABOUT_PLACES and _is_goal(syntax, top, draft):
        return max(score, LEAST)
    if draft.type in TAKES_PLACES and (syntax.deps[top] in ("obj", "nsubj:pass") or outer in GOALS):
        return max(score, LEAST)
    if top != mention.head:
        return max(score, LEAST) if outer in LOCATIVE or syntax.deps[top] in ("obj", "nsubj:pass", "nsubj") else 0.0
    if dep in ("obl", "nmod", "obl:unmarked") and inner in LOCATIVE and (inner not in TOPICAL or inner == "on"):
        return score if inner != "of" or draft.type == "ASSAULT" else 0.0
    return 0.0


def _scene_attachment(syntax: Syntax, top: int, draft: DraftEvent) -> float:
    """Attach a place more narrowly than a time: two acts in one sentence share a day more often than a place.

    Words and gestures happen where the speaker is, so a place counts for them only as an adverbial of their own.
    """
    score = attachment(syntax, top, draft.head)
    if score >= LIGHT:
        return (
            score
            if draft.type not in VERBAL or (syntax.deps[top] == "obl" and _preposition(syntax, top) in ("in", "at"))
            else 0.0
        )
    if draft.type in VERBAL:
        return 0.0
    if score >= SHARED or (score >= GOVERNING and (top < draft.head or draft.type in ABOUT_PLACES)):
        return score if top < draft.head or draft.type in ABOUT_PLACES else 0.0
    return 0.0


def _preposition(syntax: Syntax, i: int) -> str:
    marker = syntax.child(i, "case")
    return syntax.lower[marker] if marker is not None else ""


def _climb(syntax: Syntax, i: int, trigger: int) -> tuple[int, float, str]:
    """Climb out of the noun phrases that a toponym stands in, at most three, stopping below the trigger.

    Returns the outermost noun, the factor for the way there, and the preposition of that noun.
    """
    factor = 1.0
    for _ in range(3):
        head = syntax.heads[i]
        if head in (i, trigger) or syntax.deps[i] not in ("nmod", "nmod:poss", "compound", "appos", "amod", "flat"):
            break
        if syntax.pos[head] not in ("NOUN", "PROPN", "NUM", "PRON"):
            break
        i, factor = head, factor * INSIDE_OF
    return i, factor, _preposition(syntax, i)


def _is_goal(syntax: Syntax, i: int, draft: DraftEvent) -> bool:
    """Say whether the toponym is where somebody travels for the meeting: "will visit Oslo to meet her"."""
    holder = syntax.heads[i]
    if syntax.deps[draft.head] == "conj" and syntax.heads[draft.head] == holder:
        # "Left Oslo and will meet her": the meeting is elsewhere.
        return False
    if draft.mode != "visit" and syntax.lemmas[holder] not in TRAVEL:
        return False
    preposition = _preposition(syntax, i)
    return syntax.deps[i] == "obj" or (syntax.deps[i] in ("obl", "nmod", "nmod:poss") and preposition in GOALS)
