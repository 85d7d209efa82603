"""Stories: reports about the same happenings, put together one by one as they come.

A report joins the story whose reports it is most like, measured against how like each other they are: the copies of one
wire story are very like, and a report of a similar incident is not like enough; the reports of a story that goes on
for days differ, and one more that differs as much belongs to them.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import compress

from purport.ledger.background import rarities, rarity_before
from purport.ledger.records import Decision
from purport.ledger.terms import Profile

SIZE = 300
"""Terms of a story that are kept: those that weigh most."""
SPARE = 100
"""Terms over the size before a story is cut, so that not every report costs a sort."""
TOGETHER, ALIKE = 0.4, 0.7
"""Two stories are one where a report fits both with at least that score, and their reports are that much alike, 1 being
as like as those of one story. On topics 1 to 24 of ECB+, where every topic has two like events, 18 of 19 such pairs
were of one event; with .32 and .5 it was every second."""
NAMED = 4
"""Shared terms that the reasons of a decision name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What a decision goes by; tuned on topics 1 to 24 of ECB+, `brief` also with the open storylines in view.

    `join` and `uncertain` are the least scores. `likeness` is how like each other two reports of a story are as long
    as nothing is known about this one, counted as `trust` reports; `balance` is how much of a story's own likeness is
    asked of a new report, 0 none and 1 all. A flash of a few words can share only a few: `brief` is what a report
    without any terms would gain, falling to nothing at `full` terms. A story loses half its score every `half_life`
    days after `fresh` days without a report, and takes none after `closed` days: these three are a choice, since ECB+
    has no dates.
    """

    join: float = 0.28
    uncertain: float = 0.21
    likeness: float = 0.3
    trust: float = 5.0
    balance: float = 0.1
    brief: float = 0.5
    full: int = 60
    fresh: int = 3
    half_life: int = 14
    closed: int = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryState:
    """A story as far as decisions need it.

    `terms` holds for each term the sum over its reports of the weights, and of their squares. `length` and `squares`
    are the squared length of the sum and the sum of squared lengths, each term by its rarity in the background, cut
    terms included.
    """

    id: str
    reports: int
    first: str
    last: str
    terms: dict[str, tuple[float, float]] = field(default_factory=dict)
    length: float = 0.0
    squares: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Frequencies:
    """How many reports there are, and how many hold each of these terms."""

    documents: int
    counts: Mapping[str, int]


def assign(
    profile: Profile,
    published: str,
    candidates: Sequence[StoryState],
    frequencies: Frequencies,
    *,
    limits: Limits = Limits(),
) -> Decision:
    """Decide which story a report belongs to.

    Arguments: its profile; when it was published; the stories that share its rarest terms, in any order; the
    frequencies of its terms before it. Returns "join" with the story; "uncertain" with the one it may belong to; or
    "new". Of equal stories the one with the smaller name wins.
    """
    return compare(profile, published, candidates, frequencies, limits=limits).decision


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """A report beside the stories it was compared with: the decision; every story with its score, the best first."""

    decision: Decision
    ranked: tuple[tuple[float, StoryState], ...] = ()


def compare(
    profile: Profile,
    published: str,
    candidates: Sequence[StoryState],
    frequencies: Frequencies,
    *,
    limits: Limits = Limits(),
) -> Comparison:
    """Compare a report with stories, and decide; see `assign`."""
    weighed = rarities(profile.weights, frequencies.counts, frequencies.documents)
    asked = _asked(profile, weighed)
    scored = [(score(asked, published, story, limits), story) for story in candidates]
    if not scored:
        return Comparison(decision=Decision(verdict="new", target=None, score=0.0))
    ranked = tuple(sorted(scored, key=lambda entry: (-entry[0], entry[1].id)))
    best, story = ranked[0]
    if best < limits.uncertain:
        return Comparison(decision=Decision(verdict="new", target=None, score=round(best, 4)), ranked=ranked)
    decision = Decision(
        verdict="join" if best >= limits.join else "uncertain",
        target=story.id,
        score=round(best, 4),
        reasons=_reasons(profile, story, weighed),
    )
    return Comparison(decision=decision, ranked=ranked)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A report as it is held against stories: its terms; for each its weight, its squared rarity, and what the ledger
    added to that; and the squared length of the whole.
    """

    terms: tuple[str, ...]
    weighed: tuple[tuple[float, float, float], ...]
    own: float


def _asked(profile: Profile, weighed: Mapping[str, float]) -> Asked:
    terms: list[tuple[float, float, float]] = []
    own = 0.0
    for term, weight in profile.weights.items():
        rare = weighed[term] ** 2
        own += weight * weight * rare
        terms.append((weight, rare, rare - rarity_before(term) ** 2))
    return Asked(terms=tuple(profile.weights), weighed=tuple(terms), own=own)


def score(asked: Asked, published: str, story: StoryState, limits: Limits) -> float:
    """Say how well a report fits a story: its mean likeness to the reports there, over their likeness to each other.

    Likeness is the cosine of TF-IDF vectors. The rarity of terms that the report lacks is taken from the background,
    that of its own from the ledger, so that the cost does not grow with the story.
    """
    fresh = _freshness(story, published, limits)
    if not fresh:
        return 0.0
    shared, own = 0.0, asked.own
    length, squares = story.length, story.squares
    known = list(map(story.terms.get, asked.terms))
    found = zip(compress(asked.weighed, known), filter(None, known), strict=True)
    for (weight, rare, change), (total, squared) in found:
        shared += weight * total * rare
        length += total * total * change
        squares += squared * change
    if shared <= 0.0 or own <= 0.0:
        return 0.0
    # Cut terms make both a little too large; neither may fall under what one report alone would give.
    squares = max(squares, 1e-9)
    count = story.reports
    likeness = shared / (math.sqrt(own * squares / count) * count)
    expected = _expected(length, squares, count, limits)
    short = 1 + limits.brief * max(0.0, 1 - len(asked.terms) / limits.full)
    return float(likeness / max(expected, 0.05) ** limits.balance) * short * fresh


def _expected(length: float, squares: float, count: int, limits: Limits) -> float:
    """Give how like each other two reports of a story are, by what is known and what is taken for granted."""
    among = max(length - squares, 0.0) / squares
    return (among + limits.trust * limits.likeness) / (count - 1 + limits.trust)


def tied(one: float, two: float, *, strongly: bool = False, limits: Limits = Limits()) -> bool:
    """Say whether a report with these two scores fits both stories; so well that they may be one, if `strongly`."""
    return min(one, two) >= (TOGETHER if strongly else limits.join)


def likeness_between(one: StoryState, two: StoryState, *, limits: Limits = Limits()) -> float:
    """Give how like each other the reports of two stories are, over how like those of each are among themselves.

    1 where it makes no difference in which of the two a report stands. Terms weigh by their rarity in the background.
    """
    shared = 0.0
    for term, (total, _) in one.terms.items():
        there = two.terms.get(term)
        if there is not None:
            shared += total * there[0] * rarity_before(term) ** 2
    if shared <= 0.0:
        return 0.0
    squares = [max(story.squares, 1e-9) for story in (one, two)]
    means = [total / story.reports for total, story in zip(squares, (one, two), strict=True)]
    likeness = shared / (one.reports * two.reports * math.sqrt(means[0] * means[1]))
    within = [
        _expected(story.length, total, story.reports, limits) for story, total in zip((one, two), squares, strict=True)
    ]
    return likeness / max(0.05, math.sqrt(within[0] * within[1]))


def _freshness(story: StoryState, published: str, limits: Limits) -> float:
    """Give what time leaves of a score. A report from before the story began counts as one after its end."""
    moment = _day(published)
    days = max(moment - _day(story.last), _day(story.first) - moment, 0)
    if days > limits.closed:
        return 0.0
    return float(0.5 ** (max(0, days - limits.fresh) / limits.half_life))


def _day(moment: str) -> int:
    return date.fromisoformat(moment[:10]).toordinal()


def _reasons(profile: Profile, story: StoryState, weighed: Mapping[str, float]) -> tuple[str, ...]:
    shared = {
        term: weight * story.terms[term][0] * weighed[term] ** 2
        for term, weight in profile.weights.items()
        if term in story.terms
    }
    telling = sorted(shared, key=lambda term: (-shared[term], term))[:NAMED]
    return (f"shares {', '.join(term.lstrip('@#') for term in telling)}",)


def extend(state: StoryState | None, profile: Profile, published: str) -> StoryState:
    """Add a report to a story, or open one with it.

    Arguments: the story, None for a new one; the report's profile; when it was published. Returns the new state; its
    name stays what it was.
    """
    terms = dict(state.terms) if state else {}
    length, squares = (state.length, state.squares) if state else (0.0, 0.0)
    for term, weight in profile.weights.items():
        before, squared = terms.get(term, (0.0, 0.0))
        rare = rarity_before(term) ** 2
        length += ((before + weight) ** 2 - before**2) * rare
        squares += weight * weight * rare
        terms[term] = (round(before + weight, 5), round(squared + weight * weight, 6))
    if len(terms) > SIZE + SPARE:
        heaviest = sorted(terms, key=lambda term: (-terms[term][0] * rarity_before(term), term))[:SIZE]
        terms = {term: terms[term] for term in heaviest}
    return StoryState(
        id=state.id if state else profile.founds,
        reports=state.reports + 1 if state else 1,
        first=min(state.first, published) if state else published,
        last=max(state.last, published) if state else published,
        terms=terms,
        length=round(length, 4),
        squares=round(squares, 4),
    )
