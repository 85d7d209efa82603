"""Announced events, acts that only name a thing or are decided by a vote, and modes that rows leave open."""

import pytest
from event_trees import events, gist

TWO = ((3, 3, 3, "PER", None, "country"), (5, 5, 5, "CHL", None, "country"))
TALKS = (
    "Talks|talk/NOUN/NNS/7/nsubj between/ADP/IN/3/case Peru/PROPN/NNP/1/nmod and/CCONJ/CC/5/cc Chile/PROPN/NNP/3/conj "
)


@pytest.mark.parametrize(
    "rest",
    [
        "are|be/AUX/VBP/7/cop due/ADJ/JJ/0/root on/ADP/IN/9/case Friday/PROPN/NNP/7/obl",
        "are|be/AUX/VBP/7/aux:pass set|set/VERB/VBN/0/root for/ADP/IN/9/case June/PROPN/NNP/7/obl",
        "are|be/AUX/VBP/7/aux:pass expected|expect/VERB/VBN/0/root in/ADP/IN/9/case Oslo/PROPN/NNP/7/obl",
        "are|be/AUX/VBP/7/aux:pass scheduled|schedule/VERB/VBN/0/root for/ADP/IN/9/case May/PROPN/NNP/7/obl",
    ],
)
def test_what_is_due_set_expected_or_scheduled_is_planned(rest: str) -> None:
    (found,) = events(TALKS + rest, *TWO)
    assert found.type == "CONSULT"
    assert found.aux == ("future",)
    assert found.planned


def test_what_an_act_is_due_to_bring_about_leaves_the_act_as_it_is() -> None:
    found = events(
        "Peru/PROPN/NNP/3/nmod:poss 's/PART/POS/1/case attack/NOUN/NN/7/nsubj on/ADP/IN/5/case "
        "Chile/PROPN/NNP/3/nmod is|be/AUX/VBZ/7/cop due/ADJ/JJ/0/root to/PART/TO/9/mark "
        "slow/VERB/VB/7/xcomp growth/NOUN/NN/9/obj",
        (1, 1, 1, "PER", None, "country"), (5, 5, 5, "CHL", None, "country"),
    )  # fmt: skip
    assert [e.type for e in found] == ["ASSAULT"]
    assert not found[0].planned


@pytest.mark.parametrize(("act", "thing"), [("murder", "weapon"), ("murder", "trial"), ("strike", "price")])
def test_a_thing_called_after_an_act_is_no_act(act: str, thing: str) -> None:
    found = events(
        f"Peru/PROPN/NNP/2/nsubj studied|study/VERB/VBD/0/root the/DET/DT/5/det {act}/NOUN/NN/5/compound "
        f"{thing}/NOUN/NN/2/obj",
        (1, 1, 1, "PER", None, "country"),
    )
    assert not [e for e in found if e.type in ("ASSAULT", "PROTEST")]


def test_a_vote_and_what_it_decides_are_one_event() -> None:
    found = events(
        "Lawmakers|lawmaker/NOUN/NNS/2/nsubj voted|vote/VERB/VBD/0/root to/PART/TO/4/mark approve/VERB/VB/2/xcomp "
        "the/DET/DT/6/det treaty/NOUN/NN/4/obj with/ADP/IN/8/case Chile/PROPN/NNP/6/nmod",
        (1, 1, 1, "PER", "LEG", "role"), (8, 8, 8, "CHL", None, "country"),
    )  # fmt: skip
    assert len(found) == 1
    assert "future" not in found[0].aux


def test_where_a_blast_was_does_not_tell_whom_it_hurt() -> None:
    found = events(
        "Nine/NUM/CD/2/nummod people/NOUN/NNS/4/nsubj:pass were|be/AUX/VBD/4/aux:pass killed|kill/VERB/VBN/0/root "
        "in/ADP/IN/8/case a/DET/DT/8/det Lima/PROPN/NNP/8/compound blast/NOUN/NN/4/obl",
        (2, 2, 2, None, "CVL", "role"),
    )
    assert found
    assert all([a.text for a in e.recipients] == ["people"] for e in found)


@pytest.mark.parametrize(("verb", "mode"), [("deport", "expel"), ("jail", "arrest"), ("annex", "territory")])
def test_what_is_threatened_decides_the_mode(verb: str, mode: str) -> None:
    found = events(
        f"Peru/PROPN/NNP/2/nsubj threatened|threaten/VERB/VBD/0/root to/PART/TO/4/mark {verb}/VERB/VB/2/xcomp "
        "Chileans|Chilean/PROPN/NNPS/4/obj",
        (1, 1, 1, "PER", None, "country"), (5, 5, 5, "CHL", None, "demonym"),
    )  # fmt: skip
    assert [gist(e)[:2] for e in found] == [("THREATEN", mode)]


def test_talks_by_telephone_are_of_mode_phone() -> None:
    (found,) = events(
        "Peru/PROPN/NNP/2/nsubj spoke|speak/VERB/VBD/0/root with/ADP/IN/4/case Chile/PROPN/NNP/2/obl by/ADP/IN/6/case "
        "telephone/NOUN/NN/2/obl",
        (1, 1, 1, "PER", "GOV", "country"), (4, 4, 4, "CHL", "GOV", "country"),
    )  # fmt: skip
    assert gist(found) == ("CONSULT", "phone", ["PER"], ["CHL"])
