"""An event before it is tied to its date, place and attribution."""

import msgspec

from purport.records.event import Certainty, EventActor, Quantity
from purport.records.provenance import Provenance
from purport.records.values import AuxiliaryMode, EventType


class DraftEvent(msgspec.Struct, frozen=True, kw_only=True):
    """A coded trigger in one passage; a Struct because drafts are copied often, and a dataclass copies slowly.

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
