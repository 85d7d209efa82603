"""Loads the small word lists of this room."""

import tomllib
from functools import cache
from importlib.resources import files


@cache
def word_list(name: str) -> frozenset[str]:
    """Give a list of `data/words.toml` by its name."""
    data = tomllib.loads(files("purport.documents").joinpath("data/words.toml").read_text("utf-8"))
    return frozenset(data[name].split())
