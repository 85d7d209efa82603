"""One mention as a string: what country, sector, entity and office it has on a date."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from purport.errors import UsageError
from purport.mentions import resolve_actor
from purport.records.values import NON_STATE, SECTORS


def code(mention: str, date: str | None = None, context: str | None = None) -> tuple[str | None, str | None]:
    actor = resolve_actor(mention, date=date, context=context)
    assert actor is not None, mention
    return actor.country, actor.sectors[0] if actor.sectors else None


@pytest.mark.parametrize(
    ("mention", "country", "sector"),
    [
        ("Kenyan police", "KEN", "COP"),
        ("the Norwegian finance minister", "NOR", "GOV"),
        ("Peruvian lawmakers", "PER", "LEG"),
        ("four former Chilean army officers", "CHL", "ELI"),
        ("Vietnam's Ministry of Planning", "VNM", "GOV"),
        ("a court in Portugal", "PRT", "JUD"),
        ("the parliament of Georgia", "GEO", "LEG"),
        ("ambassador of Brazil to Japan", "BRA", "GOV"),
        ("a member of the FBI", "USA", "COP"),
        ("Moroccan students and teachers", "MAR", "EDU"),
        ("Zambian fishermen", "ZMB", "AGR"),
    ],
)
def test_nationality_and_role_are_read_together(mention: str, country: str, sector: str) -> None:
    assert code(mention) == (country, sector)


@pytest.mark.parametrize(
    ("mention", "country", "sector"),
    [
        ("Foggy Bottom", "USA", "GOV"),
        ("the Kremlin", "RUS", "GOV"),
        ("Downing Street", "GBR", "GOV"),
        ("the Blue House", "KOR", "GOV"),
        ("Brussels", "EUR", "GOV"),
        ("Pyongyang", "PRK", "GOV"),
        ("the Pentagon", "USA", "MIL"),
    ],
)
def test_seats_stand_for_their_governments(mention: str, country: str, sector: str) -> None:
    assert code(mention) == (country, sector)


def test_backed_forces_are_not_those_of_the_backer() -> None:
    assert code("Saudi-led coalition")[0] == "SAU"
    assert code("Russian-backed separatists") == (None, "REB")
    assert code("anti-American protesters")[0] is None


def test_a_country_has_no_sector_of_its_own() -> None:
    assert code("Hungary") == ("HUN", None)
    assert code("the United States") == ("USA", None)


def test_case_tells_the_pronoun_from_the_country() -> None:
    assert resolve_actor("us") is None
    assert code("US")[0] == "USA"


def test_offices_are_those_of_the_date() -> None:
    before, during, after = (resolve_actor("Angela Merkel", date=d) for d in ("2003-05-01", "2010-05-01", "2022-05-01"))
    assert during is not None and during.sectors == ("GOV",) and during.office is not None
    assert after is not None and after.sectors == ("ELI",) and after.office is None
    assert before is not None and before.sectors != ("GOV",) and before.country == "DEU"
    assert during.entity == after.entity == "leader:angela-merkel"


def test_a_group_that_came_to_rule_changes_with_the_date() -> None:
    assert code("the Taliban", "2010-01-01") == ("AFG", "REB")
    assert code("the Taliban", "2023-01-01") == ("AFG", "GOV")


def test_former_in_the_text_wins_over_the_table() -> None:
    assert code("former President Emmanuel Macron", "2022-03-01")[1] == "ELI"


def test_generic_department_names_follow_their_nationality() -> None:
    assert code("the Defense Department") == ("USA", "MIL")
    assert code("Chile's Defense Department")[0] == "CHL"


def test_context_gives_a_country_and_chooses_between_readings() -> None:
    assert code("the interior ministry", context="Protests went on in Senegal") == ("SEN", "GOV")
    assert code("the ruling party") == (None, "PTY")


def test_a_date_that_does_not_exist_is_refused() -> None:
    with pytest.raises(UsageError):
        resolve_actor("Kenya", date="2023-13-45")


def test_unknown_words_give_nothing() -> None:
    assert resolve_actor("") is None
    assert resolve_actor("a lovely afternoon") is None


@settings(deadline=None, max_examples=50)
@given(st.text(st.characters(max_codepoint=0x2FFF), max_size=80))
def test_any_text_is_answered_with_codes_of_the_lists(text: str) -> None:
    actor = resolve_actor(text, date="2015-01-01", context=text)
    if actor is not None:
        assert actor.country is None or (len(actor.country) == 3 or actor.country in NON_STATE)
        assert set(actor.sectors) <= set(SECTORS)
        assert 0 <= actor.score <= 1
