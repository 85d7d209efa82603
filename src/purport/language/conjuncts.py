"""A finite verb is no conjunct of an infinitive: "urged both to leave and invited them" has two verbs side by side."""

from collections.abc import Sequence

PAST_OR_THIRD = frozenset({"VBD", "VBZ"})
FINITE = PAST_OR_THIRD | {"VBP"}
SUBJECTS = ("nsubj", "nsubj:pass", "nsubj:outer", "expl", "csubj")


def with_finite_conjuncts(
    heads: list[int], deps: Sequence[str], tags: Sequence[str], lower: Sequence[str]
) -> list[int]:
    """Give the heads with every finite verb that a parser makes a conjunct of a to-infinitive hung on the finite verb
    above that.

    Arguments: heads, labels, tags and lower-case words of all tokens; a root is its own head. A verb with a subject of
    its own stays where it is, as does one with no finite verb before it.
    """
    if "to" not in lower:
        return heads
    found = heads
    for i, dep in enumerate(deps):
        if dep != "conj" or tags[i] not in PAST_OR_THIRD or tags[heads[i]] != "VB":
            continue
        above = _finite_above(heads, tags, heads[i])
        if above is None or above > i or not _is_infinitive(heads, deps, lower, heads[i]) or _acts(heads, deps, i):
            continue
        if found is heads:
            found = heads.copy()
        found[i] = above
    return found


def _finite_above(heads: Sequence[int], tags: Sequence[str], i: int) -> int | None:
    while heads[i] != i:
        i = heads[i]
        if tags[i] in FINITE:
            return i
    return None


def _is_infinitive(heads: Sequence[int], deps: Sequence[str], lower: Sequence[str], verb: int) -> bool:
    return any(heads[j] == verb and deps[j] == "mark" and lower[j] == "to" for j in range(max(0, verb - 4), verb))


def _acts(heads: Sequence[int], deps: Sequence[str], verb: int) -> bool:
    return any(heads[j] == verb and deps[j] in SUBJECTS for j in range(len(heads)))
