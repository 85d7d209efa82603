"""Those whom an act concerns where the roles of its row name nobody: owners, authors, purposes, those asked."""

from collections.abc import Callable

from purport.events.codebook import Entry
from purport.events.coordination import conjuncts
from purport.events.fillers import fillers
from purport.events.participants import is_known, of_place, participants
from purport.events.partners import brought_together
from purport.events.renaming import done_by
from purport.events.role_classes import role_classes
from purport.events.scene import Scene
from purport.records import EventActor

Actors = tuple[EventActor, ...]
OWNED = frozenset({"ACCUSE", "COERCE", "SANCTION", "PROTEST", "ASSAULT", "REJECT", "SUPPORT", "CONCEDE", "RETREAT"})
OWNED_ROLES = frozenset({"obj", "of", "into", "over", "on", "against", "at", "to", "outside", "near"})
ANSWERED = frozenset({"REJECT", "ACCUSE", "SUPPORT", "CONCEDE"})
"""Types of what is said or done to somebody's motion: "rejected an appeal lodged by the mayor"."""
PROMISED = frozenset({"AGREE", "REJECT"})


def concerned(scene: Scene, i: int, entry: Entry) -> Actors:
    """Give those whom an act concerns beyond the roles of its row.

    Arguments: the scene; the trigger's head; its row. Returns the first that one of the rules finds.
    """
    rules: tuple[Callable[[Scene, int, Entry], Actors], ...] = (
        _owners, _authors, _claimed, _called, _opposed, _promised, _helped, _faced, _refuge, brought_together
    )  # fmt: skip
    for rule in rules:
        found = rule(scene, i, entry)
        if found:
            return found
    return ()


def _owners(scene: Scene, i: int, entry: Entry) -> Actors:
    """Give those to whom the thing acted upon belongs: "froze the assets of officials"."""
    if entry.type not in OWNED or not entry.recipient:
        return ()
    for role in entry.recipient:
        for token in fillers(scene, i, entry.pos, role) if role in OWNED_ROLES else ():
            for thing in (token, *conjuncts(scene.syntax, token)):
                if scene.lemmas[thing] in scene.book.people or _is_suffered(scene, entry, thing, role):
                    continue
                for j in scene.prepositional(thing, "of"):
                    who = participants(scene, j)
                    if who:
                        return who
    return ()


def _is_suffered(scene: Scene, entry: Entry, thing: int, role: str) -> bool:
    """Say whether what is protested or looked into was done to those after "of": "a march against the arrest of Ng"."""
    lemma = scene.lemmas[thing]
    if entry.type == "ACCUSE" and lemma in role_classes()["harms"]:
        return True
    return role not in ("obj", "of") and lemma in scene.book.entries["n"]


def _authors(scene: Scene, i: int, entry: Entry) -> Actors:
    """Give who made what is answered: "rejected an appeal lodged by the mayor", "refused talks with the rebels"."""
    if entry.type not in ANSWERED or entry.pos != "v":
        return ()
    s = scene.syntax
    for thing in fillers(scene, i, "v", "obj"):
        if scene.actor_at[thing] is not None or scene.lemmas[thing] in scene.book.people:
            continue
        below = [thing, *(j for j in s.children[thing] if s.deps[j] == "nmod")]
        marks = ("by", "from", "with") if entry.type == "REJECT" else ("by",)
        for token in (k for mark in marks for j in below for k in scene.prepositional(j, mark)):
            who = participants(scene, token)
            if who:
                return who
        for j in s.children[thing]:
            author = scene.agent(j) if s.deps[j] == "acl" and s.tags[j] in ("VBN", "VBD") else None
            if author is not None:
                return participants(scene, author)
        doer = done_by(scene, thing) if s.heads[i] == thing else None
        if doer is not None:
            return participants(scene, doer)
    return ()


def _claimed(scene: Scene, i: int, entry: Entry) -> Actors:
    """Give of whom something is claimed: "opened an inquiry into claims that a minister took bribes"."""
    if entry.type != "ACCUSE":
        return ()
    s = scene.syntax
    for role in entry.recipient:
        for token in fillers(scene, i, entry.pos, role) if role in ("into", "over", "of", "on") else ():
            if scene.lemmas[token] not in role_classes()["askings"]:
                continue
            clause = next((j for j in s.children[token] if s.deps[j] in ("acl", "ccomp") and s.tags[j] != "VB"), None)
            subject = scene.surface_subject(clause) if clause is not None else None
            if subject is not None:
                return participants(scene, subject)
    return ()


def _called(scene: Scene, i: int, entry: Entry) -> Actors:
    """Give who acts at a call: "At the request of Accra, Togo freed them"."""
    s = scene.syntax
    if entry.type != "REQUEST" or entry.pos != "n":
        return ()
    if s.deps[i] != "obl" or "at" not in scene.marks(i) or s.pos[s.heads[i]] != "VERB":
        return ()
    token = scene.subject(s.heads[i])
    return participants(scene, token) if token is not None else ()


def _opposed(scene: Scene, i: int, entry: Entry) -> Actors:
    """Give whom a protest is against by its first word: "an anti-government rally"."""
    s = scene.syntax
    if entry.type != "PROTEST" or entry.pos != "n":
        return ()
    for j in s.children[i]:
        if j < i and j > 1 and s.lower[j - 1] == "-" and s.lower[j - 2] == "anti":
            who = participants(scene, j)
            if who:
                return who
    return ()


def _promised(scene: Scene, i: int, entry: Entry) -> Actors:
    """Give for whom it is that something is promised or refused: "agreed to lend a million to Chad"."""
    if entry.type not in PROMISED or entry.pos == "n":
        return ()
    subject = scene.subject(i) if entry.pos == "v" else scene.surface_subject(i)
    own = {a.country for a in participants(scene, subject)} if subject is not None else set()
    for token in fillers(scene, i, entry.pos, "xobj"):
        who = tuple(a for a in participants(scene, token) if is_known(a) and a.country not in {None, *own})
        if who and scene.actor_at[token] is not None:
            return who
    return ()


def _helped(scene: Scene, i: int, entry: Entry) -> Actors:
    """Give whom aid is to help: "gave a million to support refugees", "a million in assistance to Chad"."""
    if entry.type != "AID" or entry.pos != "v":
        return ()
    s = scene.syntax
    things = fillers(scene, i, "v", "obj")
    for thing in things:
        for j in s.children[thing]:
            if s.deps[j] == "nmod":
                who = [
                    a for mark in ("to", "for") for k in scene.prepositional(j, mark) for a in participants(scene, k)
                ]
                if who:
                    return tuple(who)
    for holder in (i, *things):
        for j in s.children[holder]:
            if s.deps[j] in ("advcl", "acl") and s.tags[j] == "VB" and scene.lemmas[j] in role_classes()["helping"]:
                helped = scene.object(j)
                if helped is not None:
                    return participants(scene, helped)
    return ()


def _faced(scene: Scene, i: int, entry: Entry) -> Actors:
    """Give against whom forces are moved: "mobilised the army for an assault against Chad"."""
    if entry.type != "MOBILIZE" or entry.pos != "v":
        return ()
    for purpose in fillers(scene, i, "v", "for"):
        for mark in ("against", "on"):
            for token in scene.prepositional(purpose, mark):
                who = participants(scene, token) or of_place(scene, token, cities=False)
                if who:
                    return who
    return ()


def _refuge(scene: Scene, i: int, entry: Entry) -> Actors:
    """Give where refuge is sought: "sought asylum in Chad"."""
    if entry.type != "REQUEST" or entry.pos != "v":
        return ()
    things = fillers(scene, i, "v", "obj")
    if not any(scene.lemmas[thing] in role_classes()["refuges"] for thing in things):
        return ()
    for token in fillers(scene, i, "v", "in"):
        who = of_place(scene, token, cities=True) or participants(scene, token)
        if who:
            return who
    return ()
