"""Reports show figures beside their floors, and a figure under its floor is named."""

from typing import Literal

import pytest

from purport.evaluation import report as module
from purport.evaluation.report import Figure, Report, below_floor, digest, floors, lines


@pytest.fixture
def pinned(monkeypatch: pytest.MonkeyPatch) -> None:
    entries = ({"name": "gold", "digest": "abc", "figures": {"F1": 40.0}},)
    monkeypatch.setattr(module, "_pinned", lambda: entries)


def make(value: float, digest_: str = "abc") -> Report:
    return Report(name="gold", data="two articles", digest=digest_, figures=(Figure(name="F1", value=value),))


@pytest.mark.usefixtures("pinned")
def test_a_figure_under_its_floor_is_named() -> None:
    assert below_floor(make(39.9)) == ["F1: 39.9 is under the floor of 40"]
    assert below_floor(make(40.0)) == []


@pytest.mark.usefixtures("pinned")
def test_an_error_over_its_ceiling_is_named_and_a_speed_never() -> None:
    def report(better: Literal["less", "neither"]) -> Report:
        figure = Figure(name="F1", value=40.1, better=better)
        return Report(name="gold", data="two articles", digest="abc", figures=(figure,))

    assert below_floor(report("less")) == ["F1: 40.1 is over the ceiling of 40"]
    assert below_floor(report("neither")) == []


@pytest.mark.usefixtures("pinned")
def test_floors_never_hold_for_other_data() -> None:
    other = make(1.0, "other")
    assert not floors(other) and below_floor(other) == []
    assert any("no floor applies" in line for line in lines(other))


@pytest.mark.usefixtures("pinned")
def test_interval_baseline_and_floor_stand_on_the_line() -> None:
    figure = Figure(name="F1", value=41.0, interval=(30.0, 50.0), baseline="12.0 (nothing)", published="73.5")
    text = "\n".join(lines(Report(name="gold", data="x", digest="abc", figures=(figure,))))
    for part in ("41.0", "[30.0, 50.0]", "floor 40", "baseline 12.0 (nothing)", "published 73.5"):
        assert part in text


def test_the_digest_changes_with_a_byte(tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("gold") / "a.json"
    path.write_bytes(b"1")
    before = digest([path])
    path.write_bytes(b"2")
    assert digest([path]) != before
