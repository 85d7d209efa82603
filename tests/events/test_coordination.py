"""Which nouns stand side by side, however a parser hangs them."""

from event_trees import events, gist, syntax
from hypothesis import given
from hypothesis import strategies as st

from purport.events.coordination import conjuncts, displaced_object, is_displaced

DEPS = st.sampled_from(["conj", "appos", "nmod", "obj", "nsubj", "cc", "flat"])


@st.composite
def trees(draw: st.DrawFn) -> str:
    """Give a sentence of nouns and verbs in which every word but the first hangs on an earlier or later one."""
    size = draw(st.integers(min_value=1, max_value=8))
    rows = ["a/NOUN/NN/0/root"]
    for i in range(1, size):
        head = draw(st.integers(min_value=1, max_value=i))
        pos, tag = draw(st.sampled_from([("NOUN", "NN"), ("PROPN", "NNP"), ("VERB", "VBD"), ("CCONJ", "CC")]))
        rows.append(f"a/{pos}/{tag}/{head}/{draw(DEPS)}")
    return " ".join(rows)


@given(trees())
def test_conjuncts_are_other_nouns_in_text_order(tree: str) -> None:
    _, built = syntax(tree)
    for token in range(len(built)):
        found = conjuncts(built, token)
        assert token not in found and found == sorted(set(found))
        assert all(built.pos[j] in ("NOUN", "PROPN", "PRON", "NUM", "ADJ") for j in found)


@given(trees())
def test_a_displaced_object_stands_after_the_verb_it_belongs_to(tree: str) -> None:
    _, built = syntax(tree)
    for verb in range(len(built)):
        thing = displaced_object(built, verb)
        assert thing is None or (thing > verb and is_displaced(built, built.heads[thing], thing)) or thing > verb


def test_the_third_of_three_counts_though_it_hangs_on_the_second() -> None:
    found = events(
        "Leaders|leader/NOUN/NNS/6/nsubj of/ADP/IN/3/case Peru/PROPN/NNP/1/nmod Chile/PROPN/NNP/3/conj "
        "Brazil/PROPN/NNP/4/conj condemned|condemn/VERB/VBD/0/root Cuba/PROPN/NNP/6/obj",
        (1, 1, 1, None, "GOV", "role"), (3, 3, 3, "PER", None, "country"), (4, 4, 4, "CHL", None, "country"),
        (5, 5, 5, "BRA", None, "country"), (7, 7, 7, "CUB", None, "country"),
    )  # fmt: skip
    assert [gist(e)[2] for e in found] == [["PER", "CHL", "BRA"]]


def test_an_apposition_with_and_is_a_second_actor() -> None:
    found = events(
        "Olsen/PROPN/NNP/5/nsubj and/CCONJ/CC/4/cc the/DET/DT/4/det minister/NOUN/NN/1/appos "
        "condemned|condemn/VERB/VBD/0/root Cuba/PROPN/NNP/5/obj",
        (1, 1, 1, "NOR", "GOV", "person"), (3, 4, 4, "PER", "GOV", "role"), (6, 6, 6, "CUB", None, "country"),
    )  # fmt: skip
    assert [gist(e)[2] for e in found] == [["NOR", "PER"]]


def test_a_plural_office_stands_for_those_it_names() -> None:
    found = events(
        "Foreign/ADJ/JJ/2/amod ministers|minister/NOUN/NNS/8/nsubj Ana/PROPN/NNP/2/appos Ruiz/PROPN/NNP/3/flat "
        "and/CCONJ/CC/6/cc Li/PROPN/NNP/3/conj Wei/PROPN/NNP/6/flat met|meet/VERB/VBD/0/root",
        (1, 2, 2, "PER", "GOV", "role"), (3, 4, 3, "PER", "GOV", "person"), (6, 7, 6, "CHN", "GOV", "person"),
    )  # fmt: skip
    assert [gist(e)[2] for e in found] == [["PER", "CHN"]]
