"""Local news: private persons, town police, namesakes of capitals and leaders."""

from dataclasses import replace

import pytest
from actor_trees import article_of, coded, mentions_of, only

from purport.mentions import find_actors_in
from purport.mentions.actor_namesakes import as_placed, at_home
from purport.mentions.actor_outlets import country_of_site
from purport.mentions.actor_towns import country_of_town
from purport.mentions.names import lexicon
from purport.records import Place, PlaceMention

OHIO = "Ohio/PROPN/2/nsubj froze/VERB/0/root ./PUNCT/2/punct"


def _place(text: str, country: str, precision: str = "city") -> PlaceMention:
    place = Place(text=text, span=(0, len(text)), name=text, country=country, precision=precision, score=0.9)  # type: ignore[arg-type]
    return PlaceMention(
        passage=0, start=0, end=text.count(" ") + 1, head=0, span=(0, len(text)), text=text, place=place
    )


def test_a_person_of_whom_nothing_is_said_is_a_civilian_of_the_storys_country() -> None:
    found = mentions_of(
        [OHIO], ["Nora/PROPN/3/nsubj Quill/PROPN/1/flat left/VERB/0/root ./PUNCT/3/punct"], names={"Nora Quill": "PER"}
    )
    assert coded(only(found, "Nora Quill")) == [("USA", "CVL")]


def test_a_counterpart_holds_an_office_and_keeps_it_by_surname() -> None:
    found = mentions_of(
        [OHIO],
        [
            "She/PRON/2/nsubj met/VERB/0/root her/PRON/4/nmod:poss counterpart/NOUN/2/obj "
            "Nora/PROPN/2/obj Quill/PROPN/5/flat"
        ],
        ["Quill/PROPN/2/nsubj left/VERB/0/root ./PUNCT/2/punct"],
        names={"Nora Quill": "PER", "Quill": "PER"},
    )
    assert coded(only(found, "Nora Quill"))[0][1] == "GOV"
    assert coded(only(found, "Quill"))[0][1] == "GOV"


def test_a_known_leader_out_of_office_is_no_civilian() -> None:
    found = mentions_of(["Merkel/PROPN/2/nsubj left/VERB/0/root ./PUNCT/2/punct"])
    assert "CVL" not in found[0].actors[0].sectors


def test_town_police_are_of_the_towns_country() -> None:
    found = mentions_of(
        ["Hartford/PROPN/2/compound police/NOUN/3/nsubj left/VERB/0/root ./PUNCT/3/punct"],
        ["Officers/NOUN/2/nsubj waited/VERB/0/root ./PUNCT/2/punct"],
    )
    assert coded(only(found, "Hartford police")) == [("USA", "COP")]
    assert coded(only(found, "Officers")) == [("USA", "COP")]


def test_a_town_of_the_storys_country_goes_before_a_larger_one_abroad() -> None:
    assert country_of_town("Oxford", "USA") == "USA"
    assert country_of_town("Oxford", None) == "GBR"
    assert country_of_town("Qwertyville", "USA") is None


def test_a_capitals_name_before_police_is_a_town_of_a_story_that_names_only_another_country() -> None:
    police = "Athens/PROPN/2/compound police/NOUN/3/nsubj left/VERB/0/root ./PUNCT/3/punct"
    assert coded(only(mentions_of([OHIO], [police]), "Athens police")) == [("USA", "COP")]
    greek = "Greece/PROPN/2/nsubj burned/VERB/0/root ./PUNCT/2/punct"
    assert coded(only(mentions_of([OHIO], [greek], [police]), "Athens police")) == [("GRC", "COP")]


def test_a_capital_alone_stays_the_seat_of_a_government() -> None:
    words = ["Athens", "protested"]
    matches = lexicon().find(words, [w.lower() for w in words])
    assert at_home([matches], [_place("Ohio", "USA", "admin1")]) == {}


def test_a_countrys_name_inside_or_as_that_of_another_place_follows_the_place() -> None:
    (match,) = lexicon().find(["Georgia"], ["georgia"])
    state = _place("Georgia", "USA", "admin1")
    there = as_placed(match, {0: state})
    assert there is not None and there.terms[0].actor.country == "USA"
    assert as_placed(match, {}) is match
    assert as_placed(match, {0: replace(state, place=replace(state.place, score=0.2))}) is match
    port = _place("Port of Spain", "TTO")
    (inner,) = lexicon().find(["Port", "of", "Spain"], ["port", "of", "spain"])
    assert as_placed(inner, {0: port, 1: port, 2: port}) is None


def test_a_leaders_surname_alone_is_a_strangers_in_another_countrys_story() -> None:
    arrested = "Police/NOUN/2/nsubj arrested/VERB/0/root Castro/PROPN/2/obj ./PUNCT/2/punct"
    assert coded(only(mentions_of([OHIO, arrested]), "Castro")) == [("USA", "CVL")]
    cuba = "Cuba/PROPN/2/nsubj replied/VERB/0/root ./PUNCT/2/punct"
    assert coded(only(mentions_of([cuba, arrested]), "Castro"))[0][0] == "CUB"


def test_what_an_apposition_says_of_a_surname_holds_for_the_full_name() -> None:
    found = mentions_of(
        ["Luis/PROPN/3/nsubj Parra/PROPN/1/flat fell/VERB/0/root ./PUNCT/3/punct"],
        ["Parra/PROPN/8/nsubj ,/PUNCT/4/punct a/DET/4/det native/NOUN/1/appos of/ADP/6/case Chile/PROPN/4/nmod "
         ",/PUNCT/4/punct left/VERB/0/root ./PUNCT/8/punct"],
        names={"Luis Parra": "PER", "Parra": "PER"},
    )  # fmt: skip
    assert coded(only(found, "Luis Parra")) == [("CHL", "CVL")]


def test_the_attacker_is_the_gunman_named_before() -> None:
    found = mentions_of(
        ["A/DET/2/det gunman/NOUN/3/nsubj fired/VERB/0/root ./PUNCT/3/punct"],
        ["The/DET/2/det attacker/NOUN/3/nsubj fled/VERB/0/root ./PUNCT/3/punct"],
    )
    later = only(found, "The attacker")
    assert later.via == "role" and later.antecedents == (only(found, "A gunman").span,)


def test_a_mission_is_not_of_the_capital_it_sits_in() -> None:
    found = mentions_of(["The/DET/3/det Oslo/PROPN/3/compound mission/NOUN/4/nsubj closed/VERB/0/root ./PUNCT/4/punct"])
    assert all(actor.country is None for actor in only(found, "The Oslo mission").actors)


def test_a_name_is_no_acronym() -> None:
    found = mentions_of(
        ["Ngo/PROPN/3/nsubj Lan/PROPN/1/flat left/VERB/0/root ./PUNCT/3/punct"], names={"Ngo Lan": "PER"}
    )
    assert coded(only(found, "Ngo Lan")) == [(None, "CVL")]


def test_a_party_of_many_countries_is_the_storys() -> None:
    labour = "Labour/PROPN/2/compound Party/PROPN/3/nsubj won/VERB/0/root ./PUNCT/3/punct"
    malta = "Malta/PROPN/2/nsubj voted/VERB/0/root ./PUNCT/2/punct"
    assert coded(only(mentions_of([malta], [malta], [labour]), "Labour Party")) == [("MLT", "PTY")]
    assert coded(only(mentions_of([labour]), "Labour Party")) == [("GBR", "PTY")]


@pytest.mark.parametrize(
    ("url", "country"),
    [("https://www.example.co.ke/a", "KEN"), ("http://example.com/b", None), ("http://[bad", None), (None, None)],
)
def test_the_sites_domain_tells_a_country(url: str | None, country: str | None) -> None:
    assert country_of_site(url) == country


def test_a_story_that_names_no_country_is_of_its_sites() -> None:
    article, passages = article_of(["Police/NOUN/2/nsubj waited/VERB/0/root ./PUNCT/2/punct"])
    assert coded(find_actors_in(article, passages)[0]) == [(None, "COP")]
    here = replace(article, url="https://example.ie/1")
    assert coded(find_actors_in(here, passages)[0]) == [("IRL", "COP")]


def test_a_foreign_official_long_out_of_office_is_not_taken_for_a_namesake_at_home() -> None:
    sentence = "Stephen/PROPN/3/nsubj Smith/PROPN/1/flat left/VERB/0/root ./PUNCT/3/punct"
    at_home = mentions_of([OHIO], [sentence], names={"Stephen Smith": "PER"}, published="2019-05-01")
    assert coded(only(at_home, "Stephen Smith")) == [("USA", "CVL")]
    abroad = mentions_of(
        ["Australia/PROPN/2/nsubj waited/VERB/0/root ./PUNCT/2/punct"],
        [sentence],
        names={"Stephen Smith": "PER"},
        published="2012-05-01",
    )
    assert coded(only(abroad, "Stephen Smith"))[0] == ("AUS", "GOV")


def test_a_town_of_local_police_is_the_far_larger_one_where_no_country_is_named() -> None:
    police = "Hartford/PROPN/2/compound police/NOUN/3/nsubj left/VERB/0/root ./PUNCT/3/punct"
    small = _place("Hartford", "GBR")
    article, passages = article_of([police])
    assert coded(find_actors_in(article, passages, (small,))[0]) == [("USA", "COP")]
    british = "Britain/PROPN/2/nsubj agreed/VERB/0/root ./PUNCT/2/punct"
    article, passages = article_of([police], [british])
    assert coded(find_actors_in(article, passages, (small,))[0]) == [("GBR", "COP")]
