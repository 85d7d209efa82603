"""MinHash, the usual way to find near-duplicates: the baseline of the evaluation of copies."""

from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from purport.ledger.shingles import shingles_of, words_of

PERMUTATIONS = 128
SIMILAR = 0.5
_PRIME = (1 << 31) - 1


class MinHashIndex:
    """Signatures of texts; a new text is compared with all of them."""

    def __init__(self) -> None:
        seeded = np.random.default_rng(1)
        self._a = seeded.integers(1, _PRIME, PERMUTATIONS, dtype=np.uint64)
        self._b = seeded.integers(0, _PRIME, PERMUTATIONS, dtype=np.uint64)
        self._names: list[str] = []
        self._signatures: list[NDArray[np.uint64]] = []

    def add(self, name: str, text: str) -> None:
        """Index a text."""
        self._names.append(name)
        self._signatures.append(self._signature(text))

    def find(self, name: str, text: str) -> frozenset[str]:
        """Give the names of the indexed texts whose estimated Jaccard similarity is at least .5."""
        equal = (np.stack(self._signatures) == self._signature(text)).mean(axis=1)
        return frozenset(self._names[i] for i in np.flatnonzero(equal >= SIMILAR) if self._names[i] != name)

    def _signature(self, text: str) -> NDArray[np.uint64]:
        hashes = [
            int.from_bytes(blake2b(" ".join(shingle).encode(), digest_size=4).digest(), "big") % _PRIME
            for shingle in shingles_of(words_of(text))
        ] or [0]
        values = np.asarray(hashes, dtype=np.uint64)
        found: NDArray[np.uint64] = ((np.outer(self._a, values) + self._b[:, None]) % np.uint64(_PRIME)).min(axis=1)
        return found
