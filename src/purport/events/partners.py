"""Parties of a bargain or meeting told by the clause around it: "swapped captives under a deal that Oman brokered"."""

from purport.events.codebook import Entry
from purport.events.fillers import fillers
from purport.events.participants import participants
from purport.events.role_classes import role_classes
from purport.events.scene import Scene
from purport.records import EventActor

Actors = tuple[EventActor, ...]
WITHIN = frozenset({"under", "in", "by", "after", "following", "as part of", "through"})
BY_HELP = frozenset({"with", "without", "thanks to"})
OF_ITS_OWN = ("between", "among")


def bound_by(scene: Scene, i: int) -> Actors:
    """Give who is bound by a deal under which something is done: who does it and with or for whom.

    Arguments: the scene; the noun of the deal. Returns nobody unless the deal stands in a phrase of the clause.
    """
    s = scene.syntax
    top = i
    while s.deps[top] == "nmod" and "of" in scene.marks(top) and s.pos[s.heads[top]] == "NOUN":
        # "in the first step of an agreement"
        top = s.heads[top]
    verb = s.heads[top]
    if s.deps[top] == "nmod":
        verb = s.heads[verb]
    if (
        s.deps[top] not in ("obl", "nmod")
        or not WITHIN.intersection(scene.marks(top))
        or s.pos[verb] not in ("VERB", "ADJ")
    ):
        return ()
    subject = scene.surface_subject(verb)
    found = [*(participants(scene, subject) if subject is not None and s.pos[subject] != "PRON" else ())]
    for token in fillers(scene, verb, "v", "with"):
        found += participants(scene, token)
    return tuple(dict.fromkeys(a for a in found if a.country is not None))


def brought_together(scene: Scene, i: int, entry: Entry) -> Actors:
    """Give between whom somebody mediates, by the talks or the deal that come of it."""
    if entry.type != "CONSULT" or entry.pos != "v":
        return ()
    for thing in [*fillers(scene, i, "v", "obj"), *fillers(scene, i, "v", "over")]:
        for role in OF_ITS_OWN:
            found = [a for token in fillers(scene, thing, "n", role) for a in participants(scene, token)]
            if found:
                return tuple(found)
        bound = bound_by(scene, thing) if entry.mode == "third-party" else ()
        if bound:
            return bound
    return ()


def lent(scene: Scene, i: int, entry: Entry) -> tuple[Actors, Actors]:
    """Give who helps whom where a phrase says by whose help something is done: "took the town with Egypt's support".

    "Came to Chad's aid" has the helper in its subject.
    """
    s = scene.syntax
    verb = s.heads[i]
    if entry.type not in ("AID", "SUPPORT") or entry.pos != "n" or s.deps[i] != "obl" or s.pos[verb] != "VERB":
        return (), ()
    told = ("poss", "demonym", "of", "from", "by")
    marks = scene.marks(i)
    named = next((who for role in told for j in fillers(scene, i, "n", role) if (who := participants(scene, j))), ())
    doer = scene.subject(verb)
    doing = participants(scene, doer) if doer is not None else ()
    if "to" in marks and entry.type == "AID" and scene.lemmas[verb] in role_classes()["hastening"]:
        return doing, named
    if BY_HELP.intersection(marks) and not any(fillers(scene, i, "n", role) for role in ("to", "for")):
        return named, doing
    return (), ()
