"""Denials and confirmations are counted over events that both sides have."""

import numpy as np

from purport.evaluation.certainty import classes, count_stances
from purport.evaluation.gold_articles import GoldArticle, Record
from purport.evaluation.rates import macro_f1

TEXT = "The ministry denied that it had fired on the village."


def article(support: str) -> GoldArticle:
    event = {"para": 0, "trigger": "fired", "type": "ASSAULT", "support": support}
    return GoldArticle(name="a", text=TEXT, published=None, gold={"events": [event], "attributions": []})


def said(support: str, type_: str = "ASSAULT") -> Record:
    at = TEXT.index("fired")
    event = {"id": "e1", "trigger": {"span": [at, at + 5]}, "type": type_, "support": support, "score": 0.7}
    return {"events": [event], "attributions": []}


def test_a_denial_that_is_read_as_one_is_found() -> None:
    stances = count_stances([article("denied")], lambda _: said("denied"))
    assert (stances.denied, stances.denied_found, stances.falsely_confirmed) == (1, 1, 0)


def test_a_denial_read_as_confirmed_is_the_error_that_counts() -> None:
    stances = count_stances([article("denied")], lambda _: said("confirmed"))
    assert (stances.denied_found, stances.events, stances.falsely_confirmed) == (0, 1, 1)


def test_the_score_of_an_event_of_another_type_counts_as_wrong() -> None:
    stances = count_stances([article("asserted")], lambda _: said("asserted", "COERCE"))
    assert stances.scores == (0.7,) and stances.right == (False,)


def test_factuality_falls_into_three_classes() -> None:
    assert classes(np.array([-3.0, -1.0, 0.2, 1.0, 2.5])) == [-1, -1, 0, 1, 1]
    assert macro_f1([1, -1], [1, -1]) == 1
