"""Who acts in a clause that modifies a noun: "forces fighting", "a plan to visit", "the first to sign"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from purport.events.role_classes import role_classes

if TYPE_CHECKING:
    from purport.events.scene import Scene


def modifying_subject(scene: Scene, i: int, head: int, depth: int) -> int | None:
    """Subject of a clause that modifies a noun: "forces fighting", "a plan to visit", "the first to sign"."""
    s = scene.syntax
    if s.tags[i] in ("VBG", "VBN") and not any(m in ("of", "about", "for", "to") for m in scene.marks(i)):
        author = _author(scene, head, depth) if s.tags[i] == "VBG" else None
        return head if author is None else author
    predicated = _predicated_subject(scene, head, depth)
    if predicated is not None:
        return predicated
    if s.tags[i] == "VBG" and "for" in scene.marks(i) and s.deps[head] in ("nmod", "obl"):
        # "held the aide in contempt of parliament for refusing to talk": the aide refused.
        above = next((j for j in _above(scene, head) if s.pos[j] == "VERB"), None)
        blamed = scene.object(above) if above is not None else None
        if blamed is not None:
            return blamed
    if scene.actor_at[head] is not None and s.tags[i] == "VB":
        return head
    if s.tags[i] == "VB" and scene.lemmas[head] in role_classes()["inviting"]:
        return _invited(scene, head, depth)
    possessor = s.child(head, "nmod:poss")
    if possessor is not None:
        return possessor
    for j in s.children[head]:
        # "a Russian plan to topple them"
        if j < head and s.deps[j] in ("amod", "compound") and scene.actor_at[j] is not None and s.tags[i] == "VB":
            return j
    for j in s.children[head]:
        if (
            s.deps[j] == "nmod"
            and any(m in ("of", "by", "from", "on") for m in scene.marks(j))
            and (scene.actor_at[j] is not None)
        ):
            return j
    governor = s.heads[head]
    if (
        governor != head
        and s.pos[governor] in ("VERB", "AUX", "ADJ")
        and s.deps[head] in ("obj", "xcomp", "obl", "ccomp")
    ):
        charged_with = {"over", "for"} | (
            {"on", "amid", "under"} if scene.lemmas[head] in role_classes()["counts"] else set()
        )
        if s.deps[head] == "obl" and charged_with & set(scene.marks(head)):
            # "arrested two men over a plot to bomb a plane": the plot is theirs.
            charged = scene.object(governor)
            if charged is not None:
                return charged
        return scene.surface_subject(governor, depth + 1)
    if s.child(head, "cop") is not None:
        return scene.surface_subject(head, depth + 1)
    if scene.lemmas[head] in scene.book.people or s.pos[head] == "PRON":
        return head
    return None


def _invited(scene: Scene, noun: int, depth: int) -> int | None:
    """Who is to act by "the invitation to visit": to whom it goes, who answers it, or at whose call somebody acts."""
    s = scene.syntax
    for mark in ("to", "for", "on"):
        for j in scene.prepositional(noun, mark):
            if scene.actor_at[j] is not None:
                return j
    governor = s.heads[noun]
    answered = s.deps[noun] == "obj" and scene.lemmas[governor] in role_classes()["answering"]
    if answered or (s.deps[noun] == "obl" and "at" in scene.marks(noun)):
        return scene.surface_subject(governor, depth + 1)
    return None


def _above(scene: Scene, i: int) -> list[int]:
    """Give the words that a word hangs on, the nearest first, at most four."""
    heads, found = scene.syntax.heads, []
    for _ in range(4):
        if heads[i] == i:
            break
        i = heads[i]
        found.append(i)
    return found


def _author(scene: Scene, head: int, depth: int) -> int | None:
    """Who speaks through a document: "a petition of the union asking for talks"."""
    s = scene.syntax
    if scene.lemmas[head] not in scene.book.classes["documents"] or scene.actor_at[head] is not None:
        return None
    for j in s.children[head]:
        if s.deps[j] == "nmod:poss" or (s.deps[j] == "nmod" and any(m in ("of", "by", "from") for m in scene.marks(j))):
            return j
        if s.deps[j] == "acl:relcl" and s.child(j, "nsubj") is not None:
            # "a letter the union sent on Monday asking for talks"
            sender = scene.surface_subject(j, depth + 1)
            if sender is not None and scene.actor_at[sender] is not None:
                return sender
    governor = s.heads[head]
    if s.deps[head] == "obj" and s.pos[governor] == "VERB":
        return scene.surface_subject(governor, depth + 1)
    return None


def _predicated_subject(scene: Scene, head: int, depth: int) -> int | None:
    """Who "one of the few countries to have signed" is: the subject of the copula above."""
    s = scene.syntax
    for _ in range(3):
        if s.child(head, "cop") is not None:
            return scene.surface_subject(head, depth + 1)
        if s.deps[head] != "nmod" or scene.lemmas[s.heads[head]] not in scene.book.classes["partitive"]:
            return None
        head = s.heads[head]
    return None
