"""The words that a statement and a claim share, weighed by how few of the claims in question have them."""

from functools import lru_cache
from math import log
from typing import Protocol

from purport.ledger.background import MOST, rarity_before
from purport.ledger.claim_picture import Member, Picture
from purport.ledger.compatibility import Finding
from purport.ledger.merge_settings import Settings

LEAST_CLAIMS = 3
MOST_RARITY = 2.5
LEAST_TOLD = 0.2
MOST_NAMED = 4
COMMONEST = 0.5
"""What the commonest word of the news counts, the rarest being 1."""


class Rivals(Protocol):
    """The claims in question, and the settings."""

    @property
    def settings(self) -> Settings: ...
    @property
    def number(self) -> int: ...
    def count(self, word: str) -> float: ...


def shared_words(
    member: Member, picture: Picture, rivals: Rivals, *, one_report: bool = False
) -> tuple[list[Finding], float]:
    """Weigh what a statement and a claim both mention.

    Arguments: the statement; the claim; the claims in question, this one among them; whether the claim has a statement
    of the same report, so that title and surroundings, which all its statements share, tell nothing. Returns a finding
    for each kind of word - plain words, names, numbers, groups of like things, topics - and how much is shared in all.
    """
    mine = member.details
    theirs = picture.own_words if one_report else picture.words
    total = max(rivals.number, LEAST_CLAIMS) + 1
    found: dict[str, list[tuple[float, str]]] = {}
    for word, weight in mine.words.items():
        there = theirs.get(word)
        if there is None or (one_report and word not in mine.own):
            continue
        kind = _kind(word, word in mine.names)
        rare = min(MOST_RARITY, max(0.0, log(total / (max(rivals.count(word), there) + 1))))
        known = _told(word) if kind in ("words", "names") else 1.0
        found.setdefault(kind, []).append((rare * min(weight, there) * known, word))
    findings: list[Finding] = []
    whole, most, weights = 0.0, rivals.settings.limits["words_most"], rivals.settings.weights
    for kind, some in sorted(found.items()):
        amount = min(most, sum([value for value, _ in some]))
        whole += amount
        findings.append(Finding(_reason(kind, some), weights[kind] * amount))
    return findings, whole


def _kind(word: str, name: bool) -> str:
    if word[0] == "=":
        return "topics" if word.startswith("=topic:") else "groups"
    if word[0] == "#":
        return "numbers"
    return "names" if name else "words"


@lru_cache(maxsize=65_536)
def _told(word: str) -> float:
    """Give how much a word tells by its rarity in the news at large: "silo" more than "sign"."""
    return COMMONEST + (1 - COMMONEST) * rarity_before(word) / MOST


def _reason(kind: str, some: list[tuple[float, str]]) -> str:
    names = [word.rsplit(":", 1)[-1].lstrip("#=") for value, word in sorted(some, reverse=True) if value > LEAST_TOLD]
    return f"shared {kind}: {', '.join(names[:MOST_NAMED])}" if names else f"shared {kind}"
