"""`purport read` on good and bad input: a clear message, the right exit code, never a traceback."""

import io
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from purport.cli.main import run


class Outcome(NamedTuple):
    code: int
    out: str
    err: str


Command = Callable[..., Outcome]
STORY = "Chile recalls envoy\n\nChile recalled its ambassador from Peru on Monday, the foreign ministry said.\n"


@pytest.fixture
def purport(monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]) -> Command:
    """Run the command line in this process."""

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
def story(tmp_path: Path) -> Path:
    path = tmp_path / "story.txt"
    path.write_text(STORY, encoding="utf-8")
    return path


def test_the_same_file_gives_the_same_bytes(purport: Command, story: Path) -> None:
    first = purport("read", str(story), "--published", "2024-05-14", "--format", "json")
    second = purport("read", str(story), "--published", "2024-05-14", "--format", "json")
    assert first.code == 0
    assert first.out == second.out
    assert json.loads(first.out)["article"]["published"] == "2024-05-14"


def test_spans_equal_the_words_they_point_at(purport: Command, story: Path) -> None:
    record = json.loads(purport("read", str(story), "--published", "2024-05-14", "-f", "json").out)
    text = record["article"]["text"]
    assert text == STORY
    assert record["events"]
    for event in record["events"]:
        start, end = event["trigger"]["span"]
        assert text[start:end] == event["trigger"]["text"]


def test_standard_input_is_read(purport: Command) -> None:
    outcome = purport("read", "-", "-f", "jsonl", stdin=STORY.encode())
    assert outcome.code == 0
    assert json.loads(outcome.out)["article"]["text"] == STORY


def test_without_a_publication_date_relative_dates_stay_open_and_an_issue_says_so(
    purport: Command, story: Path
) -> None:
    record = json.loads(purport("read", str(story), "-f", "json").out)
    assert any("publication date" in issue["reason"] for issue in record["issues"])
    assert all(not e["date"] or e["date"]["start"] is None for e in record["events"])


@pytest.mark.parametrize(
    "data",
    [b"", b"   \n ", b"\x00\x01\x02\xff\xfe\x00" * 200, b"<html><body><script>x()</script></body></html>"],
    ids=["empty", "blank", "binary", "html without text"],
)
def test_unreadable_input_fails_with_a_message_and_a_record(purport: Command, tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "odd.html"
    path.write_bytes(data)
    outcome = purport("read", str(path), "-f", "json")
    assert outcome.code == 1
    assert "Traceback" not in outcome.err
    assert "odd" in outcome.err
    assert json.loads(outcome.out)["issues"]


def test_empty_input_is_a_failure(purport: Command, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    assert purport("read", str(tmp_path / "empty.txt")).code == 1


def test_a_missing_file_does_not_stop_the_others(purport: Command, story: Path, tmp_path: Path) -> None:
    outcome = purport("read", str(story), str(tmp_path / "none.txt"), str(story), "-f", "jsonl")
    assert outcome.code == 1
    assert "no such file" in outcome.err
    texts = [json.loads(line)["article"]["text"] for line in outcome.out.splitlines()]
    assert texts == [STORY, "", STORY]


def test_a_broken_json_line_does_not_stop_the_others(purport: Command, tmp_path: Path) -> None:
    lines = [json.dumps({"text": STORY, "id": "one"}), "{broken", json.dumps({"text": STORY, "id": "three"})]
    path = tmp_path / "items.jsonl"
    path.write_text("\n".join(lines), encoding="utf-8")
    outcome = purport("read", str(path), "-f", "jsonl")
    assert outcome.code == 1
    assert [json.loads(line)["article"]["label"] for line in outcome.out.splitlines()] == ["one", None, "three"]


def test_a_date_that_does_not_exist_is_wrong_use(purport: Command, story: Path) -> None:
    outcome = purport("read", str(story), "--published", "2024-02-31")
    assert outcome.code == 2
    assert "2024-02-31" in outcome.err and "Traceback" not in outcome.err


def test_an_unknown_format_is_wrong_use(purport: Command, story: Path) -> None:
    assert purport("read", str(story), "--format", "xml").code == 2


def test_several_inputs_as_html_need_a_folder(purport: Command, story: Path) -> None:
    assert purport("read", str(story), str(story), "-f", "html").code == 2


def test_a_folder_gets_one_file_per_input(purport: Command, story: Path, tmp_path: Path) -> None:
    out = tmp_path / "records"
    outcome = purport("read", str(story), str(story), "-f", "json", "--out", f"{out}/")
    assert outcome.code == 0
    assert sorted(p.name for p in out.iterdir()) == ["story-2.reading.json", "story.reading.json"]


def test_another_language_is_said_and_not_coded(purport: Command, tmp_path: Path) -> None:
    path = tmp_path / "es.txt"
    path.write_text(
        "El presidente de Chile viajará a Lima para reunirse con su homólogo, dijeron el lunes los dos gobiernos. "
        "La reunión será la primera desde que los dos países firmaron un acuerdo comercial el año pasado.",
        encoding="utf-8",
    )
    outcome = purport("read", str(path), "-f", "json", "--published", "2024-05-14")
    record = json.loads(outcome.out)
    assert record["article"]["language"] == "es"
    assert record["events"] == []
    assert "language" in outcome.err


def test_private_addresses_are_refused(purport: Command) -> None:
    outcome = purport("read", "http://127.0.0.1:9/page", "-f", "json")
    assert outcome.code == 1
    assert "not a public address" in outcome.err


@pytest.mark.parametrize(
    "text",
    [
        '“Chile said it will leave.\n\nPeru said ”no” to "talks.',
        "Chile\u200b attacked\x0b Peru\x00 on Monday.\ufeff",
        "\ufeffChile attacked Peru.\r\n\r\nPeru said so.\r\n",
        "CHILE ATTACKS PERU AGAIN " * 400,
        "(" * 3000,
        "He said that " * 1500 + "it ended.",
    ],
    ids=["unbalanced quotes", "control characters", "BOM and CRLF", "long capitals", "brackets", "nested speech"],
)
def test_odd_text_never_breaks_the_reader(purport: Command, tmp_path: Path, text: str) -> None:
    path = tmp_path / "odd.txt"
    path.write_bytes(text.encode("utf-8"))
    outcome = purport("read", str(path), "-f", "json", "--published", "2024-05-14")
    assert outcome.code in (0, 1)
    record = json.loads(outcome.out)
    whole = record["article"]["text"]
    for attribution in record["attributions"]:
        for start, end in attribution["source"]["spans"] + attribution["content"]["spans"]:
            assert 0 <= start < end <= len(whole)


def test_json_lines_go_into_a_folder_that_is_made_and_a_place_that_cannot_be_written_is_told(
    purport: Command, story: Path, tmp_path: Path
) -> None:
    new = tmp_path / "new" / "records.jsonl"
    assert purport("read", str(story), str(story), "-f", "jsonl", "--out", str(new)).code == 0
    assert len(new.read_text(encoding="utf-8").splitlines()) == 2
    blocked = story / "records.jsonl"
    outcome = purport("read", str(story), str(story), "-f", "jsonl", "--out", str(blocked))
    assert outcome.code == 2 and "cannot write" in outcome.err and "Traceback" not in outcome.err
