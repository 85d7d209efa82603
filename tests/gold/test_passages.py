"""The passages written for the project keep scoring what they scored: floors sit just under the measured figures.

Both halves are scored; only `open` was looked at while rules were written.
"""

from pathlib import Path

import pytest

from purport.evaluation.end_to_end import evaluate_gold
from purport.evaluation.report import below_floor, floors


@pytest.mark.parametrize("part", ["open", "frozen"])
def test_no_figure_falls_under_its_floor(part: str) -> None:
    report = evaluate_gold(Path(__file__).parent / part)
    assert floors(report), f"no floors are pinned for this version of tests/gold/{part}"
    assert below_floor(report) == []
