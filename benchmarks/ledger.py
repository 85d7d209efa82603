"""What a ledger costs: `python -m benchmarks.ledger [--large 100000] [--statements 15] [--minutes 60]`.

An invented stream (`benchmarks.stream`), seeded; reading is excluded. Adding is timed on ledgers of two sizes, in turns
and in processor time of this process, so that the ratio does not depend on what else the machine does. Articles are
handed over in blocks, as `purport add` does; each is still a transaction of its own. Building the large ledger takes
most of the time; `--keep FOLDER` leaves it for the next run, and `--minutes` stops building and measures at the size
that was reached.
"""

import argparse
import statistics
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from benchmarks.stream import stream

from purport.evaluation.report import machine
from purport.ledger.ledger import Ledger
from purport.records import Reading

TARGET_RATE, TARGET_RATIO, TARGET_PAGE = 200, 1.2, 100
SMALL, BLOCK, PAGES = 1_000, 100, 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """A ledger, its path and size, the readings that follow, the seconds of processor time that building it took."""

    ledger: Ledger
    path: Path
    size: int
    after: Iterator[Reading]
    seconds: float
    built: int


def build(path: Path, size: int, readings: Iterator[Reading], minutes: float) -> Built:
    """Bring a ledger to `size` articles, or as far as so many minutes allow."""
    ledger = Ledger(path)
    known = ledger.reports()
    began, end, done = time.process_time(), time.monotonic() + 60 * minutes, 0
    for _ in islice(readings, known):
        done += 1
    while done < size and time.monotonic() < end:
        ledger.add(islice(readings, min(BLOCK, size - done)))
        done += min(BLOCK, size - done)
        if done % 5_000 == 0:
            took = time.process_time() - began
            print(f"  {done} of {size} articles, {1000 * took / max(done - known, 1):.2f} ms each so far", flush=True)
    took = time.process_time() - began
    return Built(ledger=ledger, path=path, size=done, after=readings, seconds=took, built=done - known)


def in_turns(ledgers: list[Built], rounds: int) -> list[float]:
    """Time adding in blocks, one ledger after the other. Returns the mean seconds an article for each.

    What is done only now and then (filing, checkpoints, collecting) counts, so that it has to be the mean of many.
    """
    times: list[list[float]] = [[] for _ in ledgers]
    for _ in range(rounds):
        for place, one in enumerate(ledgers):
            block = list(islice(one.after, BLOCK))
            began = time.process_time()
            one.ledger.add(block)
            times[place].append((time.process_time() - began) / len(block))
    return [statistics.fmean(some) for some in times]


def pages(ledger: Ledger) -> tuple[float, float, float]:
    """Time claim pages and the list of claims. Returns milliseconds: the page's median and slowest, the list."""
    rows = ledger.claims(limit=5_000)
    chosen = rows[:: max(1, len(rows) // PAGES)][:PAGES]
    found = []
    for row in chosen:
        began = time.perf_counter()
        ledger.show(row["claim"])
        found.append(1000 * (time.perf_counter() - began))
    began = time.perf_counter()
    ledger.claims(country="NER", realisation="happened")
    return statistics.median(found), max(found), 1000 * (time.perf_counter() - began)


def main() -> None:
    """Print the figures."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--large", type=int, default=100_000)
    options.add_argument("--statements", type=int, default=15)
    options.add_argument("--rounds", type=int, default=10, choices=range(1, 31))
    options.add_argument("--seed", type=int, default=2031)
    options.add_argument("--minutes", type=float, default=24 * 60)
    options.add_argument("--keep", type=Path)
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory(prefix="purport-ledger-") as scratch:
        folder = chosen.keep or Path(scratch)
        folder.mkdir(parents=True, exist_ok=True)
        said = f"{chosen.statements} statements an article"
        print(f"machine: {machine()}; {said}, one process, seed {chosen.seed}", flush=True)
        goals = (
            (Path(scratch) / "small.db", SMALL),
            (folder / f"large-{chosen.statements}-{chosen.large}.db", chosen.large),
        )
        small, large = (
            build(path, size, stream(chosen.seed, statements=chosen.statements), chosen.minutes) for path, size in goals
        )
        if large.built > SMALL:
            print(f"articles a second, whole stream      {large.built / large.seconds:8.1f}")
        # The first block after a ledger was opened reads what the writer then holds.
        in_turns([small, large], 2)
        costs = in_turns([small, large], chosen.rounds)
        page, slowest, listed = pages(large.ledger)
        reports = large.ledger.reports()
        large.ledger.close()
        size = large.path.stat().st_size / 1000 / reports
        print(f"adding to {small.size} articles, ms          {1000 * costs[0]:8.2f}")
        print(f"adding to {large.size} articles, ms        {1000 * costs[1]:8.2f}")
        print(f"ratio                                {costs[1] / costs[0]:8.2f}   (at most {TARGET_RATIO})")
        print(f"articles a second, large ledger      {1 / costs[1]:8.1f}   (at least {TARGET_RATE})")
        print(f"claim page, ms, median and slowest   {page:8.1f} {slowest:8.1f}   (under {TARGET_PAGE})")
        print(f"claims of a country, ms              {listed:8.1f}")
        print(f"kilobytes an article                 {size:8.1f}")


if __name__ == "__main__":
    main()
