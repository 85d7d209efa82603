"""What one marked party of a sentence does to another, by a small network of its own.

It is a copy of the encoder, trained to look at two parties; it is loaded only when somebody asks. The codebook
remains the judge of what it knows.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Self

import numpy as np
import onnxruntime as ort

from purport.errors import ModelError
from purport.language.model_files import DATA, Floats
from purport.language.wordpieces import WordPieces

ROLES = {"actor": 1, "recipient": 2, "trigger": 3}
MAX_PIECES = 254
"""Wordpieces read of one sentence; what lies farther from the marked words is left out."""

BATCH = 32
NONE = "NONE"
"""The label for parties between whom nothing is said to happen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Parties:
    """A sentence's words and the numbers of those that belong to each role."""

    words: Sequence[str]
    roles: Mapping[str, Sequence[int]]


class RelationHead:
    """The network, its label list and its tokenizer."""

    def __init__(
        self, session: ort.InferenceSession, pieces: WordPieces, labels: tuple[str, ...], version: str
    ) -> None:
        self._session, self._pieces = session, pieces
        self.labels = labels
        self.version = version

    @classmethod
    def load(cls, *, folder: Path = DATA, threads: int = 1) -> Self:
        """Load the head that the package carries.

        Raises:
            ModelError: a file is missing or broken.
        """
        try:
            record = json.loads((folder / "relation.json").read_text(encoding="utf-8"))
            graph = (folder / "relation.onnx").read_bytes()
            if hashlib.sha256(graph).hexdigest() != record["sha256"]:
                raise ModelError(f"{folder / 'relation.onnx'} is not the graph that relation.json names; install again")
            labels, version = tuple(record["labels"]), str(record["version"])
        except (OSError, KeyError, ValueError, TypeError) as error:
            raise ModelError(f"the relation head in {folder} is incomplete or broken: {error}") from error
        options = ort.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        session = ort.InferenceSession(graph, options, providers=["CPUExecutionProvider"])
        return cls(session, WordPieces(folder / "tokenizer.json"), labels, version)

    def scores(self, items: Sequence[Parties]) -> Floats:
        """Return the probability of every label for every item: (items, labels)."""
        encoded = [mark_pieces(item.words, item.roles, self._pieces) for item in items]
        result: Floats = np.zeros((len(items), len(self.labels)), dtype=np.float32)
        order = sorted(range(len(items)), key=lambda n: len(encoded[n][0]))
        for at in range(0, len(order), BATCH):
            rows = order[at : at + BATCH]
            longest = max(len(encoded[n][0]) for n in rows)
            inputs = np.zeros((3, len(rows), longest), dtype=np.int64)
            for row, n in enumerate(rows):
                ids, roles = encoded[n]
                inputs[0, row, : len(ids)] = ids
                inputs[1, row, : len(ids)] = 1
                inputs[2, row, : len(ids)] = roles
            (logs,) = self._session.run(["labels"], dict(zip(("ids", "mask", "roles"), inputs, strict=True)))
            result[rows] = np.exp(logs)
        return result


def mark_pieces(
    words: Sequence[str], roles: Mapping[str, Sequence[int]], pieces: WordPieces
) -> tuple[list[int], list[int]]:
    """Return the wordpieces of a sentence and the role of each.

    Args:
        words: the sentence's words.
        roles: the numbers of the words that belong to a role of `ROLES`; where two overlap, the later one of
            actor, recipient and trigger stays.
        pieces: the tokenizer.

    Returns:
        Ids with the pieces that frame the sentence, and a number per id: 0, or the role's. A sentence that is too
        long is cut to the part around its marked words.
    """
    role_of = [0] * len(words)
    for name, number in ROLES.items():
        for word in roles.get(name, ()):
            role_of[word] = number
    encoded = pieces.encode(words)
    start, end = _window([len(p) for p in encoded], [i for i, role in enumerate(role_of) if role])
    ids, marks = [pieces.cls], [0]
    for own, role in zip(encoded[start:end], role_of[start:end], strict=True):
        ids += own
        marks += [role] * len(own)
    return [*ids, pieces.sep], [*marks, 0]


def _window(sizes: Sequence[int], marked: Sequence[int]) -> tuple[int, int]:
    """Return the words [start, end) to read: all, or those nearest to the first and last marked ones."""
    if sum(sizes) <= MAX_PIECES:
        return 0, len(sizes)
    start = end = marked[0] if marked else 0
    total = 0
    last = marked[-1] if marked else 0
    while end <= last and end < len(sizes) and total + sizes[end] <= MAX_PIECES:
        total += sizes[end]
        end += 1
    while True:
        grown = False
        if end < len(sizes) and total + sizes[end] <= MAX_PIECES:
            total, end, grown = total + sizes[end], end + 1, True
        if start > 0 and total + sizes[start - 1] <= MAX_PIECES:
            total, start, grown = total + sizes[start - 1], start - 1, True
        if not grown:
            return start, end
