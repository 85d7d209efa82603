"""Ties an event to the places where it happens."""

from collections.abc import Sequence
from dataclasses import replace

from msgspec import structs

from purport.events.draft import DraftEvent
from purport.language.passages import Passage
from purport.language.syntax import SUBJECTS, Syntax
from purport.reading.clauses import GOVERNING, LIGHT, SHARED, attachment, part_modified
from purport.reading.scopes import carried, only_scene
from purport.records import Place, PlaceMention, Span

LEAST = 0.5
INSIDE_OF = 0.85
"""Factor for each noun between a toponym and the predicate: "pupils from a school in Zamfara"."""

LOCATIVE = frozenset(
    "in at near inside outside across around on off over within along throughout through toward towards beside between "
    "beneath by behind past during amid of 's \u2019s".split()
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
WHERE = frozenset({"in", "at", "near", "outside", "inside", "across", "throughout", "around"})
"""Prepositions that can say nothing but where an act is."""

OF_THOSE_THERE = frozenset({"ASSAULT", "MOBILIZE", "COERCE", "PROTEST", "RETREAT", "SANCTION"})
"""Types that happen where those are who do them: "a court in Lagos convicted", not "officials in Caracas allege"."""

UNNAMED = 0.9
"""Factor for a place without a name where one with a name says the same."""


def event_places(
    draft: DraftEvent, passage: Passage, places: Sequence[PlaceMention], venues: Sequence[PlaceMention] = ()
) -> tuple[Place, ...]:
    """Give the places of the event, the surest first.

    Arguments: the event; its passage; the toponyms of that passage; its venues, which have no name of their own. The
    goal of a visit counts as its place.
    """
    if not places and not venues:
        return ()
    syntax = passage.syntax
    found: list[tuple[float, int, PlaceMention]] = []
    for mention in places:
        score = place_score(syntax, mention, draft)
        if score < LEAST and mention.place.country is not None:
            score = carried(syntax, mention.head, draft)
        if score >= LEAST:
            found.append((score, -abs(mention.head - draft.head), mention))
    named = {mention.head for _, _, mention in found}
    for mention in venues:
        score = UNNAMED * (place_score(syntax, mention, draft) or carried(syntax, mention.head, draft))
        if score >= LEAST and named.isdisjoint(syntax.subtree(mention.head)):
            found.append((score, -abs(mention.head - draft.head), mention))
    if not found and (only := only_scene(syntax, places, draft)) is not None:
        found.append((LEAST, 0, only))
    found.sort(key=lambda item: item[:2], reverse=True)
    return tuple(replace(m.place, span=m.span, score=round(m.place.score * score, 3)) for score, _, m in found)


def place_score(syntax: Syntax, mention: PlaceMention, draft: DraftEvent) -> float:
    """Score a toponym or venue as the scene of an event by its path to the trigger: 0 when it is none, at most 0.95.

    Arguments: the block's syntax; the place; the event.
    """
    head = mention.head
    trigger = part_modified(syntax, head, draft)
    if trigger != draft.head:
        draft = structs.replace(draft, head=trigger)
    if syntax.sents[head] != syntax.sents[draft.head]:
        return 0.0
    inner = _preposition(syntax, head)
    if syntax.heads[draft.head] == head and syntax.deps[draft.head] in SUBJECTS:
        # "His last trip was to Oslo."
        return LIGHT if inner in WHERE or inner == "to" else 0.0
    if _is_where(syntax, mention, draft.head) or (draft.type in ABOUT_PLACES and _goes_for(syntax, head, draft.head)):
        return LIGHT
    if inner in WHERE and syntax.deps[head] == "nmod":
        holder = syntax.heads[head]
        at = syntax.starts[holder] + mention.span[0] - syntax.starts[mention.start]
        there = _of_those_there(syntax, head, holder, at, draft)
        if there:
            return there
    top, factor, outer = _climb(syntax, head, draft.head)
    score = _scene_attachment(syntax, top, draft) * factor
    if score <= 0:
        return 0.0
    if top != head and ((outer in TOPICAL and syntax.deps[top] != "obl") or (inner not in LOCATIVE and inner)):
        return 0.0
    if top == head and syntax.heads[head] == draft.head and syntax.deps[head] in ("compound", "nmod:poss"):
        # "The Basra bombing"; a country before an act is who did it.
        return score if mention.place.precision not in ("country", "unknown") else 0.0
    if draft.type in ABOUT_PLACES and _is_goal(syntax, top, draft):
        return max(score, LEAST)
    if draft.type in TAKES_PLACES and (syntax.deps[top] in ("obj", "nsubj:pass") or outer in GOALS):
        return max(score, LEAST)
    if draft.type == "AID" and syntax.deps[top] == "obl" and outer == "to":
        return max(score, LEAST)
    if top != head:
        return max(score, LEAST) if outer in LOCATIVE or syntax.deps[top] in ("obj", "nsubj:pass", "nsubj") else 0.0
    if (
        syntax.deps[head] in ("obl", "nmod", "obl:unmarked")
        and inner in LOCATIVE
        and (inner not in TOPICAL or inner == "on" or (inner == "over" and draft.type in TAKES_PLACES))
    ):
        return score if inner != "of" or draft.type == "ASSAULT" else 0.0
    return 0.0


def _is_where(syntax: Syntax, mention: PlaceMention, trigger: int) -> bool:
    """Say whether a "where" clause tells what happened at a place: "in Kandy, where mobs burned shops"."""
    marker = next((j for j in syntax.children[trigger] if syntax.lower[j] == "where" and j < trigger), None)
    if marker is None or marker == 0:
        return False
    before = marker - 2 if syntax.lower[marker - 1] == "," else marker - 1
    return mention.start <= before < mention.end or syntax.heads[before] == mention.head


def _goes_for(syntax: Syntax, head: int, trigger: int) -> bool:
    """Say whether somebody goes to a place for the event: "flew to Oslo for talks"."""
    above = syntax.heads[trigger]
    together = syntax.heads[head] == above and syntax.deps[trigger] == "obl" and _preposition(syntax, trigger) == "for"
    return together and head != above and _preposition(syntax, head) in ("to", "in", "")


def _of_those_there(syntax: Syntax, head: int, holder: int, at: int, draft: DraftEvent) -> float:
    """Score a place that hangs on a party: "met with Cruz in Lima", "a judge in Cincinnati ordered".

    Names take no place of their own, so it is that of the act. Other subjects give it where they act with their hands
    or as a court. `at` is where the party's word stands in the article.
    """
    if holder == draft.head:
        return 0.0
    if draft.type in OF_THOSE_THERE and any(start <= at < end for start, end in _spans(draft)):
        # "Demonstrators inside the hall had no choice but to surrender": where the party is, its act is.
        return GOVERNING
    subject = syntax.deps[holder] in SUBJECTS
    named = syntax.pos[holder] == "PROPN" and syntax.deps[holder] in ("obl", "obj", "nmod", "iobj")
    court = any("JUD" in actor.sectors[:1] for actor in draft.actors)
    if not (named and draft.type not in VERBAL) and not (subject and (draft.type in OF_THOSE_THERE or court)):
        return 0.0
    return attachment(syntax, head, draft.head)


def _spans(draft: DraftEvent) -> list[Span]:
    return [actor.span for actor in draft.actors if actor.span is not None]


def _scene_attachment(syntax: Syntax, top: int, draft: DraftEvent) -> float:
    """Attach a place more narrowly than a time: two acts in one sentence share a day more often than a place.

    Words and gestures happen where the speaker is, so a place counts for them only as an adverbial of their own.
    """
    score = attachment(syntax, top, draft.head)
    if not score and draft.type in TAKES_PLACES and top < draft.head:
        # "Police moved to Kandy after mobs burned shops": what led to an act was there as a rule.
        score = attachment(syntax, top, draft.head, sequence=True)
    if score >= LIGHT:
        return (
            score
            if draft.type not in VERBAL or (syntax.deps[top] == "obl" and _preposition(syntax, top) in ("in", "at"))
            else 0.0
        )
    if draft.type in VERBAL:
        fronted = syntax.deps[top] == "obl" and _preposition(syntax, top) in WHERE and top < draft.head
        return score if score >= GOVERNING and fronted else 0.0
    holder = syntax.heads[top]
    if score >= GOVERNING and syntax.deps[holder] in ("acl", "acl:relcl") and syntax.heads[holder] == draft.head:
        # "The blast that ripped through a church."
        return score
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
