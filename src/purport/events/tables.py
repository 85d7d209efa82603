"""Reads the tables and word lists of the codebook's data folder."""

import tomllib
from collections.abc import Iterator
from pathlib import Path

from purport.errors import DataError


def read_table(path: Path, columns: int) -> Iterator[tuple[int, list[str]]]:
    """Yield (line number, fields) of a TSV file without comments and header.

    Raises DataError naming file and line when a row has the wrong number of fields.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise DataError(f"{path}: cannot be read: {error}") from error
    rows = [(number, line) for number, line in enumerate(lines, 1) if line.strip() and not line.startswith("#")]
    for number, line in rows[1:]:
        fields = [field.strip() for field in line.split("\t")]
        if len(fields) != columns:
            raise DataError(f"{path}:{number}: {len(fields)} fields where {columns} are expected")
        yield number, fields


def read_lists(path: Path) -> dict[str, frozenset[str]]:
    """Read a TOML file of word lists. Raises DataError naming the file when it is broken."""
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise DataError(f"{path}: cannot be read as TOML: {error}") from error
    return {name: frozenset(words) for name, words in table.items() if isinstance(words, list)}
