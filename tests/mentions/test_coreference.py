"""What pronouns, groups and definite nouns point back to."""

import pytest
from actor_trees import coded, mentions_of, only

from purport.mentions import resolve_first_person
from purport.records import Actor

_MEET = (
    "Peruvian/ADJ/2/amod President/PROPN/3/nmod:desc Rosa/PROPN/5/nsubj Quispe/PROPN/3/flat met/VERB/0/root "
    "Chilean/ADJ/7/amod President/PROPN/8/nmod:desc Tomas/PROPN/5/obj Vidal/PROPN/8/flat ./PUNCT/5/punct"
)
_NAMES = {"Rosa Quispe": "PER", "Tomas Vidal": "PER"}


@pytest.mark.parametrize(
    ("sentence", "text"),
    [
        (
            "The/DET/3/det two/NUM/3/nummod countries/NOUN/4/nsubj agreed/VERB/0/root ./PUNCT/4/punct",
            "The two countries",
        ),
        ("Both/DET/2/det sides/NOUN/3/nsubj agreed/VERB/0/root ./PUNCT/3/punct", "Both sides"),
        ("The/DET/2/det pair/NOUN/3/nsubj agreed/VERB/0/root ./PUNCT/3/punct", "The pair"),
        ("The/DET/2/det two/NUM/3/nsubj agreed/VERB/0/root ./PUNCT/3/punct", "The two"),
        ("The/DET/3/det two/NUM/3/nummod leaders/NOUN/4/nsubj agreed/VERB/0/root ./PUNCT/4/punct", "The two leaders"),
        ("The/DET/2/det neighbours/NOUN/3/nsubj agreed/VERB/0/root ./PUNCT/3/punct", "The neighbours"),
    ],
)
def test_groups_have_one_actor_for_each_member(sentence: str, text: str) -> None:
    found = mentions_of([_MEET], [sentence], names=_NAMES)
    mention = only(found, text)
    assert mention.via == "group"
    assert [country for country, _ in coded(mention)] == ["PER", "CHL"]
    assert len(mention.antecedents) == 2 and None not in mention.antecedents


def test_a_group_without_members_has_one_unknown_actor() -> None:
    found = mentions_of(["The/DET/3/det two/NUM/3/nummod countries/NOUN/4/nsubj agreed/VERB/0/root ./PUNCT/4/punct"])
    assert [(a.country, a.sectors) for a in only(found, "The two countries").actors] == [(None, ())]


def test_new_countries_are_no_group() -> None:
    found = mentions_of(
        [_MEET], ["Two/NUM/2/nummod countries/NOUN/3/nsubj agreed/VERB/0/root ./PUNCT/3/punct"], names=_NAMES
    )
    assert all(m.via != "group" for m in found)


def test_a_pronoun_is_not_the_subject_of_its_own_verb() -> None:
    found = mentions_of(
        [_MEET],
        ["Quispe/PROPN/2/nsubj praised/VERB/0/root him/PRON/2/obj ./PUNCT/2/punct"],
        names=_NAMES | {"Quispe": "PER"},
    )
    assert coded(only(found, "him")) == [("CHL", "GOV")]


def test_gender_decides_where_names_or_titles_show_it() -> None:
    found = mentions_of(
        [_MEET],
        ["He/PRON/2/nsubj left/VERB/0/root ./PUNCT/2/punct"],
        ["She/PRON/2/nsubj stayed/VERB/0/root ./PUNCT/2/punct"],
        names=_NAMES,
    )  # fmt: skip
    assert coded(only(found, "He")) == [("CHL", "GOV")]
    assert coded(only(found, "She")) == [("PER", "GOV")]


def test_it_takes_up_the_subject_of_the_sentence_before() -> None:
    found = mentions_of(
        ["Bolivia/PROPN/2/nsubj accused/VERB/0/root Paraguay/PROPN/2/obj ./PUNCT/2/punct"],
        ["It/PRON/2/nsubj recalled/VERB/0/root envoys/NOUN/2/obj ./PUNCT/2/punct"],
    )
    mention = only(found, "It")
    assert coded(mention) == [("BOL", None)] and mention.via == "pronoun"
    assert mention.antecedents == (only(found, "Bolivia").span,)


def test_an_empty_it_is_nobody() -> None:
    found = mentions_of(
        ["Bolivia/PROPN/2/nsubj waited/VERB/0/root ./PUNCT/2/punct"],
        ["It/PRON/3/nsubj is/AUX/3/cop hard/ADJ/0/root to/PART/5/mark say/VERB/3/csubj ./PUNCT/3/punct"],
    )
    assert all(m.text != "It" for m in found)


def test_they_are_those_named_together() -> None:
    found = mentions_of(
        ["Mali/PROPN/4/nsubj and/CCONJ/3/cc Niger/PROPN/1/conj signed/VERB/0/root ./PUNCT/4/punct"],
        ["They/PRON/2/nsubj left/VERB/0/root ./PUNCT/2/punct"],
    )
    assert [country for country, _ in coded(only(found, "They"))] == ["MLI", "NER"]


def test_a_leader_named_by_country_and_role_is_the_person_named_before() -> None:
    found = mentions_of(
        [_MEET],
        ["The/DET/3/det Chilean/ADJ/3/amod president/NOUN/4/nsubj smiled/VERB/0/root ./PUNCT/4/punct"],
        names=_NAMES,
    )
    mention = only(found, "The Chilean president")
    assert mention.via == "role" and mention.actors[0].entity == "person:tomas-vidal"


def test_the_country_is_the_last_one_named() -> None:
    found = mentions_of(
        ["Troops/NOUN/2/nsubj entered/VERB/0/root Gabon/PROPN/2/obj ./PUNCT/2/punct"],
        ["The/DET/2/det country/NOUN/3/nsubj protested/VERB/0/root ./PUNCT/3/punct"],
    )
    assert coded(only(found, "The country")) == [("GAB", None)]


def test_the_north_is_korean_only_where_korea_is_spoken_of() -> None:
    north = "The/DET/2/det North/PROPN/3/nsubj objected/VERB/0/root ./PUNCT/3/punct"
    korea = "South/PROPN/2/compound Korea/PROPN/3/nsubj spoke/VERB/0/root ./PUNCT/3/punct"
    assert coded(only(mentions_of([korea], [north]), "The North")) == [("PRK", None)]
    assert all(m.text != "The North" for m in mentions_of([north]))


def test_their_forces_belong_to_those_before() -> None:
    found = mentions_of(
        ["Mali/PROPN/4/nsubj and/CCONJ/3/cc Niger/PROPN/1/conj agreed/VERB/0/root that/SCONJ/8/mark "
         "their/PRON/7/nmod:poss troops/NOUN/8/nsubj withdraw/VERB/4/ccomp ./PUNCT/4/punct"],
    )  # fmt: skip
    assert coded(only(found, "their troops")) == [("MLI", "MIL"), ("NER", "MIL")]


def test_first_persons_stay_open_until_the_speaker_is_known() -> None:
    found = mentions_of(["We/PRON/2/nsubj object/VERB/0/root ./PUNCT/2/punct"])
    mention = only(found, "We")
    assert coded(mention) == [(None, None)]
    speaker = Actor(entity="person:efua-boadi", country="GHA", sectors=("GOV",))
    (side,) = resolve_first_person(mention, [speaker])
    assert (side.entity, side.country, side.sectors) == (None, "GHA", ("GOV",))
