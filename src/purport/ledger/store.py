"""Adds articles to a ledger, each in one transaction: all of it is kept, or nothing."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Connection, select

from purport.ledger import schema
from purport.ledger.claim_index import ClaimIndex
from purport.ledger.copies import Sketched
from purport.ledger.copy_index import Compared, Recent, compare
from purport.ledger.copy_links import CopiedStatement, copied_statements
from purport.ledger.database import Database
from purport.ledger.decisions import Known, read_decisions
from purport.ledger.horizon import horizon_of
from purport.ledger.intake import Intake, take_in
from purport.ledger.joining import Arrival, Joined, join
from purport.ledger.keeping import encode, encode_text, hashes_to_bytes
from purport.ledger.masking import furniture_of, masked
from purport.ledger.numbers import Numbers, read_numbers
from purport.ledger.owners import Owners
from purport.ledger.placing import place
from purport.ledger.recording import Numbered, record_report
from purport.ledger.records import Report
from purport.ledger.refolding import Rules, is_due, refold
from purport.ledger.rulings import NONE
from purport.ledger.shingles import sketch
from purport.ledger.story_groups import NONE as NO_GROUPS
from purport.ledger.story_groups import read_groups
from purport.ledger.story_index import StoryIndex
from purport.ledger.times import Clock, stamp
from purport.ledger.unfiled import Unfiled
from purport.ledger.upserts import Question, write
from purport.records import Issue, Reading, Span

SWEEP = 64
"""Claims whose time has come that one transaction looks at."""


_VERSIONS = Question("SELECT id, version FROM report WHERE address = ?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of one Reading. `kind`: new, version (of a known report) or known (nothing was changed)."""

    kind: str
    report: str
    issues: tuple[Issue, ...] = ()
    copies: int = 0
    statements: int = 0
    claims: int = 0
    joined: int = 0
    uncertain: int = 0
    changes: int = 0


class Writer:
    """The one writer of a ledger. It remembers what it wrote last, and forgets it all after an error."""

    def __init__(self, database: Database, owners: Owners, clock: Clock) -> None:
        self._database = database
        self._owners = owners
        self._clock = clock
        self._forget()

    def _forget(self) -> None:
        self._unfiled = Unfiled()
        self._claims = ClaimIndex(self._unfiled)
        self._stories = StoryIndex(self._unfiled)
        self._groups = NO_GROUPS
        self._recent = Recent()
        self._last: dict[str, int] | None = None
        self._known = Known(recorded=(), rulings=NONE, numbers={})
        self._versioned: set[str] = set()
        self._horizon = ""
        self._swept = ""

    def add(self, reading: Reading) -> Outcome:
        """Add one Reading in a transaction of its own.

        Raises a LedgerError where the database fails; then nothing of the Reading was kept.
        """

        def work(connection: Connection) -> Outcome:
            intake = take_in(reading, recorded=stamp(self._clock()), owners=self._owners)
            return self._add(connection, intake, furniture_of(reading.article))

        return self._write(work)

    def add_again(self, intake: Intake, furniture: Sequence[Span]) -> Outcome:
        """Add a report that another ledger has recorded, as of the moment at which it did.

        Arguments: the report with its statements; the spans of its text that are not its own words.
        """
        return self._write(lambda connection: self._add(connection, intake, tuple(furniture)))

    def _write(self, work: Callable[[Connection], Outcome]) -> Outcome:
        try:
            with self._database.writing() as connection:
                outcome = work(connection)
        except BaseException:
            # What was remembered may speak of rows that were never kept.
            self._forget()
            raise
        self._claims.trim()
        return outcome

    def settle(self) -> int:
        """Fold every claim that grew since its last fold, or whose time has come. Returns how many."""
        count = 0
        while True:
            try:
                with self._database.writing() as connection:
                    recorded = stamp(self._clock())
                    numbers = self._catch_up(connection, recorded)
                    some = self._stale(connection)
                    self._refold(connection, numbers, some, recorded)
            except BaseException:
                self._forget()
                raise
            count += len(some)
            if len(some) < SWEEP:
                return count

    def refresh(self) -> None:
        """Forget what is remembered: something other than an article was written."""
        self._forget()

    def file(self) -> None:
        """File the index entries of the latest reports, which otherwise wait until they are many."""
        with self._database.writing() as connection:
            self._unfiled.catch_up(connection)
            self._unfiled.file(connection)

    def _add(self, connection: Connection, intake: Intake, furniture: tuple[Span, ...]) -> Outcome:
        recorded = intake.report.recorded
        numbers = self._catch_up(connection, recorded)
        versions = dict(map(tuple, _VERSIONS.ask(connection, intake.report.address)))
        if intake.report.id in versions:
            return Outcome(kind="known", report=intake.report.id)
        report = replace(intake.report, version=max(versions.values(), default=0) + 1)
        if versions:
            self._versioned.add(report.address)
        own = masked(report.text, furniture)
        hashes = sketch(own)
        compared = compare(connection, self._recent, self._unfiled, report, own, hashes)
        number, statements = record_report(connection, numbers, report, intake.statements, intake.issues)
        copied = self._copies(connection, number, report, own, statements, compared)
        placed = place(
            connection, numbers, self._stories, self._groups, number, replace(report, text=own), intake.statements
        )
        self._groups = placed.groups
        row = (number, hashes_to_bytes(hashes), encode_text(furniture), encode(placed.terms))
        write(connection, schema.sketch, [row])
        self._unfiled.enter_hashes(compared.era, compared.new_hashes)
        self._recent.keep(number, Sketched(report_id=report.id, published=report.published, sketch=hashes, text=own))
        arrival = Arrival(
            report=report, statements=statements, copied=copied, story=placed.story.id, told_as=placed.names
        )
        rulings = self._known.rulings
        joined = join(connection, numbers, self._claims, rulings, self._known.numbers, arrival)
        if (report.published or "") <= recorded:
            self._horizon = max(self._horizon, report.published or "")
        changes = self._status(connection, numbers, report, statements, copied, joined, bool(versions))
        self._unfiled.write(connection, number)
        self._last = numbers.last
        return Outcome(
            kind="version" if versions else "new",
            report=report.id,
            issues=intake.issues,
            copies=sum(copy.report == report.id for copy in compared.copies),
            statements=len(statements),
            claims=joined.new,
            joined=joined.joined,
            uncertain=joined.uncertain,
            changes=changes,
        )

    def _catch_up(self, connection: Connection, recorded: str) -> Numbers:
        """Read what another process wrote since this one wrote last."""
        last = read_numbers(connection)
        if last != self._last:
            self._claims.forget()
            self._unfiled.catch_up(connection)
            self._stories.catch_up(connection)
            self._groups = read_groups(connection)
            self._known = read_decisions(connection)
            several = select(schema.report.c.address).where(schema.report.c.version > 1)
            self._versioned = set(connection.scalars(several))
            self._horizon = horizon_of(connection, recorded)
            self._last = dict(last)
        return Numbers(last)

    def _copies(
        self,
        connection: Connection,
        number: int,
        report: Report,
        own: str,
        statements: Numbered,
        compared: Compared,
    ) -> list[CopiedStatement]:
        numbers = {**compared.numbers, report.id: number}
        rows = [
            (
                numbers[copy.report],
                numbers[copy.source],
                copy.containment,
                encode_text(copy.sentences),
                report.recorded,
            )
            for copy in compared.copies
        ]
        if not rows:
            return []
        write(connection, schema.copy, rows)
        copied = copied_statements(connection, report.id, own, statements, compared.copies, compared.numbers)
        pairs = dict.fromkeys((c.statement, c.source) for c in copied)
        write(connection, schema.copied, [(*pair, report.recorded) for pair in pairs])
        return copied

    def _status(
        self,
        connection: Connection,
        numbers: Numbers,
        report: Report,
        statements: Numbered,
        copied: Sequence[CopiedStatement],
        joined: Joined,
        again: bool,
    ) -> int:
        """Fold what the report touched: its claims, those of its earlier versions, those that turn out to copy it."""
        own = dict(statements)
        due = {
            no
            for no, entry in joined.touched.items()
            if is_due(entry, [t for number, t in entry.told.items() if number in own])
        }
        changed = set(joined.earlier) if again else set()
        changed |= {c.claim for c in copied if not c.mine}
        if self._horizon[:10] > self._swept:
            changed |= set(self._stale(connection))
            self._swept = self._horizon[:10]
        entries = dict(self._claims.entries(connection, changed | set(joined.touched)))
        moves = refold(
            connection,
            numbers,
            {no: entry for no, entry in entries.items() if no in due or no in changed},
            rules=self._rules(),
            versioned=self._versioned,
            changed=changed,
            recorded=report.recorded,
        )
        refold_later = [entry for no, entry in joined.touched.items() if no not in due and no not in changed]
        self._claims.write_growth(connection, refold_later)
        return moves

    def _refold(self, connection: Connection, numbers: Numbers, some: Sequence[int], recorded: str) -> None:
        refold(
            connection,
            numbers,
            self._claims.entries(connection, some),
            rules=self._rules(),
            versioned=self._versioned,
            changed=set(some),
            recorded=recorded,
        )
        self._last = numbers.last

    def _rules(self) -> Rules:
        return Rules(rulings=self._known.rulings, owners=self._owners, horizon=self._horizon)

    def _stale(self, connection: Connection) -> list[int]:
        state = schema.claim_state.c
        late = (state.due <= self._horizon[:10]) | (state.folded < state.statements)
        return list(connection.scalars(select(state.claim).where(late).order_by(state.claim).limit(SWEEP)))
