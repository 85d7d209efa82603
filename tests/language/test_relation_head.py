"""The relation head reads the sentence around its marked parties and gives probabilities over its labels."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from purport.errors import ModelError
from purport.language.model_files import DATA
from purport.language.relation_head import MAX_PIECES, ROLES, Parties, RelationHead, mark_pieces
from purport.language.wordpieces import WordPieces

PIECES = WordPieces(DATA / "tokenizer.json")


@pytest.fixture(scope="module")
def head() -> RelationHead:
    return RelationHead.load()


def test_probabilities_add_up_for_every_item_and_come_in_the_order_asked(head: RelationHead) -> None:
    short = Parties(words=["Norway", "praised", "Iceland", "."], roles={"actor": [0], "recipient": [2]})
    long = Parties(
        words=["Rebels", "shelled", "the", "town", "hall", "while", "the", "mayor", "was", "inside", "."],
        roles={"actor": [0], "recipient": [7]},
    )
    both = head.scores([long, short])
    assert both.shape == (2, len(head.labels))
    assert both.sum(axis=1) == pytest.approx([1, 1], abs=1e-3)
    assert both[1].tolist() == pytest.approx(head.scores([short])[0].tolist(), abs=0.05)


def test_who_acts_and_who_receives_is_seen(head: RelationHead) -> None:
    words = ["Rebels", "killed", "three", "soldiers", "in", "a", "raid", "."]
    (told,) = head.scores([Parties(words=words, roles={"actor": [0], "recipient": [2, 3]})])
    assert head.labels[int(told.argmax())] == "ASSAULT"


def test_no_items_give_no_rows(head: RelationHead) -> None:
    assert head.scores([]).shape == (0, len(head.labels))


@given(
    words=st.lists(st.text(min_size=1, max_size=12), min_size=1, max_size=400),
    places=st.lists(st.integers(0, 399), max_size=6),
)
def test_a_sentence_of_any_length_fits_and_keeps_its_marks(words: list[str], places: list[int]) -> None:
    inside = [i for i in places if i < len(words)]
    ids, roles = mark_pieces(words, {"actor": inside[:2], "recipient": inside[2:]}, PIECES)
    assert len(ids) == len(roles) <= MAX_PIECES + 2
    assert set(roles) <= {0, *ROLES.values()}
    assert bool(inside) == any(roles)


def test_a_graph_that_is_not_the_named_one_is_refused(tmp_path: Path) -> None:
    record = json.loads((DATA / "relation.json").read_text(encoding="utf-8"))
    (tmp_path / "relation.json").write_text(json.dumps(record), encoding="utf-8")
    (tmp_path / "relation.onnx").write_bytes(b"something else")
    with pytest.raises(ModelError, match="not the graph"):
        RelationHead.load(folder=tmp_path)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="relation head"):
        RelationHead.load(folder=tmp_path)
