"""Ledgers to test on: SQLite always, PostgreSQL where its server programs are installed."""

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from postgresql_places import new_database

from purport.ledger.ledger import Ledger


class Clock:
    """Tells the time that a test decides."""

    def __init__(self) -> None:
        self.now = datetime(2031, 6, 1, 12, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def forward(self, **step: float) -> None:
        self.now += timedelta(**step)


@pytest.fixture
def clock() -> Clock:
    return Clock()


def _server_programs() -> Path | None:
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    if found:
        return found[-1].parent
    single = shutil.which("initdb")
    return Path(single).parent if single else None


def _as_server(command: list[str]) -> list[str]:
    """A PostgreSQL server refuses to run as root."""
    if os.getuid() != 0:
        return command
    return ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups", *command]


@pytest.fixture(scope="session")
def postgresql() -> Iterator[str]:
    """Start a server of its own in a temporary folder; give its address without a database's name."""
    if given := os.environ.get("PURPORT_TEST_POSTGRESQL"):
        yield given.rstrip("/")
        return
    pytest.importorskip("psycopg", reason="psycopg is not installed: pip install 'purport[postgresql]'")
    programs = _server_programs()
    if programs is None:
        pytest.skip("no PostgreSQL server installed: apt-get install postgresql")
    if os.getuid() == 0 and (shutil.which("setpriv") is None or not _has_user("postgres")):
        pytest.skip("running as root, and no user postgres to run the server as")
    with tempfile.TemporaryDirectory(prefix="purport-pg-", ignore_cleanup_errors=True) as folder:
        if os.getuid() == 0:
            os.chown(folder, pwd.getpwnam("postgres").pw_uid, -1)
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        data, log = f"{folder}/data", f"{folder}/log"
        control = str(programs / "pg_ctl")
        settings = f"-p {port} -k {folder} -c listen_addresses=127.0.0.1 -c fsync=off -c max_connections=40"
        made = [str(programs / "initdb"), "-D", data, "-A", "trust", "-U", "purport", "--locale=C.UTF-8", "-E", "UTF8"]
        subprocess.run(_as_server(made), check=True, capture_output=True, cwd="/")
        start = [control, "-D", data, "-o", settings, "-l", log, "-w", "start"]
        subprocess.run(_as_server(start), check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd="/")
        try:
            yield f"postgresql://purport@127.0.0.1:{port}"
        finally:
            stop = [control, "-D", data, "-m", "immediate", "-w", "stop"]
            subprocess.run(_as_server(stop), check=False, capture_output=True, cwd="/")


def _has_user(name: str) -> bool:
    try:
        pwd.getpwnam(name)
    except KeyError:
        return False
    return True


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """An address where there is no ledger yet."""
    if request.param == "sqlite":
        return str(tmp_path / "ledger.db")
    return new_database(request.getfixturevalue("postgresql"))


@pytest.fixture
def open_ledger(place: str, clock: Clock) -> Iterator[Callable[[], Ledger]]:
    """Open the ledger, as often as wanted."""
    opened: list[Ledger] = []

    def opener() -> Ledger:
        opened.append(Ledger(place, clock=clock))
        return opened[-1]

    yield opener
    for ledger in opened:
        ledger.close()


@pytest.fixture
def ledger(open_ledger: Callable[[], Ledger]) -> Ledger:
    return open_ledger()
