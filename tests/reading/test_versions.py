"""What a reading says of the versions that took part in it."""

from pathlib import Path

import pytest

from purport.events.codebook import load_codebook
from purport.events.own_codebook import SETTING
from purport.reading.versions import coder

ROW = (
    "type\twords\tpos\tmode\tcameo\tactor\trecipient\tconditions\texample\n"
    "CONSULT\tpalaver\tv\t\t040\tsubj\twith\twith=#pol\tThe premier palavered with the king.\n"
)


def test_a_reading_carries_the_version_of_the_codebook() -> None:
    assert coder("m").codebook == load_codebook().version


def test_a_users_own_codebook_changes_the_version_when_the_setting_does(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = coder("m").codebook
    (tmp_path / "own.tsv").write_text(ROW, encoding="utf-8")
    monkeypatch.setenv(SETTING, str(tmp_path))
    assert coder("m").codebook == load_codebook().version
    monkeypatch.delenv(SETTING)
    assert coder("m").codebook == plain
