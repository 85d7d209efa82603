"""A statement made ready for the fold: when it was printed, what it does, from whom, and where they stand."""

import msgspec

from purport.ledger.origins import Origin
from purport.ledger.records import Testimony
from purport.ledger.sides import Frame, Place
from purport.ledger.stances import Act, Stance


class Voice(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One testimony with everything that can be said of it alone.

    `at`: when it was printed, or, where nobody gave a date, when the ledger learnt of it; `spoke`: the same of what it
    copies, since a copy says nothing new. `houses`: the names of the outlet and of the agency it credits. `act`
    differs from the stance's where a retraction corrects a value only; `repeats`: the statement that it copies, where
    it says the same.
    """

    testimony: Testimony
    at: str
    spoke: str
    stance: Stance
    origin: Origin
    frame: Frame
    place: Place
    houses: frozenset[str]
    act: Act
    repeats: str | None = None

    @property
    def id(self) -> str:
        """The statement's id."""
        return self.testimony.statement.id

    @property
    def firm(self) -> bool:
        """Somebody who can be held to it, or an outlet in its own voice, says so without a hedge."""
        return not self.stance.hedged and (self.origin.named or self.origin.own_voice)

    @property
    def held(self) -> bool:
        """A named source says so without a hedge."""
        return not self.stance.hedged and self.origin.named
