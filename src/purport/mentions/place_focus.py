"""Where an unknown name lies by its company: a street or school is near the towns that its text names around it."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence

from purport.records import Place, Span

SPREAD = 1000.0
"""Characters after which the say of a neighbouring place has fallen to about a third."""

NARROW = frozenset({"exact", "city", "admin2", "admin1"})
LEAST, LEAST_SHARE = 0.15, 0.3
"""Summed say from which a place is guessed at all, and the share of it that its unit must have."""

BELIEF = 0.55
"""How sure such a guess is at most: on TR-News, LGL and GWN six in ten lay within 161 km."""


def guess(text: str, span: Span, places: Sequence[Place]) -> Place | None:
    """Guess where an unknown name lies.

    Arguments: the name; where it stands; the resolved places of the text, with spans. Returns a place without name or
    id: in the first-level unit that the places around it speak for, at the point of the strongest of them; None where
    none speaks. The precision is that of the unit, as the point is a neighbour's.
    """
    units: defaultdict[tuple[str | None, str | None], float] = defaultdict(float)
    said: list[tuple[float, Place]] = []
    for place in places:
        if place.precision not in NARROW or place.span is None or place.lat is None or place.admin1 is None:
            continue
        away = abs(place.span[0] - span[0])
        weight = place.score * math.exp(-away / SPREAD) * (0.5 if place.precision == "admin1" else 1.0)
        units[place.country, place.admin1] += weight
        said.append((weight, place))
    if not said:
        return None
    unit, most = max(units.items(), key=lambda item: (item[1], str(item[0])))
    share = most / sum(units.values())
    if most < LEAST or share < LEAST_SHARE:
        return None
    _, nearest = max(
        (pair for pair in said if (pair[1].country, pair[1].admin1) == unit),
        key=lambda pair: (pair[1].precision != "admin1", pair[0], -(pair[1].span or (0, 0))[0]),
    )
    return Place(
        text=text, span=span, country=nearest.country, admin1=nearest.admin1, lat=nearest.lat, lon=nearest.lon,
        precision="admin1", score=round(BELIEF * share, 3),
    )  # fmt: skip
