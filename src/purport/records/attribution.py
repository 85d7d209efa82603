"""Attributions: who says what, and through whom."""

from dataclasses import dataclass
from typing import Any

import msgspec

from purport.records.article import Span
from purport.records.knowledge import DateInterval
from purport.records.provenance import Provenance
from purport.records.values import CueClass, Form, Naming, Sector, SourceKind


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceActor:
    """An actor behind a source."""

    country: str | None
    sectors: tuple[Sector, ...] = ()
    entity: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """The source of an attribution. An elided source has empty spans and null text.

    `count` is the number of sources where the text gives one; `anonymity` the stated reason, as in the text.
    """

    spans: tuple[Span, ...]
    text: str | None
    kind: SourceKind
    naming: Naming
    count: int | None = None
    anonymity: str | None = None
    actors: tuple[SourceActor, ...] = ()


class Cue(msgspec.Struct, frozen=True, kw_only=True):
    """The words that attribute. A Struct, because its JSON key `class` is a Python keyword."""

    spans: tuple[Span, ...]
    text: str
    class_: CueClass = msgspec.field(name="class")

    def __getattr__(self, name: str) -> Any:
        if name == "class":
            return self.class_
        raise AttributeError(name)


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """What is attributed; discontinuous contents have several spans."""

    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """One edge of a chain: a source, the words that attribute, and what is attributed.

    `parent` is the id of the enclosing attribution: in "Yonhap reported, citing unnamed officials, that X"
    X hangs on the officials' attribution, whose parent is Yonhap's. `date` is when the source spoke.
    """

    id: str
    block: int
    source: Source
    cue: Cue | None
    content: Content
    date: DateInterval | None
    parent: str | None
    form: Form
    score: float
    provenance: tuple[Provenance, ...]
