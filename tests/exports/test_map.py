"""The map draws what is told, no more, and never outside itself."""

import re
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from purport.exports.map_outlines import outlines
from purport.exports.map_svg import HEIGHT, WIDTH, map_of, spots_of
from purport.records import Event, Place, Reading


def town(name: str, country: str, lat: float, lon: float) -> Place:
    return Place(text=name, name=name, country=country, lat=lat, lon=lon, precision="city")


def at(reading: Reading, *places: Place | None) -> list[Event]:
    event = reading.events[0]
    return [replace(event, id=f"e{i}", place=place) for i, place in enumerate(places, 1)]


def test_no_place_gives_no_map(reading: Reading) -> None:
    assert map_of(at(reading, None, Place(text="the hall"))) == ""


def test_town_is_a_dot_that_leads_to_its_event(reading: Reading) -> None:
    drawing = map_of(at(reading, town("Lima", "PER", -12.04, -77.03)))
    assert '<a href="#e1" aria-label="Lima: e1"><circle class="spot"' in drawing
    assert "shaded" not in drawing and ">Lima</text>" in drawing


def test_country_without_closer_place_is_shaded(reading: Reading) -> None:
    chad = Place(text="Chad", name="Chad", country="TCD", precision="country", lat=15.0, lon=18.0)
    drawing = map_of(at(reading, chad))
    assert drawing.count("land shaded") == 1 and "spot" not in drawing


def test_unnamed_venue_shades_its_country(reading: Reading) -> None:
    assert "land shaded" in map_of(at(reading, Place(text="the airport", country="KEN")))


def test_sea_without_point_is_not_drawn(reading: Reading) -> None:
    assert map_of(at(reading, Place(text="Black Sea", name="Black Sea", precision="region"))) == ""


def test_events_at_one_place_are_one_dot(reading: Reading) -> None:
    lima = town("Lima", "PER", -12.04, -77.03)
    assert [spot.events for spot in spots_of(at(reading, lima, lima, town("Cusco", "PER", -13.5, -72.0)))] == [
        ("e1", "e2"), ("e3",),
    ]  # fmt: skip


def test_words_of_the_article_stay_words(reading: Reading) -> None:
    drawing = map_of(at(reading, town('<img src=x>"&', "PER", -12.0, -77.0)))
    assert "<img" not in drawing and "&lt;img" in drawing


@pytest.mark.parametrize(("lat", "lon"), [(90.0, 0.0), (-90.0, 180.0), (0.0, -180.0), (71.0, 179.9)])
def test_ends_of_the_world_are_survived(reading: Reading, lat: float, lon: float) -> None:
    assert map_of(at(reading, town("End", "ATA", lat, lon), town("Oslo", "NOR", 59.9, 10.7)))


@given(points=st.lists(st.tuples(st.floats(-60, 80), st.floats(-180, 180)), min_size=1, max_size=6))
@settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_all_dots_lie_within_the_drawing(reading: Reading, points: list[tuple[float, float]]) -> None:
    drawing = map_of(at(reading, *(town("X", "PER", *point) for point in points)))
    for x, y in re.findall(r'cx="([-\d.]+)" cy="([-\d.]+)"', drawing):
        assert 0 <= float(x) <= WIDTH and 0 <= float(y) <= HEIGHT


def test_outlines_are_of_the_globe_and_small() -> None:
    table = outlines()
    assert len(table) > 220 and {"XKX", "PSE", "SGP", "USA"} <= set(table)
    for rings in table.values():
        for lon, lat in (point for ring in rings for point in ring):
            assert -180.2 <= lon <= 180.2 and -90.2 <= lat <= 90.2
