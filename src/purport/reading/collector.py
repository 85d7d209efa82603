"""The garbage collector at rest while many articles are read.

The tables of names, places and codes are some 300,000 objects that live as long as the process. Every full collection
goes through all of them: a tenth of a second, every two dozen articles.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def at_rest() -> Iterator[None]:
    """Let the collector pass over everything that exists now, until the block ends.

    Where somebody has set objects aside before (a worker process, the host program), nothing is done or undone.
    """
    if gc.get_freeze_count():
        yield
        return
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()
