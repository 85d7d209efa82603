"""Recognises the phrases of page furniture: buttons, calls to other stories, bylines, photo credits.

The phrases are data (`data/furniture.toml`); this file says how a line is compared with them.
"""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_STRAIGHT = str.maketrans({"\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"', "\u00a0": " ", "\u2026": "..."})
_OUTER = " \t\r\n.:;,!*|>\u00bb\u203a\u2192\u25b6\u25ba\u2022\u00b7-\u2013\u2014_#[]()\u200b\ufeff+\u2715\u00d7\u25bc\u25b2\u2193\u2191<\u00ab\u2039"
_LONG_LINE = 60
"""Furniture phrases are looked for in lines of at most so many words: prose may mention cookies."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrases:
    """The compiled phrase lists."""

    exact: frozenset[str]
    prefix: re.Pattern[str]
    contains: re.Pattern[str]
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
        contains=re.compile("|".join(map(re.escape, boilerplate["contains"]))),
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


def plain(line: str) -> str:
    """Fold a line for comparison: case, quotes, spaces and outer punctuation do not count."""
    return " ".join(line.translate(_STRAIGHT).casefold().split()).strip(_OUTER)


def is_furniture(line: str, words: int) -> bool:
    """Say whether the line is a button, notice, form field or the like."""
    known, folded = phrases(), plain(line)
    if not folded or folded in known.exact:
        return True
    if words > _LONG_LINE:
        return False
    if known.prefix.match(folded) and (words <= 30 or not ends_sentence(line)):
        return True
    return known.contains.search(folded) is not None


def section_opened(line: str, words: int) -> str | None:
    """Name the section ('comments', 'related', 'about') that a short heading line begins."""
    if words > 8:
        return None
    folded = plain(re.sub(r"[(\[]?\d+[)\]]?", "", line))
    for name, openers in phrases().sections.items():
        if folded in openers:
            return name
    return None


def is_teaser_cue(line: str, words: int) -> bool:
    """Say whether the line calls the reader to another story, video or programme.

    A long sentence that happens to begin with such words is not a call.
    """
    folded = " ".join(line.translate(_STRAIGHT).casefold().split()).lstrip(_OUTER)
    match = phrases().teaser.match(folded)
    if match is None or words > 40:
        return False
    marked = match.group()[-1] in ":|-\u2013\u2014l" or folded[match.end() :].lstrip()[:1] in (":", "|", "-", "")
    return marked or not ends_sentence(line) or match.group().startswith(("read more", "read also", "see also"))


_DATE_LIKE = re.compile(
    r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s?\d|\d{1,2}\s(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
    r"|\b\d{4}-\d\d-\d\d\b|\b\d{1,2}[/.]\d{1,2}[/.]\d{2,4}\b|\b\d{1,2}:\d{2}\b|\b\d+ (?:minutes?|mins?|hours?|hrs?|days?|weeks?|months?) ago\b|\bago$"
)
_DATE_ONLY = re.compile(
    r"[^\w]*(?:(?:(?:mon|tues?|wed(?:nes)?|thurs?|fri|sat(?:ur)?|sun)(?:day)?|\d{1,4}(?:st|nd|rd|th)?|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}"
    r"|[ap]\.?m\.?|[a-z]{1,3}t|gmt|utc|at|on|of|min(?:s|utes?)?|hours?|days?|ago|read|updated|published|posted|date|last|first|modified|time|z|t)\b[^\w]*){2,14}"
)
_BY_LINK = frozenset("and in for at of on the de la van von der al bin el with | - \u2013 \u2014 \u00b7 \u2022 & / am pm a.m. p.m.".split())


_NOT_NAMES = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december then now contrast the this that these".split()
)


def is_date_line(line: str, words: int) -> bool:
    """Say whether the line is nothing but a date, perhaps with a time."""
    return words <= 14 and any(c.isdigit() for c in line) and _DATE_ONLY.fullmatch(line.casefold()[:120]) is not None


def is_byline(line: str, words: int) -> bool:
    """Say whether the line names author or agency, or when and where the story was put out.

    "By X", "CBC News · Posted: ...", "Thomson Reuters", "Published 4 May 2021". A sentence that begins
    with "By" has lower-case words after the name, or ends as sentences do.
    """
    if words > 30 or not words:
        return False
    folded = " ".join(line.translate(_STRAIGHT).casefold().split())
    known = phrases()
    if folded.strip(_OUTER) in known.agencies or is_date_line(line, words):
        return True
    dated = _DATE_LIKE.search(folded) is not None
    match = known.byline.match(folded.lstrip(_OUTER))
    if match is None:
        parts = [part.strip() for part in re.split(r"[|\u00b7\u2022]", folded) if part.strip()]
        return dated and len(parts) > 1 and (words <= 16 or "posted" in folded or "updated" in folded)
    if not match.group().startswith("by"):
        return (dated or words <= 6) and not (ends_sentence(line) and words > 15)
    return _by_somebody(line, words, dated)


def _by_somebody(line: str, words: int, dated: bool) -> bool:
    """Tell "By Jane Doe, Reuters" from "By Monday the troops had left.": names, links and figures only."""
    rest = [word.strip(",.;:()") for word in line.split()[1:]]
    rest = [word for word in rest if word]
    if not rest or not (rest[0][0].isupper() or line[:2].islower() or line[:2] == "BY"):
        return False
    if plain(rest[0]) in _NOT_NAMES:
        return False
    named = all(not word[0].islower() or word.casefold() in _BY_LINK or "@" in word for word in rest)
    return (named or (dated and words <= 20)) and not (ends_sentence(line) and words > 8)


def is_caption(line: str, words: int) -> bool:
    """Say whether the line describes a picture: it carries a credit, or opens as captions do."""
    if words > 80:
        return False
    known = phrases()
    return known.credit.search(line[-160:].rstrip()) is not None or known.opening.match(line) is not None


def describes_picture(line: str, words: int) -> bool:
    """Say whether the line reads as the description of a picture ("Several buses are shown ...")."""
    return words <= 40 and phrases().description.search(line) is not None


def ends_sentence(line: str) -> bool:
    """Say whether the line ends with final punctuation, closing quotes and brackets aside."""
    stripped = line.rstrip().rstrip("\"'\u201d\u2019\u00bb)]\u200b\ufeff")
    return stripped.endswith((".", "!", "?", "\u2026", "\u3002", "\uff1f", "\uff01", "\u061f", "\u0964"))
