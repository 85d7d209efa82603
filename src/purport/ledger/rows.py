"""A claim as one flat row: what `claims` lists and what the CSV and Parquet files hold."""

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from purport.ledger.records import Statement, StatusChange, Testimony
from purport.ledger.rulings import Rulings, interval_of
from purport.records import DateInterval, EventActor, Place

CLAIM_COLUMNS: tuple[str, ...] = (
    "claim", "type", "mode", "actors", "actor_countries", "recipients", "recipient_countries", "date_start", "date_end",
    "date_text", "place", "place_country", "lat", "lon", "realisation", "support", "denied", "origins_low",
    "origins_high", "origins", "articles", "statements", "first_published", "last_published", "changed", "line",
    "sentence", "review", "stories",
)  # fmt: skip
"""The keys of a row, in order. `actors`, `recipients`, their countries, `origins` and `stories` are lists of text;
numbers and truth values are what they are; anything may be None except claim, type, realisation, support, denied and
the counts."""

CHANGE_COLUMNS: tuple[str, ...] = (
    "at", "claim", "type", "mode", "actors", "recipients", "place", "was_realisation", "was_support", "was_denied",
    "realisation", "support", "denied", "origins_low", "origins_high", "origins", "articles", "statement", "rule",
    "line",
)  # fmt: skip
"""The keys of a row of `changes`; the `was_` ones are None for the first status of a claim."""

FOUND_COLUMNS: tuple[str, ...] = (
    "text", "headline", "claims", "report", "outlet", "published", "title", "url", "score",
)  # fmt: skip
"""The keys of a row of `search`."""

_EMPTY: Mapping[str, str] = MappingProxyType({})


def claim_row(
    claim: str,
    testimonies: Sequence[Testimony],
    history: Sequence[StatusChange],
    rulings: Rulings,
    stories: Sequence[str],
) -> dict[str, Any]:
    """Give the row of a claim.

    Arguments: its name; its visible statements, at least one; the history that the fold gave, at least one entry; the
    rulings; the names of the stories it is told in. Each field is that of the first report that gives it, unless a
    person corrected it; a date or place that is stated more precisely later takes the place of a vaguer one.
    """
    ordered = sorted(testimonies, key=lambda t: (t.report.published or "", t.report.id, t.statement.id))
    statements = [testimony.statement for testimony in ordered]
    affirming = [s for s in statements if "negation" not in s.aux] or statements
    fields = rulings.claim_fields.get(claim, _EMPTY)
    date = interval_of(fields["date"]) if "date" in fields else _date(affirming)
    place = _place(affirming)
    actors = next((s.actors for s in affirming if s.actors), ())
    recipients = next((s.recipients for s in affirming if s.recipients), ())
    present = history[-1]
    own_place = "place" in fields
    return {
        "claim": claim,
        "type": fields.get("type", statements[0].type),
        "mode": fields.get("mode", next((s.mode for s in affirming if s.mode), None)),
        "actors": _names(actors),
        "actor_countries": _countries(actors),
        "recipients": _names(recipients),
        "recipient_countries": _countries(recipients),
        "date_start": date.start if date else None,
        "date_end": date.end if date else None,
        "date_text": date.text if date else None,
        "place": fields.get("place", place.name or place.text if place else None),
        "place_country": fields.get("country", place.country if place else None),
        "lat": place.lat if place and not own_place else None,
        "lon": place.lon if place and not own_place else None,
        "realisation": present.status.realisation,
        "support": present.status.support,
        "denied": present.status.denied,
        "origins_low": present.status.origins.low,
        "origins_high": present.status.origins.high,
        "origins": list(present.status.origins.named),
        "articles": present.status.articles,
        "statements": len(statements),
        "first_published": ordered[0].report.published,
        "last_published": ordered[-1].report.published,
        "changed": present.at,
        "line": present.line,
        "sentence": statements[0].sentence,
        "review": _review(claim, rulings),
        "stories": list(stories),
    }


def _review(claim: str, rulings: Rulings) -> str | None:
    if claim in rulings.hidden:
        return "rejected"
    if claim in rulings.accepted:
        return "accepted"
    return "corrected" if claim in rulings.claim_fields else None


def _names(actors: Iterable[EventActor]) -> list[str]:
    return list(dict.fromkeys(actor.text for actor in actors))


def _countries(actors: Iterable[EventActor]) -> list[str]:
    return list(dict.fromkeys(actor.country for actor in actors if actor.country))


def _date(statements: Sequence[Statement]) -> DateInterval | None:
    known = [s.date for s in statements if s.date and (s.date.start or s.date.end)]
    return min(known, key=_length) if known else next((s.date for s in statements if s.date), None)


def _length(date: DateInterval) -> int:
    """Give a length that sorts: ISO days are compared as numbers, open ends are longest. The first of equals wins."""
    if not date.start or not date.end:
        return 10**8
    return int(date.end[:10].replace("-", "")) - int(date.start[:10].replace("-", ""))


_PRECISION = {"exact": 0, "city": 1, "admin2": 2, "admin1": 3, "country": 4, "region": 5, "unknown": 6}


def _place(statements: Sequence[Statement]) -> Place | None:
    known = [s.place for s in statements if s.place]
    return min(known, key=lambda p: _PRECISION[p.precision]) if known else None


def facets_of(statement: Statement) -> set[str]:
    """Give what the claim of a statement can be found by: type, actors, countries and places."""
    found = {f"type:{statement.type}"}
    for actor in (*statement.actors, *statement.recipients):
        name = plain(actor.text)
        # A person is looked up by surname too.
        found |= {f"actor:{name}", f"actor:{name.rpartition(' ')[2]}"}
        if actor.entity:
            found.add(f"actor:{actor.entity.casefold()}")
        if actor.country:
            found.add(f"country:{actor.country}")
    if statement.place:
        found |= {f"place:{plain(name)}" for name in (statement.place.name, statement.place.text) if name}
        if statement.place.country:
            found.add(f"country:{statement.place.country}")
    return found


def plain(words: str) -> str:
    """Fold case and spaces, and drop an article: the form in which names are looked up."""
    folded = " ".join(words.casefold().split())[:120]
    return folded.removeprefix("the ") if len(folded) > 4 else folded
