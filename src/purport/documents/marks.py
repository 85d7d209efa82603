"""What a line of a page is by its own words, before its place counts."""

from enum import Enum, auto

from purport.documents import furniture
from purport.documents.bylines import is_byline
from purport.documents.captions import is_caption
from purport.documents.lines import Unit


class Mark(Enum):
    """What a unit is by its own words. `STRONG` is a paragraph; `COMMENTS`, `RELATED` and `ABOUT` open sections."""

    NONE = auto()
    STRONG = auto()
    FURNITURE = auto()
    TEASER = auto()
    COMMENTS = auto()
    RELATED = auto()
    ABOUT = auto()
    BYLINE = auto()
    CAPTION = auto()


_OPENERS = {"comments": Mark.COMMENTS, "related": Mark.RELATED, "about": Mark.ABOUT}
_STRONG_WORDS = 12
_UNPUNCTUATED_BODY = 35


def mark_words(text: str, words: int, folded: str) -> Mark:
    """Mark a line by its own words, `STRONG` left aside.

    Arguments: the line; the number of its words; the line as `fold` gives it.
    """
    opener = furniture.section_opened(text, words)
    if opener is not None:
        return _OPENERS[opener]
    if is_caption(text, words):
        return Mark.CAPTION
    if furniture.is_teaser_cue(text, words, folded):
        return Mark.TEASER
    if is_byline(text, words, folded):
        return Mark.BYLINE
    return Mark.FURNITURE if furniture.is_furniture(text, words, folded) else Mark.NONE


def mark_unit(unit: Unit) -> Mark:
    """Mark one unit of plain text: by its words, and as a strong body paragraph by its length and end."""
    mark = mark_words(unit.text, unit.words, unit.folded)
    if mark is not Mark.NONE:
        return mark
    if (unit.final and unit.words >= _STRONG_WORDS) or unit.words >= _UNPUNCTUATED_BODY:
        return Mark.STRONG
    return Mark.NONE
