"""End-to-end scores against articles annotated in the project's own scheme.

The definitions are those of the corpora folder's `gold/README.md`; `purport evaluate gold` gives the same
figures as the scorer that lies beside that gold.
"""

import random
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from purport.evaluation.gold_articles import GoldArticle, Record
from purport.records import Span

Counts = dict[str, int]

# Words that do not identify a source: two "officials" of different countries are different sources.
GENERIC = frozenset(
    "official officials source sources military army government ministry media police spokesman spokeswoman "
    "spokesperson leader leaders authorities authority minister people person group organisation organization "
    "report reports statement he she they it we i you who that this these those his her their its our some many "
    "several senior unnamed anonymous".split()
)
FUNCTION = frozenset("the a an of in on at for to and or by from with s".split())

FIGURES: tuple[tuple[str, str, str], ...] = (
    ("trigger F1", "trigger", "f1"),
    ("typed F1", "typed", "f1"),
    ("typed+roles F1", "roles", "f1"),
    ("RECORD F1", "record", "f1"),
    ("FULL RECORD F1", "full", "f1"),
    ("mode (of typed)", "mode", "typed"),
    ("auxiliary modes", "aux", "trigger"),
    ("support", "support", "trigger"),
    ("innermost source", "innermost", "trigger"),
    ("whole chain", "chain", "trigger"),
    ("date (either has one)", "date", "dated"),
    ("place country (either has one)", "place", "placed"),
    ("attribution F1", "attribution", "attribution f1"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldScores:
    """Figures in percent with bootstrap intervals, and the counts behind them."""

    figures: dict[str, float]
    intervals: dict[str, tuple[float, float]]
    counts: Counts
    articles: int


@dataclass(slots=True)
class _Placed:
    """A record with the span that it is matched by."""

    record: Record
    span: Span


def paragraphs(text: str) -> list[tuple[int, str]]:
    """Give the blocks between blank lines with their offsets."""
    found, at = [], 0
    for block in re.split(r"\n\s*\n", text):
        start = text.index(block, at)
        found.append((start, block))
        at = start + len(block)
    return found


def _locate(blocks: Sequence[tuple[int, str]], number: int, words: str, after: int = 0) -> Span | None:
    start, block = blocks[number]
    at = block.find(words, after)
    return None if at < 0 else (start + at, start + at + len(words))


def _span(pair: Sequence[int]) -> Span:
    return pair[0], pair[1]


def _overlap(a: Span, b: Span) -> int:
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))


def pair_spans(gold: Sequence[Span], predicted: Sequence[Span]) -> list[tuple[int, int]]:
    """Pair spans that overlap, largest overlap first, each used once. Returns pairs of indices."""
    candidates = [
        (-_overlap(g, p), abs((g[1] - g[0]) - (p[1] - p[0])), i, j)
        for i, g in enumerate(gold)
        for j, p in enumerate(predicted)
        if _overlap(g, p) > 0
    ]
    used_gold: set[int] = set()
    used_predicted: set[int] = set()
    pairs = []
    for _, _, i, j in sorted(candidates):
        if i not in used_gold and j not in used_predicted:
            used_gold.add(i)
            used_predicted.add(j)
            pairs.append((i, j))
    return pairs


def pair(gold: Sequence[_Placed], predicted: Sequence[_Placed]) -> list[tuple[Record, Record]]:
    """Pair records by overlapping spans, largest overlap first, each used once."""
    found = pair_spans([g.span for g in gold], [p.span for p in predicted])
    return [(gold[i].record, predicted[j].record) for i, j in found]


def _countries(actors: Iterable[Record] | None) -> frozenset[str]:
    return frozenset(a["country"] for a in actors or () if a.get("country"))


def _source(attribution: Record) -> tuple[str, frozenset[str]]:
    """Give the source's words and countries, in either shape (gold or Reading)."""
    source = attribution.get("source")
    if isinstance(source, dict):
        return (source.get("text") or "").lower(), _countries(source.get("actors"))
    behind = attribution.get("source_actor")
    listed = behind if isinstance(behind, list) else [behind] if behind else []
    return (source or "").lower(), _countries(listed)


def same_source(gold: Record, predicted: Record) -> bool:
    """Say whether two attributions have one source: no contradicting country, and a word in common that identifies."""
    words, countries = _source(gold)
    other, others = _source(predicted)
    if not words or not other:
        return not words and not other
    if countries and others and not countries & others:
        return False
    a, b = set(re.findall(r"\w+", words)), set(re.findall(r"\w+", other))
    if words == other or (a & b) - GENERIC - FUNCTION:
        return True
    return bool((a & b) - FUNCTION) and countries == others


def _chain(by_id: Mapping[str, Record], at: str | None) -> list[Record]:
    chain: list[Record] = []
    seen: set[str] = set()
    while at and at in by_id and at not in seen:
        seen.add(at)
        chain.append(by_id[at])
        at = by_id[at].get("parent")
    return chain


def _interval(date: Record | None) -> tuple[Any, Any] | None:
    return (date.get("start"), date.get("end")) if date else None


def event_pairs(gold: Record, predicted: Record, text: str) -> list[tuple[Record, Record]]:
    """Pair the events of an article by their triggers: (gold, predicted)."""
    own = [_Placed(e, _span(e["trigger"]["span"])) for e in predicted["events"]]
    return pair(_place_events(gold["events"], paragraphs(text)), own)


def score_article(gold: Record, predicted: Record, text: str) -> Counts:
    """Count what one article has right."""
    counts: Counts = dict.fromkeys(
        "gold predicted trigger typed mode roles aux support innermost chain record full date dated place placed "
        "attribution attributions_gold attributions_predicted".split(),
        0,
    )
    blocks = paragraphs(text)
    gold_events = _place_events(gold["events"], blocks)
    own_events = [_Placed(e, _span(e["trigger"]["span"])) for e in predicted["events"]]
    gold_by_id = {a["id"]: a for a in gold["attributions"]}
    own_by_id = {a["id"]: a for a in predicted["attributions"]}
    counts["gold"], counts["predicted"] = len(gold_events), len(own_events)
    for g, p in pair(gold_events, own_events):
        for key, right in _compare(g, p, gold_by_id, own_by_id).items():
            counts[key] += right
    gold_said = _place_gold_attributions(gold["attributions"], blocks)
    own_said = [_Placed(a, _span(spans[0])) for a in predicted["attributions"] if (spans := _anchor_spans(a))]
    counts["attributions_gold"], counts["attributions_predicted"] = len(gold_said), len(own_said)
    counts["attribution"] = sum(same_source(g, p) for g, p in pair(gold_said, own_said))
    return counts


def _place_events(events: Iterable[Record], blocks: Sequence[tuple[int, str]]) -> list[_Placed]:
    """Find each trigger's first occurrence in its paragraph, or the one after an earlier event's."""
    used: dict[tuple[int, str], int] = {}
    placed = []
    for event in events:
        key = (event["para"], event["trigger"])
        span = _locate(blocks, *key, used.get(key, 0)) or _locate(blocks, *key)
        used[key] = span[1] - blocks[event["para"]][0] if span else 0
        placed.append(_Placed(event, span or (0, 0)))
    return placed


def _place_gold_attributions(attributions: Iterable[Record], blocks: Sequence[tuple[int, str]]) -> list[_Placed]:
    placed = []
    for attribution in attributions:
        words = attribution.get("cue") or attribution.get("source")
        span = _locate(blocks, attribution["para"], words) if words else None
        if span:
            placed.append(_Placed(attribution, span))
    return placed


def _anchor_spans(attribution: Record) -> Sequence[Sequence[int]]:
    cue, source = attribution.get("cue") or {}, attribution.get("source") or {}
    spans: Sequence[Sequence[int]] = cue.get("spans") or source.get("spans") or ()
    return spans


def _compare(
    g: Record, p: Record, gold_by_id: Mapping[str, Record], own_by_id: Mapping[str, Record]
) -> dict[str, bool]:
    """Compare one pair of events field by field."""
    typed = g["type"] == p["type"]
    roles = all(_countries(g[side]) == _countries(p[side]) for side in ("actors", "recipients"))
    aux = set(g["aux"]) == set(p["aux"])
    support = g["support"] == p.get("support")
    gold_date, own_date = _interval(g.get("date")), _interval(p.get("date"))
    gold_place, own_place = (x["place"].get("country") if x.get("place") else None for x in (g, p))
    gold_chain, own_chain = _chain(gold_by_id, g.get("attribution")), _chain(own_by_id, p.get("attribution"))
    if gold_chain and own_chain:
        innermost = same_source(gold_chain[0], own_chain[0])
    else:
        innermost = not gold_chain and not own_chain
    whole = innermost and len(gold_chain) == len(own_chain) and all(map(same_source, gold_chain, own_chain))
    record = typed and roles and aux and innermost
    same_date, same_place = gold_date == own_date, gold_place == own_place
    return {
        "trigger": True,
        "typed": typed,
        "mode": typed and (not g.get("mode") or g["mode"] == (p.get("mode") or None)),
        "roles": typed and roles,
        "aux": aux,
        "support": support,
        "innermost": innermost,
        "chain": whole,
        "record": record,
        "full": record and support and whole and same_date and same_place,
        "dated": bool(gold_date or own_date),
        "date": bool(gold_date or own_date) and same_date,
        "placed": bool(gold_place or own_place),
        "place": bool(gold_place or own_place) and same_place,
    }


def _f1(right: int, predicted: int, gold: int) -> float:
    return 200 * right / (predicted + gold) if predicted + gold else 0.0


def rates(rows: Sequence[Counts]) -> dict[str, float]:
    """Give the figures in percent over the summed counts of several articles."""
    total = {key: sum(row[key] for row in rows) for key in rows[0]}
    figures = {}
    for name, key, base in FIGURES:
        if base == "f1":
            figures[name] = _f1(total[key], total["predicted"], total["gold"])
        elif base == "attribution f1":
            figures[name] = _f1(total[key], total["attributions_predicted"], total["attributions_gold"])
        else:
            figures[name] = 100 * total[key] / max(1, total[base])
    return figures


def score_gold(
    articles: Sequence[GoldArticle], predict: Callable[[GoldArticle], Record], *, draws: int = 1000
) -> GoldScores:
    """Score predictions over all articles, with intervals bootstrapped over articles.

    Arguments: the gold; a function from an article to its Reading as a dict; the number of bootstrap draws.
    """
    rows = [score_article(a.gold, predict(a), a.text) for a in articles]
    figures = rates(rows)
    rng = random.Random(1)
    drawn = [rates([rng.choice(rows) for _ in rows]) for _ in range(draws)]
    intervals = {}
    for name in figures:
        values = sorted(d[name] for d in drawn)
        intervals[name] = (values[draws * 25 // 1000], values[draws * 974 // 1000])
    return GoldScores(
        figures=figures,
        intervals=intervals,
        counts={key: sum(row[key] for row in rows) for key in rows[0]},
        articles=len(rows),
    )


def lines(scores: GoldScores) -> Iterator[str]:
    """Give the report, one line per figure."""
    yield f"{scores.articles} articles, {scores.counts['gold']} gold events, {scores.counts['predicted']} predicted"
    for name, value in scores.figures.items():
        low, high = scores.intervals[name]
        yield f"{name:32s} {value:5.1f}   [{low:.1f}, {high:.1f}]"
