"""What changed between two codings of the same articles, event by event."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Literal

from purport.exports.coded_columns import COLUMNS, Column, Value, row_of
from purport.exports.coded_event import CodedEvent, coded_events
from purport.exports.phrases import clean
from purport.records import Reading

_NOT_CODED = frozenset({
    "event_id", "event_key", "article_id", "article_label", "url", "outlet", "title", "published", "sentence",
    "sentence_start", "sentence_end", "trigger", "score", "coder", "model", "codebook", "actors_version",
    "gazetteer_version",
})  # fmt: skip
"""Columns that name the event, its text or the program: not what was coded."""

COMPARED: tuple[Column, ...] = tuple(column for column in COLUMNS if column.name not in _NOT_CODED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One event that came or went, or one field of an event that differs. `event` is the trigger in its type's name."""

    kind: Literal["added", "removed", "changed"]
    article: str
    key: str
    event: str
    field: str | None
    old: str
    new: str

    def to_dict(self) -> dict[str, str | None]:
        """Give the change as a plain dict."""
        return asdict(self)


def changes_between(old: Iterable[Reading], new: Iterable[Reading]) -> Iterator[Change]:
    """Compare two codings.

    Articles are matched by their id, a hash of the text, and events by their key, a hash of article and trigger. Where
    several events of a coding share a trigger, those of one type are compared with each other, the rest in their order.
    Articles that only one coding has count with all their events.
    """
    before, after = _by_key(old), _by_key(new)
    for key in dict.fromkeys((*before, *after)):
        mine, theirs = _paired(before.get(key, ()), after.get(key, ()))
        for one, other in zip(mine, theirs, strict=False):
            yield from _differences(one, other)
        for one in mine[len(theirs) :]:
            yield _whole("removed", one)
        for other in theirs[len(mine) :]:
            yield _whole("added", other)


def _paired(old: Sequence[CodedEvent], new: Sequence[CodedEvent]) -> tuple[list[CodedEvent], list[CodedEvent]]:
    """Order both so that events of one type stand at the same place, as far as there are such pairs."""
    rest = list(new)
    first: list[CodedEvent] = []
    second: list[CodedEvent] = []
    alone: list[CodedEvent] = []
    for event in old:
        other = next((one for one in rest if one.event.type == event.event.type), None)
        if other is None:
            alone.append(event)
            continue
        first.append(event)
        second.append(other)
        rest.remove(other)
    return first + alone, second + rest


def _by_key(readings: Iterable[Reading]) -> Mapping[tuple[str, str], Sequence[CodedEvent]]:
    found: dict[tuple[str, str], list[CodedEvent]] = {}
    for event in coded_events(readings):
        found.setdefault((event.article.id, event.event.key), []).append(event)
    return found


def _differences(old: CodedEvent, new: CodedEvent) -> Iterator[Change]:
    before, after = row_of(old, COMPARED), row_of(new, COMPARED)
    for column in COMPARED:
        if before[column.name] != after[column.name]:
            yield Change(
                kind="changed", article=_article(new), key=new.event.key, event=_event(new), field=column.name,
                old=_shown(before[column.name]), new=_shown(after[column.name]),
            )  # fmt: skip


def _whole(kind: Literal["added", "removed"], coded: CodedEvent) -> Change:
    sides = " → ".join(
        ", ".join(dict.fromkeys(clean(a.text) for a in side)) or "–"
        for side in (coded.event.actors, coded.event.recipients)
    )
    old, new = (sides, "") if kind == "removed" else ("", sides)
    return Change(
        kind=kind, article=_article(coded), key=coded.event.key, event=_event(coded), field=None, old=old, new=new
    )


def _article(coded: CodedEvent) -> str:
    return coded.article.label or coded.article.title or coded.article.url or coded.article.id


def _event(coded: CodedEvent) -> str:
    return f"{coded.event.type} “{clean(coded.event.trigger.text)}”"


def _shown(value: Value) -> str:
    if value is None:
        return ""
    return "; ".join(value) if isinstance(value, list) else str(value)
