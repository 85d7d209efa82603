"""Contexts come from words near the trigger, own sentence first, from pairs of words, and from the actors' sectors."""

from purport.events.contexts import BESIDE, FARTHEST, LIMIT, context_words
from purport.events.inflection import base_form
from purport.ontology import load_ontology


def test_every_word_shows_a_context_of_the_ontology_and_every_context_has_words() -> None:
    shown = {context for contexts in context_words().values() for context in contexts}
    assert shown == set(load_ontology().contexts)


def test_words_are_lower_case_and_at_most_three_together() -> None:
    for word in context_words():
        assert word == word.lower() and len(word.split()) <= 3


def test_a_farther_sentence_still_counts_but_never_before_the_own_one_at_the_same_distance() -> None:
    assert 0 < BESIDE < FARTHEST and LIMIT == 4


def test_lemmas_that_no_table_knows_follow_spelling() -> None:
    forms = {"dipped": "dip", "mined": "mine", "defrauded": "defraud", "simplified": "simplify", "tied": "tie",
             "refocused": "refocus", "peppered": "pepper", "translated": "translate", "obscures": "obscure",
             "guided": "guide", "completed": "complete", "rerouted": "reroute", "applies": "apply"}  # fmt: skip
    known = {"obscure"}
    assert {form: base_form(form, known) for form in forms} == forms
    assert base_form("went") == "went"
