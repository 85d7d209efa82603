"""A course that hears statements one after the other gives the history that folding all of them gives."""

from itertools import groupby
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from status_cases import charity, niger, raid, sudan, told, unnamed
from test_status_properties import claims

from purport.ledger import records
from purport.ledger.owners import shipped_owners
from purport.ledger.records import StatusChange
from purport.ledger.status import Course, fold


def in_steps(claim: list[records.Testimony]) -> tuple[StatusChange, ...]:
    """Hear one moment after the other, as the store does; start anew where the course says so."""
    ordered = sorted(claim, key=lambda t: (t.report.published or "", t.report.id, t.statement.id))
    course = Course(shipped_owners())
    history: tuple[StatusChange, ...] = ()
    heard: list[records.Testimony] = []
    for moment, some in groupby(ordered, key=lambda t: t.report.published):
        more = list(some)
        heard += more
        if history and (moment or "") > history[-1].at and course.add(more):
            history = (*history, *course.changes(until=moment, since=history[-1]))
        else:
            course = Course(shipped_owners())
            course.add(heard)
            history = tuple(course.changes(until=moment))
    return history


@settings(max_examples=300, deadline=None)
@given(claims)
def test_hearing_one_moment_after_the_other_gives_the_same_history(claim: list[records.Testimony]) -> None:
    assert in_steps(claim) == fold(claim)


SAYS: list[dict[str, Any]] = [
    {"chain": (niger(),)},
    {"chain": (niger("confirm"),)},
    {"chain": (unnamed(),)},
    {"chain": (charity(),)},
    {"chain": (sudan("admit"),)},
    {"chain": (), "hedged": True},
    {"chain": ()},
]


@settings(max_examples=300, deadline=None)
@given(st.lists(st.tuples(st.integers(1, 28), st.sampled_from(SAYS), st.sampled_from(["Post", "Wire"])), min_size=2))
def test_repeating_what_is_known_gives_the_same_history(said: list[tuple[int, dict[str, Any], str]]) -> None:
    claim = [
        raid(f"{day:02}", *more["chain"], outlet=outlet, hedged=more.get("hedged", False)) for day, more, outlet in said
    ]
    assert in_steps(claim) == fold(claim)


def test_what_is_printed_earlier_than_what_was_heard_asks_for_a_new_course() -> None:
    course = Course(shipped_owners())
    assert course.add([told("05", niger())])
    assert not course.add([told("04", niger())])


def test_an_outlet_that_was_cited_before_it_printed_asks_for_a_new_course() -> None:
    cited = records.Hop(text="Lagos Evening of Nigeria", kind="news_media", naming="named", cue="reported")
    course = Course(shipped_owners())
    assert course.add([told("04", cited, outlet="Lagos Evening")])
    assert not course.add([told("05", outlet="Lagos Evening of Nigeria")])
