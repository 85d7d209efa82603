"""Who owns an outlet, and whether it speaks for a government."""

import tomllib
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType
from typing import Any

from purport.errors import DataError, MissingInput

LARGEST_FILE = 4_000_000
_ASCII = {code: "" if chr(code) == "'" else " " for code in range(128) if not chr(code).isalnum()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Owner:
    """What is known of an outlet. `owner` is None where nobody wrote it down; `country` ISO 3166 alpha-3."""

    owner: str | None = None
    country: str | None = None
    state_media: bool = False
    agency: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Owners:
    """A table from the folded name of an outlet to what is known of it."""

    outlets: Mapping[str, Owner]

    def find(self, name: str | None) -> Owner | None:
        """Give what is known of the outlet with this name, or None."""
        return self.outlets.get(fold_name(name)) if name else None

    def overridden_by(self, other: "Owners") -> "Owners":
        """Give a table in which what `other` says of an outlet stands."""
        return Owners(outlets=MappingProxyType({**self.outlets, **other.outlets}))


@lru_cache(maxsize=16_384)
def fold_name(name: str) -> str:
    """Fold a name for comparison: no case, no article before it, no punctuation, single spaces."""
    if name.isascii():
        words = name.lower().translate(_ASCII).split()
    else:
        folded = unicodedata.normalize("NFKC", name).casefold()
        words = "".join(c if c.isalnum() else " " if c != "'" else "" for c in folded).split()
    return " ".join(words[1:] if len(words) > 1 and words[0] == "the" else words)


def load_owners(path: Path) -> Owners:
    """Read a table of owners.

    Arguments: a TOML file with the keys of the shipped data/owners.toml.
    Raises MissingInput where there is no such file, DataError where it is not such a table.
    """
    if not path.is_file():
        raise MissingInput(f"no table of owners at {path}; leave it out to use the one that is shipped")
    if path.stat().st_size > LARGEST_FILE:
        raise DataError(f"{path} is larger than {LARGEST_FILE} bytes; a table of owners is smaller")
    try:
        return parse_owners(path.read_text(encoding="utf-8"), str(path))
    except UnicodeDecodeError as error:
        raise DataError(f"{path} is not UTF-8: {error}. Save it as UTF-8.") from error


@cache
def shipped_owners() -> Owners:
    """Give the table that comes with the package; none of its rows was checked against a source."""
    text = (files("purport.ledger") / "data" / "owners.toml").read_text(encoding="utf-8")
    return parse_owners(text, "purport/ledger/data/owners.toml")


def parse_owners(text: str, where: str) -> Owners:
    """Read a table of owners from TOML; `where` is named in errors. Raises DataError."""
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise DataError(f"{where} is not TOML: {error}") from error
    found: dict[str, Owner] = {}
    ambiguous: set[str] = set()
    for name, alias, owner in _rows(table, where):
        key = fold_name(name)
        known = found.get(key)
        if known is not None and known != owner:
            if alias and known.country and owner.country and known.country != owner.country:
                # An abbreviation that two agencies share ("APS") names neither of them for sure.
                ambiguous.add(key)
                continue
            owner = _joined(known, owner)
        found[key] = owner
    return Owners(outlets=MappingProxyType({key: owner for key, owner in found.items() if key not in ambiguous}))


def _joined(one: Owner, two: Owner) -> Owner:
    return replace(
        one,
        owner=one.owner or two.owner,
        country=one.country or two.country,
        state_media=one.state_media or two.state_media,
        agency=one.agency or two.agency,
    )


def _rows(table: Mapping[str, Any], where: str) -> Iterator[tuple[str, bool, Owner]]:
    for entry in table.get("state_media", ()):
        yield from _names(entry, Owner(country=_text(entry, "country", where), state_media=True, agency=True), where)
    for entry in table.get("agencies", ()):
        yield from _names(entry, Owner(country=_text(entry, "country", where), agency=True), where)
    for group in table.get("group", ()):
        for entry in group.get("outlets", ()):
            owner = Owner(owner=_text(group, "owner", where), country=_text(entry, "country", where))
            yield from _names(entry, owner, where)


def _names(entry: Mapping[str, Any], owner: Owner, where: str) -> Iterator[tuple[str, bool, Owner]]:
    name = _text(entry, "name", where)
    if not name:
        raise DataError(f'{where}: an outlet without a name; write name = "..."')
    yield name, False, owner
    for alias in entry.get("aliases", ()):
        yield str(alias), True, owner


def _text(entry: Mapping[str, Any], key: str, where: str) -> str | None:
    if not isinstance(entry, Mapping):
        raise DataError(f"{where}: {entry!r} is not a table of names")
    value = entry.get(key)
    if value is not None and not isinstance(value, str):
        raise DataError(f"{where}: {key} = {value!r} is not text")
    return value
