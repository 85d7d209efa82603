"""Coded events as PLOVER's JSON records, one a line.

The auxiliary modes stand in `mode` beside the mode, where PLOVER has them; promises and refusals follow PLOVER's own
rule. `text` holds the sentence, `event_text` the trigger.
"""

from collections.abc import Sequence
from typing import Any

import msgspec

from purport.exports.coded_event import CodedEvent
from purport.exports.coded_polecat import KOSOVO
from purport.ontology import quad
from purport.records import EventActor, Place


def to_plover(events: Sequence[CodedEvent]) -> bytes:
    """Give one JSON object a line."""
    return b"".join(msgspec.json.encode(_record(event)) + b"\n" for event in events)


def _record(coded: CodedEvent) -> dict[str, Any]:
    event, article, style = coded.event, coded.article, coded.style
    date = event.date
    return {
        "id": coded.id,
        "has_event": True,
        "date": date.start[:10] if date and date.start else None,
        "time": None,
        "enddate": date.end[:10] if date and date.end else None,
        "endtime": None,
        "actor": [_party(a) for a in event.actors],
        "recipient": [_party(a) for a in event.recipients],
        "event": [style.type],
        "event_loc": [_location(p) for p in (event.places or ((event.place,) if event.place else ()))],
        "event_text": [event.trigger.text],
        "quad_code": quad(style.type),
        "event_scale": coded.scale,
        "mode": _modes(coded),
        "context": list(event.contexts),
        "link": article.url,
        "text": coded.sentence,
        "text_info": {"article": article.id, "start": event.sentence[0], "end": event.sentence[1]},
        "cite_info": {"publisher": article.outlet, "title": article.title, "published": article.published,
                      "sources": coded.sources, "support": event.support},
        "coder": f"purport {coded.coder.version}",
        "coded_date": None,
        "coded_time": None,
        "comment": None,
    }  # fmt: skip


def _modes(coded: CodedEvent) -> list[str]:
    """The mode and the auxiliary modes; a promise under a condition stays marked, or it would read as a given one."""
    style = coded.style
    condition = ("hypothetical",) if coded.conditional and "hypothetical" not in style.aux else ()
    return [*((style.mode,) if style.mode else ()), *style.aux, *condition]


def _party(actor: EventActor) -> dict[str, Any]:
    country = KOSOVO.get(actor.country or "", actor.country)
    return {"text": actor.text, "country": country, "sector": list(actor.sectors), "entity": actor.entity}


def _location(place: Place) -> dict[str, Any]:
    city = place.name if place.precision in ("exact", "city") else None
    return {
        "extracted_place": place.text,
        "resolved_place": place.name,
        "geonameid": place.geonameid,
        "lat": place.lat,
        "lon": place.lon,
        "city": city,
        "district": None,
        "province": place.admin1,
        "country": None,
        "country_code": KOSOVO.get(place.country or "", place.country),
        "feature_class": None,
        "feature_code": None,
        "resolution": place.precision,
    }
