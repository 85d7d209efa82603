"""Holds the collector of reference cycles back while an article is added."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collector_paused() -> Iterator[None]:
    """Let Python's collector of cycles wait.

    One article makes thousands of records, none of which is part of a cycle; the collector would look at them a dozen
    times. It is switched on again at the end, unless it was off before.
    """
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
