"""From windows to tensors: wordpieces, length buckets, padding kept small."""

import math
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from purport.language import features
from purport.language.wordpieces import WordPieces
from training.examples import Window


@dataclass(slots=True)
class Batch:
    """Tensors of one forward pass; words of all windows stand one after another."""

    ids: Tensor
    mask: Tensor
    feats: Tensor
    first: Tensor
    lengths: list[int]
    windows: list[Window]

    def column(self, name: str) -> Tensor:
        """Return one word-level target over all windows."""
        return torch.tensor([x for w in self.windows for x in getattr(w, name)])


def collate(windows: list[Window], pieces: WordPieces) -> Batch:
    """Return the batch of some windows."""
    encoded = [pieces.encode(w.words) for w in windows]
    longest = max(sum(map(len, e)) for e in encoded) + 2
    ids = np.zeros((len(windows), longest), dtype=np.int64)
    mask = np.zeros((len(windows), longest), dtype=np.int64)
    feats = np.zeros((len(windows), longest, 3), dtype=np.int64)
    first: list[int] = []
    for row, (window, words) in enumerate(zip(windows, encoded, strict=True)):
        ids[row, 0] = pieces.cls
        at = 1
        for word, gap, word_pieces in zip(window.words, window.gaps, words, strict=True):
            first.append(row * longest + at)
            feats[row, at] = (features.shape(word), features.suffix(word), gap)
            ids[row, at : at + len(word_pieces)] = word_pieces
            at += len(word_pieces)
        ids[row, at] = pieces.sep
        mask[row, : at + 1] = 1
    return Batch(
        torch.from_numpy(ids), torch.from_numpy(mask), torch.from_numpy(feats), torch.tensor(first),
        [len(w.words) for w in windows], windows,
    )  # fmt: skip


def split_long(windows: list[Window], pieces: WordPieces, limit: int) -> list[Window]:
    """Drop windows that exceed the limit of wordpieces and note the size of the others."""
    kept: list[Window] = []
    for window in windows:
        window.pieces = sum(map(len, pieces.encode(window.words))) + 2
        if window.words and window.pieces <= limit:
            kept.append(window)
    return kept


class Stream:
    """An endless stream of batches of one kind of window, with windows of like length together."""

    def __init__(
        self, make_epoch: Callable[[random.Random], list[Window]], pieces: WordPieces, budget: int, seed: int
    ) -> None:
        self.make_epoch = make_epoch
        self.pieces = pieces
        self.budget = budget
        self.rng = random.Random(seed)
        self.epochs = 0
        self.progress = 0.0
        self._batches = self._run()

    def __next__(self) -> Batch:
        return next(self._batches)

    def _run(self) -> Iterator[Batch]:
        while True:
            windows = split_long(self.make_epoch(self.rng), self.pieces, 510)
            self.rng.shuffle(windows)
            groups: list[list[Window]] = []
            pool = 60 * max(1, self.budget // 100)
            for start in range(0, len(windows), pool):
                groups += self._bucket(sorted(windows[start : start + pool], key=lambda w: w.pieces))
            self.rng.shuffle(groups)
            for n, group in enumerate(groups):
                self.progress = self.epochs + n / len(groups)
                yield collate(group, self.pieces)
            self.epochs += 1

    def _bucket(self, ordered: list[Window]) -> list[list[Window]]:
        groups: list[list[Window]] = [[]]
        for window in ordered:
            if groups[-1] and window.pieces * (len(groups[-1]) + 1) > self.budget:
                groups.append([])
            groups[-1].append(window)
        return groups


def factuality_column(batch: Batch) -> Tensor:
    """Return the factuality targets, NaN where none is given."""
    return torch.tensor([math.nan if v is None else v for w in batch.windows for v in (w.factuality or ())])
