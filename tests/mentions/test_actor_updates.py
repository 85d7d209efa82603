"""A fresh list is compared with the tables, told line by line, and never trusted blindly. All answers are invented."""

import contextlib
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from purport.errors import FetchError, UnreadableInput
from purport.mentions import actor_wikidata, load_overrides, resolve_actor
from purport.mentions.actor_tables import Office
from purport.mentions.actor_updates import Change, changes, known_terms, overrides_text
from purport.mentions.actor_wikidata import HeldOffice, ask, question, read_answer


def row(person: str, kind: str, start: str, end: str | None = None, item: str = "Q900000001") -> dict[str, object]:
    cells: dict[str, object] = {
        "person": {"type": "uri", "value": f"http://www.wikidata.org/entity/{item}"},
        "personLabel": {"value": person},
        "officeLabel": {"value": f"{kind} of the country"},
        "kind": {"value": kind},
        "start": {"value": f"{start}T00:00:00Z"},
    }
    if end is not None:
        cells["end"] = {"value": f"{end}T00:00:00Z"}
    return cells


def answer(*rows: object) -> bytes:
    return json.dumps({"results": {"bindings": list(rows)}}).encode()


def office(person: str, start: str, end: str = "", aliases: tuple[str, ...] = ()) -> Office:
    return Office(
        person=person, aliases=aliases, country="KEN", sectors=("GOV",), title="", start=start, end=end, as_of="2025"
    )


def held(person: str, start: str, end: str = "", kind: actor_wikidata.OfficeKind = "foreign minister") -> HeldOffice:
    return HeldOffice(kind=kind, person=person, item="Q900000001", title="minister", start=start, end=end)


def test_an_answer_becomes_terms_of_office() -> None:
    terms = read_answer(answer(row("Amina Tarelo", "foreign minister", "2026-02-03")), "KEN")
    assert [(t.person, t.kind, t.start, t.end, t.item) for t in terms] == [
        ("Amina Tarelo", "foreign minister", "2026-02-03", "", "Q900000001")
    ]


@pytest.mark.parametrize(
    "bad",
    [
        row("Q900000001", "foreign minister", "2026-02-03"),
        row("Amina\u0007Tarelo", "foreign minister", "2026-02-03"),
        row("A" * 500, "foreign minister", "2026-02-03"),
        row("Amina Tarelo", "emperor", "2026-02-03"),
        row("Amina Tarelo", "foreign minister", "soon"),
        row("Amina Tarelo", "foreign minister", "2026-02-03", item="../../etc"),
        "a string",
        None,
    ],
)
def test_rows_that_say_nothing_usable_are_left_out(bad: object) -> None:
    assert read_answer(answer(bad), "KEN") == ()


@pytest.mark.parametrize("data", [b"", b"<html>", b"[]", b'{"results": {"bindings": 3}}', b"[" * 100_000])
def test_what_is_no_answer_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableInput):
        read_answer(data, "KEN")


@given(st.binary(max_size=300))
def test_no_bytes_give_anything_but_terms_or_our_error(data: bytes) -> None:
    with contextlib.suppress(UnreadableInput):
        assert isinstance(read_answer(data, "KEN"), tuple)


def test_nothing_but_a_code_enters_the_question() -> None:
    assert '"KEN"' in question("KEN", 1990)
    with pytest.raises(UnreadableInput):
        question('KEN" } DROP', 1990)


def test_no_network_is_our_error(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError("no network")

    monkeypatch.setattr(actor_wikidata.http.client.HTTPSConnection, "request", refuse)
    with pytest.raises(FetchError, match="Check the network"):
        ask("KEN", 1990)


def test_an_answer_without_end_is_cut_off(monkeypatch: pytest.MonkeyPatch) -> None:
    class Endless:
        status = 200

        def read1(self, size: int) -> bytes:
            return b"x" * size

    monkeypatch.setattr(actor_wikidata.http.client.HTTPSConnection, "request", lambda *_, **__: None)
    monkeypatch.setattr(actor_wikidata.http.client.HTTPSConnection, "getresponse", lambda _: Endless())
    with pytest.raises(FetchError, match="larger than"):
        ask("KEN", 1990)


def test_what_differs_is_named_and_what_agrees_is_not() -> None:
    known = [
        ("foreign minister", office("Odhil Maru", "2020-01-10", aliases=("O. Maru",))),
        ("foreign minister", office("Beru Sanko", "2015-03", "2020-01-10")),
        ("both", office("Tavi Lomu", "2019-05-01", "2024-05-01")),
    ]
    fresh = [
        held("Beru Sanko", "2015-03-12", "2020-01-09"),
        held("Odhil Maru", "2020-01-10", "2026-01-15"),
        held("Amina Tarelo", "2026-01-15"),
        held("Tavi Lomu", "2019-07-01", "2024-05-01", kind="head of state"),
        held("Tavi Lomu", "2019-05-01", "", kind="head of government"),
    ]
    found = changes("KEN", fresh, known)
    assert [(c.kind, c.held.person) for c in found] == [
        ("ended", "Odhil Maru"),
        ("new", "Amina Tarelo"),
        ("dates", "Tavi Lomu"),
        ("reopened", "Tavi Lomu"),
    ]
    assert found[1].line() == "+ KEN foreign minister: Amina Tarelo 2026-01-15 to -"
    assert "table: 2020-01-10 to -" in found[0].line()


def test_a_term_split_at_an_election_is_no_change() -> None:
    known = [("head of government", office("Tavi Lomu", "2010-05-01", "2020-05-01"))]
    fresh = [
        held("Tavi Lomu", "2010-05-01", "2015-05-03", kind="head of government"),
        held("Tavi Lomu", "2015-05-03", "2020-05-01", kind="head of government"),
    ]
    assert [c.kind for c in changes("KEN", fresh, known)] == ["dates"]


def test_the_tables_agree_with_themselves() -> None:
    known = known_terms("KEN")
    assert known
    fresh = [
        HeldOffice(kind="head of state", person=o.person, item="Q1", title="", start=o.start, end=o.end)
        for kind, o in known
        if kind in ("head of state", "both")
    ]
    assert changes("KEN", fresh, known) == ()


def test_the_file_that_an_update_writes_wins_and_ends_terms(tmp_path: Path) -> None:
    found = (
        Change(kind="ended", country="KEN", held=held("Odhil Maru", "2020-01-10", "2026-01-15")),
        Change(kind="new", country="KEN", held=held("Amina Tarelo", "2026-01-15", kind="defence minister")),
        Change(kind="dates", country="KEN", held=held("Tavi Lomu", "2019-07-01")),
    )
    path = tmp_path / "actors-2026-02-01.csv"
    path.write_text(overrides_text(found), encoding="utf-8")
    overrides, issues = load_overrides(path)
    assert issues == ()
    told = [
        (actor.country, actor.sectors)
        for name, date in (("Odhil Maru", "2025-01-01"), ("Odhil Maru", "2026-03-01"), ("Amina Tarelo", "2026-03-01"))
        if (actor := resolve_actor(name, date=date, overrides=overrides)) is not None
    ]
    assert told == [("KEN", ("GOV",)), ("KEN", ("ELI",)), ("KEN", ("GOV", "MIL"))]
