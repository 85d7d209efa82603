"""One name, many spellings: the leader is found, and nobody else is taken for him."""

import pytest
from actor_trees import coded, mentions_of, only

from purport.mentions import resolve_actor
from purport.mentions.actor_spellings import sound_of


@pytest.mark.parametrize(
    ("mention", "date", "entity"),
    [
        ("Moammar Kadafi", "2009-05-01", "leader:muammar-gaddafi"),
        ("Muammar Qadhafi", "2009-05-01", "leader:muammar-gaddafi"),
        ("Alexander Lukashenka", "2021-05-01", "leader:alexander-lukashenko"),
    ],
)
def test_another_spelling_is_the_same_person(mention: str, date: str, entity: str) -> None:
    actor = resolve_actor(mention, date=date)
    assert actor is not None and actor.entity == entity
    assert actor.score < 0.9


def test_a_title_and_a_surname_are_the_holder_of_the_day() -> None:
    actor = resolve_actor("President Museveni", date="2015-05-01")
    assert actor is not None and (actor.country, actor.sectors) == ("UGA", ("GOV",))
    assert resolve_actor("President Quillfeather", date="2015-05-01") != actor


def test_a_surname_that_two_in_office_share_gives_their_country_only() -> None:
    actor = resolve_actor("Rajapaksa", date="2021-01-01")
    assert actor is not None and (actor.country, actor.sectors, actor.entity) == ("LKA", ("GOV",), None)


@pytest.mark.parametrize("mention", ["Nora Quillfeather", "the Northern lights", "Tom Hanley", "Goddess", "Lukas"])
def test_other_words_that_sound_alike_are_nobody(mention: str) -> None:
    actor = resolve_actor(mention, date="2009-05-01")
    assert actor is None or actor.office is None


def test_the_forms_of_one_letter_sound_alike() -> None:
    assert sound_of("qadhafi") == sound_of("gaddafi") == sound_of("kadafi")
    assert sound_of("zelenskiy") == sound_of("zelensky")
    assert sound_of("milosevic") == sound_of("miloshevich")
    assert sound_of("nasser") != sound_of("nazarbayev")


def test_of_two_of_one_name_it_is_the_one_in_office() -> None:
    then, later = (resolve_actor("George Bush", date=d) for d in ("1991-05-01", "2003-05-01"))
    assert then is not None and later is not None
    assert then.sectors == later.sectors == ("GOV",) and then.entity != later.entity


def test_a_document_finds_the_leader_behind_a_spelling_and_his_surname() -> None:
    found = mentions_of(
        [
            "Libyan/ADJ/2/amod officials/NOUN/3/nsubj met/VERB/0/root Moammar/PROPN/3/obj Kadafi/PROPN/4/flat "
            "./PUNCT/3/punct"
        ],
        ["Kadafi/PROPN/2/nsubj left/VERB/0/root ./PUNCT/2/punct"],
        names={"Moammar Kadafi": "PER", "Kadafi": "PER"},
        published="2009-05-01",
    )
    for text in ("Moammar Kadafi", "Kadafi"):
        mention = only(found, text)
        assert coded(mention) == [("LBY", "GOV")] and mention.actors[0].entity == "leader:muammar-gaddafi"
