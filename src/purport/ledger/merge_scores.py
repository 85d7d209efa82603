"""How well a statement fits a claim: every field against every member, then the words of the sentences."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log

from purport.ledger.compatibility import OPEN, Finding, compare_dates, compare_places, compare_types
from purport.ledger.details import Details, details_of
from purport.ledger.merge_settings import Settings
from purport.ledger.parties import compare_actors, compare_recipients
from purport.ledger.records import Testimony

MOST_GENERIC = 2
STRONG_WORDS = 2.0
LEAST_CLAIMS = 3
NAME_FACTOR = 1.5
MOST_RARITY = 2.5
KEPT_OUT = float("-inf")


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimState:
    """A claim as merging sees it: its id and representative members, the founding one first."""

    claim: str
    testimonies: tuple[Testimony, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """How a statement fits a claim. `blocked` is why it cannot belong there, or None."""

    claim: str
    score: float
    reasons: tuple[str, ...] = ()
    blocked: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A claim with the details of its members, read once for all statements of a report."""

    state: ClaimState
    details: tuple[Details, ...]
    words: Mapping[str, float]


def candidate_of(state: ClaimState) -> Candidate:
    """Read the details of a claim's members. A word weighs as much as in the member that stresses it most."""
    details = tuple(details_of(testimony) for testimony in state.testimonies)
    words: dict[str, float] = {}
    for one in details:
        for word, weight in one.words.items():
            words[word] = max(weight, words.get(word, 0.0))
    return Candidate(state=state, details=details, words=words)


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """What is compared with what all candidates of a report share: word counts, their number, the settings."""

    counts: Mapping[str, float]
    total: int
    settings: Settings


def field_of(candidates: Sequence[Candidate], settings: Settings) -> Field:
    """Count in how many of the candidates a word stands, by its weight there."""
    counts: defaultdict[str, float] = defaultdict(float)
    for candidate in candidates:
        for word, weight in candidate.words.items():
            counts[word] += weight
    return Field(counts=counts, total=max(len(candidates), LEAST_CLAIMS), settings=settings)


class Pool:
    """The claims that a report's statements may join. Details are read only where the codes keep nothing out."""

    def __init__(self, states: Iterable[ClaimState], settings: Settings) -> None:
        self.settings = settings
        self._states = {state.claim: state for state in states}
        self._read: dict[str, Candidate] = {}

    def __contains__(self, claim: str) -> bool:
        return claim in self._states

    def state(self, claim: str) -> ClaimState:
        """Give a claim with its members."""
        return self._states[claim]

    def read(self, claim: str) -> Candidate:
        """Give a claim with the details of its members."""
        if claim not in self._read:
            self._read[claim] = candidate_of(self._states[claim])
        return self._read[claim]

    def put(self, state: ClaimState) -> None:
        """Put a claim in, or put it in anew with more members."""
        self._states[state.claim] = state
        self._read.pop(state.claim, None)

    def rank(self, testimony: Testimony, claims: Iterable[str], same_story: frozenset[str]) -> list[Match]:
        """Give how a statement fits each claim, the best first, those kept apart last; ties by the claim's id."""
        kept, compared = [], {}
        for claim in claims:
            found = compare_fields(testimony, self.state(claim), self.settings)
            blocked = next((f.reason for f in found.values() if f.blocks), None)
            if blocked:
                kept.append(Match(claim=claim, score=KEPT_OUT, blocked=blocked))
            else:
                compared[claim] = found
        candidates = [self.read(claim) for claim in compared]
        field = field_of(candidates, self.settings)
        matches = [
            match(testimony, c, compared[c.state.claim], field, same_story=c.state.claim in same_story)
            for c in candidates
        ]
        return sorted((*matches, *kept), key=lambda m: (-m.score, m.claim))


def match(
    testimony: Testimony, candidate: Candidate, found: Mapping[str, Finding], field: Field, *, same_story: bool
) -> Match:
    """Weigh a claim whose codes are compatible: codes, shared words, what tells apart, the setting."""
    claim, mine = candidate.state.claim, details_of(testimony)
    barrier = _cannot_link(testimony, mine, candidate)
    if barrier:
        return Match(claim=claim, score=KEPT_OUT, blocked=barrier)
    here = _one_report(testimony, candidate)
    words, shared = shared_words(mine, candidate, field, one_report=here)
    strong = here or (same_story and words >= STRONG_WORDS)
    if too_vague(testimony, found, field.settings) and not strong:
        return Match(claim=claim, score=KEPT_OUT, blocked="both too vague")
    scored = [
        *found.values(),
        Finding(reason="shared words: " + ", ".join(shared), score=words),
        *_told_apart(mine, candidate, found, field.settings),
        *_setting(testimony, candidate, same_story, field.settings),
    ]
    reasons = tuple(f"{f.reason} ({f.score:+.1f})" for f in scored if f.score)
    return Match(claim=claim, score=sum(f.score for f in scored), reasons=reasons)


def compare_fields(testimony: Testimony, state: ClaimState, settings: Settings) -> dict[str, Finding]:
    """Compare type, date, place, recipient and actor with every member; stops at the first field that blocks.

    One member that cannot be the same event keeps the statement out (complete link), so that no chain of vague
    statements glues incidents together.
    """
    one = testimony.statement
    found: dict[str, Finding] = {}
    comparisons: Sequence[tuple[str, Callable[[Testimony], Finding]]] = (
        ("type", lambda member: compare_types(one, member.statement, settings)),
        ("date", lambda member: compare_dates(testimony, member, settings)),
        ("place", lambda member: compare_places(one.place, member.statement.place, settings)),
        ("recipient", lambda member: compare_recipients(one, member.statement, settings)),
        ("actor", lambda member: compare_actors(one, member.statement, settings)),
    )
    for name, compare in comparisons:
        findings = [compare(member) for member in state.testimonies]
        found[name] = next((f for f in findings if f.blocks), None) or best_of(findings)
        if found[name].blocks:
            break
    return found


def too_vague(testimony: Testimony, found: Mapping[str, Finding], settings: Settings) -> bool:
    """Say whether statement and claim are both vague on two of who, when and where.

    "Gunmen shot civilians" on one day in one town is told well enough; without the day it is not. A named party that
    both share outweighs it: "Horka is to resign" needs neither day nor place.
    """
    if any(found[slot].exact for slot in ("recipient", "actor")):
        return False
    who = found["recipient"].generic and found["actor"].generic
    where = found["place"].generic and testimony.statement.type in settings.placed
    return who + where + found["date"].generic >= MOST_GENERIC


def best_of(findings: Sequence[Finding]) -> Finding:
    """Give the best finding of those that tell something; the slot is generic only if it is so with every member."""
    told = [f for f in findings if f.told] or findings
    best = max(told, key=lambda f: f.score)
    if best.generic and not all(f.generic for f in findings):
        return Finding(reason=best.reason, score=best.score, told=best.told, exact=best.exact)
    return best


def shared_words(
    mine: Details, candidate: Candidate, field: Field, *, one_report: bool = False
) -> tuple[float, list[str]]:
    """Weigh the words that statement and claim share by how few of the candidates have them."""
    found = []
    theirs = candidate.words
    if one_report:
        # Title and surroundings are the same for all of a report's statements, and tell nothing.
        theirs = {w: d.words[w] for d in candidate.details for w in d.own}
    for word, weight in mine.words.items():
        there = theirs.get(word)
        if there is None or (one_report and word not in mine.own):
            continue
        rare = min(MOST_RARITY, max(0.0, log((field.total + 1) / (max(field.counts[word], there) + 1))))
        factor = NAME_FACTOR if word in mine.names else 1.0
        found.append((rare * factor * min(weight, there), word))
    found.sort(reverse=True)
    weights = field.settings.weights
    score = min(weights["words_most"], weights["words"] * sum(value for value, _ in found))
    return score, [word.rsplit(":", 1)[-1].lstrip("#=") for value, word in found[:4] if value > 0.2]


def _cannot_link(testimony: Testimony, mine: Details, candidate: Candidate) -> str | None:
    for member, details in zip(candidate.state.testimonies, candidate.details, strict=True):
        if member.report.id == testimony.report.id:
            if member.statement.span == testimony.statement.span:
                return "told side by side in one sentence"
            word = mine.other or details.other
            if word:
                return f"set apart in the same report ({word!r})"
    theirs = {d.ordinal for d in candidate.details if d.ordinal}
    if mine.ordinal and theirs and mine.ordinal not in theirs:
        return f"{mine.ordinal!r} is not {sorted(theirs)[0]!r}"
    return None


def _told_apart(
    mine: Details, candidate: Candidate, found: Mapping[str, Finding], settings: Settings
) -> Iterable[Finding]:
    """Say what the words set against each other: the place, the victims, the time of day, "another"."""
    weights, named = settings.weights, found["recipient"].exact
    for kind, groups in mine.groups.items():
        theirs = frozenset(g for d in candidate.details for g in d.groups.get(kind, ()))
        if groups and theirs and not groups & theirs and not named:
            yield Finding(reason=f"{sorted(groups)[0]}, not {sorted(theirs)[0]}", score=weights[f"{kind}_other"])
    hours = [d.hours for d in candidate.details if d.hours]
    if found["date"].exact and mine.hours and hours:
        if any(mine.hours & h for h in hours):
            yield Finding(reason="the same time of day", score=weights["hour_same"])
        elif not any(frozenset((a, b)) in settings.hours_compatible for h in hours for a in mine.hours for b in h):
            yield Finding(reason=f"{sorted(mine.hours)[0]}, not {sorted(hours[0])[0]}", score=weights["hour_other"])
    if mine.other and not named and not any(d.other or d.ordinal for d in candidate.details):
        yield Finding(reason=f"{mine.other!r} sets it apart from what was known", score=weights["contrast"])


def _one_report(testimony: Testimony, candidate: Candidate) -> bool:
    return any(member.report.id == testimony.report.id for member in candidate.state.testimonies)


def _setting(testimony: Testimony, candidate: Candidate, same_story: bool, settings: Settings) -> Iterable[Finding]:
    weights = settings.weights
    if _one_report(testimony, candidate):
        yield Finding(reason="in the same report", score=weights["same_report"])
    elif same_story:
        yield Finding(reason="in the same story", score=weights["same_story"])
    killed = [_toll(t) for t in (testimony, *candidate.state.testimonies)]
    theirs = [k for k in killed[1:] if k]
    if killed[0] and theirs and not OPEN & set(testimony.statement.aux):
        if killed[0] in theirs and killed[0][1] > 1:
            yield Finding(reason="the same number", score=weights["toll_same"])
        elif all(ratio(killed[0][1], k[1]) > settings.limits["toll_ratio"] for k in theirs):
            yield Finding(reason="numbers far apart", score=weights["toll_ratio"])


def _toll(testimony: Testimony) -> tuple[str, float] | None:
    return next(((q.kind, q.low) for q in testimony.statement.quantities if q.low), None)


def ratio(one: float, two: float) -> float:
    """Give how many times the larger of two positive numbers is the smaller."""
    return max(one, two) / max(min(one, two), 1e-9)
