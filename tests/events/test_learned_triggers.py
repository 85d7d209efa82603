"""Triggers that the learned head adds where no row speaks, and rows that it doubts in texts that report on nothing."""

import numpy as np
import pytest
from event_trees import Who, article, mention

import purport
from purport.events import DraftEvent, find_events
from purport.events.learned_triggers import DOUBTED, LEAST
from purport.exports.explanation import explain
from purport.language.analysis import TRIGGER_LABELS
from purport.reading.session import default_session
from purport.records import Mentions

GARROTTED = "Rebels/NOUN/NNS/2/nsubj garrotted|garrotte/VERB/VBD/0/root mayors|mayor/NOUN/NNS/2/obj"
TWO_WORDS = (
    "Rebels/NOUN/NNS/2/nsubj had|have/VERB/VBD/0/root mayors|mayor/NOUN/NNS/2/obj garrotted|garrotte/VERB/VBN/2/xcomp"
)
ATTACKED = "Rebels/NOUN/NNS/2/nsubj attacked|attack/VERB/VBD/0/root mayors|mayor/NOUN/NNS/2/obj"
FILLER = "The/DET/DT/2/det river/NOUN/NN/4/nsubj is|be/AUX/VBZ/4/cop long/ADJ/JJ/0/root"
REBELS: Who = (1, 1, 1, "COD", "REB", "role")
MAYORS: Who = (3, 3, 3, "COD", "GOV", "role")


def read(tree: str, says: dict[int, tuple[str, float]], *more: str) -> tuple[DraftEvent, ...]:
    """Code a sentence of which the head says a label with a probability at some tokens, and filler behind it."""
    built, passages = article(tree, *more)
    types = passages[0].analysis.types
    for i, (label, probability) in says.items():
        types[i] = (1 - probability) / (len(TRIGGER_LABELS) - 1)
        types[i, TRIGGER_LABELS.index(label)] = probability
    parties = [mention(passages[0], who) for who in (REBELS, MAYORS)]
    return find_events(built, passages, Mentions(actors=tuple(parties)), ())


def test_a_verb_that_no_row_has_is_an_event_where_the_head_is_sure() -> None:
    (event,) = read(GARROTTED, {1: ("ASSAULT", 0.8)})
    assert (event.type, event.score) == ("ASSAULT", 0.8)
    assert [a.text for a in event.actors] == ["Rebels"]
    assert [r.text for r in event.recipients] == ["mayors"]
    assert event.provenance[0].entry_or_head == "head:types:ASSAULT"


@pytest.mark.parametrize("label", ["O", "ASSAULT"])
def test_it_is_none_where_the_head_is_unsure_or_finds_nothing(label: str) -> None:
    assert read(GARROTTED, {1: (label, LEAST - 0.05 if label != "O" else 0.9)}) == ()


def test_of_two_words_of_one_act_the_likelier_is_the_trigger() -> None:
    found = read(TWO_WORDS, {1: ("ASSAULT", 0.6), 3: ("ASSAULT", 0.9)})
    assert [event.head for event in found] == [3]


def test_the_codebook_names_what_it_has_a_row_for_whatever_the_head_says() -> None:
    (event,) = read(ATTACKED, {1: ("ACCUSE", 0.9)})
    assert event.type == "ASSAULT"


def test_a_row_is_doubted_only_where_the_text_reports_on_nothing() -> None:
    doubt = {1: ("O", DOUBTED + 0.1)}
    assert [e.type for e in read(ATTACKED, doubt)] == ["ASSAULT"]
    assert read(ATTACKED, doubt, *[FILLER] * 14) == ()


def test_nothing_is_added_where_the_text_reports_on_nothing() -> None:
    assert read(GARROTTED, {1: ("ASSAULT", 0.9)}, *[FILLER] * 14) == ()


def test_the_explanation_says_that_no_row_names_it() -> None:
    text = "Rebels garrotted a Congolese mayor on Friday, the army said."
    reading = purport.read(text=text, published="2024-05-07")
    (event,) = [e for e in reading.events if e.trigger.text == "garrotted"]
    answers = [reason.answer for reason in explain(reading, event) if reason.question == "What"]
    assert "learned head" in answers[0]


def test_the_shipped_head_reads_words_as_probabilities() -> None:
    (analysis,) = default_session().model.analyse(["The army shelled the town,\nthe mayor said."])
    assert analysis.types.shape == (len(analysis.syntax), len(TRIGGER_LABELS))
    assert np.allclose(analysis.types.sum(axis=1), 1, atol=1e-4)
    shelled = analysis.syntax.words.index("shelled")
    assert TRIGGER_LABELS[int(analysis.types[shelled].argmax())] == "ASSAULT"
    said, gap = analysis.syntax.words.index("said"), analysis.syntax.words.index("\n")
    assert analysis.cues[said, 0] < 0.5
    assert (analysis.types[gap, 0], analysis.cues[gap, 0]) == (1, 1)
