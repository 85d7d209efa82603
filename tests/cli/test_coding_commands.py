"""`purport code`, `diff` and `explain` work on articles and on Readings, and lose nothing when an input is bad."""

import csv
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from purport.cli.main import run
from purport.records import Issue, Reading


@pytest.fixture
def coded(tmp_path: Path, reading: Reading) -> Path:
    path = tmp_path / "old.jsonl"
    path.write_bytes(reading.to_json() + b"\n")
    return path


def call(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    monkeypatch.setattr(sys, "argv", ["purport", *arguments])
    code = 0
    try:
        run()
    except SystemExit as stop:
        code = int(stop.code or 0)
    out, err = capsys.readouterr()
    return code, out, err


def test_code_writes_the_table_with_codebook_and_dictionary_beside_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], coded: Path, tmp_path: Path
) -> None:
    out = tmp_path / "new" / "events.csv"
    code, _, err = call(monkeypatch, capsys, "code", str(coded), "--out", str(out))
    assert code == 0 and "1 events written" in err
    assert len(list(csv.DictReader(out.open(encoding="utf-8")))) == 1
    assert (out.parent / "events.csv.codebook.md").exists() and (out.parent / "events.csv.dictionary.csv").exists()


def test_code_keeps_the_good_inputs_when_one_is_bad(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], coded: Path, tmp_path: Path
) -> None:
    broken = tmp_path / "broken.jsonl"
    broken.write_text('{"article": 3}\n', encoding="utf-8")
    out = tmp_path / "events.tsv"
    code, _, err = call(monkeypatch, capsys, "code", str(broken), str(coded), "--to", "polecat", "--out", str(out))
    assert code == 1 and "broken.jsonl" in err
    assert out.exists()


def test_diff_tells_with_its_exit_code_whether_anything_changed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], coded: Path, reading: Reading, tmp_path: Path
) -> None:
    other = tmp_path / "new.jsonl"
    other.write_bytes(replace(reading, events=(replace(reading.events[0], support="confirmed"),)).to_json() + b"\n")
    assert call(monkeypatch, capsys, "diff", str(coded), str(coded))[0] == 0
    code, out, _ = call(monkeypatch, capsys, "diff", str(coded), str(other))
    assert code == 1 and "support" in out and "confirmed" in out
    assert max(map(len, out.splitlines())) <= 100
    code, out, _ = call(monkeypatch, capsys, "diff", "--json", str(coded), str(other))
    assert '"field": "support"' in out


def test_diff_refuses_an_article(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], coded: Path, tmp_path: Path
) -> None:
    article = tmp_path / "story.txt"
    article.write_text("The envoy arrived.", encoding="utf-8")
    assert call(monkeypatch, capsys, "diff", str(coded), str(article))[0] == 2


def test_explain_gives_the_reasons_of_the_events_asked_for(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], coded: Path
) -> None:
    code, out, _ = call(monkeypatch, capsys, "explain", str(coded), "1")
    assert code == 0 and "Bolivian radio" in out and "Says who" in out
    assert max(map(len, out.splitlines())) <= 100


def test_explain_names_the_events_there_are(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], coded: Path
) -> None:
    code, _, err = call(monkeypatch, capsys, "explain", str(coded), "e40")
    assert code == 2 and "e1 to e1" in err


def test_code_says_before_it_reads_that_the_file_cannot_be_written(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], coded: Path, tmp_path: Path
) -> None:
    monkeypatch.setattr("purport.cli.code._readings", lambda *_: pytest.fail("read first"))
    blocked = coded / "events.csv"
    for place in (tmp_path, blocked):
        code, _, err = call(monkeypatch, capsys, "code", str(coded), "--out", str(place))
        assert code == 2 and "--out" in err and "Traceback" not in err


def test_code_refuses_a_publication_date_that_is_none_also_for_readings(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], coded: Path
) -> None:
    assert call(monkeypatch, capsys, "code", str(coded), "--published", "soon")[0] == 2


def test_messages_about_a_reading_from_elsewhere_steer_no_terminal(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], reading: Reading, tmp_path: Path
) -> None:
    path = tmp_path / "bad.jsonl"
    issue = Issue(stage="input", reason="\x1b[2Jnothing here")
    path.write_bytes(replace(reading, issues=(issue,)).to_json() + b"\n")
    for command in ("code", "explain"):
        code, _, err = call(monkeypatch, capsys, command, str(path))
        assert code == 1 and "nothing here" in err and "\x1b" not in err
