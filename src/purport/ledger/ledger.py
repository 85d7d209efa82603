"""The ledger: adds Readings, answers questions, takes human decisions."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from os import PathLike
from pathlib import Path
from types import TracebackType

from purport.ledger.bringing import Rebuilt
from purport.ledger.database import Database
from purport.ledger.deciding import decide
from purport.ledger.decisions import read_decisions
from purport.ledger.owners import Owners, load_owners, shipped_owners
from purport.ledger.pausing import collector_slowed
from purport.ledger.queries import View
from purport.ledger.rebuilding import rebuild
from purport.ledger.rulings import Ruling
from purport.ledger.store import Outcome, Writer
from purport.ledger.times import Clock, stamp, system_clock
from purport.records import Issue, Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """What adding some Readings did: how many were new reports, new versions of known ones, or known already; and sums.

    `statements` of the new reports; `claims` that they founded, `joined` how many joined a known claim, `uncertain` how
    many may belong to another one; `changes` of status in more than numbers. `issues` come with the report's name.
    """

    reports: int = 0
    versions: int = 0
    known: int = 0
    copies: int = 0
    statements: int = 0
    claims: int = 0
    joined: int = 0
    uncertain: int = 0
    changes: int = 0
    issues: tuple[tuple[str, Issue], ...] = ()


class Ledger(View):
    """A ledger in an SQLite file or a PostgreSQL database.

        with purport.Ledger("claims.db") as ledger:
            ledger.add(purport.read_many(paths))
            rows = ledger.claims(country="PER", support="confirmed")

    Several processes may read while one writes. It also answers, as a `View` of the present, all questions.
    """

    def __init__(
        self,
        place: str | PathLike[str],
        *,
        clock: Clock | None = None,
        owners: Owners | str | PathLike[str] | None = None,
        create: bool = True,
        wait: float = 30.0,
    ) -> None:
        """Open a ledger.

        Arguments: a path, ":memory:" or a URL (postgresql://user@host/database); what tells the time; a table of
        outlets' owners, or the path of one, which outranks the shipped one; whether to make a ledger where there is
        none; how many seconds to wait for another writer. Raises MissingInput, NotALedger, LedgerVersion,
        LedgerConnection or another LedgerError.
        """
        super().__init__(Database(place, create=create, wait=wait), _owners(owners), clock or system_clock)
        self._writer = Writer(self._database, self._owners, self._clock)

    @property
    def place(self) -> str:
        """The file, or the address without password."""
        return self._database.place

    def add(self, readings: Reading | Iterable[Reading], *, each: Callable[[Outcome], None] | None = None) -> Added:
        """Add Readings, each in a transaction of its own.

        Arguments: one Reading or many; a function that is told of each as soon as it is kept. What is known already
        changes nothing; a known address with new text or from another coder is a new version. Raises a LedgerError
        where the database fails: then the Reading in work left no trace, and those before it are kept.
        """
        several = not isinstance(readings, Reading)
        sums: Counter[str] = Counter()
        issues: list[tuple[str, Issue]] = []
        with collector_slowed():
            for reading in [readings] if isinstance(readings, Reading) else readings:
                outcome = self._writer.add(reading)
                sums[outcome.kind] += 1
                for name in ("copies", "statements", "claims", "joined", "uncertain", "changes"):
                    sums[name] += getattr(outcome, name)
                issues += [(outcome.report, issue) for issue in outcome.issues]
                if each is not None:
                    each(outcome)
        if several:
            self._writer.settle()
        return Added(
            reports=sums["new"],
            versions=sums["version"],
            known=sums["known"],
            copies=sums["copies"],
            statements=sums["statements"],
            claims=sums["claims"],
            joined=sums["joined"],
            uncertain=sums["uncertain"],
            changes=sums["changes"],
            issues=tuple(issues),
        )

    def settle(self) -> int:
        """Bring the recorded status of very large claims, and of plans whose day has passed, up to date.

        Queries do not need it: they fold such claims before they show them. Returns how many were folded.
        """
        return self._writer.settle()

    def rebuild(self) -> Rebuilt:
        """Make everything anew from reports and human decisions, by the rules of this version.

        Claims and stories keep their names, human decisions outrank the machine as before, and what comes out
        otherwise is written as new rows: earlier moments stay as they were known. Returns what came out otherwise.
        Raises a LedgerError where the database fails: then nothing was changed.
        """
        rebuilt = rebuild(self._database, self._owners, self._clock)
        self._writer.refresh()
        return rebuilt

    def accept(self, claim: str, *, who: str, why: str = "") -> str:
        """Record that a person found a claim right. Returns the decision's name."""
        return self._decide(Ruling(action="accept", claim=self._canonical(claim)), who, why)

    def reject(self, claim: str, *, who: str, why: str = "") -> str:
        """Record that something is no claim, or coded wrongly: it is no longer listed."""
        return self._decide(Ruling(action="reject", claim=self._canonical(claim)), who, why)

    def reject_events(self, keys: Iterable[str], *, who: str, why: str = "") -> str:
        """Record that events are coded wrongly: they no longer count, in this and every later coding."""
        return self._decide(Ruling(action="reject", keys=tuple(keys)), who, why)

    def restore_events(self, keys: Iterable[str], *, who: str, why: str = "") -> str:
        """Record that events that were rejected count after all."""
        return self._decide(Ruling(action="accept", keys=tuple(keys)), who, why)

    def keep_apart(self, claim: str, other: str, *, who: str, why: str = "") -> str:
        """Record that two claims are not the same."""
        ruling = Ruling(action="reject", claim=self._canonical(claim), other=self._canonical(other))
        return self._decide(ruling, who, why)

    def merge(self, claim: str, into: str, *, who: str, why: str = "") -> str:
        """Record that two claims are the same; they go on under the name of the second."""
        ruling = Ruling(action="merge", claim=self._canonical(claim), other=self._canonical(into))
        return self._decide(ruling, who, why)

    def split(self, claim: str, keys: Iterable[str], *, who: str, why: str = "") -> str:
        """Record that events do not belong to a claim: they become one of their own. Returns the decision's name."""
        return self._decide(Ruling(action="split", claim=self._canonical(claim), keys=tuple(keys)), who, why)

    def correct(self, claim: str, field: str, value: str, *, who: str, why: str = "") -> str:
        """Record the right value of a claim's field, one of `rulings.FIELDS`."""
        ruling = Ruling(action="correct", claim=self._canonical(claim), field=field, value=value)
        return self._decide(ruling, who, why)

    def correct_events(self, keys: Iterable[str], field: str, value: str, *, who: str, why: str = "") -> str:
        """Record the right value of a field of events."""
        return self._decide(Ruling(action="correct", keys=tuple(keys), field=field, value=value), who, why)

    def undo(self, decision: str, *, who: str, why: str = "") -> str:
        """Record that a decision no longer holds."""
        return self._decide(Ruling(action="undo", undoes=decision), who, why)

    def close(self) -> None:
        """Let go of the database."""
        self._database.close()

    def __enter__(self) -> "Ledger":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _canonical(self, claim: str) -> str:
        with self._database.reading() as connection:
            return read_decisions(connection).rulings.canonical(claim)

    def _decide(self, ruling: Ruling, who: str, why: str) -> str:
        with self._database.writing() as connection:
            recorded = stamp(self._clock())
            return decide(connection, ruling, who=who, why=why, recorded=recorded, owners=self._owners)


def _owners(given: Owners | str | PathLike[str] | None) -> Owners:
    if given is None:
        return shipped_owners()
    return shipped_owners().overridden_by(given if isinstance(given, Owners) else load_owners(Path(given)))
