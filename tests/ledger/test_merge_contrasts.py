"""What sets a statement and a claim against each other beyond their codes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from merging_cases import ZINDER, claim, day, killed, party, place, report, statement, told

from purport.ledger.claim_picture import Member
from purport.ledger.merge_contrasts import how_many
from purport.ledger.merging import decide
from purport.ledger.records import Statement
from purport.records import EventActor, Quantity

TUESDAY = day("2031-05-13")
TOWN = place("Zinder", ZINDER)
THERE = {"date": TUESDAY, "place": TOWN}


def chance(sentence: str, *known: str, **fields: object) -> float:
    """Give how likely a sentence is to belong to a claim of other sentences, all of one day and town."""
    members = [told(statement(f"k{n}", words, "shot", **THERE), report(f"k{n}")) for n, words in enumerate(known)]
    new = statement("n", sentence, "shot", **{**THERE, **fields})
    return decide(new, report("n", "2031-05-15"), (claim(*members),)).score


def test_another_kind_of_building_speaks_against_one_event() -> None:
    known = "Gunmen shot six people at the mosque."
    assert chance("Gunmen shot six people at the bank.", known) < chance("Gunmen shot six people.", known)


def test_one_stray_member_does_not_open_a_claim_to_what_contradicts_the_rest() -> None:
    stray = "Gunmen shot six people at the bank."
    told_of_a_mosque = [f"Gunmen shot six people at the {word}." for word in ("mosque", "mosque gate", "minaret")]
    assert chance("Gunmen shot a clerk in the bank.", *told_of_a_mosque, stray) < chance(
        "Gunmen shot a clerk in the bank.", stray
    )


def test_other_means_speak_against_one_event() -> None:
    known = "Men on a motorcycle shot six people."
    assert chance("Men with drones shot six people.", known) < chance("Men on a motorcycle shot six people.", known)


def test_another_time_of_day_speaks_against_one_event() -> None:
    known = "Gunmen shot six people on Tuesday morning."
    morning, evening = (chance(f"They were shot on Tuesday {hour}.", known) for hour in ("morning", "evening"))
    assert evening < morning


def test_one_person_is_not_several() -> None:
    known = told(statement("k", "Gunmen shot six traders.", "shot", recipients=(party("six traders"),), **THERE))

    def found(words: str) -> float:
        new = statement("n", "They were shot.", "shot", recipients=(party(words),), **THERE)
        return decide(new, report("n"), (claim(known),)).score

    assert found("a trader") < found("twelve traders")


def party_of(words: str, entity: str | None = None) -> list[EventActor]:
    return [party(words, entity=entity)]


@pytest.mark.parametrize(
    ("parties", "number"),
    [
        (party_of("six traders"), "several"),
        (party_of("at least 12 people"), "several"),
        (party_of("dozens of herders"), "several"),
        (party_of("a herder"), "one"),
        (party_of("Ali Bako", "ali-bako"), "one"),
        (party_of("the herders"), None),
        (party_of("a herder") + party_of("six traders"), None),
        ([], None),
    ],
)
def test_how_many_were_hit(parties: list[EventActor], number: str | None) -> None:
    member = Member(told(statement("n", "They were shot.", "shot", recipients=tuple(parties))))
    assert how_many(member.sides.recipients) == number


def test_a_ban_by_another_country_is_another_act_and_blame_for_an_attack_is_not() -> None:
    def found(actor: str, **codes: object) -> float:
        def act(name: str, country: str) -> Statement:
            actors = (party(country, country, "GOV"),)
            return statement(name, "They acted on Tuesday.", "acted", actors=actors, **codes, **THERE)

        return decide(act("n", actor), report("n"), (claim(told(act("k", "NER"))),)).score

    assert found("TCD", type="COERCE", mode="ban") < 0.5 < found("NER", type="COERCE", mode="ban")
    assert found("TCD", mode="firearms") > 0.85


@given(st.integers(1, 5000), st.sampled_from(["Chad", "the rebels", "unknown men"]), st.booleans())
def test_whatever_the_toll_the_blame_and_the_denial_the_attack_is_one(dead: int, blamed: str, denied: bool) -> None:
    known = statement("k", "Gunmen shot six traders.", "shot", quantities=(killed(6),), **THERE)
    new = statement(
        "n", "The traders were shot on Tuesday.", "shot", actors=(party(blamed, "TCD"),), quantities=(killed(dead),),
        aux=("negation",) if denied else (), **THERE,
    )  # fmt: skip
    assert decide(new, report("n"), (claim(told(known)),)).verdict == "join"


def test_other_numbers_than_tolls_tell_more_when_they_are_far_apart() -> None:
    def held(number: float, kind: str) -> float:
        def taken(name: str, low: float) -> Statement:
            quantity = Quantity(kind=kind, text="", span=(0, 0), low=low, high=low)  # type: ignore[arg-type]
            return statement(name, "They were taken.", "taken", quantities=(quantity,), **THERE)

        one, two = taken("k", 6), taken("n", number)
        return decide(two, report("n"), (claim(told(one)),)).score

    assert held(600, "arrested") < held(600, "killed") < held(6, "killed")


def test_two_plans_of_the_same_kind_are_likelier_one_than_a_plan_and_a_deed() -> None:
    def found(*aux: str) -> float:
        sides = {"actors": (party("Niger", "NER", "GOV"),), "recipients": (party("Chad", "TCD", "GOV"),)}
        plan = statement("k", "Niger will meet Chad.", "meet", type="CONSULT", aux=("future",), **sides)
        new = statement("n", "Niger meets Chad.", "meets", type="CONSULT", aux=aux, **sides)
        return decide(new, report("n"), (claim(told(plan)),)).score

    assert found("future") > found()
