"""Marked sentences are read with their spans, and other parties can stand in for the given ones."""

from pathlib import Path

import pytest

from purport.errors import DataError
from purport.evaluation.rates import macro_f1
from purport.evaluation.relations import Question, quad_of, read_plv, root_of, unmark, with_parties
from purport.records import Relation

MARKED = "On Monday <t>the guild</t> was fined by <s>the council</s>."


def test_marks_come_out_and_leave_their_spans() -> None:
    text, spans = unmark(MARKED)
    assert "<" not in text
    assert text[slice(*spans["t"])] == "the guild" and text[slice(*spans["s"])] == "the council"


def test_other_parties_take_the_places_in_any_order() -> None:
    text, spans = unmark(MARKED)
    question = Question(sentence=text, actor=spans["s"], recipient=spans["t"], root="SANCTION", quad=4)
    other = with_parties(question, "Norway", "Ghana")
    assert other.sentence == "On Monday Ghana was fined by Norway."
    assert other.actor is not None and other.sentence[slice(*other.actor)] == "Norway"


def test_yield_stands_for_both_concessions_and_nothing_is_no_root() -> None:
    retreat = Relation(type="RETREAT", mode=None, quad=2, aux=(), score=1.0)
    assert root_of(retreat) == "YIELD" and quad_of("YIELD") == 2
    assert root_of(None) == "" and quad_of("") == 0


def test_silence_counts_as_wrong() -> None:
    assert macro_f1(["AID", "AID"], ["AID", ""]) == pytest.approx(2 / 3)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="none"):
        list(read_plv(tmp_path / "none.tsv"))
