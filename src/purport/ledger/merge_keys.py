"""The keys under which statements find the claims that they may join."""

from purport.ledger.compatibility import span_of
from purport.ledger.merge_settings import shipped
from purport.ledger.parties import names_of
from purport.ledger.records import Statement
from purport.ledger.word_forms import capitals_of

MOST_NAMES = 12
DAYS_PER_KEY = 7
MOST_WEEKS = 6
MOST_COUNTRIES = 4


def block_keys(statement: Statement) -> tuple[str, ...]:
    """Give the keys under which a statement is indexed, the most telling first.

    Two statements that may join share at least one, unless only their story connects them. Look them up in this order
    and stop when there are candidates enough, the latest first: then a frequent key (a type in a country) never costs
    more than a rare one (a name).
    """
    kind = shipped().family(statement.type)
    parties = (*statement.actors, *statement.recipients)
    telling = [f"{kind}|id|{p.entity}" for p in parties if p.entity]
    telling += [f"{kind}|name|{name}" for p in parties for name in sorted(names_of(p.text))]
    telling += [f"{kind}|name|{name}" for name in capitalised(statement.sentence)]
    place = statement.place.country if statement.place else None
    countries = [c for c in dict.fromkeys((place, *(p.country for p in parties))) if c][:MOST_COUNTRIES]
    weeks = weeks_of(statement)
    dated = [f"{kind}|{country}|{week}" for country in countries for week in weeks]
    general = [*(f"{kind}|{country}" for country in countries), *(f"{kind}|{week}" for week in weeks)]
    return tuple(dict.fromkeys((*tuple(dict.fromkeys(telling))[:MOST_NAMES], *dated, *general)))


def weeks_of(statement: Statement) -> tuple[str, ...]:
    """Give the weeks that an event may lie in, a day's doubt at both ends; none for a date that is long or unknown."""
    span = span_of(statement.date)
    if span is None or span[1] - span[0] > DAYS_PER_KEY * (MOST_WEEKS - 2):
        return ()
    first, last = (span[0] - 1) // DAYS_PER_KEY, (span[1] + 1) // DAYS_PER_KEY
    return tuple(f"w{week}" for week in range(first, last + 1))


def capitalised(sentence: str) -> list[str]:
    """Give the stems of the capitalised words inside a sentence: names of streets, victims, groups."""
    function = shipped().function
    found = capitals_of(sentence[:1200])
    return [word.stem for word in found if len(word.folded) > 3 and word.folded not in function]
