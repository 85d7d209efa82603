"""Finds the claims that new statements may be about, and keeps a bounded picture of each."""

import json
from bisect import insort
from collections import OrderedDict, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, bindparam, select, text

from purport.ledger import schema
from purport.ledger.keeping import LIGHT_FIELDS, encode, report_of, statement_of
from purport.ledger.records import StatusChange, Testimony
from purport.ledger.testimonies import batches, copied_from
from purport.ledger.upserts import post, put

POSTINGS = 48
"""Claims looked at for one key: the latest."""
CANDIDATES = 24
"""Claims compared with one statement: those that share most keys, the latest first."""
FEWEST, FAR_BEHIND = 2, 6
"""At least so many are compared; further ones while they share a sixth of what the first one shares."""
MEMBERS = 24
"""Statements that stand for a claim when it is compared: the founding one and the latest."""
CACHED = 6_000
CACHED_KEYS = 30_000
PART = 720_720
"""Shared out among the claims of a key; whole numbers add up alike in every order."""

_LOOKUP = {
    "sqlite": text(
        "SELECT k.value, c.claim FROM json_each(:keys) k CROSS JOIN claim_key c ON c.key = k.value AND c.claim >= "
        "coalesce((SELECT claim FROM claim_key WHERE key = k.value ORDER BY claim DESC LIMIT 1 OFFSET :last), 0)"
    ),
    "postgresql": text(
        "SELECT k.value, c.claim FROM json_array_elements_text(CAST(:keys AS json)) k(value) CROSS JOIN LATERAL "
        "(SELECT claim FROM claim_key WHERE key = k.value ORDER BY claim DESC LIMIT :last + 1) c"
    ),
}
_STATES = (
    select(schema.claim.c.no, schema.claim.c.id, schema.claim_state)
    .join(schema.claim_state, schema.claim_state.c.claim == schema.claim.c.no)
    .where(schema.claim.c.no.in_(bindparam("numbers", expanding=True)))
)
_MEMBERS = (
    select(schema.statement.c.no.label("statement_no"), schema.statement.c.record, schema.statement.c.beside,
           *[schema.report.c[name] for name in LIGHT_FIELDS])
    .join(schema.report, schema.report.c.no == schema.statement.c.report)
    .where(schema.statement.c.no.in_(bindparam("numbers", expanding=True)))
)  # fmt: skip


@dataclass(slots=True)
class ClaimEntry:
    """A claim as the writer holds it. `told` has a bounded number of its statements, by number, in order of arrival.

    `history` is None while nobody has asked for it; `kinds` is what sorts of statement were seen (see `refolding`),
    `indexed` under which keys and facets it is known to stand in the indexes.
    """

    no: int
    id: str
    told: dict[int, Testimony] = field(default_factory=dict)
    stories: list[str] = field(default_factory=list)
    statements: int = 0
    folded: int = 0
    due: str | None = None
    row: dict[str, Any] = field(default_factory=dict)
    hidden: bool = False
    history: tuple[StatusChange, ...] | None = None
    kinds: set[object] = field(default_factory=set)
    indexed: set[str] = field(default_factory=set)

    def take(self, number: int, testimony: Testimony) -> None:
        """Add a statement; of many, the founding one and the latest stay."""
        self.told[number] = testimony
        self.statements += 1
        if len(self.told) > MEMBERS:
            del self.told[next(iter(list(self.told)[1:]))]

    @property
    def whole(self) -> bool:
        """Say whether all statements of the claim are at hand."""
        return len(self.told) == self.statements


class ClaimIndex:
    """The writer's view of claims; after an error it is thrown away and read anew."""

    def __init__(self) -> None:
        self._entries: OrderedDict[int, ClaimEntry] = OrderedDict()
        self._postings: OrderedDict[str, list[int]] = OrderedDict()

    def candidates(self, connection: Connection, keys: Mapping[str, Sequence[str]]) -> dict[str, list[int]]:
        """Give, by statement, the numbers of the claims that share most keys with it."""
        by_key = self._look_up(connection, sorted({key for some in keys.values() for key in some}))
        found = {}
        for statement, some in keys.items():
            shared: defaultdict[int, int] = defaultdict(int)
            for key in some:
                claims = by_key[key]
                # A name that few claims share tells more than a country and a week.
                part = PART // len(claims) if claims else 0
                for claim in claims:
                    shared[claim] += part
            found[statement] = _likely(shared)
        return found

    def _look_up(self, connection: Connection, keys: Sequence[str]) -> dict[str, list[int]]:
        """Give the latest claims of each key; the common keys, with long lists, are nearly always at hand."""
        missing = [key for key in keys if key not in self._postings]
        if missing:
            self._postings.update({key: [] for key in missing})
            values = {"keys": json.dumps(missing), "last": POSTINGS - 1}
            for key, claim in connection.execute(_LOOKUP[connection.dialect.name], values):
                self._postings[key].append(claim)
            for key in missing:
                self._postings[key].sort()
        for key in keys:
            self._postings.move_to_end(key)
        return {key: self._postings[key] for key in keys}

    def post(self, connection: Connection, keys: Sequence[tuple[str, int]], facets: Sequence[tuple[str, int]]) -> None:
        """Write what claims are found by, and remember it."""
        write_keys(connection, keys, facets)
        for key, claim in keys:
            known = self._postings.get(key)
            if known is not None and claim not in known:
                insort(known, claim)
                del known[:-POSTINGS]

    def entries(self, connection: Connection, numbers: Iterable[int]) -> dict[int, ClaimEntry]:
        """Give claims by number; those without a state (nothing of them stands) are left out."""
        wanted = list(dict.fromkeys(numbers))
        missing = [number for number in wanted if number not in self._entries]
        for some in batches(missing):
            self._load(connection, some)
        found = {}
        for number in wanted:
            if number in self._entries:
                self._entries.move_to_end(number)
                found[number] = self._entries[number]
        return found

    def hold(self, entry: ClaimEntry) -> None:
        """Keep a claim at hand."""
        self._entries[entry.no] = entry
        self._entries.move_to_end(entry.no)

    def trim(self) -> None:
        """Let go of the claims that were not asked for longest."""
        while len(self._entries) > CACHED:
            self._entries.popitem(last=False)
        while len(self._postings) > CACHED_KEYS:
            self._postings.popitem(last=False)

    def write_growth(self, connection: Connection, entries: Sequence[ClaimEntry]) -> None:
        """Write of claims that are folded later how many statements they have by now."""
        write_states(connection, [entry for entry in entries if entry.row])

    def forget(self) -> None:
        """Let go of all."""
        self._entries.clear()
        self._postings.clear()

    def _load(self, connection: Connection, numbers: Sequence[int]) -> None:
        rows = connection.execute(_STATES, {"numbers": numbers}).all()
        members = {row.no: json.loads(row.members) for row in rows}
        wanted = sorted({statement for some in members.values() for statement in some})
        sources = copied_from(connection, wanted)
        told: dict[int, Testimony] = {}
        for some in batches(wanted):
            for row in connection.execute(_MEMBERS, {"numbers": some}):
                told[row.statement_no] = Testimony(
                    statement=statement_of(row.record),
                    report=report_of(row),
                    copied_from=sources.get(row.statement_no),
                    beside=tuple(json.loads(row.beside)),
                )
        for row in rows:
            self._entries[row.no] = ClaimEntry(
                no=row.no,
                id=row.id,
                told={number: told[number] for number in members[row.no]},
                stories=json.loads(row.stories),
                statements=row.statements,
                folded=row.folded,
                due=row.due,
                row=json.loads(row.row),
                hidden=bool(row.hidden),
            )


def _likely(shared: Mapping[int, int]) -> list[int]:
    """Choose the claims worth a comparison: where a few share rare keys, those that share common ones are left out."""
    best = sorted(shared.items(), key=lambda item: (-item[1], -item[0]))[:CANDIDATES]
    return [claim for place, (claim, part) in enumerate(best) if place < FEWEST or part * FAR_BEHIND >= best[0][1]]


def state_row(entry: ClaimEntry) -> dict[str, Any]:
    """Give the columns of a claim's state."""
    row = entry.row
    return {
        "claim": entry.no,
        "members": json.dumps(list(entry.told)),
        "stories": json.dumps(entry.stories),
        "statements": entry.statements,
        "folded": entry.folded,
        "due": entry.due,
        "hidden": entry.hidden,
        "realisation": row["realisation"],
        "support": row["support"],
        "denied": row["denied"],
        "low": row["origins_low"],
        "first": row["first_published"],
        "last": row["last_published"],
        "start": row["date_start"],
        "end": row["date_end"],
        "row": encode(row),
    }


def write_states(connection: Connection, entries: Sequence[ClaimEntry]) -> None:
    """Write how claims stand now."""
    put(connection, schema.claim_state, [state_row(entry) for entry in entries])


def write_keys(connection: Connection, keys: Iterable[tuple[str, int]], facets: Iterable[tuple[str, int]]) -> None:
    """Write what claims are found by: the machine's keys and the reader's facets."""
    post(connection, schema.claim_key, sorted(set(keys)))
    post(connection, schema.facet, sorted(set(facets)))
