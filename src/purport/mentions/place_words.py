"""Words around place names, loaded once."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from purport.errors import DataError


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceWords:
    """Word lists for finding toponyms and telling places from actors; all lower-cased."""

    locative: frozenset[str]
    directional: frozenset[str]
    motion: frozenset[str]
    on_object: frozenset[str]
    on_noun: frozenset[str]
    part_nouns: frozenset[str]
    ambiguous: frozenset[str]
    name_tails: frozenset[str]
    venues: frozenset[str]
    frontiers: frozenset[str]
    on_venue: frozenset[str]
    institutions: frozenset[str]
    scene_nouns: frozenset[str]


@cache
def place_words() -> PlaceWords:
    """Return the word lists. Raises DataError where data/place_words.toml is broken."""
    text = (files("purport.mentions") / "data" / "place_words.toml").read_text(encoding="utf-8")
    try:
        table = tomllib.loads(text)
        return PlaceWords(**{name: frozenset(table[name]) for name in PlaceWords.__dataclass_fields__})
    except (tomllib.TOMLDecodeError, KeyError, TypeError) as error:
        raise DataError(f"data/place_words.toml is broken: {error}. Reinstall Purport.") from error
