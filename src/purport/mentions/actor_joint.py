"""Two parties in one phrase: 'U.S.-South Korean drills', 'a Franco-German statement', 'Syrian and rebel officials'."""

from collections.abc import Sequence
from functools import lru_cache

from purport.mentions.actor_nationalities import COMBINING, NATIONALITY
from purport.mentions.names import Match, Term, lexicon, role_terms
from purport.mentions.roles import Role
from purport.mentions.spelling import fold
from purport.records.values import Sector

_AGAINST_STATE = (("REB",), ("OPP",), ("UAF",), ("PRM",))
_KINDS = NATIONALITY - {"metonym"}


def country_before(
    words: Sequence[str], folded: Sequence[str], match: Match, matches: Sequence[Match]
) -> tuple[str, int] | None:
    """Give the country that a hyphen joins to the nationality at `match`, and the token it starts at.

    Arguments: the words of the passage and the same folded; the nationality; the matches of the passage.
    """
    start = match.start
    country: str | None = None
    if "-" in words[start].strip("-") and match.end - start == 1:
        country = _first_of(words[start])
    elif start > 0 and "-" in words[start - 1].strip("-"):
        start -= 1
        country = _first_of(words[start])
    elif start > 1 and folded[start - 1] == "-":
        before = next((m for m in matches if m.end == start - 1 and m.terms[0].kind in _KINDS), None)
        country = before.terms[0].actor.country if before is not None else COMBINING.get(folded[start - 2])
        start = before.start if before is not None else start - 2
    return (country, start) if country is not None else None


def _first_of(word: str) -> str | None:
    """Give the country before the hyphen of a word."""
    first = word.partition("-")[0]
    term = _named(first)
    return term.actor.country if term is not None else COMBINING.get(fold(first))


_LED = frozenset({"led", "run", "commanded", "headed"})
"""'U.S.-led forces' are of those who lead them."""


def compounds(words: Sequence[str]) -> list[Match]:
    """Find nationalities in words that the tokens keep together: 'U.S.-Japan', 'U.S.-South' before 'Korean'.

    Returns a match on the word, or on the word that it runs on into, with the reading of the second country.
    """
    found: list[Match] = []
    for i in [i for i, word in enumerate(words) if "-" in word and word[0].isupper() and word[-1] != "-"]:
        word = words[i]
        second = word.partition("-")[2]
        if second in _LED and (leader := _named(word.partition("-")[0])) is not None:
            found.append(Match(start=i, end=i + 1, terms=(leader,)))
        if not second[:1].isupper() or _first_of(word) is None:
            continue
        if i + 1 < len(words) and (longer := _named(second, words[i + 1])) is not None:
            found.append(Match(start=i + 1, end=i + 2, terms=(longer,)))
        elif (alone := _named(second)) is not None:
            found.append(Match(start=i, end=i + 1, terms=(alone,)))
    return found


@lru_cache(maxsize=4096)
def _named(*words: str) -> Term | None:
    """Give the country term that words are as a whole."""
    found = lexicon().find(words, [fold(word) for word in words])
    if len(found) != 1 or found[0].end - found[0].start != len(words):
        return None
    return next((term for term in found[0].terms if term.kind in _KINDS), None)


def state_beside(
    role: Role, folded: Sequence[str], modifiers: Sequence[tuple[Match, Term]], sectors: tuple[Sector, ...]
) -> tuple[Sector, ...]:
    """Give the sectors of the state's side in 'Georgian and separatist officials', () where there is no such side.

    Arguments: the role; the folded words; the known phrases before it; the sectors of the other side.
    """
    if not modifiers or sectors[:1] not in _AGAINST_STATE or not role.plural:
        return ()
    match, term = modifiers[-1]
    plain = role_terms().get(role.phrase.rpartition(" ")[2])
    if term.kind != "adjective" or plain is None or plain.role is None or plain.key == role.phrase:
        return ()
    return plain.role.sectors if folded[match.end : match.end + 1] == ["and"] else ()
