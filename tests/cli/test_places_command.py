"""A newer gazetteer is built from dumps, and nothing broken or endless is believed."""

import io
import sqlite3
import sys
import zipfile
from pathlib import Path

import pytest

from purport.cli import places
from purport.cli.main import run
from purport.errors import FetchError

COUNTRY = "PE\tPER\t604\tPE\tPeru\tLima\t1285220\t{people}\tSA\t.pe\tPEN\tSol\t51\t\t\tes\t3932488\tEC\t"
TOWN = (
    "{id}\t{name}\t{name}\t{others}\t{lat}\t-77.0\tP\t{code}\tPE\t\t15\t1501\t\t\t{people}\t\t100\t"
    "America/Lima\t2026-01-01"
)


def dumps(folder: Path, *, people: str = "33000000", towns: str | None = None) -> Path:
    """Write small tables in the form of the dumps."""
    rows = [
        TOWN.format(id=3936456, name="Lima", others="Ciudad de los Reyes", lat=-12.04, code="PPLC", people=7737002),
        TOWN.format(id=900000001, name="Quxpampa", others="Kuxpampa", lat=-11.5, code="PPL", people=40000),
        TOWN.format(id=900000002, name="Oldpampa", others="", lat=-11.6, code="PPLH", people=2000),
    ]  # fmt: skip
    (folder / "countryInfo.txt").write_text("# a comment\n" + COUNTRY.format(people=people) + "\n", encoding="utf-8")
    (folder / "admin1CodesASCII.txt").write_text("PE.15\tLima region\tLima region\t3936452\n", encoding="utf-8")
    (folder / "admin2Codes.txt").write_text("PE.15.1501\tLima Province\tLima Province\t3936451\n", encoding="utf-8")
    with zipfile.ZipFile(folder / "cities1000.zip", "w") as archive:
        archive.writestr("cities1000.txt", towns if towns is not None else "\n".join(rows) + "\n")
    return folder


def call(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> int:
    monkeypatch.setattr(sys, "argv", ["purport", "places", "update", *arguments])
    with pytest.raises(SystemExit) as stop:
        run()
    return int(stop.value.code or 0)


def test_dumps_become_a_gazetteer(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    out = tmp_path / "new.sqlite"
    assert call(monkeypatch, "--from", str(dumps(tmp_path)), "--out", str(out)) == 0
    assert "PURPORT_GAZETTEER" in capsys.readouterr().out
    with sqlite3.connect(out) as connection:
        named = "SELECT place.name, capital FROM name JOIN place ON place.id = name.id WHERE key = ? ORDER BY kind DESC"
        assert connection.execute(named, ("lima",)).fetchall()[0] == ("Lima", 1)
        assert connection.execute(named, ("kuxpampa",)).fetchall() == [("Quxpampa", 0)]
        assert connection.execute(named, ("oldpampa",)).fetchall() == []
        assert connection.execute(named, ("peruvian",)).fetchall() == [("Peru", 0)]
        version = connection.execute("SELECT value FROM meta WHERE key = 'version'").fetchone()
    assert version[0].startswith("geonames-dumps-")


def test_the_same_dumps_give_the_same_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    dumps(tmp_path)
    for name in ("a.sqlite", "b.sqlite"):
        assert call(monkeypatch, "--from", str(tmp_path), "--out", str(tmp_path / name)) == 0
    assert (tmp_path / "a.sqlite").read_bytes() == (tmp_path / "b.sqlite").read_bytes()


@pytest.mark.parametrize(
    ("people", "towns", "said"),
    [
        ("many", None, "countryInfo.txt, line 2"),
        ("1", "not a table\n", "columns instead of 19"),
        ("1", TOWN.format(id=1, name="X", others="", lat=95, code="PPL", people=1) + "\n", "degrees off the globe"),
        ("1", "x" * 200_000, "larger than any table"),
    ],
)
def test_broken_dumps_are_named_and_leave_no_file(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path, people: str,
    towns: str | None, said: str,
) -> None:  # fmt: skip
    out = tmp_path / "new.sqlite"
    assert call(monkeypatch, "--from", str(dumps(tmp_path, people=people, towns=towns)), "--out", str(out)) == 1
    assert said in capsys.readouterr().err
    assert not out.exists()


def test_a_missing_dump_is_named(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (dumps(tmp_path) / "admin2Codes.txt").unlink()
    assert call(monkeypatch, "--from", str(tmp_path), "--out", str(tmp_path / "new.sqlite")) == 1
    assert "admin2Codes.txt is missing" in capsys.readouterr().err


def test_a_folder_that_is_not_there_is_wrong_use(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert call(monkeypatch, "--from", str(dumps(tmp_path)), "--out", str(tmp_path / "no" / "new.sqlite")) == 2


class _Answer(io.BytesIO):
    def __init__(self, status: int, data: bytes) -> None:
        super().__init__(data)
        self.status = status


class _Server:
    """Stands for a connection to the dumps."""

    status, data = 200, b"row\n"

    def __init__(self, host: str, timeout: float) -> None:
        self.asked: list[str] = []

    def request(self, method: str, path: str, headers: dict[str, str]) -> None:
        if not path.startswith("/export/dump/"):
            raise OSError("asked elsewhere")

    def getresponse(self) -> _Answer:
        return _Answer(self.status, self.data)

    def close(self) -> None:
        pass


def test_dumps_are_fetched_into_the_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(places.http.client, "HTTPSConnection", _Server)
    places.fetch_dumps(tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == set(places.FILES)


def test_a_redirect_is_not_followed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(places.http.client, "HTTPSConnection", type("Moved", (_Server,), {"status": 302}))
    with pytest.raises(FetchError, match="answered 302"):
        places.fetch_dumps(tmp_path)


def test_an_endless_answer_is_left(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(places.http.client, "HTTPSConnection", _Server)
    monkeypatch.setattr(places, "MAX_FILE", 2)
    with pytest.raises(FetchError, match="larger than"):
        places.fetch_dumps(tmp_path)


def test_a_server_out_of_reach_is_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def unreachable(host: str, timeout: float) -> _Server:
        raise OSError("no route")

    monkeypatch.setattr(places.http.client, "HTTPSConnection", unreachable)
    with pytest.raises(FetchError, match="cannot be reached"):
        places.fetch_dumps(tmp_path)
