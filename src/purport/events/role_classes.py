"""The word classes that decide who acts and who receives, `data/role_classes.toml`."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

from purport.events.tables import read_lists

_PATH = Path(__file__).parent / "data" / "role_classes.toml"


@cache
def role_classes() -> Mapping[str, frozenset[str]]:
    """Give the classes by name. Raises DataError when the file cannot be understood."""
    return MappingProxyType(dict(read_lists(_PATH)))
