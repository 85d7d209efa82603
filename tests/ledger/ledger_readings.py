"""Readings written by hand for the tests of the store: one sentence, one event."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

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
    Place,
    Reading,
    Source,
    SourceActor,
    Trigger,
)
from purport.records.values import AuxiliaryMode, CueClass, EventType

PADDING = (
    "The town lies two hours from the capital, where traders had waited since the early morning for the road to be "
    "opened again. Nobody in the market could say how long the repairs of the old bridge would take this season."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Says:
    """One event of a report: a sentence with a trigger in it."""

    sentence: str = "Gunmen attacked a convoy near Tessa on Monday, police said."
    trigger: str = "attacked"
    type: EventType = "ASSAULT"
    quad: int = 4
    actors: tuple[tuple[str, str | None], ...] = (("Gunmen", None),)
    recipients: tuple[tuple[str, str | None], ...] = (("a convoy", "NER"),)
    day: str | None = "2031-05-05"
    town: str | None = "Tessa"
    aux: tuple[AuxiliaryMode, ...] = ()
    source: str | None = "police"
    cue: CueClass = "report"
    country: str = "NER"


VISIT = Says(
    sentence="President Ilo Maran will visit Freedonia next week, the foreign ministry said.",
    trigger="visit",
    type="CONSULT",
    quad=1,
    actors=(("Ilo Maran", "NER"),),
    recipients=(("Freedonia", "TGO"),),
    day="2031-05-20",
    town=None,
    aux=("future",),
    source="the foreign ministry",
)


def reading(
    *says: Says,
    url: str | None = "https://post.example/a",
    outlet: str | None = "Northern Post",
    title: str | None = "Convoy attacked near Tessa",
    published: str | None = "2031-05-06T08:00:00Z",
    more: str = PADDING,
    coder: str = "1",
) -> Reading:
    """Build a Reading whose text holds the sentences, each a paragraph, then `more`."""
    said: Sequence[Says] = says or (Says(),)
    text = "\n\n".join([title or "", *(one.sentence for one in said), more])
    events, attributions = [], []
    for number, one in enumerate(said, 1):
        start = text.index(one.sentence)
        span = (start, start + len(one.sentence))
        if one.source is not None:
            attributions.append(_attribution(number, one, span, text))
        events.append(_event(number, one, span, text))
    headline = len(title or "")
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return Reading(
        schema="1",
        coder=Coder(version=coder, model="m", codebook="c", actors="a", gazetteer="g"),
        article=Article(
            id=digest[:16],
            sha256=digest,
            text=text,
            blocks=(
                Block(kind="headline", start=0, end=headline),
                Block(kind="body", start=headline + 2, end=len(text)),
            ),
            url=url,
            outlet=outlet,
            title=title,
            published=published,
            language="en",
        ),
        attributions=tuple(attributions),
        events=tuple(events),
        issues=(),
    )


def _attribution(number: int, one: Says, span: tuple[int, int], text: str) -> Attribution:
    words = one.source or ""
    at = text.index(words, span[0])
    return Attribution(
        id=f"a{number}",
        block=1,
        source=Source(
            spans=((at, at + len(words)),),
            text=words,
            kind="government",
            naming="role",
            actors=(SourceActor(country=one.country, sectors=("GOV",)),),
        ),
        cue=Cue(spans=(), text="said", class_=one.cue),
        content=Content(spans=(span,)),
        date=None,
        parent=None,
        form="indirect",
        score=1.0,
        provenance=(),
    )


def _event(number: int, one: Says, span: tuple[int, int], text: str) -> Event:
    at = text.index(one.trigger, span[0])
    trigger = (at, at + len(one.trigger))
    day = one.day and DateInterval(text=one.day, start=one.day, end=one.day, granularity="day")
    place = one.town and Place(text=one.town, name=one.town, country="NER", lat=14.0, lon=5.0, precision="city")
    return Event(
        id=f"e{number}",
        key=hashlib.blake2b(f"{text}{trigger}".encode("utf-8", "surrogatepass"), digest_size=8).hexdigest(),
        block=1,
        sentence=span,
        trigger=Trigger(span=trigger, text=one.trigger),
        type=one.type,
        mode=None,
        contexts=(),
        quad=one.quad,
        cameo=None,
        goldstein=None,
        actors=tuple(EventActor(span=span, text=t, entity=None, country=c) for t, c in one.actors),
        recipients=tuple(EventActor(span=span, text=t, entity=None, country=c) for t, c in one.recipients),
        date=day or None,
        place=place or None,
        places=(),
        quantities=(),
        aux=one.aux,
        certainty=Certainty(polarity="positive", commitment="certain", factuality=None),
        attribution=f"a{number}" if one.source is not None else None,
        support="asserted",
        score=1.0,
        provenance=(),
    )
