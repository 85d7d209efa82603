"""Two codings of the same articles are compared event by event, by keys that survive a new coding."""

from dataclasses import replace

from purport.exports.coding_changes import changes_between
from purport.records import Reading


def test_the_same_coding_twice_has_no_difference(reading: Reading) -> None:
    assert list(changes_between([reading], [reading])) == []


def test_a_field_that_differs_is_shown_before_and_after(reading: Reading) -> None:
    event = replace(reading.events[0], support="confirmed")
    (change,) = changes_between([reading], [replace(reading, events=(event,))])
    assert (change.kind, change.field, change.old, change.new) == (
        "changed", "support", reading.events[0].support, "confirmed",
    )  # fmt: skip


def test_events_that_come_and_go_are_told_apart(reading: Reading) -> None:
    without = replace(reading, events=())
    assert [c.kind for c in changes_between([reading], [without])] == ["removed"]
    assert [c.kind for c in changes_between([without], [reading])] == ["added"]


def test_versions_scores_and_the_articles_own_facts_are_no_coding(reading: Reading) -> None:
    later = replace(
        reading,
        coder=replace(reading.coder, version="9.9"),
        article=replace(reading.article, outlet="Another Outlet"),
        events=(replace(reading.events[0], score=0.01),),
    )
    assert list(changes_between([reading], [later])) == []


def test_one_of_two_events_with_the_same_trigger_can_go(reading: Reading) -> None:
    event = reading.events[0]
    twice = replace(reading, events=(event, replace(event, id="e2", type="AGREE")))
    (change,) = changes_between([twice], [reading])
    assert change.kind == "removed" and change.event.startswith("AGREE")


def test_events_of_one_trigger_are_compared_by_type(reading: Reading) -> None:
    event = reading.events[0]
    other = replace(event, id="e2", type="AGREE")
    changes = list(changes_between([replace(reading, events=(event, other))], [replace(reading, events=(other,))]))
    assert [(c.kind, c.event[:7]) for c in changes] == [("removed", "CONSULT")]
