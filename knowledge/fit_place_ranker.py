"""Fit the weights of the toponym ranker: `python -m knowledge.fit_place_ranker DATA_DIR`.

Prints the lines of src/purport/mentions/data/place_weights.toml. How good such weights are on articles they were not
fitted on, `purport evaluate places` says. The texts stay where they are; only the weights are kept.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from purport.evaluation.place_corpora import CORPORA, read_corpus
from purport.evaluation.place_fitting import fit
from purport.mentions.place_ranker import FEATURES


def main() -> None:
    """Print the weights fitted on everything."""
    parser = argparse.ArgumentParser(prog="python -m knowledge.fit_place_ranker", description=__doc__)
    parser.add_argument("data_dir", type=Path)
    options = parser.parse_args()
    weights = fit([read_corpus(options.data_dir / "places" / f"{name}.xml") for name in CORPORA])
    for name, weight in zip(FEATURES, weights.values, strict=True):
        print(f"{name} = {weight:.3f}")


if __name__ == "__main__":
    main()
