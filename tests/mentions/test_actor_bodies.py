"""Whose bodies, ministers and bearers of names are that a story from one country names beside its own."""

from actor_trees import coded, mentions_of, only

CHAD = "Chad/PROPN/2/nsubj protested/VERB/0/root ./PUNCT/2/punct"
COMMISSION = (
    "Chad/PROPN/2/nsubj blamed/VERB/0/root the/DET/5/det European/PROPN/5/compound Commission/PROPN/2/obj "
    "./PUNCT/2/punct"
)


def test_a_body_is_taken_up_by_the_noun_of_its_name() -> None:
    found = mentions_of(
        [CHAD], [COMMISSION], ["The/DET/2/det commission/NOUN/3/nsubj answered/VERB/0/root ./PUNCT/3/punct"]
    )
    assert coded(only(found, "The commission")) == [("EUR", "GOV")]


def test_a_capital_on_the_noun_makes_no_other_body() -> None:
    found = mentions_of(
        [CHAD],
        [COMMISSION],
        ["The/DET/2/det Commission/PROPN/3/nsubj answered/VERB/0/root ./PUNCT/3/punct"],
        names={"Commission": "ORG"},
    )
    assert coded(only(found, "The Commission")) == [("EUR", "GOV")]


def test_a_council_of_a_union_is_the_unions() -> None:
    found = mentions_of(
        [CHAD],
        ["The/DET/3/det Permanent/PROPN/3/compound Council/PROPN/7/nsubj of/ADP/6/case the/DET/6/det "
         "OAS/PROPN/3/nmod met/VERB/0/root ./PUNCT/7/punct"],
        names={"Permanent Council of the OAS": "ORG"},
    )  # fmt: skip
    assert only(found, "The Permanent Council of the OAS").actors[0].country == "IGO"


def test_foreign_ministers_of_no_country_are_those_of_the_union_spoken_of() -> None:
    found = mentions_of(
        ["Chad/PROPN/2/nsubj left/VERB/0/root the/DET/5/det African/PROPN/5/compound Union/PROPN/2/obj"],
        ["Foreign/ADJ/2/amod ministers/NOUN/3/nsubj met/VERB/0/root ./PUNCT/3/punct"],
    )
    assert coded(only(found, "Foreign ministers")) == [("IGO", "GOV")]


def test_a_longer_name_is_not_the_leader_whose_name_it_opens_with() -> None:
    found = mentions_of(
        ["Peru/PROPN/2/nsubj protested/VERB/0/root ./PUNCT/2/punct"],
        ["Tony/PROPN/4/nsubj Blair/PROPN/1/flat Quispe/PROPN/1/flat left/VERB/0/root ./PUNCT/4/punct"],
        names={"Tony Blair Quispe": "PER"},
    )
    assert only(found, "Tony Blair Quispe").actors[0].country == "PER"


def test_a_nationality_may_be_the_surname_of_somebody_named_before() -> None:
    found = mentions_of(
        [CHAD],
        ["Minister/NOUN/2/nmod:desc Rosa/PROPN/4/nsubj French/PROPN/2/flat left/VERB/0/root ./PUNCT/4/punct"],
        ["French/PROPN/2/nsubj answered/VERB/0/root ./PUNCT/2/punct"],
        names={"Rosa French": "PER"},
    )
    assert coded(only(found, "French")) == [("TCD", "GOV")]


def test_a_role_that_says_of_what_is_not_taken_for_another_chief() -> None:
    found = mentions_of(
        [CHAD],
        ["The/DET/2/det chief/NOUN/5/nsubj of/ADP/4/case NATO/PROPN/2/nmod spoke/VERB/0/root ./PUNCT/5/punct"],
        ["The/DET/3/det police/NOUN/3/compound chief/NOUN/4/nsubj answered/VERB/0/root ./PUNCT/4/punct"],
    )
    assert only(found, "The police chief").actors[0].country == "TCD"


def test_a_surname_keeps_the_body_that_the_full_name_was_given() -> None:
    found = mentions_of(
        [CHAD],
        ["The/DET/3/det UN/PROPN/3/compound envoy/NOUN/7/nsubj ,/PUNCT/5/punct Ana/PROPN/3/appos Ruiz/PROPN/5/flat "
         "left/VERB/0/root ./PUNCT/7/punct"],
        ["Ruiz/PROPN/2/nsubj answered/VERB/0/root ./PUNCT/2/punct"],
        names={"Ana Ruiz": "PER", "Ruiz": "PER"},
    )  # fmt: skip
    assert only(found, "Ruiz").actors[0].country == "UNO"
