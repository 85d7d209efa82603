"""Draw a seeded sample of the tables of office holders, for a check against sources by hand.

    python -m knowledge.office_sample --seed 20261126 --rows 150

The tables are taken as they stand, leaders first, then ministers, in the order of the files. The same seed and tables
give the same rows. docs/leaders-check.md publishes what the checks found.
"""

import argparse
import random
import sys

from purport.mentions.actor_tables import rows

TABLES = ("leaders.tsv", "ministers.tsv")
COLUMNS = ("country", "person", "office", "start", "end", "source", "verified")


def sample(seed: int, count: int) -> list[tuple[int, dict[str, str]]]:
    """Give `count` rows with their numbers, in order. Arguments: the seed; how many rows."""
    found = [row for table in TABLES for row in rows(table)]
    chosen = sorted(random.Random(seed).sample(range(len(found)), min(count, len(found))))
    return [(number, found[number]) for number in chosen]


def main() -> None:
    """Print the sample as tab-separated lines."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, default=20261126)
    parser.add_argument("--rows", type=int, default=150)
    given = parser.parse_args()
    for place, (number, row) in enumerate(sample(given.seed, given.rows), start=1):
        sys.stdout.write("\t".join((str(place), str(number), *(row[key] for key in COLUMNS))) + "\n")


if __name__ == "__main__":
    main()
