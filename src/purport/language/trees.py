"""Dependency trees from arc scores: one root, no cycle, the best sum of scores."""

from collections.abc import Sequence

import numpy as np

from purport.language.model_files import Floats, Ints
from purport.language.products import multiply

MAX_SENTENCE = 256
"""Longer sentences are parsed piece by piece: time and memory grow with the square of the length."""

_NO_ARC = np.float32(-1e9)
_ROOT_CANDIDATES = 3


def best_heads(dep: Floats, head: Floats, root: Floats, starts: Sequence[int]) -> Ints:
    """Return the head of every word as an index, -1 at the root of each sentence.

    Args:
        dep: a vector per word as dependent.
        head: a vector per word as head, its bias in the last column.
        root: a score per word for being the root.
        starts: the first word of each sentence, ascending from 0.
    """
    n = len(root)
    ends = [*starts[1:], n]
    pieces = [
        (c, min(b, c + MAX_SENTENCE)) for a, b in zip(starts, ends, strict=True) for c in range(a, b, MAX_SENTENCE)
    ]
    table = _arc_scores(dep, head, root, pieces)
    best = table.argmax(1)
    heads: Ints = np.where(best > 0, best + (_begins(pieces) - 1), -1)
    for c, d in _broken(heads, pieces):
        scores = table[c:d, : d - c + 1].copy()
        scores -= scores.max(1, keepdims=True)
        scores -= np.log(np.exp(scores).sum(1, keepdims=True))
        tree = _best_tree(scores)
        heads[c:d] = np.where(tree >= 0, tree + c, -1)
    begins = frozenset(starts)
    if any(c not in begins for c, _ in pieces):
        _join_pieces(heads, pieces, begins)
    return heads


def _begins(pieces: Sequence[tuple[int, int]]) -> Ints:
    """Return for every word the first word of its piece."""
    lengths = [d - c for c, d in pieces]
    return np.repeat(np.asarray([c for c, _ in pieces], dtype=np.int64), lengths)


def _arc_scores(dep: Floats, head: Floats, root: Floats, pieces: Sequence[tuple[int, int]]) -> Floats:
    """Return the score of every arc: a row per dependent, the root first, then the words of its piece as heads."""
    n = len(root)
    table: Floats = np.full((n, max((d - c for c, d in pieces), default=0) + 1), _NO_ARC, dtype=np.float32)
    table[:, 0] = root
    for c, d in pieces:
        scores = table[c:d, 1 : d - c + 1]
        multiply(dep[c:d], head[c:d, :-1].T, scores)
        scores += head[c:d, -1]
    words = np.arange(n)
    table[words, words - _begins(pieces) + 1] = _NO_ARC
    return table


def _broken(heads: Ints, pieces: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the pieces whose words, each on its best head, form no tree with one root.

    All words climb together, twice as far each time, so that few steps suffice for any depth: whoever does not
    arrive at a root is in a cycle or below one.
    """
    if not pieces:
        return []
    n = len(heads)
    roots = heads < 0
    above = np.where(roots, np.arange(n), heads)
    for _ in range(MAX_SENTENCE.bit_length()):
        above = above[above]
    begins = np.asarray([c for c, _ in pieces], dtype=np.int64)
    lost = np.add.reduceat(~roots[above], begins, dtype=np.int64)
    tops = np.add.reduceat(roots, begins, dtype=np.int64)
    return [pieces[int(k)] for k in np.flatnonzero((lost > 0) | (tops != 1))]


def _join_pieces(heads: Ints, pieces: Sequence[tuple[int, int]], starts: frozenset[int]) -> None:
    """Hang the roots of a long sentence's further pieces on the root of its first."""
    top = -1
    for c, d in pieces:
        root = c + int(np.argmin(heads[c:d]))
        if c in starts:
            top = root
        else:
            heads[root] = top


def _best_tree(scores: Floats) -> Ints:
    """Return the best tree with one root, trying the likeliest roots in turn."""
    n = len(scores)
    best: Ints | None = None
    best_score = -np.inf
    likely = scores[:, 1:].max(1).astype(np.float64)
    for candidate in np.argsort(-scores[:, 0], kind="stable")[:_ROOT_CANDIDATES]:
        root = int(candidate)
        if float(scores[root, 0]) + likely.sum() - likely[root] < best_score:
            # Not even every other word on its best head would make this root's tree the best.
            continue
        # Node 0 is the candidate's place: swap it there, so that every tree hangs on it alone.
        order = np.concatenate(([root], np.delete(np.arange(n), root)))
        square = scores[np.ix_(order, order + 1)].astype(np.float64)
        parents = _chu_liu_edmonds(square)
        total = float(scores[root, 0]) + sum(square[range(1, n), parents[1:]].tolist())
        if total > best_score:
            best_score = total
            best = np.full(n, -1, dtype=np.int64)
            best[order[1:]] = order[parents[1:]]
    assert best is not None
    return best


def _chu_liu_edmonds(scores: np.ndarray[tuple[int, ...], np.dtype[np.float64]]) -> list[int]:
    """Return the parent of each node in the maximum spanning arborescence from node 0; `scores[child, parent]`."""
    n = len(scores)
    scores = scores.copy()
    np.fill_diagonal(scores, -np.inf)
    parents = [int(p) for p in scores.argmax(1)]
    parents[0] = -1
    cycle = _find_cycle(parents)
    if not cycle:
        return parents
    inside = np.zeros(n, dtype=bool)
    inside[cycle] = True
    outside = np.flatnonzero(~inside)
    new = len(outside)
    contracted = np.full((new + 1, new + 1), -np.inf)
    contracted[:new, :new] = scores[np.ix_(outside, outside)]
    members = np.asarray(cycle)
    own = scores[members, np.asarray([parents[i] for i in cycle])]
    from_outside = scores[np.ix_(members, outside)] - own[:, None]
    entry = from_outside.argmax(0)
    contracted[new, :new] = from_outside.max(0)
    to_outside = scores[np.ix_(outside, members)]
    exits = to_outside.argmax(1)
    contracted[:new, new] = to_outside.max(1)
    solved = _chu_liu_edmonds(contracted)
    result = list(parents)
    for i in range(1, new):
        result[int(outside[i])] = cycle[int(exits[i])] if solved[i] == new else int(outside[solved[i]])
    source = solved[new]
    result[cycle[int(entry[source])]] = int(outside[source])
    return result


def _find_cycle(parents: Sequence[int]) -> list[int]:
    state = [0] * len(parents)
    state[0] = 2
    for begin in range(1, len(parents)):
        path: list[int] = []
        at = begin
        while state[at] == 0:
            state[at] = 1
            path.append(at)
            at = parents[at]
        if state[at] == 1:
            return path[path.index(at) :]
        for i in path:
            state[i] = 2
    return []
