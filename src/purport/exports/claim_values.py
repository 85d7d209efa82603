"""Conflicting values of a claim side by side: the value, who gives it, the views that choose it. HTML."""

from collections.abc import Mapping, Sequence
from typing import Any

from purport.exports.claim_words import cut, day, deepest, moment, safe
from purport.exports.timeline_dots import denies

VIEWS = ("consensus", "low", "best", "high", "conservative", "latest", "first")
MOST_VALUES = 40
MOST_GIVERS = 12
_NAMES: Mapping[str, str] = {
    "actor": "who did it",
    "recipient": "whom it was done to",
    "date": "when",
    "place": "where",
    "other": "another number",
}
_SPANS = frozenset({"low", "high"})


def values_section(page: Mapping[str, Any]) -> str:
    """Give the section, empty where no report gives a value."""
    by_id = {one["statement"]: (number, one) for number, one in enumerate(page["statements"], 1)}
    # Numbers first: they are what readers come for.
    order = sorted(page["values"].items(), key=lambda item: item[0] in _NAMES and item[0] != "other")
    fields = [(field, _groups(found["reports"]), found["views"]) for field, found in order if found["reports"]]
    disputed = [_field(field, groups, views, by_id) for field, groups, views in fields if len(groups) > 1]
    agreed = [(field, groups) for field, groups, _ in fields if len(groups) == 1]
    if not disputed and not agreed:
        return ""
    rows = "".join(
        f"<dt>{safe(_name(field))}</dt><dd>{safe(_value(next(iter(groups.values()))))}</dd>" for field, groups in agreed
    )
    same = f'<p class="lead">Where all reports agree:</p><dl class="facts">{rows}</dl>' if rows else ""
    title = "Values that differ" if disputed else "Values"
    return f'<section aria-label="{title}"><h2>{title}</h2>{"".join(disputed)}{same}</section>'


def _name(field: str) -> str:
    return _NAMES.get(field, field)


def _groups(reports: Sequence[Mapping[str, Any]]) -> dict[tuple[str, str], list[Mapping[str, Any]]]:
    groups: dict[tuple[str, str], list[Mapping[str, Any]]] = {}
    for one in reports:
        groups.setdefault((str(one["low"]), str(one["high"])), []).append(one)
    return groups


def _field(
    field: str,
    groups: Mapping[tuple[str, str], Sequence[Mapping[str, Any]]],
    views: Mapping[str, Mapping[str, Any] | None],
    by_id: Mapping[str, tuple[int, Mapping[str, Any]]],
) -> str:
    chosen: dict[tuple[str, str], list[str]] = {}
    numeric = any(isinstance(one["low"], (int, float)) for group in groups.values() for one in group)
    for name in VIEWS:
        value = views.get(name)
        # The lowest of two names means nothing.
        if value and (numeric or field == "date" or name not in _SPANS | {"best", "conservative"}):
            chosen.setdefault((str(value["low"]), str(value["high"])), []).append(name)
    cards = "".join(_card(group, chosen.get(key, ()), by_id) for key, group in list(groups.items())[:MOST_VALUES])
    left = len(groups) - MOST_VALUES
    more = f'<p class="lead">{left} more values are not shown.</p>' if left > 0 else ""
    return f'<h3>{safe(_name(field))}</h3><ul class="values">{cards}</ul>{more}'


def _card(
    group: Sequence[Mapping[str, Any]], views: Sequence[str], by_id: Mapping[str, tuple[int, Mapping[str, Any]]]
) -> str:
    counts = any(one["counts"] for one in group)
    names = ["all views"] if len(views) == len(VIEWS) else views
    badges = "".join(f'<span class="pill view">{name}</span>' for name in names)
    gone = "" if counts else '<p class="note">no longer counts: replaced, withdrawn or given in a denial</p>'
    givers = "".join(_giver(one, by_id, gone=not counts) for one in group[:MOST_GIVERS])
    if len(group) > MOST_GIVERS:
        givers += f"<li>and {len(group) - MOST_GIVERS} more</li>"
    return (
        f'<li class="value{"" if counts else " gone"}"><p class="what">{safe(_value(group))}</p>'
        f'<p class="views">{badges}</p>{gone}<ul>{givers}</ul></li>'
    )


def _value(group: Sequence[Mapping[str, Any]]) -> str:
    """Give the value in words, with the number or the interval where the words do not show it."""
    one = group[0]
    words, low, high = cut(one["words"], 120), one["low"], one["high"]
    shown = _span(low, high)
    if isinstance(low, (int, float)) or isinstance(high, (int, float)):
        return shown if words == shown else f"{shown} (“{words}”)"
    if isinstance(low, str) and low[:4].isdigit():
        return f"{shown} (“{words}”)"
    return words


def _span(low: object, high: object) -> str:
    return " to ".join(dict.fromkeys(_bound(value) for value in (low, high) if value is not None))


def _bound(value: object) -> str:
    if isinstance(value, (int, float)):
        return f"{value:,.10g}"
    text = str(value)
    return day(text) if text[:4].isdigit() and text[4:5] == "-" else text


def _giver(one: Mapping[str, Any], by_id: Mapping[str, tuple[int, Mapping[str, Any]]], *, gone: bool) -> str:
    found = by_id.get(one["statement"])
    if found is None:
        return f"<li>{safe(moment(one['published']))}</li>"
    number, statement = found
    who = deepest(statement["chain"], statement["outlet"])
    outlet = f" in {safe(statement['outlet'] or 'an unknown outlet', 80)}" if statement["chain"] else ""
    # Who said the same again later has not taken it back.
    mark = " gone" if gone else ""
    denying = " (denies it)" if denies(statement) else ""
    return (
        f'<li class="giver{mark}"><a href="#s{number}">{safe(who, 120)}</a>{outlet}, '
        f"{safe(moment(one['published'], day_only=bool(statement['day_only'])))}{denying}</li>"
    )
