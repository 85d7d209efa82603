"""The outlines of countries that maps are drawn from: Natural Earth, thinned."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from purport.errors import DataError

Ring = tuple[tuple[float, float], ...]
TENTHS = 10.0


@cache
def outlines() -> Mapping[str, tuple[Ring, ...]]:
    """Return for each country, by ISO 3166 alpha-3 code, its rings of (lon, lat) points, the largest first.

    Raises DataError where data/world.json is broken.
    """
    try:
        table = json.loads((files("purport.exports") / "data" / "world.json").read_text(encoding="utf-8"))
        return MappingProxyType({code: tuple(_ring(steps) for steps in rings) for code, rings in table.items()})
    except (ValueError, TypeError, AttributeError) as error:
        raise DataError(f"data/world.json is broken: {error}. Reinstall Purport.") from error


def _ring(steps: list[int]) -> Ring:
    x = y = 0
    points = []
    for dx, dy in zip(steps[::2], steps[1::2], strict=True):
        x, y = x + dx, y + dy
        points.append((x / TENTHS, y / TENTHS))
    return tuple(points)
