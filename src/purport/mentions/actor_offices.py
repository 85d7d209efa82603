"""Which office a person held, and which standing a body had, on a given date."""

import datetime as dt
from collections.abc import Sequence
from functools import lru_cache

from purport.mentions.actor_tables import Office, Organisation
from purport.mentions.names import Term, surnames
from purport.records import Actor
from purport.records.values import Sector

PUBLIC: frozenset[str] = frozenset({"GOV", "LEG", "JUD", "MIL", "COP", "SPY"})
"""Sectors of the state: whoever leaves one of these is a former official, ELI."""

_RETURN_DAYS = 3 * 366
"""Somebody out of office who is back within three years led a party or the opposition meanwhile."""


@lru_cache(maxsize=8192)
def day(text: str, *, last: bool) -> dt.date | None:
    """Read an ISO date, month or year as its first or last day; None where it is empty or no date."""
    parts = text[:10].split("-")
    try:
        year = int(parts[0])
        month = int(parts[1]) if len(parts) > 1 else (12 if last else 1)
        if len(parts) > 2:
            return dt.date(year, month, int(parts[2]))
        if not last:
            return dt.date(year, month, 1)
        return dt.date(year + month // 12, month % 12 + 1, 1) - (dt.date(2000, 1, 2) - dt.date(2000, 1, 1))
    except ValueError:
        return None


def _active(start: str, end: str, when: dt.date) -> bool:
    first, final = day(start, last=False), day(end, last=True)
    return (first is None or first <= when) and (final is None or when <= final)


def serves(offices: Sequence[Office], when: dt.date) -> bool:
    """Tell whether one of a person's terms runs on a date."""
    return any(_active(office.start, office.end, when) for office in offices)


def person_on(offices: Sequence[Office], when: dt.date | None) -> tuple[Office | None, tuple[Sector, ...], str | None]:
    """Give the office, sectors and title of a person on a date.

    Arguments: the person's terms in order of their start; the date, or None for "as the table has it". Returns the
    office that holds (None before the first), the sectors and the title. After the last term a public official is
    ELI; between two terms that are less than three years apart, a party politician.
    """
    if when is None:
        latest = offices[-1]
        current = [o for o in offices if not o.end]
        if current:
            return current[-1], current[-1].sectors, current[-1].title
        return latest, _after(latest), None
    holding = [o for o in offices if _active(o.start, o.end, when)]
    if holding:
        best = max(holding, key=lambda o: (o.sectors[:1] == ("GOV",), bool(o.end), o.start))
        return best, best.sectors, best.title
    past = [o for o in offices if (end := day(o.end, last=True)) is not None and end < when]
    coming = [o for o in offices if (start := day(o.start, last=False)) is not None and start > when]
    if past and coming and past[-1].sectors[:1] in _POLITICAL:
        returned = day(coming[0].start, last=False)
        left = max((day(o.end, last=True) or when) for o in past)
        if returned is not None and (returned - left).days <= _RETURN_DAYS:
            return None, ("PTY", "OPP"), None
    if past:
        latest = max(past, key=lambda o: day(o.end, last=True) or when)
        return latest, _after(latest), None
    if coming:
        first = day(coming[0].start, last=False)
        near = first is not None and (first - when).days <= 366
        return None, ("PTY",) if near and is_elected(coming[:1]) else (), None
    return None, (), None


_POLITICAL = (("GOV",), ("LEG",), ("PTY",), ("OPP",))
_ELECTED = ("president", "prime minister", "chancellor", "premier", "governor", "mayor", "taoiseach")


def is_elected(offices: Sequence[Office]) -> bool:
    """Tell whether one of the offices is one that people campaign for; a minister is appointed."""
    return any(office.sectors[:1] == ("GOV",) and office.title.startswith(_ELECTED) for office in offices)


def _after(office: Office) -> tuple[Sector, ...]:
    if office.sectors and office.sectors[0] in PUBLIC:
        return ("ELI",)
    return office.sectors


def body_on(bodies: Sequence[Organisation], when: dt.date | None) -> Organisation:
    """Give the row of an organisation that holds on a date; the last one without a date."""
    if when is None or len(bodies) == 1:
        return bodies[-1]
    for body in bodies:
        if _active(body.start, body.end, when):
            return body
    return bodies[0] if (first := day(bodies[0].start, last=False)) and when < first else bodies[-1]


def person_actor(entity: str, offices: Sequence[Office], when: dt.date | None) -> Actor:
    """Give the actor that a known person is on a date."""
    office, sectors, title = person_on(offices, when)
    return Actor(entity=entity, country=(office or offices[-1]).country, sectors=sectors, office=title, score=0.95)


def is_outdated(offices: Sequence[Office], when: dt.date | None) -> bool:
    """Tell whether the answer rests on a term still open past the day the table was checked."""
    if when is None:
        return False
    office, _, _ = person_on(offices, when)
    if office is None or office.end:
        return False
    checked = day(office.as_of, last=True)
    return checked is not None and checked < when


def in_office(name: str, when: dt.date | None, countries: frozenset[str] = frozenset()) -> Term | None:
    """Give the one person with a surname who is in public office on a date: 'Museveni' in 2022.

    Arguments: the folded surname; the date; countries at hand, which decide where several bear the name.
    Returns None where nobody or more than one does.
    """
    bearers = [t for t in surnames().get(name, ()) if _serves(t, when)]
    if len(bearers) > 1 and countries:
        bearers = [t for t in bearers if t.actor.country in countries]
    return bearers[0] if len(bearers) == 1 else None


def shared_office(name: str, when: dt.date | None, countries: frozenset[str] = frozenset()) -> Actor | None:
    """Give country and sector of a surname that several in office bear in one country: 'Rajapaksa' in 2021."""
    bearers = [t for t in surnames().get(name, ()) if _serves(t, when)]
    if countries:
        bearers = [t for t in bearers if t.actor.country in countries]
    codes = {(o.country, sectors[:1]) for t in bearers for o, sectors, _ in [person_on(t.offices, when)] if o}
    if len(bearers) < 2 or len(codes) != 1:
        return None
    country, sectors = codes.pop()
    return Actor(country=country, sectors=sectors, score=0.6)


def _serves(term: Term, when: dt.date | None) -> bool:
    office, sectors, _ = person_on(term.offices, when)
    return office is not None and bool(sectors) and sectors[0] in PUBLIC | {"PTY", "OPP", "REB"}
