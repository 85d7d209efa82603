"""Reads the tables and word lists of the codebook's data folder, and says by file and line what is wrong in them."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from purport.errors import DataError

MOST_BYTES = 16 * 1024 * 1024
MOST_IN_LINE = 64 * 1024
"""Limits on a table, in bytes: our largest has 60 KiB, our longest row 6 KiB."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """What is wrong with a line of a file; `line` is None where the whole file is meant."""

    path: Path
    line: int | None
    reason: str

    def __str__(self) -> str:
        return f"{self.path}: {self.reason}" if self.line is None else f"{self.path}:{self.line}: {self.reason}"


def scan_lines(path: Path) -> tuple[list[tuple[int, str]], list[Problem]]:
    """Read the lines of a text file that are no comment, and what keeps others from being read.

    Arguments: the file. Returns (line number from 1, text) pairs; a line that is not UTF-8 or too long gives a problem
    instead, and so does a file that cannot be opened or is too large.
    """
    try:
        size = path.stat().st_size
        data = path.read_bytes() if size <= MOST_BYTES else b""
    except OSError as error:
        return [], [Problem(path=path, line=None, reason=f"cannot be read: {error.strerror}")]
    if size > MOST_BYTES:
        return [], [Problem(path=path, line=None, reason=f"larger than {MOST_BYTES} bytes; split it")]
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return [], [Problem(path=path, line=1, reason="UTF-16, not UTF-8; save the file as UTF-8")]
    lines: list[tuple[int, str]] = []
    problems: list[Problem] = []
    for number, raw in enumerate(data.removeprefix(b"\xef\xbb\xbf").splitlines(), 1):
        if len(raw) > MOST_IN_LINE:
            problems.append(Problem(path=path, line=number, reason=f"longer than {MOST_IN_LINE} bytes"))
            continue
        try:
            text = raw.decode("utf-8")
        except UnicodeDecodeError as error:
            reason = f"not UTF-8 at byte {error.start + 1} of the line; save the file as UTF-8"
            problems.append(Problem(path=path, line=number, reason=reason))
            continue
        if text.strip() and not text.startswith("#"):
            lines.append((number, text))
    return lines, problems


def scan_table(
    path: Path, columns: int, *, header: str | None = None
) -> tuple[list[tuple[int, list[str]]], list[Problem]]:
    """Read the rows of a TSV file without comments and header, and what is wrong with the others.

    Arguments: the file; how many fields a row has; the name of the first column, where the header may be missing.
    Returns (line number, fields) pairs and one problem per broken row.
    """
    lines, problems = scan_lines(path)
    headed = header is None or (bool(lines) and lines[0][1].split("\t")[0].strip() == header)
    rows: list[tuple[int, list[str]]] = []
    for number, line in lines[1 if headed else 0 :]:
        fields = [field.strip() for field in line.split("\t")]
        if len(fields) != columns:
            reason = f"{len(fields)} fields where {columns} are expected"
            problems.append(Problem(path=path, line=number, reason=reason))
        else:
            rows.append((number, fields))
    return rows, problems


def read_table(path: Path, columns: int) -> Iterator[tuple[int, list[str]]]:
    """Yield (line number, fields) of a TSV file without comments and header.

    Raises DataError naming file and line when a row has the wrong number of fields.
    """
    rows, problems = scan_table(path, columns)
    if problems:
        raise DataError(str(problems[0]))
    yield from rows


def scan_lists(path: Path) -> tuple[dict[str, frozenset[str]], list[Problem]]:
    """Read a TOML file of word lists, and what is wrong with it. A list may hold nothing but strings."""
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        return {}, [Problem(path=path, line=None, reason=f"cannot be read as TOML: {error}")]
    lists: dict[str, frozenset[str]] = {}
    problems: list[Problem] = []
    for name, words in table.items():
        if isinstance(words, list) and all(isinstance(word, str) for word in words):
            lists[name] = frozenset(words)
        else:
            problems.append(Problem(path=path, line=None, reason=f"{name} is no list of words"))
    return lists, problems


def read_lists(path: Path) -> dict[str, frozenset[str]]:
    """Read a TOML file of word lists. Raises DataError naming the file when it is broken."""
    lists, problems = scan_lists(path)
    if problems:
        raise DataError(str(problems[0]))
    return lists
