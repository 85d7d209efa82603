"""Gives each unit of plain text its kind: headline, body, caption, teaser, furniture and so on.

The words of a unit mark it (`marks`); the article is found among the units (`zones`); then one walk down the
page decides, because the kind of a short line depends on where it stands.
"""

from collections.abc import Sequence

from purport.documents.captions import describes_picture, ends_with_agency
from purport.documents.datelines import find_dateline
from purport.documents.lines import Unit
from purport.documents.marks import Mark, mark_unit
from purport.documents.words import word_list
from purport.documents.zones import Zone, content_words, find_zone, title_case
from purport.records.values import BlockKind

_RESUMES_WORDS = 20
_SUBHEADING_WORDS = 14
_STORY_WORDS = 5
_ANNOUNCES_WORDS = 12
_LONGEST_CUE = 2
_MAX_DECKS = 2
"""A summary has one or two lines; more lines between headline and body are links to other stories."""
_QUOTE_OR_ITEM = "\u2022*-\u2013\u2014\"\u201c'\u2018"


def classify(units: Sequence[Unit], *, title: str | None = None) -> list[BlockKind]:
    """Give the kind of every unit.

    Arguments: the units in order; the title where the caller knows it. Returns one kind per unit.
    """
    marks = [mark_unit(unit) for unit in units]
    _mark_pictures(units, marks)
    zone = find_zone(units, marks, title)
    return _Descent(units, marks, zone).kinds()


def _mark_pictures(units: Sequence[Unit], marks: list[Mark]) -> None:
    """Mark what describes a picture without saying so.

    Content systems print the alternative text, then the caption, with no empty line between. An agency in
    brackets ends a caption, unless it is the last paragraph: then it signs the report.
    """
    last = max((number for number, mark in enumerate(marks) if mark is Mark.STRONG), default=-1)
    for number, unit in enumerate(units):
        if marks[number] in (Mark.NONE, Mark.STRONG) and number < last and ends_with_agency(unit.text, unit.words):
            marks[number] = Mark.CAPTION
    for number in range(len(units) - 1):
        unit, after = units[number], units[number + 1]
        if marks[number + 1] is not Mark.CAPTION or marks[number] not in (Mark.NONE, Mark.STRONG):
            continue
        described = describes_picture(unit.text, unit.words)
        if unit.words <= 40 and (described or (after.joined and not unit.joined and unit.words <= 25)):
            marks[number] = Mark.CAPTION


class _Descent:
    """One walk down the page. It lives for one call of `classify`."""

    def __init__(self, units: Sequence[Unit], marks: Sequence[Mark], zone: Zone) -> None:
        self._units = units
        self._marks = marks
        self._zone = zone
        self._title = units[zone.headline].plain if zone.headline is not None else ""
        self._kinds: list[BlockKind] = []
        self._section: BlockKind | None = None
        self._closed = False
        self._cue: int | None = None
        self._seen: set[str] = set()
        above = range(zone.headline + 1, zone.first) if zone.headline is not None and zone.last >= 0 else range(0)
        self._bare_above = sum(1 for n in above if marks[n] is Mark.NONE and units[n].words >= 5 and not units[n].final)

    def kinds(self) -> list[BlockKind]:
        """Walk and give the kinds."""
        for number, unit in enumerate(self._units):
            kind = self._kind(number, unit)
            if kind in ("body", "caption") and unit.words >= 8:
                # Said again, as a pull quote or under a second copy of the picture: read it once.
                said = unit.plain
                kind = "boilerplate" if said in self._seen else kind
                self._seen.add(said)
            self._kinds.append(kind)
        return self._kinds

    def _kind(self, number: int, unit: Unit) -> BlockKind:
        mark, zone = self._marks[number], self._zone
        if number == zone.headline:
            return "headline"
        if self._closed or (self._title and unit.plain == self._title):
            return "boilerplate"
        if zone.last >= 0 and number < zone.first:
            return self._before(number, unit, mark)
        if mark is Mark.COMMENTS:
            # "Comments" is also a button inside the article; the form stands below the body.
            self._closed = number > zone.last
            return "boilerplate"
        if mark in (Mark.RELATED, Mark.ABOUT):
            self._section = "teaser" if mark is Mark.RELATED else "boilerplate"
            self._cue = number if mark is Mark.RELATED else None
            return self._section
        if mark is Mark.TEASER:
            self._cue, self._section = number, None
            return "teaser"
        if mark is Mark.FURNITURE:
            return "boilerplate"
        if mark is Mark.CAPTION:
            return "caption" if self._section != "teaser" else "teaser"
        if mark is Mark.BYLINE:
            return self._byline(number)
        return self._strong(number, unit) if mark is Mark.STRONG else self._short(number, unit)

    def _before(self, number: int, unit: Unit, mark: Mark) -> BlockKind:
        """Take what stands above the body: menus, then headline, summary, byline, picture."""
        headline = self._zone.headline
        if headline is None and mark in (Mark.NONE, Mark.STRONG) and self._is_prose(unit):
            return "body"
        if headline is None or number < headline:
            if mark is Mark.BYLINE and headline is not None and headline - number <= 3:
                return "byline"
            return "caption" if mark is Mark.CAPTION and headline is None else "boilerplate"
        if mark is Mark.CAPTION:
            return "caption"
        if mark is Mark.BYLINE:
            return "byline"
        if mark is Mark.TEASER:
            return "teaser"
        if mark in (Mark.NONE, Mark.STRONG):
            if self._beside_byline(number, unit):
                return "byline"
            if unit.final and unit.words >= 5:
                return "subheading" if self._byline_follows(number) else "body"
            if find_dateline(unit.text) is not None or (self._zone.bare and unit.final and unit.words > 1):
                return "body"
            if unit.words < 6:
                return "boilerplate"
            return "subheading" if self._bare_above <= _MAX_DECKS else "teaser"
        return "boilerplate"

    def _is_prose(self, unit: Unit) -> bool:
        """Say whether a short line above the body belongs to it: a sentence, or where there is no page around it."""
        said = (unit.final and unit.words >= 4) or (unit.words >= _ANNOUNCES_WORDS and unit.text.endswith(":"))
        return said or find_dateline(unit.text) is not None or self._zone.bare

    def _beside_byline(self, number: int, unit: Unit) -> bool:
        """Say whether the line is a name or title beside a byline ("Opinion Columnist", an account name)."""
        near = Mark.BYLINE in self._marks[max(0, number - 1) : number + 2]
        titled = "," in unit.text and unit.words <= 8 and all(not word[0].islower() for word in unit.text.split())
        return near and (unit.words <= 4 or titled) and not unit.final and not unit.text[:1].islower()

    def _byline_follows(self, number: int) -> bool:
        return Mark.BYLINE in self._marks[number + 1 : number + 3]

    def _byline(self, number: int) -> BlockKind:
        if self._section is not None or (number > self._zone.last + 2 and self._zone.last >= 0):
            return "teaser" if self._kinds[-1:] == ["teaser"] else "boilerplate"
        return "byline"

    def _strong(self, number: int, unit: Unit) -> BlockKind:
        zone = self._zone
        if number > zone.last:
            return "teaser" if self._section == "teaser" or self._kinds[-1:] == ["teaser"] else "boilerplate"
        if self._section is not None:
            if unit.words < _RESUMES_WORDS:
                return self._section
            self._section = None
        cue, self._cue = self._cue, None
        if cue is not None and number < zone.last and _describes(unit, self._units[cue], self._units[number - 1]):
            return "teaser"
        above = number == zone.first and zone.headline is not None and unit.words <= 40
        if above and self._byline_follows(number) and find_dateline(unit.text) is None:
            return "subheading"
        return "body"

    def _short(self, number: int, unit: Unit) -> BlockKind:
        if self._section is not None:
            return self._in_section(number, unit)
        text = unit.text.strip()
        if self._cue is not None and number - self._cue <= _LONGEST_CUE and not text.endswith((".", ":")):
            return "teaser"
        if self._zone.last < 0:
            return "body"
        if number > self._zone.last:
            return self._after_body(number, unit)
        if number - self._zone.first <= 4 and self._beside_byline(number, unit):
            return "byline"
        if (
            text.endswith("?")
            and unit.words <= _SUBHEADING_WORDS
            and text[0] not in _QUOTE_OR_ITEM
            and self._alone(number)
        ):
            return "subheading"
        if unit.final or text.endswith((":", ",", ";")) or text[0] in _QUOTE_OR_ITEM:
            return "body"
        return self._between(number, unit)

    def _in_section(self, number: int, unit: Unit) -> BlockKind:
        """Take a line of a list of other stories; a run of very short lines is a menu."""
        following = [other.words for other in self._units[number + 1 : number + 3]]
        short = unit.words < _STORY_WORDS and max(following, default=0) < _STORY_WORDS
        apart = self._kinds[-1:] != ["teaser"] or unit.words < 2 or self._units[number - 1].words < _STORY_WORDS
        if self._section == "teaser" and short and apart:
            return "boilerplate"
        return self._section or "boilerplate"

    def _after_body(self, number: int, unit: Unit) -> BlockKind:
        if self._zone.bare:
            return "teaser" if unit.words > _STORY_WORDS and not unit.final and title_case(unit.text) else "body"
        adjoining = all(kind in ("body", "caption") for kind in self._kinds[self._zone.last + 1 :])
        if adjoining and ((unit.final and unit.words >= 4) or unit.text[:1] in '\u2022*"\u201c'):
            return "body"
        return "teaser" if _STORY_WORDS <= unit.words <= 30 else "boilerplate"

    def _alone(self, number: int) -> bool:
        around = (number - 1, number + 1)
        return all(0 <= n < len(self._units) and self._marks[n] is Mark.STRONG for n in around)

    def _between(self, number: int, unit: Unit) -> BlockKind:
        """Tell a subheading from links to other stories.

        A subheading stands alone between paragraphs. A headline between them that shares no word with
        them is another story's.
        """
        around = [n for n in (number - 1, number + 1) if 0 <= n < len(self._units)]
        bare = sum(1 for n in around if self._marks[n] is Mark.NONE and not self._units[n].final)
        if bare == 0 and unit.words > _STORY_WORDS and title_case(unit.text):
            others = " ".join(self._units[n].text for n in around)
            if len(content_words(unit.text) & (content_words(others) | content_words(self._title))) < 2:
                return "teaser"
        if bare == 0:
            return "subheading" if unit.words <= _SUBHEADING_WORDS else "body"
        if self._zone.bare:
            return "body"
        if unit.words <= 3:
            return "boilerplate"
        return "teaser" if bare == 2 else "subheading"


def _describes(unit: Unit, cue: Unit, title: Unit) -> bool:
    """Say whether a paragraph after a video's title describes the video rather than goes on with the story.

    It says again what the title says, or presents a reporter ("CBC's ... breaks down").
    """
    if title is cue and not cue.plain.startswith(("watch", "video", "listen")):
        return False
    said = content_words(unit.text)
    shared = said & (content_words(cue.text) | content_words(title.text))
    asks = "?" in unit.text and not ("\u201c" in unit.text or '"' in unit.text)
    presents = bool(said & word_list("presenting"))
    return (
        len(shared) >= 3
        or (len(shared) >= 2 and (asks or presents))
        or (presents and title is not cue and len(shared) >= 1)
    )
