"""What a fresh list of office holders changes against the tables, and the overrides file that brings it in."""

import csv
import datetime as dt
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from purport.mentions.actor_offices import day
from purport.mentions.actor_tables import Office, rows
from purport.mentions.actor_wikidata import HeldOffice
from purport.mentions.spelling import fold, words_of

ChangeKind = Literal["new", "ended", "reopened", "dates"]
_NEAR_DAYS = 10
"""Sources differ by some days between election, appointment and oath."""
_OFFICES = {
    "head of state": {"head of state", "both", "supreme leader", "de facto leader"},
    "head of government": {"head of government", "both", "de facto leader"},
    "foreign minister": {"foreign minister"},
    "defence minister": {"defence minister"},
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One difference: the term as the fresh list has it, and the dates that the tables have."""

    kind: ChangeKind
    country: str
    held: HeldOffice
    start: str = ""
    end: str = ""

    def line(self) -> str:
        """Say it in one line: '+ KEN foreign minister: A. Person 2024-01-01 to -'."""
        sign = {"new": "+", "ended": "-", "reopened": "!", "dates": "~"}[self.kind]
        told = f"{sign} {self.country} {self.held.kind}: {self.held.person} {self.held.start} to {self.held.end or '-'}"
        return told if self.kind == "new" else f"{told} (table: {self.start or '-'} to {self.end or '-'})"


def known_terms(country: str) -> tuple[tuple[str, Office], ...]:
    """Give the terms of a country's leaders and ministers in the tables, each with its kind of office."""
    return tuple(
        (
            row["office"],
            Office(
                person=row["person"], aliases=tuple(filter(None, row["aliases"].split("|"))), country=row["country"],
                sectors=("GOV",), title=row["title"], start=row["start"], end=row["end"], as_of=row["as_of"],
            ),
        )
        for table in ("leaders.tsv", "ministers.tsv")
        for row in rows(table)
        if row["country"] == country
    )  # fmt: skip


def changes(country: str, fresh: Iterable[HeldOffice], known: Sequence[tuple[str, Office]]) -> tuple[Change, ...]:
    """Compare a fresh list with the tables. Arguments: the country; the list; its `known_terms`.

    Returns what is new, what has ended, what the tables have as ended although it is open, and what starts or ends
    on other days, in the order of the list. Terms that only the tables have are no change: the list may lack them.
    """
    found: list[Change] = []
    for held in fresh:
        same = [o for kind, o in known if kind in _OFFICES[held.kind] and _is_same(o, held.person)]
        near = [o for o in same if _apart(o.start, held.start) <= 366 and _overlap(o, held)]
        best = min(near, key=lambda o: _apart(o.start, held.start), default=None)
        if best is None:
            if not any(_covers(o, held) for o in same):
                found.append(Change(kind="new", country=country, held=held))
            continue
        kind: ChangeKind | None = None
        if held.end and not best.end:
            kind = "ended"
        elif best.end and not held.end:
            kind = "reopened"
        elif max(_apart(best.start, held.start), _apart(best.end, held.end)) > _NEAR_DAYS:
            kind = "dates"
        if kind is not None:
            found.append(Change(kind=kind, country=country, held=held, start=best.start, end=best.end))
    return tuple(found)


def _is_same(office: Office, name: str) -> bool:
    wanted = _words(name)
    for own in (office.person, *office.aliases):
        words = _words(own)
        if words == wanted or (min(len(words), len(wanted)) > 1 and (words <= wanted or wanted <= words)):
            return True
    return False


def _words(name: str) -> frozenset[str]:
    return frozenset(fold(word) for word in words_of(name) if word not in ("-", "al", "el"))


def _apart(one: str, other: str) -> int:
    """Give the days between two dates; 0 where either is open or only as exact as a month or year that fits."""
    if not one or not other:
        return 0
    size = min(len(one), len(other))
    if one[:size] == other[:size]:
        return 0
    first, second = day(one, last=False), day(other, last=False)
    if first is None or second is None:
        return 0
    slack = {4: 366, 7: 31}.get(size, 0)
    return max(0, abs((first - second).days) - slack)


def _overlap(office: Office, held: HeldOffice) -> bool:
    end, start = day(office.end, last=True), day(held.start, last=False)
    return end is None or start is None or start <= end


def _covers(office: Office, held: HeldOffice) -> bool:
    """Tell whether a longer term of the tables holds this one: a list may split a term at each election."""
    first, begins = day(office.start, last=False), day(held.start, last=False)
    final, ends = day(office.end, last=True), day(held.end, last=True)
    if first is None or begins is None or begins < first:
        return False
    if final is None:
        return True
    return ends is not None and (ends - final).days <= _NEAR_DAYS


def overrides_text(found: Iterable[Change]) -> str:
    """Give the new and ended terms as an overrides file in CSV, which `load_overrides` reads.

    A term that has ended is followed by a row of a former official, since the table's own row is still open.
    """
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\n")
    table.writerow(("phrase", "country", "sectors", "entity", "office", "start", "end"))
    for change in found:
        held = change.held
        if change.kind not in ("new", "ended"):
            continue
        sectors = "GOV|MIL" if held.kind == "defence minister" else "GOV"
        entity = f"wikidata:{held.item}"
        title = held.title or held.kind
        table.writerow((held.person, change.country, sectors, entity, title, held.start, held.end))
        last = day(held.end, last=True)
        if change.kind == "ended" and last is not None:
            after = (last + dt.timedelta(days=1)).isoformat()
            table.writerow((held.person, change.country, "ELI", entity, "", after, ""))
    return out.getvalue()
