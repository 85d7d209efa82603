"""Run the encoder over word sequences of any length and return one vector per word and head."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, chain

import numpy as np
import onnxruntime as ort

from purport.language import features
from purport.language.model_files import Floats, Ints, ModelFiles
from purport.language.wordpieces import WordPieces

MAX_PIECES = 510
"""Wordpieces in one window beside the two that frame it."""

OVERLAP = 96
"""Wordpieces shared by neighbouring windows of a longer paragraph."""

BATCH_PIECES = 1536
_MAX_REMEMBERED = 50_000

OUTPUTS = (
    "sentence", "upos", "xpos", "feats", "lemma", "arc_dep", "arc_head", "arc_root",
    "rel_dep", "rel_head", "names", "spans", "link", "factuality", "types", "cues",
)  # fmt: skip

LABELS = frozenset({"upos", "xpos", "feats", "lemma"})
"""Outputs of which only the best label is wanted."""


@dataclass(frozen=True, slots=True)
class _Window:
    """Words [start, end) go in; the outputs of [keep_start, keep_end) are used."""

    start: int
    end: int
    keep_start: int
    keep_end: int
    pieces: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Encoded:
    """What the encoder says of every word, stretch by stretch in the order in which it read them.

    `begins` is the row of each stretch's first word. The rows lie in `parts`, one after another: the outputs are
    large, and nobody needs them side by side. Of the tagging heads there is only the best label's number.
    """

    begins: list[int]
    parts: list[dict[str, Floats]]

    def column(self, name: str) -> Floats:
        """Return one output for all rows."""
        if len(self.parts) == 1:
            return self.parts[0][name]
        return np.concatenate([part[name] for part in self.parts])

    def rows(self, name: str, wanted: Sequence[int]) -> Floats:
        """Return one output for the rows that are wanted, in ascending order."""
        found: list[Floats] = []
        first, at = 0, 0
        for part in self.parts:
            values = part[name]
            to = bisect_left(wanted, first + len(values), at)
            found.append(values[[row - first for row in wanted[at:to]]])
            first, at = first + len(values), to
        return np.concatenate(found)


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

    def run(self, words: Sequence[str], gaps: Sequence[int], groups: Sequence[int]) -> Encoded:
        """Return every output for all words.

        Args:
            words: the words of all paragraphs, one after another.
            gaps: what stands before each word.
            groups: the first word of each stretch that is read on its own, ascending from 0.
        """
        pieces = self._pieces.encode(words)
        sizes = [len(p) for p in pieces]
        ends = [*groups[1:], len(words)]
        windows = [w for a, b in zip(groups, ends, strict=True) for w in _cut(sizes, a, b)]
        batches = _batches(windows)
        parts = [self._run_batch(batch, words, gaps, pieces) for batch in batches]
        if len(windows) > len(groups):
            return Encoded(begins=list(groups), parts=[_merged(batches, parts, len(words))])
        rows: dict[int, int] = {}
        row = 0
        for window in chain.from_iterable(batches):
            rows[window.start] = row
            row += window.end - window.start
        return Encoded(begins=[rows[a] for a in groups], parts=parts)

    def _run_batch(
        self,
        batch: Sequence[_Window],
        words: Sequence[str],
        gaps: Sequence[int],
        pieces: Sequence[tuple[int, ...]],
    ) -> dict[str, Floats]:
        """Return the outputs for the words of each window, one window after another."""
        longest = max(w.pieces for w in batch) + 2
        ids = np.zeros((len(batch), longest), dtype=np.int64)
        mask = np.zeros((len(batch), longest), dtype=np.int64)
        ids[:, 0] = self._pieces.cls
        first: list[int] = []
        read: list[int] = []
        before: list[int] = []
        for row, window in enumerate(batch):
            own = pieces[window.start : window.end]
            first += accumulate(map(len, own[:-1]), initial=row * longest + 1)
            last = window.pieces + 1
            ids[row, 1:last] = list(chain.from_iterable(own))
            ids[row, last] = self._pieces.sep
            mask[row, : last + 1] = 1
            read += map(_marks_of, words[window.start : window.end])
            before += gaps[window.start : window.end]
        places = np.asarray(first, dtype=np.int64)
        inputs = {"ids": ids, "mask": mask, "marks": _marks(ids.shape, places, read, before), "first": places}
        results = self._session.run(list(OUTPUTS), inputs)
        return {
            name: value.argmax(1) if name in LABELS else value for name, value in zip(OUTPUTS, results, strict=True)
        }


@lru_cache(maxsize=_MAX_REMEMBERED)
def _marks_of(word: str) -> int:
    """Return shape and suffix of a word as one number."""
    return features.shape(word) * features.N_SUFFIXES + features.suffix(word)


def _marks(shape: tuple[int, ...], first: Ints, read: Sequence[int], gaps: Sequence[int]) -> Ints:
    """Return shape, suffix and gap at the first wordpiece of every word, and nothing elsewhere."""
    marks = np.full((shape[0] * shape[1], 3), features.INSIDE, dtype=np.int64)
    marks[first, 0], marks[first, 1] = np.divmod(np.asarray(read, dtype=np.int64), features.N_SUFFIXES)
    marks[first, 2] = gaps
    return marks.reshape(*shape, 3)


def _merged(batches: Sequence[Sequence[_Window]], parts: Sequence[dict[str, Floats]], n: int) -> dict[str, Floats]:
    """Return one row per word, in order, where windows overlap: of each window the words that it keeps."""
    used: list[int] = []
    kept: list[int] = []
    begin = 0
    for window in chain.from_iterable(batches):
        used += range(begin + window.keep_start - window.start, begin + window.keep_end - window.start)
        kept += range(window.keep_start, window.keep_end)
        begin += window.end - window.start
    rows = np.empty(n, dtype=np.int64)
    rows[kept] = used
    return {name: np.concatenate([part[name] for part in parts])[rows] for name in OUTPUTS}


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
