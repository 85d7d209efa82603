"""An event before it is tied to its date, place and attribution."""

from dataclasses import dataclass

from purport.records.event import Certainty, EventActor, Quantity
from purport.records.provenance import Provenance
from purport.records.values import AuxiliaryMode, EventType


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftEvent:
    """A coded trigger in one passage.

    `start` and `end` are the half-open token range of the trigger, `head` its syntactic head; `planned` says
    that the text presents the act as an announced intention, `estimated` as a guess or expectation, `alleged`
    as a charge by one party against another, `denied` as something a source says did not happen.
    """

    passage: int
    start: int
    end: int
    head: int
    type: EventType
    mode: str | None
    contexts: tuple[str, ...]
    cameo: str | None
    actors: tuple[EventActor, ...]
    recipients: tuple[EventActor, ...]
    aux: tuple[AuxiliaryMode, ...]
    certainty: Certainty
    quantities: tuple[Quantity, ...]
    score: float
    provenance: tuple[Provenance, ...]
    planned: bool = False
    estimated: bool = False
    alleged: bool = False
    denied: bool = False
