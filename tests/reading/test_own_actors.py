"""A user's own actors win over the tables in whole articles, and the record says that they took part."""

from pathlib import Path

import pytest

import purport
from purport.errors import MissingInput
from purport.reading.own_actors import SETTING, own_actors

STORY = "The Harbour Guild accused Peru on Tuesday of seizing two of its boats."


def test_own_actors_are_coded_as_their_file_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "own.csv"
    file.write_text("phrase,country,sectors,entity\nHarbour Guild,CHL,LAB,own:guild\n", encoding="utf-8")
    plain = purport.read(text=STORY, published="2024-05-15")
    monkeypatch.setenv(SETTING, str(file))
    reading = purport.read(text=STORY, published="2024-05-15")
    (accused,) = [e for e in reading.events if e.type == "ACCUSE"]
    assert [(a.entity, a.country, a.sectors) for a in accused.actors] == [("own:guild", "CHL", ("LAB",))]
    assert reading.coder.actors.startswith(f"{plain.coder.actors}+own.")


def test_without_the_setting_nothing_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(SETTING, raising=False)
    assert own_actors().digest == "" and not own_actors().overrides.entries


def test_a_file_that_is_not_there_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(SETTING, str(tmp_path / "none.csv"))
    with pytest.raises(MissingInput, match=r"none\.csv"):
        own_actors()
