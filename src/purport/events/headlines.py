"""Headlines leave out what a parser looks for: "Teen shot dead", "US, Iran talks to resume"."""

from dataclasses import replace

from purport.language.syntax import Syntax
from purport.records.values import BlockKind

TITLES = frozenset({"headline", "subheading"})
PARTICIPLES = {"shot": "shoot", "hurt": "hurt"}
"""Participles that taggers take for nouns, with their verbs."""
JOINTS = frozenset({",", "-", "–", "and", "&"})


def as_sentence(syntax: Syntax, kind: BlockKind) -> Syntax:
    """Give the tree of a headline with its words read as what they are; any other tree as it is.

    Arguments: the passage's tree; the kind of its block.
    """
    if kind not in TITLES:
        return syntax
    for root in (i for i, head in enumerate(syntax.heads) if head == i):
        if syntax.tags[root] == "NN" and syntax.lower[root] in PARTICIPLES:
            syntax = _participle(syntax, root)
        elif syntax.lower[root] == "talks" and syntax.pos[root] == "VERB":
            syntax = _talks(syntax, root)
    return syntax


def _participle(syntax: Syntax, root: int) -> Syntax:
    """Read "Mayor shot in Odesa", "Nine hurt in blast" as passives; "a shot" stays a noun."""
    before = [j for j in syntax.children[root] if j < root]
    if not before or any(syntax.deps[j] not in ("nsubj", "compound", "nummod", "amod") for j in before):
        return syntax
    pos, tags, lemmas, deps = [*syntax.pos], [*syntax.tags], [*syntax.lemmas], [*syntax.deps]
    pos[root], tags[root], lemmas[root] = "VERB", "VBN", PARTICIPLES[syntax.lower[root]]
    deps[before[-1]] = "nsubj:pass"
    for j in syntax.children[root]:
        if j > root and deps[j] == "nmod":
            deps[j] = "obl"
    return replace(syntax, pos=pos, tags=tags, lemmas=lemmas, deps=deps)


def _talks(syntax: Syntax, root: int) -> Syntax:
    """Read "US, Iran talks resume" as talks between the two; "Lavrov talks to Wang" stays a verb."""
    names = [j for j in range(root) if syntax.pos[j] == "PROPN" and root in syntax.ancestors(j)]
    joined = any(syntax.lower[j] in JOINTS for j in range(names[0], root)) if names else False
    if len(names) < 2 or not joined or _is_spoken_to(syntax, root):
        return syntax
    pos, tags, lemmas, deps = [*syntax.pos], [*syntax.tags], [*syntax.lemmas], [*syntax.deps]
    pos[root], tags[root], lemmas[root] = "NOUN", "NNS", "talk"
    for j in names:
        if syntax.heads[j] == root:
            deps[j] = "compound"
    return replace(syntax, pos=pos, tags=tags, lemmas=lemmas, deps=deps)


def _is_spoken_to(syntax: Syntax, root: int) -> bool:
    """Say whether "talks to" goes on with a noun: to whom somebody talks."""
    following = root + 1
    return (
        following + 1 < len(syntax)
        and syntax.lower[following] in ("to", "with", "about")
        and syntax.tags[following + 1] != "VB"
    )
