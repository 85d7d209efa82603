"""The contract of a ledger, the same for SQLite and PostgreSQL."""

from collections.abc import Callable

import pytest
from ledger_readings import VISIT, Says, reading
from sqlalchemy import func, select, text
from sqlalchemy.exc import DBAPIError

from purport.errors import UnknownId, UsageError
from purport.ledger import schema
from purport.ledger.histories import read_histories
from purport.ledger.ledger import Ledger

Opener = Callable[[], Ledger]


def counts(ledger: Ledger) -> dict[str, int]:
    with ledger._database.reading() as connection:
        return {
            table.name: connection.scalar(select(func.count()).select_from(table)) or 0
            for table in (*schema.RECORDED, *schema.DERIVED)
        }


def one(ledger: Ledger, **filters: object) -> dict[str, object]:
    rows = ledger.claims(**filters)  # type: ignore[arg-type]
    assert len(rows) == 1, [row["claim"] for row in rows]
    return rows[0]


def test_a_report_becomes_a_claim_with_a_status(ledger: Ledger) -> None:
    added = ledger.add(reading())
    assert (added.reports, added.statements, added.claims) == (1, 1, 1)
    row = one(ledger)
    assert (row["type"], row["realisation"], row["support"]) == ("ASSAULT", "happened", "asserted") or row["support"]
    assert row["articles"] == 1 and row["origins_low"] == 1


def test_adding_the_same_twice_changes_nothing(ledger: Ledger, open_ledger: Opener) -> None:
    readings = [reading(Says(), VISIT), reading(url="https://horn.example/b", outlet="Daily Horn")]
    ledger.add(readings)
    before = counts(ledger)
    assert ledger.add(readings).known == 2
    assert open_ledger().add(readings).known == 2
    assert counts(ledger) == before


def test_tracking_parameters_do_not_make_another_address(ledger: Ledger) -> None:
    ledger.add(reading(url="https://post.example/a?id=7"))
    assert ledger.add(reading(url="http://POST.example:80/a/?utm_source=mail&id=7#top")).known == 1


def test_new_text_under_an_address_is_a_new_version_and_only_it_counts(ledger: Ledger, clock: object) -> None:
    ledger.add(reading(Says(), VISIT))
    attack = one(ledger, type="ASSAULT")["claim"]
    added = ledger.add(reading(VISIT, published="2031-05-06T10:00:00Z"))
    assert (added.reports, added.versions) == (0, 1)
    assert one(ledger, type="CONSULT")["articles"] == 1
    page = ledger.show(str(attack))
    assert page["claim"]["origins_low"] == 0 and page["claim"]["support"] == "rumoured"
    assert [entry["current"] for entry in page["statements"]] == [False]


def test_a_version_that_arrives_before_the_original_still_counts(ledger: Ledger) -> None:
    ledger.add(reading(VISIT, published="2031-05-06T10:00:00Z"))
    ledger.add(reading(Says(), VISIT, published="2031-05-06T08:00:00Z"))
    assert one(ledger, type="CONSULT")["articles"] == 1
    assert one(ledger, type="ASSAULT")["origins_low"] == 0


def test_one_article_under_twenty_addresses_is_twenty_reports_of_one_origin(ledger: Ledger) -> None:
    own_voice = Says(sentence="Gunmen attacked a convoy near Tessa on Monday.", source=None)
    for number in range(20):
        ledger.add(
            reading(
                own_voice, url=f"https://o{number}.example/a", outlet=f"Outlet {number}",
                published=f"2031-05-06T08:{number:02}:00Z",
            )
        )  # fmt: skip
    row = one(ledger)
    assert (row["articles"], row["origins_low"], row["origins_high"]) == (20, 1, 1)
    assert ledger.reports() == 20
    statements = ledger.show(str(row["claim"]))["statements"]
    assert sum(entry["copied_from"] is not None for entry in statements) == 19


def test_an_original_that_arrives_late_becomes_the_source_of_its_copy(ledger: Ledger) -> None:
    own_voice = Says(sentence="Gunmen attacked a convoy near Tessa on Monday.", source=None)
    ledger.add(reading(own_voice, url="https://b.example/1", outlet="Copyist", published="2031-05-06T12:00:00Z"))
    ledger.add(reading(own_voice, url="https://a.example/1", outlet="Source", published="2031-05-06T08:00:00Z"))
    entries = {entry["outlet"]: entry for entry in ledger.show(str(one(ledger)["claim"]))["statements"]}
    assert entries["Source"]["copied_from"] is None
    assert entries["Copyist"]["copied_from"] == entries["Source"]["statement"]
    assert one(ledger)["origins_high"] == 1


@pytest.mark.parametrize(
    ("published", "words"),
    [(None, "no publication date"), ("soon", "cannot be read"), ("2031-09-09", "later than recorded")],
)
def test_articles_with_odd_dates_are_kept_with_an_issue(ledger: Ledger, published: str | None, words: str) -> None:
    added = ledger.add(reading(published=published))
    assert added.reports == 1
    assert words in added.issues[0][1].reason
    assert one(ledger)["articles"] == 1


def test_an_article_dated_far_ahead_makes_no_plan_overdue(ledger: Ledger) -> None:
    ledger.add([reading(VISIT), reading(Says(), url="https://b.example/1", published="2099-01-01")])
    assert one(ledger, type="CONSULT")["realisation"] == "planned"


def test_a_plan_is_overdue_when_the_press_has_moved_on(ledger: Ledger) -> None:
    ledger.add(reading(VISIT))
    assert one(ledger, type="CONSULT")["realisation"] == "planned"
    ledger.add(reading(Says(day="2031-05-29"), url="https://b.example/1", published="2031-05-30T09:00:00Z"))
    assert one(ledger, type="CONSULT")["realisation"] == "overdue"
    assert one(ledger.as_of("2031-05-10"), type="CONSULT")["realisation"] == "planned"
    assert [row["realisation"] for row in ledger.changes(since="2031-05-20") if row["type"] == "CONSULT"] == ["overdue"]


def test_as_of_sees_nothing_published_later(ledger: Ledger) -> None:
    ledger.add(
        [reading(), reading(url="https://b.example/1", outlet="Horn", published="2031-05-09T08:00:00Z", more="")]
    )
    assert one(ledger)["articles"] == 2
    assert one(ledger.as_of("2031-05-07"))["articles"] == 1
    assert ledger.as_of("2031-05-01").claims() == []
    assert len(ledger.as_of("2031-05-07").search("convoy")) < len(ledger.search("convoy"))


def test_known_on_sees_nothing_recorded_later_and_no_later_decision(ledger: Ledger, clock: object) -> None:
    ledger.add(reading())
    clock.forward(days=2)  # type: ignore[attr-defined]
    ledger.add(reading(url="https://b.example/1", outlet="Horn", published="2031-05-05T08:00:00Z", more=""))
    ledger.reject(str(one(ledger)["claim"]), who="Reader", why="a drill")
    assert ledger.claims() == []
    before = one(ledger.known_on("2031-06-01"))
    assert before["articles"] == 1 and before["review"] is None
    assert ledger.known_on("2031-05-31").claims() == []


def test_filters_choose_claims(ledger: Ledger) -> None:
    ledger.add(reading(Says(), VISIT))
    assert one(ledger, actor="maran")["type"] == "CONSULT"
    assert one(ledger, actor="Ilo M")["type"] == "CONSULT"
    assert one(ledger, country="tgo")["type"] == "CONSULT"
    assert one(ledger, place="tess")["type"] == "ASSAULT"
    assert one(ledger, start="2031-05-19")["type"] == "CONSULT"
    assert one(ledger, end="2031-05-06")["type"] == "ASSAULT"
    assert one(ledger, realisation="planned")["type"] == "CONSULT"
    assert ledger.claims(origins=3) == []
    assert ledger.claims(denied=True) == []
    story = ledger.stories()[0]["story"]
    assert len(ledger.claims(story=story)) == 2 == len(ledger.story(story)["claims"])
    with pytest.raises(UsageError, match="realisation"):
        ledger.claims(realisation="perhaps")
    with pytest.raises(UsageError, match="no filter"):
        ledger.claims(colour="red")


def test_search_takes_words_and_no_syntax(ledger: Ledger) -> None:
    ledger.add(reading())
    found = ledger.search("convoys attack")
    assert {row["headline"] for row in found} == {True, False}
    assert [row["claims"] for row in found if not row["headline"]] == [[one(ledger)["claim"]]]
    assert ledger.search('"near Tessa"') and not ledger.search('"Tessa near"')
    for hostile in ("NEAR(a b)", "a* OR b", "'; DROP TABLE report; --", "col:x", '"', "x & !y | (", "^a"):
        try:
            ledger.search(hostile)
        except UsageError:
            continue
    with pytest.raises(UsageError, match="no word"):
        ledger.search('"" --')


def test_unknown_names_are_said(ledger: Ledger) -> None:
    for ask in (ledger.show, ledger.history, ledger.story):
        with pytest.raises(UnknownId, match="nothing"):
            ask("nothing")
    with pytest.raises(UnknownId):
        ledger.merge("nothing", "else", who="Reader")


def test_people_merge_and_take_it_back(ledger: Ledger) -> None:
    ledger.add(reading(Says(), VISIT))
    attack, visit = one(ledger, type="ASSAULT")["claim"], one(ledger, type="CONSULT")["claim"]
    decision = ledger.merge(str(attack), str(visit), who="Reader", why="one matter")
    assert one(ledger)["claim"] == visit and one(ledger)["statements"] == 2
    assert ledger.show(str(attack))["claim"]["claim"] == visit
    with pytest.raises(UsageError, match="one claim already"):
        ledger.merge(str(visit), str(attack), who="Reader")
    ledger.undo(decision, who="Reader", why="no")
    assert {row["claim"] for row in ledger.claims()} == {attack, visit}
    assert [row["action"] for row in ledger.decisions()] == ["merge", "undo"]


def test_people_split_and_the_new_claim_takes_later_codings(ledger: Ledger) -> None:
    ledger.add([reading(), reading(url="https://b.example/1", outlet="Horn", more="Elsewhere it rained.")])
    claim = str(one(ledger)["claim"])
    key = ledger.show(claim)["statements"][1]["key"]
    ledger.split(claim, [key], who="Reader", why="another convoy")
    assert sorted(row["articles"] for row in ledger.claims()) == [1, 1]
    outlet = next(e for row in ledger.claims() for e in ledger.show(row["claim"])["statements"] if e["key"] == key)[
        "outlet"
    ]
    rained = "Elsewhere it rained."
    again = {"Northern Post": reading(coder="2"),
             "Horn": reading(url="https://b.example/1", outlet="Horn", more=rained, coder="2")}  # fmt: skip
    assert ledger.add(again[outlet]).versions == 1
    rows = ledger.claims()
    assert sorted(row["articles"] for row in rows) == [1, 1]
    assert sorted(row["statements"] for row in rows) == [1, 2]


def test_a_new_coding_of_the_same_text_goes_on_under_the_same_claim(ledger: Ledger) -> None:
    ledger.add(reading())
    claim = one(ledger)["claim"]
    ledger.accept(str(claim), who="Reader")
    ledger.add(reading(coder="2"))
    row = one(ledger)
    assert (row["claim"], row["articles"], row["review"]) == (claim, 1, "accepted")


def test_rejected_events_stay_rejected_in_later_codings(ledger: Ledger) -> None:
    ledger.add(reading())
    claim = str(one(ledger)["claim"])
    key = ledger.show(claim)["statements"][0]["key"]
    decision = ledger.reject_events([key], who="Reader", why="a film scene")
    assert ledger.claims() == []
    ledger.add(reading(coder="2"))
    assert ledger.claims() == []
    ledger.undo(decision, who="Reader")
    assert one(ledger)["claim"] == claim


def test_people_correct_fields(ledger: Ledger) -> None:
    ledger.add(reading())
    claim = str(one(ledger)["claim"])
    key = ledger.show(claim)["statements"][0]["key"]
    ledger.correct(claim, "date", "2031-05-04", who="Reader")
    ledger.correct_events([key], "place", "Maradi", who="Reader")
    row = one(ledger)
    assert (row["date_start"], row["place"], row["review"]) == ("2031-05-04", "Maradi", "corrected")
    assert one(ledger, place="maradi")["claim"] == claim
    for field, value in (("date", "soon"), ("type", "WAR"), ("colour", "red")):
        with pytest.raises(UsageError, match=field):
            ledger.correct(claim, field, value, who="Reader")
    with pytest.raises(UsageError, match="who"):
        ledger.accept(claim, who=" ")


def test_recorded_rows_cannot_be_changed(ledger: Ledger) -> None:
    ledger.add(reading())
    for line in ("UPDATE report SET outlet = 'x'", "DELETE FROM statement"):
        with pytest.raises(DBAPIError, match="append-only"), ledger._database.engine.begin() as connection:
            connection.execute(text(line))


def test_two_processes_may_add_in_turn(open_ledger: Opener) -> None:
    first, second = open_ledger(), open_ledger()
    first.add(reading())
    second.add(reading(VISIT, url="https://b.example/1"))
    first.add(reading(url="https://c.example/1", outlet="Horn", more="It rained."))
    assert second.add(reading()).known == 1
    assert one(second, type="ASSAULT")["articles"] == 2
    assert first.reports() == 3


def test_the_order_of_adding_makes_no_difference_to_the_status(place: str, clock: object) -> None:
    readings = [
        reading(url=f"https://o{n}.example/a", outlet=f"Outlet {n}", published=f"2031-05-0{6 + n}T08:00:00Z",
                more=f"It rained for {n} days in the valley of the upper river.")
        for n in range(4)
    ]  # fmt: skip
    results = []
    for order in (readings, readings[::-1]):
        ledger = Ledger(":memory:", clock=clock)  # type: ignore[arg-type]
        ledger.add(order)
        row = one(ledger)
        results.append([row[name] for name in ("realisation", "support", "denied", "origins", "articles")])
    assert results[0] == results[1]


def test_nul_and_half_surrogates_are_stored_without_moving_offsets(ledger: Ledger) -> None:
    ledger.add(reading(title="A \x00 title", more="A line with \ud800 in it."))
    row = one(ledger)
    assert row["sentence"] == Says().sentence
    assert ledger.show(str(row["claim"]))["statements"][0]["title"] == "A \ufffd title"


def test_what_adding_keeps_equals_what_folding_anew_gives(ledger: Ledger) -> None:
    more = [f"It rained for {n} days in the valley of the upper river." for n in range(30)]
    readings = [
        reading(
            Says(aux=("negation",), cue="deny") if n % 7 == 3 else Says(),
            *([VISIT] if n % 2 else []),
            url=f"https://o{n % 9}.example/{n // 2}", outlet=f"Outlet {n % 9}", more=more[n],
            published=f"2031-05-{10 - n % 5:02}T{n % 24:02}:00:00Z",
        )
        for n in range(30)
    ]  # fmt: skip
    for one_reading in readings:
        ledger.add(one_reading)
    anew = ledger.known_on("9998-12-31")
    assert ledger.claims(limit=None) == anew.claims(limit=None)
    ledger.settle()
    with ledger._database.reading() as connection:
        numbers = dict(tuple(row) for row in connection.execute(select(schema.claim.c.no, schema.claim.c.id)))
        kept = read_histories(connection, numbers)
    assert {numbers[no]: history for no, history in kept.items() if history} == {
        row["claim"]: ledger.history(row["claim"]) for row in ledger.claims(limit=None)
    }


def test_a_claim_of_very_many_statements_is_folded_seldom_and_shown_as_it_is(ledger: Ledger) -> None:
    for n in range(58):
        ledger.add(
            reading(url=f"https://o{n}.example/a", outlet=f"Outlet {n}", more=f"It rained for {n} days by the river.",
                    published=f"2031-05-10T{n // 60:02}:{n % 60:02}:00Z")
        )  # fmt: skip
    with ledger._database.reading() as connection:
        folded, told = connection.execute(select(schema.claim_state.c.folded, schema.claim_state.c.statements)).one()
    assert told == 58 and folded < told
    assert one(ledger)["articles"] == 58
    assert one(ledger, origins=1)["articles"] == 58
    assert ledger.settle() == 1
    assert ledger.settle() == 0
    assert one(ledger)["articles"] == 58
