"""Names of persons without the titles before them, and in one piece.

The name head now and then takes a title for part of a name ("Minister of Education Ana Ruiz"), a title alone for a name
("Mr."), or a first and a last name for two persons.
"""

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from types import MappingProxyType

Name = tuple[int, int, str]

PERSON = "PER"
OFFICE_MARKS = frozenset({"of", "for"})
LONGEST_OFFICE = 4
"""Tokens after "of" or "for" that a title may run on for: "Minister of Justice and Constitutional Affairs"."""


@cache
def title_words() -> Mapping[str, frozenset[str]]:
    """Load the words of titles, from `data/titles.toml`: list name to lower-case words."""
    text = (files("purport.language") / "data" / "titles.toml").read_text(encoding="utf-8")
    return MappingProxyType({name: frozenset(words) for name, words in tomllib.loads(text).items()})


def without_titles(names: Sequence[Name], lower: Sequence[str], pos: Sequence[str]) -> list[Name]:
    """Take the titles off persons, leave out those that are nothing else, and join a name that came in pieces.

    Arguments: the names as (start, end, label), ascending; the tokens' lower-case words and parts of speech. Names of
    other kinds stay as they are.
    """
    found: list[Name] = []
    for start, end, label in names:
        if label == PERSON:
            start = _after_title(start, end, lower)
            if start >= end:
                continue
            last = found[-1] if found else None
            if last is not None and last[2] == PERSON and last[1] == start and _goes_on(start, end, lower, pos):
                found[-1] = (last[0], end, label)
                continue
        found.append((start, end, label))
    return found


def _goes_on(start: int, end: int, lower: Sequence[str], pos: Sequence[str]) -> bool:
    """Say whether a person that follows another without anything between is the rest of that name."""
    return all(pos[i] == "PROPN" and lower[i][0].isalpha() for i in range(start, end))


def _after_title(start: int, end: int, lower: Sequence[str]) -> int:
    """Give the first token after the titles that a name begins with: all of them, where a name follows."""
    words, at = title_words(), start
    while at < end:
        title = at
        while title < end and lower[title] in words["leading"] and lower[title] not in words["single"]:
            title += 1
        while title + 1 < end and lower[title] in words["leading"] and lower[title + 1] in words["single"]:
            title += 1
        if title >= end or lower[title] not in words["single"]:
            return at
        at = title + 1
        if at < end and lower[at] in OFFICE_MARKS:
            at = _after_office(at, end, lower)
    return at


def _after_office(mark: int, end: int, lower: Sequence[str]) -> int:
    """Give the token after the office of a title: one word, a pair that "and" joins, or all where nothing is left."""
    at = mark + 1
    if at < end and lower[at] == "the":
        at += 1
    at += 1
    while at + 1 < end and lower[at] in ("and", "&", ",") and at - mark <= LONGEST_OFFICE:
        at += 2
    return min(at, end)
