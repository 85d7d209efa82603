"""Learn which party of an article stands on a side that the rules leave open.

`python -m training.roles folds` cross-validates by article on the project's own annotated passages;
`python -m training.roles train --to src/purport/events/data` fits on all of it and writes the weights. `--score DIR...`
then scores them on further folders of annotated articles. Needs scipy beside the training environment.

One softmax over the candidates of a side and nobody, a weight for every pair that `speaking` gives, and a penalty on
their squares.
"""

import argparse
import random
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from purport.attribution import find_attributions
from purport.evaluation import gold as scoring
from purport.evaluation.gold_articles import load_gold
from purport.evaluation.type_passages import load_type_passages
from purport.events.draft import DraftEvent
from purport.events.find import drafts_of
from purport.events.role_features import NOBODY, SIDES, OpenSide, open_sides, speaking
from purport.events.role_filling import Weights, choose
from purport.language.passages import read_passages
from purport.mentions import find_mentions
from purport.reading.assemble import EVENTFUL
from purport.reading.session import default_session, open_item
from purport.records import Span

Countries = frozenset[str]
OWN = Path(__file__).parent.parent / "tests" / "gold"
PENALTY = 8.0
LEAST_SEEN = 3
FOLDS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """An annotated event: its trigger, type, and the countries on both sides."""

    span: Span
    type: str
    actors: Countries
    recipients: Countries


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """An open side of a found event of the right type, and what the annotation has."""

    article: str
    event: int
    side: OpenSide
    gold: Wanted
    found: tuple[Countries, Countries]

    @property
    def wanted(self) -> Countries:
        """The countries of the side that is open."""
        return self.gold.actors if self.side.side == "actors" else self.gold.recipients


def main() -> None:
    """Read the arguments and run."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=("folds", "train"))
    parser.add_argument("--score", type=Path, nargs="*", default=[], help="folders of articles to score on")
    parser.add_argument("--to", type=Path)
    args = parser.parse_args()
    cases = [*_of_articles([OWN / "open", OWN / "articles" / "open"]), *_of_passages(OWN / "types" / "open")]
    print(f"{len(cases)} open sides, {sum(bool(c.wanted) for c in cases)} with a country", flush=True)
    if args.what == "folds":
        for seed in (1, 2, 3):
            print(f"seed {seed}: {_report(cases, _cross_validated(cases, seed))}", flush=True)
        return
    if args.to is None:
        parser.error("train needs --to")
    weights = fit(cases)
    rows = sorted((k, f, w) for k, table in weights.items() for f, w in table.items())
    head = "# kind\tfeature\tweight; written by training/roles.py\n"
    body = "".join(f"{k}\t{f}\t{w:.3f}\n" for k, f, w in rows if abs(w) >= 0.01)
    (args.to / "role_weights.tsv").write_text(head + body, encoding="utf-8")
    print(f"{body.count(chr(10))} weights; on what they were fitted to: {_report(cases, [weights] * len(cases))}")
    for folder in args.score:
        other = _of_articles([folder])
        print(f"{folder.name}: {_report(other, [weights] * len(other))}", flush=True)


def _of_articles(folders: Iterable[Path]) -> list[Case]:
    cases = []
    for folder in folders:
        for article in load_gold(folder):
            placed = scoring._place_events(article.gold["events"], scoring.paragraphs(article.text))
            wanted = [
                Wanted(
                    span=e.span, type=e.record["type"], actors=scoring._countries(e.record["actors"]),
                    recipients=scoring._countries(e.record["recipients"]),
                )
                for e in placed
            ]  # fmt: skip
            cases += _cases(article.gold["id"], article.text, article.published, wanted)
    return cases


def _of_passages(folder: Path) -> list[Case]:
    cases = []
    for passage in load_type_passages(folder):
        wanted = [Wanted(span=e.span, type=e.type, actors=e.actors, recipients=e.recipients) for e in passage.events]
        cases += _cases(passage.id, passage.text, passage.published, wanted)
    return cases


def _cases(name: str, text: str, published: str | None, wanted: Sequence[Wanted]) -> list[Case]:
    article, _ = open_item({"text": text, "published": published})
    passages = read_passages(article, default_session().model)
    mentions, _ = find_mentions(article, passages)
    attributions = find_attributions(article, passages, mentions)
    drafts, scenes = drafts_of(article, [p for p in passages if p.kind in EVENTFUL], mentions, attributions)
    by_index = {p.index: p for p in passages}
    spans = [by_index[d.passage].span(d.start, d.end) for d in drafts]
    pairs = {own: gold for gold, own in scoring.pair_spans([w.span for w in wanted], spans)}
    return [
        Case(
            article=name, event=side.draft, side=side, gold=wanted[pairs[side.draft]], found=_found(drafts[side.draft])
        )
        for side in open_sides(scenes, drafts, mentions, attributions)
        if side.draft in pairs and wanted[pairs[side.draft]].type == drafts[side.draft].type
    ]


def _found(draft: DraftEvent) -> tuple[Countries, Countries]:
    return (
        frozenset(a.country for a in draft.actors if a.country),
        frozenset(a.country for a in draft.recipients if a.country),
    )


def answer(case: Case) -> int | None:
    """Give the number of the right choice, 0 for nobody; None where several countries are right."""
    if len(case.wanted) > 1:
        return None
    return next((k for k, c in enumerate(case.side.candidates, start=1) if c.country in case.wanted), 0)


def fit(cases: Sequence[Case]) -> Weights:
    """Fit the weights. Returns them by kind and feature."""
    rows = [[list(speaking(c.side, x)) for x in (None, *c.side.candidates)] for c in cases if answer(c) is not None]
    answers = [a for c in cases if (a := answer(c)) is not None]
    seen = Counter(pair for choices in rows for choice in choices for pair in choice)
    number = {pair: n for n, pair in enumerate(sorted(p for p, times in seen.items() if times >= LEAST_SEEN))}
    columns: list[int] = []
    ends, begins = [0], []
    for choices in rows:
        begins.append(len(ends) - 1)
        for choice in choices:
            columns += [number[pair] for pair in choice if pair in number]
            ends.append(len(columns))
    table = csr_matrix((np.ones(len(columns)), columns, ends), shape=(len(ends) - 1, len(number)))
    first = np.asarray(begins)
    right, sizes = first + np.asarray(answers), np.diff([*begins, len(ends) - 1])

    def cost(weights: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        scores = table @ weights
        top = np.maximum.reduceat(scores, first)
        shares = np.exp(scores - np.repeat(top, sizes))
        total = np.add.reduceat(shares, first)
        shares /= np.repeat(total, sizes)
        loss = -(scores[right] - top - np.log(total)).sum() + PENALTY * (weights @ weights) / 2
        shares[right] -= 1
        return float(loss), table.T @ shares + PENALTY * weights

    found = minimize(cost, np.zeros(len(number)), jac=True, method="L-BFGS-B", options={"maxiter": 300}).x
    weights: dict[str, dict[str, float]] = {NOBODY: {}}
    for (kind, feature), n in number.items():
        weights.setdefault(kind, {})[feature] = float(found[n])
    return weights


def _cross_validated(cases: Sequence[Case], seed: int) -> list[Weights]:
    """Give for every case the weights that have not seen its article."""
    names = sorted({c.article for c in cases})
    random.Random(seed).shuffle(names)
    fold = {name: k % FOLDS for k, name in enumerate(names)}
    fitted = [fit([c for c in cases if fold[c.article] != k]) for k in range(FOLDS)]
    return [fitted[fold[c.article]] for c in cases]


def _report(cases: Sequence[Case], weights: Sequence[Weights]) -> str:
    """Say how many sides are filled and rightly, and how many events have both sides right before and after."""
    filled = right = 0
    after: dict[tuple[str, int], list[Countries]] = {}
    for case, table in zip(cases, weights, strict=True):
        sides = after.setdefault((case.article, case.event), list(case.found))
        chosen = choose(case.side, table)
        if chosen is not None:
            filled += 1
            right += {chosen.country} == case.wanted
            sides[SIDES.index(case.side.side)] = frozenset({chosen.country})
    events = {(c.article, c.event): c for c in cases}
    before = sum(c.found == (c.gold.actors, c.gold.recipients) for c in events.values())
    then = sum(tuple(after[key]) == (c.gold.actors, c.gold.recipients) for key, c in events.items())
    return f"filled {filled}, rightly {right}; events with both sides right {before} -> {then} of {len(events)}"


if __name__ == "__main__":
    main()
