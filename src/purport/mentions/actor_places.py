"""The country of a town or province that an actor's name or description holds."""

from functools import lru_cache

from purport.mentions.gazetteer import entries
from purport.mentions.place_guards import DIRECTIONS
from purport.mentions.roles import name_words
from purport.mentions.spelling import fold

_LARGE = 15_000
_KNOWN = 100_000
_TOWN = 2_000
_DOMINANT = 3.0
"""How many times larger the largest bearer of a name must be than the largest one abroad."""


@lru_cache(maxsize=4096)
def country_of_place(name: str, *, least: int = _LARGE) -> str | None:
    """Give the country of a place name where one bearer is far larger than those in other countries.

    Arguments: the name as written; the least population that counts. Returns an ISO alpha-3 code or None.
    """
    if len(name) < 4 or not name[:1].isupper() or name.lower() in DIRECTIONS:
        return None
    found = [e for e in entries(name) if e.country is not None and e.kind != "country" and e.rank == 0]
    if not found:
        return None
    best = max(found, key=lambda e: (e.kind == "admin1", e.population))
    if best.population < least and best.kind != "admin1":
        return None
    abroad = max((e.population for e in found if e.country != best.country), default=0)
    return best.country if best.population >= _DOMINANT * abroad else None


@lru_cache(maxsize=4096)
def bearers_in(name: str, country: str) -> bool:
    """Tell whether a country has a town or unit of a name."""
    if len(name) < 4 or not name[:1].isupper() or name.lower() in DIRECTIONS:
        return False
    return any(
        e.country == country and e.rank == 0 and (e.kind != "city" or e.population >= _TOWN) for e in entries(name)
    )


def place_in_name(name: str) -> str | None:
    """Give the country of a place at the start or end of a body's name: 'Irving Police Department'."""
    words = [w for w in name.split() if w.lower() != "the"]
    for size in (2, 1):
        if len(words) > size:
            # The last of two words may be a car's or a hotel's name: "Dodge Durango".
            for piece in (words[:size], words[-size:]) if len(words) > size + 1 else (words[:size],):
                if size == 1 and (fold(piece[0]) in name_words() or piece[0].endswith("s")):
                    continue
                country = country_of_place(" ".join(piece), least=_KNOWN)
                if country is not None:
                    return country
    return None
