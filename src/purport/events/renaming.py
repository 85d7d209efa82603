"""What a clause calls anew: "condemned what it called a raid", "shut the border, a step that Chile denounced"."""

from purport.events.role_classes import role_classes
from purport.events.scene import Scene

NEAR = 8
NAMES = frozenset({"obj", "xcomp", "obl"})


def named_as(scene: Scene, what: int) -> int | None:
    """Give the noun that tells what a free relative stands for: the raid of "what it called a raid by Togo".

    Arguments: the scene; the token "what". Returns None where its clause names nothing.
    """
    s = scene.syntax
    for naming in range(what + 1, min(what + NEAR, len(s.heads))):
        if scene.lemmas[naming] in role_classes()["naming"] and s.deps[naming] in ("acl:relcl", "ccomp", "advcl"):
            below = [j for j in s.children[naming] if j > naming and s.deps[j] in NAMES and s.pos[j] == "NOUN"]
            named = next((j for j in below if s.deps[j] != "obl" or "as" in scene.marks(j)), None)
            return None if named is None else measured(scene, named)
    return None


def measured(scene: Scene, noun: int) -> int:
    """Give the act that a noun only counts: the arrests of "a campaign of arrests"; else the noun itself."""
    below = scene.prepositional(noun, "of") if scene.lemmas[noun] in scene.book.classes["measure"] else ()
    return below[0] if below and scene.actor_at[below[0]] is None else noun


def done_by(scene: Scene, noun: int) -> int | None:
    """Give who did what a noun sums up at the end of a clause: Peru in "Peru shut the border, a step that ...".

    A noun for words ("a charge that ...") belongs to whoever said them, the others to the nearest verb.
    """
    s = scene.syntax
    article = next((j for j in s.children[noun] if s.deps[j] == "det"), -1)
    if article < 1 or s.lower[article] not in ("a", "an") or s.words[article - 1] not in (",", "-", "--", "—", "–"):
        return None
    said = scene.lemmas[noun] in role_classes()["words_said"]
    if not said and scene.lemmas[noun] not in role_classes()["summing"]:
        return None
    verb, found = noun, None
    for _ in range(NEAR):
        if s.heads[verb] == verb:
            break
        below, verb = verb, s.heads[verb]
        if s.pos[verb] != "VERB" or verb > noun:
            continue
        if found is not None and not (said and s.deps[below] in ("ccomp", "xcomp", "advcl")):
            break
        found = verb
        if not said:
            break
    return scene.subject(found) if found is not None else None
