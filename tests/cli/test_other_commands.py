"""The small commands say what they promise."""

import json
import sys

import pytest

from purport.cli.main import run


def call(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    monkeypatch.setattr(sys, "argv", ["purport", *arguments])
    with pytest.raises(SystemExit) as stop:
        run()
    return int(stop.value.code or 0), capsys.readouterr().out


def test_schema_is_the_one_of_the_records(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    code, out = call(monkeypatch, capsys, "schema")
    assert code == 0
    assert json.loads(out)["title"] == "Purport Reading"


def test_version_is_one_line(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    code, out = call(monkeypatch, capsys, "--version")
    assert code == 0
    assert out.startswith("purport ") and out.count("\n") == 1


def test_info_names_versions_and_licences(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    code, out = call(monkeypatch, capsys, "info", "--json")
    rows = json.loads(out)
    assert code == 0
    assert {"purport", "model", "codebook", "actors", "gazetteer"} <= set(rows)
    assert rows["licence of the code"] == "Apache-2.0"


def test_an_unknown_command_is_wrong_use(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert call(monkeypatch, capsys, "reed")[0] == 2
