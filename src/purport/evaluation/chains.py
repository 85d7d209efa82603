"""`purport evaluate chains`: who says what through whom, against annotated passages.

A chain is an innermost annotated attribution with all that enclose it. The chain of the program is the one that an
event in the same words would hang on: the innermost attribution over most words of the annotated content.
"""

import random
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from purport.attribution import chain, innermost
from purport.evaluation.chain_passages import ChainPassage, GoldAttribution, chain_files, load_chains
from purport.evaluation.report import Figure, Report, digest
from purport.reading.session import default_session
from purport.records import Attribution, Span

Counts = Counter[str]
Predict = Callable[[ChainPassage], Sequence[Attribution]]
FIELDS: tuple[tuple[str, str], ...] = (
    ("source kind", "kind"),
    ("naming", "naming"),
    ("cue class", "cue_class"),
    ("form", "form"),
    ("country", "country"),
    ("sector", "sector"),
)
_DRAWS = 1000
_WORD = re.compile(r"\w+")


def evaluate_chains(folder: Path) -> Report:
    """Score the passages of a folder. Raises MissingInput where there are none, DataError where one is broken."""
    passages = load_chains(folder)
    rows = [score_passage(passage, predict(passage)) for passage in passages]
    total = sum(rows, Counter())
    figures = _figures(total)
    drawn = _drawn(rows)
    one_hop = _percent(total["chains of 1"], total["chains"])
    return Report(
        name="chains",
        data=f"{len(passages)} passages, {total['gold']} attributions, {total['chains']} chains",
        digest=digest(chain_files(folder)),
        figures=tuple(
            Figure(
                name=name,
                value=value,
                interval=(drawn[name][int(0.025 * _DRAWS)], drawn[name][int(0.975 * _DRAWS)]),
                baseline=f"{one_hop:.1f} at most (no nesting)" if name == "chain exact" else "",
            )
            for name, value in figures.items()
        ),
        notes=(
            "chain exact by number of hops: "
            + ", ".join(
                f"{n}: {total[f'exact of {n}']} of {total[f'chains of {n}']}"
                for n in range(1, 10)
                if total[f"chains of {n}"]
            ),
            "kind, naming, cue class, form, country and sector are of attributions whose source was found "
            f"({total['found']} of {total['gold']}; {total['predicted']} predicted)",
            f"number of sources: {total['count']} of {total['counted']} right where text or program has one over 1",
            f"reason for anonymity: {total['reason']} of {total['reasoned']} right where text or program has one",
        ),
    )


def predict(passage: ChainPassage) -> Sequence[Attribution]:
    """Read a passage as `purport read` would."""
    return default_session().read({"text": passage.text}, published=passage.published).attributions


def score_passage(passage: ChainPassage, predicted: Sequence[Attribution]) -> Counts:
    """Count what one passage has right."""
    counts: Counts = Counter(gold=len(passage.attributions), predicted=len(predicted))
    for gold in passage.innermost():
        own = chain(predicted, innermost_over(passage, gold, predicted))
        hops = passage.chain(gold)
        exact = len(own) == len(hops) and all(same_source(passage, g, p) for g, p in zip(hops, own, strict=True))
        origin = bool(own) and same_source(passage, gold, own[-1])
        counts.update(
            {"chains": 1, f"chains of {len(hops)}": 1, "exact": exact, f"exact of {len(hops)}": exact, "origin": origin}
        )
    for gold, said in paired(passage.attributions, predicted):
        if not same_source(passage, gold, said):
            continue
        counts["found"] += 1
        for _, field in FIELDS:
            counts[field] += _value(said, field) == (gold.labels[field] or None)
        _compare_numbers(counts, gold, said)
    return counts


def _compare_numbers(counts: Counts, gold: GoldAttribution, said: Attribution) -> None:
    """Compare the number of sources and the stated reason for anonymity, where either has one.

    One source is as good as none given: a chain of one source has one in any case.
    """
    numbers = [n if n is not None and n > 1 else 0 for n in (gold.count, said.source.count)]
    if any(numbers):
        counts.update(counted=1, count=numbers[0] == numbers[1])
    reasons = [set(_WORD.findall(words.lower())) for words in (gold.labels["anonymity"], said.source.anonymity or "")]
    if any(reasons):
        shared = len(reasons[0] & reasons[1])
        counts.update(reasoned=1, reason=4 * shared >= len(reasons[0]) + len(reasons[1]))


def innermost_over(passage: ChainPassage, gold: GoldAttribution, predicted: Sequence[Attribution]) -> str | None:
    """Find the predicted attribution that an event in a gold content would hang on.

    Arguments: the passage, one of its attributions, the predicted ones. Returns the id of the innermost one over most
    of the content's words that any is over, source and cue aside (what stands between the parts of a discontinuous
    content counts for none); for a silence without content the one with the cue. None where less than an eighth of the
    words hang on it: there the passage's own voice speaks.
    """
    if gold.content is None:
        overlapping = [a for a in predicted if gold.cue and _shared(a.cue.spans if a.cue else (), gold.cue)]
        return overlapping[0].id if overlapping else None
    own = [span for span in (gold.source, gold.cue) if span is not None]
    votes: Counter[str | None] = Counter()
    for word in _WORD.finditer(passage.text, *gold.content):
        if not any(start <= word.start() < end for start, end in own):
            found = innermost(predicted, word.start())
            votes[found.id if found else None] += 1
    said = [(votes[name], name) for name in votes if name is not None]
    most = max(said, key=lambda pair: pair[0], default=(0, None))
    return most[1] if 8 * most[0] >= votes.total() else None


def same_source(passage: ChainPassage, gold: GoldAttribution, said: Attribution) -> bool:
    """Say whether two attributions have one source: of the shorter words, at least half lie in the other's.

    An elided source is matched by an elided one; where a speaker goes on without a cue, by the words that name the
    speaker too.
    """
    wanted = gold.source
    if wanted is None:
        if not said.source.spans:
            return True
        before = [a for a in passage.attributions if a.parent == gold.parent and a.source is not None]
        if not gold.carried or not before or before[-1].source is None:
            return False
        wanted = before[-1].source
    length = sum(end - start for start, end in said.source.spans)
    return bool(length) and 2 * _shared(said.source.spans, wanted) >= min(length, wanted[1] - wanted[0])


def paired(
    gold: Sequence[GoldAttribution], predicted: Sequence[Attribution]
) -> list[tuple[GoldAttribution, Attribution]]:
    """Pair attributions by the words they share, cue before source before content; each is used once."""
    scored = [(-_likeness(g, p), i, j) for i, g in enumerate(gold) for j, p in enumerate(predicted)]
    used: set[tuple[str, int]] = set()
    pairs = []
    for likeness, i, j in sorted(scored):
        if likeness < 0 and not used & {("gold", i), ("predicted", j)}:
            used |= {("gold", i), ("predicted", j)}
            pairs.append((gold[i], predicted[j]))
    return pairs


def _likeness(gold: GoldAttribution, said: Attribution) -> float:
    cue = _share(said.cue.spans if said.cue else (), gold.cue)
    source = _share(said.source.spans, gold.source)
    content = _share(said.content.spans, gold.content)
    if gold.cue is None and gold.source is None:
        return content if not said.cue and content > 0.5 else 0.0
    return 4 * cue + 2 * source + content if cue or (source and content) else 0.0


def _share(spans: Iterable[Span], other: Span | None) -> float:
    """Give shared characters over all characters of two spans."""
    spans = tuple(spans)
    if other is None or not spans:
        return 0.0
    shared = _shared(spans, other)
    return shared / (sum(end - start for start, end in spans) + other[1] - other[0] - shared)


def _shared(spans: Iterable[Span], other: Span) -> int:
    return sum(max(0, min(end, other[1]) - max(start, other[0])) for start, end in spans)


def _value(said: Attribution, field: str) -> str | None:
    source = said.source
    if field in ("country", "sector"):
        actor = source.actors[0] if source.actors else None
        if actor is None:
            return None
        return actor.country if field == "country" else actor.sectors[0] if actor.sectors else None
    if field == "cue_class":
        return said.cue.class_ if said.cue else "none"
    return {"kind": source.kind, "naming": source.naming, "form": said.form}[field]


def _figures(total: Mapping[str, int]) -> dict[str, float]:
    figures = {
        "chain exact": _percent(total["exact"], total["chains"]),
        "deepest origin": _percent(total["origin"], total["chains"]),
        "attribution F1": _percent(2 * total["found"], total["gold"] + total["predicted"]),
    }
    return figures | {name: _percent(total[field], total["found"]) for name, field in FIELDS}


def _drawn(rows: Sequence[Counts]) -> dict[str, list[float]]:
    """Draw passages with replacement; give the sorted values of every figure."""
    rng = random.Random(1)
    drawn: dict[str, list[float]] = {}
    keys = sorted({key for row in rows for key in row})
    table = [[row[key] for key in keys] for row in rows]
    for _ in range(_DRAWS):
        sums = [sum(column) for column in zip(*(rng.choice(table) for _ in table), strict=True)]
        for name, value in _figures(Counter(dict(zip(keys, sums, strict=True)))).items():
            drawn.setdefault(name, []).append(value)
    return {name: sorted(values) for name, values in drawn.items()}


def _percent(part: int, whole: int) -> float:
    return 100 * part / whole if whole else 0.0
