"""Short phrases for people: who, what, when, where, according to whom, how sure."""

import re
from collections.abc import Iterable, Mapping, Sequence

from purport.records import Attribution, DateInterval, Event, EventActor, Place, Reading

CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
"""Characters that could move the cursor or reverse the text of a terminal or page."""

SUPPORT_WORDS = {
    "own_voice": "stated by the outlet",
    "asserted": "asserted",
    "confirmed": "confirmed",
    "alleged": "alleged",
    "reported_unnamed": "unnamed sources only",
    "denied": "denied",
    "planned": "announced plan",
    "estimated": "guess or expectation",
}


def clean(text: str) -> str:
    """Take control and direction characters out of text that a person will look at, and squeeze white space."""
    return " ".join(CONTROL.sub("", text.replace("\r", " ").replace("\f", " ").replace("\v", " ")).split())


def actor_phrases(actors: Sequence[EventActor]) -> list[str]:
    """Give one phrase per distinct mention: its words and the codes of its members.

    A question mark follows a party that the clause leaves unsaid and that was chosen among those the article names.
    """
    codes: dict[tuple[int, int], list[str]] = {}
    words: dict[tuple[int, int], str] = {}
    for actor in actors:
        words[actor.span] = clean(actor.text) + (" (?)" if actor.via == "inferred" else "")
        code = " ".join(part for part in (actor.country or "", *actor.sectors[:1]) if part)
        members = codes.setdefault(actor.span, [])
        if code and code not in members:
            members.append(code)
    return [f"{words[span]} [{' + '.join(codes[span])}]" if codes[span] else words[span] for span in words]


def what_phrase(event: Event) -> str:
    """Give type, mode, and the trigger in the words of the text."""
    kind = f"{event.type}/{event.mode}" if event.mode else event.type
    return f"{kind} “{clean(event.trigger.text)}”"


def date_phrase(date: DateInterval | None) -> str:
    """Give the interval compactly, with its modifier; the words alone where it is unresolved."""
    if date is None:
        return ""
    if date.start is None and date.end is None:
        return f"“{clean(date.text)}”"
    modifier = f" ({date.modifier.lower()})" if date.modifier else ""
    start, end = (date.start or "")[:10], (date.end or "")[:10]
    if not start or not end:
        return (f"from {start}" if start else f"until {end}") + modifier
    if start == end:
        return start + modifier
    if date.granularity == "year" and start[:4] == end[:4]:
        return start[:4] + modifier
    if date.granularity == "month" and start[:7] == end[:7]:
        return start[:7] + modifier
    return f"{start} to {end}{modifier}"


def place_phrase(place: Place | None) -> str:
    """Give the place's name and country."""
    if place is None:
        return ""
    name = clean(place.name or place.text)
    return f"{name}, {place.country}" if place.country and place.precision not in ("country", "region") else name


def chain_of(event: Event, by_id: Mapping[str, Attribution]) -> list[Attribution]:
    """Give the attributions that the event hangs on, outermost first."""
    chain: list[Attribution] = []
    seen: set[str] = set()
    at = event.attribution
    while at is not None and at in by_id and at not in seen:
        seen.add(at)
        chain.append(by_id[at])
        at = by_id[at].parent
    return chain[::-1]


def source_phrase(attribution: Attribution) -> str:
    """Give the source in the words of the text, or say that the text names none."""
    return clean(attribution.source.text) if attribution.source.text else "(nobody named)"


def chain_phrase(event: Event, by_id: Mapping[str, Attribution]) -> str:
    """Give the chain outermost first: "South Korean media › unnamed senior government sources"."""
    return " › ".join(source_phrase(a) for a in chain_of(event, by_id))


def sure_phrase(event: Event) -> str:
    """Give the support and the auxiliary modes."""
    parts: Iterable[str] = (SUPPORT_WORDS[event.support], *event.aux)
    return ", ".join(parts)


def attributions_by_id(reading: Reading) -> dict[str, Attribution]:
    """Index a Reading's attributions."""
    return {a.id: a for a in reading.attributions}
