"""`purport evaluate metamorphic`: a changed text must change the record accordingly, and no more.

A case is one event of the record before or after the change; it passes when the other record has the same
event, once the change is undone: countries mapped back, dates shifted back.
"""

import re
import tomllib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from pathlib import Path
from string import Formatter
from types import SimpleNamespace
from typing import Any

from purport.evaluation.end_to_end import gold_folder
from purport.evaluation.gold_articles import load_gold
from purport.evaluation.report import Figure, Report
from purport.reading.session import default_session

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
SHIFT = 2
PAIRS = ((0, 1), (2, 3), (4, 5), (6, 7), (3, 0), (7, 4))
MOVES = re.compile("|".join((*DAYS, r"\bdays?\b", "today", "yesterday", "tomorrow", "tonight", "overnight")))
"""Expressions that move with the publication day; weeks, months and years do not."""

STRAIGHT = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'"})

Signature = tuple[Any, ...]
Record = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A text before and after one change, and how to undo the change in the second record."""

    change: str
    before: tuple[str, str | None]
    after: tuple[str, str | None]
    countries: Mapping[str, str]
    days: int = 0


@dataclass(frozen=True, slots=True)
class Texts:
    """The texts and countries of the data file."""

    published: str
    countries: tuple[Mapping[str, str], ...]
    texts: tuple[tuple[str, ...], ...]


@cache
def _texts() -> Texts:
    data = tomllib.loads((files("purport.evaluation") / "data" / "metamorphic.toml").read_text(encoding="utf-8"))
    return Texts(
        data["published"],
        tuple(data["country"]),
        tuple(tuple(t["order"]) if "order" in t else (t["base"],) for t in data["text"]),
    )


def evaluate_metamorphic(data: Path) -> Report:
    """Score the changes on the project's own texts and on the gold articles of the corpora folder."""
    cases = [*own_cases(), *gold_cases(data)]
    passed: Counter[str] = Counter()
    total: Counter[str] = Counter()
    whole: Counter[str] = Counter()
    read = _reader()
    for case in cases:
        before = Counter(signatures(read(case.before), {}, 0))
        after = Counter(signatures(read(case.after), case.countries, case.days))
        passed[case.change] += 2 * (before & after).total()
        total[case.change] += before.total() + after.total()
        whole[case.change] += before == after
    texts = Counter(case.change for case in cases)
    figures = [Figure(name="all changes", value=_percent(passed.total(), total.total()))]
    figures += [Figure(name=change, value=_percent(passed[change], total[change])) for change in total]
    figures.append(Figure(name="texts without any difference", value=_percent(whole.total(), len(cases))))
    return Report(
        name="metamorphic",
        data=f"{len(cases)} changed texts ({', '.join(f'{n} {c}' for c, n in texts.items())}), {total.total()} cases",
        figures=tuple(figures),
        notes=("a case is one event before or after the change, in percent of all; every field but the spans counts",),
    )


def _percent(right: int, all_: int) -> float:
    return 100 * right / all_ if all_ else 0.0


def _reader() -> Callable[[tuple[str, str | None]], Record]:
    @cache
    def read(text: tuple[str, str | None]) -> Record:
        return default_session().read({"text": text[0]}, published=text[1]).to_dict()

    return read


def own_cases() -> Iterator[Case]:
    """Give the changes of the project's own texts."""
    known = _texts()
    for orders in known.texts:
        base_pair = PAIRS[0]
        base = _fill(orders[0], base_pair)
        for pair in PAIRS[1:]:
            yield Case(
                change="leaders" if "leader}" in orders[0] else "countries",
                before=(base, known.published),
                after=(_fill(orders[0], pair), known.published),
                countries={
                    known.countries[new]["code"]: known.countries[old]["code"]
                    for old, new in zip(base_pair, pair, strict=True)
                },
            )
        for other in orders[1:]:
            for pair in PAIRS[:3]:
                yield Case(
                    change="clause order",
                    before=(_fill(orders[0], pair), known.published),
                    after=(_fill(other, pair), known.published),
                    countries={},
                )
        yield from _surface_cases(base, known.published)


def gold_cases(data: Path) -> Iterator[Case]:
    """Give the changes of the gold articles."""
    for article in load_gold(gold_folder(data)):
        yield from _surface_cases(article.text, article.published)
        yield from _swap_cases(article.text, article.published)


def _surface_cases(text: str, published: str | None) -> Iterator[Case]:
    straight = text.translate(STRAIGHT)
    if straight != text:
        yield Case(change="quotation marks", before=(text, published), after=(straight, published), countries={})
    if published and any(day in text for day in DAYS):
        moved = (date.fromisoformat(published[:10]) + timedelta(days=SHIFT)).isoformat()
        yield Case(
            change="weekdays", before=(text, published), after=(shift_weekdays(text), moved), countries={}, days=SHIFT
        )


def _swap_cases(text: str, published: str | None) -> Iterator[Case]:
    """Replace a country whose leader is not named by one that the text does not know."""
    countries = _texts().countries
    absent = [c for c in countries if not _names(c, text)]
    for old, new in zip((c for c in countries if _names(c, text) and c["surname"] not in text), absent, strict=False):
        yield Case(
            change="countries",
            before=(text, published),
            after=(_swap(text, old, new), published),
            countries={new["code"]: old["code"]},
        )


def _names(country: Mapping[str, str], text: str) -> bool:
    return any(re.search(rf"\b{re.escape(country[form])}\b", text) for form in ("name", "adjective", "capital"))


def _swap(text: str, old: Mapping[str, str], new: Mapping[str, str]) -> str:
    for form in ("name", "adjective", "capital"):
        text = re.sub(rf"\b{re.escape(old[form])}\b", new[form], text)
    return text


def shift_weekdays(text: str) -> str:
    """Move every weekday name by `SHIFT` days."""
    return re.sub("|".join(DAYS), lambda m: DAYS[(DAYS.index(m[0]) + SHIFT) % 7], text)


def _fill(template: str, pair: Sequence[int]) -> str:
    countries = _texts().countries
    a, b = (SimpleNamespace(**countries[i]) for i in pair)
    return Formatter().format(template, A=a, B=b)


def signatures(record: Record, countries: Mapping[str, str], days: int) -> Iterator[Signature]:
    """Give what must not change of each event, with countries and dates mapped back."""
    by_id = {a["id"]: a for a in record["attributions"]}
    for event in record["events"]:
        yield (
            event["type"],
            event["mode"],
            _codes(event["actors"], countries),
            _codes(event["recipients"], countries),
            tuple(sorted(event["aux"])),
            event["support"],
            tuple(_chain(by_id, event["attribution"], countries)),
            _date(event["date"], days),
        )


def _codes(actors: Iterable[Record], countries: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    return tuple(
        sorted((countries.get(a["country"] or "", a["country"] or ""), (a["sectors"] or ("",))[0]) for a in actors)
    )


def _chain(by_id: Mapping[str, Record], at: str | None, countries: Mapping[str, str]) -> Iterator[Signature]:
    while at in by_id and at is not None:
        source = by_id[at]["source"]
        yield source["kind"], source["naming"], _codes(source["actors"], countries)
        at = by_id[at]["parent"]


def _date(interval: Record | None, days: int) -> Signature | None:
    """Shift back the dates that move with the publication day."""
    if interval is None:
        return None
    start, end = interval["start"], interval["end"]
    if days and MOVES.search(interval["text"]):
        start, end = (d and (date.fromisoformat(d[:10]) - timedelta(days=days)).isoformat() for d in (start, end))
    return start, end, interval["modifier"]
