"""The commands on a ledger: what they print, what they refuse, the right exit code, never a traceback."""

import io
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from purport.cli.main import run
from purport.records import Reading


class Outcome(NamedTuple):
    code: int
    out: str
    err: str


Command = Callable[..., Outcome]
STORY = "Chile recalls envoy\n\nChile recalled its ambassador from Peru on Monday, the foreign ministry said.\n"


@pytest.fixture
def purport(monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes], tmp_path: Path) -> Command:
    """Run the command line in this process, on a ledger of this test."""
    monkeypatch.setenv("PURPORT_LEDGER", str(tmp_path / "ledger.db"))

    def command(*arguments: str, stdin: bytes = b"") -> Outcome:
        monkeypatch.setattr(sys, "argv", ["purport", *arguments])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8"))
        code = 0
        try:
            run()
        except SystemExit as stop:
            code = int(stop.code or 0)
        out, err = capfdbinary.readouterr()
        return Outcome(code, out.decode("utf-8"), err.decode("utf-8"))

    return command


@pytest.fixture
def record(tmp_path: Path, reading: Reading) -> Path:
    path = tmp_path / "record.json"
    path.write_bytes(reading.to_json())
    return path


def the_claim(purport: Command) -> str:
    rows = json.loads(purport("claims", "--format", "json").out)
    assert len(rows) == 1
    return str(rows[0]["claim"])


def test_a_reading_is_added_once_and_shown(purport: Command, record: Path) -> None:
    assert "1 new reports" in purport("add", str(record)).out
    assert "1 known already" in purport("add", str(record)).out
    claim = the_claim(purport)
    listed, shown = purport("claims").out, purport("show", claim).out
    assert claim in listed and "planned" in listed
    assert "Bolivian radio said" in shown and "\x1b" not in shown
    assert all(len(line) <= 100 for text in (listed, shown) for line in text.splitlines())
    assert json.loads(purport("show", claim, "--json").out)["claim"]["claim"] == claim


def test_articles_are_read_first(purport: Command, tmp_path: Path) -> None:
    (tmp_path / "story.txt").write_text(STORY, encoding="utf-8")
    outcome = purport("add", str(tmp_path / "story.txt"), "--published", "2024-05-14")
    assert outcome.code == 0 and "1 new reports" in outcome.out
    assert json.loads(purport("claims", "--country", "CHL", "-f", "json").out)


def test_lines_may_be_articles_or_readings_and_a_bad_one_does_not_stop_the_others(
    purport: Command, tmp_path: Path, reading: Reading
) -> None:
    broken = reading.to_dict()
    broken["events"][0]["type"] = "WAR"
    lines = [reading.to_json(), json.dumps(broken).encode(), b"{oops", json.dumps({"text": STORY}).encode()]
    path = tmp_path / "mixed.jsonl"
    path.write_bytes(b"\n".join(lines))
    outcome = purport("add", str(path))
    assert outcome.code == 1
    assert "2 new reports" in outcome.out
    assert "mixed.jsonl, line 2" in outcome.err and "$.events[0].type" in outcome.err
    assert "mixed.jsonl, line 3" in outcome.err and "2 inputs were not added" in outcome.err


def test_readings_come_through_standard_input(purport: Command, reading: Reading) -> None:
    assert "1 new reports" in purport("add", "-", stdin=reading.to_json() + b"\n").out
    pretty = json.dumps(reading.to_dict(), indent=1).encode()
    assert "1 known already" in purport("add", stdin=pretty).out
    assert "1 known already" in purport("add", stdin=b"[" + pretty + b"]").out


def test_questions_without_a_ledger_are_refused(purport: Command) -> None:
    changes = ("changes", "--since", "2024-01-01")
    for arguments in (("claims",), ("search", "envoy"), changes, ("review",), ("show", "c1")):
        outcome = purport(*arguments)
        assert outcome.code == 1 and "no ledger at" in outcome.err, arguments


def test_wrong_use_is_said(purport: Command, record: Path) -> None:
    purport("add", str(record))
    for arguments, words in (
        (("claims", "--status", "perhaps"), "--status"),
        (("claims", "--as-of", "soon"), "as of"),
        (("changes", "--since", "soon"), "since"),
        (("claims", "--out", "x.csv"), "--format"),
        (("search", "--", "---"), "no word"),
    ):
        outcome = purport(*arguments)
        assert outcome.code == 2 and words in outcome.err, arguments
    assert purport("show", "c000").code == 1
    assert purport("story", "s000").code == 1


def test_both_clocks_cut_every_query(purport: Command, record: Path) -> None:
    purport("add", str(record))
    claim = the_claim(purport)
    for cut in ("--as-of", "--known-on"):
        assert json.loads(purport("claims", cut, "2024-05-01", "-f", "json").out) == []
        assert json.loads(purport("changes", "--since", "2024-01-01", cut, "2024-05-01", "-f", "json").out) == []
        assert json.loads(purport("search", "envoy", cut, "2024-05-01", "-f", "json").out) == []
        assert json.loads(purport("story", "--json", cut, "2024-05-01").out) == []
        assert purport("show", claim, cut, "2024-05-01").code == 1


def test_changes_stories_and_search_are_printed(purport: Command, record: Path) -> None:
    purport("add", str(record))
    assert "planned" in purport("changes", "--since", "2024-01-01").out
    assert "officials" in purport("search", "envoy", "officials").out
    found = json.loads(purport("search", "two officials", "-f", "json").out)
    assert found[0]["claims"] == [the_claim(purport)]
    story = json.loads(purport("story", "--json").out)[0]["story"]
    assert "Radio & Co" in purport("story", story).out


def test_review_decides_with_single_keys(purport: Command, record: Path, reading: Reading, tmp_path: Path) -> None:
    purport("add", str(record))
    assert "Nothing is open." in purport("review").out or "q stop" in purport("review", stdin=b"q").out
    assert json.loads(purport("review", "--json").out) == []


def test_help_is_quick_and_loads_no_database(purport: Command) -> None:
    import subprocess

    code = (
        "import sys\nsys.argv = ['purport', '--help']\nfrom purport.cli.main import run\n"
        "try:\n    run()\nexcept SystemExit:\n    pass\n"
        "print([m for m in ('sqlalchemy', 'pyarrow', 'psycopg') if m in sys.modules], file=sys.stderr)"
    )
    outcome = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert outcome.stderr.strip() == "[]"
    assert all(name in outcome.stdout for name in ("add", "claims", "show", "story", "changes", "search", "review"))


def test_every_list_comes_in_every_format(purport: Command, record: Path, tmp_path: Path) -> None:
    purport("add", str(record))
    for arguments in (("claims",), ("changes", "--since", "2024-01-01"), ("search", "envoy")):
        for form, start in (("json", b"["), ("csv", b""), ("parquet", b"PAR1")):
            out = tmp_path / f"{arguments[0]}.{form}"
            assert purport(*arguments, "--format", form, "--out", str(out)).code == 0
            assert out.read_bytes().startswith(start) and out.stat().st_size > 20
    none = purport("claims", "--type", "PROTEST", "--format", "csv")
    assert none.out.startswith("claim,type,mode,actors") and none.out.count("\n") == 1


def test_pages_hold_all_they_need(purport: Command, record: Path) -> None:
    purport("add", str(record))
    page = purport("show", the_claim(purport), "--html").out
    story = json.loads(purport("story", "--json").out)[0]["story"]
    for html in (page, purport("story", story, "--html").out):
        assert html.lstrip().lower().startswith("<!doctype html>")
        assert "<script" not in html and 'src="http' not in html
