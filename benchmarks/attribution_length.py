"""Seconds that attribution takes against the length of a text full of it: `python -m benchmarks.attribution_length`.

Each text is one paragraph, and the same as many: nested quotations, relays, trailing and interposed reports. Only the
rules are timed, in processor time; the encoder is linear by its windows and has a benchmark of its own.
"""

import argparse
import time

from purport.attribution import find_attributions
from purport.evaluation.report import machine
from purport.language.passages import read_passages
from purport.mentions import find_mentions
from purport.reading.session import default_session, open_item

LENGTHS = (12_500, 25_000, 50_000, 100_000, 200_000)
REPORTS = (
    "“We will not go, and ‘nobody told us so {n} times,’ he said,” said General Ana Ruiz, citing {n} officials who "
    "asked not to be named.",
    "According to a report by the Harbour Herald, the ministry denied that {n} troops had fired, an aide said, adding "
    "that talks went on.",
    "The cable quotes a sergeant: gate {n} will not open.",
    "Detectives, relying on {n} informers, say the barge was sunk.",
)


def text_of(length: int, between: str) -> str:
    """Give reports up to a length, each unlike the others, so that none is taken for furniture."""
    parts: list[str] = []
    size = 0
    while size < length:
        parts.append(REPORTS[len(parts) % len(REPORTS)].format(n=len(parts) + 2))
        size += len(parts[-1]) + len(between)
    return between.join(parts)[:length]


def seconds(text: str) -> tuple[float, int]:
    """Give the processor time of the rules, the better of two runs, and how many attributions they found."""
    article, _ = open_item({"text": text})
    passages = read_passages(article, default_session().model)
    mentions, _ = find_mentions(article, passages)
    taken, found = [], 0
    for _ in range(2):
        begin = time.process_time()
        found = len(find_attributions(article, passages, mentions))
        taken.append(time.process_time() - begin)
    return min(taken), found


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--longest", type=int, default=LENGTHS[-1], help="the longest text, in characters")
    longest = parser.parse_args().longest
    print(machine())
    print(f"{'characters':>10} {'shape':15} {'found':>6} {'seconds':>8} {'us/char':>8}")
    for shape, between in (("one paragraph", " "), ("paragraphs", "\n\n")):
        for length in (n for n in LENGTHS if n <= longest):
            taken, found = seconds(text_of(length, between))
            print(f"{length:10} {shape:15} {found:6} {taken:8.3f} {1e6 * taken / length:8.2f}", flush=True)


if __name__ == "__main__":
    main()
