"""Which sense a word has: by what the paragraph is about, by the form of its clause, by the noun it qualifies."""

import pytest

import purport


def _types(text: str) -> dict[str, str]:
    found = purport.read({"text": text}).to_dict()["events"]
    return {event["trigger"]["text"].split()[0]: event["type"] for event in found}


def test_a_strike_beside_unions_is_one_of_workers() -> None:
    text = "The Kenyan union called off a three-day strike after the employers raised wages."
    assert _types(text).get("strike") == "PROTEST"


def test_a_blockade_by_drivers_is_a_protest() -> None:
    assert _types("Kenyan truck drivers kept up their blockade of the port.").get("blockade") == "PROTEST"


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("Kenya insisted that the general be released.", "insisted"),
        ("The Kenyan premier proposed that the minister resign.", "proposed"),
    ],
)
def test_a_subjunctive_clause_is_a_demand(text: str, verb: str) -> None:
    assert _types(text).get(verb) == "REQUEST"


def test_a_particle_may_follow_the_object() -> None:
    assert _types("The Kenyan government turned the proposal down.").get("turned") == "REJECT"


def test_a_noun_that_only_qualifies_another_tells_no_act() -> None:
    assert "ceasefire" not in _types("Ugandan troops stood on the ceasefire line in Kenya.")
