"""Stories that turn out to be one, or two: names never change, and earlier moments still see two."""

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ledger_readings import Says, reading

from purport.errors import UnknownId
from purport.ledger.ledger import Ledger
from purport.ledger.story_groups import NONE, Tie, groups_of
from purport.records import Reading

SHIP = "The grain ship Halcyon left the harbour of Velsk on Tuesday with wheat for the provinces, pilots said."
DOCKERS = "Dockers in Velsk had refused for a week to load the Halcyon because their overtime had not been paid."
COURT = "A court in Lind ordered the shipping company Norrland to pay the crane drivers what it owed them."
APPEAL = "Norrland said it would appeal against the ruling of the judges in Lind and called the strike illegal."
SCHOOL = "Pupils in Tarn planted four hundred birches beside their school last autumn, a teacher told visitors."
PARTS = ((SHIP, DOCKERS), (COURT, APPEAL), (DOCKERS, SHIP, COURT), (APPEAL, COURT, SHIP))


def told(hour: int, *sentences: str, url: str | None = None) -> Reading:
    says = Says(
        sentence=sentences[0], trigger=sentences[0].split()[-2], town=None, day=None, source=None,
        actors=(("Norrland", None),), recipients=(),
    )  # fmt: skip
    return reading(
        says, url=url or f"https://o{hour}.example/1", outlet=f"Outlet {hour}", title=None,
        more="\n\n".join(sentences[1:]), published=f"2031-05-06T{hour:02}:00:00Z",
    )  # fmt: skip


def test_a_report_that_fits_two_like_stories_joins_them_from_its_moment_on(ledger: Ledger) -> None:
    ledger.add(told(hour, *parts) for hour, parts in enumerate(PARTS[:3], 1))
    two = [row["story"] for row in ledger.stories()]
    assert len(two) == 2
    ledger.add(told(4, *PARTS[3]))
    (row,) = ledger.stories()
    assert row["reports"] == 4 and row["first"] == "2031-05-06T01:00:00Z"
    page = ledger.story(row["story"])
    assert set(page["parts"]) == set(two) and len(page["reports"]) == 4
    assert [turn["kind"] for turn in page["turns"]] == ["merge"]
    # Every name leads to it, every claim names it.
    assert all(ledger.story(name)["reports"] == page["reports"] for name in two)
    assert {name for claim in ledger.claims() for name in claim["stories"]} == {row["story"]}
    assert {c["claim"] for c in ledger.claims(story=two[0])} == {c["claim"] for c in ledger.claims()}
    before = ledger.as_of("2031-05-06T03:30:00Z")
    assert {one["story"] for one in before.stories()} == set(two)
    assert {len(before.story(name)["reports"]) for name in two} == {1, 2}
    with pytest.raises(UnknownId):
        ledger.story("s0")


def test_what_is_joined_later_was_not_known_before(ledger: Ledger, clock: object) -> None:
    ledger.add(told(hour, *parts) for hour, parts in enumerate(PARTS[:3], 1))
    known: datetime = clock()  # type: ignore[operator]
    clock.forward(hours=1)  # type: ignore[attr-defined]
    ledger.add(told(4, *PARTS[3]))
    assert len(ledger.stories()) == 1 and len(ledger.known_on(known).stories()) == 2


def test_stories_part_again_when_the_report_that_joined_them_says_otherwise(ledger: Ledger) -> None:
    ledger.add(told(hour, *parts) for hour, parts in enumerate(PARTS, 1))
    (one,) = ledger.stories()
    ledger.add(told(5, SCHOOL, url="https://o4.example/1"))
    assert len(ledger.stories()) == 3
    assert len(ledger.as_of("2031-05-06T04:30:00Z").stories()) == 1
    turns = ledger.story(one["story"])["turns"]
    assert [turn["kind"] for turn in turns] == ["merge", "split"]


def test_a_round_up_of_two_unlike_stories_joins_nothing(ledger: Ledger) -> None:
    ledger.add([told(1, SHIP, DOCKERS), told(2, COURT, APPEAL), told(3, SHIP, DOCKERS, COURT, APPEAL)])
    assert len(ledger.stories()) == 2


def test_another_process_goes_on_with_the_same_groups(ledger: Ledger, open_ledger: object) -> None:
    ledger.add(told(hour, *parts) for hour, parts in enumerate(PARTS, 1))
    second: Ledger = open_ledger()  # type: ignore[operator]
    second.add(told(5, SHIP, COURT, APPEAL, DOCKERS))
    assert len(second.stories()) == 1 and len(ledger.story(ledger.stories()[0]["story"])["turns"]) == 1


pairs = st.lists(st.tuples(st.integers(1, 12), st.integers(1, 12)).filter(lambda pair: pair[0] < pair[1]), max_size=12)


@given(pairs, st.randoms(use_true_random=False))
def test_groups_do_not_depend_on_the_order_of_the_ties(found: list[tuple[int, int]], rng: object) -> None:
    ties = [Tie(one, two, 1, "a") for one, two in found]
    mixed = list(ties)
    rng.shuffle(mixed)  # type: ignore[attr-defined]
    one, two = groups_of(ties), groups_of(mixed)
    assert dict(one.roots) == dict(two.roots)
    for tie in ties:
        assert one.root(tie.story) == one.root(tie.other) == min(one.members(tie.story))
        assert one.members(tie.story) == one.members(tie.other)


@given(st.lists(st.tuples(st.integers(1, 9), st.integers(1, 9)).filter(lambda pair: pair[0] != pair[1]), max_size=12))
def test_joining_two_more_gives_the_same_as_joining_all_anew(pairs: list[tuple[int, int]]) -> None:
    ties = [Tie(min(pair), max(pair), 1, "a") for pair in pairs]
    names = {story: f"s{story}" for pair in pairs for story in pair}
    grown = NONE
    for tie in ties:
        grown = grown.with_tie(tie, {story: names[story] for story in (tie.story, tie.other)})
    assert grown == groups_of(ties, names)
    assert {one for story in names for one in grown.members(story)} == set(names)
