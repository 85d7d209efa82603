"""What later words may point to, and where a pointing word stands."""

from typing import Literal

import msgspec

from purport.records import Actor
from purport.records.article import Span

ReferentKind = Literal["person", "country", "body", "people"]


class Referent(msgspec.Struct, frozen=True, kw_only=True):
    """A mention that later words may point to.

    `governor` is the token its phrase depends on; `spans` runs parallel to the actors of a coordination; `number`
    says how many there are where the phrase counts them.
    """

    actors: tuple[Actor, ...]
    span: Span
    passage: int
    sentence: int
    order: int
    kind: ReferentKind
    head: int = -1
    governor: int = -1
    gender: str = ""
    plural: bool = False
    subject: bool = False
    words: frozenset[str] = frozenset()
    spans: tuple[Span, ...] = ()
    number: int = 0

    @property
    def named(self) -> bool:
        """Whether it is a person whose name the text gives."""
        return (self.actors[0].entity or "").startswith(("leader:", "person:"))

    @property
    def key(self) -> tuple[str | None, ...]:
        """What it is about, for counting and for telling two referents apart."""
        return tuple(a.entity or a.country for a in self.actors)


class Position(msgspec.Struct, frozen=True, kw_only=True):
    """Where a referring expression stands."""

    passage: int
    sentence: int
    governor: int = -1
    possessive: bool = False
    subject: bool = False
