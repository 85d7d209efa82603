"""Triggers that tell no act of their own: what a thing is called after, and the act that a vote has just decided."""

from collections.abc import Sequence

from purport.events.role_classes import role_classes
from purport.events.scene import Scene
from purport.events.triggers import Match


def is_named_after(scene: Scene, match: Match) -> bool:
    """Say whether a noun only tells of what kind the noun after it is: "murder weapon", "ceasefire line".

    Arguments: the scene; the match of the noun. In "an attack plot" and "scores of arrests" the act itself is told.
    """
    s, i = scene.syntax, match.head
    if match.entry.pos != "n" or match.end > i + 1:
        return False
    if s.deps[i] == "compound" and s.heads[i] > i and s.pos[s.heads[i]] == "NOUN":
        return scene.lemmas[s.heads[i]] not in _telling(scene)
    for _ in range(3):
        if s.deps[i] != "compound" or s.heads[i] <= i:
            return False
        i = s.heads[i]
        if scene.lemmas[i] in role_classes()["named_after"]:
            return True
    return False


def _telling(scene: Scene) -> frozenset[str]:
    """Give the nouns that count acts or say how real they are, and leave it to the noun before them to name them."""
    classes = scene.book.classes
    return classes["measure"] | classes["partitive"] | classes["numerous"] | scene.book.temporal["unreal_heads"]


def is_voted(scene: Scene, match: Match, matches: Sequence[Match]) -> bool:
    """Say whether an act is coded already with the vote that decides it, or a vote with its act: "voted to approve it".

    Arguments: the scene; the match of the vote or of the act; all matches of the passage. The vote is coded; of two of
    one type the act, where it has a mode of its own ("voted to impeach the mayor").
    """
    s = scene.syntax
    for vote in matches:
        if scene.lemmas[vote.head] != "vote" or vote.entry.pos != "v":
            continue
        for act in matches:
            i = act.head
            decides = s.heads[i] == vote.head and s.deps[i] in ("xcomp", "advcl") and "to" in scene.marks(i)
            if decides and act.entry.pos == "v":
                same = act.entry.type == vote.entry.type
                own = same and act.entry.mode not in (None, vote.entry.mode)
                if match.head == (vote.head if own else i):
                    return True
    return False
