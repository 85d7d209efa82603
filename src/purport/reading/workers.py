"""Reads many inputs in several processes, order kept."""

from __future__ import annotations

import gc
import multiprocessing
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from functools import partial

from purport.errors import UsageError
from purport.reading.session import BATCH, Item, Metadata, batches, default_session
from purport.records import Reading


def read_parallel(
    items: Iterable[Item], *, workers: int, allow_private: bool = False, metadata: Metadata
) -> Iterator[Reading]:
    """Read items with `workers` processes, each with its own model and one thread.

    At most two batches per worker are in flight, so that a stream of any length stays in memory.
    Raises UsageError when `workers` is not positive.
    """
    if workers < 1:
        raise UsageError(f"workers must be at least 1, not {workers}")
    if workers == 1:
        yield from default_session().read_stream(items, allow_private=allow_private, **metadata)
        return
    work = partial(_read_batch, allow_private=allow_private, metadata=metadata)
    # Spawned, not forked: the ONNX runtime's threads do not survive a fork.
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(workers, mp_context=context, initializer=_load) as pool:
        pending: list[Future[list[Reading]]] = []
        for batch in batches(items, BATCH):
            pending.append(pool.submit(work, batch))
            if len(pending) >= 2 * workers:
                yield from pending.pop(0).result()
        for future in pending:
            yield from future.result()


def _load() -> None:
    """Load the model and the tables, and let the collector pass over them: they live as long as the process."""
    default_session().read({"text": "Peru recalled its envoy on Monday.", "published": "2024-05-14"})
    gc.collect()
    gc.freeze()


def _read_batch(batch: list[Item], *, allow_private: bool, metadata: Metadata) -> list[Reading]:
    return default_session().read_batch(batch, allow_private=allow_private, **metadata)
