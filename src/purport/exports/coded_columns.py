"""The columns of a table of coded events, one row per event: what each holds and where it comes from."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from purport.exports.coded_event import CodedEvent
from purport.exports.row_columns import Kind
from purport.ontology import quad
from purport.records import EventActor

Value = str | float | int | bool | None | list[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column: its name, what kind of value it holds, what it means, and how to fill it.

    `kind` is text, texts (a list), count, number or date.
    """

    name: str
    kind: Kind
    meaning: str
    value: Callable[[CodedEvent], Value]


def names(actors: Sequence[EventActor]) -> list[str]:
    """Give the words of each mention once, in order."""
    return list(dict.fromkeys(" ".join(a.text.split()) for a in actors))


def countries(actors: Sequence[EventActor]) -> list[str]:
    """Give the distinct countries, in order."""
    return list(dict.fromkeys(a.country for a in actors if a.country))


def sectors(actors: Sequence[EventActor]) -> list[str]:
    """Give the distinct first sectors, in order."""
    return list(dict.fromkeys(a.sectors[0] for a in actors if a.sectors))


def entities(actors: Sequence[EventActor]) -> list[str]:
    """Give the distinct entity ids, in order."""
    return list(dict.fromkeys(a.entity for a in actors if a.entity))


def _column(name: str, kind: Kind, meaning: str, value: Callable[[CodedEvent], Any]) -> Column:
    return Column(name=name, kind=kind, meaning=meaning, value=value)


_PARTS: tuple[tuple[str, str, Callable[[Sequence[EventActor]], list[str]]], ...] = (
    ("names", "the words of the text for", names),
    ("countries", "ISO 3166 alpha-3 codes, XKX for Kosovo, or PLOVER's non-state codes of", countries),
    ("sectors", "PLOVER sectors, the main one of each member, of", sectors),
    ("entities", "Purport's own entity ids of", entities),
)


def _sides() -> list[Column]:
    sides = (("actor", "who acts"), ("recipient", "who is acted upon or addressed"))
    return [
        _column(f"{side}_{part}", "texts", f"{meaning} {said}", _of_side(side, pick))
        for side, said in sides
        for part, meaning, pick in _PARTS
    ]


def _of_side(side: str, pick: Callable[[Sequence[EventActor]], list[str]]) -> Callable[[CodedEvent], list[str]]:
    if side == "actor":
        return lambda c: pick(c.event.actors)
    return lambda c: pick(c.event.recipients)


def _quantities() -> list[Column]:
    columns: list[Column] = []
    for kind in ("killed", "injured", "arrested", "missing", "displaced"):
        for end in ("low", "high"):
            meaning = f"{'least' if end == 'low' else 'greatest'} number of people {kind}, empty where open or unsaid"
            columns.append(_column(f"{kind}_{end}", "number", meaning, _quantity(kind, end)))
    return columns


def _quantity(kind: str, end: str) -> Callable[[CodedEvent], float | None]:
    def value(coded: CodedEvent) -> float | None:
        found = next((q for q in coded.event.quantities if q.kind == kind), None)
        return None if found is None else found.low if end == "low" else found.high

    return value


COLUMNS: tuple[Column, ...] = (
    _column("event_id", "text", "unique in every file: the article's id and the event's number in it; "
            "a second article with the same text adds -2",
            lambda c: c.id),
    _column("event_key", "text", "hash of article and trigger words; stays when the text is coded again",
            lambda c: c.event.key),
    _column("article_id", "text", "hash of the article's text", lambda c: c.article.id),
    _column("article_label", "text", "the caller's own id of the article", lambda c: c.article.label),
    _column("url", "text", "address of the article", lambda c: c.article.url),
    _column("outlet", "text", "who published it", lambda c: c.article.outlet),
    _column("title", "text", "headline", lambda c: c.article.title),
    _column("published", "text", "ISO date or date-time of publication, as given", lambda c: c.article.published),
    _column("date_start", "date", "first day on which the event can lie; empty where the text does not say",
            lambda c: c.event.date.start[:10] if c.event.date and c.event.date.start else None),
    _column("date_end", "date", "last day on which it can lie",
            lambda c: c.event.date.end[:10] if c.event.date and c.event.date.end else None),
    _column("date_text", "text", "the words that date it", lambda c: c.event.date and c.event.date.text),
    _column("date_granularity", "text", "day, week, month, year, ...",
            lambda c: c.event.date and c.event.date.granularity),
    _column("date_modifier", "text", "EARLIEST, LATE, APPROX, ...", lambda c: c.event.date and c.event.date.modifier),
    _column("type", "text", "PLOVER type; a planned meeting stays CONSULT with future in aux", lambda c: c.event.type),
    _column("mode", "text", "PLOVER mode", lambda c: c.event.mode),
    _column("contexts", "texts", "PLOVER contexts", lambda c: list(c.event.contexts)),
    _column("quad", "count", "1 verbal, 2 material cooperation, 3 verbal, 4 material conflict", lambda c: c.event.quad),
    _column("goldstein", "number", "Goldstein score of the CAMEO code in `cameo`", lambda c: c.event.goldstein),
    _column("cameo", "text", "CAMEO code as text, with its leading zero", lambda c: c.event.cameo),
    _column("plover_type", "text", "type by PLOVER's own rule for plans and refusals: a planned meeting is AGREE",
            lambda c: c.style.type),
    _column("plover_mode", "text", "mode by the same rule", lambda c: c.style.mode),
    _column("plover_cameo", "text", "CAMEO code by the same rule", lambda c: c.style.cameo),
    _column("plover_quad", "count", "quad class of plover_type: promised material cooperation is verbal",
            lambda c: quad(c.style.type)),
    _column("plover_score", "number", "PLOVER's conflict-cooperation score of plover_type and plover_mode",
            lambda c: c.scale),
    _column("aux", "texts", "auxiliary modes: historical, future, hypothetical, negation", lambda c: list(c.event.aux)),
    _column("polarity", "text", "whether the innermost source says that it is so",
            lambda c: c.event.certainty.polarity),
    _column("commitment", "text", "how firmly: certain, probable, possible, unknown",
            lambda c: c.event.certainty.commitment),
    _column("factuality", "number", "-3 (did not happen) to +3 (happened), as the text has it",
            lambda c: c.event.certainty.factuality),
    _column("support", "text", "own_voice, asserted, confirmed, alleged, reported_unnamed, denied, planned, estimated",
            lambda c: c.event.support),
    *_sides(),
    _column("sources", "texts", "who says so, outermost first; empty for the outlet's own voice",
            lambda c: c.sources),
    _column("source_kind", "text", "kind of the innermost source", lambda c: c.innermost and c.innermost.source.kind),
    _column("source_naming", "text", "how the innermost source is named",
            lambda c: c.innermost and c.innermost.source.naming),
    _column("cue", "text", "the words that attribute", lambda c: c.innermost and c.innermost.cue and c.cue),
    _column("place_text", "text", "the words that place it", lambda c: c.event.place and c.event.place.text),
    _column("place_name", "text", "name in the gazetteer", lambda c: c.event.place and c.event.place.name),
    _column("place_country", "text", "country of the place", lambda c: c.event.place and c.event.place.country),
    _column("place_admin1", "text", "first-level division", lambda c: c.event.place and c.event.place.admin1),
    _column("place_geonameid", "count", "GeoNames id", lambda c: c.event.place and c.event.place.geonameid),
    _column("lat", "number", "degrees, from GeoNames", lambda c: c.event.place and c.event.place.lat),
    _column("lon", "number", "degrees, from GeoNames", lambda c: c.event.place and c.event.place.lon),
    _column("place_precision", "text", "exact, city, admin2, admin1, country, region, unknown",
            lambda c: c.event.place and c.event.place.precision),
    *_quantities(),
    _column("quantities", "texts", "all numbers in the words of the text, each with its kind",
            lambda c: [f"{q.kind}: {' '.join(q.text.split())}" for q in c.event.quantities]),
    _column("trigger", "text", "the words that name the event", lambda c: c.event.trigger.text),
    _column("sentence", "text", "the sentence it stands in", lambda c: c.sentence),
    _column("sentence_start", "count", "first character of the sentence in the article", lambda c: c.event.sentence[0]),
    _column("sentence_end", "count", "one past its last character", lambda c: c.event.sentence[1]),
    _column("score", "number", "confidence in the coding, 0 to 1", lambda c: c.event.score),
    _column("coder", "text", "version of the program", lambda c: c.coder.version),
    _column("model", "text", "version of the language model", lambda c: c.coder.model),
    _column("codebook", "text", "version of the codebook", lambda c: c.coder.codebook),
    _column("actors_version", "text", "version of the actor tables", lambda c: c.coder.actors),
    _column("gazetteer_version", "text", "version of the gazetteer", lambda c: c.coder.gazetteer),
)  # fmt: skip
"""Purport's own columns, in order."""


def row_of(coded: CodedEvent, columns: Sequence[Column]) -> dict[str, Value]:
    """Give one row."""
    return {column.name: column.value(coded) for column in columns}
