"""An ontology of political events as data: types, modes, scores, quad classes, contexts.

Another ontology is another TOML file of the same shape; `load_ontology(path)` reads and checks it.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from purport.errors import DataError
from purport.ontology.cameo import DATA, goldstein


@dataclass(frozen=True, slots=True, kw_only=True)
class EventClass:
    """One event type: its conflict-cooperation score, quad class, modes with scores, and CAMEO root."""

    name: str
    score: float
    quad: int
    cameo: str | None
    description: str
    modes: Mapping[str, float]
    recipient_required: bool = False
    unscored_modes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Ontology:
    """A whole ontology."""

    name: str
    version: str
    verified: bool
    types: Mapping[str, EventClass]
    quads: Mapping[int, str]
    contexts: tuple[str, ...]

    def quad(self, type_: str) -> int:
        """Give the quad class of a type. Raises DataError for a type that the ontology lacks."""
        return self._class(type_).quad

    def score(self, type_: str, mode: str | None = None) -> float:
        """Give the conflict-cooperation score of a type, or of its mode where one is given.

        Raises DataError for a type or a mode that the ontology lacks.
        """
        event_class = self._class(type_)
        if mode is None:
            return event_class.score
        if mode not in event_class.modes:
            known = ", ".join(event_class.modes) or "none"
            raise DataError(f"{self.name} has no mode {mode!r} of {type_}; it has {known}")
        return event_class.modes[mode]

    def goldstein(self, code: str) -> float | None:
        """Give the Goldstein score of a CAMEO code, of its nearest parent where it has none of its own."""
        return goldstein(code)

    def _class(self, type_: str) -> EventClass:
        found = self.types.get(type_)
        if found is None:
            raise DataError(f"{self.name} has no event type {type_!r}; it has {', '.join(self.types)}")
        return found


def read_toml(path: Path) -> dict[str, Any]:
    """Read a TOML file. Raises DataError that names the file when it is missing, broken or not UTF-8."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise DataError(f"{path}: cannot be read as TOML: {error}") from error


def _event_class(path: Path, name: str, table: Mapping[str, Any], quads: Mapping[int, str]) -> EventClass:
    try:
        quad = int(table["quad"])
        modes = {str(mode): float(score) for mode, score in table.get("modes", {}).items()}
        built = EventClass(
            name=name,
            score=float(table["score"]),
            quad=quad,
            cameo=table.get("cameo"),
            description=str(table["description"]),
            modes=MappingProxyType(modes),
            recipient_required=bool(table.get("recipient_required", False)),
            unscored_modes=tuple(table.get("unscored_modes", ())),
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise DataError(f"{path}: type {name}: missing or wrong value: {error}") from error
    if quad not in quads:
        raise DataError(f"{path}: type {name}: quad {quad} is not among the quads")
    return built


@cache
def load_ontology(path: Path | None = None) -> Ontology:
    """Load an ontology, by default PLOVER v2.0.

    Arguments: the TOML file. Returns the ontology. Raises DataError that says where the file is wrong.
    """
    path = path or DATA / "plover.toml"
    table = read_toml(path)
    try:
        quads = {int(number): str(name) for number, name in table["quads"].items()}
        types = {name: _event_class(path, name, entry, quads) for name, entry in table["types"].items()}
        return Ontology(
            name=str(table["name"]),
            version=str(table["version"]),
            verified=bool(table.get("verified", False)),
            types=MappingProxyType(types),
            quads=MappingProxyType(quads),
            contexts=tuple(table["contexts"]),
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise DataError(f"{path}: missing or wrong value: {error}") from error


def quad(type_: str) -> int:
    """Give the PLOVER quad class of a type. Raises DataError for an unknown type."""
    return load_ontology().quad(type_)


def score(type_: str, mode: str | None = None) -> float:
    """Give the PLOVER conflict-cooperation score. Raises DataError for an unknown type or mode."""
    return load_ontology().score(type_, mode)
