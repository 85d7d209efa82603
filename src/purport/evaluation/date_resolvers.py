"""Functions that resolve a time expression, ours and the baseline, behind one signature."""

from collections.abc import Callable
from datetime import datetime
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from purport.mentions.date_finder import resolve_date
from purport.records import DateInterval

Resolver = Callable[[str, str, str, int], DateInterval | None]
"""From the words, the day of writing, the sentence and where in it the words start, to an interval."""

ABSENT = "dateparser is not installed: no baseline (pip install dateparser)"


def ours(text: str, reference: str, context: str, start: int) -> DateInterval | None:
    """Resolve as `purport.resolve_date` does."""
    return resolve_date(text, reference=reference, context=context, span=(start, start + len(text)))


def dateparser_resolver() -> Resolver | None:
    """Give the optional library dateparser (prefers past dates) as a resolver; None where it is not installed."""
    if find_spec("dateparser") is None:
        return None
    library: Any = import_module("dateparser")

    def resolver(text: str, reference: str, context: str, start: int) -> DateInterval | None:
        base = datetime.fromisoformat(reference[:10])
        settings = {"RELATIVE_BASE": base, "PREFER_DATES_FROM": "past", "RETURN_AS_TIMEZONE_AWARE": False}
        words = text.removeprefix("on ").removeprefix("On ")
        found = library.parse(words, languages=["en"], settings=settings)
        if found is None:
            return None
        day = found.date().isoformat()
        # A library value is one moment: it stands for the day, month or year that is asked for.
        return DateInterval(text=text, span=None, start=day, end=day, granularity="span", modifier=None, score=1.0)

    return resolver
