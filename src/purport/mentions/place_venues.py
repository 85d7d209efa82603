"""Places that have no name of their own: "at the airport", "shelled a funeral hall", "near the border with Chad"."""

from __future__ import annotations

from purport.language.syntax import Syntax
from purport.mentions.place_guards import DIRECTIONS
from purport.mentions.place_roles import verb_forms
from purport.mentions.place_words import place_words

_FROM_FAR = frozenset({"to", "from", "out", "by", "behind", "above", "under"})
_AT = frozenset({"in", "at", "near", "outside", "inside"})
_SETTLING = frozenset({"det", "nmod:poss", "amod", "compound", "nummod", "appos", "flat"})
"""What makes a bare noun one of many: "in the prison", not "five years in prison"."""


def venues_in(syntax: Syntax, start: int, end: int) -> list[int]:
    """Give the heads of the noun phrases of a token range that say what kind of place something happens at.

    Arguments: the syntax; a half-open token range, as a rule a sentence. Names count where their head noun is such a
    word ("the University of Miami"). Only phrases after a preposition of place or acted upon count.
    """
    words = place_words().venues
    return [
        i
        for i in range(start, end)
        if (syntax.lower[i] in words or syntax.lemmas[i].lower() in words)
        and syntax.pos[i] in ("NOUN", "PROPN")
        and (syntax.lower[i] not in DIRECTIONS or syntax.words[i].islower())
        and _stands_for_a_place(syntax, i)
        and (syntax.tags[i] in ("NNS", "NNPS") or syntax.child(i, *_SETTLING) is not None)
    ]


def _stands_for_a_place(syntax: Syntax, i: int) -> bool:
    """Tell whether a noun is where something is: "at the school", not "the school said"."""
    words = place_words()
    dep, above = syntax.deps[i], syntax.heads[i]
    if dep == "conj" and above != i:
        return _stands_for_a_place(syntax, above) if syntax.deps[above] != "conj" else False
    if dep in ("obj", "nsubj:pass"):
        if syntax.lower[i] in words.institutions:
            return False
        forms = verb_forms(syntax, above)
        return bool(forms & (words.on_object | words.on_venue)) or syntax.lower[above] == "left"
    if not dep.startswith(("obl", "nmod")) or dep == "nmod:poss":
        return False
    case = syntax.child(i, "case")
    if case is not None and syntax.lower[i] in words.institutions:
        return syntax.lower[case] in _AT
    return case is not None and (syntax.lower[case] in words.locative or syntax.lower[case] in _FROM_FAR)


def is_frontier(syntax: Syntax, i: int) -> bool:
    """Tell whether a venue belongs to those who go there: "the border", "the coast"."""
    frontiers = place_words().frontiers
    return syntax.lower[i] in frontiers or syntax.lemmas[i].lower() in frontiers
