"""Statements of two invented affairs: Maran of Niger visits Togo; jets of Sudan bomb a depot in Chad."""

from collections.abc import Sequence
from itertools import count
from typing import Any

from purport.ledger import records
from purport.ledger.records import Hop, Report, Statement, Status, StatusChange
from purport.ledger.status import fold
from purport.records import DateInterval, EventActor, Place, Quantity, SourceActor

_numbers = count(1)


def hop(
    words: str | None, kind: str, naming: str, cue: str = "report", actors: str = "", entity: str | None = None
) -> Hop:
    """Write a source as the notation does: `NER GOV + TGO GOV`."""
    groups = [group.split() for group in actors.split("+") if group.strip()]
    found = tuple(
        SourceActor(country=g[0] if g[0] != "-" else None, sectors=tuple(g[1:]), entity=entity)  # type: ignore[arg-type]
        for g in groups
    )
    return Hop(text=words, kind=kind, naming=naming, cue=cue, cue_class=cue, actors=found)  # type: ignore[arg-type]


def niger(cue: str = "report") -> Hop:
    return hop("the presidency in Niamey", "government", "role", cue, "NER GOV")


def togo(cue: str = "report") -> Hop:
    return hop("Togo's foreign ministry", "government", "role", cue, "TGO GOV")


def benin(cue: str = "report") -> Hop:
    return hop("Benin's foreign minister", "person", "role", cue, "BEN GOV")


def chad(cue: str = "report") -> Hop:
    return hop("Chad's defence ministry", "government", "role", cue, "TCD GOV")


def sudan(cue: str = "report") -> Hop:
    return hop("the army in Khartoum", "government", "role", cue, "SDN MIL")


def both(cue: str = "report") -> Hop:
    return hop("the two countries", "government", "collective", cue, "NER GOV + TGO GOV")


def unnamed(cue: str = "report") -> Hop:
    return hop("two diplomats", "person", "described_unnamed", cue)


def charity(name: str = "Relief Corridor", cue: str = "report") -> Hop:
    return hop(name, "organisation", "named", cue, "NOR NGO", name.casefold().replace(" ", "-"))


def party(
    country: str | None, sector: str | None = "GOV", entity: str | None = None, words: str = "they"
) -> EventActor:
    sectors: Any = (sector,) if sector else ()
    return EventActor(span=(0, 1), text=words, entity=entity, country=country, sectors=sectors)


MARAN, TOGO = (party("NER"),), (party("TGO", None),)
JETS, DEPOT = (party("SDN", "MIL"),), (party("TCD", None),)


def day(first: str, last: str | None = None, words: str = "then", **more: Any) -> DateInterval:
    return DateInterval(text=words, start=first, end=last or first, **more)


def told(
    at: str,
    *chain: Hop,
    outlet: str = "Northern Post",
    aux: Sequence[str] = (),
    hedged: bool = False,
    retracts: bool = False,
    type: str = "CONSULT",
    actors: tuple[EventActor, ...] | None = None,
    recipients: tuple[EventActor, ...] | None = None,
    date: DateInterval | None = None,
    place: Place | None = None,
    quantities: tuple[Quantity, ...] = (),
    copied_from: str | None = None,
    address: str | None = None,
    version: int = 1,
    support: str | None = None,
    sentence: str | None = None,
    **report: Any,
) -> records.Testimony:
    """One statement of a visit (or of what `type` says), printed `at` a day or moment of March 2031."""
    number = next(_numbers)
    moment = f"2031-03-{at}T12:00:00Z" if len(at) == 2 else at
    made = Report(
        id=f"r{number:05}",
        address=address or f"//{outlet}/{number}",
        version=version,
        article=f"{number:016}",
        sha256="0" * 64,
        outlet=outlet,
        published=moment,
        recorded="2031-12-31T00:00:00Z",
        coder="test",
        text="",
        **report,
    )
    hostile = type in ("ASSAULT", "COERCE", "SANCTION", "ACCUSE")
    statement = Statement(
        id=f"s{number:05}",
        report=made.id,
        event="e1",
        key=f"{number:016}",
        sentence=sentence or f"sentence {number}",
        span=(0, 8),
        trigger="visit",
        type=type,  # type: ignore[arg-type]
        quad=4 if hostile else 1,
        support=support or ("asserted" if chain else "own_voice"),  # type: ignore[arg-type]
        actors=(JETS if hostile else MARAN) if actors is None else actors,
        recipients=(DEPOT if hostile else TOGO) if recipients is None else recipients,
        date=date,
        place=place,
        quantities=quantities,
        aux=tuple(aux),  # type: ignore[arg-type]
        hedged=hedged,
        retracts=retracts,
        chain=tuple(chain),
    )
    return records.Testimony(statement=statement, report=made, copied_from=copied_from)


def plan(at: str, *chain: Hop, **more: Any) -> records.Testimony:
    return told(at, *chain, aux=("future",), **more)


def off(at: str, *chain: Hop, **more: Any) -> records.Testimony:
    return told(at, *chain, aux=("future", "negation"), **more)


def denial(at: str, *chain: Hop, **more: Any) -> records.Testimony:
    return told(at, *chain, aux=("negation",), **more)


def raid(at: str, *chain: Hop, **more: Any) -> records.Testimony:
    return told(at, *chain, type="ASSAULT", **more)


def last(*told_: records.Testimony, **more: Any) -> Status:
    return fold(told_, **more)[-1].status


def stands(*told_: records.Testimony, **more: Any) -> tuple[str, str, bool, int]:
    """Give realisation, support, denial and the lower number of origins after everything."""
    status = last(*told_, **more)
    return status.realisation, status.support, status.denied, status.origins.low


def change(*told_: records.Testimony, **more: Any) -> StatusChange:
    return fold(told_, **more)[-1]
