"""The status of a claim: a pure fold over its statements in the order of publication.

The same statements always give the same history, whatever the order in which they are handed over, and the history up
to a moment never depends on what was printed later.
"""

from collections.abc import Sequence

from purport.ledger import status_rules as rules
from purport.ledger.origins import Owners, printed
from purport.ledger.owners import shipped_owners
from purport.ledger.records import Report, Status, StatusChange, Testimony
from purport.ledger.standing import Standing, standing
from purport.ledger.status_lines import explain
from purport.ledger.status_rules import Ruling
from purport.ledger.voices import Context, Voice, context_of, hear, in_context

__all__ = ["fold", "is_move", "present"]


def fold(
    testimonies: Sequence[Testimony],
    *,
    until: str | None = None,
    since: StatusChange | None = None,
    versions: Sequence[Report] = (),
    owners: Owners | None = None,
) -> tuple[StatusChange, ...]:
    """Tell the whole history of a claim's status.

    Arguments: all statements of the claim with their reports, in any order; `until`, a UTC time up to which it is
    looked at (default: the last publication); `since`, the last change known already, to get later ones only, where
    nothing printed before it is new; `versions`, newer versions of these reports that no longer say anything of the
    claim; a table of owners, the shipped one by default.
    Returns every change of status, the last being the present one; nothing for no statements. What time alone changes
    stands at the first second of the day. Source: docs/ledger.md, "Status: two axes and a flag".
    """
    table = owners or shipped_owners()
    told = hear(testimonies, table)
    known = {v.testimony.report.address for v in told}
    replaced = [r for r in versions if r.address in known]
    when = [*(v.at for v in told), *map(printed, replaced)]
    if not told:
        return ()
    last = until or max(when)
    changes: list[StatusChange] = []
    before, seen = since, 0
    ready: list[Voice] = []
    context: Context | None = None
    for moment in _moments(told, when, last):
        start = seen
        while seen < len(told) and told[seen].at <= moment:
            seen += 1
        if since is not None and moment <= since.at:
            continue
        if len(ready) < seen:
            ready, context = _in_context(told[:seen], ready, context)
        change = _change(ready, ready[start:seen], replaced, moment, before)
        if change is not None:
            changes.append(change)
            before = change
    return tuple(changes)


def _in_context(heard: Sequence[Voice], ready: Sequence[Voice], known: Context | None) -> tuple[list[Voice], Context]:
    """Complete statements by all that were heard by then; only new ones where these tell nothing new of the parties."""
    context = context_of(heard)
    kept = ready if context == known else ()
    return [*kept, *(in_context(voice, context) for voice in heard[len(kept) :])], context


def is_move(before: Status | None, after: Status) -> bool:
    """Say whether more than the numbers of origins and articles changed."""
    if before is None:
        return True
    return (before.realisation, before.support, before.denied) != (after.realisation, after.support, after.denied)


def _moments(told: Sequence[Voice], when: Sequence[str], last: str) -> list[str]:
    turning = {f"{day}T00:00:00Z" for v in told for day in rules.turning_days(v)}
    first = told[0].at
    return sorted(moment for moment in {*when, *turning} if first <= moment <= last)


def _change(
    ready: Sequence[Voice], new: Sequence[Voice], versions: Sequence[Report], moment: str, before: StatusChange | None
) -> StatusChange | None:
    stands = standing(ready, versions, moment)
    status, ruling, denied_by = _judge(stands, moment)
    if before is not None and before.status == status:
        return None
    reason = explain(before.status if before else None, status, ruling, denied_by, new)
    return StatusChange(at=moment, status=status, statement=reason.statement, rule=reason.rule, line=reason.line)


def _judge(stands: Standing, moment: str) -> tuple[Status, Ruling, tuple[Voice, ...]]:
    realisation, relevant = rules.realisation(stands.voices, moment)
    happened = realisation in ("happened", "ongoing")
    ruling = rules.support(relevant, stands.voices, happened)
    denied_by = rules.denials(stands.voices)
    status = Status(
        realisation=realisation,
        support=ruling.value,
        denied=bool(denied_by),
        origins=rules.origins(stands.voices),
        articles=len(stands.carried),
    )
    return status, ruling, denied_by


def present(
    testimonies: Sequence[Testimony],
    *,
    until: str | None = None,
    versions: Sequence[Report] = (),
    owners: Owners | None = None,
) -> Status | None:
    """Give the status at one moment without its history, None for no statements up to it."""
    told = hear(testimonies, owners or shipped_owners())
    known = {v.testimony.report.address for v in told}
    replaced = [r for r in versions if r.address in known]
    moment = until or max([*(v.at for v in told), *map(printed, replaced)], default="")
    raw = [v for v in told if v.at <= moment]
    if not raw:
        return None
    context = context_of(raw)
    return _judge(standing([in_context(v, context) for v in raw], replaced, moment), moment)[0]
