"""Coded events in the forty columns of POLECAT's files, tab-separated.

POLECAT has no column for plans, conditions or denials, and follows PLOVER's own rule for promises (a planned meeting
is AGREE). What it has and Purport does not keep stays empty: COW codes, titles, Wikipedia ids, feature types and the
lists of people and organisations of a story.
"""

import csv
from collections.abc import Callable, Mapping, Sequence
from io import StringIO

from purport.exports.claims_csv import FORMULA
from purport.exports.coded_columns import countries, entities, names, sectors
from purport.exports.coded_event import CodedEvent
from purport.exports.phrases import clean
from purport.ontology import quad
from purport.records import EventActor

KOSOVO = {"XKX": "KOS"}
"""PLOVER's exception to ISO 3166."""


def _joined(values: Sequence[str]) -> str:
    return "; ".join(values)


def _side(label: str, pick: Callable[[CodedEvent], Sequence[EventActor]]) -> dict[str, Callable[[CodedEvent], str]]:
    wikipedia = f"Wikipedia {label} ID"
    return {
        f"{label} Name": lambda c: _joined(entities(pick(c)) or names(pick(c))),
        f"{label} Country": lambda c: _joined([KOSOVO.get(x, x) for x in countries(pick(c))]),
        f"{label} COW": lambda c: "",
        f"Primary {label} Sector": lambda c: next(iter(sectors(pick(c))), ""),
        f"{label} Sectors": lambda c: _joined(sectors(pick(c))),
        f"{label} Title": lambda c: "",
        f"{label} Name Raw": lambda c: _joined(names(pick(c))),
        wikipedia: lambda c: "",
    }


def _place(column: str) -> Callable[[CodedEvent], str]:
    def value(c: CodedEvent) -> str:
        place = c.event.place
        if place is None:
            return ""
        if column == "city":
            return (place.name or "") if place.precision in ("exact", "city") else ""
        if column == "country":
            return KOSOVO.get(place.country or "", place.country or "")
        found = getattr(place, column)
        return "" if found is None else str(found)

    return value


_NUMBERS = frozenset({"Intensity", "Latitude", "Longitude"})
"""Cells in which a minus sign is one."""

CELLS: Mapping[str, Callable[[CodedEvent], str]] = {
    "Event ID": lambda c: c.id,
    "Event Date": lambda c: (c.event.date.start or "")[:10] if c.event.date else "",
    "Event Type": lambda c: c.style.type,
    "Event Mode": lambda c: c.style.mode or "",
    "Intensity": lambda c: f"{c.scale:g}",
    "Quad Code": lambda c: str(quad(c.style.type)),
    "Contexts": lambda c: _joined(list(c.event.contexts)),
    **_side("Actor", lambda c: c.event.actors),
    **_side("Recipient", lambda c: c.event.recipients),
    "Placename": _place("name"),
    "City": _place("city"),
    "District": lambda c: "",
    "Province": _place("admin1"),
    "Country": _place("country"),
    "Latitude": _place("lat"),
    "Longitude": _place("lon"),
    "GeoNames ID": _place("geonameid"),
    "Raw Placename": _place("text"),
    "Feature Type": lambda c: "",
    "Source": lambda c: c.article.outlet or "",
    "Publication Date": lambda c: (c.article.published or "")[:10],
    "Story People": lambda c: "",
    "Story Organizations": lambda c: "",
    "Story Locations": lambda c: _joined(list(dict.fromkeys(p.name for p in c.event.places if p.name))),
    "Language": lambda c: c.article.language or "",
    "Version": lambda c: f"purport {c.coder.version}",
}
"""Header to what stands in the cell. The order is the file's."""


def to_polecat(events: Sequence[CodedEvent]) -> bytes:
    """Give the events as a tab-separated file with POLECAT's header."""
    stream = StringIO()
    # Quotation marks are doubled as in CSV: a cell that opens one and never closes it would swallow the rows after it.
    writer = csv.writer(stream, delimiter="\t", lineterminator="\n")
    writer.writerow(CELLS)
    writer.writerows([_inert(name, clean(cell(event))) for name, cell in CELLS.items()] for event in events)
    return stream.getvalue().encode("utf-8", "replace")


def _inert(name: str, text: str) -> str:
    """Put an apostrophe before text that a spreadsheet would run as a formula, as in our CSV."""
    return f"'{text}" if name not in _NUMBERS and text.lstrip("'").startswith(FORMULA) else text
