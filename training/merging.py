"""Learn the weights by which the ledger joins statements, and say how well they do on sets that they have not seen.

    PYTHONPATH=src:. python -m training.merging --data tests/gold/ledger/open

`data` holds storylines, and sets of incidents in its folder `incidents`. Reports run through merging as they do in the
ledger; for every statement what speaks for and against each claim is kept, and whether the claim is the right one. The
weights are fitted so that the right claim - or none - has the highest probability among all (a conditional logit,
McFadden 1974), and are drawn to those of `merging.toml`. Prints figures for each threshold, then the table of weights
for src/purport/ledger/data/merging.toml.
"""

import argparse
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from purport.evaluation.clusters import b_cubed, pairs
from purport.evaluation.incidents import Stream, merge_stream, stream_of
from purport.ledger.claim_picture import Member
from purport.ledger.merge_scores import Pool
from purport.ledger.merge_settings import Settings, shipped
from purport.ledger.merging import judge
from purport.ledger.records import Decision

Floats = NDArray[np.float64]
Weights = Mapping[str, float]
THRESHOLDS = (0.75, 0.8, 0.85, 0.9)
FAR = 1e9


class Traced(float):
    """A number that remembers how much of each weight is in it."""

    parts: dict[str, float]

    def __new__(cls, value: float, parts: dict[str, float]) -> "Traced":
        made = super().__new__(cls, value)
        made.parts = parts
        return made

    def __mul__(self, factor: float) -> "Traced":
        return Traced(float(self) * factor, {name: part * factor for name, part in self.parts.items()})

    def __truediv__(self, divisor: float) -> "Traced":
        return self * (1 / divisor)

    def __add__(self, other: float) -> "Traced":
        more = other.parts if isinstance(other, Traced) else {}
        parts = {name: self.parts.get(name, 0.0) + more.get(name, 0.0) for name in {**self.parts, **more}}
        return Traced(float(self) + float(other), parts)

    __rmul__, __radd__ = __mul__, __add__


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """The claims that a statement could join: a row of features for each, the last for none, and which are right."""

    features: Floats
    right: Floats


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What fitting goes by. See merging.toml."""

    names: tuple[str, ...]
    prior: Floats
    low: Floats
    high: Floats
    penalty: float
    rounds: int
    steps: int
    rate: float
    folds: int

    def weights(self, values: Floats) -> Weights:
        """Give values under their names."""
        return MappingProxyType(dict(zip(self.names, map(float, values), strict=True)))


def read_plan(table: Mapping[str, Any]) -> Plan:
    """Read the plan from the table of merging.toml."""
    prior, free = table["prior"], set(table["free"])
    signs = [0.0 if name in free else float(np.sign(value)) for name, value in prior.items()]
    return Plan(
        names=tuple(prior),
        prior=np.array(list(prior.values()), dtype=np.float64),
        low=np.array([0.0 if sign > 0 else -FAR for sign in signs]),
        high=np.array([0.0 if sign < 0 else FAR for sign in signs]),
        **{field: table[field] for field in ("penalty", "rounds", "steps", "rate", "folds")},
    )


def weighted(weights: Weights, *, traced: bool = False) -> Settings:
    """Give the shipped settings with other weights, traced where they are to be learned from."""
    values = {n: Traced(v, {n: 1.0}) for n, v in weights.items()} if traced else dict(weights)
    return replace(shipped(), weights=MappingProxyType(values))


def choices_of(stream: Stream, plan: Plan, weights: Weights, *, one_story: bool) -> list[Choice]:
    """Run a stream through merging and keep what every statement could join."""
    found: list[Choice] = []
    place = {name: at for at, name in enumerate(plan.names)}

    def watch(member: Member, claims: Sequence[str], pool: Pool, same_story: frozenset[str]) -> Decision:
        ranked = [m for m in pool.rank(member, claims, same_story) if m.blocked is None]
        features, right = np.zeros((len(ranked) + 1, len(place))), np.zeros(len(ranked) + 1)
        for row, match in enumerate(ranked):
            for name, part in match.score.parts.items() if isinstance(match.score, Traced) else ():
                features[row, place[name]] = part
            labels = Counter(stream.gold[m.statement.id] for m in pool.picture(match.claim).members)
            right[row] = labels.most_common(1)[0][0] == stream.gold[member.statement.id]
        right[-1] = not right.any()
        if ranked:
            found.append(Choice(features=features, right=right))
        return judge(member, claims, pool, same_story)

    merge_stream(stream, weighted(weights, traced=True), one_story=one_story, decide_one=watch)
    return found


def fit(choices: Sequence[Choice], plan: Plan) -> Floats:
    """Fit weights by gradient ascent (Adam, Kingma and Ba 2015) on the likelihood of the right claims."""
    rows, width = max(len(c.right) for c in choices), len(plan.names)
    features, right = np.zeros((len(choices), rows, width)), np.zeros((len(choices), rows))
    absent = np.full((len(choices), rows), -FAR)
    for at, choice in enumerate(choices):
        count = len(choice.right)
        features[at, :count], right[at, :count], absent[at, :count] = choice.features, choice.right, 0.0
    weights, mean, square = plan.prior.copy(), np.zeros(width), np.zeros(width)
    for step in range(1, plan.steps + 1):
        chance = _shares(features @ weights + absent)
        goal = chance * right
        goal /= goal.sum(axis=1, keepdims=True) + 1e-12
        slope = np.einsum("cr,crw->w", goal - chance, features) - plan.penalty * (weights - plan.prior)
        mean, square = 0.9 * mean + 0.1 * slope, 0.99 * square + 0.01 * slope**2
        rate = plan.rate * (1 + np.cos(np.pi * step / plan.steps)) / 2
        move = (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.99**step)) + 1e-6)
        weights = np.clip(weights + rate * move, plan.low, plan.high)
    return weights


def _shares(scores: Floats) -> Floats:
    odds: Floats = np.exp(scores - scores.max(axis=1, keepdims=True))
    shares: Floats = odds / odds.sum(axis=1, keepdims=True)
    return shares


def likelihood(choices: Iterable[Choice], weights: Floats) -> float:
    """Give the mean logarithm of the probability of the right claims."""
    chances = [float((_shares((c.features @ weights)[None]) * c.right).sum()) for c in choices]
    return float(np.mean(np.log(np.array(chances) + 1e-12)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Data:
    """Streams by name: sets of incidents, and storylines, whose reports are all of one story."""

    incidents: Mapping[str, Stream]
    storylines: Mapping[str, Stream]

    def held_out(self, folds: int) -> list[set[str]]:
        """Give the names that are held out together."""
        stories = sorted(self.storylines)
        return [{name} for name in self.incidents] + [set(stories[at::folds]) for at in range(folds) if stories[at:]]


def read_data(folder: Path) -> Data:
    """Read a folder of storylines with the folder `incidents` in it."""

    def read(path: Path) -> dict[str, Stream]:
        return {file.stem: stream_of([file]) for file in sorted(path.glob("*.toml"))}

    return Data(incidents=read(folder / "incidents"), storylines=read(folder))


def observe(data: Data, plan: Plan, weights: Weights) -> dict[str, list[Choice]]:
    """Give the choices of every stream."""
    both = ((data.incidents, False), (data.storylines, True))
    return {
        name: choices_of(stream, plan, weights, one_story=one_story)
        for streams, one_story in both
        for name, stream in streams.items()
    }


def learn(data: Data, plan: Plan) -> tuple[Floats, dict[str, list[Choice]]]:
    """Fit, let the fitted weights cluster the reports, and fit again on what they then meet."""
    weights, choices = plan.prior, observe(data, plan, plan.weights(plan.prior))
    for at in range(plan.rounds):
        if at:
            choices = observe(data, plan, plan.weights(weights))
        weights = fit([choice for some in choices.values() for choice in some], plan)
    return weights, choices


def cross_validate(data: Data, plan: Plan, choices: Mapping[str, Sequence[Choice]]) -> tuple[dict[str, Floats], float]:
    """Fit without each set in turn. Returns the weights for every stream, and the likelihood of the held-out sets."""
    found: dict[str, Floats] = {}
    for held in data.held_out(plan.folds):
        weights = fit([c for name, some in choices.items() if name not in held for c in some], plan)
        found |= dict.fromkeys(held, weights)
    return found, float(np.mean([likelihood(choices[name], found[name]) for name in data.incidents]))


def scored(streams: Mapping[str, Stream], weights: Mapping[str, Weights], join: float, *, one_story: bool) -> str:
    """Run streams through merging with weights for each of them, and give the figures in words."""
    gold: dict[str, str] = {}
    found: dict[str, str] = {}
    verdicts: defaultdict[str, int] = defaultdict(int)
    for name, stream in streams.items():
        settings = weighted(weights[name])
        settings = replace(settings, limits=MappingProxyType({**settings.limits, "join": join}))
        home, decisions = merge_stream(stream, settings, one_story=one_story)
        gold |= stream.gold
        found |= home
        for decision in decisions.values():
            verdicts[decision.verdict] += 1
    each, merged = b_cubed(gold, found), pairs(gold, found)
    parts = [100 * each.f1, 100 * each.precision, 100 * each.recall, 100 * merged.precision, 100 * merged.recall]
    figures = "  ".join(f"{part:5.1f}" for part in parts)
    return f"join at {join:.2f}  {figures}  {dict(sorted(verdicts.items()))}"


def main() -> None:
    """Learn, cross-validate and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--data", type=Path, default=Path("tests/gold/ledger/open"))
    data = read_data(parser.parse_args().data)
    plan = read_plan(tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8")))
    fitted, choices = learn(data, plan)
    unseen, mean = cross_validate(data, plan, choices)
    held = {name: plan.weights(weights) for name, weights in unseen.items()}
    print(f"mean log-likelihood of held-out sets of incidents {mean:.3f}")
    print("                B-cubed F1, precision, recall; merge precision, recall")
    for kind, streams, one_story in (("incidents", data.incidents, False), ("storylines", data.storylines, True)):
        for join in THRESHOLDS:
            print(f"{kind}, held out: {scored(streams, held, join, one_story=one_story)}")
            ours = dict.fromkeys(streams, plan.weights(fitted))
            print(f"{kind}, fitted:   {scored(streams, ours, join, one_story=one_story)}")
    print("\n[weights]")
    for name, value in plan.weights(fitted).items():
        print(f"{name} = {value:.2f}")


if __name__ == "__main__":
    main()
