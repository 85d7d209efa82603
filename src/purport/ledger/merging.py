"""Which claim a statement belongs to: join, uncertain or new, with the reasons in words."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from itertools import islice
from math import exp

from purport.ledger.claim_picture import ClaimState, Member, Picture
from purport.ledger.merge_keys import block_keys
from purport.ledger.merge_scores import Match, Pool
from purport.ledger.merge_settings import Settings, shipped
from purport.ledger.records import Decision, Report, Statement, Testimony, Verdict
from purport.records import Span

_JOIN: Verdict = "join"
_UNCERTAIN: Verdict = "uncertain"
MOST_REASONS = 3
MOST_BESIDE, MOST_OWN, MOST_MEMBERS = 12, 16, 24
"""Limits on what one report can cost: triggers beside one in a sentence, own claims compared, members of a claim."""
LEAST_SHARE = 0.02
"""A rival that is less likely than this is not looked into."""
MOST_SCORE = 50.0
Judge = Callable[[Member, Sequence[str], Pool, frozenset[str]], Decision]
"""Decides about one statement, given the claims it may join, the pool they are in and those seen in its story."""


def beside(statement: Statement, statements: Sequence[Statement]) -> tuple[str, ...]:
    """Give the triggers of the other statements of a statement's sentence, for `Testimony.beside`."""
    return _others(statement, [s for s in statements if s.span == statement.span])


def all_beside(statements: Sequence[Statement]) -> dict[str, tuple[str, ...]]:
    """Give for each statement of a report, by its id, the triggers beside it."""
    sentences: defaultdict[Span, list[Statement]] = defaultdict(list)
    for statement in statements:
        sentences[statement.span].append(statement)
    return {s.id: _others(s, some) if len(some) > 1 else () for some in sentences.values() for s in some}


def _others(statement: Statement, sentence: Sequence[Statement]) -> tuple[str, ...]:
    triggers = dict.fromkeys(s.trigger for s in sentence if s.id != statement.id and s.trigger != statement.trigger)
    return tuple(islice(triggers, MOST_BESIDE))


def decide(
    statement: Statement, report: Report, candidates: Sequence[ClaimState], *, same_story: frozenset[str] = frozenset()
) -> Decision:
    """Decide one statement on its own. See `decide_all`."""
    return decide_all((statement,), report, {statement.id: candidates}, same_story=same_story)[statement.id]


def decide_all(
    statements: Sequence[Statement],
    report: Report,
    candidates: Mapping[str, Sequence[ClaimState]],
    *,
    same_story: frozenset[str] = frozenset(),
    settings: Settings | None = None,
    decide_one: Judge | None = None,
) -> dict[str, Decision]:
    """Decide the statements of a report together.

    Arguments: the statements; the report; for each statement id the claims that share a key with it; the ids of the
    claims seen in the report's story. The surest statement is decided first, so that two of one sentence never
    take the same claim from each other. A statement that founds a claim is "new"; another of the same report that
    joins it names the founding statement's id as target. `decide_one` as in `decide_members`.
    """
    triggers = all_beside(statements)
    members = [Member(Testimony(statement=s, report=report, beside=triggers[s.id])) for s in statements]
    return decide_members(members, candidates, same_story=same_story, settings=settings, decide_one=decide_one)


def decide_members(
    members: Sequence[Member],
    candidates: Mapping[str, Sequence[ClaimState]],
    *,
    same_story: frozenset[str] = frozenset(),
    settings: Settings | None = None,
    read: Callable[[Sequence[str]], Mapping[str, Picture]] | None = None,
    decide_one: Judge | None = None,
) -> dict[str, Decision]:
    """Decide the statements of a report that were made ready for comparison. See `decide_all`.

    `read` gives the members of claims of which the candidates hold the codes only; it is asked once. `decide_one` takes
    the place of `judge`, for those who learn the weights.
    """
    pool = Pool((state for states in candidates.values() for state in states), settings or shipped())
    offered = {m.statement.id: tuple(s.claim for s in candidates.get(m.statement.id, ())) for m in members}
    if read is not None:
        unread = [claim for member in members for claim in pool.unread(member, offered[member.statement.id])]
        for claim, picture in read(list(dict.fromkeys(unread))).items():
            pool.read(claim, picture)
    own: dict[str, str] = {}
    decided: dict[str, Decision] = {}
    for member in _by_sureness(members, pool, offered, same_story):
        name = member.statement.id
        family = pool.settings.family(member.statement.type)
        here = [claim for claim, kind in own.items() if kind == family][-MOST_OWN:]
        decision = (decide_one or judge)(member, tuple(dict.fromkeys((*offered[name], *here))), pool, same_story)
        decided[name] = decision
        home = decision.target if decision.verdict == "join" and decision.target else name
        pool.put(home, _grown(pool.picture(home), member) if home in pool else Picture((member,)))
        own[home] = family
    return {m.statement.id: decided[m.statement.id] for m in members}


def _grown(picture: Picture, member: Member) -> Picture:
    if len(picture.members) > MOST_MEMBERS:
        return Picture((*picture.members[:MOST_MEMBERS], member))
    return picture.with_member(member)


def _by_sureness(
    members: Sequence[Member], pool: Pool, offered: Mapping[str, Sequence[str]], same_story: frozenset[str]
) -> list[Member]:
    """Order statements: those that fit a known claim best first, then in order of the text, headlines last."""
    if len(members) < 2:
        return list(members)

    def sureness(member: Member) -> tuple[bool, float]:
        ranked = pool.rank(member, offered[member.statement.id], same_story)
        scores = [max(0.0, m.score) for m in ranked[:2] if m.blocked is None]
        lead = scores[0] - (scores[1] if len(scores) > 1 else 0.0) if scores else 0.0
        return member.statement.headline, -round(lead, 6)

    return sorted(members, key=sureness)


def judge(member: Member, claims: Sequence[str], pool: Pool, same_story: frozenset[str]) -> Decision:
    """Join the likeliest claim if it is likely enough; else open a new one, with a link where in doubt.

    The decision's score is the probability that the statement belongs to the likeliest claim, 0 to 1.
    """
    limits = pool.settings.limits
    matches = pool.rank(member, claims, same_story)
    ranked = [m for m in matches if m.blocked is None]
    if not ranked:
        return Decision(verdict="new", target=None, score=0.0, reasons=_why_new(matches))
    best, likely = likeliest(ranked, pool)
    chance = round(likely, 3)
    if chance < limits["uncertain"]:
        return Decision(verdict="new", target=None, score=chance, reasons=_why_new(matches))
    if chance >= limits["join"]:
        return Decision(verdict=_JOIN, target=best.claim, score=chance, reasons=best.reasons)
    doubt = "may belong to another claim as well" if len(ranked) > 1 and ranked[1].score > 0 else "not enough to join"
    return Decision(verdict=_UNCERTAIN, target=best.claim, score=chance, reasons=(doubt, *best.reasons))


def likeliest(ranked: Sequence[Match], pool: Pool) -> tuple[Match, float]:
    """Give the claim that a statement most likely belongs to, and the probability that it does.

    Scores are logarithms of odds against belonging to none of the claims. A claim of few statements that was opened in
    doubt about a larger one counts for it, and gives way to it; this is looked into only where it decides.
    """
    odds = [exp(min(match.score, MOST_SCORE)) for match in ranked]
    total = 1 + sum(odds)
    best, mine = ranked[0], odds[0]
    for rival, share in zip(ranked[1:], odds[1:], strict=True):
        if mine / total >= pool.settings.limits["join"] or share / total < LEAST_SHARE:
            break
        small, large = sorted((rival, best), key=lambda m: len(pool.picture(m.claim).members))
        if pool.are_one(small.claim, large.claim):
            best, mine = large, mine + share
    return best, mine / total


def _why_new(matches: Sequence[Match]) -> tuple[str, ...]:
    if not matches:
        return ("no known claim is of this kind",)
    if matches[0].blocked is None:
        return ("too little speaks for the nearest claim", *matches[0].reasons)
    kept = dict.fromkeys(m.blocked for m in matches if m.blocked)
    return ("kept apart from what is known", *tuple(kept)[:MOST_REASONS])


__all__ = ["ClaimState", "all_beside", "beside", "block_keys", "decide", "decide_all", "decide_members"]
