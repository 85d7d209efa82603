"""Questions to a ledger, at a cut: what the press had printed and what the ledger knew by then.

All answers are plain dicts and lists, ready for JSON and for the exports. At the present, claims are listed from their
states, which adding keeps up to date. At an earlier cut, nothing that was computed later is used: every claim is folded
anew from what was visible.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Select, func, select

from purport.errors import UnknownId, UsageError
from purport.ledger import schema
from purport.ledger.claim_pages import change_row, claim_page, decision_row
from purport.ledger.cut import PRESENT, Cut
from purport.ledger.database import Database
from purport.ledger.decisions import Known, read_decisions
from purport.ledger.filters import Filters, findable, fits, make_filters, standing_now
from purport.ledger.folding import Folded, fold_at
from purport.ledger.histories import read_histories
from purport.ledger.horizon import horizon_of
from purport.ledger.keeping import row_of
from purport.ledger.owners import Owners
from purport.ledger.records import StatusChange
from purport.ledger.review import review_queue
from purport.ledger.search import search_passages
from purport.ledger.status import is_move
from purport.ledger.story_groups import Names, read_names
from purport.ledger.story_pages import story_list, story_page
from purport.ledger.testimonies import batches
from purport.ledger.times import FAR, Clock, cut_of, since_of, stamp

BATCH = 100
"""Claims folded at a time at an earlier cut."""
MAX_CHANGES = 10_000


class View:
    """A ledger as it stands at a cut. It takes no writing."""

    def __init__(self, database: Database, owners: Owners, clock: Clock, cut: Cut = PRESENT) -> None:
        self._database = database
        self._owners = owners
        self._clock = clock
        self.cut = cut

    def as_of(self, moment: str | date | datetime) -> "View":
        """Give the ledger as the press stood at a moment: nothing that was published later. A day counts in whole."""
        cut = Cut(as_of=min(self.cut.as_of, cut_of(moment, "as of")), known_on=self.cut.known_on)
        return View(self._database, self._owners, self._clock, cut)

    def known_on(self, moment: str | date | datetime) -> "View":
        """Give the ledger as it was at a moment: nothing recorded later, human decisions included."""
        cut = Cut(as_of=self.cut.as_of, known_on=min(self.cut.known_on, cut_of(moment, "known on")))
        return View(self._database, self._owners, self._clock, cut)

    def claims(self, *, limit: int | None = 50, offset: int = 0, **filters: Any) -> list[dict[str, Any]]:
        """List claims, those reported last first.

        Arguments: how many at most (None: all) after how many; filters by the names of `Filters`. Returns rows with
        the keys `rows.CLAIM_COLUMNS`; at an earlier cut and with a limit, in the order of the present. Raises
        UsageError for a wrong filter.
        """
        asked = make_filters(filters)
        if offset < 0 or (limit is not None and limit < 0):
            raise UsageError("limit and offset are 0 or more")
        with self._database.reading() as connection:
            known = read_decisions(connection, self.cut)
            names = read_names(connection, self.cut)
            wanted = replace(asked, parts=names.members(asked.story)) if asked.story else asked
            if self.cut.present:
                return _as_shown(self._present(connection, known, wanted, limit, offset), names)
            found: list[dict[str, Any]] = []
            for row in self._folded_rows(connection, known, wanted):
                found.append(row)
                if limit is not None and len(found) >= offset + limit:
                    break
            if limit is None:
                found.sort(key=_by_last, reverse=True)
            return _as_shown(found[offset:], names)

    def history(self, claim: str) -> tuple[StatusChange, ...]:
        """Give every change of a claim's status up to the cut. Raises UnknownId."""
        with self._database.reading() as connection:
            return self._fold_one(connection, claim)[1].history

    def show(self, claim: str) -> dict[str, Any]:
        """Give all that is known of a claim (see `claim_pages.claim_page`). Raises UnknownId."""
        with self._database.reading() as connection:
            known, folded = self._fold_one(connection, claim)
            return claim_page(connection, folded, known, self._owners, self.cut, self._horizon(connection))

    def story(self, story: str) -> dict[str, Any]:
        """Give a story: its reports in order, its claims, the stories it may belong to. Raises UnknownId.

        Where stories turned out to be one, all of them are given, under the name of the first.
        """
        with self._database.reading() as connection:
            names = read_names(connection, self.cut)
            page = story_page(connection, story, names, self.cut)
            rows = _as_shown(self._story_rows(connection, names.members(story)), names)
            return {**page, "claims": sorted(rows, key=lambda row: (row["first_published"], row["claim"]))}

    def stories(self, *, limit: int | None = 50) -> list[dict[str, Any]]:
        """List stories, those reported last first."""
        with self._database.reading() as connection:
            return story_list(connection, read_names(connection, self.cut), self.cut, limit)

    def changes(
        self,
        *,
        since: str | date | datetime,
        numbers: bool = False,
        limit: int | None = 1_000,
    ) -> list[dict[str, Any]]:
        """List what changed in the press since a moment, oldest first.

        Arguments: the moment; whether changes of the numbers of articles and origins alone are listed too; how many at
        most. Returns dicts with at, claim, type, the status before and after, statement, rule and line.
        """
        start = since_of(since, "since")
        with self._database.reading() as connection:
            rows = self._changed(connection, start, numbers)
        rows.sort(key=lambda row: (row["at"], row["claim"]))
        return rows if limit is None else rows[:limit]

    def search(self, words: str, *, limit: int = 20) -> list[dict[str, Any]]:
        """Find sentences and headlines that hold all these words; "several words" in quotes stand together."""
        with self._database.reading() as connection:
            return search_passages(connection, words, limit, self.cut, read_decisions(connection, self.cut).rulings)

    def review(self, *, limit: int = 50) -> list[dict[str, Any]]:
        """List what the machine was not sure of and nobody has decided, the least sure first."""
        with self._database.reading() as connection:
            return review_queue(connection, limit, self.cut, read_decisions(connection, self.cut))

    def decisions(self) -> list[dict[str, Any]]:
        """List all human decisions, with who, when and why, in the order in which they were made."""
        with self._database.reading() as connection:
            known = read_decisions(connection, self.cut)
        return [decision_row(one) for one in known.recorded]

    def reports(self) -> int:
        """Count the reports."""
        with self._database.reading() as connection:
            return connection.scalar(_count_reports(self.cut)) or 0

    def _horizon(self, connection: Connection) -> str:
        """Give the moment at which claims are looked at: the asked-for one, else the latest known publication."""
        if self.cut.as_of != FAR:
            return self.cut.as_of
        return horizon_of(connection, min(stamp(self._clock()), self.cut.known_on))

    def _fold_one(self, connection: Connection, claim: str) -> tuple[Known, Folded]:
        known = read_decisions(connection, self.cut)
        name = known.rulings.canonical(claim)
        folded = self._fold(connection, known, [name]).get(name)
        if folded is None:
            raise UnknownId(f"no claim {claim!r} in this ledger at this time. `purport claims` lists them.")
        (row,) = _as_shown([folded.row], read_names(connection, self.cut))
        return known, replace(folded, row=row)

    def _fold(self, connection: Connection, known: Known, claims: Sequence[str]) -> dict[str, Folded]:
        return fold_at(
            connection,
            claims,
            cut=self.cut,
            horizon=self._horizon(connection),
            rulings=known.rulings,
            owners=self._owners,
        )

    def _present(
        self, connection: Connection, known: Known, filters: Filters, limit: int | None, offset: int
    ) -> list[dict[str, Any]]:
        stale = self._stale_rows(connection, known, filters)
        query = standing_now(findable(_states(), filters), filters).order_by(*_LATEST)
        if limit is not None:
            query = query.limit(limit + offset + len(stale))
        rows = [decoded for row in connection.execute(query) if (decoded := _decode(row))["claim"] not in stale]
        rows += [row for row in stale.values() if row is not None and fits(row, filters)]
        rows.sort(key=_by_last, reverse=True)
        return rows[offset:] if limit is None else rows[offset : offset + limit]

    def _stale_rows(self, connection: Connection, known: Known, filters: Filters) -> dict[str, dict[str, Any] | None]:
        """Fold the claims that grew since their last fold, or whose time has come."""
        state = schema.claim_state.c
        today = self._horizon(connection)[:10]
        names: list[str] = []
        for late in (state.folded < state.statements, state.due <= today):
            names += connection.scalars(findable(select(schema.claim.c.id).join(
                schema.claim_state, state.claim == schema.claim.c.no), filters).where(late))  # fmt: skip
        found: dict[str, dict[str, Any] | None] = {}
        for some in batches(dict.fromkeys(names), BATCH):
            folded = self._fold(connection, known, some)
            found.update({name: folded[name].row if name in folded else None for name in some})
        return found

    def _folded_rows(self, connection: Connection, known: Known, filters: Filters) -> Iterator[dict[str, Any]]:
        query = findable(
            select(schema.claim.c.id).join(schema.claim_state, schema.claim_state.c.claim == schema.claim.c.no), filters
        )
        query = query.where(
            schema.claim_state.c.first <= self.cut.as_of, schema.claim.c.recorded <= self.cut.known_on
        ).order_by(*_LATEST)
        for some in batches(list(connection.scalars(query)), BATCH):
            folded = self._fold(connection, known, some)
            yield from (one.row for name in some if (one := folded.get(name)) is not None and fits(one.row, filters))

    def _story_rows(self, connection: Connection, parts: tuple[str, ...]) -> list[dict[str, Any]]:
        known = read_decisions(connection, self.cut)
        filters = Filters(story=parts[0], parts=parts)
        if self.cut.present:
            return self._present(connection, known, filters, None, 0)
        return list(self._folded_rows(connection, known, filters))

    def _changed(self, connection: Connection, start: str, numbers: bool) -> list[dict[str, Any]]:
        status = schema.status.c
        wanted = (
            select(status.claim)
            .where(status.at >= start, status.at <= self.cut.as_of, status.recorded <= self.cut.known_on)
            .distinct()
            .limit(MAX_CHANGES)
        )
        claims = list(connection.scalars(wanted))
        states = {}
        for some in batches(claims):
            query = _states().where(schema.claim.c.no.in_(some), schema.claim_state.c.hidden.is_(False))
            states.update({row.claim: _decode(row) for row in connection.execute(query)})
        rows = []
        for no, history in read_histories(connection, states, self.cut.known_on).items():
            for before, after in zip((None, *history), history, strict=False):
                if after.at < start or after.at > self.cut.as_of:
                    continue
                if numbers or is_move(before.status if before else None, after.status):
                    rows.append(change_row(states[no], before, after))
        return rows


_LATEST = (schema.claim_state.c.last.desc(), schema.claim.c.id.desc())


def _by_last(row: Mapping[str, Any]) -> tuple[str, str]:
    return row["last_published"], row["claim"]


def _as_shown(rows: list[dict[str, Any]], names: Names) -> list[dict[str, Any]]:
    """Name the stories that turned out to be one by the name of the first."""
    if not names.roots:
        return rows
    return [{**row, "stories": list(names.shown(row["stories"]))} for row in rows]


def _states() -> Select[Any]:
    return select(schema.claim_state).join(schema.claim, schema.claim.c.no == schema.claim_state.c.claim)


def _decode(row: Any) -> dict[str, Any]:
    return row_of(row.row)


def _count_reports(cut: Cut) -> Select[Any]:
    return select(func.count()).select_from(schema.report).where(
        schema.report.c.published <= cut.as_of, schema.report.c.recorded <= cut.known_on
    )  # fmt: skip
