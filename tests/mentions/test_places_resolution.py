"""Which place a name means, by itself and among others."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from purport.mentions import gazetteer_version, resolve_place, resolve_places
from purport.mentions.gazetteer import capitals, entries
from purport.mentions.place_hulls import distance_km
from purport.mentions.place_names import name_key
from purport.mentions.place_resolution import rivals


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


@pytest.mark.parametrize("name", ["South China Sea", "the Gulf", "Black Sea", "Andes"])
def test_region_of_several_countries_without_towns_has_no_country_and_no_point(name: str) -> None:
    place = resolve_place(name)
    assert place is not None
    assert (place.country, place.lat, place.lon, place.geonameid, place.precision) == (None, None, None, None, "region")


@pytest.mark.parametrize(
    ("name", "near", "reach"),
    [("Donbas", (48.3, 38.3), 200), ("Darfur", (13.0, 25.0), 400), ("Benelux", (51.5, 5.0), 250)],
)
def test_region_made_of_units_has_the_middle_and_the_reach_of_their_towns(
    name: str, near: tuple[float, float], reach: int
) -> None:
    entry = entries(name)[0]
    assert entry.lat is not None and entry.lon is not None
    assert distance_km((entry.lat, entry.lon), near) < 200
    assert 0 < entry.reach <= reach * 2
    assert entry.geonameid is None


@pytest.mark.parametrize(
    ("name", "country", "precision"),
    [
        ("Incirlik Air Base", "TUR", "exact"), ("Gatwick Airport", "GBR", "exact"), ("Bagram Air Base", "AFG", "exact"),
        ("Dulles International Airport", "USA", "exact"),
    ],
)  # fmt: skip
def test_airports_and_bases_that_news_names_are_exact(name: str, country: str, precision: str) -> None:
    place = resolve_place(name)
    assert place is not None
    assert (place.country, place.precision) == (country, precision)


def test_small_namesakes_stand_together_against_the_large_one() -> None:
    text = "The river rose in Florence, Tuscumbia and Muscle Shoals, and schools in Killen and Rogersville closed."
    names = ("Florence", "Tuscumbia", "Muscle Shoals", "Killen", "Rogersville")
    places = resolve_places(text, [(text.index(name), text.index(name) + len(name)) for name in names])
    assert [place.admin1 for place in places if place] == ["Alabama"] * 5
    alone = resolve_place("Florence")
    assert alone is not None and alone.country == "ITA"


def test_unknown_street_lies_where_the_names_around_it_lie() -> None:
    text = "The parade in Boise went down Zzyzxford Street past cheering crowds."
    spans = [(text.index(name), text.index(name) + len(name)) for name in ("Boise", "Zzyzxford Street")]
    town, street = resolve_places(text, spans)
    assert town is not None and street is not None
    assert (street.name, street.geonameid, street.admin1, street.precision) == (None, None, "Idaho", "admin1")
    assert (street.lat, street.lon) == (town.lat, town.lon)
    assert street.score <= 0.55


def test_unknown_name_without_company_stays_unknown() -> None:
    text = "The parade went down Zzyzxford Street."
    assert resolve_places(text, [(21, 37)]) == [None]


def test_list_of_states_states_no_parents() -> None:
    text = "He won Wisconsin, Michigan and Ohio."
    assert [place.admin1 for place in resolve_places(text, [(7, 16)]) if place] == ["Wisconsin"]


def test_town_of_the_outlet_decides_between_namesakes() -> None:
    text = "Police in Springfield arrested two men."
    home = next(entry for entry in entries("Peoria") if entry.admin1 == "Illinois")
    place = resolve_places(text, [(10, 21)], home=home)[0]
    assert place is not None and place.admin1 == "Illinois"


def test_sides_of_the_sky_are_no_regions_of_cameroon() -> None:
    assert resolve_place("West") is None


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
    assert gazetteer_version().startswith("geonames")
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


def test_runner_up_is_known_with_its_share() -> None:
    text = "The council of Birmingham met."
    first, second = rivals(text, (15, 25))[:2]
    assert (first.country, second.country) == ("GBR", "USA")
    assert first.score > second.score > 0
    assert first.score + second.score <= 1.001


@pytest.mark.parametrize("span", [(-1, 4), (0, 999), (5, 5), (9, 3)])
def test_spans_outside_the_text_have_no_rivals(span: tuple[int, int]) -> None:
    assert rivals("Birmingham", span) == []
