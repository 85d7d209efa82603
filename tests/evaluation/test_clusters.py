"""Scores of partitions, against values worked out by hand and against exhaustive search."""

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from purport.evaluation.clusters import assign, b_cubed, ceaf_e, conll, muc, pairs

GOLD = (
    dict(zip("12345", "aaaaa", strict=True))
    | dict(zip("67", "bb", strict=True))
    | dict(zip("89ABC", "ccccc", strict=True))
)
FOUND = {item: "b" if label == "c" else label for item, label in GOLD.items()}
"""Luo's example (2005): the second and third of three chains are put together."""


def test_muc_counts_links() -> None:
    score = muc(GOLD, FOUND)
    assert score.precision == pytest.approx(9 / 10)
    assert score.recall == 1


def test_b_cubed_counts_items() -> None:
    score = b_cubed(GOLD, FOUND)
    assert score.precision == pytest.approx((5 + 2 * 2 / 7 + 5 * 5 / 7) / 12)
    assert score.recall == 1


def test_ceaf_aligns_clusters_one_to_one() -> None:
    score = ceaf_e(GOLD, FOUND)
    assert score.precision == pytest.approx((1 + 10 / 12) / 2)
    assert score.recall == pytest.approx((1 + 10 / 12) / 3)


def test_conll_is_the_mean_of_the_three() -> None:
    expected = (muc(GOLD, FOUND).f1 + b_cubed(GOLD, FOUND).f1 + ceaf_e(GOLD, FOUND).f1) / 3
    assert conll(GOLD, FOUND) == pytest.approx(expected)


def test_pairs_count_what_is_put_together() -> None:
    score = pairs(GOLD, FOUND)
    assert score.precision == pytest.approx(21 / 31)
    assert score.recall == 1


def test_nothing_put_together_is_precise_and_finds_nothing() -> None:
    alone = {item: item for item in GOLD}
    assert b_cubed(GOLD, alone).precision == pairs(GOLD, alone).precision == 1
    assert muc(GOLD, alone).f1 == pairs(GOLD, alone).recall == 0


labels = st.lists(st.sampled_from("abcd"), min_size=1, max_size=12)


@given(labels, labels)
def test_recall_is_precision_turned_round(one: list[str], two: list[str]) -> None:
    size = min(len(one), len(two))
    gold, found = ({str(i): label for i, label in enumerate(some[:size])} for some in (one, two))
    for score in (muc, b_cubed, ceaf_e):
        assert score(gold, found).recall == pytest.approx(score(found, gold).precision)
    assert b_cubed(gold, gold).f1 == pytest.approx(1)


@given(
    st.integers(1, 4).flatmap(
        lambda n: st.lists(st.lists(st.integers(0, 9), min_size=4, max_size=4), min_size=n, max_size=n)
    )
)
def test_the_alignment_is_the_best_one(values: list[list[int]]) -> None:
    best = max(sum(row[c] for row, c in zip(values, order, strict=False)) for order in permutations(range(4)))
    assert assign(values) == pytest.approx(best)
