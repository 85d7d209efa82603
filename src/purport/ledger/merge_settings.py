"""The weights and word lists of merging, read from data/merging.toml."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any, Literal

from ahocorasick_rs import AhoCorasick

from purport.ledger.word_forms import stem

Cue = Literal["mark", "hour", "background"]
NO_CUES: frozenset[Cue] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What merging goes by.

    `weights` and `limits` are the numbers of the file. `compatible` holds unordered pairs of types. `hours` gives for
    a time of day the phrases that name it, as a pattern. `grouped` maps a stem, or two joined by a space, to its kinds
    and groups; `telling` are all stems in it. `any_hour` finds any phrase of `hours`, `any_mark` any of `others` and
    `ordinals`. `background` finds words that only date an event by another one ("two days after the raid"). `letters`
    finds the letters of any of these, and `letters_of` tells of which: much faster than the patterns, which need only
    be asked where it finds any.
    """

    weights: Mapping[str, float]
    limits: Mapping[str, float]
    compatible: frozenset[frozenset[str]]
    families: Mapping[str, str]
    blamed: frozenset[str]
    mutual: frozenset[str]
    mutual_modes: frozenset[str]
    placed: frozenset[str]
    told_by_actor: frozenset[str]
    public_modes: frozenset[str]
    casualties: frozenset[str]
    general: Mapping[str, frozenset[str]]
    armed: frozenset[str]
    open_sectors: frozenset[str]
    others: frozenset[str]
    ordinals: frozenset[str]
    counted: frozenset[str]
    hours: Mapping[str, re.Pattern[str]]
    hours_compatible: frozenset[frozenset[str]]
    function: frozenset[str]
    common: frozenset[str]
    grouped: Mapping[str, tuple[tuple[str, str], ...]]
    telling: frozenset[str]
    any_hour: re.Pattern[str]
    any_mark: re.Pattern[str]
    background: re.Pattern[str]
    letters: AhoCorasick
    letters_of: tuple[Cue, ...]

    def family(self, type_: str) -> str:
        """Give one name for all types that are linked by compatible pairs, so that they can share a key."""
        return self.families.get(type_, type_)

    def cues_in(self, folded: str) -> frozenset[Cue]:
        """Say of which cues a folded text has the letters; the patterns decide whether they are words of their own."""
        found = self.letters.find_matches_as_indexes(folded, overlapping=True)
        return frozenset([self.letters_of[phrase] for phrase, _, _ in found]) if found else NO_CUES


@cache
def shipped() -> Settings:
    """Give the shipped settings."""
    return read_settings((files("purport.ledger") / "data" / "merging.toml").read_text(encoding="utf-8"))


def read_settings(text: str) -> Settings:
    """Read settings from TOML of the form of data/merging.toml."""
    table = tomllib.loads(text)
    types, cues, hours = table["types"], table["cues"], dict(table["hours"])
    compatible = frozenset(frozenset(pair) for pair in types["compatible"])
    near = hours.pop("compatible")
    grouped = _grouped(table["groups"])
    letters: dict[Cue, tuple[str, ...]] = {
        "mark": (*cues["other"], *cues["ordinals"]),
        "hour": tuple(phrase for phrases in hours.values() for phrase in phrases),
        "background": tuple(cues["relations"]),
    }
    return Settings(
        weights=MappingProxyType({k: float(v) for k, v in table["weights"].items()}),
        limits=MappingProxyType({k: float(v) for k, v in table["limits"].items()}),
        compatible=compatible,
        families=MappingProxyType({t: _family(t, compatible) for pair in compatible for t in pair}),
        blamed=frozenset(types["blamed"]),
        mutual=frozenset(types["mutual"]),
        mutual_modes=frozenset(types["mutual_modes"]),
        placed=frozenset(types["placed"]),
        told_by_actor=frozenset(types["told_by_actor"]),
        public_modes=frozenset(types["public_modes"]),
        casualties=frozenset(types["casualties"]),
        general=MappingProxyType({k: frozenset(v) for k, v in table["sectors"]["general"].items()}),
        armed=frozenset(table["sectors"]["armed"]),
        open_sectors=frozenset(table["sectors"]["open"]),
        others=frozenset(cues["other"]),
        ordinals=frozenset(cues["ordinals"]),
        counted=frozenset(stem(word) for word in cues["counted"]),
        hours=MappingProxyType({k: _any_of(v) for k, v in hours.items()}),
        hours_compatible=frozenset(frozenset(pair) for pair in near),
        function=frozenset(table["words"]["function"]),
        common=frozenset(stem(word) for word in table["words"]["common"]),
        grouped=MappingProxyType(grouped),
        telling=frozenset(part for phrase in grouped for part in phrase.split()),
        any_mark=_any_of(letters["mark"]),
        background=_background(cues["spans"], cues["relations"]),
        any_hour=_any_of(letters["hour"]),
        letters=AhoCorasick([phrase for phrases in letters.values() for phrase in phrases]),
        letters_of=tuple(cue for cue, phrases in letters.items() for _ in phrases),
    )


def _family(type_: str, compatible: Iterable[frozenset[str]]) -> str:
    family, before = {type_}, 0
    while len(family) != before:
        before = len(family)
        family |= {t for pair in compatible if pair & family for t in pair}
    return min(family)


def _any_of(phrases: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, phrases))})\b")


def _background(spans: Iterable[str], relations: Iterable[str]) -> re.Pattern[str]:
    """Find a span of time, the relation to another event, and the words on that event up to the next stop."""
    first, then = ("|".join(map(re.escape, words)) for words in (spans, relations))
    return re.compile(rf"\b(?:{first})\s(?:{then})\b[^,;:.]*", re.IGNORECASE)


def _grouped(groups: Mapping[str, Mapping[str, Any]]) -> dict[str, tuple[tuple[str, str], ...]]:
    found: dict[str, dict[tuple[str, str], None]] = {}
    for kind, entries in groups.items():
        for group, phrases in entries.items():
            for phrase in phrases:
                found.setdefault(" ".join(stem(word) for word in phrase.split()), {})[kind, group] = None
    return {phrase: tuple(some) for phrase, some in found.items()}
