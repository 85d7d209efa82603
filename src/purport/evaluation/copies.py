"""Copies: are variants of a text found, and are texts of different stories left alone? Beside MinHash at .5."""

import random
import re
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from purport.evaluation.minhash import MinHashIndex
from purport.evaluation.report import Figure, Report, digest
from purport.evaluation.story_texts import TEST, TUNING, StoryText, read_texts, topic_files
from purport.evaluation.story_variants import VARIANTS, interleaved
from purport.ledger.copies import COMMON, MINIMUM_SHARED, Sketched, find_copies
from purport.ledger.records import Report as LedgerReport
from purport.ledger.shingles import sketch, words_of

SEED = 20261123
CANDIDATES = 24
"""Reports compared in full: as many as the ledger's index gives."""
FEWEST = 60
"""Words of a document that the suite is made from; half of a shorter one is a sentence or two."""
SHORT = 2
"""Sentences of a short text."""
MOMENT = "2026-01-01T00:00:00Z"
LATER = "2026-01-02T00:00:00Z"
Find = Callable[[str, str], frozenset[str]]


class CopyIndex:
    """Texts of reports under the hashes of their sketches: the ledger's index of copies, in memory."""

    def __init__(self) -> None:
        self._known: dict[str, Sketched] = {}
        self._holding: defaultdict[int, list[str]] = defaultdict(list)

    def add(self, name: str, text: str) -> None:
        """Index a text."""
        hashes = sketch(text)
        self._known[name] = Sketched(report_id=name, published=MOMENT, sketch=hashes, text=text)
        for one in hashes:
            self._holding[one].append(name)

    def find(self, name: str, text: str) -> frozenset[str]:
        """Give the names of the indexed texts that a text is a copy of."""
        hashes = sketch(text)
        postings = [self._holding.get(one, ()) for one in hashes]
        shared = Counter(found for names in postings if len(names) <= COMMON for found in names)
        best = sorted(shared.items(), key=lambda item: (-item[1], item[0]))[:CANDIDATES]
        others = [self._known[found] for found, count in best if count >= MINIMUM_SHARED and found != name]
        return frozenset(copy.source for copy in find_copies(_report(name, text), hashes, others))


def _report(name: str, text: str) -> LedgerReport:
    return LedgerReport(
        id=name, address=name, version=1, article=name, sha256=name, outlet=None, published=LATER, recorded=LATER,
        coder="", text=text,
    )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """How many copies there were, how many were found, and the pairs found across topics."""

    copies: int
    found: int
    false: frozenset[tuple[str, str]]

    @property
    def recall(self) -> float:
        """Give the share that was found."""
        return self.found / self.copies if self.copies else 0.0


def variants_of(documents: Sequence[StoryText]) -> Mapping[str, list[tuple[str, frozenset[str]]]]:
    """Make all variants: for each kind the texts, each with the documents that it is made of."""
    words = sorted({word for document in documents for word in re.findall(r"[A-Za-z]{3,}", document.text)})
    made: dict[str, list[tuple[str, frozenset[str]]]] = {}
    for name, variant in VARIANTS.items():
        made[name] = [
            (variant(d.text, random.Random(f"{SEED} {name} {d.id}"), words), frozenset({d.id})) for d in documents
        ]
    # Every document with one of another topic, of whatever length.
    half = len(documents) // 2
    mates = [*documents[half:], *documents[:half]]
    made["two wires interleaved"] = [
        (interleaved(one.text, two.text), frozenset({one.id, two.id}))
        for one, two in zip(documents, mates, strict=True)
    ]
    return made


def score(
    made: Sequence[tuple[str, frozenset[str]]], find: Find, topics: Mapping[str, int], wanted: Collection[str]
) -> Found:
    """Look every variant up, and count originals found (of those wanted) and documents of other topics found."""
    copies = hits = 0
    false: set[tuple[str, str]] = set()
    for number, (text, sources) in enumerate(made):
        found = find(f"~{number}", text)
        originals = sources.intersection(wanted)
        copies += len(originals)
        hits += len(found & originals)
        allowed = {topics[source] for source in sources}
        false |= {(min(sources), name) for name in found if topics[name] not in allowed}
    return Found(copies=copies, found=hits, false=frozenset(false))


def false_pairs(documents: Sequence[StoryText], find: Find) -> tuple[int, int, int]:
    """Compare all documents with each other: how many pairs are called copies, across topics, across events."""
    by_id = {document.id: document for document in documents}
    pairs = {tuple(sorted((d.id, other))) for d in documents for other in find(d.id, d.text) if other != d.id}
    topics = sum(by_id[one].topic != by_id[two].topic for one, two in pairs)
    events = sum(by_id[one].story != by_id[two].story for one, two in pairs)
    return len(pairs), topics, events


def short_texts(documents: Sequence[StoryText]) -> Iterator[StoryText]:
    """Give the first two sentences of each document that has them: flashes of one or two sentences."""
    for document in documents:
        lines = [line for line in document.text.split("\n") if len(line.split()) >= 6]
        if len(lines) > SHORT:
            yield StoryText(
                id=f"{document.id} short", topic=document.topic, story=document.story, text="\n".join(lines[:SHORT])
            )


def report_copies(data: Path) -> Report:
    """Copies of all ECB+ documents, by variant, beside MinHash at .5."""
    topics = [*TUNING, *TEST]
    documents = read_texts(data, topics)
    whole = [d for d in documents if words_of(d.text)]
    ours, theirs = CopyIndex(), MinHashIndex()
    rates = [_fill(index, whole) for index in (ours, theirs)]
    by_topic = {d.id: d.topic for d in whole}
    long = frozenset(d.id for d in whole if len(words_of(d.text)) >= FEWEST)
    short = by_topic.keys() - long
    figures: list[Figure] = []
    brief: list[str] = []
    wrong = [0, 0]
    for name, made in variants_of(whole).items():
        found, base = (score(made, index.find, by_topic, long) for index in (ours, theirs))
        wrong[0], wrong[1] = wrong[0] + len(found.false), wrong[1] + len(base.false)
        figures.append(_figure(f"recall, {name}", found.recall, base.recall))
        some = [one for one in made if one[1] & short]
        brief.append(f"{name} {score(some, ours.find, by_topic, short).recall:.2f}")
    figures += _short(whole)
    pairs, across, events = false_pairs(whole, ours.find)
    _, base_across, base_events = false_pairs(whole, theirs.find)
    start = time.perf_counter()
    for document in whole:
        ours.find(document.id, document.text)
    rate = len(whole) / (time.perf_counter() - start)
    figures += [
        Figure(
            name="false pairs, documents of different topics",
            value=across,
            digits=0,
            baseline=f"{base_across}",
            better="less",
        ),
        Figure(
            name="false pairs, variants and other topics",
            value=wrong[0],
            digits=0,
            baseline=f"{wrong[1]}",
            better="less",
        ),
        Figure(
            name="pairs of different events of a topic",
            value=events,
            digits=0,
            baseline=f"{base_events}",
            better="less",
        ),
        Figure(
            name="sketched and indexed, documents/s",
            value=rates[0],
            digits=0,
            baseline=f"{rates[1]:.0f}",
            better="neither",
        ),
        Figure(name="sketched, looked up, compared, documents/s", value=rate, digits=0, better="neither"),
    ]
    return Report(
        name="copies",
        data=f"{len(whole)} documents of ECB+ topics 1 to 35; recall over the {len(long)} of {FEWEST} words or more",
        figures=tuple(figures),
        notes=(
            "baseline: MinHash of 128 permutations, 5-word shingles, estimated Jaccard of at least .5",
            f"of the {len(short)} documents under {FEWEST} words: {'; '.join(brief)}",
            f"{pairs} pairs of documents are called copies; their stories are the same, nobody has checked the copying",
            f"variants are made by rule (seed {SEED}) and kind to shingles; so is the paraphrase of every sentence",
        ),
        digest=digest(topic_files(data, topics)),
    )


def _figure(name: str, value: float, base: float) -> Figure:
    return Figure(name=name, value=value, digits=3, baseline=f"{base:.3f}")


def _fill(index: "CopyIndex | MinHashIndex", documents: Sequence[StoryText]) -> float:
    start = time.perf_counter()
    for document in documents:
        index.add(document.id, document.text)
    return len(documents) / (time.perf_counter() - start)


def _short(documents: Sequence[StoryText]) -> list[Figure]:
    """Score flashes of two sentences: are exact copies of them found, and no others?"""
    shorts = list(short_texts(documents))
    index, base = CopyIndex(), MinHashIndex()
    for document in shorts:
        index.add(document.id, document.text)
        base.add(document.id, document.text)
    topics = {d.id: d.topic for d in shorts}
    made = [(d.text, frozenset({d.id})) for d in shorts]
    found, other = (score(made, one.find, topics, topics) for one in (index, base))
    return [
        _figure("recall, exact copy of two sentences", found.recall, other.recall),
        Figure(
            name="false, two sentences", value=len(found.false), digits=0, baseline=f"{len(other.false)}", better="less"
        ),
    ]
