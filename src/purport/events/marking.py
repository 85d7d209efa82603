"""The words that introduce others in a passage, prepositions and subordinators, read off its tree once."""

from itertools import compress

import msgspec

from purport.language.syntax import Syntax

RELATIVES = frozenset({"who", "which", "that", "whom"})
SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:outer"})
MARKERS = frozenset({"case", "mark"})
NAME_PARTS = frozenset({"flat", "nmod:desc"})
JOINED = frozenset({"ahead", "aside", "instead", "because", "regardless", "irrespective", "short", "outside", "inside"})
"""Words that make one preposition with "of"."""
MARKING = MARKERS | NAME_PARTS
CLAUSES = frozenset({"advcl", "acl", "xcomp", "ccomp"})


class Marking(msgspec.Struct, frozen=True, kw_only=True):
    """What introduces what.

    `marks` gives the prepositions and subordinators of a token, joined where they are fixed ("because of"); `nouns` and
    `clauses` what hangs on a token with a preposition: all nouns, and the first clause; `words` is every mark there is.
    """

    marks: dict[int, list[str]]
    nouns: dict[tuple[int, str], list[int]]
    clauses: dict[tuple[int, str], int]
    words: frozenset[str]


def read_marking(syntax: Syntax) -> Marking:
    """Read the marking of a passage in one pass over its tokens."""
    marks = _marks(syntax)
    deps, heads = syntax.deps, syntax.heads
    nouns: dict[tuple[int, str], list[int]] = {}
    clauses: dict[tuple[int, str], int] = {}
    for j in sorted(marks):
        dep, head = deps[j], heads[j]
        if head == j:
            continue
        if dep in CLAUSES:
            for mark in marks[j]:
                clauses.setdefault((head, mark), j)
        elif dep.startswith(("obl", "nmod")) and dep != "nmod:poss":
            noun = antecedent(syntax, j)
            for mark in dict.fromkeys(marks[j]):
                nouns.setdefault((head, mark), []).append(noun)
    words = frozenset(word for found in marks.values() for word in found)
    return Marking(marks=marks, nouns=nouns, clauses=clauses, words=words)


def _marks(syntax: Syntax) -> dict[int, list[str]]:
    deps, heads, lower, children = syntax.deps, syntax.heads, syntax.lower, syntax.children
    marks: dict[int, list[str]] = {}
    for j in compress(range(len(deps)), map(MARKING.__contains__, deps)):
        dep, i = deps[j], heads[j]
        if i == j:
            continue
        if dep in MARKERS:
            word = lower[j]
            if children[j]:
                word = " ".join([word, *(lower[k] for k in children[j] if deps[k] == "fixed")])
            found = marks.setdefault(i, [])
            if found and word == "of" and lower[j - 1] in JOINED and heads[j - 1] == i:
                # "ahead of", "aside of": one preposition, whether or not a parser takes it for one.
                found[-1] = f"{found[-1]} of"
            else:
                found.append(word)
        elif children[j]:
            # A parser may hang the preposition on the second word of a name.
            hung = [lower[k] for k in children[j] if deps[k] == "case" and k < min(i, j)]
            if hung:
                marks.setdefault(i, []).extend(hung)
    return marks


def antecedent(syntax: Syntax, i: int) -> int:
    """Give the noun that a relative pronoun stands for, else the token itself."""
    if syntax.lower[i] not in RELATIVES or (syntax.lower[i] == "that" and syntax.deps[i] in ("det", "mark")):
        return i
    j, steps = i, 0
    while syntax.heads[j] != j and steps < 6:
        if syntax.deps[j] == "acl:relcl":
            return syntax.heads[j]
        j = syntax.heads[j]
        steps += 1
    if i and syntax.lower[i] in ("who", "whom") and syntax.pos[i - 1] in ("NOUN", "PROPN"):
        # Where a parser sees no relative clause, "who" still follows whom it stands for.
        return syntax.heads[i - 1] if syntax.deps[i - 1] == "flat" else i - 1
    return i
