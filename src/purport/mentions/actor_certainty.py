"""How sure an answer about a single mention is: by what was found, and by the words that nothing was found for."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from purport.mentions.actor_bare_names import ARTICLES
from purport.mentions.actor_nationalities import NATIONALITY
from purport.mentions.actor_phrases import Description
from purport.mentions.names import Match, lexicon
from purport.records.values import MentionKind

LIKELY = 0.6
"""Below this, part of the mention is unknown and the answer rests on the rest."""

_BASE: Mapping[MentionKind, float] = MappingProxyType({
    "country": 0.97, "demonym": 0.95, "metonym": 0.92, "person": 0.95, "organisation": 0.92, "role": 0.93,
})  # fmt: skip
_BY_PLACE = 0.8
_WITHOUT_COUNTRY = 0.85
_OPEN_ROLE = 0.6
"""A role that takes its sector from what stands with it, and has nothing with it: 'the spokesman'."""
_PARTLY = 0.5


def certainty(words: Sequence[str], folded: Sequence[str], described: Description, *, placed: bool) -> float | None:
    """Give the score of an answer.

    Arguments: the words; the same folded; what was found; whether the country is only that of a place or of the words
    around. Returns None for 'Jordan Miles', 'Paris Moreau': a country or town with an unknown name after it is no
    country.
    """
    matches = [m for m in lexicon().find(words, folded) if m.terms[0].kind != "block"]
    known = {i for m in matches for i in range(m.start, m.end)}
    unknown = [i for i, word in enumerate(words) if i not in known and word[:1].isalpha() and folded[i] not in ARTICLES]
    after = _follows(words, folded, described, matches, unknown)
    owned = after is not None and folded[after - 1] in ("'s", "'")
    if after is not None and not owned and described.kind in ("country", "metonym") and words[after][:1].isupper():
        if folded[after] not in _BUILDINGS:
            return None
        unknown, after = [], None
    base = _BASE.get(described.kind, _PARTLY)
    if described.kind == "role":
        base = _of_role(described, placed)
        unknown = [i for i in unknown if words[i][:1].isupper()]
    elif after is not None:
        return _PARTLY
    elif described.kind == "organisation" and len(known) == 1 and any(words[i][:1].isupper() for i in unknown):
        return _PARTLY  # 'Sabah Al-Marzouk' is no newspaper
    open_words = [i for i in unknown if folded[i] not in _SMALL]
    return round(base * (1 - 0.5 * len(open_words) / max(1, len(words))), 3)


_BUILDINGS = frozenset({"palace", "house", "square", "street", "building", "tower", "hill", "castle", "compound"})
"""What a seat of power may be called besides: 'the Elysee Palace'."""
_SMALL = frozenset({"of", "for", "from", "in", "at", "to", "with", "and", "on", "by", "or", "who", "which", "its",
                    "his", "her", "their", "s", "former", "ex", "then", "mr", "mrs", "ms", "dr"})  # fmt: skip


def _of_role(described: Description, placed: bool) -> float:
    role, actor = described.role, described.actors[0]
    if role is not None and role.weak and not actor.sectors:
        return _OPEN_ROLE
    if placed:
        return _BY_PLACE
    return _BASE["role"] if actor.country is not None else _WITHOUT_COUNTRY


def _follows(
    words: Sequence[str], folded: Sequence[str], described: Description, matches: Sequence[Match], unknown: list[int]
) -> int | None:
    """Give the unknown word right after the name of a country, seat or people that was taken for the head."""
    if described.kind not in ("country", "metonym", "demonym"):
        return None
    ends = {m.end for m in matches if m.terms[0].kind in NATIONALITY}
    ends |= {end + 1 for end in ends if end < len(folded) and folded[end] in ("'s", "'")}
    return next((i for i in unknown if i in ends), None)


def first_nationality(words: Sequence[str], folded: Sequence[str]) -> str | None:
    """Give the country named first in a phrase."""
    for match in lexicon().find(words, folded):
        if match.terms[0].kind in NATIONALITY:
            return match.terms[0].actor.country
    return None
