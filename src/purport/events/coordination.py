"""Which nouns stand side by side: "the envoy, the general and two aides"."""

from purport.language.syntax import Syntax

NOMINALS = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ"})


def conjuncts(syntax: Syntax, token: int) -> list[int]:
    """Give the nouns coordinated with a noun, in text order, without the noun itself.

    Arguments: the passage's tree; the first noun. A parser may hang the third on the second, and take the second for an
    apposition ("Olsen and the deputy minister").
    """
    found: list[int] = []
    waiting = [token]
    while waiting:
        for j in syntax.children[waiting.pop()]:
            if j not in found and j != token and syntax.pos[j] in NOMINALS and _is_coordinated(syntax, j):
                found.append(j)
                waiting.append(j)
    return sorted(found)


def _is_coordinated(syntax: Syntax, j: int) -> bool:
    if syntax.deps[j] == "conj":
        return True
    return syntax.deps[j] == "appos" and any(syntax.deps[k] == "cc" and k < j for k in syntax.children[j])


def displaced_object(syntax: Syntax, verb: int) -> int | None:
    """Give the object of a later verb that a parser hangs on the first: "met the premier and praised Oslo".

    Arguments: the passage's tree; the later verb. Returns the first noun after it that is a second object of the verb
    it is coordinated with, or of another of the same series.
    """
    if syntax.deps[verb] != "conj" or syntax.child(verb, "obj") is not None:
        return None
    first = syntax.heads[verb]
    series = [first, *(j for j in syntax.children[first] if syntax.deps[j] == "conj" and j < verb)]
    for holder in reversed(series):
        objects = [j for j in syntax.children[holder] if syntax.deps[j] == "obj"]
        later = [j for j in objects if j > verb]
        if later and len(later) < len(objects) and holder < verb:
            return later[0]
    return None


def is_displaced(syntax: Syntax, verb: int, thing: int) -> bool:
    """Say whether an object that hangs on a verb belongs to one after it in the same series."""
    return any(
        displaced_object(syntax, j) == thing
        for top in (verb, syntax.heads[verb])
        for j in syntax.children[top]
        if verb < j < thing and syntax.deps[j] == "conj" and syntax.pos[j] == "VERB"
    )
