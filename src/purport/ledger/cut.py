"""Up to where a query looks, on the two clocks of the ledger."""

from dataclasses import dataclass

from purport.ledger.times import FAR


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """What a query may see: reports published until `as_of`, rows recorded until `known_on`; both moments in UTC."""

    as_of: str = FAR
    known_on: str = FAR

    @property
    def present(self) -> bool:
        """Say whether nothing is left out."""
        return self.as_of == FAR and self.known_on == FAR


PRESENT = Cut()
