"""When the event that a weekday belongs to says that the day lies ahead, and when that it is over."""

import pytest
from time_place_trees import syntax_of

from purport.mentions.date_planned import planned_ahead
from purport.mentions.date_tense import looks_ahead

BEFORE = (
    "Bakers/baker/NNS/2/nsubj hoarded/hoard/VBD/0/root flour/flour/NN/2/obj before/before/IN/7/case the/the/DT/7/det "
    "Saturday/Saturday/NNP/7/compound strike/strike/NN/2/obl ././PUNCT/2/punct"
)
BEFORE_PERFECT = (
    "Bakers/baker/NNS/3/nsubj had/have/VBD/3/aux hoarded/hoard/VBN/0/root flour/flour/NN/3/obj before/before/IN/8/case "
    "the/the/DT/8/det Saturday/Saturday/NNP/8/compound strike/strike/NN/3/obl ././PUNCT/3/punct"
)
FOR = (
    "Clerks/clerk/NNS/2/nsubj printed/print/VBD/0/root forms/form/NNS/2/obj for/for/IN/7/case the/the/DT/7/det "
    "Sunday/Sunday/NNP/7/compound ballot/ballot/NN/2/obl ././PUNCT/2/punct"
)
GATHERED = (
    "Crowds/crowd/NNS/2/nsubj gathered/gather/VBD/0/root for/for/IN/6/case the/the/DT/6/det "
    "Sunday/Sunday/NNP/6/compound ballot/ballot/NN/2/obl ././PUNCT/2/punct"
)
IS_FIRST = (
    "The/the/DT/2/det vote/vote/NN/7/nsubj on/on/IN/4/case Sunday/Sunday/NNP/2/nmod is/be/VBZ/7/cop the/the/DT/7/det "
    "first/first/JJ/0/root ././PUNCT/7/punct"
)
WAS_FIRST = IS_FIRST.replace("is/be/VBZ", "was/be/VBD")
RAID = (
    "They/they/PRP/3/nsubj will/will/MD/3/aux study/study/VB/0/root Monday/Monday/NNP/6/nmod:poss 's/'s/POS/4/case "
    "raid/raid/NN/3/obj ././PUNCT/3/punct"
)
AGREED = (
    "They/they/PRP/2/nsubj agreed/agree/VBD/0/root to/to/TO/4/mark sit/sit/VB/2/xcomp on/on/IN/6/case "
    "Monday/Monday/NNP/2/obl ././PUNCT/2/punct"
)
WILL_APPLY_SIGNED = (
    "They/they/PRP/3/nsubj will/will/MD/3/aux apply/apply/VB/0/root the/the/DT/5/det pact/pact/NN/3/obj "
    "both/both/DT/7/nsubj signed/sign/VBD/5/acl:relcl on/on/IN/9/case Monday/Monday/NNP/3/obl ././PUNCT/3/punct"
)
DUE_BACK = (
    "She/she/PRP/3/nsubj is/be/VBZ/3/cop due/due/JJ/0/root back/back/RB/3/advmod in/in/IN/6/case "
    "port/port/NN/3/obl with/with/IN/8/case cargo/cargo/NN/3/obl on/on/IN/10/case Monday/Monday/NNP/3/obl "
    "././PUNCT/3/punct"
)
WAS_TO = (
    "It/it/PRP/4/nsubj was/be/VBD/4/cop to/to/TO/4/mark sail/sail/VB/0/root on/on/IN/6/case "
    "Monday/Monday/NNP/4/obl ././PUNCT/4/punct"
)
COME = "Come/come/VB/0/root on/on/IN/3/case Monday/Monday/NNP/1/obl ././PUNCT/1/punct"
TO_OPEN = "Bridge/bridge/NN/3/nsubj to/to/TO/3/mark open/open/VB/0/root Monday/Monday/NNP/3/obl:unmarked"


def day_of(tree: str) -> int:
    return next(i for i, token in enumerate(tree.split()) if token.split("/")[0] in ("Saturday", "Sunday", "Monday"))


@pytest.mark.parametrize(
    ("tree", "ahead"),
    [(BEFORE, True), (BEFORE_PERFECT, None), (FOR, True), (GATHERED, None), (IS_FIRST, True), (WAS_FIRST, None),
     (RAID, False)],
)  # fmt: skip
def test_a_planned_event_lies_ahead_and_a_sudden_one_is_over(tree: str, ahead: bool | None) -> None:
    at = day_of(tree)
    assert planned_ahead(syntax_of(tree)[1], at, at + 1, headline=False) is ahead


def test_a_headline_tells_a_vote_in_the_present_tense() -> None:
    assert planned_ahead(syntax_of(IS_FIRST)[1], 3, 4, headline=True) is None


@pytest.mark.parametrize(
    ("tree", "headline", "ahead"),
    [(AGREED, False, True), (WILL_APPLY_SIGNED, False, False), (DUE_BACK, False, True), (WAS_TO, False, True),
     (COME, False, True), (TO_OPEN, True, True), (RAID, False, False)],
)  # fmt: skip
def test_the_verb_beside_the_day_decides(tree: str, headline: bool, ahead: bool) -> None:
    at = day_of(tree)
    assert looks_ahead(syntax_of(tree)[1], at, at + 1, headline=headline) is ahead
