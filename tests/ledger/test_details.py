"""What sentences tell beyond codes: places, victims, numbers, hours, and words that set apart."""

import pytest
from merging_cases import day, party, report, source, statement, told

from purport.ledger.details import details_of, own_part
from purport.ledger.word_forms import number_of, stem, words_of


def test_the_words_of_a_sentence_are_shared_out_between_its_events() -> None:
    sentence = "A judge was ambushed on the bridge, and gunmen shot nine people in a hotel."
    one = details_of(told(statement("r.1", sentence, "ambushed"), beside=("shot",)))
    two = details_of(told(statement("r.2", sentence, "shot"), beside=("ambushed",)))
    assert "=site:bridge" in one.words
    assert "=site:hotel" not in one.words
    assert "=site:hotel" in two.words
    assert "#9" in two.words


def test_without_a_boundary_the_sentence_is_cut_half_way() -> None:
    sentence = "the shelling of Kano answered the bombing of Jos"
    start, end = own_part(sentence, "shelling", ("bombing",))
    assert "Kano" in sentence[start:end]
    assert "Jos" not in sentence[start:end]


def test_where_a_source_works_is_not_where_it_happened() -> None:
    sentence = "Three men were shot at the mosque, staff of the hospital said."
    found = details_of(told(statement("r", sentence, "shot", chain=(source("staff of the hospital"),))))
    assert found.groups["site"] == {"mosque"}


def test_words_of_the_title_count_for_what_the_report_begins_with() -> None:
    first = statement("r.1", "They fired at noon.", "fired", start=20)
    later = statement("r.2", "They fired at noon.", "fired", start=900)
    with_title = report("r", title="Ferry sunk off Lagos")
    assert "ferry" not in details_of(told(later, with_title)).words
    assert "=thing:ship" in details_of(told(first, with_title)).words


@pytest.mark.parametrize(
    ("sentence", "trigger", "other"),
    [
        ("Another group of men burst into a hotel.", "burst", "another"),
        ("A second blast shook the town.", "blast", "second"),
        ("A blast shook the town.", "blast", None),
        ("The second witness described the blast.", "blast", None),
    ],
)
def test_words_that_set_an_event_apart(sentence: str, trigger: str, other: str | None) -> None:
    actors = (party("Another group of men"),) if "group" in sentence else ()
    assert details_of(told(statement("r", sentence, trigger, actors=actors))).other == other


def test_an_ordinal_counts_the_event_or_a_noun_for_events_and_nothing_else() -> None:
    assert details_of(told(statement("r", "A third kidnapping in a week.", "kidnapping"))).ordinal == "third"
    assert details_of(told(statement("r", "The third victim of the raid died.", "raid"))).ordinal is None


def test_what_only_dates_the_event_is_no_part_of_it() -> None:
    sentence = "Two days after the raid on the mosque, gunmen fired in a bank."
    fired = details_of(told(statement("r.1", sentence, "fired")))
    raid = details_of(told(statement("r.2", sentence, "raid"), beside=("fired",)))
    assert fired.groups["site"] == {"bank"}
    assert raid.groups["site"] == {"mosque"}


def test_a_word_may_belong_to_several_groups() -> None:
    found = details_of(told(statement("r", "A trawler was seized.", "seized")))
    assert {"=thing:ship", "=topic:fishing"} <= found.own


def test_marks_are_names_and_things_and_no_topics() -> None:
    found = details_of(told(statement("r", "They seized a trawler off Bonny.", "seized")))
    assert found.marks == {"=thing:ship", "bonny"}
    assert found.groups["thing"] == {"ship"}


def test_times_of_day() -> None:
    found = details_of(
        told(statement("r", "They came before dawn.", "came", date=day("2031-05-14", words="Wednesday")))
    )
    assert found.hours == {"early"}


@pytest.mark.parametrize(
    ("word", "number"), [("seventeen", 17), ("forty-two", 42), ("1,200", 1200), ("many", None), ("3.5", None)]
)
def test_numbers_in_words_and_digits(word: str, number: int | None) -> None:
    assert number_of(word) == number


def test_stems_and_folding() -> None:
    assert stem("attacks") == stem("attacked") == stem("attacking")
    assert [w.folded for w in words_of("Ibáñez's café")] == ["ibanez", "cafe"]
