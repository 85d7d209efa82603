"""Calibration: a score of .8 should be right in eight of ten cases."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from purport.evaluation.calibration import bins, expected_error


def test_scores_that_are_right_as_often_as_they_say_have_no_error() -> None:
    scores = [0.75] * 4
    assert expected_error(scores, [True, True, True, False]) == pytest.approx(0)


def test_overconfidence_is_the_distance() -> None:
    assert expected_error([0.9] * 2, [True, False]) == pytest.approx(0.4)


def test_a_score_of_one_lies_in_the_last_bin() -> None:
    (only,) = bins([1.0], [True], 5)
    assert (only.low, only.high, only.count) == (0.8, 1.0, 1)


def test_nothing_scored_has_no_error() -> None:
    assert expected_error([], []) == 0


@given(st.lists(st.tuples(st.floats(0, 1), st.booleans()), max_size=80))
def test_bins_hold_every_score_once_and_the_error_lies_between_0_and_1(rows: list[tuple[float, bool]]) -> None:
    scores, right = [s for s, _ in rows], [r for _, r in rows]
    assert sum(b.count for b in bins(scores, right)) == len(rows)
    assert 0 <= expected_error(scores, right) <= 1
