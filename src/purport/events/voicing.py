"""Blame in the words of a source: "The senator is a liar," the mayor said.

Who blames is the source of the innermost attribution; who is blamed, the subject of the predicate. Source: the
annotation guide codes criticism in so many words of an identified target; a bare "said" and an attitude are no events.
"""

from purport.events.participants import HARD, is_known, participants
from purport.events.scene import Scene
from purport.records import Attribution, EventActor

UNFIT = frozenset({"deny", "ask", "doubt", "retract", "accuse", "allege", "plan", "threaten", "demand", "order"})
"""Classes of cues whose content is no blame of its own: what is asked or denied, or is coded with its accusation."""
NOBODY = frozenset({"it", "this", "that", "they", "you", "which", "there"})
Parties = tuple[tuple[EventActor, ...], tuple[EventActor, ...]]


def voiced_blame(scene: Scene, i: int, attribution: Attribution | None) -> Parties | None:
    """Give who blames and who is blamed by the predicate at token `i`.

    Arguments: the scene; the head of a predicate adjective or noun; the innermost attribution it hangs on. Returns None
    where nobody in politics says so of somebody else.
    """
    if attribution is None or attribution.cue is None or attribution.cue.class_ in UNFIT:
        return None
    s = scene.syntax
    if (s.pos[i] != "VERB" and s.child(i, "cop") is None) or scene.is_passive(i):
        return None
    if any(s.lower[j] in ("not", "n't", "never", "no") for j in s.children[i]):
        return None
    subject = scene.surface_subject(i)
    if subject is None or s.lower[subject] in NOBODY:
        return None
    blamed = tuple(actor for actor in participants(scene, subject) if is_known(actor))
    speakers = _speakers(attribution)
    if not blamed or not speakers or any(_alike(a, b) for a in blamed for b in speakers):
        return None
    return speakers, blamed


def _speakers(attribution: Attribution) -> tuple[EventActor, ...]:
    source = attribution.source
    if not source.spans or source.text is None:
        return ()
    return tuple(
        EventActor(
            span=source.spans[0], text=source.text, entity=actor.entity, country=actor.country, sectors=actor.sectors
        )
        for actor in source.actors
        if HARD.intersection(actor.sectors[:1])
    )


def _alike(one: EventActor, other: EventActor) -> bool:
    if one.entity is not None and one.entity == other.entity:
        return True
    return one.text.lower() == other.text.lower() or one.text.lower() in ("i", "we", "me", "us")
