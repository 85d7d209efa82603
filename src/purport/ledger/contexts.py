"""What the statements of a claim tell about one another: who the parties are, and which names are one person's."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cached_property

import msgspec
from msgspec import structs

from purport.ledger.origins import Origin, keys_of
from purport.ledger.owners import fold_name
from purport.ledger.sides import Party, Place, completed, place_of
from purport.ledger.voice import Voice


class Context(msgspec.Struct, frozen=True, dict=True):
    """What all statements up to a moment tell about each: who the parties are, and which keys name one person."""

    doers: tuple[Party, ...] = ()
    others: tuple[Party, ...] = ()
    same: Mapping[str, str] = {}

    @cached_property
    def parties(self) -> tuple[Party, ...]:
        """All parties."""
        return self.doers + self.others


class Gathering:
    """Gathers the parties and the people of statements, one statement after the other."""

    def __init__(self) -> None:
        self._doers: dict[str, Party] = {}
        self._others: dict[str, Party] = {}
        self._names: dict[str, str] = {}
        self.context = Context()

    def add(self, voices: Sequence[Voice]) -> bool:
        """Add statements. Returns whether they tell anything new."""
        more = False
        names = len(self._names)
        for voice in voices:
            for known, parties in ((self._doers, voice.frame.doers), (self._others, voice.frame.others)):
                for party in parties:
                    if known.get(party.own) != party:
                        known[party.own] = party
                        more = True
            origin = voice.origin
            if _is_person(origin):
                self._names.setdefault(origin.keys[0], fold_name(origin.label))
        same = self.context.same if len(self._names) == names else _same_people(self._names)
        if more or same != self.context.same:
            self.context = Context(tuple(self._doers.values()), tuple(self._others.values()), same)
            return True
        return False

    def knows(self, voices: Sequence[Voice]) -> bool:
        """Say whether statements tell nothing new, so that they need not be added."""
        for voice in voices:
            frame, origin = voice.frame, voice.origin
            if any(self._doers.get(p.own) != p for p in frame.doers):
                return False
            if any(self._others.get(p.own) != p for p in frame.others):
                return False
            if _is_person(origin) and origin.keys[0] not in self._names:
                return False
        return True


def _is_person(origin: Origin) -> bool:
    return len(origin.keys) == 1 and origin.kind != "government" and origin.keys[0].startswith(_PERSONAL)


_PERSONAL = ("name:", "entity:")


def context_of(voices: Sequence[Voice]) -> Context:
    """Gather the parties and the people of all statements given."""
    gathering = Gathering()
    gathering.add(voices)
    return gathering.context


def in_context(voice: Voice, context: Context) -> Voice:
    """Complete a statement by the others: "the strike ended, the union said" leaves out who struck."""
    frame = completed(voice.frame, context.doers, context.others)
    origin = _identified(voice.origin, context.parties)
    if len(origin.keys) == 1 and origin.keys[0] in context.same:
        origin = structs.replace(origin, keys=(context.same[origin.keys[0]],))
    place = place_of(origin, frame)
    known = frame.doers == context.doers and frame.others == context.others
    if place.uninvolved and not known:
        wider = structs.replace(frame, doers=context.doers, others=context.others)
        if not place_of(origin, wider).uninvolved:
            # A party to the matter as somebody else tells it is no outsider.
            place = Place(close=True)
    return structs.replace(voice, frame=frame, origin=origin, place=place)


def _identified(origin: Origin, parties: Sequence[Party]) -> Origin:
    """Find the id of a rebel or company that a source gives by country and sector only, where one party fits."""
    if not origin.named or not any(a.country and not a.entity for a in origin.actors):
        return origin
    actors = []
    for actor in origin.actors:
        fits = {p.own for p in parties if not p.state and actor.sectors[:1] == (p.sector,) and p.land == actor.country}
        known = actor.entity or not actor.country or len(fits) != 1
        actors.append(actor if known else replace(actor, entity=fits.pop()))
    if tuple(actors) == origin.actors:
        return origin
    return structs.replace(origin, actors=tuple(actors), keys=keys_of(actors, origin.kind, origin.label))


def _same_people(names: Mapping[str, str]) -> dict[str, str]:
    """Find keys that name one person: "Dana Okoye" and later "Okoye", with an id in one report and without in another.

    To count one person twice is the worse error, so that two people of one surname count as one.
    """
    same: dict[str, str] = {}
    ordered = sorted(names.items(), key=lambda item: (-len(item[1].split()), not item[0].startswith("entity:"), item))
    for position, (key, name) in enumerate(ordered):
        for longer, full in ordered[:position]:
            both_known = key.startswith("entity:") and longer.startswith("entity:")
            if not both_known and (full == name or f" {full} ".endswith(f" {name} ")):
                same[key] = same.get(longer, longer)
                break
    return same
