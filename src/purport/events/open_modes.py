"""The mode of an event where its row leaves it open: from means, from what is asked or threatened, from the channel."""

from purport.events.codebook import Entry
from purport.events.fillers import fillers
from purport.events.participants import participants
from purport.events.role_classes import role_classes
from purport.events.scene import Scene

OPEN = frozenset({None, "explosives", "troops"})
MEANS_TYPES = frozenset({"ASSAULT", "MOBILIZE"})
ASKED = (("yield", "yielding"), ("assist", "assisting"), ("change", "changing"))
THREATENED = ("violence", "expel", "arrest", "territory", "relations", "restrict")
"""Modes of THREATEN, each with the class `threatened_...` of the words for what is threatened; the first one wins."""
CHANNELS = ("by", "via", "over", "on", "through")
MULTILATERAL = 3
"""How many states meet where a meeting is multilateral."""


def mode_of(scene: Scene, i: int, entry: Entry) -> str | None:
    """Give the mode of an event.

    Arguments: the scene; the trigger's head; its entry. Returns the entry's mode, or the one that the weapon or force
    near the trigger decides ("jets hit a depot"), what is asked or threatened, or how the sides talked.
    """
    if entry.mode is None and entry.type in ("REQUEST", "REJECT"):
        return _of_content(scene, i, entry, ASKED)
    if entry.mode is None and entry.type == "THREATEN":
        return _of_content(scene, i, entry, tuple((mode, f"threatened_{mode}") for mode in THREATENED))
    if entry.mode is None and entry.type == "CONSULT":
        return _of_meeting(scene, i, entry)
    if entry.mode not in OPEN or entry.type not in MEANS_TYPES:
        return entry.mode
    s = scene.syntax
    near = [*s.children[i]]
    subject = scene.subject(i) if entry.pos == "v" else None
    if subject is not None:
        near += [subject, *s.children[subject]]
    for j in [*fillers(scene, i, entry.pos, "with"), *fillers(scene, i, entry.pos, "obj"), *near]:
        found = scene.book.means.get((entry.type, scene.lemmas[j]))
        if found is not None and s.deps[j] not in ("advcl", "ccomp", "parataxis", "conj"):
            return found
    return entry.mode


def _of_content(scene: Scene, i: int, entry: Entry, classes: tuple[tuple[str, str], ...]) -> str | None:
    """Give the mode that what is asked, refused or threatened decides: "refused to release them" is of mode yield."""
    s = scene.syntax
    below = [*fillers(scene, i, entry.pos, "xcomp"), *fillers(scene, i, entry.pos, "ccomp")]
    below += [j for j in s.children[i] if s.deps[j] == "advcl" and "to" in scene.marks(j)]
    below += fillers(scene, i, entry.pos, "for")
    if entry.type == "THREATEN":
        below += [j for role in ("with", "of", "comp") for j in fillers(scene, i, entry.pos, role)]
    thing = scene.object(i) if entry.pos == "v" else None
    if thing is not None:
        below += [thing, *(j for j in s.children[thing] if s.deps[j] == "acl")]
    known = {**scene.book.classes, **role_classes()}
    for mode, name in classes:
        if any(scene.lemmas[j] in known[name] for j in below):
            return mode
    return None


def _of_meeting(scene: Scene, i: int, entry: Entry) -> str | None:
    """Give the mode of talks: on the telephone, or among three states and more."""
    s = scene.syntax
    lines = role_classes()["lines"]
    at = [j for mark in CHANNELS for j in scene.prepositional(i, mark)]
    at += [j for j in s.children[i] if s.deps[j] in ("compound", "amod") and j < i]
    if any(scene.lemmas[j] in lines or any(scene.lemmas[k] in lines for k in s.children[j]) for j in at):
        return "phone"
    sides = {
        actor.country
        for role in ("subj", "with", "between", "of", "poss")
        for j in fillers(scene, i, entry.pos, role)
        for actor in participants(scene, j)
    }
    return "multilateral" if len(sides - {None}) >= MULTILATERAL else None
