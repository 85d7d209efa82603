"""How well a statement fits a claim: every field against every member, then the words of the sentences."""

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from purport.ledger.claim_picture import ClaimState, Codes, Member, Picture
from purport.ledger.compatibility import Finding, compare_places, compare_times, compare_types
from purport.ledger.merge_contrasts import cannot_link, contrasts, setting
from purport.ledger.merge_settings import Settings
from purport.ledger.merge_words import shared_words
from purport.ledger.parties import compare_actors, compare_recipients

MOST_GENERIC = 2
STRONG_WORDS = 2.0
LEAST_TOLD = 0.05
MOST_DOUBTED = 3
KEPT_OUT = float("-inf")

Findings = Mapping[str, Finding]


class Match(msgspec.Struct, frozen=True, gc=False):
    """How a statement fits a claim.

    `score` is the logarithm of how much likelier it is to belong there than to no known claim. `blocked` is why it
    cannot belong there, or None.
    """

    claim: str
    score: float
    findings: tuple[Finding, ...] = ()
    blocked: str | None = None

    @property
    def reasons(self) -> tuple[str, ...]:
        """What speaks for it and against it, in words."""
        return tuple([f"{f.reason} ({f.score:+.1f})" for f in self.findings if abs(f.score) > LEAST_TOLD])


class Field(msgspec.Struct, frozen=True):
    """What a statement is compared with: the claims that nothing keeps out, and the settings."""

    pictures: Sequence[Picture]
    settings: Settings

    @property
    def number(self) -> int:
        """Count the claims."""
        return len(self.pictures)

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

    def are_one(self, small: str, large: str) -> bool:
        """Say whether each statement of a claim of few would fit another claim well.

        That is mostly a claim opened in doubt about the other one; it does not make the other one less likely.
        """
        theirs, goal = self.picture(small), self.picture(large)
        if len(theirs.members) > MOST_DOUBTED:
            return False
        field, least = Field((goal, theirs), self.settings), self.settings.limits["are_one"]
        for member in theirs.members:
            found = compare_fields(member, goal.codes, self.settings)
            if any(finding.blocks for finding in found.values()):
                return False
            if match(member, large, goal, found, field, same_story=False).score < least:
                return False
        return True

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
    barrier = cannot_link(member, picture)
    if barrier:
        return Match(claim, KEPT_OUT, blocked=barrier)
    words, shared = shared_words(member, picture, field, one_report=here)
    strong = here or (same_story and shared >= STRONG_WORDS)
    if too_vague(member, found, field.settings) and not strong:
        return Match(claim, KEPT_OUT, blocked="both too vague")
    scored = (
        *found.values(),
        *words,
        *contrasts(member, picture, found, field.settings),
        *setting(member, picture, field.settings, here=here, same_story=same_story),
        Finding("before anything is compared", field.settings.weights["base"]),
    )
    return Match(claim, sum([f.score for f in scored]), scored)


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
