"""Every field of an event is explained in a sentence that rests on the record alone."""

from dataclasses import replace

from purport.exports.explanation import explain
from purport.exports.html import to_html
from purport.exports.phrases import actor_phrases
from purport.records import Provenance, Reading


def answers(reading: Reading, question: str) -> list[str]:
    return [r.answer for r in explain(reading, reading.events[0]) if r.question == question]


def test_all_questions_are_answered(reading: Reading) -> None:
    asked = {reason.question for reason in explain(reading, reading.events[0])}
    assert {"What", "Who", "When", "Where", "Says who", "How sure"} <= asked


def test_the_rule_and_the_words_stand_in_the_first_sentence(reading: Reading) -> None:
    (what,) = answers(reading, "What")
    assert reading.events[0].trigger.text in what
    assert all(p.entry_or_head in what for p in reading.events[0].provenance)


def test_the_chain_is_told_outermost_first(reading: Reading) -> None:
    outer, inner = answers(reading, "Says who")
    assert "Hop 1 of 2" in outer and "Bolivian radio" in outer
    assert "Hop 2 of 2" in inner and "two officials" in inner


def test_what_the_text_does_not_say_is_said_to_be_missing(reading: Reading) -> None:
    bare = replace(reading.events[0], date=None, place=None, attribution=None, actors=())
    told = " ".join(r.answer for r in explain(reading, bare))
    for words in ("does not date it", "does not place it", "Nobody is named", "names nobody who acts"):
        assert words in told


def test_an_unresolved_date_keeps_its_words(reading: Reading) -> None:
    date = reading.events[0].date
    assert date is not None
    event = replace(reading.events[0], date=replace(date, start=None, end=None))
    told = " ".join(r.answer for r in explain(reading, event))
    assert date.text in told and "cannot be resolved" in told


def test_the_page_folds_the_reasons_into_each_card_and_escapes_them(reading: Reading) -> None:
    actor = replace(reading.events[0].actors[0], text="<b>the envoy</b>")
    page = to_html(replace(reading, events=(replace(reading.events[0], actors=(actor,)),)))
    assert page.count("<details>") == 1
    assert "<b>the envoy</b>" not in page and "&lt;b&gt;the envoy&lt;/b&gt;" in page


def test_nothing_of_a_reading_from_elsewhere_steers_the_terminal(reading: Reading) -> None:
    rule = Provenance(stage="events", entry_or_head="\x1b[2Jverb:visit\u202e", version="1")
    event = replace(reading.events[0], mode="\x1b]0;x\x07", cameo="\x9b1m", provenance=(rule,))
    told = "".join(r.answer for r in explain(reading, event))
    assert not set(told) & set("\x1b\x07\x9b\u202e")


def test_a_chain_that_runs_in_a_circle_is_told_once_and_a_long_one_in_linear_time(reading: Reading) -> None:
    first = reading.attributions[0]
    ring = tuple(replace(first, id=f"a{n}", parent=f"a{(n + 1) % 5000}") for n in range(5000))
    event = replace(reading.events[0], attribution="a0")
    reasons = explain(replace(reading, attributions=ring), event)
    assert sum(reason.question == "Says who" for reason in reasons) == 5000


def test_a_party_that_the_clause_leaves_unsaid_is_marked_and_told(reading: Reading) -> None:
    event = reading.events[0]
    party = replace(event.actors[0], via="inferred")
    changed = replace(reading, events=(replace(event, recipients=(party,)), *reading.events[1:]))
    told = [reason.answer for reason in explain(changed, changed.events[0]) if reason.question == "To whom"]
    assert "not said in the clause" in told[0]
    assert actor_phrases((party,))[0].startswith(f"{party.text} (?)")
