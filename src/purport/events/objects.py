"""What a verb acts upon and to whom it gives: objects, indirect objects, and those that a parser hangs elsewhere."""

from purport.events.coordination import is_displaced
from purport.events.renaming import named_as
from purport.events.scene import Scene


def listed(token: int | None) -> list[int]:
    """Give a list of the token, empty where there is none."""
    return [] if token is None else [token]


def objects(scene: Scene, i: int) -> list[int]:
    """Give the objects of verb `i`: the subject of a passive, the object, where need be the indirect one."""
    s = scene.syntax
    thing = scene.object(i)
    found = listed(thing if thing is not None or scene.is_passive(i) else s.child(i, "iobj"))
    # A parser may give "offered the rebels an amnesty" two objects, and "asked Lima to step in" an indirect one.
    asked = s.child(i, "xcomp") is not None or s.child(i, "obj") is None
    for j in s.children[i]:
        # Past a prepositional phrase a second object is one that a parser hangs wrong: "hit a bank in support of Togo".
        if found and s.deps[j] == "obl" and j > found[0]:
            break
        wanted = s.deps[j] == "obj" or (asked and s.deps[j] == "iobj")
        if wanted and j not in found and not is_displaced(s, i, j) and not is_gerund(scene, j):
            found.append(j)
    if found and s.lower[found[0]] == "what":
        return listed(named_as(scene, found[0])) or found
    return found or listed(_raised(scene, i)) or _repeated(scene, i)


def indirect(scene: Scene, i: int) -> list[int]:
    """Give the heads of the indirect objects of verb `i`: to whom something is given."""
    s = scene.syntax
    own = s.child(i, "iobj")
    if own is not None:
        return [scene.antecedent(own)]
    things = [j for j in s.children[i] if s.deps[j] == "obj"]
    if len(things) > 1:
        return things[:1]
    if scene.is_passive(i):
        # "was denied a visa": the receiver is the subject of the passive, the thing given its object.
        return listed(scene.surface_subject(i)) if things else []
    # "gave Chad tanks": parsers take the two names for one.
    return [k for j in things for k in s.children[j] if k == i + 1 and s.deps[k] == "compound" and _is_state(scene, k)]


def _repeated(scene: Scene, i: int) -> list[int]:
    """Give the object that a parser takes for part of how often: "hitting Ng eleven times"."""
    s = scene.syntax
    times = [j for j in s.children[i] if s.deps[j].startswith("obl") and s.lower[j] == "times"]
    return [k for j in times for k in s.children[j] if k == i + 1 and s.deps[k] == "compound" and s.pos[k] == "PROPN"]


def is_gerund(scene: Scene, noun: int) -> bool:
    """Say whether a noun is the object of a gerund that a parser hangs on it: "accused him of funding rebels"."""
    s = scene.syntax
    blamed_for = scene.lemmas[s.heads[noun]] in scene.book.classes["blaming"]
    return any(
        s.tags[k] in ("VBG", "NN")
        and s.deps[k] in ("compound", "amod")
        and s.lower[k].endswith("ing")
        and (scene.marks(k) or (blamed_for and s.lower[k - 1] == "of"))
        for k in s.children[noun]
    )


def _is_state(scene: Scene, token: int) -> bool:
    mention = scene.actor_at[token]
    return mention is not None and mention.kind == "country" and scene.syntax.tags[token] in ("NNP", "NNPS")


def _raised(scene: Scene, i: int) -> int | None:
    """Give the object that a parser hangs on the complement: "asked Madrid to let him leave"."""
    s = scene.syntax
    below = s.child(i, "xcomp")
    if below is not None and below == i + 1 and s.lower[below] in ("neighbouring", "neighboring", "visiting"):
        return s.child(below, "obj")
    if below is None or s.tags[below] != "VB":
        return None
    mark = next((j for j in s.children[below] if s.deps[j] == "mark" and s.lower[j] == "to"), None)
    if mark is None:
        return None
    return next((j for j in s.children[below] if s.deps[j] in ("obj", "iobj") and i < j < mark), None)
