"""`purport evaluate certainty`: factuality, denials, confirmations, and whether scores mean what they say."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from purport.evaluation.calibration import bins, expected_error
from purport.evaluation.end_to_end import gold_folder, predict
from purport.evaluation.gold import event_pairs
from purport.evaluation.gold_articles import GoldArticle, Record, load_gold
from purport.evaluation.rates import macro_f1
from purport.evaluation.report import Figure, Report
from purport.evaluation.spans import KINDS, POLNEAR_DEV, GoldDocument, factuality_pairs, read_polnear, span_scores
from purport.reading.session import default_session

OWN_PASSAGES = Path("tests/gold/open")
TRAIN_MEDIAN = 1.875
"""The median of the 22,108 labels of UDS-IH2 train: the best constant."""
EVENT_BINS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Stances:
    """Counts of what gold articles deny or confirm and what is said of it, and the events' scores with their truth."""

    denied: int
    denied_found: int
    events: int
    falsely_confirmed: int
    scores: tuple[float, ...]
    right: tuple[bool, ...]


def evaluate_certainty(data: Path) -> Report:
    """Score certainty on UDS-IH2 dev, PolNeAR dev, the gold articles and the project's own open passages."""
    model = default_session().model
    pairs = list(factuality_pairs(data, model))
    gold, said = np.array([g for g, _ in pairs]), np.array([s for _, s in pairs])
    median = np.full(len(gold), TRAIN_MEDIAN)
    spans = [row for d in _held_out(data) for row in span_scores(d, model)]
    articles = load_gold(gold_folder(data))
    own = load_gold(OWN_PASSAGES) if OWN_PASSAGES.is_dir() else []
    stances = count_stances([*articles, *own], predict)
    figures = [
        Figure(name="factuality, mean absolute error", value=float(np.abs(gold - said).mean()), digits=3, better="less",
               baseline=f"{float(np.abs(gold - median).mean()):.3f} (train median)",
               published="0.96 (unverified)"),
        Figure(name="factuality, Pearson r", value=float(np.corrcoef(gold, said)[0, 1]), digits=3,
               baseline="0 (constant)", published="0.77 (unverified)"),
        Figure(name="factuality, three classes, macro F1", value=100 * macro_f1(classes(gold), classes(said)),
               baseline=f"{100 * macro_f1(classes(gold), classes(median)):.1f} (train median)"),
    ]  # fmt: skip
    for kind in KINDS:
        mine = [(score, right) for k, score, right in spans if k == kind]
        figures.append(
            Figure(name=f"{kind} spans, calibration error", digits=3, better="less",
                   value=expected_error([s for s, _ in mine], [r for _, r in mine]))
        )  # fmt: skip
    figures += [
        Figure(name="event scores, calibration error", digits=3, better="less",
               value=expected_error(stances.scores, stances.right, EVENT_BINS)),
        Figure(name="denials found", value=100 * stances.denied_found / max(1, stances.denied)),
        Figure(name="falsely confirmed, percent", value=100 * stances.falsely_confirmed / max(1, stances.events),
               better="less"),
    ]  # fmt: skip
    return Report(
        name="certainty",
        data=f"UDS-IH2 dev, {len(pairs)} predicates; PolNeAR dev; {len(articles)} articles, {len(own)} own passages",
        figures=tuple(figures),
        notes=(
            "classes: at most -1 is no, at least +1 is yes, between them open",
            f"denials: {stances.denied} events that the gold has as denied and whose trigger was found",
            f"falsely confirmed: of {stances.events} events found that the gold does not have as confirmed",
            *(f"event scores {b.low:.1f} to {b.high:.1f}: {b.count} events, mean score {b.score:.2f}, right type "
              f"{b.right:.2f}" for b in bins(stances.scores, stances.right, EVENT_BINS)),
            *(f"{kind} spans {b.low:.1f} to {b.high:.1f}: {b.count}, mean score {b.score:.2f}, exact {b.right:.2f}"
              for kind in KINDS
              for b in bins([s for k, s, _ in spans if k == kind], [r for k, _, r in spans if k == kind], EVENT_BINS)),
        ),
    )  # fmt: skip


def _held_out(data: Path) -> list[GoldDocument]:
    """Give every second document of PolNeAR dev: the others were used to fit the calibration."""
    return list(read_polnear(data / POLNEAR_DEV))[1::2]


def count_stances(articles: Sequence[GoldArticle], read: Callable[[GoldArticle], Record]) -> Stances:
    """Count denials and confirmations over events that both sides have, and collect the scores of all events."""
    denied = found = events = false = 0
    scores: list[float] = []
    right: list[bool] = []
    for article in articles:
        predicted = read(article)
        typed = set()
        for g, p in event_pairs(article.gold, predicted, article.text):
            denied += g["support"] == "denied"
            found += g["support"] == p["support"] == "denied"
            if g["support"] != "confirmed":
                events += 1
                false += p["support"] == "confirmed"
            if g["type"] == p["type"]:
                typed.add(p["id"])
        for p in predicted["events"]:
            scores.append(float(p["score"]))
            right.append(p["id"] in typed)
    return Stances(
        denied=denied, denied_found=found, events=events, falsely_confirmed=false, scores=tuple(scores),
        right=tuple(right),
    )  # fmt: skip


def classes(values: np.ndarray) -> list[int]:
    """Sort factuality into no (-1), open (0) and yes (1)."""
    return [-1 if v <= -1 else 1 if v >= 1 else 0 for v in values.tolist()]
