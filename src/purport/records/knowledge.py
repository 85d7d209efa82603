"""What resolvers return: actors, places and date intervals."""

from dataclasses import dataclass

from purport.records.article import Span
from purport.records.values import DateModifier, Granularity, Precision, Sector


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Who a mention stands for.

    `country` is ISO 3166 alpha-3, XKX, or one of PLOVER's non-state codes; `sectors[0]` is the one that
    is scored; `entity` a stable identifier such as `leader:kim-jong-un`; `office` the office held at the date.
    """

    entity: str | None = None
    country: str | None = None
    sectors: tuple[Sector, ...] = ()
    office: str | None = None
    score: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A resolved toponym. Points come from GeoNames only; `lat` and `lon` are degrees or None."""

    text: str
    span: Span | None = None
    name: str | None = None
    country: str | None = None
    admin1: str | None = None
    geonameid: int | None = None
    lat: float | None = None
    lon: float | None = None
    precision: Precision = "unknown"
    score: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class DateInterval:
    """A time expression as an interval of ISO dates, both ends included.

    Unresolved: both ends None. Half-open: one end None.
    """

    text: str
    span: Span | None = None
    start: str | None = None
    end: str | None = None
    granularity: Granularity = "unknown"
    modifier: DateModifier | None = None
    score: float = 1.0
