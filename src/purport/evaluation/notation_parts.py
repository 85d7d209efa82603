"""The parts of a line in the notation: `words | country sector | id` and the like."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Any, get_args

from purport.records import DateInterval, Place, Quantity, SourceActor
from purport.records.values import NON_STATE, DateModifier, Granularity, Precision, QuantityKind, Sector

MODIFIERS: Mapping[str, DateModifier] = MappingProxyType(
    {
        "since": "SINCE",
        "until": "UNTIL",
        "till": "UNTIL",
        "through": "UNTIL",
        "by": "BEFORE",
        "before": "BEFORE",
        "after": "AFTER",
    }
)
"""The first word of a time that bounds it."""
LENGTHS: tuple[tuple[int, Granularity], ...] = (
    (1, "day"),
    (2, "weekend"),
    (7, "week"),
    (31, "month"),
    (92, "quarter"),
    (366, "year"),
)


class NotationFault(ValueError):
    """A line that departs from the notation."""


def text_of(entry: Mapping[str, Any], key: str) -> str:
    """Give a text field. Raises NotationFault where it is missing or no text."""
    value = entry.get(key)
    if not isinstance(value, str) or not value.strip():
        raise NotationFault(f"{key} is missing")
    return value


def one_of(value: str, closed: Any, what: str) -> Any:
    """Give a value of a closed list. Raises NotationFault for another."""
    if value not in get_args(closed):
        raise NotationFault(f"{value!r} is not {what}; it is one of {', '.join(get_args(closed))}")
    return value


def parts_of(line: Any, what: str) -> list[str]:
    """Split a line at its bars. Raises NotationFault for what is no text."""
    if not isinstance(line, str):
        raise NotationFault(f"{what} {line!r} is no text")
    return [part.strip() for part in line.split("|")]


def codes_of(part: str) -> tuple[str | None, tuple[Sector, ...]]:
    """Read `NER GOV`, `NER`, `GOV` or nothing."""
    country: str | None = None
    sectors: list[Sector] = []
    for word in part.split():
        if word in get_args(Sector):
            sectors.append(one_of(word, Sector, "a sector"))
        elif len(word) == 3 and word.isupper() and (country is None or country not in NON_STATE):
            country = word
        else:
            raise NotationFault(f"{word!r} is neither a country of three letters nor a sector")
    return country, tuple(sectors)


def source_actors(part: str, entity: str | None) -> tuple[SourceActor, ...]:
    """Read whose source it is: `NER GOV + TGO GOV`. The id belongs to a single one."""
    groups = [group for group in part.split("+") if group.strip()]
    if not groups:
        return (SourceActor(country=None, entity=entity),) if entity else ()
    found = []
    for group in groups:
        country, sectors = codes_of(group)
        found.append(SourceActor(country=country, sectors=sectors, entity=entity if len(groups) == 1 else None))
    return tuple(found)


def date_of(line: Any) -> DateInterval | None:
    """Read `next week | 2031-03-10 | 2031-03-16`; one day needs no second bar, an open end is left empty."""
    if line is None:
        return None
    words, *days = parts_of(line, "date")
    start, end = _day(days[0] if days else ""), _day(days[1] if len(days) > 1 else days[0] if days else "")
    modifier = MODIFIERS.get(words.casefold().split(" ")[0])
    return DateInterval(text=words, start=start, end=end, granularity=_granularity(start, end), modifier=modifier)


def _day(word: str) -> str | None:
    if not word:
        return None
    try:
        return date.fromisoformat(word).isoformat()
    except ValueError as error:
        raise NotationFault(f"{word!r} is no date; write YYYY-MM-DD") from error


def _granularity(start: str | None, end: str | None) -> Granularity:
    if start is None or end is None:
        return "unknown"
    days = (date.fromisoformat(end) - date.fromisoformat(start)).days + 1
    if days < 1:
        raise NotationFault(f"{end} lies before {start}")
    return next((name for longest, name in LENGTHS if days <= longest), "span")


def place_of(line: Any) -> Place | None:
    """Read `Niamey | NER | city | 13.51 | 2.11`."""
    if line is None:
        return None
    name, *rest = parts_of(line, "place")
    rest += [""] * (4 - len(rest))
    precision: Precision = one_of(rest[1], Precision, "a precision") if rest[1] else "unknown"
    try:
        lat, lon = (float(part) if part else None for part in rest[2:4])
    except ValueError as error:
        raise NotationFault(f"{line!r} has coordinates that are no numbers") from error
    return Place(text=name, name=name, country=rest[0] or None, precision=precision, lat=lat, lon=lon)


def quantity_of(line: Any, span: tuple[int, int]) -> Quantity:
    """Read `killed | 3 | 5`."""
    kind, *numbers = parts_of(line, "quantity")
    named: QuantityKind = one_of(kind, QuantityKind, "a quantity")
    try:
        low = float(numbers[0]) if numbers and numbers[0] else None
        high = float(numbers[1]) if len(numbers) > 1 and numbers[1] else low
    except ValueError as error:
        raise NotationFault(f"{line!r} has numbers that are no numbers") from error
    words = " to ".join(dict.fromkeys(n for n in numbers if n))
    return Quantity(kind=named, text=words, span=span, low=low, high=high)
