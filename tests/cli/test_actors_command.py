"""`purport actors` resolves, checks and refreshes, and overwrites nothing."""

import json
import sys
from pathlib import Path

import pytest

from purport.cli.main import run


def call(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> int:
    monkeypatch.setattr(sys, "argv", ["purport", *arguments])
    with pytest.raises(SystemExit) as stop:
        run()
    return int(stop.value.code or 0)


def recorded(folder: Path) -> Path:
    row = {
        "person": {"value": "http://www.wikidata.org/entity/Q900000007"},
        "personLabel": {"value": "Amina Tarelo"},
        "officeLabel": {"value": "Minister of Foreign Affairs"},
        "kind": {"value": "foreign minister"},
        "start": {"value": "2026-02-03T00:00:00Z"},
    }
    (folder / "KEN.json").write_text(json.dumps({"results": {"bindings": [row]}}), encoding="utf-8")
    return folder


def test_resolve_prints_the_actor(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert call(monkeypatch, "actors", "resolve", "the Kenyan foreign minister", "--date", "2024-05-01") == 0
    record = json.loads(capsys.readouterr().out)
    assert (record["country"], record["sectors"]) == ("KEN", ["GOV"])
    assert call(monkeypatch, "actors", "resolve", "a lovely afternoon") == 0
    assert json.loads(capsys.readouterr().out) is None


def test_check_tells_broken_lines_and_fails(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = tmp_path / "own.csv"
    path.write_text("phrase,country,sectors\nBlue Brigade,PER,REB\nRed Front,ZZZ,REB\n", encoding="utf-8")
    assert call(monkeypatch, "actors", "check", str(path)) == 1
    out = capsys.readouterr().out
    assert "own.csv, line 3 left out" in out and "1 rows can be used, 1 are left out" in out


def test_update_shows_differences_and_overwrites_nothing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    arguments = ("actors", "update", "--country", "KEN", "--answers", str(recorded(tmp_path)), "--out",
                 str(tmp_path / "new"))  # fmt: skip
    assert call(monkeypatch, *arguments) == 0
    assert "+ KEN foreign minister: Amina Tarelo 2026-02-03 to -" in capsys.readouterr().out
    (written,) = (tmp_path / "new").iterdir()
    assert written.name.startswith("actors-2") and "Amina Tarelo,KEN,GOV,wikidata:Q900000007" in written.read_text()
    assert call(monkeypatch, *arguments) == 2
    assert "not overwritten" in capsys.readouterr().err


def test_update_refuses_an_unknown_country(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert call(monkeypatch, "actors", "update", "--country", "QQQ", "--out", str(tmp_path)) == 2


def test_update_tells_where_it_cannot_write(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    answers = str(recorded(tmp_path))
    arguments = ("actors", "update", "--country", "KEN", "--answers", answers, "--out", str(tmp_path / "file" / "new"))
    assert call(monkeypatch, *arguments) == 2
    assert "cannot write" in capsys.readouterr().err
