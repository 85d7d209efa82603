"""Recognises lines about author, agency and time of publication."""

import re

from purport.documents.furniture import OUTER, ends_sentence, phrases, plain
from purport.documents.words import word_list

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
_DATE_LIKE = re.compile(
    rf"\b{_MONTH}[a-z]*\.?\s?\d|\d{{1,2}}\s{_MONTH}|\b\d{{4}}-\d\d-\d\d\b|\b\d{{1,2}}[/.]\d{{1,2}}[/.]\d{{2,4}}\b|\b\d{{1,2}}:\d{{2}}\b"
    r"|\b\d+ (?:minutes?|mins?|hours?|hrs?|days?|weeks?|months?) ago\b|\bago$"
)
_CLOCK_FIRST = re.compile(r"\W*\d{1,4}[:./-]\d{1,2}(?:[./-]\d{2,4})?\b")
_DATE_ONLY = re.compile(
    r"[^\w]*(?:(?:(?:mon|tues?|wed(?:nes)?|thurs?|fri|sat(?:ur)?|sun)(?:day)?|\d{1,4}(?:st|nd|rd|th)?"
    rf"|{_MONTH}[a-z]{{0,6}}|[ap]\.?m\.?|[a-z]{{1,3}}t|gmt|utc|at|on|of|min(?:s|utes?)?|hours?|days?|ago|read"
    r"|updated|published|posted|date|last|first|modified|time|z|t)\b[^\w]*){2,14}"
)
_LONGEST_DATE = 120
_PARTS = re.compile(r"[|\u00b7\u2022\n]")
_AUTHOR = re.compile(
    r"(?:(?:written|posted|words|story|report)\s+)?by:?\s+(?P<name>[^|\u00b7\u2022\n\d@(]{2,80})", re.IGNORECASE
)
_NOT_AUTHOR = re.compile(r"\s*(?:posted|published|updated|last|first)\b|.*\d", re.IGNORECASE)
_ENDS = " ,.-\u2013\u2014\t"


def is_date_line(line: str, words: int) -> bool:
    """Say whether the line is nothing but a date, perhaps with a time."""
    if words > 14 or len(line) > _LONGEST_DATE or not any(map(str.isdigit, line)):
        return False
    return _DATE_ONLY.fullmatch(line.casefold()) is not None


def is_byline(line: str, words: int, folded: str) -> bool:
    """Say whether the line names author or agency, or when and where the story was put out.

    Arguments: the line; the number of its words; the line as `fold` gives it.

    "By X", "CBC News · Posted: ...", "Thomson Reuters", "Published 4 May 2021". A sentence that begins
    with "By" has lower-case words after the name, or ends as sentences do.
    """
    if words > 30 or not words:
        return False
    if folded.strip(OUTER) in phrases().agencies or is_date_line(line, words):
        return True
    match = phrases().byline.match(folded.lstrip(OUTER))
    if match is None:
        # The date is looked for last: most lines fail on their form, which is quicker to see.
        clock = words <= 8 and _CLOCK_FIRST.match(folded) is not None and not ends_sentence(line)
        parts = sum(1 for part in _PARTS.split(line) if part.strip())
        formed = clock or (parts > 1 and (words <= 16 or "posted" in folded or "updated" in folded))
        return formed and _DATE_LIKE.search(folded) is not None
    dated = _DATE_LIKE.search(folded) is not None
    if not match.group().startswith("by"):
        return (dated or words <= 6) and not (ends_sentence(line) and words > 15)
    return _by_somebody(line, words, dated)


def _by_somebody(line: str, words: int, dated: bool) -> bool:
    """Tell "By Jane Doe, Reuters" from "By Monday the troops had left.": names, links and figures only."""
    rest = [word.strip(",.;:()") for word in line.split()[1:]]
    rest = [word for word in rest if word]
    if not rest or not (rest[0][0].isupper() or line[:2].islower() or line[:2] == "BY"):
        return False
    if plain(rest[0]) in word_list("not_names"):
        return False
    links = word_list("byline_links")
    named = all(not word[0].islower() or word.casefold() in links or "@" in word for word in rest)
    return (named or (dated and words <= 20)) and not (ends_sentence(line) and words > 8)


def author_of(line: str) -> str | None:
    """Give the author or agency that a byline names, without "By" and without dates."""
    match = _AUTHOR.match(line.strip())
    if match:
        return match.group("name").strip(_ENDS) or None
    for part in _PARTS.split(line):
        if part.strip() and len(part) <= 80 and not _NOT_AUTHOR.match(part):
            return part.strip(_ENDS) or None
    return None
