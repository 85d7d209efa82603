"""A claim as the writer holds it: in whole, or as far as it takes to see that it is another one."""

from dataclasses import dataclass, field
from typing import Any

import msgspec

from purport.ledger.claim_picture import ClaimState, Codes, Member, Picture
from purport.ledger.records import StatusChange, Testimony
from purport.ledger.status import Course

MEMBERS = 24
"""Statements that stand for a claim when it is compared: the founding one and the latest."""


class Glimpse(msgspec.Struct, frozen=True, gc=False):
    """A claim as far as it takes to see that it is another one."""

    no: int
    id: str
    stories: list[str]
    codes: Codes


@dataclass(slots=True)
class ClaimEntry:
    """A claim as the writer holds it. `told` has a bounded number of its statements, by number, in order of arrival.

    `history` is None while nobody has asked for it; `course` and `picture` are kept between two statements, `heard` is
    how many statements the course has; `kinds` is what sorts of statement were seen (see `refolding`),
    `indexed` under which keys and facets it is known to stand in the indexes.
    """

    no: int
    id: str
    told: dict[int, Testimony] = field(default_factory=dict)
    stories: list[str] = field(default_factory=list)
    statements: int = 0
    folded: int = 0
    due: str | None = None
    row: dict[str, Any] = field(default_factory=dict)
    hidden: bool = False
    history: tuple[StatusChange, ...] | None = None
    kinds: set[object] = field(default_factory=set)
    indexed: set[str] = field(default_factory=set)
    course: Course | None = None
    heard: int = 0
    picture: Picture | None = None

    def take(self, number: int, testimony: Testimony, member: Member) -> None:
        """Add a statement, and how it is compared; of many, the founding one and the latest stay."""
        self.told[number] = testimony
        self.statements += 1
        if len(self.told) > MEMBERS:
            del self.told[next(iter(list(self.told)[1:]))]
            self.course = None
            members = (*self.state.picture.members, member)
            self.picture = Picture((*members[:1], *members[2:]))
        else:
            fresh = Picture((member,)) if len(self.told) == 1 else None
            self.picture = self.picture.with_member(member) if self.picture else fresh

    @property
    def state(self) -> ClaimState:
        """The claim as merging sees it."""
        if self.picture is None:
            self.picture = Picture([Member(testimony) for testimony in self.told.values()])
        return ClaimState(claim=self.id, picture=self.picture)

    @property
    def whole(self) -> bool:
        """Say whether all statements of the claim are at hand."""
        return len(self.told) == self.statements
