"""Whether two statements may speak of one event: type, date and place, each at its stated precision."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from math import asin, cos, radians, sin, sqrt

from purport.ledger.merge_settings import Settings
from purport.ledger.records import Statement, Testimony
from purport.ledger.word_forms import stem, words_of
from purport.records import DateInterval, Place

SPECIFIC = frozenset({"exact", "city", "admin2"})
EARTH_KM = 6371.0
OPEN_DAYS = 3650
OPEN = frozenset({"future", "hypothetical", "negation"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
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


def compare_types(one: Statement, two: Statement, settings: Settings) -> Finding:
    """Compare type and mode. A mode may differ: one coder's bombing is another's attack."""
    weights = settings.weights
    if one.type != two.type:
        if frozenset((one.type, two.type)) not in settings.compatible:
            return Finding(reason=f"{one.type} is not {two.type}", blocks=True)
        return Finding(reason=f"{one.type} beside {two.type}", score=weights["type_other"])
    if one.mode is None or two.mode is None:
        return Finding(reason=f"both {one.type}", told=False)
    if one.mode == two.mode:
        return Finding(reason=f"both {one.type} ({one.mode})", score=weights["mode_same"])
    return Finding(reason=f"{one.mode} beside {two.mode}", score=weights["mode_other"])


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


def compare_dates(one: Testimony, two: Testimony, settings: Settings) -> Finding:
    """Compare when it is said to have happened. Exact days more than one apart block; a plan may be put off."""
    weights, limits = settings.weights, settings.limits
    a, b = span_of(one.statement.date), span_of(two.statement.date)
    if a is None or b is None:
        return _undated(one, two, a, b, settings)
    gap = max(a[0] - b[1], b[0] - a[1], 0)
    exact = a[0] == a[1] and b[0] == b[1]
    generic = a[1] - a[0] > 1 and b[1] - b[0] > 1
    if gap == 0:
        if a == b and not exact and a[1] - a[0] < limits["equal_days"]:
            # "Last week" in two reports is one week, and yet says little; "1 to 5 March" says much.
            name = "days_same" if a[1] - a[0] < limits["few_days"] else "date_within"
            return Finding(reason="the same days", score=weights[name], exact=name == "days_same")
        if exact:
            return Finding(reason="the same day", score=weights["day_same"], exact=True)
        narrow = min(a[1] - a[0], b[1] - b[0]) <= 1
        name = "date_within" if narrow else "date_wide"
        return Finding(reason="the dates overlap", score=weights[name], generic=generic)
    if gap <= limits["days_apart"]:
        return Finding(reason=f"{gap} day apart", score=weights["day_off"] * gap)
    if _after_the_fact(one, b, two) or _after_the_fact(two, a, one):
        return Finding(reason="planned after the other had happened", blocks=True)
    if OPEN & {*one.statement.aux, *two.statement.aux} and gap <= limits["plan_days"]:
        return Finding(reason=f"{gap} days apart, and one is a plan", score=weights["plan_moved"])
    return Finding(reason=f"{gap} days apart", blocks=True)


def _after_the_fact(plan: Testimony, done: tuple[int, int], other: Testimony) -> bool:
    """Say whether `plan` was printed as still to come when `other` had taken place: then it is the next one."""
    printed, span = plan.report.published, span_of(plan.statement.date)
    if printed is None or span is None or OPEN & set(other.statement.aux):
        return False
    return span[0] > day_number(printed) >= done[1]


def _undated(
    one: Testimony, two: Testimony, a: tuple[int, int] | None, b: tuple[int, int] | None, settings: Settings
) -> Finding:
    """What is told as past lay before it was printed, and mostly not long before."""
    if a is None and b is None:
        return Finding(reason="neither dated", told=False, generic=True)
    undated, dated = (one, b) if a is None else (two, a)
    if dated is None or undated.report.published is None or OPEN & set(undated.statement.aux):
        return Finding(reason="one undated", told=False)
    printed = day_number(undated.report.published)
    if dated[0] > printed + settings.limits["days_apart"]:
        return Finding(reason="printed as past before it happened", blocks=True)
    late = printed - dated[1] > settings.limits["recent_days"]
    name, words = ("undated_late", "long after") if late else ("undated_recent", "in those days")
    return Finding(reason=f"undated, printed {words}", score=settings.weights[name], told=False)


def compare_places(one: Place | None, two: Place | None, settings: Settings) -> Finding:
    """Compare places: the same site, the same town, one inside the other, or two towns."""
    weights, limits = settings.weights, settings.limits
    if one is None or two is None:
        return Finding(reason="one without place", told=False, generic=one is None and two is None)
    if one.country and two.country and one.country != two.country:
        return Finding(reason=f"{one.country} is not {two.country}", blocks=True)
    specific = one.precision in SPECIFIC, two.precision in SPECIFIC
    if not all(specific):
        return _wide(one, two, any(specific), settings)
    if one.geonameid is not None and one.geonameid == two.geonameid:
        return Finding(reason=f"both in {one.name or one.text}", score=weights["town_same"], exact=True)
    away = distance(one, two)
    named = shared_name(one, two)
    if away is None:
        if named:
            return Finding(reason=f"both in {named}", score=weights["town_same"], exact=True)
        return Finding(reason=f"{one.text} is not {two.text}", blocks=True)
    if away > limits["town_km"] and not (named and away <= 2 * limits["town_km"]):
        return Finding(reason=f"{one.text} and {two.text} lie {away:.0f} km apart", blocks=True)
    if away <= limits["site_km"]:
        return Finding(reason="the same town", score=weights["town_same"], exact=True)
    if named:
        return Finding(reason=f"both in or by {named}", score=weights["place_within"])
    return Finding(reason=f"{away:.0f} km apart", score=weights["town_near"])


def _wide(one: Place, two: Place, specific: bool, settings: Settings) -> Finding:
    if one.precision == two.precision and one.precision not in ("country", "unknown") and shared_name(one, two):
        return Finding(reason=f"both in {one.name or one.text}", score=settings.weights["region_same"])
    if one.precision == two.precision == "admin1" and one.name and two.name and not shared_name(one, two):
        return Finding(reason=f"{one.name} is not {two.name}", blocks=True)
    if one.admin1 and two.admin1 and one.admin1 != two.admin1:
        return Finding(reason=f"{one.admin1} is not {two.admin1}", blocks=True)
    score = settings.weights["place_within"] if specific else 0.0
    return Finding(reason="one place may hold the other", score=score, generic=not specific)


def shared_name(one: Place, two: Place) -> str | None:
    """Give a capitalised word that both places are called by, or None."""
    names, others = _capitals(one), _capitals(two)
    both = sorted(names.keys() & others.keys())
    return names[both[0]] if both else None


def _capitals(place: Place) -> dict[str, str]:
    return {stem(w.folded): w.text for w in words_of(f"{place.name or ''} {place.text}") if w.text[0].isupper()}


def distance(one: Place, two: Place) -> float | None:
    """Give the great-circle distance in km, None where a point is missing."""
    if one.lat is None or one.lon is None or two.lat is None or two.lon is None:
        return None
    a, b = radians(one.lat), radians(two.lat)
    across = sin((b - a) / 2) ** 2 + cos(a) * cos(b) * sin(radians(two.lon - one.lon) / 2) ** 2
    return 2 * EARTH_KM * asin(min(1.0, sqrt(across)))
