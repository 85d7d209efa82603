"""The whole path against the bare encoder, and articles per second: `python -m benchmarks.reading`.

The encoder's inputs are recorded while the whole path runs; then the whole path and the recorded forward passes
alone are timed in turns in one process, so that the ratio does not depend on what else the machine does. Both use
one thread.
"""

import argparse
import resource
import statistics
import subprocess
import sys
import time
from importlib.resources import files
from typing import Any

from purport.evaluation.report import machine
from purport.reading.session import Session, default_session
from purport.reading.workers import read_parallel

TARGET_RATIO, TARGET_START, TARGET_MEMORY = 1.25, 1.5, 700


class Recorder:
    """Stands in for the ONNX session and keeps the inputs of every forward pass."""

    def __init__(self, session: Any) -> None:
        self.session = session
        self.calls: list[tuple[Any, Any]] = []

    def run(self, outputs: Any, inputs: Any) -> Any:
        self.calls.append((outputs, inputs))
        return self.session.run(outputs, inputs)


def articles(count: int) -> list[dict[str, str]]:
    """Give copies of the sample story that differ, so that nothing can be remembered from one to the next."""
    text = (files("purport.cli") / "data" / "sample.txt").read_text(encoding="utf-8")
    return [
        {"text": text.replace("Arregui", f"Arregui{chr(97 + i % 26)}"), "published": "2024-05-14"} for i in range(count)
    ]


def ratio(session: Session, items: list[dict[str, str]], rounds: int) -> tuple[float, float, int]:
    """Time whole path and bare encoder in turns. Returns both medians in seconds, and the sentences of one round."""
    encoder: Any = session.model._encoder
    recorder = Recorder(encoder._session)
    encoder._session = recorder
    readings = session.read_batch(items)
    encoder._session = recorder.session
    whole, bare = [], []
    for _ in range(rounds):
        start = time.perf_counter()
        session.read_batch(items)
        middle = time.perf_counter()
        for outputs, inputs in recorder.calls:
            recorder.session.run(outputs, inputs)
        whole.append(middle - start)
        bare.append(time.perf_counter() - middle)
    sentences = sum(len({e.sentence for e in r.events}) for r in readings)
    return statistics.median(whole), statistics.median(bare), sentences


def start_up() -> float:
    """Time the loading of the model in a fresh process, after imports."""
    code = (
        "import time, purport.reading.face\n"
        "from purport.reading.session import default_session\n"
        "start = time.perf_counter()\n"
        "default_session().read({'text': 'Peru recalled its envoy.', 'published': '2024-05-14'})\n"
        "print(time.perf_counter() - start)"
    )
    runs = [
        float(subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout)
        for _ in range(3)
    ]
    return statistics.median(runs)


def throughput(items: list[dict[str, str]], workers: int) -> float:
    """Give articles per second, without the time in which the workers load their models."""
    stream = read_parallel([*items[:32], *items], workers=workers, metadata={})
    for _ in range(32):
        next(stream)
    start = time.perf_counter()
    count = sum(1 for _ in stream)
    return count / (time.perf_counter() - start)


def main() -> None:
    """Print the figures."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--articles", type=int, default=32)
    options.add_argument("--rounds", type=int, default=5)
    chosen = options.parse_args()
    items = articles(chosen.articles)
    words = len(items[0]["text"].split())
    session = default_session()
    whole, bare, _ = ratio(session, items, chosen.rounds)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"machine: {machine()}; {len(items)} articles of {words} words, median of {chosen.rounds} rounds, one thread")
    print(f"whole path / bare encoder   {whole / bare:6.2f}   (at most {TARGET_RATIO})")
    print(f"whole path, ms an article   {1000 * whole / len(items):6.1f}")
    print(f"bare encoder, ms an article {1000 * bare / len(items):6.1f}")
    print(f"articles a second, 1 worker {len(items) / whole:6.1f}")
    print(f"articles a second, 2 workers {throughput(articles(8 * chosen.articles), 2):5.1f}")
    print(f"start-up after imports, s   {start_up():6.2f}   (under {TARGET_START})")
    print(f"peak memory, one process, MB {memory:5.0f}   (under {TARGET_MEMORY})")


if __name__ == "__main__":
    main()
