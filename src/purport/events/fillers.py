"""Head tokens that fill the roles the codebook names, for verbs, nouns and adjectives."""

from purport.events.participants import participants
from purport.events.scene import Scene

VERBAL_ROLES = frozenset({"subj", "obj", "iobj", "xcomp", "ccomp", "csubj", "ctrl", "xobj", "amod", "poss", "employer"})
NOMINAL_ROLES = frozenset(
    {"subj", "poss", "objsubj", "govsubj", "govobj", "demonym", "comp", "amod", "xcomp", "ccomp", "csubj", "xobj"}
)
"""The roles that are no prepositions; a preposition that the passage does not have fills nothing."""


MAX_CLIMB = 6
MEETING_MARKS = frozenset({"in", "at", "during", "on"})


def fillers(scene: Scene, i: int, pos: str, role: str) -> list[int]:
    """Give the head tokens that fill a role of predicate `i`.

    Arguments: the scene; the predicate; its part of speech in the codebook (v, n, a); the role's name.
    """
    key = (i, pos, role)
    found = scene.filled.get(key)
    if found is None:
        found = scene.filled[key] = _nominal(scene, i, role) if pos == "n" else _verbal(scene, i, role)
    return found


def _listed(token: int | None) -> list[int]:
    return [] if token is None else [token]


def _verbal(scene: Scene, i: int, role: str) -> list[int]:
    if role not in scene.marking.words and role not in VERBAL_ROLES:
        return []
    s = scene.syntax
    if role == "subj":
        return _listed(scene.subject(i))
    if role == "obj":
        thing = scene.object(i)
        found = _listed(thing if thing is not None or scene.is_passive(i) else s.child(i, "iobj"))
        # A parser may give "offered the rebels an amnesty" two objects, and "asked Lima to step in" an indirect one.
        asked = s.child(i, "xcomp") is not None or s.child(i, "obj") is None
        found += [
            j for j in s.children[i] if (s.deps[j] == "obj" or (asked and s.deps[j] == "iobj")) and j not in found
        ]
        return found or _listed(_raised(scene, i))
    if role == "iobj":
        own = s.child(i, "iobj")
        if own is not None:
            return [scene.antecedent(own)]
        objects = [j for j in s.children[i] if s.deps[j] == "obj"]
        if len(objects) > 1:
            return objects[:1]
        # "was denied a visa": the receiver is the subject of the passive, the thing given its object.
        return _listed(scene.surface_subject(i)) if scene.is_passive(i) and s.child(i, "obj") is not None else []
    if role in ("xcomp", "ccomp"):
        return _listed(scene.complement(i, role))
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
        return _listed(None if below is None else scene.surface_subject(below))
    if role == "ctrl":
        below = scene.complement(i, "xcomp")
        return _listed(None if below is None else scene.surface_subject(below))
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
    if thing is not None:
        found += scene.prepositional(thing, role)
        for j in s.children[thing]:
            # "send boats and cash to Dakar": the phrase hangs on the last thing sent.
            if s.deps[j] == "conj" and s.pos[j] in ("NOUN", "PROPN"):
                found += scene.prepositional(j, role)
    if scene.is_passive(i):
        surface = s.child(i, "nsubj:pass")
        if surface is not None:
            found += scene.prepositional(surface, role)
    return found


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


def _complement_object(scene: Scene, i: int) -> list[int]:
    below = scene.complement(i, "xcomp")
    if below is None:
        return []
    thing = scene.object(below) if not scene.is_passive(below) else None
    if thing is not None and participants(scene, thing):
        return [thing]
    for preposition in ("with", "to", "on", "against", "from", "for"):
        found = [*scene.prepositional(below, preposition)]
        if thing is not None:
            found += scene.prepositional(thing, preposition)
        if any(participants(scene, j) for j in found):
            return found
    return _listed(thing)


def _nominal(scene: Scene, n: int, role: str) -> list[int]:
    if role not in scene.marking.words and role not in NOMINAL_ROLES:
        return []
    s = scene.syntax
    if role == "subj":
        light = scene.light_verb(n)
        if light is None:
            return _listed(_charged(scene, n))
        if light[1] != "actor":
            return []
        verb = light[0]
        return _listed(scene.surface_subject(verb) if s.pos[verb] != "VERB" else scene.subject(verb))
    if role == "poss":
        return [j for j in s.children[n] if s.deps[j] == "nmod:poss"]
    if role == "objsubj":
        # "rejected a request from Lima": who rejects it was asked.
        head = s.heads[n]
        return _listed(scene.subject(head)) if s.deps[n] in ("obj", "nsubj:pass") and s.pos[head] == "VERB" else []
    if role == "govsubj":
        head = s.heads[n]
        if s.deps[n] == "nmod":
            above = s.heads[head]
            if MEETING_MARKS.intersection(scene.marks(n)) and s.pos[above] == "VERB" and scene.actor_at[head] is None:
                # "warned him of consequences at a summit": a parser hangs the phrase on the noun before it.
                return _listed(scene.subject(above))
            return [head]
        return _listed(scene.subject(head)) if s.deps[n] in ("obl", "advcl") and s.pos[head] == "VERB" else []
    if role == "govobj":
        # "warned the premier at a summit": the summit was with whom he warned.
        head = s.heads[s.heads[n]] if s.deps[n] == "nmod" else s.heads[n]
        if s.pos[head] != "VERB" or s.deps[n] not in ("obl", "nmod") or not MEETING_MARKS.intersection(scene.marks(n)):
            return []
        return fillers(scene, head, "v", "obj")[:1]
    if role in ("csubj", "xobj"):
        below = next((j for j in s.children[n] if s.deps[j] in ("acl", "ccomp", "acl:relcl", "xcomp")), None)
        if below is None:
            return []
        return _listed(scene.surface_subject(below) if role == "csubj" else scene.object(below))
    if role in ("demonym", "comp", "amod"):
        return _premodifiers(scene, n, role)
    if role in ("xcomp", "ccomp"):
        return [j for j in s.children[n] if s.deps[j] in ("acl", "ccomp", "xcomp")][:1]
    found = [*scene.prepositional(n, role)]
    clause = scene.clausal(n, role)
    if clause is not None:
        found.append(clause)
    if not found and role == "by":
        # "the invitation extended by Oslo"
        found = [
            k for j in s.children[n] if s.deps[j] == "acl" and scene.lemmas[j] in scene.book.classes["performing"]
            for k in _listed(scene.agent(j))
        ]  # fmt: skip
    if found:
        return found
    climbed = n
    while s.deps[climbed] == "conj":
        climbed = s.heads[climbed]
    if climbed != n:
        found = [j for j in scene.prepositional(climbed, role) if j > n]
        if found:
            return found
    head = s.heads[n]
    if s.deps[n] == "obl" and role in ("at", "on", "to") and scene.lemmas[head] not in scene.book.support_verbs:
        # "lashed out at the agency over the raid": whom the verb aims at is not whom the noun hits.
        return []
    if head != n and s.pos[head] == "VERB" and s.deps[n] in ("obj", "nsubj:pass", "obl", "nsubj") and role != "of":
        if role == "by" and scene.lemmas[head] not in scene.book.classes["performing"]:
            # "The visit was cancelled by Rome": who cancels is not who visits.
            return []
        return [*scene.prepositional(head, role)]
    if s.deps[n] == "nmod" and "of" in scene.marks(n) and role not in ("of",):
        return [*scene.prepositional(head, role)]
    # The last conjunct carries the phrase that all share: "the invasion and occupation of Kuwait".
    for j in s.children[n]:
        if s.deps[j] == "conj" and (shared := scene.prepositional(j, role)):
            return [*shared]
    return []


def _charged(scene: Scene, n: int) -> int | None:
    """Give the one who is blamed for the act that noun `n` names, or owns up to it.

    "blamed Oslo for the attack", "charged with murder", "pleaded guilty to attempted murder", "a plot to ...".
    """
    s = scene.syntax
    for _ in range(MAX_CLIMB):
        if s.deps[n] != "conj" or s.pos[s.heads[n]] != "NOUN":
            break
        n = s.heads[n]
    while s.deps[n] == "nmod" and "of" in scene.marks(n) and scene.lemmas[s.heads[n]] in scene.book.classes["measure"]:
        n = s.heads[n]
    head = s.heads[n]
    marks = set(scene.marks(n))
    if scene.lemmas[head] == "guilty":
        head = s.heads[head]
    if (
        scene.lemmas[head] == "attempt"
        and head == n - 1
        and scene.lemmas[s.heads[head]] in (scene.book.classes["confessing"])
    ):
        # "pleaded guilty to attempted murder": parsers take the participle for a verb.
        return scene.surface_subject(s.heads[head])
    if scene.lemmas[head] in scene.book.classes["asking"] and s.deps[n] == "obl" and "for" in marks:
        # "asked the premier for an investigation": the premier is to investigate.
        return scene.object(head)
    if s.deps[n] in ("obl", "obj", "nmod") and scene.lemmas[head] in scene.book.classes["confessing"]:
        return scene.surface_subject(head) if s.deps[n] == "obj" or marks & {"to"} else None
    if s.deps[n] not in ("obl", "nmod") or not marks & {"for", "of", "over", "with"}:
        return None
    if s.deps[n] == "nmod":
        head = s.heads[head] if s.deps[head] == "obj" else head
    if s.pos[head] != "VERB" or scene.lemmas[head] not in scene.book.classes["blaming"]:
        return None
    return scene.object(head)


def _premodifiers(scene: Scene, n: int, role: str) -> list[int]:
    s = scene.syntax
    found = []
    for j in s.children[n]:
        if j > n:
            continue
        if role == "amod":
            if s.deps[j] in ("amod", "compound", "nmod"):
                found.append(j)
        elif role == "comp":
            if s.deps[j] in ("compound", "nmod", "amod"):
                found.append(j)
        elif s.deps[j] in ("amod", "compound", "nmod", "nmod:poss") and scene.actor_at[j] is not None:
            found.append(j)
    return found
