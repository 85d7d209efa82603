"""Gives each unit of plain text its kind: headline, body, caption, teaser, furniture and so on.

Two passes. The first marks units by their own words (`Mark`); the second goes down the page with a state,
because the kind of a short line depends on where it stands: before, between or after the body paragraphs.
"""

from collections.abc import Sequence
from enum import Enum, auto

from purport.documents import furniture
from purport.documents.furniture import plain
from purport.documents.lines import Unit
from purport.records.values import BlockKind


class Mark(Enum):
    """What a unit is by its own words."""

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
_RESUMES_WORDS = 20
_HEADLINE_WORDS = range(2, 31)
_SUBHEADING_WORDS = 14


def mark_unit(unit: Unit) -> Mark:
    """Mark one unit by its own words."""
    text, words = unit.text, unit.words
    opener = furniture.section_opened(text, words)
    if opener is not None:
        return _OPENERS[opener]
    if furniture.is_caption(text, words):
        return Mark.CAPTION
    if furniture.is_teaser_cue(text, words):
        return Mark.TEASER
    if furniture.is_byline(text, words):
        return Mark.BYLINE
    if furniture.is_furniture(text, words):
        return Mark.FURNITURE
    if (unit.final and words >= _STRONG_WORDS) or words >= _UNPUNCTUATED_BODY:
        return Mark.STRONG
    return Mark.NONE


def classify(units: Sequence[Unit], *, title: str | None = None) -> list[BlockKind]:
    """Give the kind of every unit.

    Arguments: the units in order; the title where the caller knows it. Returns one kind per unit.
    """
    marks = [mark_unit(unit) for unit in units]
    _mark_picture_descriptions(units, marks)
    strong = [number for number, mark in enumerate(marks) if mark is Mark.STRONG]
    headline = _find_headline(units, marks, strong[0] if strong else len(units), title)
    return _Descent(units, marks, strong, headline).kinds()


def _mark_picture_descriptions(units: Sequence[Unit], marks: list[Mark]) -> None:
    """Mark the description of a picture that stands on the line before its credited caption.

    Content systems print the alternative text, then the caption, with no empty line between.
    """
    for number in range(len(units) - 1):
        unit, after = units[number], units[number + 1]
        if marks[number + 1] is not Mark.CAPTION or marks[number] not in (Mark.NONE, Mark.STRONG):
            continue
        described = furniture.describes_picture(unit.text, unit.words)
        if unit.words <= 40 and (described or (after.joined and not unit.joined and unit.words <= 25)):
            marks[number] = Mark.CAPTION


def _find_headline(units: Sequence[Unit], marks: Sequence[Mark], first_body: int, title: str | None) -> int | None:
    """Find the headline among the units before the first body paragraph.

    The title that the caller gives decides; otherwise the first line long enough to be a sentence
    that does not end like one. Menus before it are shorter.
    """
    if title:
        wanted = plain(title)
        for number, unit in enumerate(units[: first_body + 1]):
            folded = plain(unit.text)
            if folded == wanted or (len(wanted) > 20 and folded.startswith(wanted) and unit.words <= 40):
                return number
    candidates = [
        number
        for number, unit in enumerate(units[:first_body])
        if marks[number] is Mark.NONE and unit.words in _HEADLINE_WORDS and not unit.text.rstrip().endswith(".")
    ]
    for number in candidates:
        if units[number].words >= 4:
            return number
    if candidates and candidates[0] == 0:
        return 0
    return candidates[-1] if candidates and first_body < len(units) else None


class _Descent:
    """One walk down the page. It lives for one call of `classify`."""

    def __init__(self, units: Sequence[Unit], marks: Sequence[Mark], strong: Sequence[int], headline: int | None) -> None:
        self._units = units
        self._marks = marks
        self._headline = headline
        self._first = strong[0] if strong else len(units)
        self._last = strong[-1] if strong else -1
        self._title = plain(units[headline].text) if headline is not None else ""
        self._section: BlockKind | None = None
        self._closed = False
        self._cue: Unit | None = None
        self._body_words = 0
        self._total_words = sum(units[number].words for number in strong)

    def kinds(self) -> list[BlockKind]:
        """Walk and give the kinds."""
        return [self._kind(number, unit) for number, unit in enumerate(self._units)]

    def _kind(self, number: int, unit: Unit) -> BlockKind:
        mark = self._marks[number]
        if number == self._headline:
            return "headline"
        if self._closed:
            return "boilerplate"
        if mark is Mark.COMMENTS:
            # "Comments" is also a button above the article; the form stands below most of the body.
            self._closed = self._body_words * 2 >= self._total_words > 0 or number > self._last
            self._cue = None
            return "boilerplate"
        if mark in (Mark.RELATED, Mark.ABOUT):
            self._section = "teaser" if mark is Mark.RELATED else "boilerplate"
            self._cue = unit if mark is Mark.RELATED else None
            return self._section
        if mark is Mark.TEASER:
            self._cue, self._section = unit, None
            return "teaser"
        if mark in (Mark.FURNITURE, Mark.BYLINE, Mark.CAPTION):
            return self._marked(mark, number)
        if mark is Mark.STRONG:
            return self._strong(number, unit)
        return self._short(number, unit)

    def _marked(self, mark: Mark, number: int) -> BlockKind:
        if mark is Mark.BYLINE and self._section is not None:
            return self._section
        if mark is Mark.FURNITURE:
            return "boilerplate"
        return "byline" if mark is Mark.BYLINE else "caption"

    def _strong(self, number: int, unit: Unit) -> BlockKind:
        if self._section is not None:
            if unit.words < _RESUMES_WORDS or (number == self._last and self._section == "boilerplate"):
                return self._section
            self._section = None
        cue, self._cue = self._cue, None
        if cue is not None and number < self._last and _describes(unit, cue, self._units[number - 1]):
            return "teaser"
        self._body_words += unit.words
        return "body"

    def _short(self, number: int, unit: Unit) -> BlockKind:
        if self._section is not None:
            return self._section
        if self._cue is not None and not (unit.final and unit.text.rstrip().endswith(".")):
            return "teaser"
        if self._title and plain(unit.text) == self._title:
            return "boilerplate"
        if number < self._first and self._last >= 0:
            return self._before_body(number, unit)
        if number > self._last >= 0:
            return self._after_body(number, unit)
        if unit.final or unit.text.rstrip().endswith((":", ",", ";")) or unit.text.lstrip()[:1] in "\u2022*-\u2013\"\u201c'\u2018" or self._last < 0:
            return "body"
        return self._between(number, unit)

    def _before_body(self, number: int, unit: Unit) -> BlockKind:
        if self._headline is None or number < self._headline:
            return "boilerplate"
        if unit.final and unit.words >= 5:
            return "body"
        return "subheading" if unit.words >= 6 else "boilerplate"

    def _after_body(self, number: int, unit: Unit) -> BlockKind:
        previous = self._units[number - 1]
        if unit.final and unit.words >= 4:
            return "body"
        if unit.text.lstrip()[:1] in "\u2022*\"\u201c" and (previous.final or number - 1 == self._last):
            return "body"
        self._section = "teaser" if 5 <= unit.words <= 25 else "boilerplate"
        section, self._section = self._section, None
        return section

    def _between(self, number: int, unit: Unit) -> BlockKind:
        """Tell a subheading from a list of links: a subheading stands alone between paragraphs."""
        neighbours = [n for n in (number - 1, number + 1) if 0 <= n < len(self._units)]
        bare = sum(1 for n in neighbours if self._marks[n] is Mark.NONE and not self._units[n].final)
        if bare == 0:
            return "subheading" if unit.words <= _SUBHEADING_WORDS else "body"
        if unit.words <= 3:
            return "boilerplate"
        return "teaser" if bare == 2 else "subheading"


_WEAK = frozenset(
    "the a an of in on at to for from with by and or but is are was were be been has have had it its this that what's "
    "what who how why when where which as their his her they he she we will would can could not no new says said more".split()
)
_PRESENTS = frozenset(
    "explains explain breaks explores examines reports discusses joins talks speaks looks takes answers unpacks shows tells asks".split()
)


def _describes(unit: Unit, cue: Unit, title: Unit) -> bool:
    """Say whether a paragraph after a video's title describes the video rather than goes on with the story.

    It says again what the title says, or presents a reporter ("CBC's ... breaks down").
    """
    if title is cue and not plain(cue.text).startswith(("watch", "video", "listen")):
        return False
    words = [word.strip(".,;:?!\"'\u2018\u2019\u201c\u201d").removesuffix("\u2019s").removesuffix("'s").casefold() for word in unit.text.split()]
    said = {word for word in words if len(word) > 2 and word not in _WEAK}
    promised = {
        word.strip(".,;:?!\"'\u2018\u2019\u201c\u201d").removesuffix("\u2019s").removesuffix("'s").casefold()
        for other in (cue, title)
        for word in other.text.split()
    }
    shared = said & {word for word in promised if len(word) > 2 and word not in _WEAK}
    asks = "?" in unit.text and not ("\u201c" in unit.text or '"' in unit.text)
    presents = any(word in _PRESENTS for word in words)
    return len(shared) >= 3 or (len(shared) >= 2 and (asks or presents)) or (presents and title is not cue and len(shared) >= 1)
