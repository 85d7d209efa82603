"""Events that the text announces for a time or a place: "The talks are due on Monday"."""

from purport.events.role_classes import role_classes
from purport.events.scene import Scene

SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
MARKS = frozenset({"in", "for", "on", "at", "by", "after", "before", "later"})


def is_announced(scene: Scene, n: int) -> bool:
    """Say whether noun `n` names an act that is still to come, by the predicate it stands under.

    Arguments: the scene; the noun. "The summit is set for May", "is due to begin", "is due in Rome for talks". A past
    result is no announcement: "The attack is set to weaken the party".
    """
    s = scene.syntax
    head = s.heads[n]
    begun = scene.book.temporal["happening_verbs"]
    if s.deps[n] in SUBJECTS and s.tags[head] == "VB" and scene.lemmas[head] in begun:
        # "is due to begin": a parser takes "due to" for a preposition.
        return any(j < head and s.lower[j] == "due" for j in s.children[head])
    if head == n or scene.lemmas[head] not in role_classes()["announcing"]:
        return False
    if s.pos[head] not in ("ADJ", "VERB") or (s.pos[head] == "VERB" and s.tags[head] != "VBN"):
        return False
    if s.deps[n] == "obl":
        return "for" in scene.marks(n)
    if s.deps[n] not in SUBJECTS:
        return False
    below = [j for j in s.children[head] if s.deps[j] in ("xcomp", "advcl", "ccomp") and j > head]
    if below:
        return scene.lemmas[below[0]] in begun
    return any(
        j > head
        and s.deps[j].startswith(("obl", "advmod", "nmod"))
        and (MARKS.intersection(scene.marks(j)) or _is_day(scene, j))
        for j in s.children[head]
    )


def _is_day(scene: Scene, j: int) -> bool:
    return any(date.start <= j < date.end for date in scene.dates)
