"""What speaks for and against two mentions being of one event, as numbers, and how much each weighs."""

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from purport.evaluation.event_mentions import ReadDocument, ReadMention, nearly_one_word, rarities
from purport.evaluation.linking import average_link
from purport.evaluation.vectors import cosine, tf_idf

Floats = NDArray[np.float64]
Pair = tuple[int, int]
LOOSE, TIGHT = 0.12, 0.2
"""Mean cosine at which documents are put into one story, in a loose and a tight sense."""
LEAST_COSINE = 0.08
LEARN_COSINE = 0.1
SAME_DOCUMENT = 0.35
MOST_COSINE = 0.6
CROSSED = (1, 2, 5, 7, 8, 9, 10, 11, 14, 16)
"""Features that are multiplied with each other: words, documents, arguments, surroundings, rarity, speech."""
SPEECH_AND_LIGHT = frozenset({"say", "be", "have", "do", "make", "take", "get", "tell", "go", "come", "report"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """Documents as a whole: how alike any two are, their stories, and how many hold a lemma."""

    alike: Mapping[tuple[str, str], float]
    loose: Mapping[str, int]
    tight: Mapping[str, int]
    counts: Mapping[str, int]
    documents: int

    def rarity(self, lemma: str) -> float:
        """Give the inverse document frequency of a lemma."""
        return math.log((self.documents + 1) / (self.counts.get(lemma, 0) + 1))


def setting_of(documents: Sequence[ReadDocument]) -> Setting:
    """Compare all documents with each other."""
    names = [document.name for document in documents]
    vectors = tf_idf([document.lemmas for document in documents])
    values = {(i, j): cosine(vectors[i], vectors[j]) for i in range(len(names)) for j in range(i + 1, len(names))}
    alike = {(names[i], names[j]): value for (i, j), value in values.items()}
    alike |= {(b, a): value for (a, b), value in alike.items()} | {(name, name): 1.0 for name in names}
    return Setting(
        alike=alike,
        loose=dict(zip(names, average_link(len(names), values, LOOSE), strict=True)),
        tight=dict(zip(names, average_link(len(names), values, TIGHT), strict=True)),
        counts=rarities(documents),
        documents=len(names),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class WordPairs:
    """Pairs of roots seen for one event and for two, in similar documents, and in which topics for one."""

    one: Counter[tuple[str, str]] = field(default_factory=Counter)
    two: Counter[tuple[str, str]] = field(default_factory=Counter)
    topics: Mapping[tuple[str, str], AbstractSet[int]] = field(default_factory=dict)

    def strength(self, first: str, second: str, without: int | None) -> float:
        """Say how strongly two different roots name one event, 0 for not at all; `without` leaves a topic out."""
        key = (min(first, second), max(first, second))
        if not self.one[key] or (without is not None and self.topics[key] <= {without}):
            return 0.0
        return max(0.0, math.log((self.one[key] + 1) / (self.two[key] + 2)) + 2)


def learn_words(mentions: Sequence[ReadMention], setting: Setting) -> WordPairs:
    """Learn which different words name one event, from mentions whose chains are known."""
    one: Counter[tuple[str, str]] = Counter()
    two: Counter[tuple[str, str]] = Counter()
    topics: defaultdict[tuple[str, str], set[int]] = defaultdict(set)
    for i, a in enumerate(mentions):
        for b in mentions[i + 1 :]:
            if a.topic != b.topic or a.root == b.root or setting.alike[a.document, b.document] < LEARN_COSINE:
                continue
            key = (min(a.root, b.root), max(a.root, b.root))
            if a.chain == b.chain:
                one[key] += 1
                topics[key].add(a.topic)
            else:
                two[key] += 1
    return WordPairs(one=one, two=two, topics=dict(topics))


def pairs_of(
    mentions: Sequence[ReadMention], setting: Setting, words: WordPairs, *, leave_out: bool
) -> tuple[list[Pair], Floats]:
    """Give the pairs that may be one event, and their features, one row a pair.

    A pair needs similar documents and the same root, nearly the same word, or words learnt to name one event
    (`leave_out`: learnt in another topic than the pair's own).
    """
    found: list[Pair] = []
    rows: list[list[float]] = []
    for i, a in enumerate(mentions):
        for j in range(i + 1, len(mentions)):
            b = mentions[j]
            alike = setting.alike[a.document, b.document]
            if alike < LEAST_COSINE:
                continue
            strength = 0.0 if a.root == b.root else words.strength(a.root, b.root, a.topic if leave_out else None)
            if a.root == b.root or strength or nearly_one_word(a.lemma, b.lemma):
                found.append((i, j))
                rows.append(features(a, b, strength, setting))
    return found, crossed(np.array(rows, dtype=np.float64).reshape(len(rows), -1))


def crossed(rows: Floats) -> Floats:
    """Add the products of the main features: a shared lemma means more where the documents are alike."""
    if not len(rows):
        return rows
    products = [rows[:, [a]] * rows[:, [b]] for n, a in enumerate(CROSSED) for b in CROSSED[n + 1 :]]
    return np.hstack([rows, *products])


def features(a: ReadMention, b: ReadMention, strength: float, setting: Setting) -> list[float]:
    """Give what speaks for and against one event: words, documents, arguments, and what keeps apart."""
    one_document = a.document == b.document
    alike = setting.alike[a.document, b.document]
    level = SAME_DOCUMENT if one_document else min(alike, MOST_COSINE)
    lemma, root = a.lemma == b.lemma, a.root == b.root
    arguments = weighed_overlap(a.arguments, b.arguments, setting.rarity)
    return [
        1.0,
        lemma,
        root and not lemma,
        not root and nearly_one_word(a.lemma, b.lemma),
        strength,
        level,
        level * level,
        one_document,
        setting.loose[a.document] == setting.loose[b.document],
        setting.tight[a.document] == setting.tight[b.document],
        arguments,
        weighed_overlap(a.around | a.arguments, b.around | b.arguments, setting.rarity),
        bool(a.names & b.names),
        _apart(a.names, b.names),
        min(setting.rarity(a.lemma), setting.rarity(b.lemma)) / 5,
        a.pos == b.pos,
        bool({a.lemma, b.lemma} & SPEECH_AND_LIGHT),
        _apart(a.dates, b.dates),
        _apart(a.numbers, b.numbers),
        _apart(a.places, b.places),
        bool(a.subjects & b.subjects),
        _apart(a.objects, b.objects),
        0.0 if one_document or not lemma else alike,
        arguments if root else 0.0,
        abs(a.factuality - b.factuality) / 3,
        a.text == b.text,
        root and one_document,
    ]


def _apart(one: AbstractSet[object], two: AbstractSet[object]) -> bool:
    return bool(one and two and not one & two)


def weighed_overlap(one: AbstractSet[str], two: AbstractSet[str], rarity: Callable[[str], float]) -> float:
    """Give the cosine of two sets of lemmas, each lemma weighed by its rarity."""
    shared = sum(rarity(lemma) ** 2 for lemma in one & two)
    if not shared:
        return 0.0
    return shared / math.sqrt(sum(rarity(w) ** 2 for w in one) * sum(rarity(w) ** 2 for w in two))


def fit(rows: Floats, labels: Floats, *, penalty: float = 1.0, rounds: int = 25) -> Floats:
    """Fit the weights of a logistic model by Newton's method, with a quadratic penalty."""
    weights = np.zeros(rows.shape[1])
    for _ in range(rounds):
        chance = probabilities(rows, weights)
        gradient = rows.T @ (labels - chance) - penalty * weights
        curvature = (rows * (chance * (1 - chance))[:, None]).T @ rows + penalty * np.eye(rows.shape[1])
        step = np.linalg.solve(curvature, gradient)
        weights = weights + step
        if float(np.abs(step).max()) < 1e-6:
            break
    return weights


def probabilities(rows: Floats, weights: Floats) -> Floats:
    """Give the probability of each row that its pair is one event."""
    chance: Floats = 1 / (1 + np.exp(-np.clip(rows @ weights, -40, 40)))
    return chance
