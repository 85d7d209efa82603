"""Whether two statements may speak of one event: type, date and place, each at its stated precision."""

from datetime import date
from functools import lru_cache
from math import asin, cos, radians, sin, sqrt
from typing import Protocol

import msgspec

from purport.ledger.merge_settings import Settings
from purport.ledger.records import Testimony
from purport.ledger.word_forms import words_of
from purport.records import DateInterval, Place

SPECIFIC = frozenset({"exact", "city", "admin2"})
EARTH_KM = 6371.0
OPEN_DAYS = 3650
OPEN = frozenset({"future", "hypothetical", "negation"})
_AFTERWARDS = (("now", "just then"), ("soon", "soon after"), ("recent", "in those days"))


class Finding(msgspec.Struct, frozen=True, gc=False):
    """What comparing one field of two statements gives.

    `score` adds to the whole; `blocks` keeps the two apart whatever else fits; `told` is False where one of the two
    says nothing on it; `generic` where neither is specific; `exact` where both are, and agree.
    """

    reason: str
    score: float = 0.0
    blocks: bool = False
    told: bool = True
    generic: bool = False
    exact: bool = False


class Typed(Protocol):
    """What has a type and a mode."""

    @property
    def type(self) -> str: ...
    @property
    def mode(self) -> str | None: ...


def compare_types(one: Typed, two: Typed, settings: Settings) -> Finding:
    """Compare type and mode. A mode may differ: one coder's bombing is another's attack."""
    weights = settings.weights
    if one.type != two.type:
        if frozenset((one.type, two.type)) not in settings.compatible:
            return Finding(f"{one.type} is not {two.type}", blocks=True)
        return Finding(f"{one.type} beside {two.type}", weights["type_other"])
    if one.mode is None or two.mode is None:
        # A coder that gives no mode mostly means the same one.
        return Finding(f"both {one.type}", weights["mode_same"] / 2, told=False)
    if one.mode == two.mode:
        return Finding(f"both {one.type} ({one.mode})", weights["mode_same"])
    return Finding(f"{one.mode} beside {two.mode}", weights["mode_other"])


@lru_cache(maxsize=8192)
def day_number(day: str) -> int:
    """Give the number of an ISO day."""
    return date.fromisoformat(day[:10]).toordinal()


def span_of(interval: DateInterval | None) -> tuple[int, int] | None:
    """Give first and last day of an interval as numbers; None where neither end is known."""
    if interval is None or (interval.start is None and interval.end is None):
        return None
    first = day_number(interval.start) if interval.start else day_number(interval.end or "") - OPEN_DAYS
    last = day_number(interval.end) if interval.end else first + OPEN_DAYS
    return first, last


class When(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """When a statement says that it happened, and when that was printed, as numbers of days.

    `span` is None for an unknown date, `printed` for a report without one; `open` says that it is no deed of the past,
    `denied` that it is a deed of the past which somebody denies.
    """

    span: tuple[int, int] | None
    printed: int | None
    open: bool
    denied: bool = False


def when_of(testimony: Testimony) -> When:
    """Give the times of a statement."""
    statement, printed = testimony.statement, testimony.report.published
    return When(
        span_of(statement.date),
        None if printed is None else day_number(printed[:10]),
        not OPEN.isdisjoint(statement.aux),
        "negation" in statement.aux and "future" not in statement.aux,
    )


def compare_dates(one: Testimony, two: Testimony, settings: Settings) -> Finding:
    """Compare when two statements say that it happened. See `compare_times`."""
    return compare_times(when_of(one), when_of(two), settings)


def compare_times(one: When, two: When, settings: Settings) -> Finding:
    """Compare when it is said to have happened. Exact days more than one apart block; a plan may be put off."""
    weights, limits = settings.weights, settings.limits
    a, b = one.span, two.span
    if a is None or b is None:
        return _undated(one, two, settings)
    gap = max(a[0] - b[1], b[0] - a[1], 0)
    if gap == 0:
        exact = a[0] == a[1] and b[0] == b[1]
        if a == b and not exact and a[1] - a[0] < limits["equal_days"]:
            # "Last week" in two reports is one week, and yet says little; "1 to 5 March" says much.
            name = "days_same" if a[1] - a[0] < limits["few_days"] else "date_wide"
            return Finding("the same days", weights[name], exact=name == "days_same")
        if exact:
            return Finding("the same day", weights["day_same"], exact=True)
        narrow = min(a[1] - a[0], b[1] - b[0]) <= 1
        name = "date_within" if narrow else "date_wide"
        generic = a[1] - a[0] > 1 and b[1] - b[0] > 1
        return Finding("the dates overlap", weights[name], generic=generic)
    if gap <= limits["days_apart"]:
        return Finding(f"{gap} day apart", weights["day_off"] * gap)
    if _after_the_fact(one, two) or _after_the_fact(two, one):
        return Finding("planned after the other had happened", blocks=True)
    if (one.open or two.open) and gap <= limits["plan_days"]:
        return Finding(f"{gap} days apart, and one is a plan", weights["plan_moved"])
    return Finding(f"{gap} days apart", blocks=True)


def _after_the_fact(plan: When, other: When) -> bool:
    """Say whether `plan` was printed as still to come when `other` had taken place: then it is the next one."""
    if plan.printed is None or plan.span is None or other.span is None or other.open:
        return False
    return plan.span[0] > plan.printed >= other.span[1]


def _undated(one: When, two: When, settings: Settings) -> Finding:
    """What is told as past lay before it was printed, and mostly not long before."""
    if one.span is None and two.span is None:
        return Finding("neither dated", told=False, generic=True)
    undated, dated = (one, two.span) if one.span is None else (two, one.span)
    if dated is None or undated.printed is None or (undated.open and not undated.denied):
        return Finding("one undated", told=False)
    if dated[0] > undated.printed + settings.limits["days_apart"]:
        if undated.denied:
            return Finding("one undated", told=False)
        return Finding("printed as past before it happened", blocks=True)
    gap = max(0, undated.printed - dated[1])
    for name, words in _AFTERWARDS:
        if gap <= settings.limits[f"{name}_days"]:
            return Finding(f"undated, printed {words}", settings.weights[f"undated_{name}"], told=False)
    return Finding("undated, printed long after", settings.weights["undated_late"], told=False)


def compare_places(one: Place | None, two: Place | None, settings: Settings) -> Finding:
    """Compare places: the same site, the same town, one inside the other, or two towns."""
    weights, limits = settings.weights, settings.limits
    if one is None or two is None:
        return Finding("one without place", told=False, generic=one is None and two is None)
    if one.country and two.country and one.country != two.country:
        return Finding(f"{one.country} is not {two.country}", blocks=True)
    specific = one.precision in SPECIFIC, two.precision in SPECIFIC
    if not all(specific):
        return _wide(one, two, any(specific), settings)
    if one.geonameid is not None and one.geonameid == two.geonameid:
        return Finding(f"both in {one.name or one.text}", weights["town_same"], exact=True)
    away = distance(one, two)
    named = shared_name(one, two)
    if away is None:
        if named:
            return Finding(f"both in {named}", weights["town_same"], exact=True)
        return Finding(f"{one.text} is not {two.text}", blocks=True)
    if away > limits["town_km"] and not (named and away <= 2 * limits["town_km"]):
        return Finding(f"{one.text} and {two.text} lie {away:.0f} km apart", blocks=True)
    if away <= limits["site_km"]:
        return Finding("the same town", weights["town_same"], exact=True)
    if named:
        return Finding(f"both in or by {named}", weights["place_within"])
    return Finding(f"{away:.0f} km apart", weights["town_near"])


def _wide(one: Place, two: Place, specific: bool, settings: Settings) -> Finding:
    if one.precision == two.precision and one.precision not in ("country", "unknown") and shared_name(one, two):
        return Finding(f"both in {one.name or one.text}", settings.weights["region_same"])
    if one.precision == two.precision == "admin1" and one.name and two.name and not shared_name(one, two):
        return Finding(f"{one.name} is not {two.name}", blocks=True)
    if one.admin1 and two.admin1 and one.admin1 != two.admin1:
        return Finding(f"{one.admin1} is not {two.admin1}", blocks=True)
    score = settings.weights["place_within"] if specific else 0.0
    return Finding("one place may hold the other", score, generic=not specific)


def shared_name(one: Place, two: Place) -> str | None:
    """Give a capitalised word that both places are called by, or None."""
    names, others = _capitals(f"{one.name or ''} {one.text}"), _capitals(f"{two.name or ''} {two.text}")
    if names.keys().isdisjoint(others):
        return None
    both = sorted(names.keys() & others.keys())
    return names[both[0]]


@lru_cache(maxsize=8192)
def _capitals(words: str) -> dict[str, str]:
    return {w.stem: w.text for w in words_of(words) if w.text[0].isupper()}


def distance(one: Place, two: Place) -> float | None:
    """Give the great-circle distance in km, None where a point is missing."""
    if one.lat is None or one.lon is None or two.lat is None or two.lon is None:
        return None
    a, b = radians(one.lat), radians(two.lat)
    across = sin((b - a) / 2) ** 2 + cos(a) * cos(b) * sin(radians(two.lon - one.lon) / 2) ** 2
    return 2 * EARTH_KM * asin(min(1.0, sqrt(across)))
