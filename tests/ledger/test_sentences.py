"""Sentences: cheap, but not cut at a title, an initial or a wrapped line."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from purport.ledger.sentences import LONGEST, split_sentences


def pieces(text: str) -> list[str]:
    return [text[start:end] for start, end in split_sentences(text)]


def test_titles_initials_and_abbreviations_end_no_sentence() -> None:
    text = "Gen. A. B. Okoro met Mr. Lind at the U.S. Embassy on Feb. 3. He left at noon."
    assert pieces(text) == ["Gen. A. B. Okoro met Mr. Lind at the U.S. Embassy on Feb. 3.", "He left at noon."]


def test_closing_quotation_marks_stay_with_their_sentence() -> None:
    assert pieces("“We will go.” Nobody stirred.") == ["“We will go.”", "Nobody stirred."]


def test_a_headline_line_is_a_sentence_and_a_wrapped_line_is_not() -> None:
    assert pieces("Bridge closed\nDivers found cracks in\nthe second pillar.") == [
        "Bridge closed",
        "Divers found cracks in\nthe second pillar.",
    ]


def test_blanked_out_furniture_separates_sentences() -> None:
    assert pieces("The gate is shut" + " " * 60 + "Trains run late") == ["The gate is shut", "Trains run late"]


def test_a_text_without_ends_is_cut() -> None:
    assert max(end - start for start, end in split_sentences("word " * 3_000)) <= LONGEST


@given(st.text(alphabet="aB .!?\n\"'1\u00a0", max_size=200))
def test_spans_are_in_order_apart_and_hold_every_letter(text: str) -> None:
    spans = split_sentences(text)
    assert all(a < b for a, b in spans)
    assert all(one[1] <= two[0] for one, two in pairwise(spans))
    covered = {place for start, end in spans for place in range(start, end)}
    assert all(place in covered for place, letter in enumerate(text) if letter.isalnum())
