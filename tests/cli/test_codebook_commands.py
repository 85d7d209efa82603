"""`purport codebook`: check finds broken lines, show prints rows, explain says which rows match and why others fail."""

import sys
from pathlib import Path

import pytest

from purport.cli.main import run
from purport.events.own_codebook import SETTING

HEADER = "words\tpos\tmode\tcameo\tactor\trecipient\tconditions\texample\n"
ROW = "waltz\tv\t\t040\t\twith\thard with=#pol\tLima waltzed with Quito.\n"


@pytest.fixture(autouse=True)
def no_setting(monkeypatch: pytest.MonkeyPatch) -> None:
    # Commands set it for their workers; monkeypatch puts back what was.
    monkeypatch.setenv(SETTING, "")


def call(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    monkeypatch.setattr(sys, "argv", ["purport", *arguments])
    with pytest.raises(SystemExit) as stop:
        run()
    said = capsys.readouterr()
    return int(stop.value.code or 0), said.out, said.err


def test_the_shipped_codebook_is_sound(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = call(monkeypatch, capsys, "codebook", "check")
    assert code == 0 and "0 lines broken" in out


def test_check_names_the_broken_line_and_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "CONSULT.tsv").write_text(HEADER + ROW + ROW.replace("\t040\t", "\t40\x1b[31m\t"), encoding="utf-8")
    code, out, _ = call(monkeypatch, capsys, "codebook", "check", str(tmp_path))
    assert code == 1 and "CONSULT.tsv:3: no CAMEO code" in out and "1 rows" in out
    assert "\x1b" not in out


def test_check_with_examples_codes_every_example(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = ROW + ROW.replace("Lima waltzed with Quito.", "It rained.").replace("waltz", "tango")
    (tmp_path / "CONSULT.tsv").write_text(HEADER + rows, encoding="utf-8")
    code, out, _ = call(monkeypatch, capsys, "codebook", "check", str(tmp_path), "--examples")
    assert code == 1 and "CONSULT.tsv:3: example coded as nothing" in out and "1 of 2 examples" in out


def test_show_prints_the_rows_of_a_word_a_type_and_a_mode(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, _ = call(monkeypatch, capsys, "codebook", "show", "extradite")
    assert code == 0 and "COOPERATE" in out and "example" in out
    code, out, _ = call(monkeypatch, capsys, "codebook", "show", "CONSULT/phone")
    assert code == 0 and "CONSULT/visit" not in out and "CONSULT/phone" in out
    code, _, err = call(monkeypatch, capsys, "codebook", "show", "frobnicate")
    assert code == 2 and "no row of the codebook" in err


def test_explain_names_the_row_that_matched_and_why_others_did_not(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, _ = call(monkeypatch, capsys, "codebook", "explain", "France recalled its ambassador from Niger.")
    assert code == 0 and "CODES  SANCTION/withdraw" in out and "event: SANCTION/withdraw" in out
    code, out, _ = call(monkeypatch, capsys, "codebook", "explain", "The French carmaker recalled 900 vans.", "--all")
    assert code == 0 and "the row asks for obj=@envoy" in out and "event: SANCTION" not in out


def test_an_own_codebook_codes_in_read_and_its_broken_lines_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "own"
    folder.mkdir()
    (folder / "CONSULT.tsv").write_text(HEADER + ROW + "broken\n", encoding="utf-8")
    story = tmp_path / "story.txt"
    story.write_text("Talks\n\nPeru waltzed with Chile on Monday in Lima.\n", encoding="utf-8")
    code, out, err = call(
        monkeypatch, capsys, "read", str(story), "--published", "2024-05-14", "--format", "json", "--codebook",
        str(folder),
    )  # fmt: skip
    assert code == 0 and "own:CONSULT:waltz@2" in out and "+own-" in out
    assert "CONSULT.tsv:3: 1 fields where 8 are expected; this line is not used" in err
