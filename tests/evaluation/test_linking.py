"""Clusters by closing links, and by average linkage."""

from hypothesis import given
from hypothesis import strategies as st

from purport.evaluation.linking import average_link, closed
from purport.evaluation.vectors import cosine, tf_idf


def test_links_are_closed_transitively() -> None:
    found = closed("abcd", [("a", "b"), ("b", "c")])
    assert found["a"] == found["c"] != found["d"]


def test_the_mean_over_all_members_decides_so_that_one_link_does_not_chain() -> None:
    likeness = {(0, 1): 0.9, (2, 3): 0.9, (1, 2): 0.8}
    assert average_link(4, likeness, 0.5) == [0, 0, 1, 1]
    assert average_link(4, likeness, 0.2) == [0, 0, 0, 0]


@given(st.dictionaries(st.tuples(st.integers(0, 5), st.integers(6, 9)), st.floats(0, 1), max_size=12))
def test_every_item_has_a_cluster_and_no_likeness_means_alone(likeness: dict[tuple[int, int], float]) -> None:
    found = average_link(10, likeness, 0.5)
    assert len(found) == 10
    linked = {i for pair in likeness for i in pair}
    assert all(found.count(found[item]) == 1 for item in range(10) if item not in linked)


def test_words_of_all_documents_weigh_nothing() -> None:
    one, two, other = tf_idf([["the", "mine", "strike"], ["the", "mine"], ["the", "vote"]])
    assert "the" not in one
    assert cosine(one, two) > cosine(one, other) == 0
