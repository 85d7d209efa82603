"""The grammar of English time expressions: parts, bounds and ranges over the simple forms."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from purport.mentions import date_calendar_forms as calendar
from purport.mentions import date_terms as term
from purport.mentions.date_calendar_forms import Parsed
from purport.mentions.date_expressions import (
    Bound,
    Calendar,
    Duration,
    Enclosing,
    Expression,
    Holiday,
    Nth,
    Offset,
    Part,
    Period,
    Range,
    Recurring,
    Season,
    Shift,
    Weekday,
    YearPart,
    Years,
)
from purport.mentions.date_forms import form_words, forms_at
from purport.mentions.date_lexicon import date_lexicon
from purport.mentions.date_terms import Terms
from purport.records.values import DateModifier

_BOUNDS: dict[str, DateModifier] = {
    "since": "SINCE", "until": "UNTIL", "till": "UNTIL", "by": "UNTIL", "through": "UNTIL", "before": "BEFORE",
    "after": "AFTER", "around": "APPROX", "about": "APPROX", "circa": "APPROX",
}  # fmt: skip
_PHRASES: dict[tuple[str, ...], DateModifier] = {
    ("as", "early", "as"): "EARLIEST", ("as", "soon", "as"): "EARLIEST", ("no", "earlier", "than"): "EARLIEST",
    ("not", "before"): "EARLIEST", ("as", "late", "as"): "LATEST",
    ("no", "later", "than"): "LATEST", ("up", "to"): "UNTIL", ("up", "until"): "UNTIL", ("prior", "to"): "BEFORE",
    ("ahead", "of"): "BEFORE", ("as", "of"): "SINCE", ("starting", "on"): "SINCE", ("starting",): "SINCE",
    ("beginning", "on"): "SINCE", ("from", "about"): "APPROX",
}  # fmt: skip
_PHRASE_STARTS = frozenset(phrase[0] for phrase in _PHRASES)
_DATED = (Calendar, Weekday, Enclosing, Shift, Season, YearPart, Years, Holiday, Nth, Offset, Period, Part)
_RANGED = frozenset({"from", "between"})
_BEFORE_INNER = frozenset({"at", "on", "about", "around"})
_EDGES = frozenset({"end", "close", "start", "beginning", "middle"})
_NOUNS = frozenset({"end", "close", "start", "beginning", "middle"})
_LINKS = frozenset({"to", "until", "till", "through", "thru", "-", "–", "—"})
_PREFIXES = frozenset({
    "the", "in", "within", "from", "between", "earlier", "later", "every", "each", "half", "that", "not", "no",
    "mid-", "q1", "q2", "q3", "q4", "h1", "h2", "same", "these", "those", "his", "her", "its", "their", "our", "my",
    "rest", "remainder", "ad", "a.d.", "fiscal", "fy", "financial", *_BOUNDS, *_PHRASE_STARTS,
})  # fmt: skip

# Words as common as these start a time expression only before a word of a class or one of the followers.
_LIGHT = frozenset({"the", "a", "an", "in", "that", "these", "those", "his", "her", "its", "their", "our", "my"})
_COUNTLESS = _LIGHT - {"a", "an", "in"}
"""Light words before which a number opens nothing: "the two" are people as a rule."""
_FOLLOWERS = frozenset({
    "the", "a", "an", "half", "hundred", "-", "that", "same", "recent", "coming", "next", "last", "final", "rest",
    "remainder", "fiscal", "financial", "day", "night", "week", "weekend", "month", "year", "q1", "q2", "q3", "q4",
    "h1", "h2",
})  # fmt: skip


@cache
def _names() -> tuple[str, ...]:
    lexicon = date_lexicon()
    return (*lexicon.holiday_names, *lexicon.periods)


@cache
def _openers() -> frozenset[str]:
    names = {name.split()[0].removesuffix("'s") for name in _names()}
    return _PREFIXES | _LIGHT | names | {"valentine's"}


@cache
def _followers() -> Mapping[str, frozenset[str]]:
    """Give, for words that open little by themselves, those that have to follow where no word of a class does."""
    light = _FOLLOWERS | {name.split()[1] for name in _names() if name.split()[0] in _LIGHT}
    inner = form_words() | _BEFORE_INNER
    table = dict.fromkeys(_LIGHT, light) | dict.fromkeys((*_BOUNDS, *_RANGED), inner | {"now"})
    for phrase in _PHRASES:
        if phrase[0] not in (*table, "beginning"):
            table[phrase[0]] = frozenset({p[1] for p in _PHRASES if p[0] == phrase[0] and len(p) > 1})
    table["starting"] |= inner
    return MappingProxyType(table)


def starts(t: Terms) -> list[int]:
    """Give the words at which a time expression can start; cheap, and wrong on the safe side only."""
    openers, followers, kinds = _openers(), _followers(), t.kinds
    found = []
    for i in [i for i, word in enumerate(t.lower) if kinds[i] or word in openers]:
        word, kind = t.lower[i], kinds[i + 1]
        following = followers.get(word)
        if kind == term.NUMBER and word in _COUNTLESS:
            kind = term.WORD
        if following is None or kind or t.spelt[i + 1] in following:
            found.append(i)
    return found


def parse(t: Terms, i: int) -> Parsed | None:
    """Read the longest time expression at `i`: its end and what it says, or None."""
    word = t.word(i)
    found = _range(t, i) if word in _RANGED else None
    if found is None and (word in _BOUNDS or word in _PHRASE_STARTS):
        found = _bound(t, i)
    if found is None and (word == "the" or t.kind(i) == term.PART):
        found = _part(t, i)
    return found or _point(t, i)


def _simple(t: Terms, i: int) -> Parsed | None:
    best: Parsed | None = None
    for form in forms_at(t, i):
        found = form(t, i)
        if found is not None and (best is None or found[0] > best[0]):
            best = found
    return best


def _point(t: Terms, i: int) -> Parsed | None:
    found = _simple(t, i)
    if found is None:
        return None
    end, first = found
    if (
        t.word(end) in _LINKS
        and isinstance(first, (Weekday, Calendar))
        and not _is_bare_year(first)
        and not _is_moved(t, i)
    ):
        last = _simple(t, end + 1)
        if last is not None and _same_family(first, last[1]):
            return last[0], _joined(first, last[1])
    return found


def _is_moved(t: Terms, i: int) -> bool:
    """Read "moved from Thursday to Tuesday": two dates of one thing, not a stretch."""
    at = i if t.word(i) == "from" else i - 1 if t.word(i - 1) == "from" else 0
    return at > 0 and t.word(at - 1) in date_lexicon().shifts


def _is_bare_year(expression: Expression) -> bool:
    return isinstance(expression, Calendar) and expression.month is None


def _same_family(first: Expression, last: Expression) -> bool:
    if isinstance(first, Weekday):
        return isinstance(last, Weekday)
    return isinstance(last, Calendar) and not _is_bare_year(last)


def _joined(first: Expression, last: Expression) -> Range:
    """Let the first date take the year of the last: "from March to May 2019"."""
    if isinstance(first, Calendar) and isinstance(last, Calendar) and first.year is None and first.month is not None:
        first = Calendar(year=last.year, month=first.month, day=first.day, which=last.which, anchored=last.anchored)
    return Range(first=first, last=last)


def _part(t: Terms, i: int) -> Parsed | None:
    """Read "early 1990s", "mid-May", "the end of the year", "late on Sunday", "late last year"."""
    j = i + 1 if t.word(i) == "the" else i
    if t.kind(j) != term.PART:
        return None
    modifier = _modifier(t.text(j))
    if t.word(j) in _NOUNS and t.word(j + 1) != "of" and not _is_end(t, j):
        # "The truce is to start Sunday."
        return None
    k = j + 1
    while k < j + 4 and t.word(k) in ("-", "in", "on", "of", "the", "to"):
        inner = _simple(t, k)
        if inner is not None and isinstance(inner[1], _DATED) and t.word(k) in ("the", "in"):
            return inner[0], Part(modifier=modifier, inner=inner[1], edge=t.word(j) in _EDGES)
        k += 1
    inner = _simple(t, k)
    if inner is None or not isinstance(inner[1], _DATED):
        return None
    if t.word(j) in ("early", "mid") and t.word(k - 1) == "to":
        return None
    return inner[0], Part(modifier=modifier, inner=inner[1], edge=t.word(j) in _EDGES)


def _is_end(t: Terms, j: int) -> bool:
    """Read "at end 2020", "end-March"."""
    return t.word(j) == "end" and (t.word(j + 1) == "-" or t.word(j - 1) in ("at", "by", "since", "until", "of"))


def _modifier(value: str) -> DateModifier:
    return "EARLY" if value == "EARLY" else "MID" if value == "MID" else "LATE"


def _inner(t: Terms, i: int) -> Parsed | None:
    found = _part(t, i) or _point(t, i)
    return found if found is not None and not isinstance(found[1], (Duration, Recurring)) else None


def _bound(t: Terms, i: int) -> Parsed | None:
    """Read "since March", "until June", "by the end of 2019", "as early as Tuesday", "around 1990"."""
    word = t.word(i)
    modifier: DateModifier | None = None
    j = i
    if word in _PHRASE_STARTS:
        for size in (3, 2, 1):
            modifier = _PHRASES.get(tuple(t.lower[i : i + size]))
            if modifier is not None:
                j = i + size
                break
    if modifier is None:
        modifier = _BOUNDS.get(word)
        j = i + 1
    if modifier is None:
        return None
    if t.word(j) in _BEFORE_INNER:
        j += 2 if t.word(j + 1) == "least" else 1
    inner = _inner(t, j)
    if inner is None:
        return None
    if modifier in ("BEFORE", "AFTER", "APPROX") and not isinstance(inner[1], _DATED):
        return None
    if t.word(inner[0]) in ("'s", "’s"):
        # "Angered by Thursday's killing", "since Monday's vote": the day is that of the killing, of the vote.
        return None
    return inner[0], Bound(modifier=modifier, inner=inner[1], later=word in ("until", "till") or modifier == "EARLIEST")


def _range(t: Terms, i: int) -> Parsed | None:
    """Read "from 3 to 5 May", "between March and May", "from 2010 until last year"."""
    word = t.word(i)
    if _is_moved(t, i):
        return None
    first = _part(t, i + 1) or _simple(t, i + 1) or _now(t, i + 1)
    if first is None:
        return _shared_month(t, i)
    if isinstance(first[1], Range):
        return first
    link = t.word(first[0])
    if isinstance(first[1], _DATED) and (link in _LINKS if word == "from" else link in ("and", "-", "–")):
        at = first[0] + 1
        last = _part(t, at) or _simple(t, at) or _day_of(t, at, first[1]) or _now(t, at)
        if last is not None and isinstance(last[1], _DATED):
            return last[0], _joined(first[1], last[1])
    if word == "from" and t.word(first[0]) in ("on", "onwards", "onward") and isinstance(first[1], _DATED):
        return first[0] + 1, Bound(modifier="SINCE", inner=first[1])
    return None


def _now(t: Terms, i: int) -> Parsed | None:
    """Read the "now" of "between now and May 15"."""
    return (i + 1, Shift(count=0, unit="day")) if t.word(i) == "now" else None


def _day_of(t: Terms, i: int, first: Expression) -> Parsed | None:
    """Read the second day of "between May 3 and 5"."""
    if not isinstance(first, Calendar) or first.day is None or t.kind(i) != term.DIGITS:
        return None
    if not first.day < t.number(i) <= 31 or t.kind(i + 1) == term.UNIT:
        return None
    return i + 1, Calendar(year=first.year, month=first.month, day=t.number(i))


def _shared_month(t: Terms, i: int) -> Parsed | None:
    return calendar.day_first(t, i + 1)
