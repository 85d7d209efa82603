"""Finds the claims that new statements may be about, and keeps a bounded picture of each."""

import json
from collections import OrderedDict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, bindparam, select

from purport.ledger import schema
from purport.ledger.claim_entry import ClaimEntry, Glimpse
from purport.ledger.claim_picture import Codes
from purport.ledger.keeping import LIGHT_FIELDS, encode, encode_text, report_of, statement_of
from purport.ledger.records import Testimony
from purport.ledger.testimonies import batches, copied_from
from purport.ledger.unfiled import Unfiled
from purport.ledger.upserts import Question, write

POSTINGS = 48
"""Claims looked at for one key: the latest."""
CANDIDATES = 24
"""Claims compared with one statement: those that share most keys, the latest first."""
FEWEST, FAR_BEHIND = 2, 6
"""At least so many are compared; further ones while they share a sixth of what the first one shares."""
SHORT = 4
"""Claims of a key that are always looked at."""
CACHED = 3_000
GLIMPSED = 12_000
CACHED_KEYS = 20_000
PART = 720_720
"""Shared out among the claims of a key; whole numbers add up alike in every order."""

_LOOKUP = Question(
    "SELECT k.value, c.claim FROM json_each(?) k CROSS JOIN claim_key c ON c.key = k.value AND c.claim >= "
    "coalesce((SELECT claim FROM claim_key WHERE key = k.value ORDER BY claim DESC LIMIT 1 OFFSET ?), 0)",
    "SELECT k.value, c.claim FROM json_array_elements_text(CAST(? AS json)) k(value) CROSS JOIN LATERAL "
    "(SELECT claim FROM claim_key WHERE key = k.value ORDER BY claim DESC LIMIT ? + 1) c",
)
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


_GLIMPSES = Question(
    "SELECT claim, stories, codes FROM claim_state WHERE claim IN (SELECT value FROM json_each(?))",
    "SELECT claim, stories, codes FROM claim_state "
    "WHERE claim IN (SELECT value::bigint FROM json_array_elements_text(CAST(? AS json)))",
)
_codes = msgspec.json.Decoder(tuple[str, Codes])


class ClaimIndex:
    """The writer's view of claims; after an error it is thrown away and read anew."""

    def __init__(self, unfiled: Unfiled) -> None:
        self._unfiled = unfiled
        self._entries: OrderedDict[int, ClaimEntry] = OrderedDict()
        self._glimpses: OrderedDict[int, Glimpse] = OrderedDict()
        self._postings: OrderedDict[str, set[int]] = OrderedDict()

    def candidates(self, connection: Connection, keys: Mapping[str, Sequence[str]]) -> dict[str, list[int]]:
        """Give, by statement, the numbers of the claims that share most keys with it."""
        by_key = self._look_up(connection, sorted({key for some in keys.values() for key in some}))
        return {statement: likely([by_key[key] for key in some]) for statement, some in keys.items()}

    def _look_up(self, connection: Connection, keys: Sequence[str]) -> dict[str, set[int]]:
        """Give the latest claims of each key; the common keys, with long lists, are nearly always at hand."""
        missing = [key for key in keys if key not in self._postings]
        if missing:
            self._postings.update({key: set() for key in missing})
            for key, claim in _LOOKUP.ask(connection, encode_text(missing), POSTINGS - 1):
                self._postings[key].add(claim)
            for key in missing:
                known = self._postings[key]
                known.update(self._unfiled.claims_with(key))
                while len(known) > POSTINGS:
                    known.remove(min(known))
        for key in keys:
            self._postings.move_to_end(key)
        return {key: self._postings[key] for key in keys}

    def post(self, connection: Connection, keys: Sequence[tuple[str, int]], facets: Sequence[tuple[str, int]]) -> None:
        """Write what claims are found by, and remember it."""
        self._unfiled.enter_keys(keys)
        write(connection, schema.unfiled_facet, facets)
        for key, claim in keys:
            known = self._postings.get(key)
            if known is not None:
                known.add(claim)
                if len(known) > POSTINGS:
                    known.remove(min(known))

    def glimpses(self, connection: Connection, numbers: Iterable[int]) -> dict[int, Glimpse]:
        """Give the codes of claims by number; those without a state (nothing of them stands) are left out."""
        wanted = list(dict.fromkeys(numbers))
        missing = [number for number in wanted if number not in self._entries and number not in self._glimpses]
        if missing:
            for number, stories, codes in _GLIMPSES.ask(connection, encode_text(missing)):
                name, known = _codes.decode(codes)
                self._glimpses[number] = Glimpse(number, name, json.loads(stories), known)
        found = {}
        for number in wanted:
            entry = self._entries.get(number)
            if entry is not None:
                found[number] = Glimpse(number, entry.id, entry.stories, entry.state.codes)
            elif number in self._glimpses:
                self._glimpses.move_to_end(number)
                found[number] = self._glimpses[number]
        return found

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
            number, _ = self._entries.popitem(last=False)
            self._glimpses.pop(number, None)
        while len(self._glimpses) > GLIMPSED:
            self._glimpses.popitem(last=False)
        while len(self._postings) > CACHED_KEYS:
            self._postings.popitem(last=False)

    def write_growth(self, connection: Connection, entries: Sequence[ClaimEntry]) -> None:
        """Write of claims that are folded later how many statements they have by now."""
        write_states(connection, [entry for entry in entries if entry.row])

    def forget(self) -> None:
        """Let go of all."""
        self._entries.clear()
        self._glimpses.clear()
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


def likely(postings: Sequence[set[int]]) -> list[int]:
    """Choose the claims worth a comparison: where a few share rare keys, those that share common ones are left out.

    Arguments: for each key of a statement the claims that have it. Long postings are only looked at for the claims of
    short ones, as soon as no other claim could be chosen any more.
    """
    # A name that few claims share tells more than a country and a week.
    ordered = sorted([claims for claims in postings if claims], key=len)
    left = sum([PART // len(claims) for claims in ordered])
    shared: dict[int, int] = {}
    closed = False
    for claims in ordered:
        part = PART // len(claims)
        closed = closed or (len(claims) > SHORT and _is_closed(shared, left))
        left -= part
        for claim in (shared.keys() & claims) if closed else claims:
            shared[claim] = shared.get(claim, 0) + part
    best = sorted(shared.items(), key=lambda item: (-item[1], -item[0]))[:CANDIDATES]
    return [claim for place, (claim, part) in enumerate(best) if place < FEWEST or part * FAR_BEHIND >= best[0][1]]


def _is_closed(shared: Mapping[int, int], left: int) -> bool:
    """Say whether a claim that was not met so far would be left out, whatever it shares of the rest."""
    if len(shared) < FEWEST or max(shared.values()) <= left * FAR_BEHIND:
        return False
    first, *others = sorted(shared.values(), reverse=True)[:FEWEST]
    return others[-1] > left and first > left * FAR_BEHIND


def state_row(entry: ClaimEntry) -> tuple[Any, ...]:
    """Give the columns of a claim's state."""
    row = entry.row
    return (
        entry.no,
        encode_text(list(entry.told)),
        encode_text(entry.stories),
        entry.statements,
        entry.folded,
        entry.due,
        entry.hidden,
        row["realisation"],
        row["support"],
        row["denied"],
        row["origins_low"],
        row["first_published"],
        row["last_published"],
        row["date_start"],
        row["date_end"],
        encode(row),
        encode((entry.id, entry.state.codes)),
    )


def write_states(connection: Connection, entries: Sequence[ClaimEntry]) -> None:
    """Write how claims stand now."""
    write(connection, schema.claim_state, [state_row(entry) for entry in entries])


def write_keys(connection: Connection, keys: Iterable[tuple[str, int]], facets: Iterable[tuple[str, int]]) -> None:
    """Write what claims are found by: the machine's keys and the reader's facets."""
    write(connection, schema.claim_key, sorted(set(keys)))
    write(connection, schema.facet, sorted(set(facets)))
