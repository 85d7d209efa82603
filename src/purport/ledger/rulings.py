"""What people decided, and what follows from it for claims and statements. It outranks the machine.

Decisions name claims by their id and statements by the key of their event, which hashes article and trigger and no
codes: they hold for every later coding of the same words.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Literal, get_args

from purport.ledger.records import Statement
from purport.records import DateInterval, Place
from purport.records.values import EVENT_TYPES, EventType

Action = Literal["accept", "reject", "merge", "split", "correct", "undo"]
ACTIONS: tuple[Action, ...] = get_args(Action)
FIELDS = ("type", "mode", "date", "place", "country")
"""What can be corrected. A date is "2031-03-10" or "2031-03-10..2031-03-16", a place its name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """One human decision.

    accept: the claim is right, or its events `keys` belong where they are. reject: it is not one (or, with `keys`,
    those events are not; or, with `other`, the two claims are not the same). merge: `claim` is the same as `other`,
    under whose name it goes on. split: the events `keys` leave `claim` for the claim `other`. correct: `field` of the
    claim, or of the events `keys`, is `value`. undo: the decision `undoes` no longer holds.
    """

    action: Action
    claim: str | None = None
    other: str | None = None
    keys: tuple[str, ...] = ()
    field: str | None = None
    value: str | None = None
    undoes: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """A ruling as it stands in the ledger: who made it, when and why."""

    id: str
    recorded: str
    who: str
    why: str
    ruling: Ruling


@dataclass(frozen=True, slots=True, kw_only=True)
class Rulings:
    """What all rulings together say: later ones outrank earlier ones, undone ones say nothing."""

    merged: Mapping[str, str]
    moved: Mapping[str, str]
    dropped: frozenset[str]
    accepted_keys: frozenset[str]
    hidden: frozenset[str]
    accepted: frozenset[str]
    apart: frozenset[frozenset[str]]
    claim_fields: Mapping[str, Mapping[str, str]]
    key_fields: Mapping[str, Mapping[str, str]]

    def canonical(self, claim: str) -> str:
        """Give the name under which a claim goes on after merges."""
        seen = {claim}
        while (onward := self.merged.get(claim)) is not None and onward not in seen:
            claim = onward
            seen.add(claim)
        return claim

    def claim_of(self, key: str, claim: str) -> str | None:
        """Give the claim of an event that the machine put into `claim`; None where a person dropped the event."""
        return None if key in self.dropped else self.canonical(self.moved.get(key, claim))

    def group(self, claim: str) -> frozenset[str]:
        """Give all claims that go on under this name, itself among them."""
        return frozenset({claim} | {one for one in self.merged if self.canonical(one) == claim})

    def moved_into(self, claims: Iterable[str]) -> tuple[str, ...]:
        """Give the keys of events that were moved into one of these claims."""
        wanted = frozenset(claims)
        return tuple(key for key, claim in self.moved.items() if claim in wanted)

    def touches(self, claim: str, keys: Iterable[str]) -> bool:
        """Say whether any ruling bears on which events belong to a claim, or on the events themselves."""
        if claim in self.merged or claim in self.merged.values() or claim in self.moved.values():
            return True
        return any(key in self.moved or key in self.dropped or key in self.key_fields for key in keys)

    def corrected(self, statement: Statement) -> Statement:
        """Give the statement with the fields that a person corrected."""
        fields = self.key_fields.get(statement.key)
        return statement if not fields else _corrected(statement, fields)


NONE = Rulings(
    merged=MappingProxyType({}),
    moved=MappingProxyType({}),
    dropped=frozenset(),
    accepted_keys=frozenset(),
    hidden=frozenset(),
    accepted=frozenset(),
    apart=frozenset(),
    claim_fields=MappingProxyType({}),
    key_fields=MappingProxyType({}),
)


def standing(recorded: Sequence[Recorded]) -> tuple[Recorded, ...]:
    """Leave out what was undone, and the undoing; an undoing that was undone itself does not count."""
    undone: set[str] = set()
    kept = []
    for one in reversed(recorded):
        if one.id in undone:
            continue
        if one.ruling.action == "undo" and one.ruling.undoes:
            undone.add(one.ruling.undoes)
        else:
            kept.append(one)
    return tuple(reversed(kept))


def weigh(recorded: Sequence[Recorded]) -> Rulings:
    """Say what follows from all rulings, in the order in which they were made."""
    merged: dict[str, str] = {}
    moved: dict[str, str] = {}
    dropped: set[str] = set()
    accepted_keys: set[str] = set()
    hidden: set[str] = set()
    accepted: set[str] = set()
    apart: set[frozenset[str]] = set()
    claim_fields: dict[str, dict[str, str]] = {}
    key_fields: dict[str, dict[str, str]] = {}
    for one in standing(recorded):
        ruling = one.ruling
        claim, other = ruling.claim or "", ruling.other or ""
        match ruling.action:
            case "accept":
                dropped.difference_update(ruling.keys)
                accepted_keys.update(ruling.keys)
                if not ruling.keys:
                    accepted.add(claim)
                    hidden.discard(claim)
            case "reject" if ruling.keys:
                dropped.update(ruling.keys)
                accepted_keys.difference_update(ruling.keys)
            case "reject" if other:
                apart.add(frozenset({claim, other}))
            case "reject":
                hidden.add(claim)
                accepted.discard(claim)
            case "merge" if claim != other:
                if _reaches(merged, other, claim):
                    # A later merge the other way round outranks the earlier one.
                    del merged[other]
                merged[claim] = other
            case "split":
                moved.update(dict.fromkeys(ruling.keys, other))
            case "correct" if ruling.field and ruling.value is not None:
                for key in ruling.keys:
                    key_fields.setdefault(key, {})[ruling.field] = ruling.value
                if not ruling.keys:
                    claim_fields.setdefault(claim, {})[ruling.field] = ruling.value
    return Rulings(
        merged=MappingProxyType(merged),
        moved=MappingProxyType(moved),
        dropped=frozenset(dropped),
        accepted_keys=frozenset(accepted_keys),
        hidden=frozenset(hidden),
        accepted=frozenset(accepted),
        apart=frozenset(apart),
        claim_fields=MappingProxyType(claim_fields),
        key_fields=MappingProxyType(key_fields),
    )


def _reaches(merged: Mapping[str, str], start: str, goal: str) -> bool:
    seen = set()
    while start != goal and start in merged and start not in seen:
        seen.add(start)
        start = merged[start]
    return start == goal


def _corrected(statement: Statement, fields: Mapping[str, str]) -> Statement:
    if (kind := fields.get("type")) in EVENT_TYPES:
        statement = replace(statement, type=_event_type(kind))
    if "mode" in fields:
        statement = replace(statement, mode=fields["mode"] or None)
    if (date := fields.get("date")) is not None:
        statement = replace(statement, date=interval_of(date))
    if "place" in fields or "country" in fields:
        place = statement.place or Place(text=fields.get("place", ""))
        if "place" in fields:
            # The old point belongs to the old name.
            place = Place(text=fields["place"], name=fields["place"], country=place.country, precision=place.precision)
        statement = replace(statement, place=replace(place, country=fields.get("country", place.country)))
    return statement


def _event_type(word: str | None) -> EventType:
    return next(value for value in EVENT_TYPES if value == word)


def interval_of(words: str) -> DateInterval:
    """Read a corrected date: one ISO day, or two with two full stops between them."""
    start, _, end = words.partition("..")
    return DateInterval(
        text=words, start=start or None, end=(end or start) or None, granularity="day" if not end else "span"
    )
