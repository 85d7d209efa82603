"""News outlets, agencies, state media and social networks, from `data/outlets.tsv`."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from purport.attribution.lexicon import read_table, word_sets
from purport.errors import DataError
from purport.records.values import SOURCE_KINDS, SourceKind

_COLUMNS = ["name", "aliases", "country", "kind", "owner", "source", "verified"]
_LONGEST = 7
_PIECES = re.compile(r"'s|[^\W_]+(?:[.&/+][^\W_]+)*|[^\w\s]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """One outlet. `country` is where it works from, None for those of no country; `entity` identifies it."""

    name: str
    country: str | None
    kind: SourceKind
    owner: str
    entity: str


@cache
def outlets() -> Mapping[tuple[str, ...], Outlet]:
    """Load all names and aliases, split into words; the first row that claims a name keeps it."""
    table: dict[tuple[str, ...], Outlet] = {}
    for name, aliases, country, kind, owner, _source, _verified in read_table("outlets.tsv", _COLUMNS):
        if kind not in SOURCE_KINDS:
            raise DataError(f"outlets.tsv: {name!r} has the unknown kind {kind!r}")
        entity = "outlet:" + re.sub(r"\W+", "-", name.lower()).strip("-")
        outlet = Outlet(name=name, country=country or None, kind=kind, owner=owner, entity=entity)
        for alias in (name, *filter(None, aliases.split("|"))):
            table.setdefault(_words(alias), outlet)
    return MappingProxyType(table)


@cache
def _openings() -> frozenset[str]:
    """Give the words that names of outlets begin with: most sources have none of them."""
    return frozenset(name[0] for name in outlets() if name)


def _words(name: str) -> tuple[str, ...]:
    """Split a name as the tokenizer would, near enough: words, marks, possessives."""
    return (name,) if name.isalnum() else tuple(_PIECES.findall(name.replace("’", "'")))


def find_outlet(words: Sequence[str], *, whole: bool = False) -> Outlet | None:
    """Find the outlet that a source names.

    Arguments: the words of the source, in the case of the text; `whole`: they have to be nothing but
    the name. A name of one ordinary word ("Time", "Dawn") counts
    only when nothing but an article and a word such as "newspaper" stands beside it. Returns None for other sources.
    """
    table, openings = outlets(), _openings()
    pieces = [piece for word in words for piece in _words(word)]
    if openings.isdisjoint(pieces):
        return None
    beside = word_sets()["media_words"]
    core = tuple(p for p in pieces if p.lower() not in beside)
    for name in (tuple(pieces), core):
        if name in table:
            return table[name]
    if whole:
        return None
    for length in range(min(_LONGEST, len(pieces)), 1, -1):
        for i in range(len(pieces) - length + 1):
            found = table.get(tuple(pieces[i : i + length])) if pieces[i] in openings else None
            if found is not None:
                return found
    plain = word_sets()["outlets_that_are_words"]
    single = [
        p for p in pieces if len(p) > 2 and p in openings and (p,) in table and (p.isupper() or p.lower() not in plain)
    ]
    return table[(single[0],)] if single else None
