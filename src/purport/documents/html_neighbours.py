"""Corrects the kinds of a page's pieces by their neighbours: what stands among paragraphs, what is said twice,
what belongs to a list of other stories."""

from collections import Counter
from collections.abc import Sequence

from purport.documents.furniture import plain
from purport.documents.html_seen import Seen
from purport.documents.marks import Mark
from purport.records.values import BlockKind

_FURNITURE_FLAGS = frozenset({"nav", "footer", "form", "share", "promotion", "tags", "comments", "related"})
_REPEATABLE = {"headline": 2, "caption": 3, "subheading": 8, "body": 8}
"""The words from which on a text of that kind, said again, is a repeat: items of a list may be equal."""


def settle(seen: Sequence[Seen], kinds: list[BlockKind], home: frozenset[int], headline: int | None) -> None:
    """Correct `kinds` in place, one pass for each kind of neighbourhood.

    Arguments: the pieces; their kinds so far; the elements that the body stands in; the headline's place.
    """
    _join_paragraphs(seen, kinds, home)
    _drop_before_headline(seen, kinds, headline)
    _drop_repeats(seen, kinds, home, headline)
    _drop_descriptions(seen, kinds, home)
    _finish_bylines(seen, kinds)
    _fill_lists(seen, kinds)
    _drop_empty_sections(seen, kinds)


def _join_paragraphs(seen: Sequence[Seen], kinds: list[BlockKind], home: frozenset[int]) -> None:
    """Take into the body the paragraphs that the main text left out although they stand with it.

    They stand in the same element, or, where advertisements part the body into several elements, in the
    same region of the page as most of it.
    """
    words: Counter[int] = Counter()
    for one, kind in zip(seen, kinds, strict=True):
        if kind == "body" and one.prose:
            words[id(one.piece.region)] += one.words
    regions = {region for region, count in words.items() if count >= words.total() * 0.5}
    for number, one in enumerate(seen):
        if kinds[number] != "boilerplate" or not one.prose or one.piece.links >= 0.4:
            continue
        together = one.piece.region is not None and id(one.piece.region) in regions and one.piece.tag == "p"
        if one.piece.container in home or together:
            kinds[number] = "body"


def _drop_before_headline(seen: Sequence[Seen], kinds: list[BlockKind], headline: int | None) -> None:
    """Drop the notices that stand before the headline, unless they are most of the body."""
    if headline is None:
        return
    before = [number for number in range(headline) if kinds[number] == "body"]
    total = sum(one.words for one, kind in zip(seen, kinds, strict=True) if kind == "body")
    if before and sum(seen[number].words for number in before) < total * 0.2:
        for number in before:
            kinds[number] = "boilerplate"


def _drop_repeats(seen: Sequence[Seen], kinds: list[BlockKind], home: frozenset[int], headline: int | None) -> None:
    """Keep the kind of a text that the page repeats only once, so that nothing is read twice.

    Of a paragraph set again as a pull quote, the one among the other paragraphs stays.
    """
    title = plain(seen[headline].piece.text) if headline is not None else ""
    first: dict[str, int] = {}
    for number, one in enumerate(seen):
        if one.words < _REPEATABLE.get(kinds[number], one.words + 1):
            continue
        text = plain(one.piece.text)
        if number != headline and title and text.startswith(title) and len(text) <= len(title) + 25:
            kinds[number] = "boilerplate"
            continue
        earlier = first.setdefault(text, number)
        if earlier == number:
            continue
        if one.piece.container in home and seen[earlier].piece.container not in home and kinds[earlier] == "body":
            kinds[earlier] = "boilerplate"
            first[text] = number
        else:
            kinds[number] = "boilerplate"


def _drop_descriptions(seen: Sequence[Seen], kinds: list[BlockKind], home: frozenset[int]) -> None:
    """Turn into teasers the paragraphs under headlines of other stories that were taken for body."""
    for number, one in enumerate(seen):
        if kinds[number] != "body" or number == 0 or kinds[number - 1] != "teaser":
            continue
        before = seen[number - 1]
        linked = before.piece.links > 0.6 or before.mark is Mark.RELATED
        if linked and (one.piece.container not in home or "aside" in one.flags or one.piece.links >= 0.3):
            kinds[number] = "teaser"


def _finish_bylines(seen: Sequence[Seen], kinds: list[BlockKind]) -> None:
    """Take the name after a lone "By" or "Author:" into the byline."""
    for number in range(len(seen) - 1):
        label = plain(seen[number].piece.text)
        open_kinds = {kinds[number], kinds[number + 1]} <= {"byline", "boilerplate"}
        if label in ("by", "author", "written by", "authors") and seen[number + 1].words <= 6 and open_kinds:
            kinds[number] = kinds[number + 1] = "byline"


def _fill_lists(seen: Sequence[Seen], kinds: list[BlockKind]) -> None:
    """Take the sections, authors, dates and summaries in a list of other stories into the list."""
    size = len(seen)
    last_body = max((number for number, kind in enumerate(kinds) if kind == "body"), default=-1)
    teasers = [kind == "teaser" for kind in kinds]
    for number, one in enumerate(seen):
        if kinds[number] not in ("boilerplate", "byline") or one.flags & {"form", "share", "tags", "comments"}:
            continue
        if one.mark not in (Mark.NONE, Mark.BYLINE) or one.menu or not any(map(str.isalpha, one.piece.text)):
            continue
        before = any(teasers[max(0, number - 2) : number])
        after = any(teasers[number + 1 : min(size, number + 3)])
        after = after or (one.mark is Mark.BYLINE and number > last_body)
        heads = one.heading and any(teasers[number + 1 : min(size, number + 4)])
        if (before and after and number > last_body) or (heads and not one.flags & {"nav", "footer"}):
            kinds[number] = "teaser"


def _drop_empty_sections(seen: Sequence[Seen], kinds: list[BlockKind]) -> None:
    """Drop the headings of lists of stories ("Latest", "Most read") that no story follows: menu entries."""
    for number, one in enumerate(seen):
        heads = kinds[number] == "teaser" and one.mark is Mark.RELATED and one.words <= 2 and one.piece.links > 0.9
        if heads and "teaser" not in kinds[number + 1 : number + 4]:
            kinds[number] = "boilerplate"
