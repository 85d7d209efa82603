"""Reports written by hand (docs/ledger-notation.md) as Readings."""

import hashlib
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any

from purport.errors import DataError, MissingInput
from purport.evaluation.notation_events import Sentence, attributions_of, event_of
from purport.evaluation.notation_parts import NotationFault, one_of, text_of
from purport.ledger.owners import Owner, Owners, fold_name
from purport.ledger.records import Realisation
from purport.ledger.records import Standing as Support
from purport.records import SCHEMA_VERSION, Article, Attribution, Block, Coder, Event, Reading

LARGEST_FILE = 2_000_000
CODER = Coder(version="notation-1", model="hand", codebook="hand", actors="hand", gazetteer="hand")


@dataclass(frozen=True, slots=True, kw_only=True)
class Checkpoint:
    """The status that a claim has after a report, as the writer of the storyline sees it."""

    report: int
    claim: str
    realisation: Realisation
    support: Support
    denied: bool
    origins: int
    articles: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Storyline:
    """Reports written by hand, in the order of the file.

    `labels` gives, for each reading, the claim label of each of its events in order; `names` the ids of the reports;
    `owners` what the file says of its outlets.
    """

    id: str
    note: str
    readings: tuple[Reading, ...]
    names: tuple[str, ...]
    labels: tuple[tuple[str, ...], ...]
    checkpoints: tuple[Checkpoint, ...]
    owners: Owners = field(default_factory=lambda: Owners(outlets=MappingProxyType({})))


def read_storyline(path: Path) -> Storyline:
    """Read a storyline or a set of incidents.

    Arguments: a TOML file as docs/ledger-notation.md describes it.
    Raises MissingInput where there is none, DataError that names file, report and fault where it
    departs from the notation.
    """
    if not path.is_file():
        raise MissingInput(f"no storyline at {path}")
    if path.stat().st_size > LARGEST_FILE:
        raise DataError(f"{path.name} is larger than {LARGEST_FILE} bytes; split it")
    try:
        return parse_storyline(path.read_text(encoding="utf-8"), path.name)
    except UnicodeDecodeError as error:
        raise DataError(f"{path.name} is not UTF-8: {error}") from error


def parse_storyline(text: str, where: str) -> Storyline:
    """Read a storyline from TOML; `where` is named in errors. Raises DataError."""
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise DataError(f"{where} is not TOML: {error}") from error
    readings: list[Reading] = []
    names: list[str] = []
    labels: list[tuple[str, ...]] = []
    checkpoints: list[Checkpoint] = []
    owners: dict[str, Owner] = {}
    for number, entry in enumerate(_entries(table, where)):
        name = str(entry.get("id", f"report {number + 1}"))
        try:
            if name in names:
                raise NotationFault(f"the id {name!r} is taken")
            readings.append(_reading(entry))
            labels.append(tuple(text_of(says, "claim") for says in entry.get("says", ())))
            checkpoints += [_checkpoint(number, claim, gold) for claim, gold in entry.get("after", {}).items()]
            owners.update(_owner(entry, owners))
        except NotationFault as fault:
            raise DataError(f"{where}, {name}: {fault}. docs/ledger-notation.md shows how to write it.") from fault
        names.append(name)
    return Storyline(
        id=str(table.get("id", where)),
        note=str(table.get("note", "")),
        readings=tuple(readings),
        names=tuple(names),
        labels=tuple(labels),
        checkpoints=tuple(checkpoints),
        owners=Owners(outlets=MappingProxyType(owners)),
    )


def _entries(table: Mapping[str, Any], where: str) -> Sequence[Mapping[str, Any]]:
    found = table.get("report", ())
    if not isinstance(found, list) or not all(isinstance(entry, dict) for entry in found):
        raise DataError(f"{where}: reports are written as [[report]]")
    return found


def _owner(entry: Mapping[str, Any], known: Mapping[str, Owner]) -> dict[str, Owner]:
    """What one report says of its outlet holds for all: the writer need not repeat it."""
    key = fold_name(text_of(entry, "outlet"))
    before = known.get(key, Owner())
    here = Owner(
        owner=entry.get("owner") or before.owner,
        country=entry.get("country") or before.country,
        state_media=bool(entry.get("state_media", before.state_media)),
        agency=before.agency,
    )
    found = {key: here}
    if entry.get("credit"):
        agency = fold_name(str(entry["credit"]))
        other = here if agency == key else known.get(agency, Owner())
        found[agency] = Owner(owner=other.owner, country=other.country, state_media=other.state_media, agency=True)
    return found


def _checkpoint(report: int, claim: str, gold: Mapping[str, Any]) -> Checkpoint:
    realisation: Realisation = one_of(text_of(gold, "realisation"), Realisation, "a realisation")
    support: Support = one_of(text_of(gold, "support"), Support, "a support")
    return Checkpoint(
        report=report,
        claim=claim,
        realisation=realisation,
        support=support,
        denied=bool(gold.get("denied", False)),
        origins=int(gold.get("origins", 0)),
        articles=int(gold.get("articles", 0)),
    )


def _reading(entry: Mapping[str, Any]) -> Reading:
    article = _article(entry)
    attributions: list[Attribution] = []
    events: list[Event] = []
    for number, says in enumerate(entry.get("says", ()), start=1):
        sentence = Sentence.find(article, text_of(says, "sentence"))
        chain = attributions_of(says, sentence, len(attributions) + 1)
        attributions += chain
        events.append(event_of(says, article, sentence, number, chain))
    return Reading(
        schema=SCHEMA_VERSION,
        coder=CODER,
        article=article,
        attributions=tuple(attributions),
        events=tuple(events),
        issues=(),
    )


def _article(entry: Mapping[str, Any]) -> Article:
    body = text_of(entry, "text").strip("\n")
    headline = entry.get("headline")
    text = f"{headline}\n\n{body}" if headline else body
    blocks, position = [], 0
    for part in text.split("\n\n"):
        kind: Any = "headline" if headline and position == 0 else "body"
        blocks.append(Block(kind=kind, start=position, end=position + len(part)))
        position += len(part) + 2
    credit = entry.get("credit")
    data = text.encode("utf-8")
    return Article(
        id=hashlib.sha256(data).hexdigest()[:16],
        sha256=hashlib.sha256(data).hexdigest(),
        text=text,
        blocks=tuple(blocks),
        url=entry.get("url"),
        outlet=text_of(entry, "outlet"),
        title=headline,
        # A credit stands in the dateline's brackets, as agencies print it.
        dateline=f"({credit})" if credit else None,
        published=str(entry["published"]) if "published" in entry else None,
        language="en",
        label=str(entry.get("id", "")) or None,
    )
