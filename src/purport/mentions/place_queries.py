"""Look place names up as texts write them: with their kind, a direction or the places that they lie in."""

from __future__ import annotations

from functools import lru_cache

from purport.mentions.gazetteer import OFFICIAL, Entry, entries_by_key
from purport.mentions.place_names import name_key
from purport.mentions.place_ranker import Query

_HAS_PARTS = 100_000
"""Inhabitants from which "east" before a city's name means a part of the city."""

_DIRECTIONS = (
    "north", "south", "east", "west", "northern", "southern", "eastern", "western", "central", "northeast", "northwest",
    "southeast", "southwest", "northeastern", "northwestern", "southeastern", "southwestern", "upper", "lower",
    "downtown", "mainland", "inner", "greater", "upstate", "rural", "occupied", "war torn", "nearby",
)  # fmt: skip
_ADMIN_WORDS = (
    "province", "region", "oblast", "governorate", "state", "district", "prefecture", "department", "territory",
    "republic", "krai", "kray", "voivodeship", "canton",
)  # fmt: skip
_CITY_WORDS = ("city", "town", "village", "municipality", "metropolis")
_LEADING = ("city of", "town of", "village of", "state of", "province of", "republic of", "kingdom of", "region of",
            "port of", "island of", "state", "the")  # fmt: skip


@lru_cache(maxsize=20_000)
def query_for(name: str, parents: tuple[str, ...] = ()) -> Query:
    """Look a name up as written, then without its kind ("Kandahar province"), direction or given parent."""
    key = name_key(name)
    inner = parent_entries(parents)
    kind: str | None = None
    # "The West" and "the North" are sides, not the regions of Cameroon.
    found = () if key in _DIRECTIONS else entries_by_key(key)
    if not found and "," in name:
        first, rest = name.split(",", 1)
        return query_for(first.strip(), (rest.strip(), *parents))
    words = key.split()
    if not found:
        for leading in _LEADING:
            if key.startswith(leading + " "):
                found = entries_by_key(key[len(leading) + 1 :])
                kind = "city" if leading.split()[0] in _CITY_WORDS else kind
                break
    if len(words) > 1 and words[-1] in (*_ADMIN_WORDS, *_CITY_WORDS):
        kind = "admin1" if words[-1] in _ADMIN_WORDS else "city"
        found = found or entries_by_key(" ".join(words[:-1]))
    if not found and len(words) > 1 and words[0] in _DIRECTIONS:
        rest_words = words[2:] if len(words) > 2 and words[1] in _DIRECTIONS else words[1:]
        # "East Bank" is no Bank: only what is large enough has an east.
        found = tuple(
            entry
            for entry in entries_by_key(" ".join(rest_words))
            if (entry.kind not in ("city", "site") or entry.population >= _HAS_PARTS) and entry.rank == OFFICIAL
        )
    if not found and name.endswith(("'s", "’s")):
        return query_for(name[:-2], parents)
    return Query(name=name, entries=found, parents=inner, kind=kind, key=key)


def parent_entries(parents: tuple[str, ...]) -> tuple[Entry, ...]:
    """Look the parents up; countries and first-level units only, the longest readable part of each."""
    found: list[Entry] = []
    for parent in parents:
        words = parent.split()
        for size in range(min(len(words), 4), 0, -1):
            hits = [
                entry
                for entry in entries_by_key(name_key(" ".join(words[:size])))
                if entry.kind in ("country", "admin1", "region") and entry.rank == 0
            ]
            if hits:
                found += hits
                break
    return tuple(found)
