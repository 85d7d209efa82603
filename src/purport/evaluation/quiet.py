"""`purport evaluate quiet`: how many events are coded in text that is about nothing political.

The documents are those of GUM dev whose genre is travel guides, lives, science, textbooks, talk and video diaries. What
is coded there is taken for a false alarm; a life or a travel guide may tell of a war, so none at all is not the aim.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from purport.errors import DataError
from purport.evaluation.parsing import GUM_DEV
from purport.evaluation.report import Figure, Report, digest
from purport.evaluation.treebanks import read_paragraphs
from purport.reading.session import default_session

GENRES = ("academic", "bio", "conversation", "textbook", "vlog", "voyage")
"""Genres of GUM without news, interviews with politicians, speeches and court hearings."""
AIM = "under 15"
SHOWN = 12
"""How many of the commonest triggers a report names."""

Record = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class QuietText:
    """A document without political events: its name, its genre, its text, and how many sentences it has."""

    name: str
    genre: str
    text: str
    sentences: int


def load_quiet(path: Path) -> list[QuietText]:
    """Read the documents of the quiet genres from a CoNLL-U file of GUM, in file order.

    Raises DataError where the file holds none.
    """
    paragraphs: dict[str, list[str]] = {}
    sentences: Counter[str] = Counter()
    for paragraph in read_paragraphs(path):
        if _genre(paragraph.document) not in GENRES:
            continue
        paragraphs.setdefault(paragraph.document, []).append(paragraph.text()[0].strip())
        sentences[paragraph.document] += len(paragraph.sentences)
    if not paragraphs:
        raise DataError(f"{path}: no document of the genres {', '.join(GENRES)} here")
    return [
        QuietText(name=name, genre=_genre(name), text="\n\n".join(blocks), sentences=sentences[name])
        for name, blocks in paragraphs.items()
    ]


def _genre(document: str) -> str:
    """Give the genre in a document's name, "GUM_voyage_athens"."""
    parts = document.split("_")
    return parts[1] if len(parts) > 1 else ""


def read_quiet(text: QuietText) -> Record:
    """Read a document as `purport read` would, without a date of publication."""
    return default_session().read({"text": text.text}).to_dict()


def score_quiet(texts: Iterable[QuietText], read: Callable[[QuietText], Record] = read_quiet) -> tuple[Figure, ...]:
    """Count the events coded per 1,000 sentences, over all documents and by genre.

    Arguments: the documents; a function from a document to its Reading as a dict.
    """
    return _figures(*_count(texts, read)[:2])


def _count(
    texts: Iterable[QuietText], read: Callable[[QuietText], Record]
) -> tuple[Counter[str], Counter[str], Counter[str]]:
    """Count events and sentences by genre, and events by type and trigger."""
    events: Counter[str] = Counter()
    sentences: Counter[str] = Counter()
    triggers: Counter[str] = Counter()
    for text in texts:
        sentences[text.genre] += text.sentences
        for event in read(text)["events"]:
            events[text.genre] += 1
            triggers[f"{event['type']} {event['trigger']['text'].lower()}"] += 1
    return events, sentences, triggers


def _figures(events: Counter[str], sentences: Counter[str]) -> tuple[Figure, ...]:
    whole = Figure(
        name="events per 1,000 sentences", value=_rate(events.total(), sentences.total()), better="less",
        published=f"{AIM} (our aim)",
    )  # fmt: skip
    parts = (Figure(name=g, value=_rate(events[g], sentences[g]), better="less") for g in sorted(sentences))
    return (whole, *parts)


def _rate(events: int, sentences: int) -> float:
    return 1000 * events / sentences if sentences else 0.0


def evaluate_quiet(data: Path) -> Report:
    """Score the whole program on the quiet documents of the corpora folder. Raises DataError where there are none."""
    path = data / GUM_DEV
    texts = load_quiet(path)
    events, sentences, triggers = _count(texts, read_quiet)
    common = ", ".join(f"{name} {n}" for name, n in triggers.most_common(SHOWN))
    return Report(
        name="quiet",
        data=f"{len(texts)} documents of GUM dev, {sentences.total()} sentences, {events.total()} events coded",
        digest=digest([path]),
        figures=_figures(events, sentences),
        notes=(f"commonest triggers: {common or 'none'}",),
    )
