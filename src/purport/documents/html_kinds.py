"""Gives each piece of a web page its kind, from its own words, the elements around it, and the main text."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from purport.documents import furniture
from purport.documents.furniture import plain
from purport.documents.kinds import Mark
from purport.documents.main_text import MainText
from purport.documents.regions import Piece
from purport.records.values import BlockKind

_IN_MAIN = 0.6
_FURNITURE_FLAGS = frozenset({"nav", "footer", "form", "share", "promotion", "tags"})
_WEAK_FLAGS = frozenset({"aside", "gallery", "video", "header"})
_ALWAYS = frozenset({"article", "main", "figure", "quote", "table", "item", "pre", "time", "h1", "h2", "h3", "h4", "h5", "h6"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


@dataclass(slots=True, kw_only=True)
class _Seen:
    """One piece with everything that is known of it before its neighbours count."""

    piece: Piece
    words: int
    final: bool
    main: bool
    flags: frozenset[str]
    mark: Mark


def classify_pieces(pieces: Sequence[Piece], main: MainText | None, title: str | None) -> list[BlockKind]:
    """Give the kind of every piece.

    Arguments: the pieces in page order; the main text, None where there is none to compare with; the title
    that the metadata or the title element gives. Returns one kind per piece.
    """
    seen = _look(pieces, main)
    bodies = [number for number, one in enumerate(seen) if _is_prose(one)]
    headline = find_headline(seen, title, bodies[0] if bodies else len(seen))
    kinds: list[BlockKind] = []
    for number, one in enumerate(seen):
        kinds.append("headline" if number == headline else _kind(number, one, bodies, headline))
    _join_siblings(seen, kinds)
    return kinds


def _look(pieces: Sequence[Piece], main: MainText | None) -> list[_Seen]:
    shares = [(main.share(piece.text) >= _IN_MAIN) if main else _plausible(piece) for piece in pieces]
    counts = [len(piece.text.split()) for piece in pieces]
    page_wide = _page_wide(pieces, counts, shares)
    return [
        _Seen(
            piece=piece, words=count, final=furniture.ends_sentence(piece.text), main=share,
            flags=_flags(piece, page_wide), mark=_mark(piece.text, count),
        )
        for piece, count, share in zip(pieces, counts, shares, strict=True)
    ]  # fmt: skip


def _plausible(piece: Piece) -> bool:
    """Say whether a piece reads as body where no main text is known: a paragraph of prose with few links."""
    flags = {region.flag for region in piece.region.chain()} if piece.region else set()
    if flags & (_FURNITURE_FLAGS | {"aside", "comments", "related"}):
        return False
    return len(piece.text.split()) >= 12 and furniture.ends_sentence(piece.text) and piece.links < 0.4


def _page_wide(pieces: Sequence[Piece], counts: Sequence[int], shares: Sequence[bool]) -> frozenset[tuple[str, str]]:
    """Find the flags with class names that hold the bulk of the main text.

    A class such as "has-sidebar" or "related-content-module" on the article itself, or on each of its
    paragraphs, names the page and not the piece.
    """
    words: Counter[tuple[str, str]] = Counter()
    main_words: Counter[tuple[str, str]] = Counter()
    total = 0
    for piece, count, share in zip(pieces, counts, shares, strict=True):
        total += count if share else 0
        for key in {(region.flag, region.names) for region in piece.region.chain()} if piece.region else ():
            words[key] += count
            main_words[key] += count if share else 0
    return frozenset(
        key for key in words
        if key[0] not in _ALWAYS and total and main_words[key] > total * 0.4 and main_words[key] > words[key] * 0.3
    )  # fmt: skip


def _flags(piece: Piece, page_wide: frozenset[tuple[str, str]]) -> frozenset[str]:
    """Give what the surroundings say of the piece."""
    if piece.region is None:
        return frozenset()
    return frozenset(region.flag for region in piece.region.chain() if (region.flag, region.names) not in page_wide)


def _mark(text: str, words: int) -> Mark:
    opener = furniture.section_opened(text, words)
    if opener is not None:
        return {"comments": Mark.COMMENTS, "related": Mark.RELATED, "about": Mark.ABOUT}[opener]
    if furniture.is_caption(text, words):
        return Mark.CAPTION
    if furniture.is_teaser_cue(text, words):
        return Mark.TEASER
    if furniture.is_byline(text, words):
        return Mark.BYLINE
    return Mark.FURNITURE if furniture.is_furniture(text, words) else Mark.NONE


def _is_prose(one: _Seen) -> bool:
    return (
        one.main and one.words >= 10 and one.final and one.mark is Mark.NONE and one.piece.links < 0.6
        and not one.flags & (_FURNITURE_FLAGS | {"caption", "related", "comments"})
    )  # fmt: skip


def find_headline(seen: Sequence[_Seen], title: str | None, first_body: int) -> int | None:
    """Find the piece that is the page's headline.

    The title decides: the heading, else any short piece, that says the same. Without a match, the first
    h1 of three words or more that stands before the body.
    """
    wanted = set(plain(title).split()) if title else set()
    best, best_score = None, 0.0
    for number, one in enumerate(seen):
        if one.words > 40 or number > first_body + 3 and "h1" not in one.flags:
            continue
        heading = one.piece.tag in _HEADINGS or bool(one.flags & (_HEADINGS | {"headline"}))
        if one.flags & {"related", "comments", "nav"} and one.piece.tag != "h1":
            continue
        words = set(plain(one.piece.text).split())
        alike = len(words & wanted) / max(1, len(words | wanted)) if wanted else 0.0
        contained = bool(words) and len(words) >= 3 and (words <= wanted or wanted <= words) and bool(wanted)
        score = max(alike, 0.7 if contained else 0.0) + (0.3 if one.piece.tag == "h1" else 0.2 if heading else 0.0)
        if max(alike, 0.7 if contained else 0.0) >= 0.55 and score > best_score + 1e-9:
            best, best_score = number, score
    if best is not None:
        return best
    for number, one in enumerate(seen[:first_body]):
        if one.piece.tag == "h1" and 3 <= one.words <= 40:
            return number
    return None


def _kind(number: int, one: _Seen, bodies: Sequence[int], headline: int | None) -> BlockKind:
    flags, mark = one.flags, one.mark
    if "comments" in flags or mark is Mark.COMMENTS:
        return "boilerplate"
    if "related" in flags or mark in (Mark.RELATED, Mark.TEASER):
        return "teaser" if one.words >= 2 or mark is not Mark.NONE else "boilerplate"
    if "caption" in flags or mark is Mark.CAPTION or ("figure" in flags and one.words <= 80):
        return "caption" if not (flags & _FURNITURE_FLAGS) else "boilerplate"
    near_body = bool(bodies) and bodies[0] - 12 <= number <= bodies[-1] + 6
    if near_body and (mark is Mark.BYLINE or "byline" in flags) and one.words <= 30 and not flags & {"nav", "footer"}:
        return "byline"
    if mark is Mark.FURNITURE or mark is Mark.ABOUT or flags & _FURNITURE_FLAGS:
        return _aside(one)
    if one.main:
        return _main_kind(number, one, bodies)
    if headline is not None and bodies and headline < number < bodies[0] and (flags & {"deck"}) and one.words >= 4:
        return "subheading"
    return _aside(one)


def _main_kind(number: int, one: _Seen, bodies: Sequence[int]) -> BlockKind:
    if one.piece.links > 0.8 and one.words >= 4 and not one.final and "item" not in one.flags:
        return "teaser"
    if one.piece.tag in _HEADINGS:
        return "subheading" if bodies and number < bodies[-1] else "boilerplate"
    if one.piece.strong > 0.95 and one.words <= 14 and not one.final and bodies and bodies[0] < number < bodies[-1]:
        return "subheading"
    return "body"


def _aside(one: _Seen) -> BlockKind:
    """Tell, outside the body, a headline of another story from a menu: it is a link of several words."""
    if one.flags & {"nav", "footer", "form", "share", "promotion", "tags", "comments"} or one.mark is not Mark.NONE:
        return "boilerplate"
    if one.words >= 5 and (one.piece.links > 0.6 or one.piece.tag in _HEADINGS):
        return "teaser"
    return "boilerplate"


def _join_siblings(seen: Sequence[_Seen], kinds: list[BlockKind]) -> None:
    """Take into the body the paragraphs that the main text left out although they stand among it."""
    counts: dict[int, int] = {}
    for one, kind in zip(seen, kinds, strict=True):
        if kind == "body" and one.words >= 10:
            counts[one.piece.container] = counts.get(one.piece.container, 0) + one.words
    for number, (one, kind) in enumerate(zip(seen, kinds, strict=True)):
        if kind != "boilerplate" or one.mark is not Mark.NONE or one.flags & (_FURNITURE_FLAGS | {"comments", "related"}):
            continue
        if one.words >= 10 and one.final and one.piece.links < 0.4 and counts.get(one.piece.container, 0) >= 60:
            kinds[number] = "body"
