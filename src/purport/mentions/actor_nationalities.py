"""The countries that modify a noun: 'Russian' in 'Russian troops', not in 'Russian-backed troops'."""

from collections.abc import Sequence

from purport.mentions.names import Match, Term

# 'Russian-backed separatists' act for themselves, a 'Saudi-led coalition' does not.
_NOT_THEIRS = frozenset({
    "backed", "supported", "funded", "financed", "aligned", "allied", "trained", "armed", "made", "built", "speaking",
    "linked", "designated", "sanctioned", "occupied", "controlled", "held", "owned", "friendly", "inspired",
    "supplied", "sponsored", "brokered", "mediated", "imposed", "dominated", "majority", "educated", "flagged",
})  # fmt: skip
_AGAINST = frozenset({"pro", "anti"})

NATIONALITY = frozenset({"adjective", "demonym", "country", "part", "metonym"})


def nationalities(folded: Sequence[str], modifiers: Sequence[tuple[Match, Term]]) -> tuple[str, ...]:
    """Give the countries that modify a head, leaving out 'X-backed', 'pro-X' and 'anti-X'."""
    found: dict[str, None] = {}
    for match, term in modifiers:
        country = term.actor.country
        if country is None or term.kind not in NATIONALITY or _is_only_related(folded, match):
            continue
        if found and not _coordinated(folded, match.start):
            # 'Washington's South Korea envoy' is the first's: a second country is what the office is about.
            continue
        found[country] = None
    return tuple(found)


def _is_only_related(folded: Sequence[str], match: Match) -> bool:
    end = match.end
    if end + 1 < len(folded) and folded[end] == "-" and folded[end + 1] in _NOT_THEIRS:
        return True
    start = match.start
    return start >= 2 and folded[start - 1] == "-" and folded[start - 2] in _AGAINST


def _coordinated(folded: Sequence[str], start: int) -> bool:
    return start > 0 and folded[start - 1] in ("and", "or", "nor", ",", "&", "-", "/")
