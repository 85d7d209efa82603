"""Matrix products in strips so small that the library behind numpy starts no threads for them."""

import numpy as np

from purport.language.model_files import Floats

_MOST = 262_144
"""OpenBLAS divides a product of more multiplications among threads. These spin while they wait: where the machine has
other work, they cost ten times the product, and slow the encoder down too."""


def multiply(rows: Floats, matrix: Floats, out: Floats) -> None:
    """Write the product of two matrices to `out`, a few rows at a time."""
    strip = max(1, _MOST // max(1, matrix.size))
    for a in range(0, len(rows), strip):
        np.matmul(rows[a : a + strip], matrix, out=out[a : a + strip])
