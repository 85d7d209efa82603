"""Run the encoder over word sequences of any length and return one vector per word and head."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import onnxruntime as ort

from purport.language import features
from purport.language.model_files import Floats, ModelFiles
from purport.language.wordpieces import WordPieces

MAX_PIECES = 510
"""Wordpieces in one window beside the two that frame it."""

OVERLAP = 96
"""Wordpieces shared by neighbouring windows of a longer paragraph."""

BATCH_PIECES = 1536
_MAX_REMEMBERED = 50_000

OUTPUTS = (
    "sentence", "upos", "xpos", "feats", "lemma", "arc_dep", "arc_head", "arc_root",
    "rel_dep", "rel_head", "names", "spans", "link", "factuality",
)  # fmt: skip

LABELS = frozenset({"upos", "xpos", "feats", "lemma"})
"""Outputs of which only the best label is wanted. Its number is small, so float32 holds it exactly."""


@dataclass(frozen=True, slots=True)
class _Window:
    """Words [start, end) go in; the outputs of [keep_start, keep_end) are used."""

    start: int
    end: int
    keep_start: int
    keep_end: int
    pieces: int


class Encoder:
    """The ONNX session and what turns words into its inputs."""

    def __init__(self, files: ModelFiles, *, threads: int) -> None:
        options = ort.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        options.log_severity_level = 3
        self._session = ort.InferenceSession(files.graph, options, providers=["CPUExecutionProvider"])
        self._pieces = WordPieces(files.tokenizer)
        self._seen: dict[str, tuple[int, int]] = {}

    def run(self, words: Sequence[str], gaps: Sequence[int], groups: Sequence[int]) -> dict[str, Floats]:
        """Return every output for all words; of the tagging heads only the best label's number, to save memory.

        Args:
            words: the words of all paragraphs, one after another.
            gaps: what stands before each word.
            groups: the first word of each stretch that is read on its own, ascending from 0.
        """
        pieces = self._pieces.encode(words)
        sizes = [len(p) for p in pieces]
        ends = [*groups[1:], len(words)]
        windows = [w for a, b in zip(groups, ends, strict=True) for w in _cut(sizes, a, b)]
        out: dict[str, Floats] = {}
        for batch in _batches(windows):
            self._run_batch(batch, words, gaps, pieces, out)
        return out

    def _run_batch(
        self,
        batch: Sequence[_Window],
        words: Sequence[str],
        gaps: Sequence[int],
        pieces: Sequence[tuple[int, ...]],
        out: dict[str, Floats],
    ) -> None:
        longest = max(w.pieces for w in batch) + 2
        ids = np.zeros((len(batch), longest), dtype=np.int64)
        mask = np.zeros((len(batch), longest), dtype=np.int64)
        marks = np.zeros((len(batch), longest, 3), dtype=np.int64)
        first: list[int] = []
        read: list[tuple[int, int, int]] = []
        used: list[int] = []
        kept: list[int] = []
        for row, window in enumerate(batch):
            flat = [self._pieces.cls]
            at, begin = row * longest, len(first)
            for part in pieces[window.start : window.end]:
                first.append(at + len(flat))
                flat += part
            flat.append(self._pieces.sep)
            ids[row, : len(flat)] = flat
            mask[row, : len(flat)] = 1
            read += self._features(words[window.start : window.end], gaps[window.start : window.end])
            used += range(begin + window.keep_start - window.start, begin + window.keep_end - window.start)
            kept += range(window.keep_start, window.keep_end)
        marks.reshape(-1, 3)[first] = read
        inputs = {"ids": ids, "mask": mask, "marks": marks, "first": np.asarray(first, dtype=np.int64)}
        results = self._session.run(list(OUTPUTS), inputs)
        used_rows, kept_rows = np.asarray(used, dtype=np.int64), np.asarray(kept, dtype=np.int64)
        for name, value in zip(OUTPUTS, results, strict=True):
            array = np.asarray(value)
            if name in LABELS:
                array = array.argmax(1)
            whole = out.get(name)
            if whole is None:
                whole = out[name] = np.empty((len(words), *array.shape[1:]), dtype=np.float32)
            whole[kept_rows] = array[used_rows] if len(used) < len(first) else array

    def _features(self, words: Sequence[str], gaps: Sequence[int]) -> list[tuple[int, int, int]]:
        seen = self._seen
        if len(seen) > _MAX_REMEMBERED:
            seen.clear()
        table: list[tuple[int, int, int]] = []
        for word, gap in zip(words, gaps, strict=True):
            pair = seen.get(word)
            if pair is None:
                pair = seen[word] = (features.shape(word), features.suffix(word))
            table.append((*pair, gap))
        return table


def _cut(sizes: Sequence[int], start: int, end: int) -> list[_Window]:
    """Cut words [start, end) into windows that overlap; each word is kept from where it has most context."""
    total = sum(sizes[start:end])
    if total <= MAX_PIECES:
        return [_Window(start, end, start, end, total)] if end > start else []
    bounds: list[tuple[int, int, int]] = []
    a = start
    while True:
        b, size = a, 0
        while b < end and size + sizes[b] <= MAX_PIECES:
            size += sizes[b]
            b += 1
        bounds.append((a, b, size))
        if b == end:
            break
        a, back = b, 0
        while back < OVERLAP:
            a -= 1
            back += sizes[a]
    windows: list[_Window] = []
    keep = start
    for n, (a, b, size) in enumerate(bounds):
        until = b if n == len(bounds) - 1 else (bounds[n + 1][0] + b) // 2
        windows.append(_Window(a, b, keep, until, size))
        keep = until
    return windows


def _batches(windows: Sequence[_Window]) -> list[list[_Window]]:
    """Group windows of like size, so that little is spent on padding."""
    groups: list[list[_Window]] = []
    size = 0
    for window in sorted(windows, key=lambda w: (w.pieces, w.start)):
        if not groups or (len(groups[-1]) + 1) * (window.pieces + 2) > BATCH_PIECES or window.pieces > 2 * size + 8:
            groups.append([])
            size = window.pieces
        groups[-1].append(window)
    return groups
