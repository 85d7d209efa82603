"""Support says how the text presents an event, and never more than the text says."""

from dataclasses import replace

import pytest
from msgspec import structs

from purport.events.draft import DraftEvent
from purport.reading.support import support_of
from purport.records import Attribution, Certainty, Content, Cue, EventActor, Source, SourceActor
from purport.records.values import AuxiliaryMode, CueClass, EventType, Naming, Sector, SourceKind, Support


def event(kind: EventType = "CONSULT", *aux: AuxiliaryMode, **flags: bool) -> DraftEvent:
    return DraftEvent(
        passage=0, start=0, end=1, head=0, type=kind, mode=None, contexts=(), cameo=None,
        actors=(EventActor(span=(0, 1), text="x", entity="country:PER", country="PER", sectors=("GOV",)),),
        recipients=(), aux=aux, certainty=Certainty(polarity="positive", commitment="certain", factuality=None),
        quantities=(), score=1.0, provenance=(), **flags,
    )  # fmt: skip


def said(
    cue: CueClass, *, kind: SourceKind = "government", naming: Naming = "named", country: str | None = "PER"
) -> Attribution:
    return Attribution(
        id="a1", block=0, parent=None, date=None, form="indirect", score=1.0, provenance=(),
        source=Source(spans=((0, 1),), text="x", kind=kind, naming=naming,
                      actors=(SourceActor(country=country, sectors=()),)),
        cue=Cue(spans=((0, 1),), text="x", class_=cue), content=Content(spans=((0, 9),)),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("draft", "attribution", "support"),
    [
        (event(), None, "own_voice"),
        (event(), said("report"), "asserted"),
        (event(), said("confirm"), "confirmed"),
        (event(), said("confirm", kind="news_media", country="BOL"), "asserted"),
        (event(), said("confirm", kind="group", naming="described_unnamed"), "asserted"),
        (event("AID", "negation", denied=True), said("deny"), "denied"),
        (event("ASSAULT", alleged=True), said("accuse"), "alleged"),
        (event("ASSAULT"), said("allege"), "alleged"),
        (event("ACCUSE"), said("accuse"), "asserted"),
        (event(), said("report", kind="group", naming="described_unnamed"), "reported_unnamed"),
        (event(), said("report", kind="unknown", naming="elided"), "reported_unnamed"),
        (event("CONSULT", "future"), said("report"), "planned"),
        (event("CONSULT", "future"), said("report", kind="news_media", country="BOL"), "asserted"),
        (event("CONSULT", "future"), said("confirm"), "confirmed"),
        (event("CONSULT", "future"), said("predict", naming="elided"), "estimated"),
        (event("AID", "hypothetical"), said("believe"), "estimated"),
    ],
)
def test_support_follows_cue_source_and_tense(
    draft: DraftEvent, attribution: Attribution | None, support: Support
) -> None:
    assert support_of(draft, attribution) == support


@pytest.mark.parametrize("cue", ["decline", "doubt", "ask"])
def test_what_is_neither_confirmed_nor_denied_is_never_confirmed_or_denied(cue: CueClass) -> None:
    assert support_of(event(), said(cue)) not in ("confirmed", "denied")


@pytest.mark.parametrize(
    ("words", "kind", "support"),
    [
        ("prosecutors", "ASSAULT", "alleged"),
        ("the state prosecutor's office", "AID", "alleged"),
        ("prosecutors", "COERCE", "asserted"),
        ("police", "ASSAULT", "asserted"),
    ],
)
def test_what_prosecutors_say_of_an_offence_is_a_charge(words: str, kind: EventType, support: Support) -> None:
    report = said("report")
    assert support_of(event(kind), replace(report, source=replace(report.source, text=words))) == support


@pytest.mark.parametrize(("words", "support"), [("x", "confirmed"), ("the chief of x", "confirmed"), ("y", "asserted")])
def test_what_somebody_admits_of_himself_is_confirmed(words: str, support: Support) -> None:
    admission = said("admit", kind="person", country=None)
    assert support_of(event("ASSAULT"), replace(admission, source=replace(admission.source, text=words))) == support


def group_says(cue: CueClass, cue_text: str, actor: str, sector: Sector | None, source: str = "The rebels") -> Support:
    """Give the support of an assault that an armed group speaks of."""
    draft = replace_actor(event("ASSAULT"), actor, sector)
    spoken = said(cue, kind="armed_group", naming="described_unnamed", country=None)
    group = replace(
        spoken,
        source=replace(spoken.source, text=source, actors=(SourceActor(country=None, sectors=("REB",)),)),
        cue=Cue(spans=((0, 1),), text=cue_text, class_=cue),
    )
    return support_of(draft, group)


def replace_actor(draft: DraftEvent, text: str, sector: Sector | None) -> DraftEvent:
    """Give an event another actor."""
    sectors = (sector,) if sector is not None else ()
    actor = EventActor(span=(0, 1), text=text, entity=None, country=None, sectors=sectors)
    return structs.replace(draft, actors=(actor,))


@pytest.mark.parametrize(
    ("cue", "cue_text", "actor", "sector", "support"),
    [
        ("confirm", "confirmed", "they", None, "confirmed"),
        ("admit", "admitted", "their fighters", "REB", "confirmed"),
        ("confirm", "confirmed", "the rebels", "REB", "confirmed"),
        ("confirm", "confirmed", "government troops", "MIL", "alleged"),
        ("confirm", "confirmed", "they", "MIL", "alleged"),
        ("admit", "claimed", "they", None, "alleged"),
        ("admit", "admitted responsibility", "they", None, "alleged"),
    ],
)
def test_an_armed_group_confirms_its_own_acts_but_not_by_claiming_responsibility(
    cue: CueClass, cue_text: str, actor: str, sector: Sector | None, support: Support
) -> None:
    assert group_says(cue, cue_text, actor, sector) == support
