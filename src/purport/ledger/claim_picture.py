"""A claim as merging sees it: its members, and what is distinct about them, read once and kept while the claim grows."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from purport.ledger.compatibility import When, when_of
from purport.ledger.details import Details, details_of
from purport.ledger.records import Statement, Testimony
from purport.records import EventActor, Place

Parties = tuple[tuple[tuple[str | None, ...], ...], ...]


class Member:
    """A statement made ready for comparison. Its details are read when they are first asked for."""

    def __init__(self, testimony: Testimony) -> None:
        statement = testimony.statement
        self.testimony = testimony
        self.statement = statement
        self.report = testimony.report.id
        self.when = when_of(testimony)
        self.parties: Parties = _named(statement.actors), _named(statement.recipients)
        self.toll = next(((q.kind, q.low) for q in statement.quantities if q.low), None)

    @cached_property
    def details(self) -> Details:
        """What the sentence tells beyond the codes."""
        return details_of(self.testimony)


def _named(actors: Iterable[EventActor]) -> tuple[tuple[str | None, ...], ...]:
    return tuple([(a.text, a.entity, a.country, a.sectors[0] if a.sectors else None) for a in actors])


class Picture:
    """The members of a claim, the founding one first, and their distinct types, times, places and parties.

    Members that are alike in a field are compared once. The order is that of the first member that has the value.
    """

    def __init__(self, members: Sequence[Member]) -> None:
        self.members = tuple(members)
        self.kinds: dict[tuple[str, str | None], Statement] = {}
        self.times: dict[When, None] = {}
        self.places: dict[Place | None, None] = {}
        self.parties: dict[Parties, Statement] = {}
        for member in members:
            self._add(member)

    def _add(self, member: Member) -> None:
        statement = member.statement
        self.kinds.setdefault((statement.type, statement.mode), statement)
        self.times.setdefault(member.when)
        self.places.setdefault(statement.place)
        self.parties.setdefault(member.parties, statement)

    def with_member(self, member: Member) -> "Picture":
        """Give the picture with one more member."""
        grown = Picture.__new__(Picture)
        grown.members = (*self.members, member)
        grown.kinds, grown.times = dict(self.kinds), dict(self.times)
        grown.places, grown.parties = dict(self.places), dict(self.parties)
        grown._add(member)
        if "words" in self.__dict__ and "details" in member.__dict__:
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
        return any([m.details.other or m.details.ordinal for m in self.members])

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
    """A claim and its representative members, the founding one first, or the picture of them."""

    __slots__ = ("_picture", "claim", "testimonies")

    def __init__(
        self, *, claim: str, testimonies: tuple[Testimony, ...] = (), picture: Picture | None = None
    ) -> None:
        self.claim = claim
        self._picture = picture
        self.testimonies = testimonies

    @property
    def picture(self) -> Picture:
        """Its members as they are compared."""
        if self._picture is None:
            self._picture = Picture([Member(testimony) for testimony in self.testimonies])
        return self._picture
