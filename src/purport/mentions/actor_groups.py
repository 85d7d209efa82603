"""Phrases that stand for several actors named before: 'the two countries', 'the pair', 'each other'."""

import msgspec

from purport.language.syntax import Syntax
from purport.mentions.referents import ReferentKind

NUMBERS = {"two": 2, "both": 2, "three": 3, "four": 4, "five": 5, "2": 2, "3": 3}
"""Number words and figures of groups that are taken up again."""

# The kinds that each head noun may mean, in the order in which they are tried.
_HEADS: dict[str, tuple[ReferentKind, ...]] = {
    "countries": ("country",), "nations": ("country",), "states": ("country",), "neighbours": ("country",),
    "neighbors": ("country",), "ministries": ("country",),
    "governments": ("country",), "powers": ("country",), "capitals": ("country",),
    "allies": ("country",), "koreas": ("country",), "rivals": ("country", "body", "person"),
    "foes": ("country", "body"), "partners": ("country", "body"),
    "sides": ("country", "body", "person"), "parties": ("country", "body", "person"),
    "leaders": ("person", "country"), "men": ("person",), "women": ("person",), "presidents": ("person", "country"),
    "ministers": ("person", "country"), "politicians": ("person",), "candidates": ("person",), "officials": ("person",),
    "diplomats": ("person",), "pair": ("person", "country", "body"), "duo": ("person",), "couple": ("person",),
    "trio": ("person", "country"), "two": ("person", "country", "body"), "three": ("person", "country"),
    "both": ("person", "country", "body"), "other": ("person", "country", "body"),
    "another": ("person", "country", "body"), "groups": ("body",), "companies": ("body",),
    "firms": ("body",), "banks": ("body",),
    "organisations": ("body",), "organizations": ("body",), "armies": ("country", "body"), "militaries": ("country",),
}  # fmt: skip
GROUP_HEADS = frozenset(_HEADS)
"""The words at which `group_at` need be asked."""

_SECTORS = dict.fromkeys(("companies", "firms", "banks"), frozenset({"BUS"}))
_ALONE = frozenset({"pair", "duo", "couple", "trio", "two", "both", "three"})
_BARE_PLURAL = frozenset({"countries", "nations", "neighbours", "neighbors", "sides", "koreas"})


class Group(msgspec.Struct, frozen=True, kw_only=True):
    """How many members a phrase has, and what they can be."""

    number: int
    kinds: tuple[ReferentKind, ...]
    sectors: frozenset[str] = frozenset()


def group_at(syntax: Syntax, start: int, end: int, head: int) -> Group | None:
    """Read a phrase as a group of actors named before.

    Arguments: the syntax; the token range of the phrase and its head. Returns None where it is no such phrase:
    'the two countries' is one, 'two countries' (new ones) and 'the two Koreans killed' are not.
    """
    low = syntax.lower[head]
    kinds = _HEADS.get(low)
    if kinds is None:
        return None
    before = syntax.lower[start:head]
    if low == "parties" and syntax.deps[head] == "nmod":
        # "Lawmakers of both parties": those of a parliament.
        return None
    if low in ("other", "another"):
        return _reciprocal(syntax, head, kinds)
    if low in _ALONE:
        return _pair(syntax, head, before, kinds)
    number = next((NUMBERS[w] for w in before if w in NUMBERS), None)
    definite = any(
        w in ("the", "these", "those", "both") or syntax.tags[start + k] == "PRP$" for k, w in enumerate(before)
    )
    if not definite or any(syntax.deps[c] in ("nmod", "acl:relcl", "acl") for c in syntax.children[head] if c > head):
        return None
    if any(w not in NUMBERS and w not in _PLAIN for w in before):
        return None
    if number is None:
        if low not in _BARE_PLURAL:
            return None
        number = 2
    return Group(number=number, kinds=kinds, sectors=_SECTORS.get(low, frozenset()))


_PLAIN = frozenset({"the", "these", "those", "both", "neighbouring", "neighboring", "rival", "warring", "communist",
                    "bitter", "asian", "nuclear", "-", "armed", "former", "of", "their", "latter", "opposing", "long",
                    "time", "longtime", "estranged", "african", "baltic", "allied", "defence", "defense",
                    "foreign", "trade", "finance"})  # fmt: skip


def _pair(syntax: Syntax, head: int, before: list[str], kinds: tuple[ReferentKind, ...]) -> Group | None:
    low = syntax.lower[head]
    after = [c for c in syntax.children[head] if c > head and syntax.deps[c] in ("nmod", "conj")]
    if low == "both":
        heads = syntax.deps[head] in ("nsubj", "nsubj:pass", "obj", "iobj", "obl", "nmod")
        return Group(number=2, kinds=kinds) if heads and not after and syntax.pos[head] in ("DET", "PRON") else None
    if "the" not in before or after:
        return None
    if low in ("two", "three") and syntax.deps[head] in ("nummod", "compound", "amod"):
        return None
    return Group(number=3 if low in ("trio", "three") else 2, kinds=kinds)


def _reciprocal(syntax: Syntax, head: int, kinds: tuple[ReferentKind, ...]) -> Group | None:
    previous = syntax.lower[head - 1] if head > 0 else ""
    reciprocal = (syntax.lower[head] == "other" and previous == "each") or (
        syntax.lower[head] == "another" and previous == "one"
    )
    return Group(number=2, kinds=kinds) if reciprocal else None
