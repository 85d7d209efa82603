"""What the latest reports are found by, before it is filed in the large indexes.

Hashes, terms, keys and facets are as good as random: entered one by one, each of them changes a page of its index, a
hundred pages for an article. The entries of the latest reports therefore wait, one row for each report; from time to
time all of them are filed in order, and many share a page. The writer holds those that wait in memory.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import TypeAlias

import msgspec
from sqlalchemy import Connection, select

from purport.ledger import schema
from purport.ledger.upserts import write

MOST = 512
"""Reports whose entries may wait."""

_FILED = (
    "INSERT INTO statement_key (key, statement) SELECT key, no FROM statement "
    "WHERE report IN (SELECT report FROM unfiled) ORDER BY key, no ON CONFLICT DO NOTHING",
    "INSERT INTO facet (facet, claim) SELECT DISTINCT facet, claim FROM unfiled_facet WHERE true "
    "ORDER BY facet, claim ON CONFLICT DO NOTHING",
    "DELETE FROM unfiled",
    "DELETE FROM unfiled_facet",
)
"""What is filed in the database itself: there it lies in other tables already."""

Hash: TypeAlias = tuple[int, int]
Entry: TypeAlias = tuple[str, int]


class Entries(msgspec.Struct, array_like=True):
    """The index entries of one report: (era, hash) of its shingles, (term, story), (key, claim)."""

    hashes: list[Hash] = []
    terms: list[Entry] = []
    keys: list[Entry] = []


_entries = msgspec.json.Decoder(Entries)


class Unfiled:
    """The index entries of the latest reports; after an error it is thrown away and read anew."""

    def __init__(self) -> None:
        self._now = Entries()
        self._clear()

    def _clear(self) -> None:
        self._waiting: dict[int, Entries] = {}
        self._hashes: defaultdict[Hash, list[int]] = defaultdict(list)
        self._terms: defaultdict[str, list[int]] = defaultdict(list)
        self._keys: defaultdict[str, list[int]] = defaultdict(list)

    def catch_up(self, connection: Connection) -> None:
        """Read what waits."""
        self._clear()
        for report, entries in connection.execute(select(schema.unfiled).order_by(schema.unfiled.c.report)):
            self._hold(report, _entries.decode(entries))

    def reports_with(self, hashes: Iterable[int], eras: Sequence[int]) -> list[tuple[int, int]]:
        """Give (hash, report) for those of these hashes that wait under one of these eras."""
        known = self._hashes
        return [(one, no) for era in eras for one in hashes if (era, one) in known for no in known[era, one]]

    def stories_with(self, term: str) -> Sequence[int]:
        """Give the stories that wait under a term."""
        return self._terms.get(term, ())

    def claims_with(self, key: str) -> Sequence[int]:
        """Give the claims that wait under a key."""
        return self._keys.get(key, ())

    def enter_hashes(self, era: int, hashes: Iterable[int]) -> None:
        """Enter hashes of the report in work."""
        self._now.hashes += [(era, one) for one in hashes]

    def enter_terms(self, terms: Iterable[str], story: int) -> None:
        """Enter terms of the report in work for its story."""
        self._now.terms += [(term, story) for term in terms]

    def enter_keys(self, keys: Iterable[Entry]) -> None:
        """Enter keys of the report in work for its claims."""
        self._now.keys += keys

    def write(self, connection: Connection, report: int) -> None:
        """Write the entries of the report in work; file all that wait when they are many."""
        entries, self._now = self._now, Entries()
        self._hold(report, entries)
        if len(self._waiting) < MOST:
            write(connection, schema.unfiled, [(report, msgspec.json.encode(entries))])
        else:
            self.file(connection)

    def file(self, connection: Connection) -> None:
        """File all that waits."""
        waiting = self._waiting.values()
        hashes = {(*one, no) for no, some in self._waiting.items() for one in some.hashes}
        write(connection, schema.shingle, sorted(hashes))
        write(connection, schema.story_term, sorted({one for some in waiting for one in some.terms}))
        write(connection, schema.claim_key, sorted({one for some in waiting for one in some.keys}))
        for line in _FILED:
            connection.exec_driver_sql(line)
        self._clear()

    def _hold(self, report: int, entries: Entries) -> None:
        self._waiting[report] = entries
        for one in entries.hashes:
            self._hashes[one].append(report)
        for term, story in entries.terms:
            self._terms[term].append(story)
        for key, claim in entries.keys:
            self._keys[key].append(claim)
