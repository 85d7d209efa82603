"""Outlets that are cited: by which name, and from whom they have it themselves."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

import msgspec
from msgspec import structs

from purport.ledger.origins import Origin, outlet_key
from purport.ledger.owners import Owners, fold_name
from purport.ledger.voice import Voice

CITATIONS = 8
"""How many outlets deep citations of one moment are followed."""


class Houses:
    """The outlets and agencies that have printed: their keys, and since when."""

    def __init__(self, owners: Owners) -> None:
        self._owners = owners
        self._keys: dict[str, str] = {}
        self._since: dict[str, str] = {}
        self._strange: set[str] = set()

    def add(self, voices: Iterable[Voice]) -> bool:
        """Add those of some statements. Returns False where one of them was cited before under another's name."""
        known = True
        for voice in voices:
            report = voice.testimony.report
            for name in (report.outlet, report.credit):
                folded = fold_name(name) if name else ""
                if name and folded not in self._keys:
                    credited = replace(report, credit=name if name == report.credit else None)
                    self._keys[folded] = outlet_key(credited, self._owners)
                    self._since[folded] = voice.at
                    known = known and folded not in self._strange
        return known

    def housed(self, voice: Voice) -> Voice:
        """Let "Lagos Evening of Nigeria" be the Lagos Evening that has printed by then."""
        origin = voice.origin
        if origin.house is None or origin.self_report or origin.house in self._keys:
            return voice
        self._strange.add(origin.house)
        slugs = {fold_name((a.entity or "").replace("-", " ")) for a in origin.actors}
        around = f" {origin.house} "
        fits = [
            h for h, at in self._since.items() if at <= voice.at and (h in slugs or (" " in h and f" {h} " in around))
        ]
        if not fits:
            return voice
        house = max(fits, key=lambda h: (len(h), h))
        found = structs.replace(origin, house=house, keys=(self._keys[house],), via=origin.via | {house})
        return structs.replace(voice, origin=found)


class Cited(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What an outlet's own reports have said so far: in its own voice, or from whom, and through whom."""

    own_voice: bool
    deepest: tuple[bool, str, tuple[str, ...], str, str]
    origin: Origin
    via: frozenset[str]


class Citations:
    """Follows cited outlets to whom their own reports have it from, where these are at hand.

    Reports of one moment may cite each other in a row: they are gone over again until nothing changes.
    """

    def __init__(self) -> None:
        self._known: Mapping[str, Cited] = {}
        self._told: dict[str, Origin] = {}

    def follow(self, voices: Sequence[Voice]) -> list[Voice]:
        """Give statements in order with their origins followed; they are later than all that were followed before."""
        found: list[Voice] = []
        for _, some in groupby(voices, key=lambda v: v.at):
            found += self._at_one_moment(list(some))
        return found

    def _at_one_moment(self, raw: list[Voice]) -> list[Voice]:
        group, here = raw, _with_reports(self._known, raw)
        for _ in range(CITATIONS):
            self._told.update([(voice.id, voice.origin) for voice in group])
            origins = [self._resolved(voice, here) for voice in raw]
            if origins == [voice.origin for voice in group]:
                break
            group = [
                voice if voice.origin is origin else structs.replace(voice, origin=origin)
                for voice, origin in zip(raw, origins, strict=True)
            ]
            here = _with_reports(self._known, group)
        self._known = here
        self._told.update([(voice.id, voice.origin) for voice in group])
        return group

    def _resolved(self, voice: Voice, known: Mapping[str, Cited]) -> Origin:
        """A copy has the origin of what it copies, as it was known when that was printed."""
        source = self._told.get(voice.repeats or "")
        if source is None or (voice.origin.own_voice and voice.testimony.report.credit):
            return _followed(voice.origin, known)
        return structs.replace(source, via=source.via | voice.origin.via, self_report=False)


def _with_reports(known: Mapping[str, Cited], voices: Iterable[Voice]) -> dict[str, Cited]:
    added = dict(known)
    for voice in voices:
        if voice.act != "affirms":
            continue
        origin = voice.origin
        # What was printed at one moment is told apart by what it says, never by the ids of reports.
        mark = (origin.named, voice.at, origin.keys, origin.label, origin.channel)
        for house in voice.houses:
            one = Cited(own_voice=origin.own_voice or origin.self_report, deepest=mark, origin=origin, via=origin.via)
            before = added.get(house)
            if before is None:
                added[house] = one
                continue
            best = max(one, before, key=lambda cited: cited.deepest)
            added[house] = structs.replace(best, own_voice=one.own_voice or before.own_voice, via=one.via | before.via)
    return added


def _followed(origin: Origin, known: Mapping[str, Cited]) -> Origin:
    cited = known.get(origin.house or "")
    if cited is None or cited.own_voice or not origin.named or origin.self_report:
        return origin
    return structs.replace(cited.origin, via=origin.via | cited.via)
