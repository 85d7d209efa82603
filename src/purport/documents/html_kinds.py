"""Gives each piece of a web page its kind, from its own words, the elements around it, and the main text."""

from collections import Counter
from collections.abc import Sequence

from purport.documents import furniture
from purport.documents.furniture import fold, plain
from purport.documents.html_neighbours import settle
from purport.documents.html_seen import FURNITURE_FLAGS, HEADINGS, Seen
from purport.documents.main_text import MainText
from purport.documents.marks import Mark, mark_words
from purport.documents.pieces import Piece
from purport.records.values import BlockKind

_IN_MAIN = 0.6
_ALWAYS = HEADINGS | {"article", "main", "figure", "quote", "table", "item", "pre", "time"}


def classify_pieces(pieces: Sequence[Piece], main: MainText | None, title: str | None) -> list[BlockKind]:
    """Give the kind of every piece.

    Arguments: the pieces in page order; the main text, None where there is none to compare with; the title
    that the metadata or the title element gives. Returns one kind per piece.
    """
    seen = _look(pieces, main)
    home = _home(seen)
    bodies = [number for number, one in enumerate(seen) if one.main and one.prose and one.piece.container in home]
    headline = find_headline(seen, title, bodies[0] if bodies else len(seen))
    kinds: list[BlockKind] = [
        "headline" if number == headline else _kind(number, one, bodies, headline) for number, one in enumerate(seen)
    ]
    settle(seen, kinds, home, headline)
    return kinds


def _look(pieces: Sequence[Piece], main: MainText | None) -> list[Seen]:
    shares = [(main.share(piece.text) >= _IN_MAIN) if main else _plausible(piece) for piece in pieces]
    counts = [len(piece.text.split()) for piece in pieces]
    page_wide = _page_wide(pieces, counts, shares)
    return [
        Seen(
            piece=piece, words=count, final=furniture.ends_sentence(piece.text), main=share,
            flags=_flags(piece, page_wide), mark=mark_words(piece.text, count, fold(piece.text)),
        )
        for piece, count, share in zip(pieces, counts, shares, strict=True)
    ]  # fmt: skip


def _plausible(piece: Piece) -> bool:
    """Say whether a piece reads as body where no main text is known: a paragraph of prose with few links."""
    flags = {region.flag for region in piece.region.chain()} if piece.region else set()
    if flags & (FURNITURE_FLAGS | {"aside", "comments", "related"}):
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


def _home(seen: Sequence[Seen]) -> frozenset[int]:
    """Give the elements that the body stands in: those with a tenth or more of its prose."""
    words: Counter[int] = Counter()
    for one in seen:
        if one.main and one.prose:
            words[one.piece.container] += one.words
    total = words.total()
    return frozenset(container for container, count in words.items() if count >= total * 0.1)


def find_headline(seen: Sequence[Seen], title: str | None, first_body: int) -> int | None:
    """Find the piece that is the page's headline.

    The title decides: the heading, else any short piece, that says the same. Without a match, the last
    h1 of three words or more that stands before the body.
    """
    wanted = set(plain(title).split()) if title else set()
    best, best_score = None, 0.0
    for number, one in enumerate(seen):
        if one.words > 40 or (number > first_body + 3 and one.piece.tag != "h1"):
            continue
        if one.flags & {"related", "comments", "nav"} and one.piece.tag != "h1":
            continue
        words = set(plain(one.piece.text).split())
        alike = len(words & wanted) / max(1, len(words | wanted)) if wanted else 0.0
        if len(words) >= 3 and wanted and (words <= wanted or wanted <= words):
            alike = max(alike, 0.7)
        heading = one.heading or bool(one.flags & (HEADINGS | {"headline"}))
        score = alike + (0.3 if one.piece.tag == "h1" else 0.2 if heading else 0.0)
        if alike >= 0.55 and score > best_score + 1e-9:
            best, best_score = number, score
    if best is not None:
        return best
    for number in range(min(first_body + 1, len(seen)) - 1, max(-1, first_body - 16), -1):
        one = seen[number]
        if (one.piece.tag == "h1" or "h1" in one.flags) and 3 <= one.words <= 40:
            return number
    return None


def _kind(number: int, one: Seen, bodies: Sequence[int], headline: int | None) -> BlockKind:
    flags, mark = one.flags, one.mark
    if "comments" in flags or mark is Mark.COMMENTS or not any(map(str.isalnum, one.piece.text)):
        return "boilerplate"
    if mark in (Mark.FURNITURE, Mark.ABOUT) and one.words <= 4:
        return "boilerplate"
    near_body = bool(bodies) and bodies[0] - 12 <= number <= bodies[-1] + 4 and not flags & {"nav", "related"}
    if near_body and _is_byline(one):
        return "byline"
    if "related" in flags or mark in (Mark.RELATED, Mark.TEASER):
        return _teaser(one)
    if "caption" in flags or mark is Mark.CAPTION or ("figure" in flags and one.words <= 80):
        return "boilerplate" if flags & FURNITURE_FLAGS else "caption"
    if mark in (Mark.FURNITURE, Mark.ABOUT) or flags & FURNITURE_FLAGS:
        return _aside(one)
    if headline is not None and bodies and headline < number < bodies[0] and one.words >= 4 and _is_deck(one):
        return "subheading"
    if one.main:
        return _main_kind(number, one, bodies)
    if headline is not None and bodies and headline < number < bodies[0] and one.prose and "aside" not in flags:
        return "body"
    if bodies and bodies[0] < number < bodies[-1] and "deck" in flags and one.words <= 16:
        return "subheading"
    return _aside(one)


def _is_byline(one: Seen) -> bool:
    """Say whether the piece names author, agency or time: by its words, or by its element and its shape."""
    if one.words > 30 or "figure" in one.flags:
        return False
    if one.mark is Mark.BYLINE:
        return True
    if "byline" not in one.flags or one.mark is not Mark.NONE or one.words > 12 or one.final:
        return False
    words = one.piece.text.split()
    return (
        words[0].startswith("@")
        or any(map(str.isdigit, one.piece.text))
        or (len(words) >= 2 and sum(word[:1].isupper() for word in words) * 2 > len(words))
    )


def _is_deck(one: Seen) -> bool:
    """Say whether a piece between headline and body sums the story up."""
    if one.piece.links > 0.5 or one.flags & {"video", "gallery", "byline", "item", "aside"}:
        return False
    return "deck" in one.flags or one.heading or ("header" in one.flags and one.words >= 8)


def _teaser(one: Seen) -> BlockKind:
    """Tell a call to another story from a menu entry of the same words."""
    if one.mark is Mark.FURNITURE or one.menu or (one.flags & {"nav", "footer"} and one.words < 5):
        return "boilerplate"
    return "teaser" if one.words >= 2 or one.mark is not Mark.NONE else "boilerplate"


def _main_kind(number: int, one: Seen, bodies: Sequence[int]) -> BlockKind:
    if one.menu:
        return "boilerplate"
    if one.piece.links > 0.8 and one.words >= 4 and not one.final and "item" not in one.flags:
        return "teaser"
    between = bool(bodies) and bodies[0] < number < bodies[-1]
    if one.heading:
        return "subheading" if bodies and number < bodies[-1] else "boilerplate"
    text = one.piece.text
    loud = one.piece.strong > 0.95 or "deck" in one.flags or (text.isupper() and one.words >= 2)
    if between and loud and one.words <= 14 and text[-1:] not in '.,;:"\u201d':
        return "subheading"
    return "body"


def _aside(one: Seen) -> BlockKind:
    """Tell, outside the body, a headline of another story from a menu entry: it is a link of several words."""
    if one.mark not in (Mark.NONE, Mark.BYLINE) or one.menu or one.flags & {"form", "share", "tags", "comments"}:
        return "boilerplate"
    if one.flags & {"nav", "footer", "promotion"}:
        return "teaser" if one.words >= 6 and one.piece.links > 0.9 and one.piece.anchors == 1 else "boilerplate"
    if one.words >= 5 and (one.piece.links > 0.6 or one.heading):
        return "teaser"
    return "teaser" if one.heading and one.words >= 2 and one.piece.links > 0.9 else "boilerplate"
