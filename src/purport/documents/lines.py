"""Cuts plain text into the units that get a kind: lines, or paragraphs where lines were wrapped."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from purport.documents.furniture import OUTER, ends_sentence, fold

_LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_WRAP_LIMIT = 120
_WRAP_SLACK = 3


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
    units: list[Unit] = []
    for paragraph in _paragraphs(text):
        wrapped = _is_wrapped(text, paragraph)
        spans = [(paragraph[0][0], paragraph[-1][1])] if wrapped else paragraph
        for number, (start, end) in enumerate(spans):
            units.append(_unit(text, start, end, joined=number > 0))
    return units


def _unit(text: str, start: int, end: int, *, joined: bool) -> Unit:
    piece = text[start:end]
    return Unit(
        start=start, end=end, text=piece, words=len(piece.split()), final=ends_sentence(piece), joined=joined,
        folded=fold(piece),
    )  # fmt: skip


def _paragraphs(text: str) -> Iterator[list[tuple[int, int]]]:
    """Give runs of lines with no empty line between them, each line without its outer white space."""
    run: list[tuple[int, int]] = []
    last_end = 0
    if text.startswith("\ufeff"):
        yield [(0, 1)]
        last_end = 1
    for match in _LINE.finditer(text, last_end):
        line = match.group()
        stripped = line.strip()
        if not stripped:
            continue
        start = match.start() + len(line) - len(line.lstrip())
        if run and _has_empty_line(text, last_end, match.start()):
            yield run
            run = []
        run.append((start, start + len(stripped)))
        last_end = match.end()
    if run:
        yield run


def _has_empty_line(text: str, start: int, end: int) -> bool:
    """Say whether more than one line break stands between two lines."""
    return len(text[start:end].replace("\r\n", "\n").strip(" \t")) > 1


def _is_wrapped(text: str, lines: list[tuple[int, int]]) -> bool:
    """Say whether the lines are one paragraph broken at a fixed width.

    The test is that of a greedy wrap: the first word of each line would not have fitted on the line before.
    """
    if len(lines) < 2:
        return False
    lengths = [end - start for start, end in lines]
    width = max(lengths)
    if width > _WRAP_LIMIT or width < 40:
        return False
    for (start, end), (after, after_end), length in zip(lines, lines[1:], lengths, strict=False):
        word = text[after:after_end].split(None, 1)[0]
        if length + 1 + len(word) <= width - _WRAP_SLACK:
            return False
        if ends_sentence(text[start:end]) and length < width * 0.7:
            return False
    return len(lines) > 2 or not ends_sentence(text[lines[0][0] : lines[0][1]])
