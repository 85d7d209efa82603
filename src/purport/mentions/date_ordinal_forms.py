"""Grammar of counted and named pieces: "the first Friday of next month", "the last week of July", "World War II"."""

from __future__ import annotations

from purport.mentions import date_terms as term
from purport.mentions.date_calendar_forms import QUARTERS, Parsed, month_first, year_at
from purport.mentions.date_expressions import Calendar, Enclosing, Nth, Period, YearPart
from purport.mentions.date_lexicon import date_lexicon
from purport.mentions.date_relative_forms import relative_unit
from purport.mentions.date_terms import Terms

_CLOSERS = frozenset({"", ".", ",", ";", ":", "?", "!", ")", "and", "or", "when", "after", "before", "but", "as", "at"})
_LONGEST_NAME = 4


def nth_within(t: Terms, i: int) -> Parsed | None:
    """Read "the second Monday of May", "the last week of July", "first week of this year"."""
    j = i + 1 if t.word(i) == "the" else i
    number = _ordinal(t, j)
    if number is None:
        return None
    kind = t.kind(j + 1)
    if kind == term.WEEKDAY:
        unit, weekday = "weekday", t.number(j + 1)
    elif kind == term.UNIT and t.word(j + 1) in ("week", "weekend", "day"):
        unit, weekday = t.text(j + 1), 0
    else:
        return None
    k = j + 3 if t.word(j + 2) in ("of", "in") else j + 2
    inner = _frame(t, k)
    if inner is None:
        return None
    return inner[0], Nth(number=number, unit=unit, weekday=weekday, inner=inner[1])


def _ordinal(t: Terms, j: int) -> int | None:
    if t.kind(j) == term.ORDINAL and t.number(j) != 0 and abs(t.number(j)) <= 53:
        return t.number(j)
    return -1 if t.word(j) in ("last", "final") else None


def _frame(t: Terms, k: int) -> Parsed | None:
    """Read the month, year or relative unit in which pieces are counted."""
    if found := month_first(t, k):
        return found if isinstance(found[1], Calendar) and found[1].day is None else None
    year = year_at(t, k)
    if year is not None:
        return k + 1, Calendar(year=year)
    found = relative_unit(t, k)
    if found is not None and t.text(found[0] - 1) in ("month", "year"):
        return found
    if t.word(k) == "the" and t.text(k + 1) in ("month", "year"):
        return k + 2, Enclosing(unit=t.text(k + 1), which=0)
    return None


def year_month(t: Terms, i: int) -> Parsed | None:
    """Read "2016 November" and "2016 Q3"."""
    year = year_at(t, i)
    if year is not None and t.word(i + 1) in QUARTERS:
        number, of = QUARTERS[t.word(i + 1)], 4 if t.word(i + 1).startswith("q") else 2
        return i + 2, YearPart(number=number, of=of, year=year)
    if year is None or t.kind(i + 1) != term.MONTH or t.kind(i + 2) == term.DIGITS:
        return None
    return i + 2, Calendar(year=year, month=t.number(i + 1))


def day_of_month(t: Terms, i: int) -> Parsed | None:
    """Read "the 22nd" where nothing that could be counted follows, and "the 22nd of this month"."""
    if t.word(i) != "the" or t.kind(i + 1) != term.ORDINAL or not t.word(i + 1)[:1].isdigit():
        return None
    day = t.number(i + 1)
    if not 1 <= day <= 31:
        return None
    if t.word(i + 2) == "of" and t.kind(i + 3) == term.RELATIVE and t.word(i + 4) == "month":
        return i + 5, Calendar(day=day, which=t.number(i + 3))
    return (i + 2, Calendar(day=day)) if t.word(i + 2) in _CLOSERS else None


def dated_era(t: Terms, i: int) -> Parsed | None:
    """Read "AD 842" and "394 AD"; years before Christ are no dates here."""
    for year_index, era_index in ((i, i + 1), (i + 1, i)):
        if t.kind(year_index) == term.DIGITS and t.word(era_index) in ("ad", "a.d.", "ce"):
            year = t.number(year_index)
            if year > 0:
                return max(year_index, era_index) + 1, Calendar(year=year)
    return None


def period(t: Terms, i: int) -> Parsed | None:
    """Read periods that go by a name."""
    periods = date_lexicon().periods
    for size in range(min(_LONGEST_NAME, len(t) - i), 0, -1):
        name = " ".join(t.lower[i : i + size])
        if name in periods:
            return i + size, Period(first=periods[name][0], last=periods[name][1])
    return None
