"""Lets the collector of reference cycles run less often while articles are added."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

RARELY = 200_000, 10, 20
"""Thresholds of Python's collector: objects more than before, young rounds, middle rounds. So many objects take some
tens of megabytes; a writer whose memory is full lets go of as many as it makes."""


@contextmanager
def collector_slowed() -> Iterator[None]:
    """Let Python's collector of cycles wait for more objects.

    One article makes a thousand records that stay, none of which is part of a cycle; the collector would look at them a
    dozen times, and at all that the writer holds whenever that has grown by a quarter. Thresholds that are higher
    already stay as they are, and a collector that is switched off stays so. In the end what is young counts as old, so
    that the next look at young objects need not go through them; freezing and thawing does just that, unless somebody
    else has frozen something.
    """
    before = gc.get_threshold()
    if not before[0]:
        yield
        return
    gc.set_threshold(*map(max, before, RARELY))
    try:
        yield
    finally:
        if not gc.get_freeze_count():
            gc.freeze()
            gc.unfreeze()
        gc.set_threshold(*before)
