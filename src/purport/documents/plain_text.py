"""Reads plain text: wire copy, pasted articles, web pages that somebody saved as text."""

from typing import overload

from purport.documents.bylines import author_of
from purport.documents.datelines import find_dateline
from purport.documents.dates import find_date
from purport.documents.headline import split_title
from purport.documents.kinds import classify
from purport.documents.lines import split_units
from purport.documents.page import Draft, Given
from purport.records.article import Block
from purport.records.values import BlockKind


def read_plain(text: str, given: Given) -> Draft:
    """Take a plain text apart. The text stays as it is, to the last invisible character.

    Arguments: the decoded text; what the caller states. Returns the draft with one block per line
    or wrapped paragraph.
    """
    units = split_units(text)
    kinds = classify(units, title=given.title)
    blocks: list[Block] = []
    title = outlet = byline = dateline = published = None
    for unit, kind in zip(units, kinds, strict=True):
        if kind == "headline" and title is None:
            parts = split_title(unit.text, outlet=given.outlet, url=given.url)
            title, outlet = _one_line(unit.text[parts.start : parts.cut].strip()), _one_line(parts.outlet)
            blocks += cut_headline(unit.start, unit.text, parts.start, parts.cut)
            continue
        if kind == "byline":
            byline = byline or author_of(_one_line(unit.text))
            published = published or find_date(_one_line(unit.text))
        elif kind == "body" and dateline is None and not any(block.kind == "body" for block in blocks):
            dateline = find_dateline(unit.text)
            published = published or (find_date(dateline) if dateline else None)
        blocks.append(Block(kind=kind, start=unit.start, end=unit.end))
    return Draft(
        text=text,
        blocks=tuple(blocks),
        title=title,
        outlet=outlet,
        byline=byline,
        dateline=_one_line(dateline),
        published=published,
    )


@overload
def _one_line(text: str) -> str: ...
@overload
def _one_line(text: None) -> None: ...
def _one_line(text: str | None) -> str | None:
    """Join the lines of a value that was wrapped; metadata is no part of the text."""
    return " ".join(text.split()) if text and "\n" in text.replace("\r", "\n") else text


def cut_headline(offset: int, line: str, start: int, cut: int) -> list[Block]:
    """Give the headline and, as furniture, what stands before and after it on its line."""
    pieces: list[tuple[int, int, BlockKind]] = [
        (0, start, "boilerplate"), (start, cut, "headline"), (cut, len(line), "boilerplate"),
    ]  # fmt: skip
    blocks = []
    for begin, end, kind in pieces:
        piece = line[begin:end]
        if piece.strip():
            left = begin + len(piece) - len(piece.lstrip())
            blocks.append(Block(kind=kind, start=offset + left, end=offset + begin + len(piece.rstrip())))
    return blocks
