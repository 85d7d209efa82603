"""What the ledger keeps: reports, statements, and what was decided about them.

Times are ISO strings in UTC with seconds and a final Z, so that they sort as text. `recorded` is when the ledger
learnt of something, `published` when the press printed it.
"""

from dataclasses import dataclass
from typing import Literal

from purport.records import DateInterval, EventActor, Place, Quantity, Span
from purport.records.attribution import SourceActor
from purport.records.values import AuxiliaryMode, CueClass, EventType, Naming, SourceKind, Support

Realisation = Literal["unknown", "planned", "ongoing", "happened", "cancelled", "overdue"]
Standing = Literal["rumoured", "alleged", "asserted", "reported", "corroborated", "confirmed"]
Verdict = Literal["new", "join", "uncertain"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One version of one article of one outlet.

    `address` is what the versions of a report share: the canonical URL, or outlet and title where there is none.
    `credit` is the agency that the byline or the dateline names. `published` is None where nobody gave a date;
    `day_only` says that the hour is not known.
    """

    id: str
    address: str
    version: int
    article: str
    sha256: str
    outlet: str | None
    published: str | None
    recorded: str
    coder: str
    text: str
    day_only: bool = False
    title: str | None = None
    url: str | None = None
    owner: str | None = None
    country: str | None = None
    state_media: bool = False
    credit: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Hop:
    """One source of a chain, and the words that attribute to it."""

    text: str | None
    kind: SourceKind
    naming: Naming
    cue: str | None = None
    cue_class: CueClass = "none"
    actors: tuple[SourceActor, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One coded event of a report with the chain it hangs on, the outermost source first.

    `hedged`: the words leave it open (may, possibly, is believed to). `retracts`: the report itself takes it back.
    """

    id: str
    report: str
    event: str
    key: str
    sentence: str
    span: Span
    trigger: str
    type: EventType
    quad: int
    support: Support
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    cameo: str | None = None
    actors: tuple[EventActor, ...] = ()
    recipients: tuple[EventActor, ...] = ()
    date: DateInterval | None = None
    place: Place | None = None
    quantities: tuple[Quantity, ...] = ()
    aux: tuple[AuxiliaryMode, ...] = ()
    hedged: bool = False
    retracts: bool = False
    chain: tuple[Hop, ...] = ()
    headline: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Testimony:
    """A statement as the fold sees it: with its report, and the statement whose sentence it copies.

    `beside` are the triggers of the other statements of the same sentence; merging shares the words out between them.
    """

    statement: Statement
    report: Report
    copied_from: str | None = None
    beside: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """`report` shares text with the earlier `source`.

    `containment` is the shared part of the shorter one's sketch, 0 to 1. `sentences` pairs the numbers of shared
    sentences: (in `report`, in `source`).
    """

    report: str
    source: str
    containment: float
    sentences: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What became of a report or a statement: the story or the claim it joined, or a new one, or neither for sure.

    With verdict "uncertain" a new one is opened and `target` names the one it may belong to.
    """

    verdict: Verdict
    target: str | None
    score: float
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Origins:
    """Distinct stated origins of what affirms a claim: lower and upper bound, and the keys of the named ones."""

    low: int
    high: int
    named: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """How a claim stands."""

    realisation: Realisation
    support: Standing
    denied: bool
    origins: Origins
    articles: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusChange:
    """A change of status: when, which statement caused it, by which rule, in one plain line.

    `statement` is None where only time passed (overdue).
    """

    at: str
    status: Status
    statement: str | None
    rule: str
    line: str
