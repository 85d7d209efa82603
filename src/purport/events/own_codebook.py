"""A user's own codebook, read beside the one that ships.

A folder holds any of these; docs/codebook.md tells how to write them:

- `TYPE.tsv`: rows as in our own files. They are tried before all of ours.
- `off.txt`: names of shipped entries, one a line (`ACCUSE:slam`), that are not to be used.
- `classes.toml`: noun classes; one that has the name of ours adds its words to it.

What is broken is left out and told by file and line; the rest is used.
"""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from purport.errors import DataError
from purport.events.entries import Entry, Reader, read_entries
from purport.events.tables import MOST_BYTES, Problem, scan_lines, scan_lists

SETTING = "PURPORT_CODEBOOK"
"""The environment variable that names the folder; worker processes inherit it."""
FILES = frozenset({"off.txt", "classes.toml"})
AHEAD = 10_000
"""By how much the user's rows stand before ours."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnCodebook:
    """What a folder adds: entries, the shipped entries it switches off (with file and line), its classes, and what is
    wrong in it."""

    entries: tuple[Entry, ...]
    off: Mapping[str, tuple[Path, int]]
    classes: Mapping[str, frozenset[str]]
    version: str
    problems: tuple[Problem, ...]


def read_own(
    folder: Path, version: str, classes: Mapping[str, frozenset[str]], roles: Mapping[str, Mapping[str, str]]
) -> OwnCodebook:
    """Read a user's codebook.

    Arguments: its folder; the version of ours; our noun classes and default roles. Returns what is sound in it, and
    what is not. Raises DataError when there is no such folder, or it holds nothing of a codebook.
    """
    if not folder.is_dir():
        raise DataError(f"{folder}: no such folder; name the folder of your codebook, or unset {SETTING}")
    paths = sorted(path for path in folder.iterdir() if path.is_file() and not path.name.startswith("."))
    known = [path for path in paths if path.suffix == ".tsv" or path.name in FILES]
    if not known:
        raise DataError(f"{folder}: holds no TYPE.tsv, off.txt or classes.toml; see docs/codebook.md")
    problems: list[Problem] = []
    own_classes: dict[str, frozenset[str]] = {}
    if (folder / "classes.toml") in known:
        own_classes, found = scan_lists(folder / "classes.toml")
        problems += found
    merged = merge_classes(classes, own_classes)
    full_version = f"{version}+own-{_digest(known)}"
    reader = Reader(classes=merged, roles=roles, version=full_version, own=True)
    entries: list[Entry] = []
    for path in known:
        if path.suffix == ".tsv":
            read, found = read_entries(path, reader)
            entries += read
            problems += found
    off: dict[str, tuple[Path, int]] = {}
    if (folder / "off.txt") in known:
        lines, found = scan_lines(folder / "off.txt")
        problems += found
        off = {line.strip(): (folder / "off.txt", number) for number, line in lines}
    return OwnCodebook(entries=tuple(entries), off=off, classes=merged, version=full_version, problems=tuple(problems))


def merge_classes(
    ours: Mapping[str, frozenset[str]], own: Mapping[str, frozenset[str]]
) -> Mapping[str, frozenset[str]]:
    """Give our classes with the words of the user's added."""
    return {**ours, **{name: ours.get(name, frozenset()) | words for name, words in own.items()}}


def _digest(paths: Iterable[Path]) -> str:
    """Give a short digest of the files, so that a record tells which own codebook coded it."""
    total = hashlib.sha256()
    for path in paths:
        total.update(path.name.encode("utf-8", "surrogateescape"))
        if path.stat().st_size <= MOST_BYTES:
            total.update(path.read_bytes())
    return total.hexdigest()[:8]
