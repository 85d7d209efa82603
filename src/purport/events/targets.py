"""Receivers that the clause leaves to other events: who made the request refused, whose decision is praised."""

from collections.abc import Sequence

from msgspec.structs import replace

from purport.events.draft import DraftEvent
from purport.events.fillers import fillers
from purport.events.inherit import same
from purport.events.scene import Scene
from purport.events.triggers import is_definite
from purport.records import EventActor

JUDGING = frozenset({"ACCUSE", "SUPPORT", "REJECT", "AGREE", "CONCEDE"})
"""Types of which the receiver may be whoever did what is judged, accepted or refused."""
ANSWERS = frozenset({"REJECT", "AGREE", "CONCEDE"})
REACH = 4
OBJECT_ROLES = {"v": ("obj", "to", "with"), "n": ("of", "to"), "a": ("of", "to", "with")}


def fill_targets(
    scene: Scene, drafts: Sequence[DraftEvent], parts: Sequence[str], before: Sequence[DraftEvent]
) -> list[DraftEvent]:
    """Fill the receivers of judgements and answers from the events that they are about.

    Arguments: the scene; the passage's drafts; the part of speech of each one's entry; the drafts of earlier passages.
    """
    found: list[DraftEvent] = []
    for draft, part in zip(drafts, parts, strict=True):
        if draft.type in JUDGING and draft.actors and not draft.recipients:
            draft = replace(draft, recipients=_target(scene, draft, part, drafts, [*before, *found]))
        found.append(draft)
    return found


def _target(
    scene: Scene, draft: DraftEvent, part: str, drafts: Sequence[DraftEvent], before: Sequence[DraftEvent]
) -> tuple[EventActor, ...]:
    things = [j for role in OBJECT_ROLES[part] for j in fillers(scene, draft.head, part, role)]
    heads = {d.head: d for d in drafts}
    for thing in things:
        inner = heads.get(thing)
        if inner is not None and inner is not draft and inner.actors and not _shared(inner.actors, draft.actors):
            return inner.actors
    if draft.type in ANSWERS:
        for other in reversed(before[-2 * REACH :]):
            if other.type != "REQUEST" or not other.actors or not same(other.recipients, draft.actors):
                continue
            if not {a.country for a in other.actors} & {a.country for a in draft.actors if a.country}:
                return other.actors
    if not any(is_definite(scene, j) and scene.lemmas[j] in scene.book.classes["decisions"] for j in things):
        return ()
    for other in reversed(before[-REACH:]):
        if other.actors and not _shared(other.actors, draft.actors):
            return other.actors
    return ()


def _shared(some: Sequence[EventActor], others: Sequence[EventActor]) -> bool:
    return any(same((a,), (b,)) for a in some for b in others)
