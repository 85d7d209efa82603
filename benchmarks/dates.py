"""Sentences per second of the date finder with values: `python -m benchmarks.dates`.

The sentences are analysed before the clock runs; timed is what comes after: finding, tense, resolving, mentions. One
process, one thread, in seconds of processor time, so that other work on the machine does not count. Plain sentences of
the sample story are mixed with as many that hold one or two dates each.
"""

import argparse
import statistics
import time
from importlib.resources import files

from purport.evaluation.report import machine
from purport.language.passages import Passage, read_passages
from purport.mentions.date_finder import find_dates_in, resolve_date
from purport.reading.session import default_session
from purport.records import Article

TARGET, TARGET_PHRASE = 5000, 5.0
DATED = (
    "Rebels seized the port on Tuesday, two days after talks broke down.",
    "The court will rule on Friday, May 17, officials said on Monday.",
    "Protests have spread since March and grew in the first quarter of 2024.",
    "The truce is due to start on Sunday and to last until the end of June.",
    "He was jailed in 2011 and freed a year later.",
    "Between 3 and 5 April, troops shelled the town every night.",
)
HOSTILE = (
    "the last " * 60,
    "from between since " * 40,
    "1-" * 300,
    "May " * 100,
    "9" * 5000,
    "two days and a half " * 30,
)


def passages() -> tuple[Article, tuple[Passage, ...]]:
    """Analyse the sample story with a paragraph of dated sentences behind each of its own."""
    story = (files("purport.cli") / "data" / "sample.txt").read_text(encoding="utf-8")
    text = story.strip() + "\n\n" + "\n\n".join(" ".join(DATED) for _ in range(4))
    session = default_session()
    article = session.read({"text": text, "published": "2024-05-14"}).article
    return article, read_passages(article, session.model)


def speed(article: Article, found: tuple[Passage, ...], rounds: int) -> tuple[float, int]:
    """Give the median of sentences per second over the rounds, and the sentences of one round."""
    sentences = sum(len(p.syntax.sentences) for p in found)
    rates = []
    for _ in range(rounds):
        start = time.process_time()
        for _ in range(20):
            find_dates_in(article, found)
        rates.append(20 * sentences / (time.process_time() - start))
    return statistics.median(rates), sentences


def worst() -> float:
    """Give the milliseconds of the slowest hostile phrase, each the best of five."""
    slowest = 0.0
    for phrase in HOSTILE:
        times = []
        for _ in range(5):
            start = time.process_time()
            resolve_date(phrase, reference="2024-05-14", context=phrase, span=(0, len(phrase)))
            times.append(time.process_time() - start)
        slowest = max(slowest, min(times))
    return 1000 * slowest


def main() -> None:
    """Print sentences per second and the cost of the worst phrase."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=7)
    rounds = parser.parse_args().rounds
    article, found = passages()
    rate, sentences = speed(article, found, rounds)
    print(f"machine: {machine()}; {sentences} sentences, median of {rounds} rounds, one thread")
    print(f"dates      {rate:8.0f} sentences/s   (asked: {TARGET})")
    print(f"worst      {worst():8.2f} ms a phrase    (asked: {TARGET_PHRASE})")


if __name__ == "__main__":
    main()
