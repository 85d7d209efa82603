"""Index entries that wait are found as those that are filed."""

from pathlib import Path

import pytest
from ledger_readings import VISIT, Says, reading
from sqlalchemy import func, select

from purport.ledger import schema, unfiled
from purport.ledger.ledger import Ledger


def told(path: Path, *, again: bool = False) -> list[dict[str, object]]:
    """Add twelve reports, if `again` through a ledger that is opened anew for each, and give the claims."""
    ledger = Ledger(path)
    for n in range(12):
        if again:
            ledger.close()
            ledger = Ledger(path)
        more = f"It rained for {n // 2} days in the valley of the upper river, and the bridge there was shut again."
        ledger.add(
            reading(Says(), *([VISIT] if n % 3 else []), url=f"https://o{n}.example/a", outlet=f"Outlet {n}", more=more)
        )
    rows = ledger.claims(limit=None)
    with ledger._database.reading() as connection:
        rows.append({"copies": connection.scalar(select(func.count()).select_from(schema.copy))})
        rows.append({"waiting": connection.scalar(select(func.count()).select_from(schema.unfiled))})
    ledger.close()
    return rows


def test_it_makes_no_difference_when_entries_are_filed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    late = told(tmp_path / "late.db")
    anew = told(tmp_path / "anew.db", again=True)
    monkeypatch.setattr(unfiled, "MOST", 1)
    at_once = told(tmp_path / "once.db")
    monkeypatch.setattr(unfiled, "MOST", 5)
    now_and_then = told(tmp_path / "then.db", again=True)
    assert [rows[-1]["waiting"] for rows in (late, anew, at_once, now_and_then)] == [12, 12, 0, 2]
    plain = [[{k: v for k, v in row.items() if k != "waiting"} for row in rows] for rows in (late, anew, at_once)]
    assert plain[0] == plain[1] == plain[2]
    assert [{k: v for k, v in row.items() if k != "waiting"} for row in now_and_then] == plain[0]
    copies = late[-2]["copies"]
    assert isinstance(copies, int) and copies > 0
