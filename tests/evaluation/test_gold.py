"""The end-to-end scores count what the gold's README says they count."""

import json
from pathlib import Path
from typing import Any

import pytest

from purport.errors import DataError
from purport.evaluation.gold import _Placed as Placed
from purport.evaluation.gold import pair, paragraphs, rates, same_source, score_article, score_gold
from purport.evaluation.gold_articles import load_gold

TEXT = "Envoys meet\n\nThe minister said the army shelled the port on Monday."

GOLD: dict[str, Any] = {
    "attributions": [
        {"id": "a1", "para": 1, "source": "The minister", "cue": "said", "parent": None,
         "source_actor": {"country": "PER", "sector": "GOV"}},
    ],
    "events": [
        {"para": 1, "trigger": "shelled", "type": "ASSAULT", "mode": "heavy-weapons", "aux": [], "attribution": "a1",
         "actors": [{"country": "BOL"}], "recipients": [], "support": "asserted", "place": None,
         "date": {"start": "2024-05-13", "end": "2024-05-13"}},
    ],
}  # fmt: skip


def prediction(**changes: Any) -> dict[str, Any]:
    at = TEXT.index("shelled")
    said = TEXT.index("said")
    event = {**GOLD["events"][0], "trigger": {"span": [at, at + 7], "text": "shelled"}, **changes}
    attribution = {
        "id": "a1", "parent": None, "cue": {"spans": [[said, said + 4]]},
        "source": {"text": "The minister", "spans": [], "actors": [{"country": "PER"}]},
    }  # fmt: skip
    return {"events": [event], "attributions": [attribution]}


def score(**changes: Any) -> dict[str, float]:
    return rates([score_article(GOLD, prediction(**changes), TEXT)])


def test_a_perfect_record_scores_100_everywhere() -> None:
    assert set(score().values()) - {0.0} == {100.0}
    assert score()["FULL RECORD F1"] == 100.0


@pytest.mark.parametrize(
    ("changes", "kept", "lost"),
    [
        ({"type": "COERCE"}, "trigger F1", "typed F1"),
        ({"actors": [{"country": "PER"}]}, "typed F1", "typed+roles F1"),
        ({"aux": ["future"]}, "typed+roles F1", "RECORD F1"),
        ({"attribution": None}, "typed+roles F1", "RECORD F1"),
        ({"support": "confirmed"}, "RECORD F1", "FULL RECORD F1"),
        ({"date": None}, "RECORD F1", "FULL RECORD F1"),
        ({"place": {"country": "BOL"}}, "RECORD F1", "FULL RECORD F1"),
    ],
)
def test_each_wrong_field_costs_its_level(changes: dict[str, Any], kept: str, lost: str) -> None:
    figures = score(**changes)
    assert figures[kept] == 100.0
    assert figures[lost] == 0.0


def test_each_record_is_used_once_and_the_largest_overlap_wins() -> None:
    gold = [Placed({"id": "g"}, (0, 10))]
    own = [Placed({"id": "small"}, (8, 12)), Placed({"id": "large"}, (1, 9))]
    assert [(g["id"], p["id"]) for g, p in pair(gold, own)] == [("g", "large")]


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("the French officials", "French officials", True),
        ("officials", "the officials", True),
        (None, None, True),
        (None, "officials", False),
        ("the army", "the navy", False),
    ],
)
def test_sources_are_one_by_an_identifying_word(a: str | None, b: str | None, same: bool) -> None:
    assert same_source({"source": a, "source_actor": None}, {"source": b, "source_actor": None}) is same


def test_sources_of_different_countries_are_two() -> None:
    one = {"source": "Minister Ortiz", "source_actor": {"country": "PER"}}
    two = {"source": "Minister Ortiz", "source_actor": {"country": "BOL"}}
    assert not same_source(one, two)


def test_paragraph_offsets_point_at_the_paragraphs() -> None:
    assert all(TEXT[start : start + len(block)] == block for start, block in paragraphs(TEXT))


def test_intervals_hold_the_figure_when_all_articles_are_alike(tmp_path: Path) -> None:
    for name in "ab":
        (tmp_path / f"{name}.txt").write_text(TEXT, encoding="utf-8")
        (tmp_path / f"{name}.json").write_text(json.dumps(GOLD), encoding="utf-8")
        (tmp_path / f"{name}.meta.json").write_text('{"published": "2024-05-14"}', encoding="utf-8")
    scores = score_gold(load_gold(tmp_path), lambda article: prediction(), draws=40)
    assert scores.articles == 2
    assert scores.intervals["RECORD F1"] == (100.0, 100.0)


def test_a_folder_without_gold_is_an_error_that_names_it(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="no annotated articles"):
        load_gold(tmp_path)


def test_a_broken_gold_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "x.json").write_text("{", encoding="utf-8")
    (tmp_path / "x.meta.json").write_text("{}", encoding="utf-8")
    with pytest.raises(DataError, match=r"x\.json"):
        load_gold(tmp_path)
