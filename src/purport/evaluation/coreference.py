"""Events across documents on given mentions of ECB+: ours beside lemma with document similarity."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np

from purport.evaluation.clusters import Score, b_cubed, ceaf_e, conll, muc, pairs
from purport.evaluation.ecbplus import checked_sentences, read_documents, story_files
from purport.evaluation.event_mentions import ReadDocument, ReadMention, read_mentions
from purport.evaluation.linking import average_link, closed
from purport.evaluation.mention_pairs import (
    Floats,
    Pair,
    Setting,
    fit,
    learn_words,
    pairs_of,
    probabilities,
    setting_of,
)
from purport.evaluation.report import Figure, Report, digest
from purport.language import LanguageModel

LAST_TUNING_TOPIC, LAST_TOPIC = 24, 35
DELTAS = tuple(round(0.1 + 0.025 * step, 3) for step in range(9))
LEAST = (0.3, 0.35, 0.4, 0.45, 0.5)
FOLDS = 6


def report_coreference(data: Path) -> Report:
    """Read ECB+ with the shipped model, tune on topics 1 to 24, and score on topics 25 to 35."""
    from purport.reading.session import default_session

    files = [path for path in story_files(data) if int(path.parent.name) <= LAST_TOPIC]
    return score_coreference(files, data, default_session().model)


def score_coreference(files: Sequence[Path], data: Path, model: LanguageModel) -> Report:
    """Score event coreference on the checked sentences of the files."""
    documents = list(read_mentions(read_documents(list(files), checked_sentences(data)), model))
    tuning = [d for d in documents if d.topic <= LAST_TUNING_TOPIC]
    testing = [d for d in documents if d.topic > LAST_TUNING_TOPIC]
    before, now = setting_of(tuning), setting_of(testing)
    delta, tuned_lemma = _best({d: lemma_delta(tuning, before, d) for d in DELTAS}, _gold(tuning))
    ours, least, tuned_ours = link_mentions(tuning, before, testing, now)
    gold, lemma = _gold(testing), lemma_delta(testing, now, delta)
    count = sum(len(d.mentions) for d in testing)
    return Report(
        name="coreference",
        data=f"ECB+ topics 25 to 35, {count} given event mentions in {len(testing)} documents, no gold topics",
        figures=tuple(_figures(gold, ours, lemma)),
        notes=(
            "only the sentences whose annotation its makers checked are scored, as is usual",
            f"baseline: same lemma of the head, and TF-IDF cosine of the documents of at least {delta:g}, links closed "
            "transitively",
            f"tuned on topics 1 to 24, where ours has CoNLL F1 {100 * tuned_ours:.1f} (six folds by topic, least mean "
            f"probability {least:g}) and the baseline {100 * tuned_lemma:.1f}",
            "mentions are bare words here; arguments, dates and places are what our pipeline reads around them",
        ),
        digest=digest(files),
    )


def _gold(documents: Sequence[ReadDocument]) -> dict[str, str]:
    return {mention.id: mention.chain for document in documents for mention in document.mentions}


def _best(found: Mapping[float, Mapping[str, str]], gold: Mapping[str, str]) -> tuple[float, float]:
    scores = {setting: conll(gold, labels) for setting, labels in found.items()}
    best = max(scores, key=lambda setting: (scores[setting], -setting))
    return best, scores[best]


def _figures(gold: Mapping[str, str], ours: Mapping[str, str | int], lemma: Mapping[str, str]) -> Iterator[Figure]:
    theirs = f"{100 * conll(gold, lemma):.1f} (lemma, similar documents)"
    yield Figure(name="CoNLL F1", value=100 * conll(gold, ours), baseline=theirs)
    for name, score in (("MUC", muc), ("B-cubed", b_cubed), ("CEAFe", ceaf_e)):
        mine = score(gold, ours)
        yield Figure(name=f"{name} F1", value=100 * mine.f1, baseline=_parts(score(gold, lemma)))
        yield Figure(name=f"{name} precision", value=100 * mine.precision)
    merged = f"{100 * pairs(gold, lemma).precision:.1f}"
    yield Figure(name="merge precision, pairs", value=100 * pairs(gold, ours).precision, baseline=merged)


def _parts(score: Score) -> str:
    return f"{100 * score.f1:.1f} (precision {100 * score.precision:.1f})"


def lemma_delta(documents: Sequence[ReadDocument], setting: Setting, least: float) -> dict[str, str]:
    """Give the baseline's clusters: the same lemma, in one document or in two with a cosine of at least `least`."""
    by_lemma: defaultdict[str, list[ReadMention]] = defaultdict(list)
    for document in documents:
        for mention in document.mentions:
            by_lemma[mention.lemma].append(mention)
    links = (
        (a.id, b.id)
        for mentions in by_lemma.values()
        for i, a in enumerate(mentions)
        for b in mentions[i + 1 :]
        if setting.alike[a.document, b.document] >= least
    )
    return closed((m.id for d in documents for m in d.mentions), links)


def link_mentions(
    tuning: Sequence[ReadDocument], before: Setting, testing: Sequence[ReadDocument], now: Setting
) -> tuple[dict[str, int], float, float]:
    """Learn on one set of documents and link the mentions of another.

    Returns the cluster of each mention, the least mean probability that two clusters were joined at, and the CoNLL F1
    that it had on the tuning documents, their weights fitted without the topic at hand.
    """
    known = [mention for document in tuning for mention in document.mentions]
    words = learn_words(known, before)
    places, rows = pairs_of(known, before, words, leave_out=True)
    labels = np.array([known[i].chain == known[j].chain for i, j in places], dtype=np.float64)
    folds = np.array([known[i].topic % FOLDS for i, _ in places])
    unseen = np.zeros(len(labels))
    for fold in range(FOLDS):
        there = folds == fold
        if there.any():
            unseen[there] = probabilities(rows[there], fit(rows[~there], labels[~there]))
    least, tuned = _best({t: _named(known, _clusters(known, places, unseen, t)) for t in LEAST}, _gold(tuning))
    fresh = [mention for document in testing for mention in document.mentions]
    new_places, new_rows = pairs_of(fresh, now, words, leave_out=False)
    found = _clusters(fresh, new_places, probabilities(new_rows, fit(rows, labels)), least)
    return {m.id: cluster for m, cluster in zip(fresh, found, strict=True)}, least, tuned


def _clusters(mentions: Sequence[ReadMention], places: Sequence[Pair], chances: Floats, least: float) -> list[int]:
    return average_link(len(mentions), dict(zip(places, map(float, chances), strict=True)), least)


def _named(mentions: Sequence[ReadMention], clusters: Sequence[int]) -> dict[str, str]:
    return {mention.id: str(cluster) for mention, cluster in zip(mentions, clusters, strict=True)}
