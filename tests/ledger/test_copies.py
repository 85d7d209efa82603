"""Copies: what was copied is found with its sentences, what is only alike is not."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from report_cases import BRIDGE, HARBOUR, report

from purport.ledger.copies import Sketched, find_copies, shared_sentences, split_sentences
from purport.ledger.records import Copy
from purport.ledger.shingles import sketch
from purport.ledger.terms import profile

EARLY, LATE = "2031-05-04T08:00:00Z", "2031-05-05T08:00:00Z"


def known(name: str, text: str, published: str | None = EARLY) -> Sketched:
    return Sketched(report_id=name, published=published, sketch=sketch(text), text=text)


def copies(text: str, *others: Sketched, published: str | None = LATE) -> tuple[Copy, ...]:
    return find_copies(report("new", text, published), sketch(text), others)


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in split_sentences(text)]


def test_a_whole_copy_shares_every_sentence() -> None:
    (copy,) = copies(HARBOUR, known("old", HARBOUR))
    assert (copy.report, copy.source, copy.containment) == ("new", "old", 1.0)
    assert copy.sentences == tuple((n, n) for n in range(len(sentences(HARBOUR))))


def test_the_earlier_publication_is_the_source_whichever_came_first_to_the_ledger() -> None:
    half = " ".join(sentences(HARBOUR)[2:5])
    (copy,) = copies(half, known("old", HARBOUR, LATE), published=EARLY)
    assert (copy.report, copy.source) == ("old", "new")
    assert copy.sentences == ((2, 0), (3, 1), (4, 2))


def test_of_one_moment_the_smaller_id_is_the_source() -> None:
    (copy,) = copies(HARBOUR, known("zz", HARBOUR, LATE))
    assert copy.source == "new"


def test_what_has_no_date_is_nobodys_source() -> None:
    (copy,) = copies(HARBOUR, known("old", HARBOUR, None))
    assert copy.source == "new"


def test_a_report_is_no_copy_of_itself() -> None:
    assert copies(HARBOUR, known("new", HARBOUR)) == ()


def test_an_excerpt_in_a_text_of_its_own_is_found() -> None:
    own = "The orchards behind the town had their first frost. " * 2 + "Our market page has the prices of apples."
    (copy,) = copies(f"{own} {' '.join(sentences(HARBOUR)[:3])}", known("old", HARBOUR))
    assert {two for _, two in copy.sentences} == {0, 1, 2}


def test_two_interleaved_wires_are_a_copy_of_both() -> None:
    mixed = " ".join(s for pair in zip(sentences(HARBOUR), sentences(BRIDGE), strict=False) for s in pair)
    assert {copy.source for copy in copies(mixed, known("h", HARBOUR), known("b", BRIDGE))} == {"h", "b"}


def test_a_sentence_with_a_changed_figure_is_still_the_copied_sentence() -> None:
    changed = HARBOUR.replace("About 400 cranemen", "About 600 cranemen").replace("Eleven ships", "Fourteen ships")
    (copy,) = copies(changed, known("old", HARBOUR))
    assert set(copy.sentences) >= {(1, 1), (4, 4)}


def test_a_sentence_cut_in_two_has_both_halves_as_partners() -> None:
    cut = HARBOUR.replace("night shifts broke down, the", "night shifts. They broke down, the")
    assert {(0, 0), (1, 0)} <= set(shared_sentences(cut, HARBOUR))


def test_different_stories_are_no_copies() -> None:
    assert copies(HARBOUR, known("old", BRIDGE)) == ()


@pytest.mark.parametrize(
    "text",
    [
        "A magnitude 5.2 earthquake struck off Port Sable on Monday, the geological survey said.",
        "Two men were held at the Orlo border post on Friday with 30 kilos of amber. Police look for a third.",
    ],
)
def test_an_exact_copy_of_one_or_two_sentences_is_found(text: str) -> None:
    (copy,) = copies(text, known("old", text))
    assert copy.containment == 1.0


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (
            "Two people were killed in a blast in Velsk on Monday, police said.",
            "Two people were killed in a blast in Kessel on Monday, police said.",
        ),
        (
            "A magnitude 5.2 earthquake struck off Port Sable on Monday, the geological survey said. "
            "There were no immediate reports of damage or injuries.",
            "A magnitude 4.9 earthquake struck near Lake Anir early on Sunday, the geological survey said. "
            "There were no immediate reports of damage or injuries.",
        ),
        ("Bridge closed", "Bridge closed again"),
    ],
)
def test_short_reports_of_the_same_kind_are_no_copies(one: str, two: str) -> None:
    assert copies(one, known("old", two)) == ()


def test_a_shared_notice_makes_no_copy() -> None:
    notice = " The Orlo Herald, all rights reserved. Sign up for our morning letter and read more about your town."
    short_one, short_two = " ".join(sentences(HARBOUR)[:1]), " ".join(sentences(BRIDGE)[:1])
    assert copies(short_one + notice * 3, known("old", short_two + notice * 3)) == ()


@pytest.mark.parametrize(
    "text",
    ["." * 400_000, "a." * 200_000, "1.1," * 100_000, "\n " * 200_000, "advertisement. " * 20_000, "x" * 400_000],
    ids=["stops", "initials", "figures", "line ends", "notices", "one word"],
)
def test_hostile_texts_take_no_longer_than_their_length_allows(text: str) -> None:
    start = time.perf_counter()
    copies(text, known("old", text))
    profile(report("new", text), ())
    assert time.perf_counter() - start < 10


@settings(max_examples=40)
@given(st.permutations(sentences(HARBOUR) + sentences(BRIDGE)), st.integers(1, 10))
def test_swapping_the_two_texts_turns_the_pairs_round(mixed: list[str], count: int) -> None:
    text = " ".join(mixed[:count])
    assert shared_sentences(text, HARBOUR) == tuple(sorted((a, b) for b, a in shared_sentences(HARBOUR, text)))
