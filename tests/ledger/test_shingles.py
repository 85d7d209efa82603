"""Sketches: the same words give the same hashes, whatever stands around them and however they are printed."""

from hypothesis import given
from hypothesis import strategies as st
from report_cases import BRIDGE, HARBOUR

from purport.ledger.shingles import FLOOR, shingles_of, sketch, words_of


def test_a_sketch_is_sorted_distinct_and_fits_a_signed_column() -> None:
    found = sketch(HARBOUR)
    assert list(found) == sorted(set(found))
    assert all(-(1 << 63) <= one < 1 << 63 for one in found)


def test_a_sketch_never_changes_between_versions_of_the_program() -> None:
    assert sketch("The mayor opened the bridge on Friday.") == (
        -8907037777047200922, -6573072662129696176, 8362830449704242184,
    )  # fmt: skip


def test_house_style_leaves_no_trace_in_a_sketch() -> None:
    one = "U.S. officials said Ibáñez's 1,000 men “won’t” leave."
    two = "US officials said Ibanez's 1000 men \"won't\" leave"
    assert sketch(one) == sketch(two)


def test_a_short_text_keeps_all_its_shingles() -> None:
    text = "Two men were held at the border on Friday, the customs office said."
    assert len(sketch(text)) == len(shingles_of(words_of(text))) <= FLOOR


def test_a_text_of_fewer_words_than_a_shingle_has_one_hash_and_none_without_words() -> None:
    assert len(sketch("Bridge closed")) == 1
    assert sketch(" … \n ") == ()


def test_sentences_of_notices_are_left_out() -> None:
    notice = "Copyright © 2031 The Velsk Herald. All rights reserved. Sign up for our newsletter"
    assert sketch(f"{HARBOUR}\n{notice}") == sketch(HARBOUR)


def test_a_notice_takes_no_neighbour_with_it() -> None:
    kept = words_of("The bridge is shut.\nSign up for our newsletter today.\nTrains run by way of Lind.")
    assert kept == ("the", "bridge", "is", "shut", "trains", "run", "by", "way", "of", "lind")


def test_a_long_text_keeps_what_a_part_of_it_keeps() -> None:
    long = " ".join(f"{sentence} Point {n} follows here." for n, sentence in enumerate([HARBOUR, BRIDGE] * 6))
    limit = (1 << 61) - (1 << 63)
    assert {one for one in sketch(HARBOUR) if one < limit} <= set(sketch(long))


@given(st.text(max_size=400))
def test_any_text_can_be_sketched(text: str) -> None:
    assert sketch(text) == sketch(text)
