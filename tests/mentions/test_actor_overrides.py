"""A user's own actors win, and their broken rows are told and left out."""

from pathlib import Path

import pytest

from purport.errors import DataError, MissingInput
from purport.mentions import load_overrides, resolve_actor


def test_own_actors_win_within_their_dates(tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_text(
        '[[actor]]\nphrase = "Kremlin"\ncountry = "FRA"\nsectors = ["BUS"]\nstart = "2020"\n', encoding="utf-8"
    )
    overrides, issues = load_overrides(path)
    assert issues == ()
    actor = resolve_actor("the Kremlin", date="2021-01-01", overrides=overrides)
    assert actor is not None and (actor.country, actor.sectors) == ("FRA", ("BUS",))
    earlier = resolve_actor("the Kremlin", date="2010-01-01", overrides=overrides)
    assert earlier is not None and earlier.country == "RUS"


def test_broken_rows_are_named_and_the_rest_kept(tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    path.write_text(
        "phrase,country,sectors\nBlue Brigade,PER,REB\n,PER,GOV\nGreen Front,PER,XXX\nRed Front,peru,REB\n",
        encoding="utf-8",
    )
    overrides, issues = load_overrides(path)
    assert [issue.reason.split(" left")[0] for issue in issues] == [
        "own.csv, row 3",
        "own.csv, row 4",
        "own.csv, row 5",
    ]
    actor = resolve_actor("the Blue Brigade", overrides=overrides)
    assert actor is not None and actor.country == "PER"


def test_a_date_that_does_not_exist_leaves_the_row_out(tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    path.write_text("phrase,country,sectors,start\nBlue Brigade,PER,REB,2020-02-31\n", encoding="utf-8")
    overrides, issues = load_overrides(path)
    assert len(issues) == 1 and not overrides.entries


def test_missing_and_unreadable_files_are_refused(tmp_path: Path) -> None:
    with pytest.raises(MissingInput):
        load_overrides(tmp_path / "none.toml")
    broken = tmp_path / "broken.toml"
    broken.write_text("[[actor", encoding="utf-8")
    with pytest.raises(DataError):
        load_overrides(broken)
    binary = tmp_path / "binary.csv"
    binary.write_bytes(b"\xff\xfe\x00\x80")
    with pytest.raises(DataError):
        load_overrides(binary)
