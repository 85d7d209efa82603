"""What a nominal mention that names no parties takes from other mentions of the same act in the article."""

from collections.abc import Collection, Sequence

from msgspec.structs import replace

from purport.events.draft import DraftEvent
from purport.events.inherit import same, stem
from purport.events.scene import Scene

LASTING = frozenset({"ACCUSE", "SANCTION", "PROTEST", "ASSAULT", "COERCE", "CONSULT", "AID", "REQUEST"})
"""Types whose acts an article comes back to: "the strike", "the inquiry", "the sanctions"."""


def is_introduced(scene: Scene, noun: int) -> bool:
    """Say whether a noun tells of an act for the first time: "after a lengthy investigation"."""
    s = scene.syntax
    return any(s.deps[j] == "det" and s.lower[j] in ("a", "an", "another", "any") for j in s.children[noun])


def share(drafts: Sequence[DraftEvent], nominal: Collection[int]) -> list[DraftEvent]:
    """Give nominal mentions without receivers those that every other mention of the same words has.

    Arguments: all drafts of the article; the positions of the nominal ones. Where the others differ nothing is taken,
    and nobody receives what he does himself.
    """
    return [_shared(draft, drafts) if k in nominal else draft for k, draft in enumerate(drafts)]


def _shared(draft: DraftEvent, drafts: Sequence[DraftEvent]) -> DraftEvent:
    if draft.recipients or draft.type not in LASTING:
        return draft
    twins = [
        o for o in drafts
        if o.recipients and o.type == draft.type and stem(o) == stem(draft)
        and (not draft.actors or not o.actors or same(o.actors, draft.actors))
    ]  # fmt: skip
    if not twins or not all(same(o.recipients, twins[0].recipients) for o in twins):
        return draft
    found = twins[0].recipients
    if {a.country for a in draft.actors if a.country} & {a.country for a in found}:
        return draft
    return replace(draft, recipients=found)
