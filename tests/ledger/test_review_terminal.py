"""`purport review` in a real terminal, and the decisions of the command line, on a ledger with an open question."""

import json
import os
import pty
import select
import subprocess
import sys
import time
from pathlib import Path

import pytest
from ledger_readings import Says, reading

from purport.cli.main import run
from purport.ledger.ledger import Ledger

CONVOY = Says()
SECOND = Says(
    sentence="Gunmen attacked a second convoy near Tessa on Monday, police said.",
    recipients=(("a second convoy", "NER"),),
)
EITHER = Says(sentence="Gunmen attacked near Tessa on Monday, police said.", recipients=())


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Make a ledger in which one report may belong to either of two claims."""
    path = tmp_path / "ledger.db"
    with Ledger(path) as ledger:
        ledger.add(reading(CONVOY, SECOND))
        ledger.add(reading(EITHER, url="https://horn.example/b", outlet="Daily Horn", more="It rained for a week."))
        assert [question["kind"] for question in ledger.review()] == ["uncertain link"]
    return path


def type_keys(place: Path, keys: str) -> str:
    """Run `purport review` in a pseudo-terminal, press one key for each question, and give what was on the screen."""
    mine, theirs = pty.openpty()
    command = [sys.executable, "-m", "purport", "review", "--ledger", str(place), "--who", "Dana", "--why", "read both"]
    with subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs, close_fds=True) as child:
        os.close(theirs)
        seen, end, waiting = "", time.monotonic() + 60, list(keys)
        while time.monotonic() < end:
            ready, _, _ = select.select([mine], [], [], 0.2)
            if ready:
                try:
                    data = os.read(mine, 4096)
                except OSError:
                    # The other side is closed.
                    break
                if not data:
                    break
                seen += data.decode()
            elif child.poll() is not None:
                break
            elif waiting and " of " in seen.rpartition("\x00")[2]:
                # The question stands there and nothing more comes: it waits for a key.
                seen += "\x00"
                os.write(mine, waiting.pop(0).encode())
        assert child.wait(timeout=10) == 0
    os.close(mine)
    return seen.replace("\x00", "")


def test_a_key_decides_without_enter(place: Path) -> None:
    seen = type_keys(place, "s")
    assert "1 of 1  uncertain link" in seen and "1 decisions recorded" in seen
    with Ledger(place) as ledger:
        assert ledger.review() == []
        assert sorted(row["statements"] for row in ledger.claims()) == [1, 2]
        (made,) = ledger.decisions()
    assert (made["action"], made["who"], made["why"]) == ("merge", "Dana", "read both")


def test_a_wrong_key_explains_and_a_put_off_question_stays_open(place: Path) -> None:
    seen = type_keys(place, "x ")
    assert seen.count("s same") == 2 and "0 decisions recorded" in seen
    with Ledger(place) as ledger:
        assert len(ledger.review()) == 1 and ledger.decisions() == []


def purport(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], place: Path, *words: str) -> str:
    """Run the command line in this process; a wrong exit code shows as the message."""
    monkeypatch.setenv("PURPORT_LEDGER", str(place))
    monkeypatch.setattr(sys, "argv", ["purport", *words])
    try:
        run()
    except SystemExit as stop:
        if stop.code:
            return f"exit {stop.code}: {capsys.readouterr().err}"
    return capsys.readouterr().out


def test_every_decision_can_be_made_and_undone_by_a_command(
    place: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def said(*words: str) -> str:
        return purport(monkeypatch, capsys, place, *words)

    with Ledger(place) as ledger:
        claims = {row["sentence"]: row["claim"] for row in ledger.claims()}
        one, two, either = (claims[says.sentence] for says in (CONVOY, SECOND, EITHER))
        key = ledger.show(either)["statements"][0]["key"]
        before = ledger.claims()
    by = ("--who", "Dana", "--why", "read both")
    for words, answer in (
        (("accept", one), f"accept {one}, by Dana"),
        (("reject", two), f"reject {two}, by Dana"),
        (("merge", either, one), f"merge {either} into {one}, by Dana"),
        (("split", one, "--event", key), f"split {key} from {one}: now c"),
        (("apart", one, two), f"keep {one} and {two} apart"),
        (("correct", "place", "Maradi", one), f"correct {one}: place is Maradi"),
        (("correct", "date", "2031-05-04", "--event", key), f"correct event {key}: date is 2031-05-04"),
        (("reject", "--event", key), f"reject event {key}"),
        (("accept", "--event", key), f"accept event {key}"),
    ):
        assert answer in said("decide", *words, *by)
    made = json.loads(said("decide", "list", "--json"))
    assert [row["action"] for row in made] == [
        "accept", "reject", "merge", "split", "reject", "correct", "correct", "reject", "accept",
    ]  # fmt: skip
    assert {(row["who"], row["why"]) for row in made} == {("Dana", "read both")}
    for row in reversed(made):
        assert f"undo {row['decision']}, by Dana" in said("undo", row["decision"], *by)
    assert said("decide", "list").count("(undone)") == len(made)
    with Ledger(place) as ledger:
        assert ledger.claims() == before


def test_a_ledger_is_made_anew_by_a_command(
    place: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert "2 reports: everything comes out as it was recorded" in purport(monkeypatch, capsys, place, "rebuild")
    assert json.loads(purport(monkeypatch, capsys, place, "rebuild", str(place), "--json"))["changes"] == 0
    assert purport(monkeypatch, capsys, place, "rebuild", "nowhere.db").startswith("exit 1: purport: no ledger")


def test_decisions_that_make_no_sense_are_refused(
    place: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def said(*words: str) -> str:
        return purport(monkeypatch, capsys, place, *words)

    with Ledger(place) as ledger:
        one = ledger.claims()[0]["claim"]
    for words, answer in (
        (("decide", "accept"), "exit 2: purport: name either a claim, or events"),
        (("decide", "accept", "c0"), "exit 1: purport: no claim 'c0'"),
        (("decide", "merge", one, one), "exit 2"),
        (("decide", "split", one), "exit 2: purport: a split needs the keys"),
        (("decide", "correct", "colour", "red", one), "exit 2: purport: field: 'colour'"),
        (("decide", "accept", one, "--who", " "), "exit 2: purport: a decision needs to say who"),
        (("undo", "d0"), "exit 1: purport: no decision 'd0'"),
    ):
        assert said(*words).startswith(answer), words
    with Ledger(place) as ledger:
        assert ledger.decisions() == []
