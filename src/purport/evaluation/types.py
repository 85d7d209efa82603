"""`purport evaluate types`: precision and recall per type, mode, context and auxiliary mode on short passages.

An event is found when a coded trigger overlaps an annotated one; pairs are made as in `gold.py`. A type, mode or
context is right when the annotated event it was found for has it too. A mode counts together with its type, since
the names of modes repeat across types with opposite sense.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from purport.evaluation.gold import pair_spans
from purport.evaluation.report import Figure, Report, digest
from purport.evaluation.type_passages import PassageEvent, TypePassage, load_type_passages, passage_files
from purport.ontology import load_ontology
from purport.reading.session import default_session
from purport.records import Span
from purport.records.values import AUXILIARY_MODES, EVENT_TYPES

Record = Mapping[str, Any]


@dataclass(slots=True)
class Tally:
    """What is right, coded and annotated, by label."""

    right: Counter[str] = field(default_factory=Counter)
    coded: Counter[str] = field(default_factory=Counter)
    gold: Counter[str] = field(default_factory=Counter)

    def add(self, gold: Iterable[str], coded: Iterable[str], right: Iterable[str]) -> None:
        """Count labels of the gold, of the coding, and those right."""
        self.gold.update(gold)
        self.coded.update(coded)
        self.right.update(right)

    def rates(self, label: str | None = None) -> tuple[float, float, float]:
        """Give precision, recall and F1 in percent of one label, or of all together."""
        if label is None:
            right, coded, gold = self.right.total(), self.coded.total(), self.gold.total()
        else:
            right, coded, gold = self.right[label], self.coded[label], self.gold[label]
        return (_percent(right, coded), _percent(right, gold), _percent(2 * right, coded + gold))

    def macro(self, labels: Sequence[str]) -> float:
        """Give the mean F1 of the labels that the gold has."""
        present = [label for label in labels if self.gold[label]]
        return sum(self.rates(label)[2] for label in present) / len(present) if present else 0.0


@dataclass(slots=True)
class TypeScores:
    """The tallies over all passages, and what became of the hard negatives."""

    found: Tally = field(default_factory=Tally)
    types: Tally = field(default_factory=Tally)
    modes: Tally = field(default_factory=Tally)
    contexts: Tally = field(default_factory=Tally)
    aux: Tally = field(default_factory=Tally)
    shared: Counter[str] = field(default_factory=Counter)
    passages: Counter[str] = field(default_factory=Counter)


def _percent(part: float, whole: float) -> float:
    return 100 * part / whole if whole else 0.0


def score_passages(passages: Sequence[TypePassage], predict: Callable[[TypePassage], Record]) -> TypeScores:
    """Score the coded events of every passage.

    Arguments: the passages; a function from a passage to its Reading as a dict. Returns the tallies.
    """
    scores = TypeScores()
    for passage in passages:
        _score_passage(scores, passage, predict(passage)["events"])
    return scores


def _score_passage(scores: TypeScores, passage: TypePassage, coded: Sequence[Record]) -> None:
    spans: list[Span] = [(event["trigger"]["span"][0], event["trigger"]["span"][1]) for event in coded]
    pairs = [(passage.events[i], coded[j]) for i, j in pair_spans([e.span for e in passage.events], spans)]
    scores.found.add(("event" for _ in passage.events), ("event" for _ in coded), ("event" for _ in pairs))
    typed = [(g, p) for g, p in pairs if g.type == p["type"]]
    scores.types.add((e.type for e in passage.events), (e["type"] for e in coded), (g.type for g, _ in typed))
    scores.modes.add(
        (f"{e.type}/{e.mode}" for e in passage.events if e.mode),
        (f"{e['type']}/{e['mode']}" for e in coded if e.get("mode")),
        (f"{g.type}/{g.mode}" for g, p in typed if g.mode and g.mode == p.get("mode")),
    )
    scores.contexts.add(
        (c for e in passage.events for c in e.contexts),
        (c for e in coded for c in e["contexts"]),
        (c for g, p in pairs for c in g.contexts & set(p["contexts"])),
    )
    scores.aux.add(
        (a for e in passage.events for a in e.aux),
        (a for e in coded for a in e["aux"]),
        (a for g, p in pairs for a in g.aux & set(p["aux"])),
    )
    for g, p in typed:
        _share(scores, g, p)
    _count_passage(scores, passage, coded, len(typed))


def _share(scores: TypeScores, g: PassageEvent, p: Record) -> None:
    """Count which other fields of a rightly typed event are right."""
    scores.shared["typed"] += 1
    scores.shared["mode"] += g.mode == (p.get("mode") or None)
    scores.shared["aux"] += g.aux == set(p["aux"])
    scores.shared["support"] += g.support == p.get("support")
    scores.shared["roles"] += g.actors == _countries(p["actors"]) and g.recipients == _countries(p["recipients"])


def _countries(parties: Iterable[Record]) -> frozenset[str]:
    return frozenset(party["country"] for party in parties if party.get("country"))


def _count_passage(scores: TypeScores, passage: TypePassage, coded: Sequence[Record], typed: int) -> None:
    """Count whether the whole passage is right: every event found with its type, and none beside them."""
    counts = scores.passages
    whole = typed == len(passage.events) == len(coded)
    if not passage.negative:
        counts["positive"] += 1
        counts["positive with its type"] += any(event["type"] == passage.about for event in coded)
        counts["positive whole"] += whole
        return
    counts["negative"] += 1
    counts["negative right"] += whole
    annotated = any(event.type == passage.about for event in passage.events)
    counts["negative without its type"] += annotated or not any(e["type"] == passage.about for e in coded)
    if not passage.events:
        counts["empty"] += 1
        counts["empty right"] += not coded


def evaluate_types(data: Path) -> Report:
    """Score this installation on the passages of a folder. Raises DataError when there are none, or one is broken."""
    passages = load_type_passages(data)
    scores = score_passages(passages, _predict)
    return Report(
        name="types",
        data=f"{len(passages)} passages, {scores.found.gold['event']} events, {scores.found.coded['event']} coded",
        digest=digest(passage_files(data)),
        figures=tuple(_figures(scores)),
        notes=tuple(_tables(scores)),
    )


def _predict(passage: TypePassage) -> Record:
    return default_session().read({"text": passage.text}, published=passage.published).to_dict()


def _figures(scores: TypeScores) -> Iterator[Figure]:
    ontology = load_ontology()
    tallies = (
        ("trigger", scores.found, ()),
        ("type", scores.types, EVENT_TYPES),
        ("mode with its type", scores.modes, _modes()),
        ("context", scores.contexts, ontology.contexts),
        ("auxiliary mode", scores.aux, AUXILIARY_MODES),
    )
    for name, tally, labels in tallies:
        for rate, value in zip(("precision", "recall", "F1"), tally.rates(), strict=True):
            yield Figure(name=f"{name} {rate}", value=value)
        if labels:
            yield Figure(name=f"{name} macro F1", value=tally.macro(labels))
    for name in ("mode", "aux", "support", "roles"):
        yield Figure(name=f"{name} right (of typed)", value=_percent(scores.shared[name], scores.shared["typed"]))
    n = scores.passages
    yield Figure(name="passages that show their type", value=_percent(n["positive with its type"], n["positive"]))
    yield Figure(name="passages with exactly their events", value=_percent(n["positive whole"], n["positive"]))
    yield Figure(name="hard negatives without the type", value=_percent(n["negative without its type"], n["negative"]))
    yield Figure(name="hard negatives with exactly their events", value=_percent(n["negative right"], n["negative"]))
    yield Figure(name="hard negatives without events left empty", value=_percent(n["empty right"], n["empty"]))


def _modes() -> list[str]:
    classes = load_ontology().types
    return [f"{name}/{mode}" for name, c in classes.items() for mode in dict.fromkeys((*c.modes, *c.unscored_modes))]


def _tables(scores: TypeScores) -> Iterator[str]:
    """Yield one line per type, mode, context and auxiliary mode: precision, recall, F1 and the counts behind them."""
    ontology = load_ontology()
    for tally, labels in (
        (scores.types, EVENT_TYPES),
        (scores.modes, _modes()),
        (scores.contexts, ontology.contexts),
        (scores.aux, AUXILIARY_MODES),
    ):
        for label in labels:
            precision, recall, f1 = tally.rates(label)
            counts = f"{tally.right[label]} right of {tally.coded[label]} coded and {tally.gold[label]} annotated"
            yield f"{label:24s} P {precision:5.1f}  R {recall:5.1f}  F1 {f1:5.1f}  {counts}"
