"""Mentions: every name, role noun, pronoun, toponym and time expression, decided once.

`passage` indexes the passages of the article; `start`, `end` (half-open) and `head` are token indices in
that passage; `span` counts code points of the article text.
"""

from dataclasses import dataclass

from purport.records.article import Span
from purport.records.knowledge import Actor, DateInterval, Place
from purport.records.values import MentionKind, Via


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorMention:
    """Words that stand for one or several actors.

    `actors` has one entry per member of a group or pair; `antecedents` runs parallel to it and gives the
    span of the mention that a pronoun, group, role or surname refers back to. An actor that nothing is
    known about is one `Actor()` with country None.
    """

    passage: int
    start: int
    end: int
    head: int
    span: Span
    text: str
    kind: MentionKind
    actors: tuple[Actor, ...]
    via: Via | None = None
    antecedents: tuple[Span | None, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceMention:
    """A toponym used as a place."""

    passage: int
    start: int
    end: int
    head: int
    span: Span
    text: str
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class DateMention:
    """A time expression."""

    passage: int
    start: int
    end: int
    head: int
    span: Span
    text: str
    interval: DateInterval


@dataclass(frozen=True, slots=True, kw_only=True)
class Mentions:
    """All mentions of one article, each list in text order."""

    actors: tuple[ActorMention, ...] = ()
    places: tuple[PlaceMention, ...] = ()
    dates: tuple[DateMention, ...] = ()
