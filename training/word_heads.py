"""Heads that look at single words: which event type a word triggers, of which class a cue is.

`python -m training.word_heads folds --corpora DIR` cross-validates by article; `python -m training.word_heads train
--corpora DIR --to FOLDER --version V` fits on all and puts the heads into `FOLDER/model.onnx`. The encoder stays as it
is.
"""

import argparse
import hashlib
import json
import random
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional

from purport.language.analysis import CUE_LABELS, TRIGGER_LABELS
from training.word_examples import Words, read_blocks, rows
from training.word_vectors import Array, Head, Reader, with_heads

SIZE = 128
EPOCHS = 14
BATCH = 256
RATE = 1e-3
DECAY = 1e-2
DROP_VECTORS, DROP_HIDDEN = 0.1, 0.3
SEED = 7
FOLDS = 5
THRESHOLDS = (0.3, 0.5, 0.7, 0.9)
Fitted = tuple[nn.Sequential, Array, Array]


def main() -> None:
    """Read the arguments and run."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=("folds", "train"))
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--to", type=Path)
    parser.add_argument("--version")
    args = parser.parse_args()
    triggers, cues = rows(read_blocks(args.corpora), Reader())
    print(f"{_told(triggers)} triggers, {_told(cues)} cues", flush=True)
    if args.what == "folds":
        for source in ("articles", "passages", "types"):
            print(f"types, {source}: {cross_validate(triggers, len(TRIGGER_LABELS), source)}", flush=True)
        for source in ("articles", "passages", "chains"):
            print(f"cues, {source}: {cross_validate(cues, len(CUE_LABELS), source)}", flush=True)
        return
    if args.to is None or args.version is None:
        parser.error("train needs --to and --version")
    heads = [
        _head("types", fit(triggers, range(len(triggers.labels)), len(TRIGGER_LABELS))),
        _head("cues", fit(cues, range(len(cues.labels)), len(CUE_LABELS))),
    ]
    _write(args.to, args.version, heads)


def _told(words: Words) -> int:
    return sum(label > 0 for label in words.labels)


def fit(words: Words, chosen: Sequence[int], n_labels: int, seed: int = SEED) -> Fitted:
    """Fit a head on the chosen rows. Returns the network, and mean and spread of the vectors."""
    torch.manual_seed(seed)
    vectors = np.stack([words.vectors[i] for i in chosen])
    mean, spread = vectors.mean(axis=0), vectors.std(axis=0) + 1e-3
    x = torch.from_numpy((vectors - mean) / spread)
    y = torch.tensor([words.labels[i] for i in chosen])
    net = nn.Sequential(
        nn.Dropout(DROP_VECTORS), nn.Linear(x.shape[1], SIZE), nn.ReLU(), nn.Dropout(DROP_HIDDEN),
        nn.Linear(SIZE, n_labels),
    )  # fmt: skip
    optimizer = torch.optim.AdamW(net.parameters(), lr=RATE, weight_decay=DECAY)
    steps = EPOCHS * (len(y) // BATCH + 1)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, RATE, total_steps=steps)
    net.train()
    for _ in range(EPOCHS):
        order = torch.randperm(len(y))
        for at in range(0, len(y), BATCH):
            _step(net, optimizer, x[order[at : at + BATCH]], y[order[at : at + BATCH]])
            schedule.step()
    net.eval()
    return net, mean, spread


def _step(net: nn.Module, optimizer: torch.optim.Optimizer, x: Tensor, y: Tensor) -> None:
    loss = functional.cross_entropy(net(x), y)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()


def cross_validate(words: Words, n_labels: int, source: str) -> str:
    """Score the rows of one source in folds by group; all other rows always train."""
    groups = sorted({group for group in words.groups if group[0] == source})
    random.Random(1).shuffle(groups)
    said: list[Array] = []
    gold: list[int] = []
    for fold in range(FOLDS):
        held = set(groups[fold::FOLDS])
        tested = [i for i, group in enumerate(words.groups) if group in held]
        trained = [i for i, group in enumerate(words.groups) if group not in held]
        net, mean, spread = fit(words, trained, n_labels)
        x = torch.from_numpy((np.stack([words.vectors[i] for i in tested]) - mean) / spread)
        with torch.no_grad():
            said.append(torch.softmax(net(x), dim=1).numpy())
        gold += [words.labels[i] for i in tested]
    return _report(np.concatenate(said), np.array(gold))


def _report(said: Array, gold: NDArray[np.int64]) -> str:
    best = said[:, 1:].argmax(axis=1) + 1
    parts: list[str] = []
    for threshold in THRESHOLDS:
        found = 1 - said[:, 0] > threshold
        hit = (found & (gold > 0)).sum()
        right = (found & (gold == best)).sum()
        total = found.sum() + (gold > 0).sum()
        parts.append(
            f"{threshold}: P {100 * hit / found.sum():.1f} R {100 * hit / (gold > 0).sum():.1f} "
            f"F {200 * hit / total:.1f} labelled F {200 * right / total:.1f}"
        )
    return "; ".join(parts)


def _head(name: str, fitted: Fitted) -> Head:
    """Fold the standardisation into the first layer."""
    net, mean, spread = fitted
    first, second = net[1], net[4]
    weight = (first.weight.detach().numpy() / spread).T.astype(np.float32)
    return Head(
        name=name,
        first=weight,
        first_bias=(first.bias.detach().numpy() - mean @ weight).astype(np.float32),
        second=np.ascontiguousarray(second.weight.detach().numpy().T),
        second_bias=second.bias.detach().numpy(),
    )


def _write(folder: Path, version: str, heads: Sequence[Head]) -> None:
    path = folder / "model.onnx"
    onnx.save(with_heads(onnx.load(path), heads), path)
    record = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
    record |= {"version": version, "sha256": hashlib.sha256(path.read_bytes()).hexdigest()}
    record |= {"types": list(TRIGGER_LABELS), "cues": list(CUE_LABELS)}
    (folder / "labels.json").write_text(json.dumps(record, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
