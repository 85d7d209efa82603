"""Cuts plain text into the units that get a kind: lines, or paragraphs where lines were wrapped."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from purport.documents.captions import is_caption
from purport.documents.furniture import OUTER, ends_sentence, fold
from purport.documents.wrapping import Line, continuations, is_one_paragraph, line_of

_LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A line or paragraph: its place, its text, and what can be seen of it without reading.

    `folded` is the text as `fold` gives it; `joined` says that no empty line stands between it and the unit before.
    """

    start: int
    end: int
    text: str
    words: int
    final: bool
    joined: bool
    folded: str

    @property
    def plain(self) -> str:
        """The text as `plain` of the furniture gives it."""
        return self.folded.strip(OUTER)


def split_units(text: str) -> list[Unit]:
    """Cut the text into units that together cover everything that is not white space.

    A byte-order mark at the very beginning is a unit of its own, so that the headline starts with a word.
    """
    lines = list(_lines(text))
    units: list[Unit] = []
    for group in _groups(lines):
        for part in _described_picture(text, group):
            joined = not part[0].apart
            units.append(_unit(text, part[0].start, part[-1].end, joined=joined))
    return units


def _groups(lines: Sequence[Line]) -> Iterator[Sequence[Line]]:
    """Give the lines of each paragraph."""
    follows = continuations(lines)
    loose = not any(follows)
    begin = 0
    for n in range(1, len(lines) + 1):
        if n < len(lines) and (follows[n] or (loose and not lines[n].apart)):
            continue
        group = lines[begin:n]
        if loose and not is_one_paragraph(group):
            yield from ([line] for line in group)
        else:
            yield group
        begin = n


def _described_picture(text: str, group: Sequence[Line]) -> list[Sequence[Line]]:
    """Part the description of a picture, a sentence on the first line, from the credited caption below it.

    Content systems print both with no empty line between; the description may happen to fill its line.
    """
    if len(group) > 1 and group[0].final and group[0].apart:
        rest = text[group[1].start : group[-1].end]
        if is_caption(rest, len(rest.split())):
            return [group[:1], group[1:]]
    return [group]


def _unit(text: str, start: int, end: int, *, joined: bool) -> Unit:
    piece = text[start:end]
    return Unit(
        start=start, end=end, text=piece, words=len(piece.split()), final=ends_sentence(piece), joined=joined,
        folded=fold(piece),
    )  # fmt: skip


def _lines(text: str) -> Iterator[Line]:
    """Give the lines that hold anything, each without its outer white space."""
    last_end, first = 0, True
    if text.startswith("\ufeff"):
        yield line_of(text, 0, 1, apart=True)
        last_end = 1
    for match in _LINE.finditer(text, last_end):
        line = match.group()
        stripped = line.strip()
        if not stripped:
            continue
        start = match.start() + len(line) - len(line.lstrip())
        apart = first or _has_empty_line(text, last_end, match.start())
        yield line_of(text, start, start + len(stripped), apart=apart)
        last_end, first = match.end(), False


def _has_empty_line(text: str, start: int, end: int) -> bool:
    """Say whether more than one line break stands between two lines."""
    return len(text[start:end].replace("\r\n", "\n").strip(" \t")) > 1
