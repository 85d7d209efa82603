"""What a ledger costs: `python -m benchmarks.ledger [--large 100000]`.

An invented stream (`benchmarks.stream`), seeded; reading is excluded. Adding is timed on ledgers of two sizes, in turns
and in processor time of this process, so that the ratio does not depend on what else the machine does. Building the
large ledger takes most of the time; `--keep FOLDER` leaves it for the next run.
"""

import argparse
import statistics
import tempfile
import time
from itertools import islice
from pathlib import Path

from benchmarks.stream import stream

from purport.evaluation.report import machine
from purport.ledger.ledger import Ledger
from purport.records import Reading

TARGET_RATE, TARGET_RATIO, TARGET_PAGE = 200, 1.2, 100
SMALL, BLOCK, PAGES = 1_000, 100, 40


def build(path: Path, size: int, seed: int) -> tuple[Ledger, list[Reading], float]:
    """Bring a ledger to `size` articles. Returns it, the readings that follow, and the seconds it took."""
    ledger = Ledger(path)
    known = ledger.reports()
    readings = stream(seed)
    began = time.process_time()
    for number, reading in enumerate(islice(readings, size), 1):
        if number > known:
            ledger.add(reading)
        if number % 5_000 == 0:
            print(f"  {number} of {size} articles", flush=True)
    took = time.process_time() - began
    ahead = max(0, known - size)
    return ledger, list(islice(readings, ahead, ahead + 10 * BLOCK)), took


def in_turns(ledgers: list[tuple[Ledger, list[Reading]]], rounds: int) -> list[float]:
    """Time adding in blocks, one ledger after the other. Returns the median seconds an article for each."""
    times: list[list[float]] = [[] for _ in ledgers]
    for number in range(rounds):
        for place, (ledger, readings) in enumerate(ledgers):
            block = readings[number * BLOCK : (number + 1) * BLOCK]
            began = time.process_time()
            for reading in block:
                ledger.add(reading)
            times[place].append((time.process_time() - began) / len(block))
    return [statistics.median(some) for some in times]


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
    options.add_argument("--rounds", type=int, default=5, choices=range(1, 11))
    options.add_argument("--seed", type=int, default=2031)
    options.add_argument("--keep", type=Path)
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory(prefix="purport-ledger-") as scratch:
        folder = chosen.keep or Path(scratch)
        folder.mkdir(parents=True, exist_ok=True)
        print(f"machine: {machine()}; 15 statements an article, one process, seed {chosen.seed}", flush=True)
        small, after_small, _ = build(Path(scratch) / "small.db", SMALL, chosen.seed)
        large, after_large, took = build(folder / f"large-{chosen.large}.db", chosen.large, chosen.seed)
        if took > 1:
            print(f"articles a second, whole stream      {chosen.large / took:8.1f}")
        costs = in_turns([(small, after_small), (large, after_large)], chosen.rounds)
        page, slowest, listed = pages(large)
        size = (folder / f"large-{chosen.large}.db").stat().st_size / 1e6
        print(f"adding to {SMALL} articles, ms          {1000 * costs[0]:8.2f}")
        print(f"adding to {chosen.large} articles, ms        {1000 * costs[1]:8.2f}")
        print(f"ratio                                {costs[1] / costs[0]:8.2f}   (at most {TARGET_RATIO})")
        print(f"articles a second, large ledger      {1 / costs[1]:8.1f}   (at least {TARGET_RATE})")
        print(f"claim page, ms, median and slowest   {page:8.1f} {slowest:8.1f}   (under {TARGET_PAGE})")
        print(f"claims of a country, ms              {listed:8.1f}")
        print(f"size, MB                             {size:8.1f}")


if __name__ == "__main__":
    main()
