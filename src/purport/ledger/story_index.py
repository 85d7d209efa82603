"""Finds the stories that a new report may belong to, and keeps what the decision needs: states and term frequencies."""

from collections import Counter, OrderedDict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import msgspec
from sqlalchemy import Connection, bindparam, select

from purport.ledger import schema
from purport.ledger.keeping import encode_text
from purport.ledger.stories import Frequencies, StoryState
from purport.ledger.unfiled import Unfiled
from purport.ledger.upserts import Question, write

POSTINGS = 60
"""Stories looked at for one term: the latest."""
CANDIDATES = 24
"""Stories compared in full: those that share most of the rarest terms."""
CACHED = 400
CACHED_TERMS = 6_000
SNAPSHOT_EVERY = 512
"""Reports between two snapshots of the frequencies; a vocabulary of millions is written less often."""

_LOOKUP = Question(
    "SELECT k.value, t.story FROM json_each(?) k CROSS JOIN story_term t ON t.term = k.value AND t.story >= "
    "coalesce((SELECT story FROM story_term WHERE term = k.value ORDER BY story DESC LIMIT 1 OFFSET ?), 0)",
    "SELECT k.value, t.story FROM json_array_elements_text(CAST(? AS json)) k(value) CROSS JOIN LATERAL "
    "(SELECT story FROM story_term WHERE term = k.value ORDER BY story DESC LIMIT ? + 1) t",
)
_STATES = (
    select(schema.story.c.no, schema.story.c.id, schema.story_state)
    .join(schema.story_state, schema.story_state.c.story == schema.story.c.no)
    .where(schema.story.c.no.in_(bindparam("numbers", expanding=True)))
)
_TERMS_SINCE = (
    select(schema.sketch.c.report, schema.sketch.c.terms)
    .where(schema.sketch.c.report > bindparam("upto"))
    .order_by(schema.sketch.c.report)
)
_state = msgspec.json.Decoder(StoryState)
_terms = msgspec.json.Decoder(list[str])
_counts = msgspec.json.Decoder(dict[str, int])


@dataclass(slots=True)
class StoryEntry:
    """A story as the writer holds it."""

    no: int
    id: str
    state: StoryState
    reports: int
    first: str
    last: str


class StoryIndex:
    """The writer's view of all stories; after an error it is thrown away and read anew."""

    def __init__(self, unfiled: Unfiled) -> None:
        self._unfiled = unfiled
        self._entries: OrderedDict[int, StoryEntry] = OrderedDict()
        self._postings: OrderedDict[str, set[int]] = OrderedDict()
        self._counts: Counter[str] = Counter()
        self._upto = 0
        self._documents = 0
        self._snapshot = 0

    def catch_up(self, connection: Connection) -> None:
        """Read what was added since: by this process before it started, or by another one."""
        self._entries.clear()
        self._postings.clear()
        if not self._upto:
            row = connection.execute(select(schema.frequencies).where(schema.frequencies.c.name == "terms")).first()
            if row is not None:
                self._counts = Counter(_counts.decode(row.counts))
                self._documents = self._counts.pop("", 0)
                self._upto = self._snapshot = row.upto
        for number, terms in connection.execute(_TERMS_SINCE, {"upto": self._upto}):
            self._count(number, _terms.decode(terms))

    def frequencies(self, terms: Iterable[str]) -> Frequencies:
        """Give the number of reports so far, and how many of them hold each of these terms."""
        return Frequencies(documents=self._documents, counts={t: n for t in terms if (n := self._counts.get(t, 0))})

    def rarest(self, terms: Iterable[str], number: int) -> list[str]:
        """Give the rarest terms of a report, which may be new ones."""
        return sorted(terms, key=lambda term: (self._counts.get(term, 0), term))[:number]

    def candidates(self, connection: Connection, keys: Sequence[str]) -> list[StoryEntry]:
        """Give the stories that share most of these terms."""
        shared: Counter[int] = Counter()
        for stories in self._look_up(connection, keys):
            shared.update(stories)
        best = sorted(shared.items(), key=lambda item: (-item[1], -item[0]))[:CANDIDATES]
        return self._load(connection, [story for story, _ in best])

    def _look_up(self, connection: Connection, keys: Sequence[str]) -> list[set[int]]:
        """Give the latest stories of each term."""
        missing = [key for key in keys if key not in self._postings]
        if missing:
            self._postings.update({key: set() for key in missing})
            for key, story in _LOOKUP.ask(connection, encode_text(missing), POSTINGS - 1):
                self._postings[key].add(story)
            for key in missing:
                known = self._postings[key]
                known.update(self._unfiled.stories_with(key))
                while len(known) > POSTINGS:
                    known.remove(min(known))
        for key in keys:
            self._postings.move_to_end(key)
        found = [self._postings[key] for key in keys]
        while len(self._postings) > CACHED_TERMS:
            self._postings.popitem(last=False)
        return found

    def _load(self, connection: Connection, numbers: Sequence[int]) -> list[StoryEntry]:
        missing = [number for number in numbers if number not in self._entries]
        if missing:
            for row in connection.execute(_STATES, {"numbers": missing}):
                self._entries[row.no] = StoryEntry(
                    no=row.no,
                    id=row.id,
                    state=_state.decode(row.state),
                    reports=row.reports,
                    first=row.first,
                    last=row.last,
                )
        for number in numbers:
            if number in self._entries:
                self._entries.move_to_end(number)
        return [self._entries[number] for number in numbers if number in self._entries]

    def keep(self, connection: Connection, entry: StoryEntry, keys: Sequence[str]) -> None:
        """Write a story's new state, and the terms it is to be found by."""
        self._entries[entry.no] = entry
        self._entries.move_to_end(entry.no)
        while len(self._entries) > CACHED:
            self._entries.popitem(last=False)
        row = (entry.no, msgspec.json.encode(entry.state), entry.reports, entry.first, entry.last)
        write(connection, schema.story_state, [row])
        fresh = [key for key in keys if entry.no not in self._postings.get(key, ())]
        self._unfiled.enter_terms(fresh, entry.no)
        for key in fresh:
            known = self._postings.get(key)
            if known is not None:
                known.add(entry.no)
                if len(known) > POSTINGS:
                    known.remove(min(known))

    def count(self, connection: Connection, number: int, terms: Sequence[str]) -> None:
        """Count the terms of a new report, and write a snapshot from time to time."""
        self._count(number, terms)
        if number - self._snapshot >= max(SNAPSHOT_EVERY, len(self._counts) // 200):
            counts = msgspec.json.encode({**self._counts, "": self._documents})
            write(connection, schema.frequencies, [("terms", number, counts)])
            self._snapshot = number

    def _count(self, number: int, terms: Iterable[str]) -> None:
        self._counts.update(terms)
        self._documents += 1
        self._upto = number
