"""A claim as merging sees it: its codes, and its members with their words, kept while the claim grows."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import TypeVar

import msgspec

from purport.ledger.compatibility import When, when_of
from purport.ledger.details import Details, details_of
from purport.ledger.records import Testimony
from purport.records import EventActor, Place

T = TypeVar("T")


class Kind(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """Type and mode of a statement."""

    type: str
    mode: str | None


class Named(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A party as far as parties are compared: only the first sector counts."""

    text: str
    entity: str | None
    country: str | None
    sectors: tuple[str, ...]


class Sides(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """The parties of a statement."""

    actors: tuple[Named, ...]
    recipients: tuple[Named, ...]


class Codes(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """The distinct types, times, places and parties of a claim's members, in the order of the first that has each.

    They are kept in the ledger, so that claims that they keep out need not be read.
    """

    kinds: tuple[Kind, ...] = ()
    times: tuple[When, ...] = ()
    places: tuple[Place | None, ...] = ()
    sides: tuple[Sides, ...] = ()

    def with_member(self, member: "Member") -> "Codes":
        """Give the codes with those of one more member."""
        return Codes(
            _added(self.kinds, member.kind),
            _added(self.times, member.when),
            _added(self.places, member.statement.place),
            _added(self.sides, member.sides),
        )


def _added(known: tuple[T, ...], value: T) -> tuple[T, ...]:
    return known if value in known else (*known, value)


class Member:
    """A statement made ready for comparison. Its details are read when they are first asked for."""

    __slots__ = ("_details", "kind", "report", "sides", "statement", "testimony", "toll", "when")

    def __init__(self, testimony: Testimony) -> None:
        statement = testimony.statement
        self._details: Details | None = None
        self.testimony = testimony
        self.statement = statement
        self.report = testimony.report.id
        self.when = when_of(testimony)
        self.kind = Kind(statement.type, statement.mode)
        self.sides = Sides(_named(statement.actors), _named(statement.recipients))
        self.toll = next(((q.kind, q.low) for q in statement.quantities if q.low), None)

    @property
    def details(self) -> Details:
        """What the sentence tells beyond the codes."""
        if self._details is None:
            self._details = details_of(self.testimony)
        return self._details

    @property
    def is_read(self) -> bool:
        """Say whether its details were asked for."""
        return self._details is not None


def _named(actors: Iterable[EventActor]) -> tuple[Named, ...]:
    return tuple([Named(a.text, a.entity, a.country, a.sectors[:1]) for a in actors])


class Picture:
    """The members of a claim, the founding one first, with their codes and words."""

    def __init__(self, members: Sequence[Member]) -> None:
        self.members = tuple(members)
        self.codes = Codes()
        for member in members:
            self.codes = self.codes.with_member(member)

    def with_member(self, member: Member) -> "Picture":
        """Give the picture with one more member."""
        grown = Picture(())
        grown.members = (*self.members, member)
        grown.codes = self.codes.with_member(member)
        if "words" in self.__dict__ and member.is_read:
            grown.__dict__["words"] = _heaviest(dict(self.words), member.details.words)
        return grown

    @cached_property
    def reports(self) -> frozenset[str]:
        """The ids of the members' reports."""
        return frozenset([member.report for member in self.members])

    @cached_property
    def words(self) -> Mapping[str, float]:
        """The words of all members. A word weighs as much as in the member that stresses it most."""
        words: dict[str, float] = {}
        for member in self.members:
            _heaviest(words, member.details.words)
        return words

    @cached_property
    def own_words(self) -> Mapping[str, float]:
        """The words of the members' own sentences."""
        return {word: m.details.words[word] for m in self.members for word in m.details.own}

    @cached_property
    def ordinals(self) -> frozenset[str]:
        """The ordinals that count the event."""
        return frozenset([m.details.ordinal for m in self.members if m.details.ordinal])

    @cached_property
    def set_apart(self) -> bool:
        """Whether any member sets it apart from another event, or counts it."""
        return any(m.details.other or m.details.ordinal for m in self.members)

    @cached_property
    def hours(self) -> tuple[frozenset[str], ...]:
        """The times of day that members name."""
        return tuple([m.details.hours for m in self.members if m.details.hours])

    @cached_property
    def groups(self) -> Mapping[str, frozenset[str]]:
        """Where and whom it hit, by kind, all members together."""
        found: dict[str, frozenset[str]] = {}
        for member in self.members:
            for kind, groups in member.details.groups.items():
                if groups:
                    found[kind] = found[kind] | groups if kind in found else groups
        return found

    @cached_property
    def tolls(self) -> tuple[tuple[str, float], ...]:
        """The numbers that members give."""
        return tuple([m.toll for m in self.members if m.toll])


def _heaviest(words: dict[str, float], more: Mapping[str, float]) -> dict[str, float]:
    if not words:
        words.update(more)
        return words
    for word, weight in more.items():
        if weight > words.get(word, 0.0):
            words[word] = weight
    return words


class ClaimState:
    """A claim and its representative members, the founding one first; or its codes alone, as long as these will do."""

    __slots__ = ("_codes", "_picture", "claim", "testimonies")

    def __init__(
        self,
        *,
        claim: str,
        testimonies: tuple[Testimony, ...] = (),
        picture: Picture | None = None,
        codes: Codes | None = None,
    ) -> None:
        self.claim = claim
        self.testimonies = testimonies
        self._picture = picture
        self._codes = codes

    @property
    def codes(self) -> Codes:
        """The codes of its members."""
        return self.picture.codes if self._codes is None else self._codes

    @property
    def known(self) -> bool:
        """Say whether its members are at hand."""
        return self._picture is not None or self._codes is None

    @property
    def picture(self) -> Picture:
        """Its members as they are compared."""
        if self._picture is None:
            self._picture = Picture([Member(testimony) for testimony in self.testimonies])
        return self._picture
