"""Quotation marks pair by paragraph and degrade where they do not balance."""

from hypothesis import given
from hypothesis import strategies as st

from purport.attribution.quotes import Quote, depths, find_quotes


def quotes(text: str) -> list[str]:
    tokens, at = [], 0
    for piece in text.replace("“", " “ ").replace("”", " ” ").replace('"', ' " ').split():
        start = text.index(piece, at)
        tokens.append((piece, start, start + len(piece)))
        at = start + len(piece)
    found = find_quotes([t[0] for t in tokens], [t[1] for t in tokens], [t[2] for t in tokens])
    return [" ".join(t[0] for t in tokens[q.start : q.end]) for q in found]


def test_typographic_straight_and_guillemets() -> None:
    assert quotes("He said “yes” and left") == ["yes"]
    assert quotes('He said "yes" and left') == ["yes"]
    assert quotes("He said « yes » and left") == ["yes"]


def test_a_quotation_that_is_not_closed_runs_to_the_end_of_its_paragraph() -> None:
    assert quotes("He said “we will go on tomorrow") == ["we will go on tomorrow"]


def test_a_stray_closing_mark_is_ignored() -> None:
    assert quotes("left” he said “yes” again") == ["yes"]


def test_marks_nest() -> None:
    assert quotes("“they cried “stop” twice” he said") == ["they cried “ stop ” twice", "stop"] or quotes(
        "“they cried “stop” twice” he said"
    ) == ["stop"]


@given(st.lists(st.sampled_from(["“", "”", '"', "'", "‘", "’", "«", "»", "``", "''", "a", "b", "."]), max_size=60))
def test_any_marks_give_ranges_inside_the_passage(words: list[str]) -> None:
    starts = [2 * i for i in range(len(words))]
    found = find_quotes(words, starts, [s + 1 for s in starts])
    assert all(isinstance(q, Quote) and 0 <= q.start < q.end <= len(words) for q in found)
    assert len(depths(found, len(words))) == len(words)
