"""Headlines leave out what a parser looks for; sentences keep their trees."""

from event_trees import events, gist, syntax

from purport.events.headlines import as_sentence

SHOT = "Mayor/PROPN/NNP/2/compound shot/NOUN/NN/0/root in/ADP/IN/4/case Odesa/PROPN/NNP/2/nmod"
TALKS = (
    "Peru/PROPN/NNP/4/nsubj ,/PUNCT/,/1/punct Chile/PROPN/NNP/4/nsubj talks|talk/VERB/VBZ/0/root to/PART/TO/6/mark "
    "resume/VERB/VB/4/xcomp"
)


def test_a_shot_mayor_is_harmed() -> None:
    found = events(SHOT, (1, 1, 1, "UKR", "GOV", "role"), kind="headline")
    assert [gist(e) for e in found] == [("ASSAULT", "firearms", [], ["UKR"])]


def test_talks_of_two_states_are_by_both() -> None:
    found = events(
        TALKS, (1, 1, 1, "PER", None, "country"), (3, 3, 3, "CHL", None, "country"), kind="headline"
    )  # fmt: skip
    assert [(e.type, [a.country for a in e.actors]) for e in found] == [("CONSULT", ["PER", "CHL"])]


def test_two_who_are_to_meet_act_though_no_verb_is_finite() -> None:
    found = events(
        "Peru/PROPN/NNP/0/root ,/PUNCT/,/3/punct Chile/PROPN/NNP/1/conj to/PART/TO/5/mark meet/VERB/VB/1/parataxis",
        (1, 1, 1, "PER", None, "country"), (3, 3, 3, "CHL", None, "country"), kind="headline",
    )  # fmt: skip
    assert [(gist(e)[2], e.aux) for e in found] == [(["PER", "CHL"], ("future",))]


def test_body_text_keeps_its_tree() -> None:
    _, tree = syntax(SHOT)
    assert as_sentence(tree, "body") is tree


def test_who_talks_to_somebody_is_no_topic_of_talks() -> None:
    _, tree = syntax(
        "Peru/PROPN/NNP/4/nsubj and/CCONJ/CC/3/cc Chile/PROPN/NNP/1/conj talks|talk/VERB/VBZ/0/root to/ADP/IN/6/case "
        "Cuba/PROPN/NNP/4/obl"
    )
    assert as_sentence(tree, "headline") is tree
