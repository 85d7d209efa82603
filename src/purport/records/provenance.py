"""Which rule, entry or head decided something, and on which words."""

from dataclasses import dataclass

from purport.records.article import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """One decision: the room, the codebook entry or head, its version, and the words it saw."""

    stage: str
    entry_or_head: str
    version: str
    span: Span | None = None
