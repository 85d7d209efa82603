"""Recognises the phrases of page furniture: buttons, notices, calls to other stories.

The phrases are data (`data/furniture.toml`); this file says how a line is compared with them.
"""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from ahocorasick_rs import AhoCorasick

_STRAIGHT = (("\u2018", "'"), ("\u2019", "'"), ("\u201c", '"'), ("\u201d", '"'), ("\u00a0", " "), ("\u2026", "..."))
OUTER = (
    " \t\r\n.:;,!*|>\u00bb\u203a\u2192\u25b6\u25ba\u2022\u00b7-\u2013\u2014_#[]()\u200b\ufeff+\u2715\u00d7"
    "\u25bc\u25b2\u2193\u2191<\u00ab\u2039"
)
"""Characters that do not count at the ends of a line that is compared."""
_COUNTER = re.compile(r"(?:(?:image|photo|picture|slide|page)\s?)?\d{1,4}(?:\s?(?:of|/)\s?){0,2}\d{0,4}")
"""The counter of a gallery or of a list: "Image 1 of 13", "3 / 8", "2"."""
_COUNT = re.compile(r"[(\[]?\d+[)\]]?")
"""The number of comments or stories beside the heading of a section: "Comments (12)"."""
_LONG_LINE = 60
"""Furniture phrases are looked for in lines of at most so many words: prose may mention cookies."""
_LONG_PROSE = 40
"""A whole paragraph of so many words is furniture by its beginning only; it may tell of free trials."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrases:
    """The compiled phrase lists."""

    exact: frozenset[str]
    prefix: re.Pattern[str]
    contains: AhoCorasick
    teaser: re.Pattern[str]
    byline: re.Pattern[str]
    agencies: frozenset[str]
    sections: dict[str, frozenset[str]]
    credit: re.Pattern[str]
    opening: re.Pattern[str]
    description: re.Pattern[str]


@cache
def phrases() -> Phrases:
    """Load and compile the phrase lists."""
    data = tomllib.loads(files("purport.documents").joinpath("data/furniture.toml").read_text("utf-8"))
    boilerplate, caption = data["boilerplate"], data["caption"]
    return Phrases(
        exact=frozenset(boilerplate["exact"]),
        prefix=_beginning(boilerplate["prefix"]),
        contains=AhoCorasick(boilerplate["contains"]),
        teaser=_beginning(data["teaser"]["prefix"]),
        byline=_beginning(data["byline"]["prefix"]),
        agencies=frozenset(data["byline"]["agencies"]),
        sections={name: frozenset(openers) for name, openers in data["sections"].items()},
        credit=re.compile("|".join(f"(?:{pattern})" for pattern in caption["credits"])),
        opening=re.compile("|".join(f"(?:{pattern})" for pattern in caption["openings"])),
        description=re.compile("|".join(f"(?:{pattern})" for pattern in caption["descriptions"])),
    )


def _beginning(prefixes: list[str]) -> re.Pattern[str]:
    """Match any of the prefixes where a word ends after it."""
    return re.compile("(?:" + "|".join(re.escape(p.rstrip()) for p in prefixes) + r")(?!\w)")


def straight(line: str) -> str:
    """Straighten typographic quotation marks and apostrophes."""
    if not line.isascii():
        for mark, plain_mark in _STRAIGHT:
            line = line.replace(mark, plain_mark)
    return line


def fold(line: str) -> str:
    """Fold a line for comparison: case, quotes and spaces do not count."""
    return " ".join(straight(line).casefold().split())


def plain(line: str) -> str:
    """Fold a line for comparison: case, quotes, spaces and outer punctuation do not count."""
    return fold(line).strip(OUTER)


def is_furniture(line: str, words: int, folded: str) -> bool:
    """Say whether the line is a button, notice, form field or the like. `folded` is the line as `fold` gives it."""
    known, folded = phrases(), folded.strip(OUTER)
    if not folded or folded in known.exact or _COUNTER.fullmatch(folded):
        return True
    if words > _LONG_LINE:
        return False
    prefix = known.prefix.match(folded)
    if prefix and (words <= 30 or prefix.group().count(" ") >= 3 or not ends_sentence(line)):
        return True
    if words > _LONG_PROSE and ends_sentence(line):
        return False
    return bool(known.contains.find_matches_as_indexes(folded))


def section_opened(line: str, words: int) -> str | None:
    """Name the section ('comments', 'related', 'about') that a short heading line begins."""
    if words > 8:
        return None
    folded = plain(_COUNT.sub("", line))
    for name, openers in phrases().sections.items():
        if folded in openers:
            return name
    return None


def is_teaser_cue(line: str, words: int, folded: str) -> bool:
    """Say whether the line calls the reader to another story, video or programme.

    A long sentence that happens to begin with such words is not a call. `folded` is the line as `fold` gives it.
    """
    if words > 40:
        return False
    folded = folded.lstrip(OUTER)
    match = phrases().teaser.match(folded)
    if match is None:
        return False
    marked = match.group()[-1] in ":|-\u2013\u2014l" or folded[match.end() :].lstrip()[:1] in (":", "|", "-", "")
    return marked or not ends_sentence(line) or match.group().startswith(("read more", "read also", "see also"))


_FINAL = (".", "!", "?", "\u2026", "\u3002", "\uff1f", "\uff01", "\u061f", "\u0964")
_CLOSING = "\"'\u201d\u2019\u00bb)]\u200b\ufeff"


def ends_sentence(line: str) -> bool:
    """Say whether the line ends with final punctuation, closing quotes and a last bracket aside."""
    stripped = line.rstrip()
    if stripped.rstrip(_CLOSING).endswith(_FINAL):
        return True
    opened = stripped.rfind("(", len(stripped) - 40) if stripped.endswith(")") else -1
    return opened > 0 and stripped[:opened].rstrip().rstrip(_CLOSING).endswith(_FINAL)
