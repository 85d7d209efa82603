"""The score of a single mention falls with what is not known of it, and a person's name is no country."""

import pytest

from purport.mentions import resolve_actor
from purport.records import Actor


def known(mention: str, date: str = "2022-01-01", context: str | None = None) -> Actor:
    actor = resolve_actor(mention, date=date, context=context)
    assert actor is not None, mention
    return actor


@pytest.mark.parametrize("name", ["Jordan Millbrook", "Chad Quillfeather", "Virginia Hartwell"])
def test_a_country_before_an_unknown_name_is_no_country(name: str) -> None:
    assert resolve_actor(name) is None


def test_a_seat_keeps_its_building() -> None:
    assert known("the Elysee Palace").country == "FRA"


def test_an_unknown_noun_leaves_the_country_and_little_certainty() -> None:
    actor = known("South African glimmerwrights")
    assert (actor.country, actor.sectors) == ("ZAF", ()) and actor.score <= 0.5


def test_what_is_said_is_surer_than_what_is_taken_from_around() -> None:
    stated = known("the Senegalese interior ministry").score
    around = known("the interior ministry", context="Protests went on in Senegal").score
    nowhere = known("the spokesman", context="Protests went on in Senegal").score
    assert stated > around > nowhere


def test_towns_and_regions_give_their_country() -> None:
    assert known("Karachi police").country == "PAK"
    assert known("the Bavarian interior ministry").country == "DEU"
    assert known("St. Petersburg State University").country == "RUS"


def test_an_embassy_is_of_those_who_sent_it_and_an_aide_of_whom_he_serves() -> None:
    assert known("the US embassy in Baghdad").country == "USA"
    assert known("an adviser to Ukraine's interior minister").country == "UKR"


def test_a_city_has_a_chief_executive_who_governs() -> None:
    assert known("Hong Kong's chief executive").sectors == ("GOV",)
    assert known("the company's chief executive").sectors == ("BUS",)


def test_the_north_is_a_country_only_beside_the_other() -> None:
    assert known("the North", context="The South Korean army fired back").country == "PRK"
    assert resolve_actor("the North", context="Snow fell in Ohio") is None


def test_a_minister_to_be_is_no_politician_yet() -> None:
    assert known("Rex Tillerson", "2017-01-15").sectors == ("BUS",)
    assert known("Rex Tillerson", "2017-06-01").sectors == ("GOV",)
