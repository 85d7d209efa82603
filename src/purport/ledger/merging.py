"""Which claim a statement belongs to: join, uncertain or new, with the reasons in words."""

from collections.abc import Mapping, Sequence
from itertools import islice

from purport.ledger.merge_keys import block_keys
from purport.ledger.merge_scores import ClaimState, Match, Pool
from purport.ledger.merge_settings import Settings, shipped
from purport.ledger.records import Decision, Report, Statement, Testimony, Verdict

MOST_REASONS = 3
MOST_BESIDE, MOST_OWN, MOST_MEMBERS = 12, 16, 24
"""Limits on what one report can cost: triggers beside one in a sentence, own claims compared, members of a claim."""


def beside(statement: Statement, statements: Sequence[Statement]) -> tuple[str, ...]:
    """Give the triggers of the other statements of a statement's sentence, for `Testimony.beside`."""
    found = (s.trigger for s in statements if s.id != statement.id and s.span == statement.span)
    return tuple(islice(dict.fromkeys(t for t in found if t != statement.trigger), MOST_BESIDE))


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
) -> dict[str, Decision]:
    """Decide the statements of a report together.

    Arguments: the statements; the report; for each statement id the claims that share a key with it; the ids of the
    claims seen in the report's story. The surest statement is decided first, so that two of one sentence never
    take the same claim from each other. A statement that founds a claim is "new"; another of the same report that
    joins it names the founding statement's id as target.
    """
    pool = Pool((state for states in candidates.values() for state in states), settings or shipped())
    offered = {s.id: [state.claim for state in candidates.get(s.id, ())] for s in statements}
    told = [Testimony(statement=s, report=report, beside=beside(s, statements)) for s in statements]
    own: dict[str, str] = {}
    decided: dict[str, Decision] = {}
    for testimony in _by_sureness(told, pool, offered, same_story):
        statement = testimony.statement
        family = pool.settings.family(statement.type)
        here = [claim for claim, kind in own.items() if kind == family][-MOST_OWN:]
        decision = judge(testimony, tuple(dict.fromkeys((*offered[statement.id], *here))), pool, same_story)
        decided[statement.id] = decision
        home = decision.target if decision.verdict == "join" and decision.target else statement.id
        before = pool.state(home).testimonies if home in pool else ()
        pool.put(ClaimState(claim=home, testimonies=(*before[:MOST_MEMBERS], testimony)))
        own[home] = family
    return {s.id: decided[s.id] for s in statements}


def _by_sureness(
    told: Sequence[Testimony], pool: Pool, offered: Mapping[str, Sequence[str]], same_story: frozenset[str]
) -> list[Testimony]:
    """Order statements: those that fit a known claim best first, then in order of the text, headlines last."""
    if len(told) < 2:
        return list(told)

    def sureness(testimony: Testimony) -> tuple[bool, float]:
        ranked = pool.rank(testimony, offered[testimony.statement.id], same_story)
        scores = [max(0.0, m.score) for m in ranked[:2] if m.blocked is None]
        lead = scores[0] - (scores[1] if len(scores) > 1 else 0.0) if scores else 0.0
        return testimony.statement.headline, -round(lead, 6)

    return sorted(told, key=sureness)


def judge(testimony: Testimony, claims: Sequence[str], pool: Pool, same_story: frozenset[str]) -> Decision:
    """Join the best claim if it is good enough and leads the next; else open a new one, with a link where in doubt.

    A claim without rival needs less: where nothing tells two reports apart they are of one event.
    """
    weights = pool.settings.weights
    matches = pool.rank(testimony, claims, same_story)
    ranked = [m for m in matches if m.blocked is None]
    if not ranked or ranked[0].score < weights["uncertain"]:
        score = ranked[0].score if ranked else 0.0
        return Decision(verdict="new", target=None, score=round(score, 3), reasons=_why_new(matches))
    best, rivals = ranked[0], [m for m in ranked[1:] if m.score >= weights["rival"]]
    reasons = best.reasons
    if best.score < weights["join" if rivals else "alone"]:
        reasons = ("not enough to join", *reasons)
    elif rivals and best.score - rivals[0].score < weights["margin"]:
        reasons = (f"fits another claim nearly as well (lead {best.score - rivals[0].score:.1f})", *reasons)
    verdict: Verdict = "join" if reasons is best.reasons else "uncertain"
    return Decision(verdict=verdict, target=best.claim, score=round(best.score, 3), reasons=reasons)


def _why_new(matches: Sequence[Match]) -> tuple[str, ...]:
    if not matches:
        return ("no known claim is of this kind",)
    if matches[0].blocked is None:
        return ("too little speaks for the nearest claim", *matches[0].reasons)
    kept = dict.fromkeys(m.blocked for m in matches if m.blocked)
    return ("kept apart from what is known", *tuple(kept)[:MOST_REASONS])


__all__ = ["ClaimState", "beside", "block_keys", "decide", "decide_all"]
