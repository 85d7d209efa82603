"""The countries that modify a noun: 'Russian' in 'Russian troops', not in 'Russian-backed troops'."""

from collections.abc import Sequence

from purport.mentions.names import Match, Term, nationality_at

# 'Russian-backed separatists' act for themselves, a 'Saudi-led coalition' does not.
_NOT_THEIRS = frozenset({
    "backed", "supported", "funded", "financed", "aligned", "allied", "trained", "armed", "made", "built", "speaking",
    "linked", "designated", "sanctioned", "occupied", "controlled", "held", "owned", "friendly", "inspired",
    "supplied", "sponsored", "brokered", "mediated", "imposed", "dominated", "majority", "educated", "flagged",
})  # fmt: skip
_AGAINST = frozenset({"pro", "anti"})

COMBINING = {
    "franco": "FRA", "anglo": "GBR", "sino": "CHN", "russo": "RUS", "indo": "IND", "greco": "GRC", "graeco": "GRC",
    "italo": "ITA", "austro": "AUT", "turco": "TUR", "turko": "TUR", "hispano": "ESP", "luso": "PRT", "nippo": "JPN",
    "israelo": "ISR", "belgo": "BEL", "serbo": "SRB", "finno": "FIN", "polono": "POL", "irano": "IRN",
    "americano": "USA", "soviet": "RUS",
}  # fmt: skip
"""First members of compounds that stand for a country (from memory, unverified)."""

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
        joined = _joined_before(folded, match.start)
        if joined is not None:
            found[joined] = None
        found[country] = None
    return tuple(found)


def _joined_before(folded: Sequence[str], start: int) -> str | None:
    """Give the country of a first member that is no word of its own: 'Franco' of 'Franco-German ministers'."""
    if start > 1 and folded[start - 1] == "-":
        return COMBINING.get(folded[start - 2])
    first, _, second = folded[start - 1].partition("-") if start > 0 else ("", "", "")
    if not first or nationality_at(second) is None:
        return None  # 'U.S.-backed'
    return COMBINING.get(first) or nationality_at(first)


def _is_only_related(folded: Sequence[str], match: Match) -> bool:
    end = match.end
    if end + 1 < len(folded) and folded[end] == "-" and folded[end + 1] in _NOT_THEIRS:
        return True
    start = match.start
    return start >= 2 and folded[start - 1] == "-" and folded[start - 2] in _AGAINST


def _coordinated(folded: Sequence[str], start: int) -> bool:
    return start > 0 and folded[start - 1] in ("and", "or", "nor", ",", "&", "-", "/")
