"""Head tokens that fill the roles of a noun that names an act: "Oslo's visit", "the killing of two by rebels"."""

from purport.events.objects import listed, objects
from purport.events.role_classes import role_classes
from purport.events.scene import Scene

ROLES = frozenset(
    {"subj", "poss", "objsubj", "govsubj", "govobj", "demonym", "comp", "amod", "xcomp", "ccomp", "csubj", "xobj"}
)
"""The roles that are no prepositions; a preposition that the passage does not have fills nothing."""
MAX_CLIMB = 6
MEETING_MARKS = frozenset({"in", "at", "during", "on"})
THROUGH = {
    "between": ("by", "of"),
    "by": ("of", "on", "against", "for", "in", "to", "from", "with", "into"),
    "to": ("of",), "from": ("for",),
    "on": ("by",), "upon": ("by",), "against": ("by", "of"), "with": ("by", "of"),
}  # fmt: skip
"""The phrases under which a parser may hang one that says who takes part in an act."""


def nominal(scene: Scene, n: int, role: str) -> list[int]:
    """Give the head tokens that fill a role of noun `n`; see `fillers`."""
    if role not in scene.marking.words and role not in ROLES:
        return []
    s = scene.syntax
    if role == "subj":
        light = scene.light_verb(n)
        if light is None:
            return listed(_charged(scene, n))
        if light[1] != "actor":
            return []
        verb = light[0]
        return listed(scene.surface_subject(verb) if s.pos[verb] != "VERB" else scene.subject(verb))
    if role == "poss":
        return [j for j in s.children[n] if s.deps[j] == "nmod:poss"]
    if role == "objsubj":
        # "rejected a request from Lima": who rejects it was asked.
        head = s.heads[n]
        return listed(scene.subject(head)) if s.deps[n] in ("obj", "nsubj:pass") and s.pos[head] == "VERB" else []
    if role == "govsubj":
        head = s.heads[n]
        if s.deps[n] == "nmod":
            above = s.heads[head]
            if MEETING_MARKS.intersection(scene.marks(n)) and s.pos[above] == "VERB" and scene.actor_at[head] is None:
                # "warned him of consequences at a summit": a parser hangs the phrase on the noun before it.
                return listed(scene.subject(above))
            return [head]
        return listed(scene.subject(head)) if s.deps[n] in ("obl", "advcl") and s.pos[head] == "VERB" else []
    if role == "govobj":
        # "warned the premier at a summit": the summit was with whom he warned.
        head = s.heads[s.heads[n]] if s.deps[n] == "nmod" else s.heads[n]
        if s.pos[head] != "VERB" or s.deps[n] not in ("obl", "nmod") or not MEETING_MARKS.intersection(scene.marks(n)):
            return []
        return objects(scene, head)[:1]
    if role in ("csubj", "xobj"):
        below = next((j for j in s.children[n] if s.deps[j] in ("acl", "ccomp", "acl:relcl", "xcomp")), None)
        if below is None:
            return []
        return listed(scene.subject(below) if role == "csubj" else scene.object(below))
    if role in ("demonym", "comp", "amod"):
        return _premodifiers(scene, n, role)
    if role in ("xcomp", "ccomp"):
        return [j for j in s.children[n] if s.deps[j] in ("acl", "ccomp", "xcomp")][:1]
    if role == "on" and _pinned(scene, n):
        return []
    if role == "against" and _accused(scene, n):
        return []
    return _own_phrase(scene, n, role) or _inner_phrase(scene, n, role) or _shared_phrase(scene, n, role)


def _own_phrase(scene: Scene, n: int, role: str) -> list[int]:
    found = [*scene.prepositional(n, role)]
    clause = scene.clausal(n, role)
    if clause is not None:
        found.append(clause)
    if found or role == "of":
        return found
    # "the invitation extended by Oslo", "charges of fraud filed against the mayor"
    s = scene.syntax
    below = (j for k in (n, *scene.prepositional(n, "of")) for j in s.children[k])
    done = [j for j in below if s.deps[j] == "acl" and scene.lemmas[j] in scene.book.classes["performing"]]
    if role == "by":
        return [k for j in done for k in listed(scene.agent(j))]
    return [k for j in done if s.tags[j] in ("VBN", "VBD") for k in scene.prepositional(j, role)]


def _inner_phrase(scene: Scene, n: int, role: str) -> list[int]:
    """Give the phrase that a parser hangs on the noun before it: "the killing of two soldiers by rebels"."""
    for between in THROUGH.get(role, ()):
        for j in scene.prepositional(n, between):
            if j < n or (role == "from" and scene.syntax.pos[j] != "PROPN"):
                # "support for refugees from Sudan" is not from Sudan, "support for Egypt from Sudan" is.
                continue
            below = [j, *(k for k in scene.syntax.children[j] if scene.syntax.deps[k] == "nmod" and k > j)]
            for holder in below if role == "by" else below[:1]:
                if role == "by" and between in ("on", "against", "for") and _is_act(scene, holder):
                    # "a ban on a march by unions": the unions march.
                    continue
                found = [k for k in scene.prepositional(holder, role) if k > holder]
                if found:
                    return found
    return []


def _is_act(scene: Scene, n: int) -> bool:
    return scene.actor_at[n] is None and scene.lemmas[n] in scene.book.entries["n"]


def _shared_phrase(scene: Scene, n: int, role: str) -> list[int]:
    """Give the phrase that hangs on what noun `n` belongs to: its verb, what counts it, what it is coordinated with."""
    s = scene.syntax
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


def _pinned(scene: Scene, n: int) -> list[int]:
    """Give on whom an act is blamed: "blamed the raid on Chad", "the raid was blamed on Chad"."""
    s = scene.syntax
    head = s.heads[n]
    if s.deps[n] not in ("obj", "nsubj:pass") or scene.lemmas[head] not in role_classes()["pinning"]:
        return []
    return [*scene.prepositional(head, "on"), *(scene.prepositional(n, "on") if s.deps[n] == "obj" else ())][-1:]


def _owning(scene: Scene, n: int) -> int | None:
    """Give who is behind an act: "the men behind the raid", "those responsible for it", "claimed responsibility"."""
    s = scene.syntax
    head, marks = s.heads[n], scene.marks(n)
    if s.deps[n] == "nmod" and "behind" in marks:
        return head
    if "for" not in marks or scene.lemmas[head] not in ("responsible", "responsibility"):
        return None
    if s.pos[head] == "ADJ":
        return s.heads[head] if s.deps[head] in ("amod", "acl") else scene.surface_subject(head)
    claiming = s.heads[head]
    claimed = s.deps[head] == "obj" and scene.lemmas[claiming] in role_classes()["claiming"]
    return scene.subject(claiming) if claimed else None


def _accused(scene: Scene, n: int) -> list[int]:
    """Give against whom charges of an act are: "charges of murder against two managers"."""
    s = scene.syntax
    head = s.heads[n]
    if s.deps[n] != "nmod" or "of" not in scene.marks(n) or scene.lemmas[head] not in role_classes()["counts"]:
        return []
    return [*scene.prepositional(head, "against"), *scene.prepositional(n, "against")]


def _charged(scene: Scene, n: int) -> int | None:
    """Give the one who is blamed for the act that noun `n` names, or owns up to it.

    "blamed Oslo for the attack", "charged with murder", "pleaded guilty to attempted murder", "a plot to ...".
    """
    s = scene.syntax
    told = _pinned(scene, n) or _accused(scene, n)
    if told:
        return told[0]
    owning = _owning(scene, n)
    if owning is not None:
        return owning
    for _ in range(MAX_CLIMB):
        if s.deps[n] != "conj" or s.pos[s.heads[n]] != "NOUN":
            break
        n = s.heads[n]
    counted = scene.book.classes["measure"] | role_classes()["counts"]
    while s.deps[n] == "nmod" and "of" in scene.marks(n) and scene.lemmas[s.heads[n]] in counted:
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
        return next(iter(objects(scene, head)), None)
    if s.deps[n] in ("obl", "obj", "nmod") and scene.lemmas[head] in scene.book.classes["confessing"]:
        return scene.surface_subject(head) if s.deps[n] == "obj" or marks & {"to"} else None
    # "arraigned on two counts of murder"
    counted_in = s.deps[n] == "obl" and "on" in marks and scene.lemmas[n] in role_classes()["counts"]
    if not counted_in and (s.deps[n] not in ("obl", "nmod") or not marks & {"for", "of", "over", "with"}):
        return None
    if s.deps[n] == "nmod":
        head = s.heads[head] if s.deps[head] == "obj" else head
    sought = scene.lemmas[head] in role_classes()["sought"] and s.deps[n] == "obl" and "for" in marks
    if sought and scene.is_passive(head):
        # "is wanted for murder"
        return scene.surface_subject(head)
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
    return [j for j in found if not is_against(scene, j)]


def is_against(scene: Scene, j: int) -> bool:
    """Say whether a word before a noun is what the act is for or against: "an anti-government rally"."""
    lower = scene.syntax.lower
    return lower[j].startswith(("anti-", "pro-")) or (j > 1 and lower[j - 1] == "-" and lower[j - 2] in ("anti", "pro"))
