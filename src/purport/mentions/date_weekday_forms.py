"""Grammar of weekdays, alone and before a date: "last Friday", "Friday of last week", "Tuesday, September 1, 2015"."""

from __future__ import annotations

from purport.mentions import date_terms as term
from purport.mentions.date_calendar_forms import Parsed, day_first, iso_date, month_first
from purport.mentions.date_expressions import Calendar, Weekday
from purport.mentions.date_lexicon import date_lexicon
from purport.mentions.date_terms import Terms


def weekday_date(t: Terms, i: int) -> Parsed | None:
    """Read "Tuesday, September 1, 2015" and "Monday 5 March": the numbers say more than the weekday."""
    if t.kind(i) != term.WEEKDAY:
        return None
    j = i + 1
    while t.word(j) in (",", ".", "the", "on") and j < i + 3:
        j += 1
    if t.word(j - 1) == "the" and t.kind(j) == term.ORDINAL:
        j -= 1
    if t.word(j) == "the" and t.kind(j + 1) == term.ORDINAL and t.kind(j + 2) != term.MONTH and t.word(j + 2) != "of":
        return (j + 2, Calendar(day=t.number(j + 1))) if 1 <= t.number(j + 1) <= 31 else None
    found = month_first(t, j) or day_first(t, j) or iso_date(t, j)
    if found is None or (isinstance(found[1], Calendar) and found[1].day is None):
        return None
    return found


def weekday(t: Terms, i: int) -> Parsed | None:
    """Read "Monday", "last Friday", "this coming Tuesday", "Monday night", "Friday of last week", "Friday week"."""
    j, which, anchored = i, None, False
    if t.word(j) == "the" and t.kind(j + 1) == term.RELATIVE:
        j += 1
    if t.kind(j) == term.RELATIVE:
        which, anchored = t.number(j), t.word(j) in date_lexicon().anchored
        j += 1
        if t.kind(j) == term.RELATIVE:
            which, j = t.number(j), j + 1
    elif t.word(j) == "that" and t.kind(j + 1) == term.WEEKDAY:
        which, anchored, j = 0, True, j + 1
    if t.kind(j) != term.WEEKDAY:
        return None
    day, end = t.number(j), j + 1
    if t.kind(end) == term.DAYPART:
        end += 1
    k = end + 1 if t.word(end) in ("of", ",") else end
    if t.kind(k) == term.RELATIVE and t.word(k + 1) == "week" and which is None:
        return k + 2, Weekday(day=day, which=None, weeks=t.number(k), anchored=True)
    if t.word(end) == "week" and which is None:
        return end + 1, Weekday(day=day, which=1, weeks=1)
    if (
        t.word(end) in ("last", "next")
        and which is None
        and t.kind(end + 1) not in (term.UNIT, term.NUMBER, term.MONTH)
    ):
        return end + 1, Weekday(day=day, which=t.number(end))
    return end, Weekday(day=day, which=which, anchored=anchored)
