"""`purport places update`: build a newer gazetteer from the dumps of GeoNames."""

import http.client
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from purport.errors import FetchError, UsageError
from purport.mentions.gazetteer import VARIABLE
from purport.mentions.place_building import gather
from purport.mentions.place_dumps import FILES, read_dumps
from purport.mentions.place_writing import write_gazetteer

app = typer.Typer(no_args_is_help=True, help="The gazetteer: where places are.")

HOST, FOLDER = "download.geonames.org", "/export/dump/"
MAX_FILE, SECONDS, PATIENCE = 64 * 1024 * 1024, 600.0, 30.0
"""Bytes of one dump, seconds for all of them together, seconds of silence."""

ALTERNATES_FROM = 15_000
_CHUNK = 262_144


@app.callback()
def options() -> None:
    """Keep `update` a command of its own, though it is the only one."""


@app.command()
def update(
    out: Annotated[Path, typer.Option("--out", help="The gazetteer file to write.", dir_okay=False)],
    source: Annotated[
        Path | None, typer.Option("--from", help="A folder with the dumps, instead of the network.", file_okay=False)
    ] = None,
) -> None:
    """Build a gazetteer from the dumps of GeoNames, for use with the environment variable PURPORT_GAZETTEER."""
    if not out.parent.is_dir():
        raise UsageError(f"{out.parent} is no folder. Make it, or write the gazetteer elsewhere.")
    if source is not None:
        _build(source, out)
    else:
        with tempfile.TemporaryDirectory() as folder:
            fetch_dumps(Path(folder))
            _build(Path(folder), out)
    typer.echo(f"{out}: {out.stat().st_size / 1048576:.1f} MB. To use it: export {VARIABLE}={out.resolve()}")


def _build(folder: Path, out: Path) -> None:
    newest = max((path.stat().st_mtime for name in FILES if (path := folder / name).exists()), default=0.0)
    note = f"geonames-dumps-{datetime.fromtimestamp(newest, UTC):%Y%m%d}"
    try:
        write_gazetteer(gather(read_dumps(folder, note), alternates_from=ALTERNATES_FROM), out, note)
    except OSError as error:
        if isinstance(error, FileNotFoundError):
            raise
        raise UsageError(f"{out} cannot be written: {error.strerror or error}. Choose another place.") from error


def fetch_dumps(folder: Path, host: str = HOST) -> None:
    """Fetch the dumps into a folder.

    Nothing is followed elsewhere, and sizes and times are bounded. Raises FetchError with the reason.
    """
    deadline = time.monotonic() + SECONDS
    try:
        connection = http.client.HTTPSConnection(host, timeout=PATIENCE)
        for name in FILES:
            typer.echo(f"fetching {name}", err=True)
            connection.request("GET", FOLDER + name, headers={"User-Agent": "purport (gazetteer)"})
            response = connection.getresponse()
            if response.status != 200:
                raise FetchError(f"{host}{FOLDER}{name}: the server answered {response.status}. Try again later.")
            _save(response, folder / name, deadline)
        connection.close()
    except (OSError, http.client.HTTPException) as error:
        if isinstance(error, FetchError):
            raise
        raise FetchError(f"{host} cannot be reached: {error}. Fetch the dumps yourself and use --from.") from error


def _save(response: http.client.HTTPResponse, path: Path, deadline: float) -> None:
    size = 0
    with path.open("wb") as out:
        while chunk := response.read(_CHUNK):
            size += len(chunk)
            if size > MAX_FILE:
                raise FetchError(f"{path.name}: larger than {MAX_FILE // 1048576} MB. Fetch it yourself, use --from.")
            if time.monotonic() > deadline:
                raise FetchError(f"{path.name}: not there after {SECONDS:.0f} s. Fetch it yourself and use --from.")
            out.write(chunk)
