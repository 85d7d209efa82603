"""Shared fixtures: the smallest records that several rooms need. Build anything else inline."""

import os

import pytest
from hypothesis import settings

from purport.records import (
    Article,
    Attribution,
    Block,
    Certainty,
    Coder,
    Content,
    Cue,
    DateInterval,
    Event,
    EventActor,
    Issue,
    Place,
    Provenance,
    Reading,
    Source,
    SourceActor,
    Trigger,
)

# A release must not hang on a dice: the same examples are drawn in every run, others with HYPOTHESIS_PROFILE=search.
settings.register_profile("fixed", derandomize=True)
settings.register_profile("search", derandomize=False)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "fixed"))

TEXT = (
    "Envoy to visit Lima <soon>\n\n"
    "Bolivian radio said, citing two officials, that the envoy would visit Lima on Friday.\n\n"
    "Leave a Reply"
)


def span(words: str) -> tuple[int, int]:
    start = TEXT.index(words)
    return start, start + len(words)


def attribution(identifier: str, source: str, cue: str, parent: str | None) -> Attribution:
    return Attribution(
        id=identifier,
        block=1,
        source=Source(
            spans=(span(source),),
            text=source,
            kind="news_media" if parent is None else "group",
            naming="named" if parent is None else "described_unnamed",
            count=None if parent is None else 2,
            actors=(SourceActor(country="BOL", sectors=("JRN",) if parent is None else ("GOV",)),),
        ),
        cue=Cue(spans=(span(cue),), text=cue, class_="report"),
        content=Content(spans=(span("the envoy would visit Lima on Friday"),)),
        date=None,
        parent=parent,
        form="indirect",
        score=0.9,
        provenance=(Provenance(stage="attribution", entry_or_head="rule:citing", version="1"),),
    )


@pytest.fixture
def reading() -> Reading:
    """A record with a two-hop chain, one planned event, a headline with mark-up characters, and an issue."""
    day = DateInterval(text="Friday", span=span("Friday"), start="2024-05-17", end="2024-05-17", granularity="day")
    lima = Place(text="Lima", span=span("Lima on"), name="Lima", country="PER", precision="city")
    event = Event(
        id="e1",
        key="0" * 16,
        block=1,
        sentence=span("Bolivian radio said, citing two officials, that the envoy would visit Lima on Friday."),
        trigger=Trigger(span=(span("visit Lima on")[0], span("visit Lima on")[0] + 5), text="visit"),
        type="CONSULT",
        mode="visit",
        contexts=("diplomatic",),
        quad=1,
        cameo="042",
        goldstein=1.9,
        actors=(EventActor(span=span("the envoy"), text="the envoy", entity=None, country="BOL", sectors=("GOV",)),),
        recipients=(EventActor(span=span("Lima on"), text="Lima", entity="country:PER", country="PER"),),
        date=day,
        place=lima,
        places=(lima,),
        quantities=(),
        aux=("future",),
        certainty=Certainty(polarity="positive", commitment="certain", factuality=1.2),
        attribution="a2",
        support="planned",
        score=0.8,
        provenance=(Provenance(stage="events", entry_or_head="verb:visit", version="1"),),
    )
    return Reading(
        schema="1",
        coder=Coder(version="0", model="m", codebook="c", actors="a", gazetteer="g"),
        article=Article(
            id="f" * 16,
            sha256="e" * 64,
            text=TEXT,
            title="Envoy to visit Lima <soon>",
            outlet="Radio & Co",
            published="2024-05-14",
            language="en",
            blocks=(
                Block(kind="headline", start=0, end=26),
                Block(kind="body", start=28, end=28 + len(TEXT.split("\n\n")[1])),
                Block(kind="boilerplate", start=len(TEXT) - 13, end=len(TEXT)),
            ),
        ),
        attributions=(
            attribution("a1", "Bolivian radio", "said", None),
            attribution("a2", "two officials", "citing", "a1"),
        ),
        events=(event,),
        issues=(Issue(stage="documents", reason="charset guessed"),),
    )
