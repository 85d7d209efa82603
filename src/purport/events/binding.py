"""Object pronouns that cannot mean the subject of their own clause: "Ng trashed Bora, accusing him of lying".

Source: principle B of binding (Chomsky, Lectures on Government and Binding, 1981): a plain pronoun is free in its
clause. Where the mention was resolved to the one who acts, the nearest other party before the pronoun takes its place.
"""

from dataclasses import replace

from purport.events.participants import of_mention
from purport.events.scene import Scene
from purport.records import ActorMention, EventActor

FREE = frozenset({"him", "her", "them", "it"})
SINGLE = frozenset({"person", "role"})
PLURAL_TAGS = frozenset({"NNS", "NNPS"})


def rebind(scene: Scene, recipients: tuple[EventActor, ...], actors: tuple[EventActor, ...]) -> tuple[EventActor, ...]:
    """Give the recipients with pronouns that were taken for the actor resolved to somebody else.

    Arguments: the scene; recipients and actors of one trigger. Returns the recipients; a pronoun for which nobody else
    stands before it is left open.
    """
    if not actors or not any(r.via == "pronoun" and r.text.lower() in FREE for r in recipients):
        return recipients
    found: list[EventActor] = []
    for recipient in recipients:
        token = _object_token(scene, recipient)
        if token is None or not _same_party(recipient, actors):
            found.append(recipient)
        else:
            found += _other(scene, token, recipient, actors)
    return tuple(found)


def _object_token(scene: Scene, recipient: EventActor) -> int | None:
    """Give the token of a free object pronoun; None for possessives, which may well mean the subject."""
    if recipient.via != "pronoun" or recipient.text.lower() not in FREE or recipient.span is None:
        return None
    offset = scene.passage.offset
    starts = scene.syntax.starts
    token = next((i for i, start in enumerate(starts) if start + offset == recipient.span[0]), None)
    return None if token is None or scene.syntax.deps[token] == "nmod:poss" else token


def _same_party(recipient: EventActor, actors: tuple[EventActor, ...]) -> bool:
    if recipient.antecedent is None:
        return False
    start, end = recipient.antecedent
    spans = [span for actor in actors for span in (actor.span, actor.antecedent) if span is not None]
    named = recipient.entity is not None and any(recipient.entity == actor.entity for actor in actors)
    return named or any(start < other[1] and other[0] < end for other in spans)


def _other(scene: Scene, token: int, recipient: EventActor, actors: tuple[EventActor, ...]) -> tuple[EventActor, ...]:
    seen: ActorMention | None = None
    for j in range(token - 1, -1, -1):
        mention = scene.actor_at[j]
        if mention is None or mention is seen:
            continue
        seen = mention
        if not _agrees(scene, recipient.text.lower(), mention):
            continue
        who = of_mention(mention)
        if not any(_same_party(replace(w, antecedent=w.span), actors) for w in who):
            return tuple(replace(w, span=recipient.span, text=recipient.text, via="pronoun") for w in who)
    return (replace(recipient, entity=None, country=None, sectors=(), antecedent=None),)


def _agrees(scene: Scene, pronoun: str, mention: ActorMention) -> bool:
    """Say whether a mention may stand behind a pronoun by number and kind."""
    plural = scene.syntax.tags[mention.head] in PLURAL_TAGS or len(mention.actors) > 1
    if pronoun == "them":
        return plural
    if pronoun == "it":
        return not plural and mention.kind not in (*SINGLE, "pronoun")
    return not plural and mention.kind in SINGLE
