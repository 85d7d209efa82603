"""Whose bodies and groups are: their owner's, their states', nobody's whose name only stands in theirs."""

import pytest
from actor_trees import coded, mentions_of, only

_SPAIN = "RABAT/PROPN/5/nsubj -/PUNCT/1/punct Spain/PROPN/1/appos has/AUX/5/aux freed/VERB/0/root"


def test_a_subject_behind_a_dateline_is_what_its_points_to() -> None:
    found = mentions_of(
        [
            f"{_SPAIN} a/DET/8/det Moroccan/ADJ/8/amod trawler/NOUN/5/obj that/SCONJ/12/mark its/PRON/11/nmod:poss "
            "navy/NOUN/12/nsubj seized/VERB/8/acl:relcl ./PUNCT/5/punct"
        ]
    )
    assert coded(only(found, "its navy"))[0][0] == "ESP"


def test_a_council_is_its_owners() -> None:
    found = mentions_of(
        [
            "Serbia/PROPN/2/nsubj agreed/VERB/0/root and/CCONJ/7/cc its/PRON/6/nmod:poss Security/PROPN/6/compound "
            "Council/PROPN/7/nsubj met/VERB/2/conj ./PUNCT/2/punct"
        ],
    )
    assert all(country != "UNO" for mention in found for country, _ in coded(mention))


def test_whoever_telephones_both_presidents_is_none_of_them() -> None:
    found = mentions_of(
        [
            "Kenya/PROPN/4/nsubj and/CCONJ/3/cc Somalia/PROPN/1/conj quarrelled/VERB/0/root ./PUNCT/4/punct",
            "Ethiopia/PROPN/2/nsubj telephoned/VERB/0/root both/DET/4/det presidents/NOUN/2/obj ./PUNCT/2/punct",
        ]
    )
    assert {country for country, _ in coded(only(found, "both presidents"))} == {"KEN", "SOM"}


@pytest.mark.parametrize(
    ("sentence", "text", "country"),
    [
        (
            "Chad/PROPN/2/nsubj lost/VERB/0/root before/ADP/5/case a/DET/5/det tribunal/NOUN/2/obl in/ADP/8/case "
            "The/DET/8/det Hague/PROPN/5/nmod ./PUNCT/2/punct",
            "a tribunal",
            "IGO",
        ),
        (
            "U.S.-led/ADJ/2/amod forces/NOUN/3/nsubj left/VERB/0/root Chad/PROPN/3/obj ./PUNCT/3/punct",
            "U.S.-led forces",
            "USA",
        ),
    ],
)
def test_words_that_say_whose_a_body_is(sentence: str, text: str, country: str) -> None:
    assert coded(only(mentions_of([sentence]), text))[0][0] == country


def test_whose_points_to_the_noun_of_its_clause() -> None:
    found = mentions_of(
        [
            "Peru/PROPN/9/nsubj ,/PUNCT/1/punct whose/PRON/4/nmod:poss soldiers/NOUN/5/nsubj crossed/VERB/1/acl:relcl "
            "a/DET/7/det river/NOUN/5/obj ,/PUNCT/1/punct thanked/VERB/0/root Chile/PROPN/9/obj ./PUNCT/9/punct"
        ]
    )
    assert coded(only(found, "whose soldiers"))[0][0] == "PER"
