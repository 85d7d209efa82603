"""Nouns that name human beings by their form, and who is nobody in particular."""

import pytest
from event_trees import events, gist
from hypothesis import given
from hypothesis import strategies as st

from purport.events.people import has_human_ending, things


@pytest.mark.parametrize(
    "noun",
    ["driller", "cobbler", "harpist", "puppeteer", "evictee", "ferryman", "gatekeeper", "aid-worker", "claimant"],
)
def test_nouns_with_the_endings_of_people_name_people(noun: str) -> None:
    assert has_human_ending(noun)


@pytest.mark.parametrize(
    "noun",
    ["container", "river", "letter", "paper", "tower", "computer", "ladder", "sensor", "guarantee", "specimen", "twist",
     "career", "water", "theatre", "helicopter", "grant", "space-heater", "er"],
)  # fmt: skip
def test_things_with_the_same_endings_do_not(noun: str) -> None:
    assert not has_human_ending(noun)


@given(st.sampled_from(sorted(things())))
def test_no_listed_thing_is_taken_for_a_person_within_a_compound(noun: str) -> None:
    assert not has_human_ending(f"steel-{noun}")


def test_drillers_take_part_although_no_list_names_them() -> None:
    (found,) = events(
        "Drillers|driller/NOUN/NNS/2/nsubj attacked|attack/VERB/VBD/0/root cobblers|cobbler/NOUN/NNS/2/obj"
    )
    assert [(a.text, a.sectors) for a in (*found.actors, *found.recipients)] == [
        ("Drillers", ("CVL",)),
        ("cobblers", ("CVL",)),
    ]


def test_containers_take_no_part() -> None:
    assert not events(
        "Containers|container/NOUN/NNS/2/nsubj attacked|attack/VERB/VBD/0/root letters|letter/NOUN/NNS/2/obj"
    )


def test_a_participle_after_the_article_stands_for_people_but_not_before_a_noun() -> None:
    (found,) = events(
        "Troops|troop/NOUN/NNS/2/nsubj attacked|attack/VERB/VBD/0/root the/DET/DT/4/det "
        "displaced|displace/VERB/VBN/2/obj",
        (1, 1, 1, "PER", "MIL", "role"),
    )
    assert [(a.text, a.sectors) for a in found.recipients] == [("displaced", ("CVL",))]
    (other,) = events(
        "Troops|troop/NOUN/NNS/2/nsubj attacked|attack/VERB/VBD/0/root the/DET/DT/5/det "
        "displaced|displace/ADJ/JJ/5/amod crates|crate/NOUN/NNS/2/obj",
        (1, 1, 1, "PER", "MIL", "role"),
    )
    assert not other.recipients


def test_what_nobody_in_particular_says_is_no_public_act() -> None:
    assert not events("Jugglers|juggler/NOUN/NNS/2/nsubj apologised|apologise/VERB/VBD/0/root")


@pytest.mark.parametrize("manner", ["then/ADV/RB", "contrast/NOUN/NN", "far/ADV/RB", "way/NOUN/NN"])
def test_by_then_and_by_contrast_are_no_agents(manner: str) -> None:
    (found,) = events(
        "Peru/PROPN/NNP/3/nsubj:pass was|be/AUX/VBD/3/aux:pass attacked|attack/VERB/VBN/0/root by/ADP/IN/5/case "
        f"{manner}/3/obl by/ADP/IN/7/case Chile/PROPN/NNP/3/obl:agent",
        (1, 1, 1, "PER", None, "country"), (7, 7, 7, "CHL", None, "country"),
    )  # fmt: skip
    assert gist(found) == ("ASSAULT", None, ["CHL"], ["PER"])
