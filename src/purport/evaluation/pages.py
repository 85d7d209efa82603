"""Scores the documents room on web pages: body text beside trafilatura's, and the kinds of blocks.

Body: F1 over 4-gram shingles of words, per page, then averaged, against the true body text of each page (the
measure of Scrapinghub's article extraction benchmark). Kinds: F1 per kind over labelled blocks of pages that were
not used to write the rules, from the HTML and from the same blocks saved as plain text. The labels name blocks by
a hash of their text, so that no page text is in the package.
"""

import gzip
import hashlib
import json
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from purport.documents import read_bytes, read_text
from purport.errors import MissingInput
from purport.records.article import Article
from purport.records.values import BLOCK_KINDS

_WORD = re.compile(r"\w+")
_SHINGLE = 4
_PARTS = ("test", "rules")
_BODY_KINDS = ("body", "subheading")


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """The true kind of one block. `part` is 'rules' for pages that rules were written from, else 'test'."""

    page: str
    part: str
    index: int
    digest: str
    kind: str


def evaluate_pages(data_dir: Path) -> dict[str, Any]:
    """Score body text on all pages, and block kinds on the labelled ones.

    Arguments: the corpora folder, which holds `pages/ground-truth.json` and `pages/html`. Returns mean F1,
    precision and recall of our body text and of trafilatura's two settings; the same on the labelled pages
    that no rule was written from; and per part of the labelled pages F1, precision, recall and counts per kind, from
    the HTML and from plain text. Raises MissingInput where the corpus is absent.
    """
    folder = data_dir / "pages"
    if not (folder / "ground-truth.json").is_file():
        raise MissingInput(f"no page corpus at {folder}: it should hold ground-truth.json and html/")
    truth = json.loads((folder / "ground-truth.json").read_text("utf-8"))
    pages = {page: gzip.decompress((folder / "html" / f"{page}.html.gz").read_bytes()) for page in truth}
    articles = {page: read_bytes(data, media="html", url=truth[page].get("url"))[0] for page, data in pages.items()}
    bodies = {page: entry["articleBody"] for page, entry in truth.items()}
    unseen = sorted({label.page for label in _part("test")} & set(truth))
    systems = {
        "purport": {page: body_text(article) for page, article in articles.items()},
        "trafilatura_fast": _baseline(pages, fast=True),
        "trafilatura_default": _baseline(pages, fast=False),
    }
    part_of_truth = {page: bodies[page] for page in unseen}
    return {
        "pages": len(pages),
        "body": {name: score_bodies(found, bodies) for name, found in systems.items()},
        "body_unseen": {name: score_bodies(found, part_of_truth) for name, found in systems.items()},
        "kinds": {part: score_kinds(articles, _part(part)) for part in _PARTS},
        "kinds_as_text": {part: score_kinds(_as_text(articles, part), _part(part)) for part in _PARTS},
    }


def _part(part: str) -> list[Label]:
    return [label for label in labels() if label.part == part]


def _as_text(articles: dict[str, Article], part: str) -> dict[str, Article]:
    """Read the labelled pages again as if somebody had saved the whole page as plain text."""
    pages = {label.page for label in _part(part)} & set(articles)
    return {page: read_text(articles[page].text)[0] for page in sorted(pages)}


def body_text(article: Article) -> str:
    """Give the body of an article with the subheadings that stand in it; a summary above it is not body."""
    kinds = [block.kind for block in article.blocks]
    first = kinds.index("body") if "body" in kinds else len(kinds)
    return "\n".join(
        article.text[block.start : block.end] for block in article.blocks[first:] if block.kind in _BODY_KINDS
    )


def _baseline(pages: dict[str, bytes], *, fast: bool) -> dict[str, str]:
    import trafilatura

    return {page: trafilatura.extract(data, fast=fast, include_comments=False) or "" for page, data in pages.items()}


def shingles(text: str) -> Counter[tuple[str, ...]]:
    """Count the runs of four words; a shorter text is one run."""
    words = _WORD.findall(text.lower())
    if len(words) < _SHINGLE:
        return Counter([tuple(words)] if words else [])
    return Counter(tuple(words[i : i + _SHINGLE]) for i in range(len(words) - _SHINGLE + 1))


def score_bodies(found: dict[str, str], truth: dict[str, str]) -> dict[str, float]:
    """Average precision, recall and F1 of shingles over pages."""
    rows = [_overlap(shingles(found[page]), shingles(text)) for page, text in truth.items()]
    names = ("f1", "precision", "recall")
    return {name: round(sum(row[number] for row in rows) / max(1, len(rows)), 4) for number, name in enumerate(names)}


def _overlap(found: Counter[tuple[str, ...]], true: Counter[tuple[str, ...]]) -> tuple[float, float, float]:
    return _f1((found & true).total(), found.total(), true.total())


def _f1(right: int, found: int, true: int) -> tuple[float, float, float]:
    precision = right / found if found else float(true == 0)
    recall = right / true if true else float(found == 0)
    return (2 * precision * recall / (precision + recall) if right else float(found == true == 0)), precision, recall


def digest(text: str) -> str:
    """Give the name of a block in the label file: a hash of its words."""
    return hashlib.sha256(" ".join(text.split()).encode("utf-8")).hexdigest()[:12]


@cache
def labels() -> tuple[Label, ...]:
    """Load the labelled blocks."""
    rows = files("purport.evaluation").joinpath("data/page_blocks.tsv").read_text("utf-8").splitlines()
    split = (row.split("\t") for row in rows if row and not row.startswith("#"))
    return tuple(Label(page=p, part=part, index=int(i), digest=d, kind=kind) for p, part, i, d, kind in split)


def score_kinds(articles: dict[str, Article], truth: Iterable[Label]) -> dict[str, dict[str, float]]:
    """Score block kinds per kind over labelled blocks, each block counting once.

    A labelled block is looked up by its hash; where a page repeats a text, its occurrences are taken in
    order. A block that is no longer cut as it was labelled counts as missed.
    """
    right: Counter[str] = Counter()
    found: Counter[str] = Counter()
    true: Counter[str] = Counter()
    by_page: dict[str, list[Label]] = defaultdict(list)
    for label in truth:
        by_page[label.page].append(label)
    for page, entries in by_page.items():
        if page not in articles:
            continue
        kinds = _kinds_by_digest(articles[page])
        for label in sorted(entries, key=lambda one: one.index):
            waiting = kinds.get(label.digest)
            kind = waiting.pop(0) if waiting else None
            true[label.kind] += 1
            if kind is not None:
                found[kind] += 1
                right[kind] += kind == label.kind
    return {kind: _row(right[kind], found[kind], true[kind]) for kind in BLOCK_KINDS}


def _kinds_by_digest(article: Article) -> dict[str, list[str]]:
    kinds: dict[str, list[str]] = defaultdict(list)
    for block in article.blocks:
        kinds[digest(article.text[block.start : block.end])].append(block.kind)
    return kinds


def _row(right: int, found: int, true: int) -> dict[str, float]:
    f1, precision, recall = _f1(right, found, true)
    return {
        "f1": round(f1, 4),
        "precision": round(precision, 4),
        "recall": round(recall, 4),
        "found": found,
        "true": true,
    }


def floors_hold(figures: dict[str, Any], better: Callable[[float, float], bool] = float.__ge__) -> bool:
    """Say whether our body F1 is at least that of both of trafilatura's settings."""
    body = figures["body"]
    return all(better(body["purport"]["f1"], body[name]["f1"]) for name in ("trafilatura_fast", "trafilatura_default"))
