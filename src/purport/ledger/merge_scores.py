"""How well a statement fits a claim: every field against every member, then the words of the sentences."""

from collections.abc import Iterable, Mapping, Sequence
from math import log

import msgspec

from purport.ledger.claim_picture import ClaimState, Codes, Member, Picture
from purport.ledger.compatibility import Finding, compare_places, compare_times, compare_types
from purport.ledger.merge_settings import Settings
from purport.ledger.parties import compare_actors, compare_recipients

MOST_GENERIC = 2
STRONG_WORDS = 2.0
LEAST_CLAIMS = 3
NAME_FACTOR = 1.5
MOST_RARITY = 2.5
KEPT_OUT = float("-inf")

Findings = Mapping[str, Finding]


class Match(msgspec.Struct, frozen=True, gc=False):
    """How a statement fits a claim. `blocked` is why it cannot belong there, or None."""

    claim: str
    score: float
    findings: tuple[Finding, ...] = ()
    blocked: str | None = None

    @property
    def reasons(self) -> tuple[str, ...]:
        """What speaks for it and against it, in words."""
        return tuple([f"{f.reason} ({f.score:+.1f})" for f in self.findings if f.score])


class Field(msgspec.Struct, frozen=True):
    """What a statement is compared with: the claims that nothing keeps out, and the settings."""

    pictures: Sequence[Picture]
    settings: Settings

    def count(self, word: str) -> float:
        """Count in how many of the claims a word stands, by its weight there."""
        found = 0.0
        for picture in self.pictures:
            found += picture.words.get(word, 0.0)
        return found


class Ranking(msgspec.Struct):
    """How a statement fits some claims, and what was compared for it."""

    compared: dict[str, Picture]
    matches: list[Match]


class Pool:
    """The claims that a report's statements may join. What was compared is kept until one of the two changes."""

    def __init__(self, states: Iterable[ClaimState], settings: Settings) -> None:
        self.settings = settings
        self._states = {state.claim: state for state in states}
        self._found: dict[str, dict[int, Findings | Match]] = {}
        self._ranked: dict[int, Ranking] = {}

    def __contains__(self, claim: str) -> bool:
        return claim in self._states

    def picture(self, claim: str) -> Picture:
        """Give a claim's members."""
        return self._states[claim].picture

    def unread(self, member: Member, claims: Iterable[str]) -> list[str]:
        """Give the claims of which members are asked for: those whose codes do not keep the statement out."""
        asked = [claim for claim in claims if not isinstance(self._compare(member, claim), Match)]
        return [claim for claim in asked if not self._states[claim].known]

    def read(self, claim: str, picture: Picture) -> None:
        """Take the members of a claim of which only the codes were known."""
        self._states[claim] = ClaimState(claim=claim, picture=picture)

    def put(self, claim: str, picture: Picture) -> None:
        """Put a claim in, or put it in anew with more members."""
        self.read(claim, picture)
        self._found.pop(claim, None)

    def rank(self, member: Member, claims: Iterable[str], same_story: frozenset[str]) -> list[Match]:
        """Give how a statement fits each claim, the best first, those kept apart last; ties by the claim's id."""
        kept: list[Match] = []
        compared: dict[str, Picture] = {}
        findings: list[Findings] = []
        for claim in claims:
            found = self._compare(member, claim)
            if isinstance(found, Match):
                kept.append(found)
            else:
                compared[claim] = self.picture(claim)
                findings.append(found)
        known = self._ranked.get(id(member))
        if known is not None and _same(known.compared, compared):
            matches = known.matches
        else:
            field = Field(tuple(compared.values()), self.settings)
            matches = [
                match(member, claim, picture, found, field, same_story=claim in same_story)
                for (claim, picture), found in zip(compared.items(), findings, strict=True)
            ]
            self._ranked[id(member)] = Ranking(compared, matches)
        if len(matches) + len(kept) < 2:
            return [*matches, *kept]
        return sorted((*matches, *kept), key=lambda m: (-m.score, m.claim))

    def _compare(self, member: Member, claim: str) -> Findings | Match:
        known = self._found.get(claim)
        if known is None:
            known = self._found[claim] = {}
        found = known.get(id(member))
        if found is None:
            fields = compare_fields(member, self._states[claim].codes, self.settings)
            last = fields[next(reversed(fields))]
            found = Match(claim, KEPT_OUT, blocked=last.reason) if last.blocks else fields
            known[id(member)] = found
        return found


def _same(one: Mapping[str, Picture], two: Mapping[str, Picture]) -> bool:
    """Say whether two rankings compare with the same claims in the same order, none of which has grown."""
    return len(one) == len(two) and all(a == b and one[a] is two[b] for a, b in zip(one, two, strict=True))


def match(member: Member, claim: str, picture: Picture, found: Findings, field: Field, *, same_story: bool) -> Match:
    """Weigh a claim whose codes are compatible: codes, shared words, what tells apart, the setting."""
    here = member.report in picture.reports
    barrier = _cannot_link(member, picture, here)
    if barrier:
        return Match(claim, KEPT_OUT, blocked=barrier)
    words, shared = shared_words(member, picture, field, one_report=here)
    strong = here or (same_story and words >= STRONG_WORDS)
    if too_vague(member, found, field.settings) and not strong:
        return Match(claim, KEPT_OUT, blocked="both too vague")
    scored = [*found.values(), Finding("shared words: " + ", ".join(shared), words)]
    _tell_apart(scored, member, picture, found, field.settings)
    _add_setting(scored, member, picture, here, same_story, field.settings)
    return Match(claim, sum([f.score for f in scored]), tuple(scored))


def compare_fields(member: Member, codes: Codes, settings: Settings) -> dict[str, Finding]:
    """Compare type, date, place, recipient and actor with every member; stops at the first field that blocks.

    One member that cannot be the same event keeps the statement out (complete link), so that no chain of vague
    statements glues incidents together.
    """
    one = member.statement
    kind = best_of([compare_types(one, two, settings) for two in codes.kinds])
    if kind.blocks:
        return {"type": kind}
    time = best_of([compare_times(member.when, two, settings) for two in codes.times])
    if time.blocks:
        return {"type": kind, "date": time}
    place = best_of([compare_places(one.place, two, settings) for two in codes.places])
    if place.blocks:
        return {"type": kind, "date": time, "place": place}
    recipient = best_of([compare_recipients(one, two, settings) for two in codes.sides])
    if recipient.blocks:
        return {"type": kind, "date": time, "place": place, "recipient": recipient}
    actor = best_of([compare_actors(one, two, settings) for two in codes.sides])
    return {"type": kind, "date": time, "place": place, "recipient": recipient, "actor": actor}


def too_vague(member: Member, found: Findings, settings: Settings) -> bool:
    """Say whether statement and claim are both vague on two of who, when and where.

    "Gunmen shot civilians" on one day in one town is told well enough; without the day it is not. A named party that
    both share outweighs it: "Horka is to resign" needs neither day nor place.
    """
    recipient, actor = found["recipient"], found["actor"]
    if recipient.exact or actor.exact:
        return False
    who = recipient.generic and actor.generic
    where = found["place"].generic and member.statement.type in settings.placed
    return who + where + found["date"].generic >= MOST_GENERIC


def best_of(findings: Sequence[Finding]) -> Finding:
    """Give the finding that blocks, else the best of those that tell something; generic only if all are so."""
    if len(findings) == 1:
        return findings[0]
    blocking = next((f for f in findings if f.blocks), None)
    if blocking is not None:
        return blocking
    told = [f for f in findings if f.told] or findings
    best = max(told, key=lambda f: f.score)
    if best.generic and not all(f.generic for f in findings):
        return Finding(best.reason, best.score, told=best.told, exact=best.exact)
    return best


def shared_words(
    member: Member, picture: Picture, field: Field, *, one_report: bool = False
) -> tuple[float, list[str]]:
    """Weigh the words that statement and claim share by how few of the candidates have them."""
    mine = member.details
    # Title and surroundings are the same for all of a report's statements, and tell nothing.
    theirs = picture.own_words if one_report else picture.words
    total = max(len(field.pictures), LEAST_CLAIMS) + 1
    found: list[tuple[float, str]] = []
    for word, weight in mine.words.items():
        there = theirs.get(word)
        if there is None or (one_report and word not in mine.own):
            continue
        rare = min(MOST_RARITY, max(0.0, log(total / (max(field.count(word), there) + 1))))
        factor = NAME_FACTOR if word in mine.names else 1.0
        found.append((rare * factor * min(weight, there), word))
    found.sort(reverse=True)
    weights = field.settings.weights
    score = min(weights["words_most"], weights["words"] * sum([value for value, _ in found]))
    return score, [word.rsplit(":", 1)[-1].lstrip("#=") for value, word in found[:4] if value > 0.2]


def _cannot_link(member: Member, picture: Picture, one_report: bool) -> str | None:
    mine = member.details
    if one_report:
        for other in picture.members:
            if other.report == member.report:
                if other.statement.span == member.statement.span:
                    return "told side by side in one sentence"
                word = mine.other or other.details.other
                if word:
                    return f"set apart in the same report ({word!r})"
    if mine.ordinal and picture.ordinals and mine.ordinal not in picture.ordinals:
        return f"{mine.ordinal!r} is not {min(picture.ordinals)!r}"
    return None


def _tell_apart(scored: list[Finding], member: Member, picture: Picture, found: Findings, settings: Settings) -> None:
    """Add what the words set against each other: the place, the victims, the time of day, "another"."""
    mine, weights, named = member.details, settings.weights, found["recipient"].exact
    for kind, groups in mine.groups.items():
        theirs = picture.groups.get(kind)
        if groups and theirs and not named and groups.isdisjoint(theirs):
            scored.append(Finding(f"{min(groups)}, not {min(theirs)}", weights[f"{kind}_other"]))
    if mine.hours and picture.hours and found["date"].exact:
        hours = picture.hours
        if any(mine.hours & h for h in hours):
            scored.append(Finding("the same time of day", weights["hour_same"]))
        elif not any(frozenset((a, b)) in settings.hours_compatible for h in hours for a in mine.hours for b in h):
            scored.append(Finding(f"{min(mine.hours)}, not {min(hours[0])}", weights["hour_other"]))
    if mine.other and not named and not picture.set_apart:
        scored.append(Finding(f"{mine.other!r} sets it apart from what was known", weights["contrast"]))


def _add_setting(
    scored: list[Finding], member: Member, picture: Picture, here: bool, same_story: bool, settings: Settings
) -> None:
    weights = settings.weights
    if here:
        scored.append(Finding("in the same report", weights["same_report"]))
    elif same_story:
        scored.append(Finding("in the same story", weights["same_story"]))
    killed = member.toll
    if killed and picture.tolls and not member.when.open:
        if killed in picture.tolls and killed[1] > 1:
            scored.append(Finding("the same number", weights["toll_same"]))
        elif all(ratio(killed[1], there[1]) > settings.limits["toll_ratio"] for there in picture.tolls):
            scored.append(Finding("numbers far apart", weights["toll_ratio"]))


def ratio(one: float, two: float) -> float:
    """Give how many times the larger of two positive numbers is the smaller."""
    return max(one, two) / max(min(one, two), 1e-9)
