"""The status of a claim: a pure fold over its statements in the order of publication.

The same statements always give the same history, whatever the order in which they are handed over, and the history up
to a moment never depends on what was printed later.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from purport.ledger import status_rules as rules
from purport.ledger.contexts import Gathering, context_of, in_context
from purport.ledger.origins import Owners, printed
from purport.ledger.owners import shipped_owners
from purport.ledger.records import Report, Status, StatusChange, Testimony
from purport.ledger.sameness import Sameness
from purport.ledger.standing import Standing, standing
from purport.ledger.status_lines import explain
from purport.ledger.status_rules import Ruling
from purport.ledger.times import FAR
from purport.ledger.voices import Hearing, Voice, hear

__all__ = ["Course", "fold", "is_move", "present"]


class Course:
    """The course of one claim: its statements as they were heard so far. Later ones can be added at small cost."""

    def __init__(self, owners: Owners) -> None:
        self._hearing = Hearing(owners)
        self._gathering = Gathering()
        self._ready: list[Voice] = []
        self._turning: set[str] = set()
        self._timed = 0
        self._looked = ""
        self._sameness = Sameness()

    def add(self, testimonies: Iterable[Testimony]) -> bool:
        """Hear more statements. Returns False where all have to be heard anew, in a course of their own."""
        return self._hearing.add(testimonies)

    def changes(
        self, *, until: str | None = None, since: StatusChange | None = None, versions: Sequence[Report] = ()
    ) -> list[StatusChange]:
        """Give the changes of status up to a moment; see `fold`. It can be asked again only for later moments."""
        told = self._hearing.voices
        if not told:
            return []
        if since is not None and not versions and until is not None and until >= told[-1].at:
            more = self._more_of_the_same(since, until)
            if more is not None:
                return more
        when = {v.at for v in (told if since is None else told[len(self._ready) :])}
        known = {v.testimony.report.address for v in told} if versions else ()
        replaced = [r for r in versions if r.address in known]
        when.update(map(printed, replaced))
        last = until or max(told[-1].at, *map(printed, replaced), "")
        changes: list[StatusChange] = []
        seen = len(self._ready)
        before = since
        while since is not None and seen < len(told) and told[seen].at <= since.at:
            seen += 1
        for moment in self._moments(when, last, since):
            start = seen
            while seen < len(told) and told[seen].at <= moment:
                seen += 1
            self._prepare(told[len(self._ready) : seen])
            change = _change(self._ready, self._ready[start:seen], replaced, moment, before)
            if change is not None:
                changes.append(change)
                before = change
        self._looked = max(last, self._looked)
        return changes

    def _more_of_the_same(self, since: StatusChange, until: str) -> list[StatusChange] | None:
        """Give the change where one later report repeats what is known, and nothing turns with time; None elsewhere."""
        fresh = self._hearing.voices[len(self._ready) :]
        if not fresh or fresh[0].at != fresh[-1].at or fresh[0].at <= since.at or not self._sameness.plain:
            return None
        self._sameness.catch_up(self._ready)
        if not self._sameness.plain or not self._gathering.knows(fresh):
            return None
        voices = [in_context(voice, self._gathering.context) for voice in fresh]
        if not self._sameness.holds(voices):
            return None
        self._ready += voices
        self._timed = len(self._hearing.voices)
        self._sameness.catch_up(self._ready)
        self._looked = max(until, self._looked)
        articles = since.status.articles + len({voice.testimony.report.address for voice in voices})
        status = replace(since.status, articles=articles)
        reason = explain(since.status, status, Ruling(value=status.support, rule=status.support), (), voices)
        return [
            StatusChange(at=fresh[0].at, status=status, statement=reason.statement, rule=reason.rule, line=reason.line)
        ]

    def _moments(self, when: Iterable[str], last: str, since: StatusChange | None) -> list[str]:
        """Give the moments at which something may change, without those that were looked at and stay the same."""
        told = self._hearing.voices
        fresh = told[len(self._ready)].at if len(self._ready) < len(told) else FAR
        for voice in told[self._timed :]:
            self._turning.update([f"{day}T00:00:00Z" for day in rules.turning_days(voice)])
        self._timed = len(told)
        first, after = told[0].at, since.at if since is not None else ""
        asked = [m for m in {*when, *self._turning} if first <= m <= last and m > after]
        return sorted([m for m in asked if m > self._looked or m >= fresh])

    def _prepare(self, more: Sequence[Voice]) -> None:
        """Complete statements by all that were heard by then."""
        if not more:
            return
        if self._gathering.add(more):
            # They tell something new of the parties: the earlier ones are read anew by it.
            more = self._hearing.voices[: len(self._ready) + len(more)]
            self._ready.clear()
            self._sameness = Sameness()
        context = self._gathering.context
        self._ready += [in_context(voice, context) for voice in more]


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
    course = Course(owners or shipped_owners())
    course.add(testimonies)
    return tuple(course.changes(until=until, since=since, versions=versions))


def is_move(before: Status | None, after: Status) -> bool:
    """Say whether more than the numbers of origins and articles changed."""
    if before is None:
        return True
    return (before.realisation, before.support, before.denied) != (after.realisation, after.support, after.denied)


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
