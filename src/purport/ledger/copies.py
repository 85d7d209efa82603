"""Wire copies, excerpts and rewrites: which report holds text of which other one, and which sentences they share."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from purport.ledger.records import Copy, Report
from purport.ledger.sentences import split_sentences
from purport.ledger.shingles import count_shared, folded, folded_words, hashes_of, is_notice

__all__ = ["COMMON", "MINIMUM_SHARED", "Sketched", "find_copies", "split_sentences"]

MINIMUM_SHARED = 2
"""Hashes that a candidate must share."""
COMMON = 50
"""A hash that more reports hold than this is boilerplate, and finds nothing."""
CONTAINMENT = 0.3
"""Shared part of the shorter text's shingles that makes a copy. The study of section 3.1 found the same recall from .2
to .5, and no two texts of different stories over .1."""
ENOUGH = 12
"""Shingles that a copy must share, or all of the shorter text: in one or two sentences a common turn of phrase is soon
a third, and reports of the same kind ("two people were killed in") share a handful."""
UNLIKELY = 0.1
"""Shared part of the sketches under which two texts are not compared in full."""
SENTENCE_SHARED = 0.5
"""Shared part of the shorter sentence's runs of three words that makes one sentence the copy of another."""
SENTENCE_ENOUGH = 3
"""Runs of three words that two sentences must share."""

_RUN = 3
_REPEATED = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Sketched:
    """A report as it is compared: its own words at their offsets, and their sketch."""

    report_id: str
    published: str | None
    sketch: tuple[int, ...]
    text: str


def find_copies(report: Report, sketch: Sequence[int], others: Sequence[Sketched]) -> tuple[Copy, ...]:
    """Find the reports that share text with a new one.

    Arguments: the new report, its text reduced to its own words; its sketch; the reports that share hashes with it.
    Returns a Copy for each real one, ordered by (report, source). The earlier publication is the source, whichever came
    first to the ledger; at the same moment the smaller id is.
    """
    found = [copy for other in others if (copy := _compare(report, frozenset(sketch), other)) is not None]
    return tuple(sorted(found, key=lambda copy: (copy.report, copy.source)))


def _compare(report: Report, sketch: frozenset[int], other: Sketched) -> Copy | None:
    if other.report_id == report.id:
        return None
    containment = _containment(report.text, sketch, other)
    if containment is None:
        return None
    sentences = shared_sentences(report.text, other.text)
    if _moment(other.published, other.report_id) <= _moment(report.published, report.id):
        return Copy(report=report.id, source=other.report_id, containment=containment, sentences=sentences)
    turned = tuple(sorted((there, here) for here, there in sentences))
    return Copy(report=other.report_id, source=report.id, containment=containment, sentences=turned)


def _moment(published: str | None, name: str) -> tuple[bool, str, str]:
    """Order by publication; what has no date may be a copy of anything, and nothing of it."""
    return (published is None, published or "", name)


def _containment(text: str, sketch: frozenset[int], other: Sketched) -> float | None:
    """Give the shared part of the shorter text, or None where the two are no copies.

    The sketches say which texts are worth comparing; the figure itself is that of all shingles, since a sample of a
    short text is too small to measure by.
    """
    fewest = min(len(sketch), len(other.sketch))
    if fewest > 64 and len(sketch.intersection(other.sketch)) < UNLIKELY * fewest:
        return None
    mine, theirs = hashes_of(text), hashes_of(other.text)
    shorter = min(len(mine), len(theirs))
    shared = count_shared(mine, theirs)
    if not shared or shared < min(ENOUGH, shorter) or shared < CONTAINMENT * shorter:
        return None
    if shorter == 1 and len(mine) != len(theirs):
        return None
    return round(shared / shorter, 4)


def shared_sentences(text: str, other: str) -> tuple[tuple[int, int], ...]:
    """Pair the numbers of the sentences that two texts share.

    Each sentence goes with the one on the other side that shares most runs of three words, so that a sentence that was
    cut in two, or joined with its neighbour, has two partners. Runs that come again and again tell nothing.
    """
    here, there = _sentence_runs(text), _sentence_runs(other)
    places: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, runs in enumerate(there):
        for run in runs:
            places[run].append(number)
    shared: dict[tuple[int, int], int] = {}
    for number, runs in enumerate(here):
        hits = Counter(place for run in runs if len(places.get(run, ())) <= _REPEATED for place in places.get(run, ()))
        for place, count in hits.items():
            fewest = min(len(runs), len(there[place]))
            if count >= min(SENTENCE_ENOUGH, fewest) and count >= SENTENCE_SHARED * fewest:
                shared[number, place] = count
    pairs = set(_best(shared, 0)) | set(_best(shared, 1))
    return tuple(sorted(pairs))


def _best(shared: dict[tuple[int, int], int], side: int) -> list[tuple[int, int]]:
    best: dict[int, tuple[int, int]] = {}
    for pair, count in shared.items():
        held = best.get(pair[side])
        # Of equal partners the one at the same place in its text, then the first.
        if held is None or (-count, abs(pair[0] - pair[1]), pair) < (-shared[held], abs(held[0] - held[1]), held):
            best[pair[side]] = pair
    return list(best.values())


@lru_cache(maxsize=64)
def _sentence_runs(text: str) -> tuple[frozenset[tuple[str, ...]], ...]:
    return tuple(_runs(folded(text[start:end])) for start, end in split_sentences(text))


def _runs(sentence: str) -> frozenset[tuple[str, ...]]:
    if is_notice(sentence):
        return frozenset()
    words = tuple(folded_words(sentence))
    if len(words) < _RUN:
        return frozenset()
    return frozenset(zip(*(words[start:] for start in range(_RUN)), strict=False))
