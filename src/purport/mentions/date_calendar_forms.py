"""Grammar of dates that carry their own numbers or names: "11 September 2023", "July", "the early 1990s".

Every parser takes the terms and a position and returns the position after the longest match with its
expression, or None. Parsers look at a bounded number of words.
"""

from __future__ import annotations

from purport.mentions import date_terms as term
from purport.mentions.date_expressions import Calendar, Expression, Holiday, Range, Season, YearPart, Years
from purport.mentions.date_lexicon import date_lexicon
from purport.mentions.date_terms import Terms, iso_parts

Parsed = tuple[int, Expression]

DASHES = frozenset({"-", "–", "—", "‑", "to", "through", "thru", "until", "till"})
_COMMA = frozenset({",", "of", ", "})
QUARTERS = {"q1": 1, "q2": 2, "q3": 3, "q4": 4, "h1": 1, "h2": 2}
FIRST_YEAR, LAST_YEAR = 1000, 2199
_LONGEST_HOLIDAY = 5


def year_at(t: Terms, i: int) -> int | None:
    """Give the four-digit year at `i`, if the token can be one."""
    value = t.number(i) if t.kind(i) == term.DIGITS else 0
    if FIRST_YEAR <= value <= LAST_YEAR and t.word(i + 1) not in date_lexicon().meridiem:
        return value
    return None


def _year_after(t: Terms, i: int) -> tuple[int, int] | None:
    """Read ", 2023", "of 2023" or "2023" at `i`."""
    for j in (i, i + 1):
        if j == i or t.word(i) in _COMMA or (t.word(i) == "in" and t.kind(i - 1) == term.MONTH):
            year = year_at(t, j)
            if year is not None and not (j == i + 1 and t.word(j + 1) in ("people", "troops")):
                return j + 1, year
    return None


def _relative_year_after(t: Terms, i: int) -> tuple[int, int | None, bool] | None:
    """Read "last year", "of this year", "the same year", "that year" after a month or season."""
    j = i + 1 if t.word(i) in ("of", ",") else i
    if t.word(j) == "the":
        j += 1
    if t.word(j + 1) != "year" or t.word(j) in ("a", "an", "one"):
        return None
    if t.word(j) in ("same", "that"):
        return j + 2, None, True
    if t.kind(j) == term.RELATIVE:
        return j + 2, t.number(j), t.word(j) in date_lexicon().anchored
    return None


def _day_at(t: Terms, i: int) -> int | None:
    if t.kind(i) in (term.DIGITS, term.ORDINAL) and 1 <= t.number(i) <= 31:
        following = t.word(i + 1)
        if t.kind(i) == term.DIGITS and (following in ("%", "percent", "per", "million", "people") or ":" in following):
            return None
        return t.number(i)
    return None


def _finish(t: Terms, end: int, month: int, day: int | None, last_day: int | None) -> Parsed:
    year, which, anchored = None, None, False
    if after := _year_after(t, end):
        end, year = after
    elif relative := _relative_year_after(t, end):
        end, which, anchored = relative
    first = Calendar(year=year, month=month, day=day, which=which, anchored=anchored)
    if last_day is None:
        return end, first
    return end, Range(first=first, last=Calendar(year=year, month=month, day=last_day, which=which, anchored=anchored))


def month_first(t: Terms, i: int) -> Parsed | None:
    """Read "May", "May 2023", "May 3", "May 3-5, 2023", "May the 5th"."""
    if t.kind(i) == term.RELATIVE and t.kind(i + 1) == term.MONTH:
        return _relative_month(t, i)
    if t.kind(i) != term.MONTH:
        return None
    month = t.number(i)
    j = i + 1
    if t.word(j) in ("-", "/") and t.kind(j + 1) == term.DIGITS:
        j += 1
    if t.word(j) == "." and (t.kind(j + 1) == term.DIGITS):
        j += 1
    if t.word(j) == "the" and t.kind(j + 1) == term.ORDINAL:
        j += 1
    day = _day_at(t, j)
    if day is None:
        return _finish(t, i + 1, month, None, None)
    last_day = _day_at(t, j + 2) if t.word(j + 1) in DASHES else None
    if last_day is not None and last_day > day and t.kind(j + 3) != term.MONTH and not _counts(t, j + 3):
        return _finish(t, j + 3, month, day, last_day)
    return _finish(t, j + 1, month, day, None)


def _relative_month(t: Terms, i: int) -> Parsed:
    """Read "last July", "this September", "next May"."""
    end = i + 2
    day = _day_at(t, end)
    if day is not None:
        end += 1
    return end, Calendar(month=t.number(i + 1), day=day, which=t.number(i), nearest=True)


def _counts(t: Terms, i: int) -> bool:
    return t.kind(i) == term.UNIT


def day_first(t: Terms, i: int) -> Parsed | None:
    """Read "11 September 2023", "3 to 5 May", "the 15th of May"."""
    j = i + 1 if t.word(i) == "the" else i
    day = _day_at(t, j)
    if day is None:
        return None
    last_day, k = None, j + 1
    if t.word(k) in DASHES or t.word(k) == "and":
        last_day = _day_at(t, k + 1)
        if last_day is None or last_day <= day:
            return None
        k += 2
    if t.word(k) in ("of", ".", "in") and (last_day is not None or t.word(k) != "in"):
        k += 1
    if t.word(k) == "-":
        k += 1
    if t.kind(k) == term.RELATIVE and t.word(k + 1) == "month" and (last_day is not None or t.kind(j) == term.ORDINAL):
        which = t.number(k)
        first = Calendar(day=day, which=which)
        return k + 2, first if last_day is None else Range(first=first, last=Calendar(day=last_day, which=which))
    if t.kind(k) != term.MONTH:
        return None
    return _finish(t, k + 1, t.number(k), day, last_day)


def iso_date(t: Terms, i: int) -> Parsed | None:
    """Read 2023-09-11 (as one word or five) and 12/05/2021."""
    if t.kind(i) == term.ISO:
        parts, end = iso_parts(t.text(i)), i + 1
    elif t.word(i + 1) in ("-", "/") and t.word(i + 3) == t.word(i + 1) and t.kind(i) == term.DIGITS:
        parts, end = iso_parts("".join(t.lower[i : i + 5])), i + 5
    else:
        return None
    if parts is None:
        return None
    return end, Calendar(year=parts[0], month=parts[1], day=parts[2], swapped=parts[3])


def year_or_years(t: Terms, i: int) -> Parsed | None:
    """Read "2019", "2010-2015", "2017-18"."""
    first = year_at(t, i)
    if first is None:
        return None
    if t.word(i + 1) in ("-", "–", "—", "/") and t.kind(i + 2) == term.DIGITS and len(t.word(i + 2)) in (2, 4):
        last = t.number(i + 2)
        last = last if last > 99 else first - first % 100 + last
        if first < last <= LAST_YEAR:
            return i + 3, Range(first=Calendar(year=first), last=Calendar(year=last))
    return i + 1, Calendar(year=first)


def decade_or_century(t: Terms, i: int) -> Parsed | None:
    """Read "the 1990s", "'90s", "the nineties", "the 19th century"."""
    j = i + 1 if t.word(i) == "the" else i
    if t.kind(j) == term.DIGITS and t.word(j + 1) in ("'s", "’s") and j > i and t.number(j) % 10 == 0:
        value = t.number(j)
        value += 1900 if 20 <= value < 100 else 0
        if FIRST_YEAR <= value <= LAST_YEAR:
            return j + 2, Years(first=value, last=value + 9)
    if t.kind(j) == term.DECADE:
        value, word = t.number(j), t.word(j)
        if word[0].isalpha() and (j == i or t.kind(j + 1) == term.UNIT):
            return None
        if value < 100:
            if value % 10:
                return None
            value += 1900 if value >= 20 else 2000
        if not FIRST_YEAR <= value <= LAST_YEAR or value % 10:
            return None
        return j + 1, Years(first=value, last=value + (99 if value % 100 == 0 and value != 2000 else 9))
    if t.kind(j) == term.NUMBER and t.number(j) == 20 and t.word(j + 1) == "-" and t.word(j + 3) == "century":
        # "The twenty-first century".
        first = (20 + t.number(j + 2) - 1) * 100
        return (j + 4, Years(first=first, last=first + 99)) if 1 <= t.number(j + 2) <= 2 else None
    if t.kind(j) in (term.ORDINAL, term.DIGITS) and t.number(j) > 0:
        k = j + 2 if t.word(j + 1) == "-" else j + 1
        if t.word(k) == "century" and t.kind(j) == term.ORDINAL and 2 <= t.number(j) <= 22:
            first = (t.number(j) - 1) * 100
            return k + 1, Years(first=max(first, 1), last=first + 99)
    return None


def part_of_year(t: Terms, i: int) -> Parsed | None:
    """Read "the first quarter of 2018", "Q1 2020", "the second half of last year"."""
    j = i + 1 if t.word(i) == "the" else i
    number = QUARTERS.get(t.word(j))
    if number is not None:
        of = 4 if t.word(j).startswith("q") else 2
        end = j + 1
    else:
        number = t.number(j) if t.kind(j) in (term.ORDINAL, term.RELATIVE) else 0
        noun = t.word(j + 1)
        of = 4 if noun == "quarter" else 2 if noun == "half" else 0
        if not of or t.kind(j) == term.RELATIVE or not 1 <= number <= of:
            return None
        end = j + 2
    k = end + 1 if t.word(end) in ("of", ",", "in") else end
    if (year := year_at(t, k)) is not None:
        return k + 1, YearPart(number=number, of=of, year=year)
    if t.word(k) == "the" and t.word(k + 1) == "year":
        return k + 2, YearPart(number=number, of=of, which=0)
    if relative := _relative_year_after(t, end):
        return relative[0], YearPart(number=number, of=of, which=relative[1])
    # A bare "first half" is more often of a match or a list than of a year.
    return (end, YearPart(number=number, of=of)) if of == 4 else None


def season(t: Terms, i: int) -> Parsed | None:
    """Read "summer 2012", "the winter of 1776-77", "last spring", "this autumn", "in the spring"."""
    j, which, article = i, None, False
    if t.word(j) == "the":
        j, article = j + 1, True
    if t.kind(j) == term.RELATIVE:
        which, j = t.number(j), j + 1
    if t.kind(j) != term.SEASON:
        return None
    name = t.text(j)
    end = j + 2 if t.word(j + 1) in ("months", "season") else j + 1
    if after := _year_after(t, end):
        end = after[0]
        if t.word(end) in ("-", "–") and t.kind(end + 1) == term.DIGITS:
            end += 2
        return end, Season(name=name, year=after[1])
    if relative := _relative_year_after(t, end):
        return relative[0], Season(name=name, which=relative[1])
    bare = which is None and not article and not t.word(j).endswith("time")
    if bare and i > 0 and t.word(i - 1) not in ("in", "early", "late", "mid", "-", "by"):
        # "The end of summer", not "a night of spring rolls" or "the start of spring training".
        edge = t.word(i - 1) == "of" and t.word(i - 2) in ("end", "start", "beginning", "middle", "close", "height")
        if not edge or t.word(end) in ("training", "break", "camp", "term", "semester", "league"):
            return None
    return end, Season(name=name, which=which)


def holiday(t: Terms, i: int) -> Parsed | None:
    """Read "Christmas Eve", "last Christmas", "Good Friday 2019"."""
    j, which = i, None
    if t.kind(j) == term.RELATIVE:
        which, j = t.number(j), j + 1
    lexicon = date_lexicon()
    if t.word(j) not in lexicon.holiday_starts or not t.words[j][0].isupper():
        return None
    for size in range(min(_LONGEST_HOLIDAY, len(t) - j), 0, -1):
        name = " ".join(t.lower[j : j + size]).replace("’", "'").replace(" 's", "'s").replace(" - ", "-")
        if name in lexicon.holiday_names:
            if t.word(j + size) in lexicon.after_holiday:
                # "The Yom Kippur War", "the Good Friday Agreement", "Easter Island".
                return None
            end = j + size
            if after := _year_after(t, end):
                return after[0], Holiday(name=name, year=after[1])
            return end, Holiday(name=name, which=which)
    return None
