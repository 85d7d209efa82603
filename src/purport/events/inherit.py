"""What a later mention of an event takes from an earlier one, and which mentions merely repeat."""

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from purport.events.draft import DraftEvent
from purport.events.scene import Scene
from purport.events.triggers import is_definite
from purport.records import EventActor

ANAPHORIC = frozenset({"COERCE", "ASSAULT", "PROTEST", "CONSULT"})


def stem(draft: DraftEvent) -> str:
    """Give the first letters of the entry's words: "attack" names what "attacked" named."""
    return draft.provenance[0].entry_or_head.partition(":")[2].partition("@")[0][:5]


def earlier(drafts: Sequence[DraftEvent], like: DraftEvent, *, definite: bool) -> DraftEvent | None:
    """Give the latest earlier event of the same word stem, or None.

    A definite noun that names nobody harmed may point back to an act of another type: "the attack" on a website.
    """
    loose = definite and not like.recipients
    wanted = stem(like)
    for draft in reversed(drafts):
        if "hypothetical" in draft.aux and "hypothetical" not in like.aux:
            # "We will shoot you if ..." is not the shooting told of next.
            continue
        if (draft.type == like.type or loose) and stem(draft) == wanted and (draft.actors or draft.recipients):
            return draft
    return None


def inherit(scene: Scene, draft: DraftEvent, before: Sequence[DraftEvent], *, bare: bool = False) -> DraftEvent:
    """Fill the missing roles of a nominal mention from the event that it points back to.

    "The attack" with no arguments takes both roles; "Shoigu's visit" takes the host when the visitor is the same.
    Arguments: the scene; the draft; the drafts before it; whether the noun stands without arguments.
    """
    if draft.actors and draft.recipients:
        return draft
    definite = is_definite(scene, draft.head)
    model = earlier(before, draft, definite=definite)
    if model is None:
        if definite and not draft.actors and not draft.recipients and draft.type in ANAPHORIC:
            return _latest_of_type(draft, before)
        return _receivers(scene, draft, before)
    if model.type != draft.type:
        return replace(
            draft, type=model.type, mode=model.mode, cameo=model.cameo, actors=draft.actors or model.actors,
            recipients=model.recipients,
        )  # fmt: skip
    if not draft.actors and not draft.recipients:
        if any(scene.syntax.deps[j] in ("compound", "nmod") for j in scene.syntax.children[draft.head]):
            return draft
        known = definite or (bare and draft.type == "PROTEST")
        return replace(draft, actors=model.actors, recipients=model.recipients) if known else draft
    if draft.actors and same(draft.actors, model.actors) and draft.type in ("CONSULT", "ASSAULT", "COERCE"):
        return replace(draft, recipients=model.recipients)
    if draft.recipients and same(draft.recipients, model.recipients) and is_definite(scene, draft.head):
        return replace(draft, actors=model.actors)
    return draft


def _receivers(scene: Scene, draft: DraftEvent, before: Sequence[DraftEvent]) -> DraftEvent:
    """Take the receivers of the same party's last act of that type: "asked the schools ... The request of the
    towns"."""
    if not draft.actors or draft.recipients or not is_definite(scene, draft.head):
        return draft
    for other in reversed(before):
        if other.type == draft.type and other.recipients and same(draft.actors, other.actors):
            return replace(draft, recipients=other.recipients)
    return draft


def _latest_of_type(draft: DraftEvent, before: Sequence[DraftEvent]) -> DraftEvent:
    """Take the roles of the latest act of that type: "police held the men ... criticised for the arrests"."""
    for other in reversed(before[-6:]):
        if other.type == draft.type and (other.mode == draft.mode or draft.mode is None) and other.actors:
            return replace(draft, actors=other.actors, recipients=other.recipients)
    return draft


def same(some: Iterable[EventActor], others: Iterable[EventActor]) -> bool:
    """Say whether two sets of actors are the same as far as is known."""
    first, second = {_identity(a) for a in some}, {_identity(a) for a in others}
    return bool(first) and first == second


def _identity(actor: EventActor) -> tuple[str | None, str | None, str | None]:
    if actor.country is None and actor.entity is None:
        return (None, None, actor.text.lower())
    return (actor.country, actor.sectors[0] if actor.sectors else None, None)


def is_repetition(
    draft: DraftEvent, draft_pos: str, kept: Sequence[DraftEvent], sentence: int, sentences: Sequence[int]
) -> bool:
    """Say whether the sentence has coded the same act between the same parties already.

    Arguments: the draft; the part of speech of its entry; the passage's drafts so far; the draft's sentence; the
    sentence of every token.
    """
    for other in kept:
        if other.passage != draft.passage or sentences[other.head] != sentence:
            continue
        if other.type != draft.type or other.mode != draft.mode or other.aux != draft.aux:
            continue
        # "raided a newspaper and confiscated its computers" are two acts.
        if draft_pos == "v" and stem(other) != stem(draft):
            continue
        if _covers(other.actors, draft.actors) and _covers(other.recipients, draft.recipients):
            return True
    return False


def _covers(some: Iterable[EventActor], others: Iterable[EventActor]) -> bool:
    known = {_identity(a) for a in some}
    return all(_identity(a) in known for a in others)
