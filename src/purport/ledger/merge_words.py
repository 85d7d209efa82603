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
    # Where there is one claim, and all its words are looked at, it alone has the word.
    alone = rivals.number == 1 and not one_report
    total = max(rivals.number, LEAST_CLAIMS) + 1
    found: dict[str, list[tuple[float, str]]] = {}
    for word, weight in mine.words.items():
        there = theirs.get(word)
        if there is None or (one_report and word not in mine.own):
            continue
        kind, known = _nature(word)
        if not kind:
            kind = "names" if word in mine.names else "words"
        rare = log(total / ((there if alone else max(rivals.count(word), there)) + 1))
        rare = 0.0 if rare < 0.0 else min(rare, MOST_RARITY)
        value = rare * (weight if weight < there else there) * known
        if kind in found:
            found[kind].append((value, word))
        else:
            found[kind] = [(value, word)]
    findings: list[Finding] = []
    whole, most, weights = 0.0, rivals.settings.limits["words_most"], rivals.settings.weights
    for kind, some in sorted(found.items()):
        amount = min(most, sum([value for value, _ in some]))
        whole += amount
        findings.append(Finding(_reason(kind, some), weights[kind] * amount))
    return findings, whole


@lru_cache(maxsize=65_536)
def _nature(word: str) -> tuple[str, float]:
    """Give the kind of a word, empty for a plain word or a name, and how much it tells in the news at large."""
    if word[0] == "=":
        return "topics" if word.startswith("=topic:") else "groups", 1.0
    return ("numbers", 1.0) if word[0] == "#" else ("", _told(word))


def _told(word: str) -> float:
    """Give how much a word tells by its rarity in the news at large: "silo" more than "sign"."""
    return COMMONEST + (1 - COMMONEST) * rarity_before(word) / MOST


def _reason(kind: str, some: list[tuple[float, str]]) -> str:
    names = [word.rsplit(":", 1)[-1].lstrip("#=") for value, word in sorted(some, reverse=True) if value > LEAST_TOLD]
    return f"shared {kind}: {', '.join(names[:MOST_NAMED])}" if names else f"shared {kind}"
