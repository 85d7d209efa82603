"""Find time expressions in analysed text and resolve them against the day of writing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import msgspec

from purport.errors import UsageError
from purport.language.passages import Passage
from purport.language.syntax import Syntax
from purport.mentions.date_arithmetic import Bounds
from purport.mentions.date_compound_forms import appositive
from purport.mentions.date_expressions import Bound, Calendar, Duration, Expression, Part, Range, Recurring
from purport.mentions.date_grammar import parse, starts
from purport.mentions.date_guards import is_date
from purport.mentions.date_points import Setting
from purport.mentions.date_reference import day_first, reference_day
from purport.mentions.date_resolution import resolve_bounds
from purport.mentions.date_tense import looks_ahead
from purport.mentions.date_terms import has_terms, split_words, terms
from purport.mentions.date_word_tense import looks_ahead_in_words
from purport.records import Article, DateInterval, DateMention, Issue, Span

MAX_PHRASE = 120
"""Characters of a bare phrase that are looked at; no time expression is longer."""
BEFORE, AFTER = 250, 120
"""Characters of the context that are looked at on either side."""


class FoundDate(msgspec.Struct, frozen=True, kw_only=True):
    """A half-open token range and what it says."""

    start: int
    end: int
    expression: Expression


def find_dates(syntax: Syntax) -> list[FoundDate]:
    """Find the time expressions of a block, durations and sets included, in text order and not overlapping."""
    if not has_terms(syntax.lower):
        return []
    seen = terms(syntax.words, syntax.lower, cased=True)
    found: list[FoundDate] = []
    done = 0
    for i in starts(seen):
        if i < done:
            continue
        follows = bool(found) and (found[-1].end == i or (found[-1].end == i - 1 and syntax.words[i - 1] == ","))
        parsed = (appositive(seen, i) if follows else None) or parse(seen, i)
        if parsed is None or parsed[0] > _sentence_end(syntax, i) or not is_date(syntax, seen, i, parsed):
            continue
        found.append(FoundDate(start=i, end=parsed[0], expression=parsed[1]))
        done = parsed[0]
    return found


def _sentence_end(syntax: Syntax, i: int) -> int:
    return syntax.sentences[syntax.sents[i]][1]


def resolve(
    expression: Expression,
    reference: date | None,
    future: bool | None,
    *,
    anchor: Bounds | None = None,
    year: int | None = None,
    text: str = "",
    span: Span | None = None,
) -> DateInterval:
    """Resolve an expression to an interval of ISO dates.

    `reference` is the day of writing, `future` what tense and cues say, `anchor` the dates the text was last
    about, `year` a year named beside the expression. What cannot be placed has neither start nor end.
    """
    setting = Setting(reference=reference, future=future, anchor=anchor, year=year)
    return interval_of(resolve_bounds(expression, setting), text, span)


def interval_of(bounds: Bounds, text: str, span: Span | None) -> DateInterval:
    """Give the interval of a resolved expression. Arguments: its bounds; its words; where they stand."""
    return DateInterval(
        text=text,
        span=span,
        start=bounds.start.isoformat() if bounds.start else None,
        end=bounds.end.isoformat() if bounds.end else None,
        granularity=bounds.granularity,
        modifier=bounds.modifier,
        score=round(bounds.score, 2),
    )


def _read_reference(reference: date | str | None) -> date | None:
    if reference is None or isinstance(reference, date):
        return reference
    try:
        return date.fromisoformat(str(reference)[:10])
    except ValueError as error:
        raise UsageError(f"reference: {reference!r} is not a date. Give it as YYYY-MM-DD.") from error


def resolve_date(
    text: str, *, reference: date | str | None, context: str | None = None, span: Span | None = None
) -> DateInterval | None:
    """Resolve one time expression that is already found.

    Arguments: the words; the day of writing, a date or ISO string, or None; the sentence around the words and
    where in it they stand, which decide between past and future. Returns None where the words are no time
    expression; an interval without start and end where they cannot be placed. Raises UsageError where
    `reference` is no date.
    """
    day = _read_reference(reference)
    phrase = text[:MAX_PHRASE]
    future, anchor, year = None, None, None
    if context:
        future, anchor, year = _from_context(phrase, context, span, day)
    parsed = _whole(phrase) or _short_year(phrase, year)
    if parsed is None:
        return None
    return resolve(parsed, day, future, anchor=anchor, year=year, text=text, span=span)


def _lowered(text: str) -> tuple[list[str], list[str], list[tuple[int, int]]]:
    spans = split_words(text)
    words = [text[start:end] for start, end in spans]
    return words, [word.lower() for word in words], spans


def _whole(phrase: str) -> Expression | None:
    """Read a phrase as one expression: the longest that it holds, the earliest of equals."""
    words, lower, _ = _lowered(phrase)
    seen = terms(words, lower, cased=False)
    best: tuple[int, Expression] | None = None
    done = 0
    for i in starts(seen):
        parsed = parse(seen, i) if i >= done else None
        if parsed is None:
            continue
        size = parsed[0] - i
        if best is None or size > best[0]:
            best = size, parsed[1]
        done = parsed[0]
    return best[1] if best is not None else None


def _short_year(phrase: str, year: int | None) -> Expression | None:
    """Read the second year of "1890 and 91" or "1776-77"."""
    digits = phrase.strip(" '’")
    if year is None or len(digits) != 2 or not (digits.isascii() and digits.isdigit()):
        return None
    return Calendar(year=year - year % 100 + int(digits)) if int(digits) > year % 100 else None


def _from_context(
    phrase: str, context: str, span: Span | None, reference: date | None
) -> tuple[bool | None, Bounds | None, int | None]:
    start = span[0] if span is not None else context.find(phrase)
    if not 0 <= start <= len(context):
        return None, None, None
    first_seen = max(0, start - BEFORE)
    words, lower, spans = _lowered(context[first_seen : start + len(phrase) + AFTER])
    start -= first_seen
    first = sum(1 for word in spans if word[1] <= start)
    last = sum(1 for word in spans if word[0] < start + len(phrase))
    seen = terms(words, lower, cased=True)
    future = looks_ahead_in_words(words, lower, first, last)
    anchor: Bounds | None = None
    year: int | None = None
    done = 0
    for i in starts(seen):
        parsed = parse(seen, i) if done <= i < first else None
        if parsed is None:
            continue
        if parsed[0] > first:
            # The first year of "1890 - 91", where the second one is asked for.
            opening = parsed[1].first if isinstance(parsed[1], Range) else None
            year = (named_year(opening) if opening is not None else None) or year
            continue
        if not isinstance(parsed[1], (Duration, Recurring)):
            bounds = resolve_bounds(parsed[1], Setting(reference=reference, anchor=anchor))
            anchor = bounds if bounds.start is not None else anchor
            year = named_year(parsed[1]) or year
        done = parsed[0]
    return future, anchor, year


def named_year(expression: Expression) -> int | None:
    """Give the year that an expression names, for the dates after it that name none."""
    if isinstance(expression, Calendar):
        return expression.year
    if isinstance(expression, (Part, Bound)):
        return named_year(expression.inner)
    if isinstance(expression, Range):
        return named_year(expression.last)
    return None


def find_dates_in(article: Article, passages: Sequence[Passage]) -> tuple[tuple[DateMention, ...], tuple[Issue, ...]]:
    """Find and resolve the time expressions of an article's passages.

    Durations and sets are passed over: they are on no calendar. Without a publication date relative
    expressions stay unresolved and an issue says so. Returns mentions in text order, and issues.
    """
    reference, order = reference_day(article), day_first(article.url)
    mentions: list[DateMention] = []
    anchor: Bounds | None = None
    for passage in passages:
        # "A month later", "the same day" in a new paragraph go back to the one before.
        found, anchor = _mentions_of(passage, reference, anchor if passage.kind == "body" else None, order)
        mentions += found
    unresolved = sum(1 for mention in mentions if mention.interval.start is None and mention.interval.end is None)
    issues: tuple[Issue, ...] = ()
    if reference is None and unresolved:
        reason = f"no publication date: {unresolved} relative time expressions are unresolved"
        issues = (Issue(stage="mentions.dates", reason=reason),)
    return tuple(mentions), issues


def _mentions_of(
    passage: Passage, reference: date | None, anchor: Bounds | None, order: bool | None
) -> tuple[list[DateMention], Bounds | None]:
    """Give the mentions of a passage, and what the text was last about after it; `anchor` is that before it."""
    syntax = passage.syntax
    mentions: list[DateMention] = []
    last: Bounds | None = None
    year, sentence = None, -1
    for found in find_dates(syntax):
        if isinstance(found.expression, (Duration, Recurring)):
            continue
        if syntax.sents[found.start] != sentence:
            year, sentence = None, syntax.sents[found.start]
        future = looks_ahead(syntax, found.start, found.end, headline=passage.kind == "headline")
        setting = Setting(reference=reference, future=future, anchor=anchor, year=year, day_first=order)
        bounds = resolve_bounds(found.expression, setting)
        span = passage.span(found.start, found.end)
        text = passage.text[span[0] - passage.offset : span[1] - passage.offset]
        mentions.append(
            DateMention(
                passage=passage.index,
                start=found.start,
                end=found.end,
                head=head_of(syntax, found.start, found.end),
                span=span,
                text=text,
                interval=interval_of(bounds, text, span),
            )
        )
        if bounds.start is not None:
            anchor = last = bounds
        year = named_year(found.expression) or year
    return mentions, last


def head_of(syntax: Syntax, start: int, end: int) -> int:
    """Give the token of a range whose head lies outside it; the last token where there is none."""
    for i in range(start, end):
        if not start <= syntax.heads[i] < end or syntax.heads[i] == i:
            return i
    return end - 1
