"""The country of an actor: whether one is known, and the same actor of another one."""

from collections.abc import Sequence

from purport.records import Actor
from purport.records.values import Sector


def has_country(actors: Sequence[Actor]) -> bool:
    """Tell whether the country of some of the actors is known."""
    for actor in actors:  # noqa: SIM110 - asked of every phrase; a generator costs three times as much
        if actor.country is not None:
            return True
    return False


def of_country(
    actor: Actor, country: str | None, *, sectors: tuple[Sector, ...] | None = None, score: float | None = None
) -> Actor:
    """Give the same actor as one of a country; without sectors and score these stay."""
    return Actor(
        entity=actor.entity,
        country=country,
        sectors=actor.sectors if sectors is None else sectors,
        office=actor.office,
        score=actor.score if score is None else score,
    )
