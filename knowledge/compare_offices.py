"""Compare the tables of office holders with a dictionary of country actors in the TABARI/PETRARCH format.

    python -m knowledge.compare_offices DICTIONARY [--table ministers.tsv]

Prints each row whose person the dictionary has in that country with other dates, then the counts. Dates to the day
agree within a week, dates to the month within a month: the dictionary takes ministers from a monthly list. It shows
what to look up; it decides nothing.
"""

import argparse
import datetime as dt
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from purport.mentions.actor_offices import day
from purport.mentions.actor_tables import rows
from purport.mentions.spelling import fold

_CODE = re.compile(r"\[([A-Z]+)\s*([^\]]*)\]")
_PARTICLES = frozenset({"al", "el", "bin", "ibn", "jr", "de", "mr"})
_WEEK, _MONTH = 7, 47

Term = tuple[dt.date | None, dt.date | None]
Names = dict[tuple[str, str], list[tuple[frozenset[str], list[Term]]]]


def words(name: str) -> tuple[str, ...]:
    """Give the folded words of a name without particles."""
    plain = re.sub(r"[^a-z0-9 ]", " ", fold(name.replace("_", " ")))
    return tuple(word for word in plain.split() if word not in _PARTICLES)


def read(path: Path) -> Names:
    """Read a dictionary: terms of state actors by country and each word of each of their names."""
    found: Names = {}
    for names, codes in _entries(path.read_text(encoding="utf-8", errors="replace").splitlines()):
        terms: dict[str, list[Term]] = {}
        for code, first, last in codes:
            if code[3:6] != "ELI":
                terms.setdefault(code[:3], []).append((first, last))
        for name in names:
            parts = frozenset(words(name))
            for country, dates in terms.items():
                for word in parts:
                    found.setdefault((country, word), []).append((parts, dates))
    return found


def _entries(lines: Iterable[str]) -> Iterator[tuple[list[str], list[tuple[str, dt.date | None, dt.date | None]]]]:
    names: list[str] = []
    codes: list[tuple[str, dt.date | None, dt.date | None]] = []
    for line in lines:
        text = line.split("#")[0].rstrip()
        match = _CODE.search(text) if text[:1] in ("\t", " ", "[") else None
        if match:
            codes.append((match.group(1), *_dates(match.group(2))))
        elif text and not text[:1].isspace():
            if codes:
                yield names, codes
                names, codes = [], []
            names.append(text.removeprefix("+"))
    if codes:
        yield names, codes


def _dates(text: str) -> Term:
    text = text.strip()
    if text[:1] in (">", "<"):
        found = _date(text[1:])
        return (found, None) if text[0] == ">" else (None, found)
    first, _, last = text.partition("-")
    return _date(first), _date(last)


def _date(text: str) -> dt.date | None:
    text = text.strip()
    if len(text) == 6:
        text = ("19" if int(text[:2]) > 20 else "20") + text if text.isdigit() else ""
    if len(text) != 8 or not text.isdigit():
        return None
    try:
        return dt.date(int(text[:4]), max(1, int(text[4:6])), max(1, int(text[6:])))
    except ValueError:
        return None


def compare(row: dict[str, str], known: Names) -> bool | None:
    """Tell whether a row agrees in start and end with one term of its person; None where the person is not there."""
    terms: list[Term] = []
    for name in (row["person"], *row["aliases"].split("|")):
        parts = words(name)
        if len(parts) > 1:
            terms += [
                t for own, dates in known.get((row["country"], parts[-1]), []) if set(parts) <= own for t in dates
            ]
    if not terms:
        return None
    return any(_near(row["start"], first) and _near(row["end"], last) for first, last in terms)


def _near(text: str, date: dt.date | None) -> bool:
    own = day(text, last=False) if text else None
    if own is None or date is None:
        return own is None and date is None
    middle = own if len(text) == 10 else own + dt.timedelta(days=14)
    return abs((middle - date).days) <= (_WEEK if len(text) == 10 else _MONTH)


def main() -> None:
    """Print what differs and how many rows agree."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("dictionary", type=Path)
    parser.add_argument("--table", choices=("leaders.tsv", "ministers.tsv"), default="leaders.tsv")
    given = parser.parse_args()
    known = read(given.dictionary)
    counts = {True: 0, False: 0, None: 0}
    for row in rows(given.table):
        agrees = compare(row, known)
        counts[agrees] += 1
        if agrees is False:
            told = "\t".join(row[key] for key in ("country", "person", "office", "start", "end", "verified"))
            sys.stdout.write(told + "\n")
    sys.stdout.write(f"{counts[True]} agree, {counts[False]} differ, {counts[None]} are not in the dictionary\n")


if __name__ == "__main__":
    main()
