"""Actors and recipients: the same, one more general, or others."""

import pytest
from merging_cases import party, statement

from purport.ledger.merge_settings import shipped
from purport.ledger.parties import compare_actors, compare_recipients, is_person_name, likeness, names_of
from purport.records import EventActor


def hit(*recipients: EventActor, actors: tuple[EventActor, ...] = (), kind: str = "ASSAULT", mode: str | None = None):
    return statement("s", "It happened.", "happened", type=kind, mode=mode, recipients=recipients, actors=actors)


def test_two_victims_with_different_names_keep_apart() -> None:
    one, two = party("Ousmane Diallo", sector="CVL"), party("Hassane Barka", sector="CVL")
    assert compare_recipients(hit(one), hit(two), shipped()).blocks


def test_a_surname_is_the_same_victim() -> None:
    found = compare_recipients(hit(party("Ousmane Diallo")), hit(party("Mayor Diallo")), shipped())
    assert found.exact


def test_different_ids_are_different_victims_though_a_name_is_shared() -> None:
    one, two = party("Ousmane Diallo", entity="ousmane"), party("Amina Diallo", entity="amina")
    assert compare_recipients(hit(one), hit(two), shipped()).blocks


def test_a_group_may_hold_a_named_victim() -> None:
    assert not compare_recipients(
        hit(party("two teachers", sector="EDU")), hit(party("civilians", sector="CVL")), shipped()
    ).blocks


def test_blame_for_violence_never_keeps_apart() -> None:
    soldiers, rebels = party("soldiers", sector="MIL"), party("rebels", sector="REB")
    assert not compare_actors(hit(actors=(soldiers,)), hit(actors=(rebels,)), shipped()).blocks


def test_who_expels_or_accuses_is_part_of_the_act() -> None:
    niger, chad = party("Niger", "NER", "GOV"), party("Chad", "TCD", "GOV")
    assert compare_actors(hit(actors=(niger,), kind="SANCTION"), hit(actors=(chad,), kind="SANCTION"), shipped()).blocks


def test_who_is_called_actor_of_talks_is_phrasing() -> None:
    niger, chad = party("Niger", "NER", "GOV"), party("Chad", "TCD", "GOV")
    one, two = hit(chad, actors=(niger,), kind="CONSULT"), hit(niger, actors=(chad,), kind="CONSULT")
    assert compare_recipients(one, two, shipped()).score > 0
    assert not compare_actors(one, two, shipped()).blocks


def test_each_side_of_a_truce_may_be_named_alone() -> None:
    army, front = party("the army", sector="MIL", entity="army"), party("the Front", sector="REB", entity="front")
    one, two = (hit(actors=(side,), kind="RETREAT", mode="ceasefire") for side in (army, front))
    assert not compare_recipients(one, two, shipped()).blocks
    assert not compare_actors(one, two, shipped()).blocks


@pytest.mark.parametrize(
    ("one", "two", "kind"),
    [("GOV", "MIL", "fits"), ("CVL", "LAB", "fits"), ("REB", "CRM", "fits"), ("MIL", "CVL", "sector")],
)
def test_a_sector_may_hold_another(one: str, two: str, kind: str) -> None:
    assert likeness(party("they", sector=one), party("others", sector=two), shipped()).kind == kind


def test_a_word_that_starts_a_sentence_is_no_name() -> None:
    assert not names_of("Gunmen")
    assert not names_of("A Chadian consul")
    assert names_of("Eastern Salt Front") == {"eastern", "salt", "front"}


def test_a_description_is_no_personal_name() -> None:
    assert is_person_name("Ousmane Diallo")
    assert not is_person_name("supporters of Ousmane Diallo")
