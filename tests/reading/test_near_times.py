"""Acts hours apart share a day; what somebody is thought to have done has no share in the day of the arrest."""

import pytest

import purport


def dates(text: str) -> dict[str, str | None]:
    """Give the start of each event's date by its trigger."""
    found = purport.read(text=text, published="2024-05-10").events
    return {e.trigger.text: e.date.start if e.date else None for e in found}


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("The minister resigned on Wednesday, hours after agents searched his office.", "searched"),
        ("The envoys resigned on Wednesday shortly before gunmen attacked the hotel.", "attacked"),
    ],
)
def test_acts_hours_apart_share_a_day(text: str, trigger: str) -> None:
    assert dates(text)[trigger] == "2024-05-08"


def test_an_act_after_another_does_not_share_its_day() -> None:
    assert dates("The minister resigned on Wednesday after agents searched his office.")["searched"] is None


@pytest.mark.parametrize("noun", ["suspicion", "charges"])
def test_a_suspicion_is_not_of_the_day_of_the_arrest(noun: str) -> None:
    found = dates(f"A man was arrested on Thursday on {noun} of aiding the rebels and bombing a mosque.")
    assert found["arrested"] == "2024-05-09"
    assert found["aiding"] is None
    assert found["bombing"] is None
