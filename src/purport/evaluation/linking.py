"""Put items into clusters: closing links transitively, or by average linkage."""

import heapq
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

Pair = tuple[int, int]


def closed(items: Iterable[str], links: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Close links transitively; gives each item the name of its cluster."""
    parent = {item: item for item in items}

    def root(item: str) -> str:
        while parent[item] != item:
            parent[item] = parent[parent[item]]
            item = parent[item]
        return item

    for one, two in links:
        parent[root(two)] = root(one)
    return {item: root(item) for item in parent}


def average_link(count: int, likeness: Mapping[Pair, float], least: float) -> list[int]:
    """Join the two clusters with the highest mean likeness until none has at least `least`.

    Arguments: the number of items; the likeness of pairs (i, j) with i < j, pairs that are left out count as 0.
    Returns the cluster number of each item. Ties go to the lower numbers, so the result is the same each time.
    """
    sums: dict[int, dict[int, float]] = {item: {} for item in range(count)}
    for (i, j), value in likeness.items():
        sums[i][j] = sums[j][i] = value
    members = {item: [item] for item in range(count)}
    heap = [(-value, i, j) for (i, j), value in likeness.items() if value >= least]
    heapq.heapify(heap)
    following = count
    while heap:
        _, i, j = heapq.heappop(heap)
        if i not in members or j not in members:
            continue
        members[following] = members.pop(i) + members.pop(j)
        merged: defaultdict[int, float] = defaultdict(float)
        for part in (i, j):
            for other, value in sums.pop(part).items():
                if other in members:
                    merged[other] += value
        for other, value in merged.items():
            sums[other][following] = value
            mean = value / (len(members[following]) * len(members[other]))
            if mean >= least:
                heapq.heappush(heap, (-mean, other, following))
        sums[following] = dict(merged)
        following += 1
    return _numbered(members.values(), count)


def _numbered(clusters: Iterable[Sequence[int]], count: int) -> list[int]:
    found = [0] * count
    for number, cluster in enumerate(sorted(clusters, key=min)):
        for item in cluster:
            found[item] = number
    return found
