"""How rare a term is in the news at large: what a ledger goes by before it holds many reports."""

import math
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from importlib.resources import files

MOST = 2.5
"""The rarest terms count no more than this: most stand in one report by chance. Tuned on ECB+ topics 1 to 24."""

_TOTAL = "DOCUMENTS"


@lru_cache(maxsize=65_536)
def background(term: str) -> int:
    """Give the number of documents of the background that hold a term, marks left out.

    The type of an event is one of sixteen: each is taken to stand in every fourth report.
    """
    if term.startswith("type:"):
        return documents() // 4
    return _table().get(term.lstrip("@#"), 0)


def documents() -> int:
    """Give the number of documents of the background."""
    return _table()[_TOTAL]


def rarities(terms: Iterable[str], counts: Mapping[str, int], of: int) -> dict[str, float]:
    """Give `rarity` for many terms at once. Arguments: the terms; how many reports of a ledger hold each; out of how
    many."""
    total, most, log = documents() + of + 1, MOST, math.log
    found = {term: log(total / (background(term) + counts.get(term, 0) + 0.5)) for term in terms}
    return {term: most if value > most else max(0.0, value) for term, value in found.items()}


@lru_cache(maxsize=65_536)
def rarity_before(term: str) -> float:
    """Give the rarity of a term in the background alone."""
    return rarity(term)


def rarity(term: str, count: int = 0, of: int = 0) -> float:
    """Give the inverse document frequency of a term, in the background and in a ledger together.

    Arguments: the term; how many reports of the ledger hold it, out of how many. Returns the natural logarithm of all
    documents over those that hold it, from 0 to `MOST`.
    """
    return min(MOST, max(0.0, math.log((documents() + of + 1) / (background(term) + count + 0.5))))


@cache
def _table() -> Mapping[str, int]:
    """Read the table: a number of documents, then the terms that so many hold."""
    found: dict[str, int] = {}
    text = (files("purport.ledger") / "data" / "background.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            count, _, terms = line.partition(" ")
            found.update(dict.fromkeys(terms.split(), int(count)))
    return found
