"""The sides of an event, and where a source stands to them.

A side is a country or an organisation, written as a key. A government speaks for its country; it speaks for that
country's companies and people too where the other side is foreign, but not where both sides are its own nationals.
"""

from collections.abc import Iterable

import msgspec

from purport.ledger.origins import STATE, Origin
from purport.ledger.records import Statement
from purport.records import EventActor
from purport.records.attribution import SourceActor
from purport.records.values import NON_STATE, EventType, Sector

OPPOSED: frozenset[Sector] = frozenset({"REB", "PRM", "UAF", "CRM", "OPP", "PTY"})
"""A state never speaks for them, whatever their country: rebels, gangs and parties."""
ARMED: frozenset[Sector] = frozenset({"REB", "PRM", "UAF", "CRM"})
"""Against them a government stands with the people of its country."""
ONE_BODY = frozenset({"UNO", "EUR"})
"""Non-state codes that stand for one organisation; the others stand for many."""
TOGETHER: frozenset[EventType] = frozenset({"CONSULT", "COOPERATE", "AGREE"})
"""What is done together: either side that speaks of it speaks of its own act."""


class Party(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One actor or recipient.

    `own` is the key of its side; `country` the state that may speak for it, None where none does; `land` where it is
    from.
    """

    own: str
    country: str | None
    state: bool
    sector: Sector | None
    land: str | None = None


class Frame(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Who does something to whom in one statement. `vague`: a party whose country and name nobody gives."""

    doers: tuple[Party, ...]
    others: tuple[Party, ...]
    vague_doer: bool
    vague_other: bool
    type: EventType
    hostile: bool

    @property
    def parties(self) -> tuple[Party, ...]:
        """All identified parties."""
        return self.doers + self.others


class Place(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Where an origin stands to the parties of a frame.

    For whom it speaks; to whom it is merely close; `unclear`, whether an office of a side may stand behind a bare name.
    """

    doer: bool = False
    other: bool = False
    close: bool = False
    unclear: bool = False

    @property
    def uninvolved(self) -> bool:
        """Belongs to neither side, as far as the text tells."""
        return not (self.doer or self.other or self.close)


def frame_of(statement: Statement) -> Frame:
    """Give the parties of a statement."""
    doers, vague_doer = _parties(statement.actors)
    others, vague_other = _parties(statement.recipients)
    return Frame(
        doers=doers,
        others=others,
        vague_doer=vague_doer,
        vague_other=vague_other,
        type=statement.type,
        hostile=statement.quad >= 3,
    )


def completed(frame: Frame, doers: tuple[Party, ...], others: tuple[Party, ...]) -> Frame:
    """Fill a list of parties that a statement leaves empty with those that other statements give."""
    if frame.doers and frame.others and not frame.vague_doer and not frame.vague_other:
        return frame
    mine, theirs = {p.own for p in frame.doers}, {p.own for p in frame.others}
    all_doers = frame.doers or tuple([p for p in doers if p.own not in theirs])
    all_others = frame.others or tuple([p for p in others if p.own not in mine])
    return Frame(
        doers=all_doers,
        others=all_others,
        vague_doer=frame.vague_doer and not all_doers,
        vague_other=frame.vague_other and not all_others,
        type=frame.type,
        hostile=frame.hostile,
    )


def _parties(actors: Iterable[EventActor]) -> tuple[tuple[Party, ...], bool]:
    found: dict[str, Party] = {}
    vague = False
    for actor in actors:
        party = _party(actor.country, actor.sectors[0] if actor.sectors else None, actor.entity)
        if party is None:
            vague = True
        else:
            found.setdefault(party.own, party)
    return tuple(found.values()), vague


def _party(country: str | None, sector: Sector | None, entity: str | None) -> Party | None:
    """Identify a party: a state by its country, an organisation by its id, else by country and sector."""
    if country and country not in NON_STATE:
        if sector is None or sector in STATE:
            return Party(own=country, country=country, state=True, sector=sector, land=country)
        own = entity or f"{country}:{sector}"
        speaker = None if sector in OPPOSED else country
        return Party(own=own, country=speaker, state=False, sector=sector, land=country)
    if country in ONE_BODY:
        return Party(own=str(country), country=None, state=False, sector=sector)
    if entity:
        return Party(own=entity, country=None, state=False, sector=sector)
    return None


STATE_ACTS: frozenset[EventType] = frozenset({"SANCTION", "COERCE", "MOBILIZE"})
"""Only states do these as a rule: of "the consul will be expelled" the government that announces it is the doer."""


def place_of(origin: Origin, frame: Frame) -> Place:
    """Find where an origin stands to the parties of a frame.

    Source: docs/ledger.md, "Support". A source close to a party (a judge of its country, a namesake without an id)
    neither speaks for that side nor counts as uninvolved.
    """
    doer, doer_close = _belongs(origin, frame.doers, frame.others)
    other, other_close = _belongs(origin, frame.others, frame.doers)
    nobody = not frame.doers and not frame.vague_doer and frame.type in STATE_ACTS
    doer = doer or (nobody and not other and any(key.startswith("gov:") for key in origin.keys))
    return Place(doer=doer, other=other, close=doer_close or other_close, unclear=_may_hold_office(origin, frame))


def _belongs(origin: Origin, side: tuple[Party, ...], opposite: tuple[Party, ...]) -> tuple[bool, bool]:
    speaks = close = False
    for party in side:
        for actor in origin.actors:
            here, near = _speaks_for(actor, origin, party, opposite)
            speaks, close = speaks or here, close or near
    return speaks, close


def _speaks_for(actor: SourceActor, origin: Origin, party: Party, opposite: tuple[Party, ...]) -> tuple[bool, bool]:
    if actor.entity and actor.entity == party.own:
        return True, False
    country, sector = actor.country, actor.sectors[0] if actor.sectors else None
    if country in ONE_BODY:
        return party.own == country, False
    if not country or country in NON_STATE:
        return False, False
    governs = f"gov:{country}" in origin.keys
    if governs:
        # The ministry of both a union's and a company's country is neither's voice.
        shared = not party.state and any(p.land == country and p.sector not in ARMED for p in opposite)
        return party.country == country and not shared, False
    same_sector = (
        not party.state
        and sector == party.sector
        and party.land == country
        and not (actor.entity and party.own != f"{country}:{sector}")
    )
    return False, same_sector


def _may_hold_office(origin: Origin, frame: Frame) -> bool:
    states = {p.country for p in frame.parties if p.state}
    return any(a.country in states and not a.sectors for a in origin.actors) and origin.kind in ("person", "unknown")


def speaks_for_both(origin: Origin, frame: Frame) -> bool:
    """Say whether one named source speaks for both sides ("the two countries")."""
    return origin.named and len(origin.keys) > 1 and both_sides((origin,), frame)


def both_sides(origins: Iterable[Origin], frame: Frame) -> bool:
    """Say whether these origins together speak for both sides of a frame.

    Where actors and recipients are the same parties, or only one list is filled with several, all of them must speak.
    """
    doers, others = _apart(frame)
    if not doers or not others:
        pool = {p.own: p for p in frame.parties}
        if len(pool) < 2 or frame.vague_doer or frame.vague_other:
            return False
        return all(_spoken_for(origins, party, frame) for party in pool.values())
    heard = tuple(origins)
    return any(_spoken_for(heard, p, frame) for p in doers) and any(_spoken_for(heard, p, frame) for p in others)


def _apart(frame: Frame) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    left, right = {p.own for p in frame.doers}, {p.own for p in frame.others}
    return tuple(p for p in frame.doers if p.own not in right), tuple(p for p in frame.others if p.own not in left)


def _spoken_for(origins: Iterable[Origin], party: Party, frame: Frame) -> bool:
    opposite = tuple(p for p in frame.parties if p.own != party.own)
    return any(_belongs(origin, (party,), opposite)[0] for origin in origins)
