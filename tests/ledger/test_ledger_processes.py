"""Processes beside one another, and processes that are killed."""

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest
from ledger_readings import VISIT, Says, reading

from purport.ledger.ledger import Ledger
from purport.records import Reading

CHILD = Path(__file__).with_name("adding_child.py")
KILLS = int(os.environ.get("PURPORT_KILLS", "10"))
"""`PURPORT_KILLS=100 pytest tests/ledger/test_ledger_processes.py` kills at a hundred moments."""


def stream(count: int) -> list[Reading]:
    rng = random.Random(7)
    towns = ("Tessa", "Maradi", "Dosso", "Gaya", "Zinder", "Agadez")
    found = []
    for number in range(count):
        town, day = rng.choice(towns), rng.randint(1, 9)
        said = Says(sentence=f"Gunmen attacked a convoy near {town} on day {day}, police said.", town=town,
                    day=f"2031-05-0{day}")  # fmt: skip
        more = "" if number % 3 else f"It rained {number} times in the hills behind the old town that week."
        found.append(reading(said, VISIT, url=f"https://o{number % 7}.example/{number}", outlet=f"Outlet {number % 7}",
                             published=f"2031-05-{10 + number // 24}T{number % 24:02}:00:00Z", more=more))  # fmt: skip
    return found


def contents(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Give what a ledger holds, without the moments of recording."""
    with sqlite3.connect(path) as raw:
        return {
            "report": raw.execute("SELECT id, version, statements FROM report ORDER BY no").fetchall(),
            "link": raw.execute(
                "SELECT s.id, c.id, l.verdict FROM link l JOIN statement s ON s.no = l.statement "
                "JOIN claim c ON c.no = l.claim ORDER BY s.no"
            ).fetchall(),
            "state": raw.execute(
                "SELECT c.id, s.realisation, s.support, s.denied, s.low, s.statements FROM claim_state s "
                "JOIN claim c ON c.no = s.claim ORDER BY c.no"
            ).fetchall(),
            "copies": raw.execute("SELECT report, source FROM copy ORDER BY 1, 2").fetchall(),
        }


def check_whole(path: Path) -> int:
    """Check that no article is there by half; give how many there are."""
    with sqlite3.connect(path) as raw:
        assert raw.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert raw.execute("PRAGMA foreign_key_check").fetchall() == []
        half = raw.execute(
            "SELECT r.id FROM report r LEFT JOIN statement s ON s.report = r.no LEFT JOIN link l ON l.statement = s.no "
            "GROUP BY r.no HAVING count(s.no) <> r.statements OR count(l.statement) <> r.statements"
        ).fetchall()
        assert half == []
        missing = "SELECT count(*) FROM report WHERE no NOT IN (SELECT report FROM {})"
        for table in ("story_link", "report_sketch"):
            assert raw.execute(missing.format(table)).fetchone() == (0,)
        return int(raw.execute("SELECT count(*) FROM report").fetchone()[0])


def start(ledger: Path, source: Path) -> subprocess.Popen[str]:
    child = subprocess.Popen([sys.executable, str(CHILD), str(ledger), str(source)], stdout=subprocess.PIPE, text=True)
    assert child.stdout is not None
    assert child.stdout.readline() == "open\n"
    return child


def test_killing_loses_at_most_the_article_in_flight(tmp_path: Path) -> None:
    readings = stream(60)
    source = tmp_path / "readings.jsonl"
    source.write_bytes(b"\n".join(r.to_json() for r in readings))
    whole = tmp_path / "whole.db"
    began = time.perf_counter()
    with Ledger(whole) as ledger:
        ledger.add(readings)
    expected, took = contents(whole), time.perf_counter() - began
    rng = random.Random(2031)
    path = tmp_path / "killed.db"
    before = 0
    for _ in range(KILLS):
        child = start(path, source)
        time.sleep(rng.uniform(0, 0.8 * took))
        child.send_signal(signal.SIGKILL)
        child.wait()
        kept = check_whole(path)
        assert kept >= before
        before = kept
        if kept == len(readings):
            for suffix in ("", "-wal", "-shm"):
                path.with_name(path.name + suffix).unlink(missing_ok=True)
            before = 0
    with Ledger(path) as ledger:
        ledger.add(readings)
    assert contents(path) == expected


def test_readers_in_other_processes_see_whole_articles_beside_a_writer(tmp_path: Path) -> None:
    source, path = tmp_path / "readings.jsonl", tmp_path / "ledger.db"
    source.write_bytes(b"\n".join(r.to_json() for r in stream(60)))
    writer = start(path, source)
    code = (
        "import sys, time\nfrom purport.ledger.ledger import Ledger\n"
        "ledger = Ledger(sys.argv[1], create=False)\nseen = []\n"
        "while not seen or seen[-1] < 60:\n"
        "    rows = ledger.claims(limit=None)\n    [ledger.show(row['claim']) for row in rows[:2]]\n"
        "    seen.append(ledger.reports())\nprint(seen == sorted(seen), flush=True)"
    )
    readers = [
        subprocess.Popen([sys.executable, "-c", code, str(path)], stdout=subprocess.PIPE, text=True) for _ in range(2)
    ]
    try:
        assert writer.wait(timeout=120) == 0
        for reader in readers:
            out, _ = reader.communicate(timeout=120)
            assert out == "True\n"
    finally:
        for process in (writer, *readers):
            process.kill()


@pytest.mark.parametrize("count", [40])
def test_a_stream_cut_anywhere_and_added_again_gives_the_same_ledger(tmp_path: Path, count: int) -> None:
    readings = stream(count)
    with Ledger(tmp_path / "whole.db") as ledger:
        ledger.add(readings)
    for cut in (1, 13, 39):
        path = tmp_path / f"cut{cut}.db"
        with Ledger(path) as ledger:
            ledger.add(readings[:cut])
        with Ledger(path) as ledger:
            ledger.add(readings)
        assert contents(path) == contents(tmp_path / "whole.db")
