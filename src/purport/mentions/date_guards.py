"""What looks like a time expression and is none: "May" the name, "the Sunday Times", 2,000 people."""

from __future__ import annotations

from purport.language.syntax import Syntax
from purport.mentions import date_terms as term
from purport.mentions.date_calendar_forms import Parsed
from purport.mentions.date_expressions import Bound, Calendar, Expression, Part, Period, Season, Shift, Weekday
from purport.mentions.date_lexicon import date_lexicon
from purport.mentions.date_terms import Terms

_NOT_YEARS_AFTER = frozenset({
    "%", "percent", "per", "people", "troops", "soldiers", "dollars", "euros", "pounds", "km", "miles", "metres",
    "meters", "kilometers", "kilometres", "feet", "tons", "tonnes", "kg", "pages", "copies", "words", "hours",
    "million", "billion", "thousand", "m", "calories", "mw", "members", "others", "men", "women", "children", "police",
})  # fmt: skip

_RANK_REACH = 12
_ERAS = frozenset({"ad", "a.d.", "ce"})


def is_date(syntax: Syntax, t: Terms, i: int, parsed: Parsed) -> bool:
    """Tell whether what the grammar read at `i` is a date in this sentence."""
    end, expression = parsed
    inner, at = _innermost(expression), end - 1
    if isinstance(inner, Calendar) and inner.month is None and end - i <= 2:
        return _is_year(syntax, t, at)
    if isinstance(inner, Calendar) and inner.day is None and inner.year is None and t.kind(at) == term.MONTH:
        return _is_month(syntax, t, at)
    if isinstance(inner, Weekday):
        return _is_weekday(syntax, t, i, end)
    if isinstance(inner, Period):
        return isinstance(expression, Bound) or t.word(i - 1) in ("in", "during", "after", "before", "since", "until")
    if isinstance(inner, Shift) and inner.planned and _is_ranked(syntax, t, i):
        return False
    if isinstance(inner, Season):
        return not (i > 0 and syntax.words[i][:1].isupper() and syntax.pos[i] == "PROPN" and end - i == 1)
    return not _inside_name(syntax, i, end)


def _is_ranked(syntax: Syntax, t: Terms, start: int) -> bool:
    """Say whether a length only says over how long something is the first or the worst: "her first visit in four
    years"."""
    ranks = date_lexicon().ordinals
    for i in range(start - 1, max(-1, start - 1 - _RANK_REACH), -1):
        if syntax.pos[i] in ("VERB", "AUX") or t.word(i) in (",", ";", ":", "."):
            return False
        if t.word(i) in ranks or t.word(i) in ("last", "only"):
            return True
        if syntax.tags[i] in ("JJS", "RBS") and t.word(i - 1) != "at":
            return True
    return False


def _innermost(expression: Expression) -> Expression:
    while isinstance(expression, (Bound, Part)):
        expression = expression.inner
    return expression


def _inside_name(syntax: Syntax, start: int, end: int) -> bool:
    """A date wholly inside the name of a person or an organisation belongs to the name."""
    for first, last, label in syntax.ents:
        if first <= start and end <= last and label in ("PER", "ORG") and last - first > end - start:
            return True
    return False


def _is_year(syntax: Syntax, t: Terms, i: int) -> bool:
    value = t.number(i)
    before, after = t.word(i - 1), t.word(i + 1)
    if after in _NOT_YEARS_AFTER or after in date_lexicon().units:
        return False
    if before in ("$", "£", "€", "no.", "#", "€", "some", "nearly", "almost"):
        return False
    if after in (".", ",") and t.kind(i + 2) == term.DIGITS and after == "," and len(t.word(i + 2)) == 3:
        return False
    if before in _ERAS or after in _ERAS:
        return True
    if 1000 <= value < 1900 and before in ("in", "circa", "c.") and not _is_counted(syntax, i):
        return True
    if not 1900 <= value <= 2099:
        # Older years need a preposition, a bracket or a dash: 1500 alone is a count.
        return before in ("in", "since", "until", "from", "of", "circa", "(", "–", "-", "by", "between") and (
            after in (",", ".", ")", ";", "and", "to", "–", "-", "", "he", "she", "they", "the", "until", "when")
        )
    if i + 1 < len(syntax.words) and syntax.tags[i + 1] == "NNS" and syntax.deps[i] == "nummod":
        return before in ("the", "'s", "’s", "in") and value % 100 != 0
    if before in date_lexicon().year_prepositions or before in ("(", "the", ",", "–", "-", "'s", "’s"):
        return not (before in ("about", "around", "than", "over") and value % 100 == 0)
    return value % 100 != 0


def _is_counted(syntax: Syntax, i: int) -> bool:
    """Tell whether a number of this size counts what follows: "in 1500 homes"."""
    return i + 1 < len(syntax.words) and (syntax.tags[i + 1] in ("NNS", "NN", "JJ", "CD") or syntax.deps[i] == "nummod")


def _is_month(syntax: Syntax, t: Terms, i: int) -> bool:
    if _inside_name(syntax, i, i + 1):
        return False
    if any(first <= i < last and label == "PER" for first, last, label in syntax.ents):
        return False
    before, after = t.word(i - 1), t.word(i + 1)
    if before in date_lexicon().month_prepositions or before in ("-", "–", "(", "’s", "'s"):
        return not (t.lower[i] in ("may", "march") and syntax.pos[i] in ("AUX", "VERB"))
    if t.lower[i] in ("may", "march", "april", "june", "august", "jan", "mar"):
        # A bare ambiguous month needs to modify a noun ("the May election") or open a list.
        return syntax.pos[i] == "PROPN" and before in ("the", "a", "an", "its", "their") and after != ""
    return syntax.pos[i] in ("PROPN", "NOUN", "X", "ADV", "")


def _is_weekday(syntax: Syntax, t: Terms, start: int, end: int) -> bool:
    lexicon = date_lexicon()
    at = next((j for j in range(start, end) if t.kind(j) == term.WEEKDAY), start)
    if t.lower[at] in ("sun", "sat", "mon", "wed", "fri"):
        return False
    if t.word(at - 1) in ("gmt", "utc") and t.kind(at - 2) in (term.DIGITS, term.ISO) and t.word(at - 3) == "(":
        # "5 a.m. local time (2000 GMT Saturday)": the day on which it happened is that of the place.
        return False
    if t.word(at - 1) in lexicon.before_weekday and at == start:
        return False
    if t.word(at + 1) in lexicon.after_weekday and syntax.words[at + 1][:1].isupper():
        return False
    return not _inside_name(syntax, at, at + 1)
