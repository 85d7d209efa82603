"""Where a time or place expression attaches, seen from an event's trigger."""

from purport.language.syntax import Syntax

NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "ADV", "SYM", "X"})
CLAUSAL = frozenset({"ccomp", "parataxis", "csubj", "csubj:pass", "root"})
TRANSPARENT = frozenset({"xcomp", "conj", "aux", "aux:pass", "cop", "compound", "fixed", "flat"})

TEMPORAL = frozenset(
    "january february march april may june july august september october november december monday tuesday wednesday "
    "thursday friday saturday sunday morning afternoon evening night day week weekend month year quarter half spring "
    "summer autumn fall winter end beginning start middle".split()
)

APART = frozenset({"after", "before", "since", "until", "following", "despite", "over", "about", "for", "because"})
MODIFIERS = frozenset({"nmod", "nmod:unmarked", "nmod:tmod", "appos", "flat", "compound", "nummod"})
ADVERBIALS = frozenset({"obl", "obl:tmod", "obl:unmarked", "obl:npmod", "nmod:tmod"})

OWN, LIGHT, SHARED, GOVERNING, INSIDE = 0.95, 0.9, 0.8, 0.65, 0.6


def governor(syntax: Syntax, i: int) -> int:
    """Climb from a modifier's head to the predicate that it modifies.

    A chain of nominal modifiers is climbed only through other modifiers ("in July of last year"); a noun
    that is itself an argument ends it, since "the visit in July" dates the visit.
    """
    head = syntax.heads[i]
    while head != i and syntax.lemmas[head].lower() in TEMPORAL:
        if syntax.deps[i] not in MODIFIERS or syntax.deps[head] not in ADVERBIALS:
            break
        i, head = head, syntax.heads[head]
    return head


def attachment(syntax: Syntax, modifier: int, trigger: int) -> float:
    """Score how surely a modifier belongs to a trigger: 0 when it does not, at most 0.95.

    Arguments: the block's syntax; the modifier's head token; the trigger's head token.
    The order is that of the clause structure: own clause, light verb, shared conjunct, governing clause,
    then a clause below that has no subject of its own.
    """
    if syntax.sents[modifier] != syntax.sents[trigger]:
        return 0.0
    holder = governor(syntax, modifier)
    if holder in (trigger, modifier):
        return OWN if holder == trigger else 0.0
    if syntax.heads[trigger] == holder and syntax.deps[trigger] in (
        "obj",
        "nsubj:pass",
        "obl",
        "nsubj",
        "xcomp",
        "nmod",
    ):
        if syntax.deps[trigger] == "obl" and _is_apart(syntax, trigger):
            return 0.0
        return LIGHT if syntax.deps[trigger] != "nmod" else SHARED
    if syntax.deps[trigger] == "conj" and syntax.heads[trigger] == holder:
        return SHARED if modifier < trigger or syntax.child(trigger, "nsubj") is None else 0.0
    above = syntax.ancestors(trigger)
    if holder in above:
        return _governing(syntax, trigger, holder)
    below = [holder, *syntax.ancestors(holder)]
    if trigger in below:
        path = below[: below.index(trigger)]
        if all(syntax.deps[i] in ("xcomp", "compound") for i in path):
            return INSIDE if len(path) == 1 else INSIDE / 2
    return 0.0


def _governing(syntax: Syntax, trigger: int, holder: int) -> float:
    """A time in the governing clause holds for a clause below it unless speech or a new sentence lies between."""
    i, steps = trigger, 0
    while i != holder:
        if syntax.deps[i] in ("ccomp", "parataxis") or (syntax.deps[i] == "advcl" and _is_sequence(syntax, i)):
            return 0.0
        steps += syntax.deps[i] not in TRANSPARENT
        i = syntax.heads[i]
    return GOVERNING if steps <= 1 else GOVERNING / 2 if steps == 2 else 0.0


def _is_apart(syntax: Syntax, i: int) -> bool:
    """What stands under "after", "before" or "despite" has a time of its own: "met on Monday after the attack"."""
    marker = syntax.child(i, "case")
    return marker is not None and syntax.lower[marker] in APART


def _is_sequence(syntax: Syntax, i: int) -> bool:
    """An act "after" or "before" which another happened has a time of its own."""
    marker = syntax.child(i, "mark")
    return marker is not None and syntax.lower[marker] in ("after", "before", "until", "since")
