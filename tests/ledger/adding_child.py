"""A process that adds Readings to a ledger until it is killed: `python adding_child.py LEDGER READINGS.jsonl`."""

import sys
from pathlib import Path

from purport.ledger.ledger import Ledger
from purport.records import reading_from_json


def main() -> None:
    place, source = sys.argv[1:3]
    with Ledger(place) as ledger:
        print("open", flush=True)
        for line in Path(source).read_bytes().splitlines():
            ledger.add(reading_from_json(line))
        print("done", flush=True)


if __name__ == "__main__":
    main()
