"""A user's own actors win; a row is used as it stands or named with file and line and left out."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from purport.errors import DataError, MissingInput
from purport.mentions import load_overrides, resolve_actor
from purport.mentions.actor_override_rows import csv_rows, toml_rows


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_own_actors_win_within_their_dates(tmp_path: Path) -> None:
    path = write(
        tmp_path, "own.toml", '[[actor]]\nphrase = "Kremlin"\ncountry = "FRA"\nsectors = ["BUS"]\nstart = "2020"\n'
    )
    overrides, issues = load_overrides(path)
    assert issues == ()
    actor = resolve_actor("the Kremlin", date="2021-01-01", overrides=overrides)
    assert actor is not None and (actor.country, actor.sectors) == ("FRA", ("BUS",))
    earlier = resolve_actor("the Kremlin", date="2010-01-01", overrides=overrides)
    assert earlier is not None and earlier.country == "RUS"


def test_broken_rows_are_named_with_file_and_line_and_the_rest_kept(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        "own.csv",
        "phrase,country,sectors,start,end\n"
        "Blue Brigade,PER,REB,,\n"
        ",PER,GOV,,\n"
        "Green Front,PER,XXX,,\n"
        "Red Front,peru,REB,,\n"
        "Grey Front,QQQ,REB,,\n"
        "Black Front,PER,REB,2020-02-31,\n"
        "White Front,PER,REB,2021,2019\n"
        "Gold Front,,,,\n"
        "Tin Front,PER,REB,,,more\n"
        "Iron Front,PER,REB,,\n",
    )
    overrides, issues = load_overrides(path)
    told = [issue.reason.split(" left out")[0] for issue in issues]
    assert told == [f"own.csv, line {line}" for line in range(3, 11)]
    for phrase in ("the Blue Brigade", "Iron Front"):
        actor = resolve_actor(phrase, overrides=overrides)
        assert actor is not None and (actor.country, actor.sectors) == ("PER", ("REB",))


def test_a_second_row_for_the_same_days_never_changes_the_first(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        "own.csv",
        "phrase,country,sectors,start,end\nBlue Brigade,PER,REB,2010,2014\nBlue Brigade,PER,GOV,2015,\n"
        "blue brigade,BOL,CRM,2012,2013\n",
    )
    overrides, issues = load_overrides(path)
    assert [issue.reason for issue in issues] == [
        "own.csv, line 4 left out: the phrase stands in line 2 for the same days"
    ]
    first = resolve_actor("Blue Brigade", date="2012-06-01", overrides=overrides)
    later = resolve_actor("Blue Brigade", date="2016-06-01", overrides=overrides)
    assert first is not None and first.sectors == ("REB",)
    assert later is not None and later.sectors == ("GOV",)


def test_a_broken_table_costs_only_itself(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        "own.toml",
        'title = "mine"\n[[actor]]\nphrase = "Blue Brigade\ncountry = "PER"\n\n[[actor]]\nphrase = "Green Front"\n'
        'country = "PER"\nsectors = ["REB"]\n\n[[actor]]\nphrase = "Red Front"\nland = "PER"\n',
    )
    overrides, issues = load_overrides(path)
    assert [issue.reason.split(" left out")[0] for issue in issues] == [f"own.toml, line {n}" for n in (1, 2, 11)]
    actor = resolve_actor("Green Front", overrides=overrides)
    assert actor is not None and actor.country == "PER"


def test_a_line_in_another_encoding_costs_only_itself(tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    path.write_bytes(b"\xef\xbb\xbfphrase,country,sectors\nFr\xe9nte Azul,PER,REB\n" + "Frente Rojó,PER,REB\n".encode())
    overrides, issues = load_overrides(path)
    assert [issue.reason for issue in issues] == ["own.csv, line 2 left out: it is not UTF-8"]
    actor = resolve_actor("Frente Rojo", overrides=overrides)
    assert actor is not None and actor.country == "PER"


def test_a_quotation_mark_left_open_is_told(tmp_path: Path) -> None:
    path = write(tmp_path, "own.csv", 'phrase,country,sectors\n"Blue Brigade,PER,REB\nRed Front,PER,REB\n')
    overrides, issues = load_overrides(path)
    assert not overrides.entries
    assert [issue.reason for issue in issues] == ["own.csv, line 2 left out: a quotation mark runs on to line 3"]


def test_missing_and_unreadable_files_are_refused(tmp_path: Path) -> None:
    with pytest.raises(MissingInput):
        load_overrides(tmp_path / "none.toml")
    with pytest.raises(DataError):
        load_overrides(write(tmp_path, "broken.toml", "[[acto"))
    with pytest.raises(DataError):
        load_overrides(write(tmp_path, "headless.csv", "Blue Brigade,PER,REB\n"))
    binary = tmp_path / "binary.csv"
    binary.write_bytes(b"\xff\xfe\x00\x80")
    with pytest.raises(DataError):
        load_overrides(binary)


@given(st.binary(max_size=400))
def test_no_bytes_stop_the_reading(data: bytes) -> None:
    for rows in (csv_rows(data), toml_rows(b"[[actor]]\n" + data)):
        assert rows is None or all(row.line >= 1 for row in rows)
