"""A counterpart is of the other side, never of the owner's."""

import purport


def countries(text: str, words: str) -> set[str | None]:
    reading = purport.read(text=text, published="2023-03-02")
    found = {a.country for e in reading.events for a in (*e.actors, *e.recipients) if words in a.text}
    assert found, [(e.type, e.trigger.text) for e in reading.events]
    return found


def test_the_country_one_goes_to_is_the_counterparts() -> None:
    text = "Norway's foreign minister will fly to Chile on Friday to meet her counterpart."
    assert countries(text, "counterpart") == {"CHL"}


def test_a_venue_says_nothing_of_a_counterpart() -> None:
    assert countries("Norway's defence minister met his counterpart in Chile on Tuesday.", "counterpart") == {None}


def test_with_no_other_country_named_it_stays_open() -> None:
    assert countries("Norwegian Foreign Minister Siri Aune met her counterpart on Friday.", "counterpart") == {None}


def test_a_counterpart_with_a_nationality_keeps_it() -> None:
    text = "Norwegian Foreign Minister Siri Aune met her Danish counterpart in Chile on Friday."
    assert countries(text, "counterpart") == {"DNK"}
