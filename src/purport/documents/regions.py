"""Says what the elements around a piece of text tell about it, by their tags, roles and class names."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from itertools import pairwise

from purport.documents.markup import Tag

_CLASS_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+")
_NAMING = ("class", "id", "itemprop", "data-component", "data-testid", "data-module")
_NAMES_READ = 300
_MAX_DEPTH = 24
_UNTOLD = frozenset({"html", "body", "a", "img", "b", "i", "em", "strong"})
"""Elements whose class names tell of the whole page, or of nothing."""


@dataclass(frozen=True, slots=True, eq=False)
class Region:
    """An element that says something about the text in it, inside the next larger such element.

    `names` are the class names that said it; empty where the tag itself did.
    """

    flag: str
    names: str
    parent: "Region | None"
    depth: int

    def chain(self) -> "Iterator[Region]":
        """Give this region and those around it, from the inside out."""
        region: Region | None = self
        while region is not None:
            yield region
            region = region.parent


@dataclass(frozen=True, slots=True, kw_only=True)
class TagLore:
    """What HTML elements are to a reader of text."""

    block: frozenset[str]
    void: frozenset[str]
    hidden: frozenset[str]
    closes_p: frozenset[str]
    ended_by: dict[str, tuple[str, ...]]
    held_by: dict[str, tuple[str, ...]]
    flags: dict[str, str]
    roles: dict[str, str]


@cache
def tag_lore() -> TagLore:
    """Load what is known of HTML elements."""
    data = tomllib.loads(files("purport.documents").joinpath("data/html_tags.toml").read_text("utf-8"))
    block = frozenset(data["block"].split())
    return TagLore(
        block=block,
        void=frozenset(data["void"].split()),
        hidden=frozenset(data["hidden"].split()),
        closes_p=block - set(data["inside_p"].split()),
        ended_by={name: tuple(ended.split()) for name, ended in data["ended_by"].items()},
        held_by={name: tuple(holders.split()) for name, holders in data["held_by"].items()},
        flags=data["flags"],
        roles=data["roles"],
    )


@cache
def _cues() -> tuple[dict[str, str], dict[tuple[str, str], str]]:
    data = tomllib.loads(files("purport.documents").joinpath("data/html_cues.toml").read_text("utf-8"))
    words = {word: flag for flag, entry in reversed(data.items()) for word in entry["words"]}
    pairs = {
        (parts[0], parts[1]): flag
        for flag, entry in data.items()
        for phrase in entry["phrases"]
        if len(parts := phrase.split()) >= 2
    }
    return words, pairs


@lru_cache(maxsize=4096)
def flag_of_names(names: str) -> str | None:
    """Give what class names and ids say of an element. Pairs of words go before single words."""
    words, pairs = _cues()
    parts = [part.lower() for part in _CLASS_WORD.findall(names)]
    for pair in pairwise(parts):
        if pair in pairs:
            return pairs[pair]
    for part in parts:
        if part in words:
            return words[part]
    return None


def region_of(tag: Tag, around: Region | None) -> Region | None:
    """Give the innermost region inside an element.

    Arguments: its opening tag; the region that it stands in. An element that says nothing leaves that one.
    """
    if tag.name in _UNTOLD or (around is not None and around.depth >= _MAX_DEPTH):
        return around
    lore, attributes = tag_lore(), tag.attributes
    said = [(lore.flags.get(tag.name), "")]
    if attributes:
        names = " ".join([attributes[key] for key in _NAMING if attributes.get(key)])[:_NAMES_READ]
        said += [
            (lore.roles.get(attributes.get("role", "").lower()), "role"),
            (flag_of_names(names) if names else None, names),
        ]
    for flag, names in said:
        if flag is not None and not (around is not None and around.flag == flag and around.names == names):
            around = Region(flag, names, around, around.depth + 1 if around else 1)
    return around


def shared_region(first: Region, second: Region | None) -> Region | None:
    """Give the innermost region around both."""
    seen = set(map(id, first.chain()))
    for region in second.chain() if second else ():
        if id(region) in seen:
            return region
    return None
