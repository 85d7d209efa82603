"""Names that keep company help each other; what is unknown is placed by its company; an outlet has a home."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from purport.mentions.gazetteer import Entry, countries_by_code, entries, site_rows, town_points
from purport.mentions.place_coherence import company
from purport.mentions.place_focus import BELIEF, guess
from purport.mentions.place_homes import home_of
from purport.mentions.place_hulls import distance_km, hull_centre, reach_km
from purport.records import Place


def town(number: int, lat: float, lon: float, unit: str = "U") -> Entry:
    return Entry(
        id=number, name="Town", kind="city", country="PER", admin1=unit, lat=lat, lon=lon, population=1000,
        capital=False, rank=0,
    )  # fmt: skip


def test_bearer_beside_another_name_has_company() -> None:
    near, far, other = town(1, 10.0, 10.0), town(2, 40.0, 40.0, "V"), town(3, 10.1, 10.1)
    found = company({"a": [(near, 0.1), (far, 0.9)], "b": [(other, 1.0)]})
    assert found["a", 1] > found["a", 2]
    assert found["a", 2] == (0.0, 0.0, 0.0)


def test_name_keeps_no_company_with_itself() -> None:
    both = [(town(1, 10.0, 10.0), 0.5), (town(2, 10.1, 10.1), 0.5)]
    assert company({"a": both, "b": [(town(3, -40.0, 5.0, "V"), 1.0)]})["a", 1] == (0.0, 0.0, 0.0)


def test_name_with_many_bearers_says_less() -> None:
    here = [(town(1, 10.0, 10.0), 0.5), (town(2, 50.0, 50.0, "V"), 0.5)]
    rare = company({"a": here, "b": [(town(3, 10.1, 10.1), 0.5), (town(4, -60.0, 0.0, "W"), 0.5)]})
    many = [(town(9 + i, -60.0, float(i), "W"), 0.05) for i in range(19)]
    common = company({"a": here, "b": [(town(3, 10.1, 10.1), 0.05), *many]})
    assert rare["a", 1][0] > common["a", 1][0] > 0


@given(st.lists(st.tuples(st.floats(-90, 90), st.floats(-180, 180)), min_size=2, max_size=12))
@settings(deadline=None, max_examples=50)
def test_company_stays_between_nothing_and_all(points: list[tuple[float, float]]) -> None:
    bearers = [(town(i, *point), 1 / len(points)) for i, point in enumerate(points)]
    for values in company({"a": bearers, "b": bearers}).values():
        assert all(0.0 <= value <= 1.0 for value in values)


def place(name: str, unit: str, at: int, lat: float, *, score: float = 0.9) -> Place:
    return Place(
        text=name, span=(at, at + len(name)), name=name, country="USA", admin1=unit, lat=lat, lon=-90.0,
        precision="city", score=score,
    )  # fmt: skip


def test_guess_is_the_unit_that_the_nearest_places_speak_for() -> None:
    found = guess("Zed Street", (100, 110), [place("A", "Iowa", 90, 42.0), place("B", "Ohio", 9000, 40.0)])
    assert found is not None
    assert (found.admin1, found.lat, found.name, found.precision) == ("Iowa", 42.0, None, "admin1")
    assert found.score <= BELIEF


def test_no_guess_where_places_speak_against_each_other() -> None:
    around = [place(f"P{i}", f"U{i}", 100 + i, 40.0) for i in range(6)]
    assert guess("Zed Street", (100, 110), around) is None


def test_no_guess_from_countries_and_regions() -> None:
    country = Place(text="Peru", span=(0, 4), name="Peru", country="PER", lat=-9.0, lon=-75.0, precision="country")
    assert guess("Zed Street", (10, 20), [country]) is None


@pytest.mark.parametrize(
    ("address", "name", "kind"),
    [
        ("https://www.denverpost.com/2020/01/02/x", "Denver", "city"), ("denverpost.com", "Denver", "city"),
        ("https://news.example.co.ke/a", "Kenya", "country"),
    ],
)  # fmt: skip
def test_outlet_is_at_home_in_a_town_or_the_country_of_its_domain(address: str, name: str, kind: str) -> None:
    home = home_of(address)
    assert home is not None and (home.name, home.kind) == (name, kind)


@pytest.mark.parametrize("address", [None, "", "https://example.com/x", "not a url", "https://[", "x" * 5000, "//"])
def test_unknown_and_odd_addresses_have_no_home(address: str | None) -> None:
    assert home_of(address) is None


def test_middle_and_reach_of_points() -> None:
    square = [(0.0, 0.0), (0.0, 2.0), (2.0, 0.0), (2.0, 2.0)]
    assert hull_centre(square) == pytest.approx((1.0, 1.0))
    assert 150 <= reach_km((1.0, 1.0), square) <= 170
    assert reach_km((0.0, 0.0), []) == 0
    assert distance_km((0.0, 0.0), (0.0, 1.0)) == pytest.approx(111.2, abs=0.2)


def test_gazetteer_holds_towns_countries_and_sites_of_the_whole_world() -> None:
    assert len(countries_by_code()) > 240
    assert sum(1 for _ in town_points()) > 150_000
    assert len(site_rows()) > 5000
    assert entries("Ramstein Air Base")[0].geonameid is None
