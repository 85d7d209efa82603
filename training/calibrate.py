"""Fit what attribution span scores mean: `python -m training.calibrate --corpora DIR`.

An isotonic fit (pool adjacent violators) of "exact" on the shipped model's raw span scores over every second document
of PolNeAR dev, cut to a few knots per kind, is written into `labels.json` as `span_calibration`. The other documents
are for measuring: `purport evaluate certainty`.
"""

import argparse
import json
from pathlib import Path

from purport.evaluation.spans import KINDS, POLNEAR_DEV, read_polnear, span_scores
from purport.language import LanguageModel
from purport.language.model_files import DATA

KNOTS = 6


def main() -> None:
    """Read the arguments and fit."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, required=True)
    args = parser.parse_args()
    path = DATA / "labels.json"
    record = json.loads(path.read_text(encoding="utf-8"))
    record.pop("span_calibration", None)
    path.write_text(json.dumps(record, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    model = LanguageModel.load(threads=1)
    documents = list(read_polnear(args.corpora / POLNEAR_DEV))[::2]
    rows = [row for document in documents for row in span_scores(document, model)]
    record["span_calibration"] = {
        kind: knots([(score, right) for k, score, right in rows if k == kind]) for kind in KINDS
    }
    path.write_text(json.dumps(record, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(record["span_calibration"]))


def knots(rows: list[tuple[float, bool]]) -> list[tuple[float, float]]:
    """Return points (score, share that is right) on a rising line from 0 to 1, for interpolation.

    The scores are cut into groups of equal size; pooling makes the shares rise.
    """
    ordered = sorted(rows)
    size = max(1, len(ordered) // KNOTS)
    groups = [ordered[i : i + size] for i in range(0, len(ordered), size)]
    if len(groups) > 1 and len(groups[-1]) < size // 2:
        groups[-2:] = [groups[-2] + groups[-1]]
    pooled: list[list[float]] = []
    for group in groups:
        pooled.append([sum(s for s, _ in group), sum(r for _, r in group), len(group)])
        while len(pooled) > 1 and pooled[-2][1] / pooled[-2][2] > pooled[-1][1] / pooled[-1][2]:
            last = pooled.pop()
            pooled[-1] = [a + b for a, b in zip(pooled[-1], last, strict=True)]
    inner = [(round(s / n, 4), round(r / n, 4)) for s, r, n in pooled]
    return [(0.0, 0.0), *inner, (1.0, max(inner[-1][1], round(inner[-1][1], 4)))]


if __name__ == "__main__":
    main()
