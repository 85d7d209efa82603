"""Acronyms that an article introduces in brackets: 'the Front for River Rights (FRR)', later 'the FRR'."""

from collections.abc import Sequence

from purport.mentions.actor_phrases import Description
from purport.mentions.actor_views import Nominal, PassageView

_LONGEST = 8
_BEFORE = 12
"""How many words before the bracket the name may have."""


def mark_acronyms(views: Sequence[PassageView]) -> None:
    """Let the acronyms that an article introduces stand as names wherever it writes them.

    Taggers often miss them: 'The FRR said'. Arguments: the passages, whose names are filled in.
    """
    found: set[str] = set()
    for view in views:
        words = view.syntax.words
        for i in range(2, len(words) - 1):
            if words[i - 1] != "(" or words[i + 1] != ")" or view.match_of[i] is not None:
                continue
            before = words[max(0, i - 1 - _BEFORE) : i - 1]
            first = next((k for k, word in enumerate(before) if word[:1] == words[i][:1]), None)
            if first is not None and _stands_for(words[i], before[first:]):
                found.add(words[i])
    for view in views if found else ():
        new = [
            i
            for i, word in enumerate(view.syntax.words)
            if word in found and view.match_of[i] is None and view.ent_of[i] is None
        ]
        for i in new:
            view.ent_of[i] = (i, i + 1, "ORG")
        view.named = sorted({*view.named, *new})


def introduced_acronyms(views: Sequence[PassageView], nominals: Sequence[Sequence[Nominal]]) -> dict[str, Description]:
    """Give what each acronym stands for.

    Arguments: the passages; their phrases. Only acronyms that no table has, right after a body's name, and made of
    initials of its words in their order.
    """
    found: dict[str, Description] = {}
    for view, phrases in zip(views, nominals, strict=True):
        words = view.syntax.words
        for nominal in phrases:
            described, at = nominal.description, nominal.end
            if described is None or nominal.lent or described.kind not in ("organisation", "role"):
                continue
            if at + 2 >= len(words) or words[at] != "(" or words[at + 2] != ")" or view.match_of[at + 1] is not None:
                continue
            if _stands_for(words[at + 1], words[nominal.start : at]):
                found.setdefault(words[at + 1], described)
    return found


def _stands_for(acronym: str, words: Sequence[str]) -> bool:
    """Tell whether the letters are initials of the words in order, the first that of the first capitalised word."""
    if not (acronym.isalpha() and acronym.isupper() and 2 <= len(acronym) <= _LONGEST):
        return False
    initials = [word[0].upper() for word in words if word[:1].isalpha()]
    capitals = [word[0] for word in words if word[:1].isupper() and word != "The"]
    if not capitals or capitals[0] != acronym[0]:
        return False
    rest = iter(initials)
    return all(letter in rest for letter in acronym)
