"""Scores per type, mode and context count what they say, and broken passages are named."""

from pathlib import Path
from typing import Any

import pytest

from purport.errors import DataError
from purport.evaluation.gold import pair_spans
from purport.evaluation.type_passages import TypePassage, load_type_passages
from purport.evaluation.types import score_passages

FILE = """
[[passage]]
id = "CONSULT-01"
published = "2024-05-14"
text = "Peru visited Chile and met Chile again; it met nobody else."
[[passage.event]]
trigger = "visited"
type = "CONSULT"
mode = "visit"
contexts = ["diplomatic"]
actors = ["Peru | PER | GOV"]
recipients = ["Chile | CHL | GOV"]
aux = []
support = "own_voice"
[[passage.event]]
trigger = "met"
type = "CONSULT"
mode = ""
contexts = []
actors = ["Peru | PER | GOV"]
recipients = []
aux = ["negation"]
support = "own_voice"

[[passage]]
id = "CONSULT-neg-02"
published = "2024-05-14"
text = "The team met its match."
event = []
"""


def passages(tmp_path: Path, text: str = FILE) -> list[TypePassage]:
    (tmp_path / "CONSULT.toml").write_text(text, encoding="utf-8")
    return load_type_passages(tmp_path)


def coded(at: int, length: int, **changes: Any) -> dict[str, Any]:
    event = {"type": "CONSULT", "mode": "visit", "contexts": ["diplomatic", "legal"], "aux": [], "support": "own_voice",
             "actors": [{"country": "PER"}], "recipients": [{"country": "CHL"}]}  # fmt: skip
    return {**event, "trigger": {"span": [at, at + length]}, **changes}


def test_types_modes_and_contexts_are_counted_by_label(tmp_path: Path) -> None:
    read = passages(tmp_path)
    events = {"CONSULT-01": [coded(5, 7), coded(23, 3, type="AID", mode=None)], "CONSULT-neg-02": [coded(9, 3)]}
    scores = score_passages(read, lambda passage: {"events": events[passage.id]})
    assert scores.found.rates() == pytest.approx((200 / 3, 100, 80))
    assert scores.types.rates("CONSULT") == pytest.approx((50, 50, 50))
    assert scores.types.rates("AID")[0] == 0
    assert scores.modes.rates("CONSULT/visit") == pytest.approx((50, 100, 200 / 3))
    assert scores.contexts.rates("diplomatic") == pytest.approx((100 / 3, 100, 50))
    assert scores.aux.rates("negation")[1] == 0
    assert scores.shared["roles"] == scores.shared["typed"] == 1
    assert scores.passages["positive with its type"] == 1 and scores.passages["positive whole"] == 0
    assert scores.passages["negative without its type"] == scores.passages["empty right"] == 0


def test_hard_negatives_left_empty_are_right(tmp_path: Path) -> None:
    scores = score_passages(passages(tmp_path), lambda passage: {"events": []})
    assert scores.passages["negative right"] == scores.passages["empty right"] == 1
    assert scores.types.rates() == (0, 0, 0)


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ('trigger = "visited"', 'trigger = "toured"', "does not stand in the text"),
        ('mode = "visit"', 'mode = "wave"', "'wave' is not one of"),
        ('"diplomatic"', '"culinary"', "'culinary' is not one of"),
        ('aux = ["negation"]', 'aux = ["irony"]', "'irony' is not one of"),
        ('id = "CONSULT-neg-02"', 'id = "CONSULT-01"', "more than once"),
        ("text =", "words =", "missing or wrong value"),
        ("[[passage]]", "[[passage", "cannot be read"),
    ],
)
def test_a_broken_passage_is_named(tmp_path: Path, old: str, new: str, reason: str) -> None:
    with pytest.raises(DataError, match=reason):
        passages(tmp_path, FILE.replace(old, new))


def test_no_passages_and_files_of_no_type_are_errors(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="no passages"):
        load_type_passages(tmp_path)
    (tmp_path / "GREET.toml").write_text(FILE, encoding="utf-8")
    with pytest.raises(DataError, match="named after no event type"):
        load_type_passages(tmp_path)


def test_spans_are_paired_once_each_the_largest_overlap_first() -> None:
    assert pair_spans([(0, 5), (4, 10)], [(3, 10), (0, 2)]) == [(1, 0), (0, 1)]
    assert pair_spans([(0, 5)], [(5, 9)]) == []
