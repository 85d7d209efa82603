"""Head tokens that fill the roles the codebook names, for verbs, nouns and adjectives."""

from purport.events.nominal import nominal
from purport.events.objects import indirect, is_gerund, listed, objects
from purport.events.participants import is_human, participants
from purport.events.scene import Scene

VERBAL_ROLES = frozenset({"subj", "obj", "iobj", "xcomp", "ccomp", "csubj", "ctrl", "xobj", "amod", "poss", "employer"})
"""The roles that are no prepositions; a preposition that the passage does not have fills nothing."""


def fillers(scene: Scene, i: int, pos: str, role: str) -> list[int]:
    """Give the head tokens that fill a role of predicate `i`.

    Arguments: the scene; the predicate; its part of speech in the codebook (v, n, a); the role's name.
    """
    key = (i, pos, role)
    found = scene.filled.get(key)
    if found is None:
        found = scene.filled[key] = nominal(scene, i, role) if pos == "n" else _verbal(scene, i, role)
    return found


def _verbal(scene: Scene, i: int, role: str) -> list[int]:
    if role not in scene.marking.words and role not in VERBAL_ROLES:
        return []
    s = scene.syntax
    if role == "subj":
        return listed(scene.subject(i))
    if role == "obj":
        return objects(scene, i)
    if role == "iobj":
        return indirect(scene, i)
    if role in ("xcomp", "ccomp"):
        return listed(scene.complement(i, role))
    if role == "employer":
        # "nurses at the clinic went on strike": against those for whom they work.
        who = scene.subject(i)
        if who is None:
            return []
        counted = scene.prepositional(who, "of")
        if counted and scene.lemmas[who] in scene.book.classes["numerous"]:
            who = counted[0]
        return [j for m in ("at", "of", "for", "with") for j in scene.prepositional(who, m)]
    if role == "csubj":
        below = scene.complement(i, "ccomp")
        # "urged that he be freed" asks nothing of him.
        return listed(None if below is None else scene.subject(below))
    if role == "ctrl":
        below = scene.complement(i, "xcomp")
        return listed(None if below is None else scene.surface_subject(below))
    if role == "xobj":
        return _complement_object(scene, i)
    if role == "amod":
        thing = scene.object(i)
        if thing is None:
            return []
        # "called the conduct of police 'intolerable'": parsers hang the adjective on the noun before it.
        holders = [thing, *(j for j in s.children[thing] if s.deps[j] == "nmod")]
        return [
            j for k in holders for j in s.children[k]
            if s.deps[j] in ("amod", "compound") or (s.deps[j] == "appos" and s.pos[j] == "ADJ")
        ]  # fmt: skip
    thing = s.child(i, "obj")
    if role == "poss" and thing is not None:
        return [j for j in s.children[thing] if s.deps[j] == "nmod:poss"]
    found = [*scene.prepositional(i, role)]
    clause = scene.clausal(i, role)
    if clause is not None:
        found.append(clause)
    if role == "of":
        found = [j for j in found if not is_gerund(scene, j)]
    if thing is not None:
        found += scene.prepositional(thing, role)
        if role == "against" and not found:
            # "dropped charges of murder against the aide": a parser hangs the phrase on the noun before it.
            found += [k for j in scene.prepositional(thing, "of") for k in scene.prepositional(j, role)]
        for j in s.children[thing]:
            # "send boats and cash to Dakar": the phrase hangs on the last thing sent.
            if s.deps[j] == "conj" and s.pos[j] in ("NOUN", "PROPN"):
                found += scene.prepositional(j, role)
    if scene.is_passive(i):
        surface = s.child(i, "nsubj:pass")
        if surface is not None:
            found += scene.prepositional(surface, role)
    return found


def _complement_object(scene: Scene, i: int) -> list[int]:
    """Give whom the act in the complement concerns: "agreed to lend its experts to Chad"."""
    below = scene.complement(i, "xcomp")
    if below is None:
        return []
    thing = scene.object(below) if not scene.is_passive(below) else None
    if thing is not None and is_human(scene, thing):
        return [thing]
    for preposition in ("with", "to", "on", "against", "from", "for"):
        found = [*scene.prepositional(below, preposition)]
        if thing is not None:
            found += scene.prepositional(thing, preposition)
        if any(participants(scene, j) for j in found):
            return found
    return listed(thing)
