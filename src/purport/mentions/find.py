"""Everything of this room in one call: actors, places and dates of an article."""

from collections.abc import Sequence

from purport.language.passages import Passage
from purport.mentions.actor_finder import find_actors_in
from purport.mentions.actor_issues import outdated_offices
from purport.mentions.actor_overrides import NO_OVERRIDES, Overrides
from purport.mentions.date_finder import find_dates_in
from purport.mentions.place_finder import find_toponyms_in, places_among
from purport.records import Article, Issue, Mentions


def find_mentions(
    article: Article, passages: Sequence[Passage], *, overrides: Overrides = NO_OVERRIDES
) -> tuple[Mentions, tuple[Issue, ...]]:
    """Find the actors, places and dates of an article and decide once what each is.

    Arguments: the article; its analysed passages; the user's own actors. Returns the mentions, each list in text
    order, and issues: place names without entry, relative dates without a publication date, offices that may be
    outdated.
    """
    toponyms = find_toponyms_in(article, passages)
    places, place_issues = places_among(toponyms, passages)
    dates, date_issues = find_dates_in(article, passages)
    actors = find_actors_in(article, passages, toponyms, overrides=overrides)
    issues = (*place_issues, *date_issues, *outdated_offices(article, actors))
    return Mentions(actors=actors, places=places, dates=dates), issues
