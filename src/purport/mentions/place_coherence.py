"""Do the names of a text keep company? Which bearers of different names lie close together.

A small Paris stands beside Puryear and Henry County, the large one does not. Every bearer of every name counts, however
unlikely by itself; a name with many bearers says less about each (Lieberman & Samet 2012, "toponym cohesion").
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence

from purport.mentions.gazetteer import Entry

CLOSE, AROUND = 0.5, 1.5
"""Sides of the squares in degrees: a bearer's own square and its eight neighbours count."""

ENOUGH = 2.0
"""Support from which more says nothing."""

Company = tuple[float, float, float]
Cell = tuple[int, int]
Grid = defaultdict[int, defaultdict[int, dict[str, float]]]
"""The best share of each name by row and column."""


def company(names: Mapping[str, Sequence[tuple[Entry, float]]]) -> dict[tuple[str, int], Company]:
    """Measure how many other names of a text have a bearer close to each bearer of a name.

    Arguments: for each folded name its bearers with the belief in them by themselves. Returns for each name and id the
    support within about 50 km, within about 200 km, and within the same first-level unit, each 0 to 1. A name gives at
    most its best bearer's share, where half of the belief is spread evenly over its bearers.
    """
    if len(names) < 2:
        return {}
    close: Grid = defaultdict(lambda: defaultdict(dict))
    around: Grid = defaultdict(lambda: defaultdict(dict))
    unit: defaultdict[tuple[str | None, str | None], dict[str, float]] = defaultdict(dict)
    cells: dict[int, tuple[Cell, Cell]] = {}
    for key, bearers in names.items():
        even = 0.5 / len(bearers) if bearers else 0.0
        for entry, belief in bearers:
            share = even + 0.5 * belief
            if entry.admin1 is not None:
                _keep_best(unit[entry.country, entry.admin1], key, share)
            if entry.lat is None or entry.lon is None or entry.kind in ("country", "region"):
                continue
            near, wide = cells[entry.id] = _cell(entry.lat, entry.lon, CLOSE), _cell(entry.lat, entry.lon, AROUND)
            _keep_best(close[near[0]][near[1]], key, share)
            _keep_best(around[wide[0]][wide[1]], key, share)
    found: dict[tuple[str, int], Company] = {}
    for key, bearers in names.items():
        if len(bearers) < 2:
            continue
        for entry, _ in bearers:
            same_unit = unit.get((entry.country, entry.admin1), {}) if entry.admin1 is not None else {}
            near_by = far_by = 0.0
            if entry.id in cells:
                near, wide = cells[entry.id]
                far_by = _support(around, wide, key)
                # Who has nobody in the wide squares has nobody in the narrow ones.
                near_by = _support(close, near, key) if far_by else 0.0
            found[key, entry.id] = near_by, far_by, _capped(same_unit, key)
    return found


def _keep_best(shares: dict[str, float], key: str, share: float) -> None:
    if share > shares.get(key, 0.0):
        shares[key] = share


def _cell(lat: float, lon: float, side: float) -> Cell:
    # Degrees of longitude are shorter far from the equator; most named towns lie within sixty degrees of it.
    return math.floor(lat / side), math.floor(lon / side)


def _capped(shares: Mapping[str, float], key: str) -> float:
    return min(sum([share for other, share in shares.items() if other != key]), ENOUGH) / ENOUGH


def _support(grid: Mapping[int, Mapping[int, Mapping[str, float]]], cell: Cell, key: str) -> float:
    """Give the support of the names in a square and its neighbours, the name's own bearers aside."""
    y, x = cell
    best: dict[str, float] = {}
    for row in (grid.get(y - 1), grid.get(y), grid.get(y + 1)):
        if row is None:
            continue
        for square in (row.get(x - 1), row.get(x), row.get(x + 1)):
            if square is None:
                continue
            for other, share in square.items():
                if other != key and share > best.get(other, 0.0):
                    best[other] = share
    return min(sum(best.values()), ENOUGH) / ENOUGH
