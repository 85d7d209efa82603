"""Which nouns say where something happens although they name no place."""

import pytest
from time_place_trees import syntax_of

from purport.mentions import is_frontier, venues_in

AT_SCHOOL = (
    "Rebels/rebel/NNS/2/nsubj fought/fight/VBD/0/root at/at/IN/5/case a/a/DT/5/det school/school/NN/2/obl "
    "././PUNCT/2/punct"
)
SHELLED = "They/they/PRP/2/nsubj shelled/shell/VBD/0/root the/the/DT/4/det airport/airport/NN/2/obj ././PUNCT/2/punct"
HAD_RULED = "The/the/DT/2/det court/court/NN/3/nsubj ruled/rule/VBD/0/root ././PUNCT/3/punct"
IN_PRISON = (
    "He/he/PRP/2/nsubj spent/spend/VBD/0/root years/year/NNS/2/obj in/in/IN/5/case prison/prison/NN/3/nmod "
    "././PUNCT/2/punct"
)
BUILT = "They/they/PRP/2/nsubj built/build/VBD/0/root a/a/DT/4/det school/school/NN/2/obj ././PUNCT/2/punct"
FRONTIER = (
    "Chad/Chad/NNP/2/nsubj sent/send/VBD/0/root troops/troop/NNS/2/obj to/to/IN/6/case the/the/DT/6/det "
    "border/border/NN/2/obl ././PUNCT/2/punct"
)


@pytest.mark.parametrize(
    ("tree", "venues"),
    [(AT_SCHOOL, ["school"]), (SHELLED, ["airport"]), (HAD_RULED, []), (IN_PRISON, []), (BUILT, []),
     (FRONTIER, ["border"])],
    ids=["after a preposition", "struck", "acting", "a state of life", "made", "reached"],
)  # fmt: skip
def test_a_venue_is_where_something_is(tree: str, venues: list[str]) -> None:
    _, syntax = syntax_of(tree)
    assert [syntax.words[i] for i in venues_in(syntax, 0, len(syntax))] == venues


def test_a_border_belongs_to_those_who_go_there() -> None:
    _, syntax = syntax_of(FRONTIER)
    assert is_frontier(syntax, syntax.words.index("border"))
    _, syntax = syntax_of(AT_SCHOOL)
    assert not is_frontier(syntax, syntax.words.index("school"))
