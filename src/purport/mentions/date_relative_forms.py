"""Grammar of dates that hang on the day of writing or on another date: "two days ago", "last week"."""

from __future__ import annotations

from purport.mentions import date_terms as term
from purport.mentions.date_calendar_forms import Parsed
from purport.mentions.date_expressions import Bound, Duration, Enclosing, Range, Recurring, Shift, Stretch
from purport.mentions.date_lexicon import date_lexicon
from purport.mentions.date_terms import Terms
from purport.records.values import DateModifier

AGO = frozenset({"ago", "back", "previously"})
LATER = frozenset({"later", "afterwards", "afterward", "thereafter", "on"})
EARLIER = frozenset({"earlier", "before", "prior", "beforehand"})
BARE_PLURAL = {"minute": 30, "hour": 12, "day": 7, "week": 4, "month": 6, "year": 5, "decade": 3, "weekend": 3}
"""How far a plural without a count reaches, in its own units."""


def named_day(t: Terms, i: int) -> Parsed | None:
    """Read "today", "yesterday morning", "earlier today", "the day after tomorrow", "overnight"."""
    if t.word(i) == "the" and t.word(i + 1) == "day" and t.kind(i + 3) == term.NAMED:
        step = {"before": -1, "after": 1}.get(t.word(i + 2))
        if step is not None:
            return i + 4, Shift(count=t.number(i + 3) + step, unit="day")
    j = i + 1 if t.word(i) in ("earlier", "later", "late", "early") else i
    if t.kind(j) != term.NAMED:
        return None
    if t.word(j) == "overnight":
        return j + 1, Range(first=Shift(count=-1, unit="day"), last=Shift(count=0, unit="day"))
    end = j + 2 if t.kind(j + 1) == term.DAYPART else j + 1
    return end, Shift(count=t.number(j), unit="day")


def relative_daypart(t: Terms, i: int) -> Parsed | None:
    """Read "this morning", "last night", "that evening", "the following morning", "the night before"."""
    j = i + 1 if t.word(i) == "the" else i
    if t.kind(j) == term.DAYPART or t.word(j) == "day":
        after = t.word(j + 1)
        if t.word(i) == "the" and after in ("before", "after") and t.kind(j + 2) != term.NAMED:
            return j + 2, Shift(count=-1 if after == "before" else 1, unit="day", anchored=True)
        return None
    if t.kind(j + 1) != term.DAYPART and t.word(j + 1) != "night":
        return None
    if t.word(j) in ("that", "same"):
        return j + 2, Shift(count=0, unit="day", anchored=True)
    if t.kind(j) != term.RELATIVE:
        return None
    anchored = t.word(j) in date_lexicon().anchored or t.word(i) == "the" or t.word(j) == "next"
    return j + 2, Shift(count=t.number(j), unit="day", anchored=anchored)


def count_at(t: Terms, i: int) -> tuple[int, float, bool] | None:
    """Read "two", "a few", "a couple of", "some three", "half a": the end, the number, whether it is vague."""
    if t.word(i) == "half" and t.word(i + 1) in ("a", "an"):
        return i + 2, 0.5, False
    if t.word(i) in ("a", "an") and t.kind(i + 1) == term.VAGUE:
        return (i + 3 if t.word(i + 2) == "of" else i + 2), t.number(i + 1), True
    kind = t.kind(i)
    if kind == term.VAGUE:
        if t.word(i) in ("recent", "coming", "some"):
            return None
        return (i + 2 if t.word(i + 1) == "of" else i + 1), t.number(i), True
    if kind == term.DIGITS:
        return (i + 1, t.number(i), False) if t.number(i) < 1000 else None
    if kind != term.NUMBER:
        return None
    value, end = t.number(i), i + 1
    if value >= 20 and t.word(end) == "-" and t.kind(end + 1) == term.NUMBER and t.number(end + 1) < 10:
        value, end = value + t.number(end + 1), end + 2
    elif t.word(end) == "hundred":
        value, end = value * 100, end + 1
    return end, value, False


def counted(t: Terms, i: int) -> Parsed | None:
    """Read "two days ago", "a year earlier", "three weeks later", "in two months", "for three years"."""
    inside = t.word(i) in ("in", "within")
    j = i + 1 if inside else i
    start = count_at(t, j)
    if start is None:
        return None
    k, count, vague = start
    hyphen = t.word(k) == "-"
    k = k + 1 if hyphen else k
    if t.kind(k) != term.UNIT:
        return None
    unit, end = t.text(k), k + 1
    if hyphen:
        return None if inside else (end, Duration(count=count, unit=unit))
    if t.word(end) == "and" and t.word(end + 1) == "a" and t.word(end + 2) == "half":
        count, end = count + 0.5, end + 3
    after = t.word(end)
    if after in AGO and not inside:
        return end + 1, Shift(count=-count, unit=unit, vague=vague)
    if after == "from" and t.word(end + 1) in ("now", "today"):
        return end + 2, Shift(count=count, unit=unit, vague=vague)
    # "for two years later found guilty": "on" alone after a length is a preposition unless a clause ends there.
    if not inside and after in LATER and (after != "on" or t.word(end + 1) in (",", ".", "")):
        return end + 1, Shift(count=count, unit=unit, anchored=True, vague=vague)
    if not inside and after in EARLIER:
        return end + 1, Shift(count=-count, unit=unit, anchored=True, vague=vague)
    if t.word(i) == "within":
        return end, Stretch(count=count, unit=unit, forward=True, vague=vague)
    if inside and after not in ("old", "of"):
        return end, Shift(count=count, unit=unit, vague=vague, planned=True)
    if t.word(j) in ("a", "an") and count == 1:
        return None
    return (end, Duration(count=count, unit=unit)) if not inside else None


def relative_unit(t: Terms, i: int) -> Parsed | None:
    """Read "last week", "the past five years", "the coming days", "recent weeks", "the same day", "that year"."""
    j, article = i, False
    if t.word(j) in ("the", "these", "those", "his", "her", "its", "their", "our", "my"):
        j, article = j + 1, True
    elif t.word(j) == "in" and t.word(j + 1) == "the" and t.word(j + 2) in ("coming", "next"):
        j, article = j + 2, True
    if t.word(j) in ("same", "that") and t.kind(j + 1) == term.UNIT and (article or t.word(j) == "that"):
        return j + 2, Enclosing(unit=t.text(j + 1), which=0, anchored=True)
    if t.word(j) == "that" and t.word(j + 1) == "same" and t.kind(j + 2) == term.UNIT:
        return j + 3, Enclosing(unit=t.text(j + 2), which=0, anchored=True)
    if t.word(j) == "recent" and t.kind(j + 1) == term.UNIT and t.word(j + 1).endswith("s"):
        unit = t.text(j + 1)
        return j + 2, Stretch(count=BARE_PLURAL.get(unit, 3), unit=unit, forward=False, vague=True)
    if t.kind(j) not in (term.RELATIVE, term.VAGUE) or t.word(j) in ("few", "couple", "several", "some"):
        return None
    which = 1 if t.word(j) == "coming" else t.number(j)
    k = j + 1
    if t.word(j) == "this" and t.kind(k) in (term.RELATIVE, term.VAGUE):
        which, k = (1 if t.word(k) == "coming" else t.number(k)), k + 1
    return _stretch_or_unit(t, i, j, k, which, article)


def _stretch_or_unit(t: Terms, i: int, j: int, k: int, which: int, article: bool) -> Parsed | None:
    if t.kind(k) == term.UNIT:
        unit, plural = t.text(k), t.word(k).endswith("s")
        if plural:
            if which == 0:
                return k + 1, Stretch(count=BARE_PLURAL.get(unit, 3), unit=unit, forward=False, vague=True)
            return k + 1, Stretch(count=BARE_PLURAL.get(unit, 3), unit=unit, forward=which > 0, vague=True)
        if t.word(j) == "present":
            return None
        anchored = t.word(j) in date_lexicon().anchored or (article and t.word(j) == "next" and unit == "day")
        if article and t.word(j) in ("past", "last", "coming") and unit != "weekend" and not anchored:
            return k + 1, Stretch(count=1, unit=unit, forward=which > 0)
        return k + 1, Enclosing(unit=unit, which=which, anchored=anchored)
    count = count_at(t, k)
    if count is None or which == 0:
        return None
    end, number, vague = count
    if t.kind(end) != term.UNIT or t.word(end - 1) == "-":
        return None
    anchored = t.word(j) in date_lexicon().anchored
    return end + 1, Stretch(count=number, unit=t.text(end), forward=which > 0, vague=vague, anchored=anchored)


def bare_plural(t: Terms, i: int) -> Parsed | None:
    """Read "weeks ago", "months later", "years earlier" and "within days": plurals that nothing counts."""
    within = t.word(i) == "within"
    j = i + 1 if within else i
    unit = t.text(j)
    if t.kind(j) != term.UNIT or not t.word(j).endswith("s") or unit not in BARE_PLURAL:
        return None
    reach = BARE_PLURAL[unit]
    if within:
        if t.word(j + 1) in ("of", "after"):
            return None
        return j + 1, Stretch(count=reach, unit=unit, forward=True, vague=True, planned=True)
    after = t.word(j + 1)
    if t.kind(i - 1) in (term.NUMBER, term.DIGITS, term.VAGUE, term.RELATIVE) or t.word(i - 1) in ("-", "of", "many"):
        return None
    if after == "ago":
        return j + 2, Shift(count=-reach, unit=unit, vague=True, bare=True)
    if after in ("later", "afterwards"):
        return j + 2, Shift(count=reach, unit=unit, anchored=True, vague=True, bare=True)
    return (j + 2, Shift(count=-reach, unit=unit, anchored=True, vague=True, bare=True)) if after == "earlier" else None


def bare_unit(t: Terms, i: int) -> Parsed | None:
    """Read "the weekend" and "the year" after "the end of": the unit that holds the day of writing."""
    if t.word(i) != "the" or t.kind(i + 1) != term.UNIT or t.word(i + 1).endswith("s"):
        return None
    if t.words[i + 1][0].isupper():
        return None  # "Man of the Year"
    if t.word(i + 1) == "weekend" and t.word(i + 2) not in ("of", "before", "after"):
        return i + 2, Enclosing(unit="weekend", which=0, bare=True)
    if t.word(i - 1) == "of" and t.text(i + 1) in ("week", "month", "year", "decade", "century", "quarter"):
        return i + 2, Enclosing(unit=t.text(i + 1), which=0)
    return None


def recurring(t: Terms, i: int) -> Parsed | None:
    """Read "every Friday", "each year", "on Sundays": sets of times, on no one day."""
    if t.kind(i) == term.WEEKDAYS:
        return i + 1, Recurring(unit="week")
    if t.word(i) not in ("every", "each"):
        return None
    j = i + 1
    if t.word(j) in ("other", "single") or t.kind(j) in (term.NUMBER, term.ORDINAL, term.DIGITS, term.VAGUE):
        j += 1
    if t.kind(j) in (term.WEEKDAY, term.UNIT, term.MONTH, term.DAYPART, term.SEASON):
        unit = t.text(j) if t.kind(j) == term.UNIT else "year" if t.kind(j) in (term.MONTH, term.SEASON) else "week"
        return j + 1, Recurring(unit=unit)
    return None


def narrowed(t: Terms, i: int) -> Parsed | None:
    """Read "earlier this month" and "later this week": the unit, before or after the day of writing."""
    if t.word(i) not in ("earlier", "later"):
        return None
    modifier: DateModifier = "BEFORE" if t.word(i) == "earlier" else "AFTER"
    j = i + 1
    if t.word(j) in ("on", "in"):
        j += 1
    if t.word(j) == "the" and t.text(j + 1) in ("week", "month", "year", "day") and t.word(j - 1) == "in":
        return j + 2, Bound(modifier=modifier, inner=Enclosing(unit=t.text(j + 1), which=0))
    inner = relative_unit(t, j) or relative_daypart(t, j)
    if inner is None or not isinstance(inner[1], Enclosing):
        return inner
    return inner[0], Bound(modifier=modifier, inner=inner[1])
