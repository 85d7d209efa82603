"""Scores of a partition of items into clusters against a true one: B-cubed, pairs, MUC, CEAF, CoNLL."""

from collections import Counter, defaultdict
from collections.abc import Collection, Hashable, Mapping, Sequence
from dataclasses import dataclass

Labels = Mapping[str, Hashable]


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """Precision, recall and their harmonic mean, 0 to 1."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Give the harmonic mean."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def groups_of(labels: Labels) -> list[frozenset[str]]:
    """Give the clusters of a labelling."""
    groups: defaultdict[Hashable, set[str]] = defaultdict(set)
    for item, label in labels.items():
        groups[label].add(item)
    return [frozenset(group) for group in groups.values()]


def b_cubed(gold: Labels, found: Labels) -> Score:
    """Score per item (Bagga and Baldwin 1998): the share of its cluster that belongs there, averaged over items."""
    both = Counter((gold[i], found[i]) for i in gold)
    golds, founds = Counter(gold.values()), Counter(found[i] for i in gold)
    total = len(gold) or 1
    precision = sum(n * n / founds[f] for (_, f), n in both.items()) / total
    recall = sum(n * n / golds[g] for (g, _), n in both.items()) / total
    return Score(precision=precision, recall=recall)


def pairs(gold: Labels, found: Labels) -> Score:
    """Score the pairs of items that are put together; no pairs count as wholly right."""
    both = Counter((gold[i], found[i]) for i in gold)
    right = sum(n * (n - 1) for n in both.values())
    golds = sum(n * (n - 1) for n in Counter(gold.values()).values())
    founds = sum(n * (n - 1) for n in Counter(found[i] for i in gold).values())
    return Score(precision=right / founds if founds else 1.0, recall=right / golds if golds else 1.0)


def muc(gold: Labels, found: Labels) -> Score:
    """Score links (Vilain et al. 1995): how many links of a cluster survive when the other partition cuts it."""
    return Score(precision=_links(found, gold), recall=_links(gold, found))


def _links(whole: Labels, cutting: Labels) -> float:
    kept = possible = 0
    for group in groups_of(whole):
        parts = len({cutting[item] for item in group})
        kept += len(group) - parts
        possible += len(group) - 1
    return kept / possible if possible else 0.0


def ceaf_e(gold: Labels, found: Labels) -> Score:
    """Score the best one-to-one alignment of clusters by their Dice similarity (Luo 2005, CEAF with phi 4)."""
    golds, founds = groups_of(gold), groups_of(found)
    similarity: dict[tuple[int, int], float] = {}
    by_item = {item: index for index, group in enumerate(founds) for item in group}
    for row, group in enumerate(golds):
        for column in {by_item[item] for item in group}:
            similarity[row, column] = 2 * len(group & founds[column]) / (len(group) + len(founds[column]))
    best = sum(_best_alignment(part) for part in _components(similarity))
    return Score(precision=best / len(founds) if founds else 0.0, recall=best / len(golds) if golds else 0.0)


def _components(similarity: Mapping[tuple[int, int], float]) -> list[dict[tuple[int, int], float]]:
    """Split the bipartite graph into connected parts, which are small: each is aligned on its own."""
    parent: dict[tuple[str, int], tuple[str, int]] = {}

    def root(node: tuple[str, int]) -> tuple[str, int]:
        parent.setdefault(node, node)
        while parent[node] != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    for row, column in similarity:
        parent[root(("gold", row))] = root(("found", column))
    parts: defaultdict[tuple[str, int], dict[tuple[int, int], float]] = defaultdict(dict)
    for (row, column), value in similarity.items():
        parts[root(("gold", row))][row, column] = value
    return list(parts.values())


def _best_alignment(part: Mapping[tuple[int, int], float]) -> float:
    rows, columns = sorted({r for r, _ in part}), sorted({c for _, c in part})
    if len(rows) > len(columns):
        part = {(c, r): v for (r, c), v in part.items()}
        rows, columns = columns, rows
    return assign([[part.get((r, c), 0.0) for c in columns] for r in rows])


def assign(values: Sequence[Sequence[float]]) -> float:
    """Give the largest sum of values with at most one per row and column (Hungarian method, rows <= columns)."""
    n, m = len(values), len(values[0]) if values else 0
    u, v, matched = [0.0] * (n + 1), [0.0] * (m + 1), [0] * (m + 1)
    for row in range(1, n + 1):
        matched[0], column = row, 0
        least, came, used = [float("inf")] * (m + 1), [0] * (m + 1), [False] * (m + 1)
        while True:
            used[column] = True
            here, delta, following = matched[column], float("inf"), 0
            for j in range(1, m + 1):
                if used[j]:
                    continue
                cost = -values[here - 1][j - 1] - u[here] - v[j]
                if cost < least[j]:
                    least[j], came[j] = cost, column
                if least[j] < delta:
                    delta, following = least[j], j
            for j in range(m + 1):
                if used[j]:
                    u[matched[j]] += delta
                    v[j] -= delta
                else:
                    least[j] -= delta
            column = following
            if matched[column] == 0:
                break
        while column:
            matched[column] = matched[came[column]]
            column = came[column]
    return sum(values[matched[j] - 1][j - 1] for j in range(1, m + 1) if matched[j])


def conll(gold: Labels, found: Labels) -> float:
    """Give the mean F1 of MUC, B-cubed and CEAFe, 0 to 1."""
    return (muc(gold, found).f1 + b_cubed(gold, found).f1 + ceaf_e(gold, found).f1) / 3


def wrong_pairs(gold: Labels, found: Labels, items: Collection[str]) -> list[tuple[str, str]]:
    """Give the pairs of items that are put together and should not be."""
    order = sorted(items)
    return [(a, b) for i, a in enumerate(order) for b in order[i + 1 :] if found[a] == found[b] and gold[a] != gold[b]]
