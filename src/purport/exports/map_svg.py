"""Draws where the events of a reading are: an inline SVG without script or style of its own, all words escaped.

Countries are shaded where no closer place is told; closer places are dots that lead to the records. Seas and regions of
many countries have no point and are not drawn.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import escape

from purport.exports.map_outlines import Ring, outlines
from purport.exports.phrases import clean
from purport.records import Event

WIDTH, HEIGHT = 640.0, 340.0
LEAST_DEGREES = 20.0
"""Height of the smallest window: closer up, the outlines are too coarse."""

MARGIN, MOST_LABELS, LETTER = 1.25, 8, 6.6
MOST_DEGREES = 125.0
EDGES = (-60.0, 84.0)
CLOSE = frozenset({"exact", "city", "admin2", "admin1"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A point of the map: its name, degrees, and the ids of the events there."""

    name: str
    lat: float
    lon: float
    events: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """The part of the world that is drawn, in degrees, and how degrees become units of the drawing."""

    west: float
    north: float
    squeeze: float
    scale: float

    def x(self, lon: float) -> float:
        """Give the horizontal place of a longitude."""
        return (lon - self.west) * self.squeeze * self.scale

    def y(self, lat: float) -> float:
        """Give the vertical place of a latitude."""
        return (self.north - lat) * self.scale


def map_of(events: Sequence[Event]) -> str:
    """Give the map of some events as an SVG element; empty where none has a place that can be drawn."""
    spots = spots_of(events)
    shaded = shaded_of(events)
    if not spots and not shaded:
        return ""
    window = window_of(spots, shaded)
    land = "".join(_country(code, rings, shaded, window) for code, rings in outlines().items())
    taken: list[tuple[float, float, float]] = []
    dots = "".join(_spot(spot, window, i < MOST_LABELS, taken) for i, spot in enumerate(spots))
    return (
        f'<svg class="map" viewBox="0 0 {WIDTH:.0f} {HEIGHT:.0f}" role="img" '
        f'aria-label="{escape(_described(spots, shaded))}">'
        f'<rect class="sea" x="0" y="0" width="{WIDTH:.0f}" height="{HEIGHT:.0f}"/>{land}{dots}</svg>'
    )


def spots_of(events: Iterable[Event]) -> list[Spot]:
    """Give the points of events with a close place, those with most events first."""
    found: dict[tuple[float, float], tuple[str, list[str]]] = {}
    for event in events:
        place = event.place
        if place is None or place.precision not in CLOSE or place.lat is None or place.lon is None:
            continue
        name = clean(place.name or place.text)
        found.setdefault((place.lat, place.lon), (name, []))[1].append(event.id)
    spots = [Spot(name=name, lat=lat, lon=lon, events=tuple(ids)) for (lat, lon), (name, ids) in found.items()]
    return sorted(spots, key=lambda spot: (-len(spot.events), spot.name))


WHOLE_WORLD = 240.0
"""Degrees of latitude from which the drawing is wide enough for points at both ends of the globe."""


def shaded_of(events: Iterable[Event]) -> dict[str, list[str]]:
    """Give the countries that are all that is told of where events are, with the ids of the events."""
    shaded: dict[str, list[str]] = {}
    for event in events:
        place = event.place
        if place is None or place.country is None or place.country not in outlines():
            continue
        if place.precision not in CLOSE or place.lat is None:
            shaded.setdefault(place.country, []).append(event.id)
    return shaded


def window_of(spots: Sequence[Spot], shaded: Mapping[str, Sequence[str]]) -> Window:
    """Choose the part of the world: all points and the main lands of all shaded countries, with a margin."""
    lons, lats = [spot.lon for spot in spots], [spot.lat for spot in spots]
    for code in shaded:
        main = outlines()[code][0]
        lons += [lon for lon, _ in main]
        lats += [lat for _, lat in main]
    west, east, south, north = min(lons), max(lons), max(min(lats), EDGES[0]), min(max(lats), EDGES[1])
    middle_lat, middle_lon = (south + north) / 2, (west + east) / 2
    squeeze = max(0.35, math.cos(math.radians(middle_lat)))
    tall = max(LEAST_DEGREES, (north - south) * MARGIN, (east - west) * MARGIN * squeeze * HEIGHT / WIDTH)
    tall = min(tall, WHOLE_WORLD)
    return Window(
        west=middle_lon - tall * WIDTH / HEIGHT / squeeze / 2, north=middle_lat + tall / 2, squeeze=squeeze,
        scale=HEIGHT / tall,
    )  # fmt: skip


def _country(code: str, rings: Sequence[Ring], shaded: Mapping[str, Sequence[str]], window: Window) -> str:
    paths = "".join(path for ring in rings if (path := _path(ring, window)))
    if not paths:
        return ""
    shape = f'<path class="{"land shaded" if code in shaded else "land"}" d="{paths}"/>'
    if code not in shaded:
        return shape
    return f'<a href="#{escape(shaded[code][0])}" aria-label="{escape(_named(code, shaded[code]))}">{shape}</a>'


def _path(ring: Ring, window: Window) -> str:
    """Draw a ring where it meets the window; points that fall together at this scale once."""
    points = [(window.x(lon), window.y(lat)) for lon, lat in ring]
    if max(x for x, _ in points) < 0 or min(x for x, _ in points) > WIDTH:
        return ""
    if max(y for _, y in points) < 0 or min(y for _, y in points) > HEIGHT:
        return ""
    kept: list[str] = []
    last = (math.inf, math.inf)
    for x, y in points:
        x, y = min(max(x, -WIDTH), 2 * WIDTH), min(max(y, -HEIGHT), 2 * HEIGHT)
        if abs(x - last[0]) + abs(y - last[1]) >= 0.8:
            kept.append(f"{x:.0f} {y:.0f}" if abs(x) > WIDTH else f"{x:.1f} {y:.1f}")
            last = (x, y)
    return "M" + "L".join(kept) + "Z" if len(kept) > 2 else ""


def _spot(spot: Spot, window: Window, labelled: bool, taken: list[tuple[float, float, float]]) -> str:
    x, y = window.x(spot.lon), window.y(spot.lat)
    radius = min(9.0, 4.0 + 1.2 * math.sqrt(len(spot.events)))
    wide = LETTER * len(spot.name[:24])
    text = ""
    left = x + radius + 4 + wide > WIDTH
    at = x - radius - 4 if left else x + radius + 4
    begins = at - wide if left else at
    clear = all(abs(y - other) > 13 or begins > end or begins + wide < start for start, end, other in taken)
    if labelled and clear and begins > 0:
        taken.append((begins, begins + wide, y))
        anchor = ' text-anchor="end"' if left else ""
        text = f'<text class="town" x="{at:.1f}" y="{y + 4:.1f}"{anchor}>{escape(spot.name[:24])}</text>'
    return (
        f'<a href="#{escape(spot.events[0])}" aria-label="{escape(_named(spot.name, spot.events))}">'
        f'<circle class="spot" cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}"/>{text}</a>'
    )


def _named(name: str, events: Sequence[str]) -> str:
    return f"{name}: {', '.join(events[:12])}"


def _described(spots: Sequence[Spot], shaded: Mapping[str, Sequence[str]]) -> str:
    towns = "; ".join(_named(spot.name, spot.events) for spot in spots[:12])
    countries = "; ".join(_named(code, ids) for code, ids in list(shaded.items())[:12])
    return "Where the events are. " + "; ".join(words for words in (towns, countries) if words)
