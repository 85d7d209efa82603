"""The answer to a question about one sentence."""

from dataclasses import dataclass

from purport.records.values import AuxiliaryMode, EventType


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """What one actor does to another in a sentence, by PLOVER's own rules (a future CONSULT is AGREE)."""

    type: EventType
    mode: str | None
    quad: int
    aux: tuple[AuxiliaryMode, ...]
    score: float
