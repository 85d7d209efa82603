"""What an article says about its own day: the dateline before the publication stamp, and the order of day and month."""

from __future__ import annotations

from datetime import date, timedelta
from urllib.parse import urlsplit

from purport.mentions.date_expressions import Calendar
from purport.mentions.date_grammar import parse, starts
from purport.mentions.date_lexicon import date_lexicon
from purport.mentions.date_terms import split_words, terms
from purport.records import Article

_LONGEST_DATELINE = 160
_EARLY, _LATE = timedelta(days=1), timedelta(days=31)
"""How far a dateline may lie after the stamp (time zones) or before it (copies that are crawled later)."""


def reference_day(article: Article) -> date | None:
    """Give the day of writing: that of the dateline where it agrees with the stamp, else the stamp's, in its own zone.

    A dateline ("BAMAKO, Nov 20 (AFP)") is what the writer meant by "today"; the stamp may be that of a copy.
    """
    stamp = _stamp(article.published)
    written = _dateline_day(article.dateline, stamp)
    if written is None or stamp is None:
        return written or stamp
    return written if -_EARLY <= stamp - written <= _LATE else stamp


def _stamp(published: str | None) -> date | None:
    try:
        return date.fromisoformat((published or "")[:10])
    except ValueError:
        return None


def _dateline_day(line: str | None, stamp: date | None) -> date | None:
    """Read the day of a dateline; without a year it takes the last one that is not after the stamp."""
    if not line:
        return None
    text = line[:_LONGEST_DATELINE]
    words = [text[start:end] for start, end in split_words(text)]
    seen = terms([word.title() for word in words], [word.lower() for word in words], cased=True)
    for i in starts(seen):
        parsed = parse(seen, i)
        if parsed is None or not isinstance(parsed[1], Calendar) or parsed[1].day is None or parsed[1].month is None:
            continue
        years = [parsed[1].year] if parsed[1].year is not None else [stamp.year, stamp.year - 1] if stamp else []
        for year in years:
            day = _day(year, parsed[1].month, parsed[1].day)
            if day is not None and (stamp is None or day <= stamp + _EARLY):
                return day
    return None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def day_first(url: str | None) -> bool | None:
    """Tell how an outlet writes 4/5/2020 by the country of its address: day first, month first, or None: unknown."""
    try:
        host = urlsplit(url or "").hostname or ""
    except ValueError:
        return None
    ending = host.rpartition(".")[2]
    lexicon = date_lexicon()
    if ending in lexicon.month_first:
        return False
    return True if len(ending) == 2 and ending.isalpha() and ending not in lexicon.either_order else None
