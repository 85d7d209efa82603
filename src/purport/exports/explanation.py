"""Why an event was coded as it was, in plain sentences, from the record alone.

Nothing is read again: every sentence rests on words, codes, scores and provenance that the Reading carries.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from purport.exports.phrases import attributions_by_id, chain_of, clean, date_phrase, source_phrase
from purport.records import Attribution, Event, EventActor, Reading

_SUPPORT = {
    "own_voice": "nobody is named for it: the outlet says it itself",
    "asserted": "the innermost source says so and can be held to it",
    "confirmed": "the innermost source confirms or admits it, and is a party to it or the authority responsible",
    "alleged": "it is somebody's claim or charge about others",
    "reported_unnamed": "nobody who says so can be held to it",
    "denied": "the innermost source says that it is not so",
    "planned": "it is announced by one who takes part in it, and still to come",
    "estimated": "the innermost source guesses or expects it",
}
_AUX = {
    "historical": "it is background, told as past at the time of the story",
    "future": "it is still to come",
    "hypothetical": "it hangs on a condition, or is only possible, wanted or asked for",
    "negation": "it is said not to be so",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """One question about an event and its answer in one sentence."""

    question: str
    answer: str


def explain(reading: Reading, event: Event) -> list[Reason]:
    """Give the reasons for every field of an event: what, who, to whom, when, where, according to whom, how sure."""
    chain = chain_of(event, attributions_by_id(reading))
    reasons = [("What", _what(event))]
    reasons += [("Who", answer) for answer in _parties(reading, event.actors, "acts")]
    reasons += [("To whom", answer) for answer in _parties(reading, event.recipients, "is acted upon")]
    if not event.actors:
        reasons.append(("Who", "The text names nobody who acts."))
    reasons += [("When", _when(reading, event)), ("Where", _where(event))]
    reasons += [("How many", answer) for answer in _quantities(event)]
    reasons += [("Says who", answer) for answer in _chain(chain)]
    reasons += [("How sure", _sure(event, chain))]
    reasons += [("How sure", f"Marked {mode}: {_AUX[mode]}.") for mode in event.aux]
    # Codes, entities and rules of a Reading from elsewhere are free text: nothing of it may steer a terminal.
    return [Reason(question=question, answer=clean(answer)) for question, answer in reasons]


def _quoted(words: str | None) -> str:
    return f"“{clean(words or '')}”"


def _what(event: Event) -> str:
    kind = f"{event.type}, mode {event.mode}" if event.mode else event.type
    rules = ", ".join(_rule(p.entry_or_head) for p in event.provenance if p.stage == "events") or "no rule on record"
    cameo = f", CAMEO {event.cameo}" if event.cameo else ""
    start, end = event.trigger.span
    return (
        f"{_quoted(event.trigger.text)} (characters {start} to {end}) is coded {kind}{cameo} by {rules}; "
        f"score {event.score:.2f}."
    )


def _rule(name: str) -> str:
    return "the learned head, as no row of the codebook names it" if name.startswith("head:types") else name


def _parties(reading: Reading, actors: tuple[EventActor, ...], does: str) -> Iterator[str]:
    for actor in actors:
        codes = " ".join((actor.country or "", *actor.sectors)).strip() or "no country and no sector"
        known = f", {_entity(actor.entity)}" if actor.entity else ""
        through = ""
        if actor.via == "inferred":
            through = ", not said in the clause: the likeliest of those the article names before, by learned weights"
        elif actor.via is not None:
            words = reading.article.text[slice(*actor.antecedent)] if actor.antecedent else None
            through = f", read as a {actor.via}" + (f" for {_quoted(words)}" if words else "")
        yield f"{_quoted(actor.text)} {does}: {codes}{known}{through}."


def _entity(entity: str) -> str:
    """An id that begins with "person" was made from the article's own words; the others are rows of the tables."""
    return f"called {entity} within the article" if entity.startswith("person:") else f"{entity} in the tables"


def _when(reading: Reading, event: Event) -> str:
    date = event.date
    if date is None:
        return "The text does not date it."
    if date.start is None and date.end is None:
        return f"{_quoted(date.text)} dates it, but cannot be resolved."
    against = f", against publication on {reading.article.published[:10]}" if reading.article.published else ""
    return f"{_quoted(date.text)} is {date_phrase(date)}{against}; score {date.score:.2f}."


def _where(event: Event) -> str:
    place = event.place
    if place is None:
        return "The text does not place it."
    found = ", ".join(part for part in (place.name, place.admin1, place.country) if part)
    if not found:
        return f"{_quoted(place.text)} places it, but is in no table."
    number = f", GeoNames {place.geonameid}" if place.geonameid else ""
    return f"{_quoted(place.text)} is {found}{number}; precision {place.precision}, score {place.score:.2f}."


def _quantities(event: Event) -> Iterator[str]:
    for quantity in event.quantities:
        low = "open" if quantity.low is None else f"{quantity.low:,.0f}"
        high = "open" if quantity.high is None else f"{quantity.high:,.0f}"
        value = low if low == high else f"{low} to {high}"
        yield f"{_quoted(quantity.text)} is {quantity.kind}: {value}{f' {quantity.unit}' if quantity.unit else ''}."


def _chain(chain: list[Attribution]) -> Iterator[str]:
    """One sentence a hop, outermost first."""
    if not chain:
        yield "Nobody is named: it stands in the outlet's own voice."
    for number, attribution in enumerate(chain, 1):
        hop = f"Hop {number} of {len(chain)}: " if len(chain) > 1 else ""
        source, cue = attribution.source, attribution.cue
        kind = f"{source.naming.replace('_', ' ')}, {source.kind.replace('_', ' ')}"
        words = f" with {_quoted(cue.text)} ({cue.class_})" if cue else ""
        when = f", on {date_phrase(attribution.date)}" if attribution.date else ""
        rules = ", ".join(dict.fromkeys(p.entry_or_head for p in attribution.provenance))
        hidden = f"; stays unnamed: {_quoted(source.anonymity)}" if source.anonymity else ""
        name = _quoted(source.text) if source.text else source_phrase(attribution)
        yield f"{hop}{name} ({kind}) says so{words}{when}{hidden}; by {rules}, score {attribution.score:.2f}."


def _sure(event: Event, chain: list[Attribution]) -> str:
    certainty = event.certainty
    who = "the innermost source" if chain else "the outlet"
    number = "" if certainty.factuality is None else f"; factuality {certainty.factuality:+.1f} of -3 to +3"
    return (
        f"{event.support.replace('_', ' ')}: {_SUPPORT[event.support]}; {who} presents it as {certainty.commitment}, "
        f"{certainty.polarity}{number}."
    )
