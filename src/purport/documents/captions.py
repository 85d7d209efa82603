"""Recognises captions: lines that describe a picture, by their credit, their opening or their manner."""

import re

from purport.documents.furniture import phrases

_CREDIT_MARKS = "/:([\u00a9"
_CREDIT_WORDS = ("photo", "image", "getty", "stock", "credit", "courtesy", "illustration", "commons")
_CREDIT_END = re.compile(r"[.!?\u201d\"]\s[A-Z][\w /-]{1,24}$")
_CREDIT_END_LENGTH = 27
_CREDIT_WINDOW = 160
_AGENCY_END = re.compile(
    r"\((?:AP|AFP|Reuters|REUTERS|EPA|Getty|UPI|TASS|Xinhua|Yonhap|Kyodo|(?:The )?Associated Press|File|Supplied"
    r"|Handout)\)\.?$"
)
_CAPTION_WORDS = 80
_DESCRIPTION_WORDS = 40


def is_caption(line: str, words: int) -> bool:
    """Say whether the line describes a picture: it carries a credit, or opens as captions do."""
    if words > _CAPTION_WORDS:
        return False
    known = phrases()
    tail = line[-_CREDIT_WINDOW:].rstrip()
    credited = _may_be_credited(tail) and known.credit.search(tail) is not None
    return credited or known.opening.match(line) is not None


def _may_be_credited(tail: str) -> bool:
    """Say whether the line has what every credit has; most paragraphs have none of it, and this is quick to see."""
    if any(map(tail.__contains__, _CREDIT_MARKS)):
        return True
    if any(map(tail.casefold().__contains__, _CREDIT_WORDS)):
        return True
    return _CREDIT_END.search(tail[-_CREDIT_END_LENGTH:]) is not None


def ends_with_agency(line: str, words: int) -> bool:
    """Say whether a short paragraph ends with an agency in brackets, as captions and last paragraphs do."""
    return words <= 45 and line[-3:].rstrip()[-1:] in ")." and _AGENCY_END.search(line[-28:].rstrip()) is not None


def describes_picture(line: str, words: int) -> bool:
    """Say whether the line reads as the description of a picture ("Several buses are shown ...")."""
    return words <= _DESCRIPTION_WORDS and phrases().description.search(line) is not None
