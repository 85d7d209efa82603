"""Finite verbs hung on an infinitive go to the finite verb above it; everything else stays where the parser has it."""

from hypothesis import given
from hypothesis import strategies as st

from purport.language.conjuncts import with_finite_conjuncts

WORDS = "she urged both to leave and invited them".split()
TAGS = ["PRP", "VBD", "DT", "TO", "VB", "CC", "VBD", "PRP"]
DEPS = ["nsubj", "root", "iobj", "mark", "xcomp", "cc", "conj", "obj"]
HEADS = [1, 1, 1, 4, 1, 6, 4, 6]


def test_a_past_tense_behind_an_infinitive_is_the_second_verb_of_the_clause() -> None:
    assert with_finite_conjuncts(HEADS, DEPS, TAGS, WORDS)[6] == 1


def test_a_second_infinitive_stays_with_the_first() -> None:
    tags = [*TAGS[:6], "VB", "PRP"]
    assert with_finite_conjuncts(HEADS, DEPS, tags, WORDS) == HEADS


def test_a_verb_with_a_subject_of_its_own_stays() -> None:
    deps = [*DEPS[:7], "nsubj"]
    assert with_finite_conjuncts(HEADS, deps, TAGS, WORDS) == HEADS


@given(st.lists(st.tuples(st.sampled_from(TAGS), st.sampled_from([*DEPS, "dep"]), st.integers(0, 9)), max_size=10))
def test_the_heads_stay_a_tree_over_the_same_tokens(tokens: list[tuple[str, str, int]]) -> None:
    n = len(tokens)
    heads = [min(k, i) for i, (_, _, k) in enumerate(tokens)]
    found = with_finite_conjuncts(heads, [d for _, d, _ in tokens], [t for t, _, _ in tokens], ["to"] * n)
    assert len(found) == n
    assert all(0 <= head <= i for i, head in enumerate(found))
