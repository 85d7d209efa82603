"""What a time expression says, before it is laid on a calendar.

A small compositional language: calendar dates, weekdays, units that enclose a day, shifts, stretches, and
parts, bounds and ranges of those. `date_resolution` gives each one its interval.
"""

from __future__ import annotations

import msgspec

from purport.records.values import DateModifier


class Calendar(msgspec.Struct, frozen=True, kw_only=True):
    """A date by its numbers. What the text leaves out is None.

    `which` is the year meant: -1 for "July last year"; with `nearest` it is the month meant, "last July".
    `swapped` is the other reading of 12/05/2021.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    which: int | None = None
    anchored: bool = False
    nearest: bool = False
    swapped: tuple[int, int] | None = None


class Weekday(msgspec.Struct, frozen=True, kw_only=True):
    """A weekday, Monday being 0. `which` is -1 for last, 0 for this, 1 for next; `weeks` adds whole weeks."""

    day: int
    which: int | None = None
    weeks: int = 0
    anchored: bool = False


class Enclosing(msgspec.Struct, frozen=True, kw_only=True):
    """The unit that holds the day of writing, or one before or after it: "last week", "this year".

    `bare` marks "the weekend", which looks back unless something says otherwise.
    """

    unit: str
    which: int
    anchored: bool = False
    bare: bool = False


class Shift(msgspec.Struct, frozen=True, kw_only=True):
    """A point some units away: "two days ago", "in three weeks", "tomorrow", "a year earlier".

    `bare` marks a plural that nothing counts: "weeks ago"; `days` are added to the units: "a year and two days ago";
    `planned` that only a plan makes it a point: "in seven minutes", told of the past, is a length.
    """

    count: float
    unit: str
    anchored: bool = False
    vague: bool = False
    bare: bool = False
    days: int = 0
    planned: bool = False


class Stretch(msgspec.Struct, frozen=True, kw_only=True):
    """A span of units that ends or begins at the day of writing: "the past five years", "the coming days".

    `anchored` where it does so at the day the text is about ("the previous 24 hours"); `planned` where only a plan
    makes it a span of the calendar ("within days").
    """

    count: float
    unit: str
    forward: bool
    vague: bool = False
    anchored: bool = False
    planned: bool = False


class Season(msgspec.Struct, frozen=True, kw_only=True):
    """A season, of a year where one is given."""

    name: str
    year: int | None = None
    which: int | None = None


class YearPart(msgspec.Struct, frozen=True, kw_only=True):
    """A quarter (four to the year) or half (two to the year)."""

    number: int
    of: int
    year: int | None = None
    which: int | None = None


class Years(msgspec.Struct, frozen=True, kw_only=True):
    """A decade or century by its first year."""

    first: int
    last: int


class Holiday(msgspec.Struct, frozen=True, kw_only=True):
    """A named day of the year."""

    name: str
    year: int | None = None
    which: int | None = None


class Nth(msgspec.Struct, frozen=True, kw_only=True):
    """A counted day, weekday or week inside something longer; -1 counts from the end, week 0 holds it."""

    number: int
    unit: str
    weekday: int
    inner: Expression


class Offset(msgspec.Struct, frozen=True, kw_only=True):
    """A point some units after or before another: "two days after Christmas"; `vague` where "a few" counts them."""

    count: float
    unit: str
    inner: Expression
    vague: bool = False


class Period(msgspec.Struct, frozen=True, kw_only=True):
    """A period that goes by a name, from one ISO date to another."""

    first: str
    last: str


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """The early, middle or late part of a larger expression; `edge` for its very start or end: "the end of"."""

    modifier: DateModifier
    inner: Expression
    edge: bool = False


class Bound(msgspec.Struct, frozen=True, kw_only=True):
    """An expression with a modifier that opens, closes or blurs it: "since March", "as early as Tuesday".

    `later` says that a weekday is not the day of writing: "until Monday", said on a Monday.
    """

    modifier: DateModifier
    inner: Expression
    later: bool = False


class Range(msgspec.Struct, frozen=True, kw_only=True):
    """From one expression to another."""

    first: Expression
    last: Expression


class Duration(msgspec.Struct, frozen=True, kw_only=True):
    """A length of time that is on no calendar: "for three years"."""

    count: float
    unit: str


class Recurring(msgspec.Struct, frozen=True, kw_only=True):
    """A set of times: "every Friday", "on Sundays"."""

    unit: str


Expression = (
    Calendar | Weekday | Enclosing | Shift | Stretch | Season | YearPart | Years | Holiday | Nth | Offset | Period
    | Part | Bound | Range | Duration | Recurring
)  # fmt: skip
