"""The places that a text says a toponym lies in: "Paris, Texas", "Homs in western Syria"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

import msgspec
from msgspec import structs

from purport.mentions.gazetteer import OFFICIAL, Entry
from purport.mentions.place_names import MAX_NAME, name_key
from purport.mentions.place_queries import parent_entries, query_for
from purport.records import Span

_PARENT_AFTER = re.compile(r"\s{0,2}[,(]\s{0,2}((?:[A-Z][\w’'.-]{0,24}\s?){1,4})")
_PARENT_IN = re.compile(r"\s(?:in|of)\s(?:the\s)?(?:[a-z]+\s){0,2}((?:[A-Z][\w’'-]{0,24}\s?){1,3})")
_STATED = frozenset({"USA", "CAN"})
"""Countries whose writers put the state or province after a town's name as a matter of course."""


class Toponym(msgspec.Struct, frozen=True, kw_only=True):
    """A place name to resolve, with the names of places that its text says it lies in."""

    text: str
    span: Span | None = None
    parents: tuple[str, ...] = ()


def parents_in_text(text: str, span: Span) -> tuple[str, ...]:
    """Read the places that a toponym is said to lie in: "Paris, Texas", "Homs in western Syria"."""
    after = text[span[1] : span[1] + 80]
    found = _PARENT_AFTER.match(after) or _PARENT_IN.match(after)
    if found is None:
        return ()
    name = found[1].strip()
    again = _PARENT_AFTER.match(after, found.end(1))
    return (name,) if again is None else (name, again[1].strip())


def with_shared_parents(toponyms: Sequence[Toponym]) -> list[Toponym]:
    """Give every mention of a name the parent that one mention states: one sense per text. Other parents go."""
    stated: dict[str, tuple[str, ...]] = {}
    believed = [bool(t.parents) and _lies_there(t.text[:MAX_NAME], t.parents) for t in toponyms]
    for toponym, lies in zip(toponyms, believed, strict=True):
        if lies:
            stated.setdefault(name_key(toponym.text), toponym.parents)
    return [
        t if lies
        else structs.replace(t, parents=shared) if (shared := stated.get(name_key(t.text), ())) != t.parents
        else t
        for t, lies in zip(toponyms, believed, strict=True)
    ]  # fmt: skip


@lru_cache(maxsize=8192)
def _lies_there(name: str, parents: tuple[str, ...]) -> bool:
    """Tell whether a place can be believed to lie in the stated parents."""
    toponym = Toponym(text=name, parents=parents)
    return fits_parent(toponym) or is_firmly_placed(toponym)


def fits_parent(toponym: Toponym) -> bool:
    """Tell whether some bearer of the name lies in a stated parent; a list ("Paris, Texas and Rome") has none."""
    query = query_for(toponym.text[:MAX_NAME], toponym.parents)
    return any(
        entry.country == parent.country and (parent.kind != "admin1" or entry.admin1 == parent.admin1)
        and entry.id != parent.id
        for entry in query.entries
        for parent in query.parents
    )  # fmt: skip


def is_firmly_placed(toponym: Toponym) -> bool:
    """ "Edmonton, Ky." lies in Kentucky even where no such Edmonton is known; "Paris, Victoria and" may be a list."""
    if not toponym.parents:
        return False
    if any(_is_listed(entry) for entry in query_for(toponym.text[:MAX_NAME]).entries):
        return False  # "Wisconsin, Michigan and Ohio" and "Iran, Ohio and taxes" are lists.
    parent = toponym.parents[0].split()[0]
    if (parent.endswith(".") and len(parent) > 2) or (len(parent) == 2 and parent.isupper() and parent != "US"):
        return True
    return any(
        entry.kind == "admin1" and entry.country in _STATED and name_key(entry.name) == name_key(toponym.parents[0])
        for entry in parent_entries(toponym.parents[:1])
    )


def _is_listed(entry: Entry) -> bool:
    if entry.rank != OFFICIAL:
        return False
    return entry.kind == "country" or (entry.kind == "admin1" and entry.country in _STATED)
