"""Stories: are the documents of one happening put together? B-cubed on ECB+, beside single-pass TF-IDF."""

import math
import random
import re
import statistics
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from purport.evaluation.clusters import b_cubed
from purport.evaluation.report import Figure, Report, digest
from purport.evaluation.story_texts import TEST, TUNING, StoryText, read_texts, topic_files
from purport.ledger.merge_settings import shipped
from purport.ledger.records import Report as LedgerReport
from purport.ledger.stories import Frequencies, Limits, StoryState, assign, extend
from purport.ledger.terms import Profile, profile

SHUFFLES = 5
SEED = 20261124
MOMENT = "2026-01-01T00:00:00Z"
"""ECB+ gives no dates: everything counts as printed at once."""
POSTINGS = 60
CANDIDATES = 24
"""Stories looked at for a term, and compared: as many as the ledger's index gives."""
BASELINE_THRESHOLDS = (0.1, 0.12, 0.14, 0.16, 0.18, 0.2, 0.22, 0.24, 0.26, 0.28, 0.3)
Cluster = Callable[[Sequence[StoryText]], Mapping[str, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scores:
    """B-cubed scores over shuffles, in percent."""

    f1: tuple[float, ...]
    precision: float
    recall: float

    @property
    def mean(self) -> float:
        """Give the mean F1."""
        return statistics.fmean(self.f1)

    @property
    def spread(self) -> float:
        """Give the standard deviation of F1 over the shuffles."""
        return statistics.stdev(self.f1) if len(self.f1) > 1 else 0.0


class StoryStream:
    """The ledger's stories in memory: the same functions, the same bounds, an index of the same terms."""

    def __init__(self, limits: Limits | None = None) -> None:
        self._limits = limits or Limits()
        self._states: dict[str, StoryState] = {}
        self._holding: defaultdict[str, dict[str, None]] = defaultdict(dict)
        self._counts: Counter[str] = Counter()
        self._documents = 0

    def add(self, told: Profile, published: str = MOMENT) -> tuple[str, str]:
        """Add a report. Returns its story and the verdict; uncertain opens a story of its own."""
        shared = Counter(s for key in told.keys for s in list(self._holding.get(key, ()))[-POSTINGS:])
        best = sorted(shared.items(), key=lambda item: (-item[1], item[0]))[:CANDIDATES]
        counts = {term: self._counts[term] for term in told.weights if term in self._counts}
        frequencies = Frequencies(documents=self._documents, counts=counts)
        decision = assign(told, published, [self._states[s] for s, _ in best], frequencies, limits=self._limits)
        before = self._states.get(decision.target or "") if decision.verdict == "join" else None
        state = extend(before, told, published)
        self._states[state.id] = state
        for key in told.keys:
            self._holding[key][state.id] = None
        self._counts.update(told.weights.keys())
        self._documents += 1
        return state.id, decision.verdict


def ours(profiles: Mapping[str, Profile], limits: Limits | None = None) -> Cluster:
    """Give our clusterer over profiles made beforehand."""

    def cluster(documents: Sequence[StoryText]) -> Mapping[str, str]:
        stream = StoryStream(limits)
        return {document.id: stream.add(profiles[document.id])[0] for document in documents}

    return cluster


def profile_of(document: StoryText) -> Profile:
    """Give the profile of a text alone."""
    return profile(
        LedgerReport(
            id=document.id, address=document.id, version=1, article=document.id, sha256=document.id, outlet=None,
            published=MOMENT, recorded=MOMENT, coder="", text=document.text,
        ),
        (),
    )  # fmt: skip


def single_pass(threshold: float) -> Cluster:
    """Give the baseline: each text joins the nearest centroid of TF-IDF vectors, or opens a cluster.

    Words without function words, log term frequency, document frequencies of the texts so far, cosine.
    """

    def cluster(documents: Sequence[StoryText]) -> Mapping[str, str]:
        frequency: Counter[str] = Counter()
        centroids: list[dict[str, float]] = []
        found: dict[str, str] = {}
        for number, document in enumerate(documents, 1):
            bag = Counter(re.findall(r"[a-z0-9]{2,}", document.text.lower()))
            bag = Counter({word: n for word, n in bag.items() if word not in shipped().function})
            frequency.update(bag.keys())
            vector = _unit({w: (1 + math.log(n)) * math.log((number + 1) / frequency[w]) for w, n in bag.items()})
            near = [_cosine(vector, centroid) for centroid in centroids]
            place = max(range(len(near)), key=lambda i: (near[i], -i), default=None)
            if place is None or near[place] < threshold:
                place = len(centroids)
                centroids.append({})
            for word, value in vector.items():
                centroids[place][word] = centroids[place].get(word, 0.0) + value
            found[document.id] = str(place)
        return found

    return cluster


def _unit(vector: Mapping[str, float]) -> dict[str, float]:
    length = math.sqrt(sum(x * x for x in vector.values())) or 1.0
    return {word: x / length for word, x in vector.items()}


def _cosine(unit: Mapping[str, float], other: Mapping[str, float]) -> float:
    length = math.sqrt(sum(x * x for x in other.values())) or 1.0
    return sum(x * other.get(word, 0.0) for word, x in unit.items()) / length


def score(documents: Sequence[StoryText], cluster: Cluster, shuffles: int = SHUFFLES) -> Scores:
    """Score a clusterer over seeded shuffles of the documents."""
    gold = {document.id: document.story for document in documents}
    found = []
    for number in range(shuffles):
        order = list(documents)
        random.Random(SEED + number).shuffle(order)
        found.append(b_cubed(gold, cluster(order)))
    return Scores(
        f1=tuple(100 * one.f1 for one in found),
        precision=100 * statistics.fmean(one.precision for one in found),
        recall=100 * statistics.fmean(one.recall for one in found),
    )


def best_threshold(documents: Sequence[StoryText]) -> float:
    """Tune the baseline on documents: the threshold with the best mean F1, over the shuffles of the evaluation."""
    return max(BASELINE_THRESHOLDS, key=lambda threshold: score(documents, single_pass(threshold)).mean)


def report_stories(data: Path) -> Report:
    """Stories of ECB+ topics 25 to 35, beside a single-pass TF-IDF clusterer tuned on topics 1 to 24 as ours was."""
    tuning, test = read_texts(data, TUNING), read_texts(data, TEST)
    threshold = best_threshold(tuning)
    start = time.perf_counter()
    profiles = {document.id: profile_of(document) for document in (*tuning, *test)}
    middle = time.perf_counter()
    found = score(test, ours(profiles))
    rate = SHUFFLES * len(test) / (time.perf_counter() - middle)
    base = score(test, single_pass(threshold))
    seen, seen_base = score(tuning, ours(profiles)), score(tuning, single_pass(threshold))
    figures = (
        _figure("B-cubed F1, topics 25 to 35", found.mean, base.mean),
        replace(_figure("  standard deviation over shuffles", found.spread, base.spread), better="neither"),
        _figure("  lowest shuffle", min(found.f1), min(base.f1)),
        _figure("  precision", found.precision, base.precision),
        _figure("  recall", found.recall, base.recall),
        Figure(name="points above the baseline", value=found.mean - base.mean, digits=1),
        _figure("B-cubed F1, topics 1 to 24 (tuned on)", seen.mean, seen_base.mean),
        Figure(name="uncertain, percent of documents", value=_uncertain(test, profiles), digits=1),
        Figure(name="profiles made, documents/s", value=len(profiles) / (middle - start), digits=0, better="neither"),
        Figure(name="stories found or opened, documents/s", value=rate, digits=0, better="neither"),
    )
    return Report(
        name="stories",
        data=f"{len(test)} documents of ECB+ topics 25 to 35, from text alone, {SHUFFLES} shuffles from seed {SEED}",
        figures=figures,
        notes=(
            f"baseline: single-pass TF-IDF, cosine to the centroid, threshold {threshold:g} tuned on topics 1 to 24",
            "labels are topic and part (ecb, ecbplus): two events of one kind each; uncertain counts as new",
            "ECB+ has no dates, so that what time does to a story is not measured; address lines are left out",
        ),
        digest=digest(topic_files(data, TEST)),
    )


def _figure(name: str, value: float, base: float) -> Figure:
    return Figure(name=name, value=value, digits=1, baseline=f"{base:.1f}")


def _uncertain(documents: Sequence[StoryText], profiles: Mapping[str, Profile]) -> float:
    verdicts: Counter[str] = Counter()
    for number in range(SHUFFLES):
        order = list(documents)
        random.Random(SEED + number).shuffle(order)
        stream = StoryStream()
        verdicts.update(stream.add(profiles[document.id])[1] for document in order)
    return 100 * verdicts["uncertain"] / verdicts.total()
