"""Finds where, in a page saved as text, the article stands: its headline, its first and its last paragraph."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from purport.documents.datelines import find_dateline
from purport.documents.furniture import plain
from purport.documents.lines import Unit
from purport.documents.marks import Mark
from purport.documents.words import word_list

_GAP = 14
"""More lines than this without a paragraph, and the paragraphs beyond are another text: rules, a footer."""
_COUNTED = 40
"""A long paragraph counts for no more words than this: one clause of small print is not an article."""
_HEADLINE_WORDS = range(2, 31)
_ARTICLE_WORDS = 60
_FORM = ("leave a", "post a", "add a", "write a", "join the")
_LOOK_BACK = 24
_FLAT_WORDS = range(3, 21)
_FLAT_LONGEST = 15
_FLAT_REACH = 3
_STRAY = 2
"""So much furniture stands in a text that somebody copied by hand: a call to another story, a notice."""
_PAGE_MARKS = (Mark.FURNITURE, Mark.TEASER, Mark.COMMENTS, Mark.RELATED, Mark.ABOUT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Zone:
    """The numbers of the headline and of the first and last paragraph.

    Without paragraphs `first` is the number of units and `last` is -1. `bare` says that the text is an article
    alone, without the furniture of a page around it.
    """

    headline: int | None
    first: int
    last: int
    bare: bool


def find_zone(units: Sequence[Unit], marks: Sequence[Mark], title: str | None) -> Zone:
    """Find the article among the units.

    Arguments: the units; their marks; the title where the caller knows it. The body is the run of
    paragraphs with the most words; the headline stands before it.
    """
    end = _comments_begin(units, marks)
    strong = [number for number, mark in enumerate(marks[:end]) if mark is Mark.STRONG]
    bare = _is_bare(units, marks)
    if not strong:
        return Zone(headline=_headline(units, marks, len(units), title), first=len(units), last=-1, bare=bare)
    first = strong[0]
    if first == 0 and len(strong) > 1 and title is None and is_flat_headline(units, strong[1]):
        return Zone(headline=0, first=strong[1], last=strong[-1] if bare else _body(units, strong[1:])[-1], bare=bare)
    body = strong if bare else _body(units, strong)
    return Zone(headline=_headline(units, marks, body[0], title), first=body[0], last=body[-1], bare=bare)


def _is_bare(units: Sequence[Unit], marks: Sequence[Mark]) -> bool:
    """Say whether next to nothing of a page stands around the article: no menu, no buttons, no links.

    Then a short line is an item of a list or a line of a speech. A rule of dashes or a counter is no furniture.
    """
    furniture = sum(
        mark in _PAGE_MARKS and any(map(str.isalpha, unit.plain)) for unit, mark in zip(units, marks, strict=True)
    )
    return furniture <= _STRAY and _longest_menu(units) <= _GAP


def _longest_menu(units: Sequence[Unit]) -> int:
    """Count the lines of the longest run of a word or three: links whose words we do not know."""
    longest = run = 0
    for unit in units:
        run = run + 1 if unit.words <= 3 and not unit.final else 0
        longest = max(longest, run)
    return longest


def _body(units: Sequence[Unit], strong: Sequence[int]) -> list[int]:
    """Give the run of paragraphs with the most words."""
    runs: list[list[int]] = [[strong[0]]]
    for before, after in pairwise(strong):
        if after - before > _GAP:
            runs.append([])
        runs[-1].append(after)
    return max(runs, key=lambda run: sum(min(units[number].words, _COUNTED) for number in run))


def _comments_begin(units: Sequence[Unit], marks: Sequence[Mark]) -> int:
    """Give where the readers' comments begin, or the number of units.

    "Comments" is also a button above or within the article: the form stands below it, so most of the
    paragraphs come before, unless the line is plainly that of a form.
    """
    total = sum(unit.words for unit, mark in zip(units, marks, strict=True) if mark is Mark.STRONG)
    before = 0
    for number, (unit, mark) in enumerate(zip(units, marks, strict=True)):
        if mark is Mark.STRONG:
            before += unit.words
        if mark is not Mark.COMMENTS or before < _ARTICLE_WORDS:
            continue
        if before * 2 >= total or unit.plain.startswith(_FORM):
            return number
    return len(units)


def _headline(units: Sequence[Unit], marks: Sequence[Mark], first: int, title: str | None) -> int | None:
    """Find the headline before the first paragraph.

    The caller's title decides. Otherwise what speaks for a line: it shares words with the first paragraphs,
    the page says it twice, a byline follows, it opens the text. Menus before it share nothing.
    """
    if title:
        wanted = plain(title)
        for number, unit in enumerate(units[: first + 1]):
            folded = unit.plain
            if folded == wanted or (len(wanted) > 20 and folded.startswith(wanted) and unit.words <= 40):
                return number
    if first > 0 and _ends_flat(units[0].text) and marks[0] is Mark.NONE and is_flat_headline(units, first):
        return 0
    opening = content_words(" ".join(unit.text for unit in units[first : first + 2]))
    said = Counter(unit.plain for unit in units if unit.words <= 30)
    best, best_score = None, 0.0
    for number in range(max(0, first - _LOOK_BACK), first):
        unit = units[number]
        if marks[number] is not Mark.NONE or unit.words not in _HEADLINE_WORDS or _ends_flat(unit.text):
            continue
        score = _score(unit, number, first, opening, said, marks)
        if score > best_score:
            best, best_score = number, score
    if (
        best is None
        and marks
        and marks[0] is Mark.NONE
        and units[0].words in _HEADLINE_WORDS
        and not _ends_flat(units[0].text)
    ):
        return 0 if first > 0 else None
    return best


def is_flat_headline(units: Sequence[Unit], first: int) -> bool:
    """Say whether the first line is a headline although it ends as sentences do ("Ministers sign lake treaty.").

    Arguments: the units; the number of the first paragraph below. A short first sentence of the report itself is
    told from it by the manner of headlines: capitals, a colon after the speaker, no article and no auxiliary verb;
    and by a dateline that opens the report below it, or the report's saying the same again at more length.
    """
    line = units[0]
    if first >= len(units) or first > _FLAT_REACH or line.words not in _FLAT_WORDS or line.text[0].islower():
        return False
    if line.text.rstrip().endswith((",", ":")):
        return False
    if line.text.rstrip().endswith(";") or _all_capitals(line.text):
        return True
    if line.words > _FLAT_LONGEST or line.words * 3 > units[first].words * 2:
        return False
    if any(find_dateline(unit.text) is not None for unit in units[1 : first + 1]):
        return find_dateline(line.text) is None
    words = {word.strip("\"'.,;:?!()\u2018\u2019\u201c\u201d").casefold() for word in line.text.split()}
    shared = content_words(line.text) & content_words(" ".join(unit.text for unit in units[1 : first + 2]))
    if words & word_list("sentence_words"):
        return False
    return len(shared) >= 2 or (bool(shared) and not words & word_list("articles"))


def _all_capitals(text: str) -> bool:
    """Say whether a line has the capitals of a title, not only those of names ("Mora met Lund in Oslo.")."""
    words = [word.strip("\"'.,;:?!()\u2018\u2019\u201c\u201d") for word in text.split()]
    return title_case(text) and all(not w[:1].islower() or w in word_list("title_links") for w in words)


def title_case(text: str) -> bool:
    """Say whether most words begin with a capital."""
    words = [word for word in text.split() if word[:1].isalpha()]
    return sum(word[0].isupper() for word in words) >= 0.6 * len(words)


def _ends_flat(text: str) -> bool:
    return text.rstrip().endswith((".", ":", ";", ","))


def _score(
    unit: Unit, number: int, first: int, opening: frozenset[str], said: Counter[str], marks: Sequence[Mark]
) -> float:
    shared = len(content_words(unit.text) & opening)
    score = min(shared, 4) * 1.0
    score += 1.0 if said[unit.plain] > 1 and unit.words >= 4 else 0.0
    score += 1.5 if Mark.BYLINE in marks[number + 1 : number + 4] else 0.0
    score += 1.5 if number == 0 else 0.0
    score += 0.5 if first - number <= 6 else 0.0
    score += 1.0 if unit.words >= 5 else 0.3 if unit.words == 4 else -1.0
    return score


def content_words(text: str) -> frozenset[str]:
    """Give the words of a text that carry its content, case folded, without possessives."""
    words = (word.strip(".,;:?!()[]\"'\u2018\u2019\u201c\u201d").casefold() for word in text.split())
    bare = (word.removesuffix("\u2019s").removesuffix("'s") for word in words)
    return frozenset(word for word in bare if len(word) > 2) - word_list("weak")
