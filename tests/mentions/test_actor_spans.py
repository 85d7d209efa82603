"""Personal names whose recognised span or label is off."""

from actor_trees import coded, mentions_of, only

HEAD = "Ohio/PROPN/2/nsubj froze/VERB/0/root ./PUNCT/2/punct"


def test_a_form_of_address_is_no_part_of_a_name() -> None:
    found = mentions_of(
        ["She/PRON/2/nsubj warned/VERB/0/root Mr/PROPN/4/compound Putin/PROPN/2/obj ./PUNCT/2/punct"],
        names={"Mr Putin": "PER"},
    )
    assert coded(only(found, "Mr Putin")) == [("RUS", "GOV")]


def test_two_pieces_of_a_name_in_a_row_are_one_person_and_no_capital() -> None:
    found = mentions_of(
        [
            "Carla/PROPN/0/root Paris/PROPN/8/nsubj ,/PUNCT/6/punct an/DET/6/det Australian/ADJ/6/amod "
            "woman/NOUN/2/appos ,/PUNCT/6/punct left/VERB/0/root ./PUNCT/8/punct"
        ],
        ["Paris/PROPN/2/nsubj claimed/VERB/0/root damages/NOUN/2/obj ./PUNCT/2/punct"],
        names={"Carla": "PER", "Paris": "PER"},
    )
    assert coded(only(found, "Carla Paris")) == [("AUS", "CVL")]
    assert coded(only(found, "Paris")) == [("AUS", "CVL")]


def test_a_surname_taken_for_a_place_is_the_person_of_the_article() -> None:
    found = mentions_of(
        [HEAD, "Nora/PROPN/3/nsubj Delmo/PROPN/1/flat left/VERB/0/root ./PUNCT/3/punct"],
        ["Delmo/PROPN/2/nsubj wept/VERB/0/root ./PUNCT/2/punct"],
        names={"Nora Delmo": "PER", "Delmo": "LOC"},
    )
    assert only(found, "Delmo").kind == "person"


def test_a_title_taken_for_a_name_stays_a_title() -> None:
    found = mentions_of(
        [HEAD, "Student/PROPN/2/nmod:desc Nora/PROPN/4/nsubj Quill/PROPN/2/flat sued/VERB/0/root ./PUNCT/4/punct"],
        names={"Student": "PER", "Nora Quill": "PER"},
    )
    assert coded(only(found, "Student Nora Quill")) == [("USA", "EDU")]


def test_a_title_beside_its_name_counts_although_both_hang_on_the_verb() -> None:
    found = mentions_of(
        [
            "German/ADJ/2/amod minister/NOUN/5/nsubj Nora/PROPN/5/nsubj Quill/PROPN/3/flat left/VERB/0/root "
            "./PUNCT/5/punct"
        ],
        names={"Nora Quill": "PER"},
    )
    assert coded(only(found, "German minister Nora Quill")) == [("DEU", "GOV")]


def test_a_firm_after_an_article_is_no_town() -> None:
    found = mentions_of(
        [HEAD, "The/DET/2/det Honda/PROPN/3/nsubj stopped/VERB/0/root ./PUNCT/3/punct"], names={"Honda": "LOC"}
    )
    assert only(found, "The Honda").actors[0].entity == "org:honda"
