"""Making a ledger anew: nothing changes where the rules did not; what comes out otherwise is written as new rows."""

from collections.abc import Mapping, Sequence
from typing import Any

import pytest
from ledger_readings import VISIT, Says, reading
from sqlalchemy import Table, select

from purport.errors import LedgerError
from purport.ledger import schema
from purport.ledger.claim_picture import Member
from purport.ledger.ledger import Ledger
from purport.ledger.records import Decision
from purport.records import Reading

RAIN = [f"It rained for {n} days in the valley of the river, and the bridge at mile {n} was shut." for n in range(9)]


def rows(ledger: Ledger, tables: Sequence[Table]) -> dict[str, list[tuple[Any, ...]]]:
    with ledger._database.reading() as connection:
        return {
            table.name: [tuple(row) for row in connection.execute(select(table).order_by(*table.primary_key.columns))]
            for table in tables
        }


def told(number: int, *says: Says, **more: Any) -> Reading:
    return reading(
        *says, url=f"https://o{number}.example/a", outlet=f"Outlet {number}", more=RAIN[number],
        published=f"2031-05-06T{number:02}:00:00Z", **more,
    )  # fmt: skip


def worked_on(ledger: Ledger, clock: Any) -> None:
    """Fill a ledger in which people have merged, split, rejected, corrected and taken back in between."""
    other = Says(sentence="Rebels shelled the port of Gaya on Tuesday, officials said.", trigger="shelled", town="Gaya",
                 day="2031-05-06", source="officials")  # fmt: skip
    ledger.add([told(1, Says(), VISIT), told(2, Says()), told(3, other)])
    attack = next(row["claim"] for row in ledger.claims() if row["place"] == "Tessa")
    shelling = next(row["claim"] for row in ledger.claims() if row["place"] == "Gaya")
    ledger.merge(shelling, attack, who="Dana", why="one raid")
    clock.forward(minutes=1)
    ledger.add(told(4, Says(), other))
    key = ledger.show(attack)["statements"][1]["key"]
    ledger.split(attack, [key], who="Dana")
    ledger.correct(attack, "place", "Maradi", who="Dana")
    refused = ledger.reject(next(row["claim"] for row in ledger.claims(type="CONSULT")), who="Dana")
    clock.forward(minutes=1)
    ledger.add([told(5, VISIT), told(6, Says(), VISIT), told(4, Says(), coder="2")])
    ledger.undo(refused, who="Dana", why="it was one")
    ledger.add(told(7, other))
    ledger.settle()


def test_making_an_unchanged_ledger_anew_changes_nothing(ledger: Ledger, clock: Any) -> None:
    worked_on(ledger, clock)
    recorded, states = rows(ledger, schema.RECORDED), rows(ledger, [schema.claim_state, schema.story_state])
    claims = ledger.claims(limit=None)
    clock.forward(minutes=1)
    rebuilt = ledger.rebuild()
    assert not rebuilt.anything and rebuilt.reports == 8
    assert rows(ledger, schema.RECORDED) == recorded
    assert rows(ledger, [schema.claim_state, schema.story_state]) == states
    assert ledger.claims(limit=None) == claims
    # The writer goes on as if nothing had been.
    assert ledger.add(told(8, Says())).claims == 0


def apart(members: Sequence[Member], *_: Any, **__: Any) -> Mapping[str, Decision]:
    """Decide as a coder that never joins two statements."""
    return {m.statement.id: Decision(verdict="new", target=None, score=0.0, reasons=("apart",)) for m in members}


def test_what_other_rules_decide_is_written_beside_what_was_known(
    ledger: Ledger, clock: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    ledger.add([told(1, Says()), told(2, Says()), told(3, Says(), VISIT)])
    (attack,) = ledger.claims(type="ASSAULT")
    ledger.accept(attack["claim"], who="Dana")
    known = clock()
    before = rows(ledger, schema.RECORDED)
    clock.forward(hours=1)
    monkeypatch.setattr("purport.ledger.joining.decide_members", apart)
    rebuilt = ledger.rebuild()
    assert (rebuilt.statements, rebuilt.claims) == (4, 2)
    found = ledger.claims(type="ASSAULT")
    assert sorted(row["articles"] for row in found) == [1, 1, 1]
    assert {row["review"] for row in found if row["claim"] == attack["claim"]} == {"accepted"}
    # Nothing was changed: what was known then is what is told of then.
    after = rows(ledger, schema.RECORDED)
    assert all(set(before[name]) <= set(after[name]) for name in before)
    (then,) = ledger.known_on(known).claims(type="ASSAULT")
    assert (then["claim"], then["articles"]) == (attack["claim"], 3)
    # With the old rules again, it goes back to where it was, by rows once more.
    monkeypatch.undo()
    clock.forward(hours=1)
    assert ledger.rebuild().statements == 4
    (again,) = ledger.claims(type="ASSAULT")
    assert (again["claim"], again["articles"], again["review"]) == (attack["claim"], 3, "accepted")
    assert not ledger.rebuild().anything


def test_human_decisions_outrank_other_rules(ledger: Ledger, clock: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    worked_on(ledger, clock)
    wanted = {row["claim"]: row["statements"] for row in ledger.claims(limit=None) if row["place"] == "Maradi"}
    made = ledger.decisions()
    keys = {s["key"] for claim in wanted for s in ledger.show(claim)["statements"]}
    monkeypatch.setattr("purport.ledger.joining.decide_members", apart)
    clock.forward(minutes=1)
    assert ledger.rebuild().anything
    assert ledger.decisions() == made
    (merged,) = [row for row in ledger.claims(limit=None) if row["place"] == "Maradi"]
    assert merged["claim"] in wanted
    # The two that were merged by hand are still one, and the event that was moved out is not among them.
    assert 2 <= merged["statements"] < len(keys)
    monkeypatch.undo()
    clock.forward(minutes=1)
    ledger.rebuild()
    assert {r["claim"]: r["statements"] for r in ledger.claims(limit=None) if r["place"] == "Maradi"} == wanted


def test_a_failure_in_the_middle_changes_nothing(ledger: Ledger, clock: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    worked_on(ledger, clock)
    before = rows(ledger, (*schema.RECORDED, *schema.DERIVED))

    def broken(*_: Any) -> None:
        raise LedgerError("no room")

    monkeypatch.setattr("purport.ledger.bringing._indexes", broken)
    monkeypatch.setattr("purport.ledger.joining.decide_members", apart)
    with pytest.raises(LedgerError, match="no room"):
        ledger.rebuild()
    monkeypatch.undo()
    assert rows(ledger, (*schema.RECORDED, *schema.DERIVED)) == before
    assert ledger.add(told(8, Says())).reports == 1


def test_derived_tables_that_were_lost_come_back(ledger: Ledger, clock: Any) -> None:
    worked_on(ledger, clock)
    claims = ledger.claims(limit=None)
    with ledger._database.writing() as connection:
        for table in schema.DERIVED:
            if table is not schema.sketch:
                connection.execute(table.delete())
    assert ledger.claims(limit=None) == []
    assert not ledger.rebuild().anything
    assert ledger.claims(limit=None) == claims
