"""Conflicting values side by side, and the views that choose one of them."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from purport.errors import UsageError
from purport.ledger.owners import Owners, fold_name, shipped_owners
from purport.ledger.records import Report, Statement, Testimony
from purport.ledger.standing import standing
from purport.ledger.voices import Voice, context_of, hear, in_context
from purport.records.values import QUANTITY_KINDS

View = Literal["consensus", "low", "best", "high", "conservative", "latest", "first"]
VIEWS: tuple[View, ...] = get_args(View)
FIELDS: tuple[str, ...] = ("date", "place", "actor", "recipient", *QUANTITY_KINDS)
Bound = float | str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueReport:
    """A value that a report gives, with whom it has it from.

    `low` and `high` are numbers, ISO dates, or the folded name of a place or party twice; `words` as the text has it.
    `origins`: the keys that stand behind it. `counts` is False for what was withdrawn, replaced by a later value of the
    same origin, or given in a denial.
    """

    field: str
    low: Bound
    high: Bound
    words: str
    statement: str
    report: str
    published: str
    origins: tuple[str, ...]
    named: bool
    counts: bool


def values(
    testimonies: Sequence[Testimony],
    field: str,
    *,
    until: str | None = None,
    versions: Sequence[Report] = (),
    owners: Owners | None = None,
) -> tuple[ValueReport, ...]:
    """Give every value that any report gives for a field, in the order of publication.

    Arguments: the statements of a claim; one of `FIELDS`; a UTC time up to which it is looked at; newer versions that
    no longer carry the claim; a table of owners. Raises UsageError for another field.
    Source: docs/ledger.md, "Conflicting values": a value replaces an earlier one only within the same origin.
    """
    if field not in FIELDS:
        raise UsageError(f"no field {field!r}; it is one of {', '.join(FIELDS)}")
    told = [v for v in hear(testimonies, owners or shipped_owners()) if until is None or v.at <= until]
    if not told:
        return ()
    context = context_of(told)
    ready = [in_context(v, context) for v in told]
    stands = {v.id for v in standing(ready, versions, until or ready[-1].at).voices}
    found = [value for v in ready for value in _given(v, field, counts=v.id in stands and v.act != "denies")]
    last: dict[tuple[str, ...], str] = {}
    for value in found:
        if value.counts:
            last[value.origins] = max(value.published, last.get(value.origins, value.published))
    return tuple(
        _replaced(value) if value.counts and last[value.origins] > value.published else value for value in found
    )


def _replaced(value: ValueReport) -> ValueReport:
    return ValueReport(
        field=value.field, low=value.low, high=value.high, words=value.words, statement=value.statement,
        report=value.report, published=value.published, origins=value.origins, named=value.named, counts=False,
    )  # fmt: skip


def _given(voice: Voice, field: str, *, counts: bool) -> list[ValueReport]:
    origins = voice.origin.keys or (f"unnamed:{voice.origin.channel}",)
    return [
        ValueReport(
            field=field,
            low=low,
            high=high,
            words=words,
            statement=voice.id,
            report=voice.testimony.report.id,
            published=voice.at,
            origins=origins,
            named=voice.origin.named,
            counts=counts,
        )
        for low, high, words in _read(voice.testimony.statement, field)
    ]


def _read(statement: Statement, field: str) -> list[tuple[Bound, Bound, str]]:
    date, place = statement.date, statement.place
    if field == "date":
        return (
            [(date.start or date.end, date.end or date.start, date.text)] if date and (date.start or date.end) else []
        )
    if field == "place":
        return [(name := fold_name(place.name or place.text), name, place.text)] if place else []
    if field in ("actor", "recipient"):
        parties = statement.actors if field == "actor" else statement.recipients
        return [(key := p.entity or p.country or fold_name(p.text), key, p.text) for p in parties]
    return [(q.low, q.high, q.text) for q in statement.quantities if q.kind == field]


def view(found: Sequence[ValueReport], name: str) -> ValueReport | None:
    """Choose one value.

    Arguments: the values of one field; one of `VIEWS`. `consensus` has most origins, on a tie more named ones, then
    the latest; `best` is the middle one of those that named origins give (of all where none does); `conservative` the
    lowest that a named origin gives. Returns None where no value counts. Raises UsageError for another view.
    """
    if name not in VIEWS:
        raise UsageError(f"no view {name!r}; it is one of {', '.join(VIEWS)}")
    counting = sorted((v for v in found if v.counts), key=lambda v: (v.published, v.report, v.statement))
    return _CHOICES[name](counting) if counting else None


def _consensus(found: Sequence[ValueReport]) -> ValueReport | None:
    groups: defaultdict[tuple[str, str], list[ValueReport]] = defaultdict(list)
    for value in found:
        groups[str(value.low), str(value.high)].append(value)

    def weight(group: list[ValueReport]) -> tuple[int, int, str]:
        named = {key for value in group if value.named for key in value.origins}
        return len({key for value in group for key in value.origins}), len(named), group[-1].published

    return max(groups.values(), key=weight)[-1]


def _lowest(found: Sequence[ValueReport]) -> ValueReport | None:
    return min((v for v in found if v.low is not None), key=lambda v: _rank(v.low), default=None)


def _highest(found: Sequence[ValueReport]) -> ValueReport | None:
    return max((v for v in found if v.high is not None), key=lambda v: _rank(v.high), default=None)


def _conservative(found: Sequence[ValueReport]) -> ValueReport | None:
    return _lowest([v for v in found if v.named]) or _lowest(found)


def _best(found: Sequence[ValueReport]) -> ValueReport | None:
    named = [v for v in found if v.named and v.low is not None] or [v for v in found if v.low is not None]
    ordered = sorted(named, key=lambda v: (_rank(v.low), _rank(v.high), v.published))
    return ordered[(len(ordered) - 1) // 2] if ordered else None


def _latest(found: Sequence[ValueReport]) -> ValueReport | None:
    return found[-1]


def _first(found: Sequence[ValueReport]) -> ValueReport | None:
    return found[0]


def _rank(bound: Bound) -> tuple[float, str]:
    return (float(bound), "") if isinstance(bound, (int, float)) else (0.0, bound or "")


_CHOICES: dict[str, Callable[[Sequence[ValueReport]], ValueReport | None]] = {
    "consensus": _consensus,
    "low": _lowest,
    "high": _highest,
    "best": _best,
    "conservative": _conservative,
    "latest": _latest,
    "first": _first,
}
