"""The simple forms of the date grammar, and where each can start.

Most words of a text can start few forms or none, so each form names the classes and the words that it starts with.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from purport.mentions import date_calendar_forms as calendar
from purport.mentions import date_compound_forms as compound
from purport.mentions import date_ordinal_forms as ordinal
from purport.mentions import date_relative_forms as relative
from purport.mentions import date_terms as term
from purport.mentions import date_weekday_forms as weekdays
from purport.mentions.date_calendar_forms import Parsed
from purport.mentions.date_lexicon import date_lexicon
from purport.mentions.date_terms import Terms

Form = Callable[[Terms, int], Parsed | None]


def plain(t: Terms, i: int) -> Parsed | None:
    """Read a date that others can be counted from."""
    for form in (weekdays.weekday_date, calendar.month_first, calendar.day_first, weekdays.weekday, calendar.holiday,
                 relative.named_day, ordinal.day_of_month, calendar.iso_date):  # fmt: skip
        found = form(t, i)
        if found is not None:
            return found
    return None


def offset(t: Terms, i: int) -> Parsed | None:
    """Read "two days after Christmas"."""
    return compound.offset(t, i, plain)


def week_of(t: Terms, i: int) -> Parsed | None:
    """Read "the week of Sept. 11"."""
    return compound.week_of(t, i, plain)


def extent(t: Terms, i: int) -> Parsed | None:
    """Read "three days starting Monday"."""
    return compound.extent(t, i, plain)


_COUNTS = (term.NUMBER, term.VAGUE, term.DIGITS)
_COUNT_WORDS = "half a an"
_COUNTING: frozenset[Form] = frozenset({relative.counted, compound.summed, compound.week_on, extent, offset})
_UNIT_WITHIN = 6
"""Where the unit of a count stands at the latest: "within twenty-two-day"."""

_HOLIDAY, _PERIOD = "<holiday>", "<period>"

# The order decides between forms of one length: the first wins.
_STARTS: tuple[tuple[Form, tuple[str, ...], str], ...] = (
    (calendar.iso_date, (term.ISO, term.DIGITS), ""),
    (weekdays.weekday_date, (term.WEEKDAY,), ""),
    (calendar.day_first, (term.DIGITS, term.ORDINAL), "the"),
    (calendar.month_first, (term.MONTH, term.RELATIVE), ""),
    (weekdays.weekday, (term.WEEKDAY, term.RELATIVE), "the that"),
    (calendar.part_of_year, (term.ORDINAL,), "the q1 q2 q3 q4 h1 h2"),
    (calendar.decade_or_century, (term.DECADE, term.ORDINAL, term.NUMBER), "the"),
    (calendar.season, (term.SEASON, term.RELATIVE), "the"),
    (calendar.holiday, (term.RELATIVE,), _HOLIDAY),
    (calendar.year_or_years, (term.DIGITS,), ""),
    (relative.named_day, (term.NAMED,), "the earlier later late early"),
    (relative.relative_daypart, (term.RELATIVE,), "the that same"),
    (relative.narrowed, (), "earlier later"),
    (relative.counted, _COUNTS, "in within " + _COUNT_WORDS),
    (relative.relative_unit, (term.RELATIVE, term.VAGUE),
     "the these those his her its their our my in same that recent"),
    (relative.recurring, (term.WEEKDAYS,), "every each"),
    (relative.bare_unit, (), "the"),
    (ordinal.nth_within, (term.ORDINAL,), "the last final"),
    (ordinal.year_month, (term.DIGITS,), ""),
    (ordinal.day_of_month, (), "the"),
    (ordinal.dated_era, (term.DIGITS,), "ad a.d. ce"),
    (ordinal.period, (), _PERIOD),
    (compound.summed, _COUNTS, _COUNT_WORDS),
    (compound.weekday_of_week, (term.RELATIVE,), ""),
    (compound.week_on, _COUNTS, _COUNT_WORDS),
    (extent, _COUNTS, _COUNT_WORDS),
    (compound.fiscal_year, (term.DIGITS, term.RELATIVE), "fiscal fy financial the"),
    (relative.bare_plural, (term.UNIT,), "within"),
    (compound.rest, (), "the rest remainder"),
    (compound.after_next, (), "the"),
    (offset, _COUNTS, "the " + _COUNT_WORDS),
    (week_of, (), "the week"),
)  # fmt: skip


@cache
def _first_words() -> dict[str, frozenset[str]]:
    """Give the first words of the names that holidays and periods go by, with either apostrophe."""
    lexicon = date_lexicon()
    return {_HOLIDAY: lexicon.holiday_starts, _PERIOD: frozenset(name.split()[0] for name in lexicon.periods)}


@cache
def _by_word() -> dict[str, frozenset[Form]]:
    starts: dict[str, set[Form]] = {}
    for form, _, words in _STARTS:
        for word in _first_words().get(words) or words.split():
            starts.setdefault(word, set()).add(form)
    return {word: frozenset(forms) for word, forms in starts.items()}


def form_words() -> frozenset[str]:
    """Give the words of no class that some form can start with."""
    return frozenset(_by_word())


@cache
def _chosen(kind: str, named: frozenset[Form], counted: bool) -> tuple[Form, ...]:
    return tuple(
        form for form, kinds, _ in _STARTS
        if (form in named or kind in kinds) and (counted or form not in _COUNTING)
    )  # fmt: skip


def forms_at(t: Terms, i: int) -> tuple[Form, ...]:
    """Give the forms that can start with token `i`, in the order in which they are preferred."""
    named = _by_word().get(t.word(i), _NONE)
    return _chosen(t.kind(i), named, term.UNIT in t.kinds[i + 1 : i + _UNIT_WITHIN])


_NONE: frozenset[Form] = frozenset()
