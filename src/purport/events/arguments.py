"""Whether the arguments of a word are those that an entry of the codebook asks for."""

from collections.abc import Sequence

from purport.events.codebook import Condition, Entry
from purport.events.conditions import holds
from purport.events.entries import PREPOSITIONS
from purport.events.fillers import fillers
from purport.events.scene import Scene


def conditions_hold(scene: Scene, i: int, entry: Entry) -> bool:
    """Say whether the entry's argument conditions hold at token `i`."""
    pos = entry.pos
    if entry.flags and not flags_hold(scene, i, entry):
        return False
    for condition in entry.all_of:
        if not fills(scene, i, pos, condition, after=entry.after):
            return False
    if entry.any_of and not any(fills(scene, i, pos, c, optional=False, after=entry.after) for c in entry.any_of):
        return False
    for condition in entry.none_of:
        for j in filled_by(scene, i, pos, condition.role, entry.after):
            if holds(scene, j, condition):
                return False
    return True


def filled_by(scene: Scene, i: int, pos: str, role: str, after: tuple[str, ...]) -> Sequence[int]:
    """Give what fills a role of a word or phrase.

    The object of a phrase is also what its preposition or particle governs, where the verb has no object but a noun of
    the phrase: the sale in "look into the sale", the stations in "pull the plug on the stations". All words of the
    paragraph are near: a strike beside unions is one of workers.
    """
    if role == "near":
        return range(len(scene.lemmas))
    found = fillers(scene, i, pos, role)
    if role != "obj" or pos != "v" or not after or any(scene.syntax.lower[j] not in after for j in found):
        return found
    return [*found, *(j for mark in after if mark in PREPOSITIONS for j in fillers(scene, i, pos, mark))]


def _counted(scene: Scene, j: int) -> list[int]:
    """Give what a quantity counts: "hundreds of thousands of dollars"."""
    found: list[int] = []
    for _ in range(3):
        if scene.syntax.pos[j] not in ("NUM", "DET") and not _is_measure(scene, j):
            break
        below = scene.prepositional(j, "of")
        if not below:
            break
        found += below
        j = below[0]
    return found


def _is_measure(scene: Scene, j: int) -> bool:
    """Say whether a noun only counts or measures what follows it: "dozens of", "bags of"."""
    classes = scene.book.classes
    return scene.lemmas[j] in classes["partitive"] or scene.lemmas[j] in classes["quantities"]


def flags_hold(scene: Scene, i: int, entry: Entry) -> bool:
    """Say whether voice, object and complement of the verb are those that the entry asks for."""
    flags, pos = entry.flags, entry.pos
    if ("passive" in flags and not scene.is_passive(i)) or ("active" in flags and scene.is_passive(i)):
        return False
    if "noobj" in flags and fillers(scene, i, pos, "obj"):
        return False
    for flag in ("xcomp", "ccomp"):
        if flag in flags and not fillers(scene, i, pos, flag) and not any(c.role == flag for c in entry.any_of):
            return False
    return True


def fills(
    scene: Scene, i: int, pos: str, condition: Condition, *, optional: bool = True, after: tuple[str, ...] = ()
) -> bool:
    """Say whether what fills the role meets the condition.

    `optional`: a missing subject meets one not strict; `after`: the words of a phrase that follow its verb.
    """
    found = filled_by(scene, i, pos, condition.role, after)
    kinds = condition.kinds
    if kinds:
        if "@wrongdoing" in kinds:
            return bool(found)
        if "@threat" in kinds:
            return True
    if not found:
        # A passive without agent and a clause without subject say nothing about who acts.
        return optional and condition.role == "subj" and not condition.strict
    if not (condition.lemmas or kinds or condition.any):
        return True
    s = scene.syntax
    for j in found:
        if holds(scene, j, condition):
            return True
        # "released 17 of their commanders": the whole decides, not the number.
        if (j, "of") in scene.marking.nouns and any(holds(scene, k, condition) for k in _counted(scene, j)):
            return True
        for k in s.children[j]:
            if s.deps[k] == "conj" and holds(scene, k, condition):
                return True
    return False
