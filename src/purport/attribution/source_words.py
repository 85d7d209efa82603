"""Nouns that head sources, from `data/source_words.tsv`."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from purport.attribution.lexicon import read_table
from purport.errors import DataError
from purport.records.values import SECTORS, SOURCE_KINDS, Sector, SourceKind

_COLUMNS = ["word", "kind", "role", "sector"]


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceWord:
    """A noun that heads sources."""

    kind: SourceKind
    role: str
    sector: Sector | None


@cache
def source_words() -> Mapping[str, SourceWord]:
    """Load the nouns of `data/source_words.tsv`."""
    table = {}
    for word, kind, role, sector in read_table("source_words.tsv", _COLUMNS):
        if kind not in SOURCE_KINDS or (sector and sector not in SECTORS):
            raise DataError(f"source_words.tsv: {word!r} has the unknown kind {kind!r} or sector {sector!r}")
        table[word] = SourceWord(kind=kind, role=role, sector=sector or None)
    return MappingProxyType(table)
