"""Coded events."""

from dataclasses import dataclass

from purport.records.article import Span
from purport.records.knowledge import DateInterval, Place
from purport.records.provenance import Provenance
from purport.records.values import (
    AuxiliaryMode,
    Commitment,
    EventType,
    Polarity,
    QuantityKind,
    Sector,
    Support,
    Via,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Trigger:
    """The word or words that name the event."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EventActor:
    """One actor or recipient: one entry per member of a group, all with the group's span."""

    span: Span
    text: str
    entity: str | None
    country: str | None
    sectors: tuple[Sector, ...] = ()
    via: Via | None = None
    antecedent: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number of people or an amount, as low and high with its words."""

    kind: QuantityKind
    text: str
    span: Span
    low: float | None
    high: float | None
    unit: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Certainty:
    """How the innermost source stands to the event: `factuality` runs from -3 to +3."""

    polarity: Polarity
    commitment: Commitment
    factuality: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Who did what to whom, when and where, according to whom, and how sure they are."""

    id: str
    key: str
    block: int
    sentence: Span
    trigger: Trigger
    type: EventType
    mode: str | None
    contexts: tuple[str, ...]
    quad: int
    cameo: str | None
    goldstein: float | None
    actors: tuple[EventActor, ...]
    recipients: tuple[EventActor, ...]
    date: DateInterval | None
    place: Place | None
    places: tuple[Place, ...]
    quantities: tuple[Quantity, ...]
    aux: tuple[AuxiliaryMode, ...]
    certainty: Certainty
    attribution: str | None
    support: Support
    score: float
    provenance: tuple[Provenance, ...]
