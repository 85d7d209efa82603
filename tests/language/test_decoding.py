"""The searches in numpy find what an exhaustive search finds."""

from itertools import accumulate, pairwise, product

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from purport.language.features import SHAPES, shape
from purport.language.lemmas import apply, script
from purport.language.links import Linker, distance_bucket
from purport.language.products import multiply
from purport.language.spans import best_labels, bio_transitions, label_probabilities, read_spans, span_table
from purport.language.trees import best_heads

LABELS = ("O", "B-x", "I-x")


def tree_score(scores: np.ndarray, root: np.ndarray, heads: tuple[int, ...]) -> float:
    logs = np.concatenate([root[:, None], scores], axis=1)
    logs = logs - np.log(np.exp(logs).sum(1, keepdims=True))
    return float(sum(logs[i, h + 1] for i, h in enumerate(heads)))


def is_tree(heads: tuple[int, ...]) -> bool:
    if sum(h < 0 for h in heads) != 1:
        return False
    for begin in range(len(heads)):
        at, steps = begin, 0
        while at >= 0 and steps <= len(heads):
            at, steps = heads[at], steps + 1
        if at >= 0:
            return False
    return True


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10_000), st.integers(1, 5))
def test_the_tree_is_the_best_of_all_trees(seed: int, n: int) -> None:
    rng = np.random.default_rng(seed)
    dep, vectors = rng.normal(size=(n, 4)).astype(np.float32), rng.normal(size=(n, 5)).astype(np.float32)
    root = rng.normal(size=n).astype(np.float32)
    scores = dep @ vectors[:, :-1].T + vectors[:, -1]
    np.fill_diagonal(scores, -1e9)
    found = tuple(best_heads(dep, vectors, root, [0]).tolist())
    assert is_tree(found)
    # Only the three likeliest roots are tried, by their probability beside all heads.
    every = np.concatenate([root[:, None], scores], axis=1)
    likely = np.argsort(-(root - np.log(np.exp(every - every.max(1, keepdims=True)).sum(1)) - every.max(1)))[:3]
    trees = (h for h in product(range(-1, n), repeat=n) if is_tree(h) and h.index(-1) in likely)
    best = max(tree_score(scores, root, h) for h in trees)
    assert tree_score(scores, root, found) >= best - 1e-3


def test_trees_stay_within_their_sentences() -> None:
    rng = np.random.default_rng(3)
    heads = best_heads(
        rng.normal(size=(9, 4)).astype(np.float32), rng.normal(size=(9, 5)).astype(np.float32),
        rng.normal(size=9).astype(np.float32), [0, 4, 5],
    )  # fmt: skip
    for a, b in ((0, 4), (4, 5), (5, 9)):
        assert is_tree(tuple(h - a if h >= 0 else -1 for h in heads[a:b].tolist()))


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10_000), st.lists(st.integers(0, 5), min_size=1, max_size=4))
def test_labels_are_the_best_of_all_sequences(seed: int, lengths: list[int]) -> None:
    rng = np.random.default_rng(seed)
    total = sum(lengths)
    scores = rng.normal(size=(total, 3)).astype(np.float32)
    rules = bio_transitions(LABELS, rng.normal(size=(3, 3)).astype(np.float32))
    bounds, at = [], 0
    for length in lengths:
        bounds.append((at, at + length))
        at += length
    found = best_labels(scores, rules, bounds)
    for a, b in bounds:
        best: tuple[int, ...] = ()
        best_score = -np.inf
        for path in product(range(3), repeat=b - a):
            if path and path[0] == 2:
                continue
            value = sum(scores[a + t, k] for t, k in enumerate(path))
            value += sum(rules[p, q] for p, q in pairwise(path))
            if value > best_score:
                best, best_score = path, value
        assert tuple(found[a:b].tolist()) == best


def test_label_probabilities_are_those_of_the_whole_chain() -> None:
    rng = np.random.default_rng(5)
    scores = rng.normal(size=(4, 3)).astype(np.float32)
    rules = bio_transitions(LABELS, rng.normal(size=(3, 3)).astype(np.float32))
    weights = np.zeros((4, 3))
    for path in product(range(3), repeat=4):
        if path[0] == 2:
            continue
        value = sum(scores[t, k] for t, k in enumerate(path))
        value += sum(rules[p, q] for p, q in pairwise(path))
        for t, k in enumerate(path):
            weights[t, k] += np.exp(value)
    expected = weights / weights.sum(1, keepdims=True)
    assert np.allclose(label_probabilities(scores, rules, [(0, 4)]), expected, atol=1e-4)


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10_000), st.lists(st.integers(0, 40), min_size=1, max_size=5))
def test_a_stretch_has_the_same_probabilities_alone_and_among_others(seed: int, lengths: list[int]) -> None:
    rng = np.random.default_rng(seed)
    scores = (6 * rng.normal(size=(sum(lengths), 3))).astype(np.float32)
    rules = bio_transitions(LABELS, rng.normal(size=(3, 3)).astype(np.float32))
    ends = list(accumulate(lengths))
    bounds = list(zip([0, *ends[:-1]], ends, strict=True))
    together = label_probabilities(scores, rules, bounds)
    assert np.allclose(together.sum(1), 1, atol=1e-5)
    for a, b in bounds:
        assert np.allclose(together[a:b], label_probabilities(scores[a:b], rules, [(0, b - a)]), atol=1e-5)


def test_a_table_of_spans_says_what_lies_within_a_stretch() -> None:
    table = span_table(np.asarray([1, 2, 1, 0, 1, 0, 1]), LABELS)
    assert (table.starts, table.ends, table.labels) == ([0, 2, 4, 6], [2, 3, 5, 7], ["x"] * 4)
    assert table.within(2, 5) == [(0, 1, "x"), (2, 3, "x")]
    assert table.any_within(4, 5)
    assert not table.any_within(5, 6)


@given(st.integers(0, 300), st.integers(1, 40), st.integers(0, 300), st.integers(1, 40))
def test_many_distances_at_once_are_those_of_one_at_a_time(a: int, length_a: int, b: int, length_b: int) -> None:
    nothing = np.zeros((3, 24, 1), dtype=np.float32)
    linker = Linker({"link_distance": nothing, "link_out": nothing[:, 0], "link_null": nothing[:, 0]})
    found = linker._bucket(np.asarray([a]), np.asarray([a + length_a]), np.asarray([b]), np.asarray([b + length_b]))
    assert found.tolist() == [distance_bucket(a, a + length_a - 1, b, b + length_b - 1)]


def test_a_product_in_strips_is_the_product() -> None:
    rng = np.random.default_rng(7)
    rows, matrix = rng.normal(size=(50, 300)).astype(np.float32), rng.normal(size=(300, 80)).astype(np.float32)
    out = np.empty((50, 80), dtype=np.float32)
    multiply(rows, matrix, out)
    assert np.allclose(out, rows @ matrix, atol=1e-3)


def test_spans_end_where_the_next_begins() -> None:
    assert read_spans(["B-x", "I-x", "B-x", "O", "B-x"]) == [("x", 0, 2), ("x", 2, 3), ("x", 4, 5)]


@given(st.text(min_size=1, max_size=12), st.text(min_size=1, max_size=12))
def test_a_script_turns_its_own_form_into_its_lemma(form: str, lemma: str) -> None:
    assert apply(script(form, lemma), form) == lemma


def test_scripts_are_shared_by_regular_words() -> None:
    assert script("visited", "visit") == script("talked", "talk")
    assert script("Talks", "talk") == script("bridges", "bridge")
    assert apply(script("was", "be"), "was") == "be"


def test_shapes_tell_case_and_accents_apart() -> None:
    words = ["envoy", "Lima", "NATO", "U", "McKay", "2023", "F16", ".", "“"]
    assert [SHAPES[shape(w)] for w in words] == [
        "lower", "init", "upper", "capital", "mixed", "digits", "alnum", "punct", "quote",
    ]  # fmt: skip
    assert shape("Perú") == shape("Peru") + len(SHAPES)


def test_distance_counts_both_directions_apart() -> None:
    assert distance_bucket(0, 1, 2, 2) == 0
    assert distance_bucket(5, 6, 1, 2) == 14
    assert max(distance_bucket(0, 0, n, n) for n in range(1, 5000)) == 11
    assert max(distance_bucket(n, n, 0, 0) for n in range(1, 5000)) == 23
