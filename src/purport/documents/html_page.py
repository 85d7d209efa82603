"""Reads web pages: every visible block of text in order, its kind, and what the page says about itself."""

import re

from purport.documents.bylines import author_of
from purport.documents.datelines import find_dateline
from purport.documents.dates import find_date
from purport.documents.headline import split_title
from purport.documents.html_kinds import classify_pieces
from purport.documents.main_text import find_main_text
from purport.documents.metadata import read_metadata
from purport.documents.outline import Outline, outline
from purport.documents.page import Draft, Given, issue
from purport.documents.plain_text import cut_headline
from purport.records.article import Block, Issue
from purport.records.values import BlockKind

_BETWEEN = "\n\n"
_OPENING = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*+(?:(?><!--.{0,2000}?-->|<\?xml[^>]{0,200}>)\s*+)*+<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_TAGS = re.compile(
    rb"</?(?:div|p|a|span|meta|script|article|h1|h2|h3|ul|li|br|table|title|section|img|body)\b[^<>]{0,400}>",
    re.IGNORECASE,
)


def looks_like_html(head: bytes) -> bool:
    """Say whether the first bytes of an input are HTML: they open as such, or hold several common tags."""
    plain = head.replace(b"\x00", b"")
    if _OPENING.match(plain):
        return True
    return (plain.lstrip()[:1] == b"<" and len(_TAGS.findall(plain)) >= 2) or len(_TAGS.findall(plain)) >= 8


def read_html(source: str, given: Given) -> Draft:
    """Take a web page apart.

    Arguments: the decoded source; what the caller states. Returns a draft whose text has one block after
    the other with an empty line between, each with its offsets in the source.
    """
    page = outline(source)
    metadata = read_metadata(page, given.url)
    main, issues = find_main_text(source, page.depth) if page.pieces else (None, ())
    title, outlet = _title(page, metadata.title, given, metadata.outlet)
    kinds = classify_pieces(page.pieces, main, title)
    text, blocks = _lay_out(page, kinds, title, given)
    body = next((text[block.start : block.end] for block in blocks if block.kind == "body"), None)
    dateline = find_dateline(body) if body else None
    bylines = [text[block.start : block.end] for block in blocks if block.kind == "byline"]
    return Draft(
        text=text,
        blocks=tuple(blocks),
        outlet=metadata.outlet or outlet,
        title=title,
        byline=metadata.byline or next(filter(None, map(author_of, bylines)), None),
        dateline=dateline,
        published=metadata.published or next(filter(None, map(find_date, [*bylines, dateline or ""])), None),
        language=metadata.language,
        issues=issues + _missing(page, body),
    )


def _missing(page: Outline, body: str | None) -> tuple[Issue, ...]:
    if not page.pieces:
        return (issue("the page has no text"),)
    return () if body else (issue("the page has no body text"),)


def _title(page: Outline, stated: str | None, given: Given, outlet: str | None) -> tuple[str | None, str | None]:
    """Give the title without the outlet's name, and the outlet where the title names it."""
    whole = given.title or stated or page.title
    if not whole:
        return None, None
    parts = split_title(whole, outlet=given.outlet or outlet, url=given.url)
    named = parts.outlet
    if named is None and page.title and page.title != whole:
        named = split_title(page.title, outlet=given.outlet or outlet, url=given.url).outlet
    return whole[parts.start : parts.cut].strip() or None, named


def _lay_out(page: Outline, kinds: list[BlockKind], title: str | None, given: Given) -> tuple[str, list[Block]]:
    """Write the pieces under each other. A page whose headline stands only in its title element gets it first."""
    texts: list[str] = []
    blocks: list[Block] = []
    position = 0
    if title and "headline" not in kinds and page.pieces:
        texts.append(title)
        blocks.append(Block(kind="headline", start=0, end=len(title)))
        position = len(title) + len(_BETWEEN)
    for piece, kind in zip(page.pieces, kinds, strict=True):
        texts.append(piece.text)
        end = position + len(piece.text)
        if kind == "headline":
            parts = split_title(piece.text, outlet=given.outlet, url=given.url)
            cut = cut_headline(position, piece.text, parts.start, parts.cut)
            blocks += cut if len(cut) > 1 else [Block(kind=kind, start=position, end=end, raw=piece.raw)]
        else:
            blocks.append(Block(kind=kind, start=position, end=end, raw=piece.raw))
        position = end + len(_BETWEEN)
    return _BETWEEN.join(texts), blocks
