"""Rows of the ledger come back from a file as they went in, and no cell is run by a spreadsheet."""

import csv
import json
import sys
from io import BytesIO, StringIO
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ledger_pages import claim_row

from purport.errors import UsageError
from purport.exports.claims_csv import plain_cell, render, split_cell
from purport.exports.claims_parquet import render as render_parquet
from purport.exports.row_registry import ROW_FORMATS, row_exporter

TEXTS = st.text(st.characters(exclude_categories=("Cc", "Cs", "Cf", "Co", "Cn")), max_size=30)


def read_csv(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(data.decode("utf-8"), newline="")))


def test_the_header_names_the_columns_in_the_order_of_the_rows() -> None:
    row = claim_row()
    assert render([row]).decode("utf-8").splitlines()[0] == ",".join(row)


def test_values_of_every_kind_can_be_read_back() -> None:
    found = read_csv(render([claim_row(actors=["Peru; the north", "Bolivia"], denied=True, lat=-12.05, place=None)]))[0]
    assert split_cell(found["actors"]) == ["Peru; the north", "Bolivia"]
    assert (found["denied"], found["place"], float(found["lat"])) == ("true", "", -12.05)


@settings(max_examples=80, deadline=None)
@given(TEXTS, st.lists(TEXTS, max_size=4))
def test_text_and_lists_come_back_from_csv(words: str, names: list[str]) -> None:
    found = read_csv(render([{"words": words, "names": names, "end": "x"}]))[0]
    assert plain_cell(found["words"]) == words
    assert split_cell(found["names"]) == names


@pytest.mark.parametrize("words", ["=HYPERLINK(1)", "+1", "-1+cmd", "@SUM(A1)", "'=1", "\t=1"])
def test_text_that_a_spreadsheet_would_run_is_kept_from_it(words: str) -> None:
    cell = read_csv(render([{"sentence": words, "actors": [words]}]))[0]
    assert cell["sentence"].startswith("'") and cell["actors"].startswith(("'", '"'))


def test_rows_of_different_keys_share_one_header() -> None:
    assert render([{"a": 1}, {"b": {"x": [1]}}]) == b'a,b\n1,\n,"{""x"":[1]}"\n'


def test_no_rows_give_the_header_where_the_columns_are_given() -> None:
    assert render([], ["claim", "type"]) == b"claim,type\n" and render([]) == b""


def test_json_holds_the_rows_as_they_are() -> None:
    row = claim_row()
    assert json.loads(row_exporter("json")([row], ())) == [row]
    assert json.loads(row_exporter("json")([row], ("claim",))) == [{"claim": "c1"}]


def test_an_unknown_format_names_the_known_ones() -> None:
    with pytest.raises(UsageError, match="json, csv, parquet"):
        row_exporter("xlsx")
    assert set(ROW_FORMATS) == {"json", "csv", "parquet"}


def read_parquet(data: bytes) -> Any:
    return pytest.importorskip("pyarrow.parquet").read_table(BytesIO(data))


def test_parquet_keeps_types_and_values() -> None:
    row = claim_row(denied=True, origins=["gov:PER"])
    table = read_parquet(render_parquet([row, claim_row(claim="c2", lat=None, lon=None)]))
    kinds = {field.name: str(field.type) for field in table.schema}
    assert table.column_names == list(row)
    assert (kinds["origins"], kinds["denied"], kinds["articles"]) == ("list<element: string>", "bool", "int64")
    assert (kinds["first_published"], kinds["lat"]) == ("timestamp[ms, tz=UTC]", "double")
    back = table.to_pylist()
    assert back[0]["origins"] == ["gov:PER"] and back[1]["lat"] is None
    assert back[0]["first_published"].isoformat() == "2031-03-03T08:30:00+00:00"
    plain = {
        key: value for key, value in back[0].items() if key not in ("first_published", "last_published", "changed")
    }
    assert plain == {key: value for key, value in row.items() if key in plain}


def test_columns_that_hold_nothing_keep_their_types_in_parquet() -> None:
    row = {"claim": "c1", "at": None, "origins": None, "score": None, "denied": None, "articles": None}
    kinds = {field.name: str(field.type) for field in read_parquet(render_parquet([row])).schema}
    assert kinds["at"].startswith("timestamp") and kinds["origins"].startswith("list") and kinds["score"] == "double"
    assert kinds["denied"] == "bool" and kinds["articles"] == "int64"


@settings(max_examples=40, deadline=None)
@given(TEXTS, st.lists(TEXTS, max_size=4), st.none() | st.text(max_size=20))
def test_text_lists_and_odd_moments_come_back_from_parquet(words: str, names: list[str], at: str | None) -> None:
    back = read_parquet(render_parquet([{"words": words, "origins": names, "at": at, "x": {"y": words}}])).to_pylist()[
        0
    ]
    assert (back["words"], back["origins"], json.loads(back["x"])) == (words, names, {"y": words})
    assert (back["at"] is None) == (at is None)


def test_without_pyarrow_the_message_says_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(UsageError, match=r"purport\[parquet\]"):
        render_parquet([claim_row()])
