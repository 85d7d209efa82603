"""Score toponym resolution on news with resolved toponyms: in folds, with intervals, by itself and end to end."""

from __future__ import annotations

import random
import time
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from purport.evaluation.place_corpora import CORPORA, GoldArticle, GoldToponym, is_near, read_corpus
from purport.evaluation.place_fitting import fit
from purport.evaluation.place_names_found import score_end_to_end
from purport.evaluation.report import Figure, Report
from purport.mentions.gazetteer import Entry, entries
from purport.mentions.place_homes import home_of
from purport.mentions.place_ranker import Weights
from purport.mentions.place_resolution import place_of, resolve_places
from purport.records import Place, Span

FOLDS, DRAWS, SEED = 5, 1000, 7
SURE = 0.5
"""Score under which a cautious reader abstains."""

PUBLISHED = {
    "TR-News": ".736 CLAVIN, .832 ensemble",
    "lgl": ".596 CLAVIN, .809 ensemble",
    "GWN": ".665 CLAVIN, .794 ensemble",
}
Resolve = Callable[[str, Sequence[Span]], list[Place | None]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """Counts of one article: toponyms that are no country, right ones, those answered at all; and countries.

    `scored` has for each answer its score and whether it is right.
    """

    total: int
    right: int
    answered: int
    placed: int
    country_right: int
    coded: int
    scored: tuple[tuple[float, bool], ...] = ()


def most_populous(text: str, spans: Sequence[Span]) -> list[Place | None]:
    """Resolve each name to its most populous bearer: the baseline."""
    places: list[Place | None] = []
    for start, end in spans:
        found = entries(text[start:end])
        largest = max(found, key=lambda entry: entry.population, default=None)
        places.append(place_of(largest, text[start:end]) if largest is not None else None)
    return places


def tally(article: GoldArticle, resolve: Resolve) -> Tally:
    """Count one article. Unresolved names are wrong; countries and continents count for the country only."""
    places = resolve(article.text, [gold.span for gold in article.toponyms])
    pairs: list[tuple[GoldToponym, Place | None]] = list(zip(article.toponyms, places, strict=True))
    narrow = [(gold, place) for gold, place in pairs if not gold.country]
    coded = [(gold, place) for gold, place in pairs if gold.code is not None and place is not None and place.country]
    return Tally(
        total=len(narrow),
        right=sum(is_near(place, gold) for gold, place in narrow),
        answered=sum(place is not None and place.name is not None for _, place in narrow),
        placed=sum(gold.code is not None for gold, _ in pairs),
        country_right=sum(place is not None and place.country == gold.code for gold, place in coded),
        coded=len(coded),
        scored=tuple((place.score, is_near(place, gold)) for gold, place in narrow if place is not None),
    )


Folds = dict[str, list[Tally]]


def in_folds(corpora: Mapping[str, Sequence[GoldArticle]]) -> tuple[Folds, Folds]:
    """Count every article with weights fitted on the other four fifths of the articles of every corpus.

    Returns the counts by the text alone, and with the town or country of the outlet where its address tells it.
    """
    found: Folds = {name: [] for name in corpora}
    at_home: Folds = {name: [] for name in corpora}
    for fold in range(FOLDS):
        weights = fit([[a for i, a in enumerate(c) if i % FOLDS != fold] for c in corpora.values()])
        for name, articles in corpora.items():
            for article in articles[fold::FOLDS]:
                home = home_of(article.url)
                alone = tally(article, with_weights(weights))
                found[name].append(alone)
                at_home[name].append(tally(article, with_weights(weights, home)) if home is not None else alone)
    return found, at_home


def with_weights(weights: Weights, home: Entry | None = None) -> Resolve:
    """Resolve with other weights than the package's, in an outlet of some town."""
    return lambda text, spans: resolve_places(text, spans, weights=weights, home=home)


def accuracy(tallies: Sequence[Tally]) -> float:
    """Give the share of right toponyms."""
    return sum(t.right for t in tallies) / max(1, sum(t.total for t in tallies))


def bootstrap(tallies: Sequence[Tally]) -> tuple[float, float]:
    """Give the 95 % interval of the accuracy, articles drawn with replacement."""
    draw = random.Random(SEED)
    values = sorted(accuracy(draw.choices(tallies, k=len(tallies))) for _ in range(DRAWS))
    return values[int(0.025 * DRAWS)], values[int(0.975 * DRAWS) - 1]


def calibration_error(tallies: Sequence[Tally]) -> float:
    """Give the expected calibration error over ten equal bins of the score (Naeini et al. 2015)."""
    bins: defaultdict[int, list[tuple[float, bool]]] = defaultdict(list)
    for score, right in (pair for one in tallies for pair in one.scored):
        bins[min(9, int(score * 10))].append((score, right))
    count = sum(len(pairs) for pairs in bins.values())
    gaps = (abs(sum(score for score, _ in pairs) - sum(right for _, right in pairs)) for pairs in bins.values())
    return sum(gaps) / max(1, count)


def surely(tallies: Sequence[Tally]) -> tuple[float, float]:
    """Give the accuracy of answers with a score of SURE and more, and their share of all toponyms."""
    sure = [right for one in tallies for score, right in one.scored if score >= SURE]
    return sum(sure) / max(1, len(sure)), len(sure) / max(1, sum(one.total for one in tallies))


def speed(corpora: Mapping[str, Sequence[GoldArticle]]) -> float:
    """Give how many mentions are resolved in a second, the reading of the texts' countries included."""
    began, count = time.process_time(), 0
    for articles in corpora.values():
        for article in articles:
            resolve_places(article.text, [gold.span for gold in article.toponyms])
            count += len(article.toponyms)
    return count / max(1e-9, time.process_time() - began)


def report_places(data: Path) -> Report:
    """Toponyms to places: on given spans in folds, beside the most populous bearer, and with our own names.

    Raises MissingInput where a corpus is not under `data`/places.
    """
    corpora = {name: read_corpus(data / "places" / f"{name}.xml") for name in CORPORA}
    fast = speed(corpora)
    folds, at_home = in_folds(corpora)
    figures = []
    for name, tallies in folds.items():
        base = [tally(article, most_populous) for article in corpora[name]]
        figures.append(
            Figure(
                name=f"{name}, accuracy at 161 km",
                value=accuracy(tallies),
                digits=3,
                interval=bootstrap(tallies),
                baseline=f"{accuracy(base):.3f} (most populous)",
                published=PUBLISHED[name],
            )
        )
    figures += [
        Figure(name=f"{name}, outlet known", value=accuracy(tallies), digits=3, interval=bootstrap(tallies))
        for name, tallies in at_home.items()
    ]
    for name, tallies in folds.items():
        base = [tally(article, most_populous) for article in corpora[name]]
        figures.append(
            Figure(
                name=f"{name}, country, of answered",
                value=_share(tallies, "country_right", "coded"),
                digits=3,
                baseline=f"{_share(base, 'country_right', 'coded'):.3f} (most populous)",
            )
        )
        figures.append(
            Figure(name=f"{name}, country, of all", value=_share(tallies, "country_right", "placed"), digits=3,
                   baseline=f"{_share(base, 'country_right', 'placed'):.3f} (most populous)")
        )  # fmt: skip
    every = [one for tallies in folds.values() for one in tallies]
    sure, share = surely(every)
    figures += [
        Figure(name="score, calibration error", value=calibration_error(every), digits=3, better="less"),
        Figure(name=f"accuracy of scores from {SURE}", value=sure, digits=3, baseline=f"{share:.3f} of all answered"),
    ]
    figures += score_end_to_end(corpora)
    figures.append(Figure(name="mentions a second", value=fast, digits=0, better="neither"))
    known = "; ".join(f"{name} {_share(tallies, 'answered', 'total'):.3f}" for name, tallies in folds.items())
    return Report(
        name="places",
        data="TR-News, LGL, GWN, first 70 % of each; gold spans, countries and continents left out, unresolved wrong",
        figures=tuple(figures),
        notes=(
            f"ranker fitted in {FOLDS} folds over the articles of all three; intervals over {DRAWS} draws of articles",
            f"share of names that the gazetteer has: {known}; others are placed by the names around them",
            "outlet known: the same with the town or country of the outlet, where its address tells it",
            "rules and tables were developed on these files, so the figures are of development, not of test",
        ),
    )


def _share(tallies: Sequence[Tally], part: str, whole: str) -> float:
    return float(sum(getattr(t, part) for t in tallies) / max(1, sum(getattr(t, whole) for t in tallies)))
