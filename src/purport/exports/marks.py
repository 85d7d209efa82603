"""Cuts a stretch of text at the borders of everything that is marked in it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from purport.records import Attribution, Event, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A marked span: its CSS class, and the id of the record that it belongs to."""

    span: Span
    kind: str
    record: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of text that no border crosses, with all the marks that cover it."""

    start: int
    end: int
    marks: tuple[Mark, ...]


def marks_of(attributions: Iterable[Attribution], events: Iterable[Event]) -> list[Mark]:
    """Give every span that the page shows."""
    found = []
    for a in attributions:
        found += [Mark(span=s, kind="content", record=a.id) for s in a.content.spans]
        found += [Mark(span=s, kind="source", record=a.id) for s in a.source.spans]
        if a.cue:
            found += [Mark(span=s, kind="cue", record=a.id) for s in a.cue.spans]
    for e in events:
        found.append(Mark(span=e.trigger.span, kind="trigger", record=e.id))
        found += [Mark(span=actor.span, kind="actor", record=e.id) for actor in e.actors]
        found += [Mark(span=actor.span, kind="recipient", record=e.id) for actor in e.recipients]
    return found


def cut(start: int, end: int, marks: Sequence[Mark]) -> Iterator[Piece]:
    """Cut [start, end) into pieces, in order and without gaps.

    Borders are swept once, so that a long text with many marks takes n log n, not n squared.
    """
    inside = [m for m in marks if m.span[0] < end and m.span[1] > start]
    borders = sorted({start, end, *(min(max(b, start), end) for m in inside for b in m.span)})
    opening: dict[int, list[int]] = {}
    closing: dict[int, list[int]] = {}
    for i, m in enumerate(inside):
        opening.setdefault(max(m.span[0], start), []).append(i)
        closing.setdefault(min(m.span[1], end), []).append(i)
    active: set[int] = set()
    for left, right in pairwise(borders):
        active.difference_update(closing.get(left, ()))
        active.update(opening.get(left, ()))
        yield Piece(start=left, end=right, marks=tuple(inside[i] for i in sorted(active)))
