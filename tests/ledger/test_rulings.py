"""What follows from human decisions, whatever their order, and how moments and addresses are read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from purport.errors import UsageError
from purport.ledger.addresses import canonical_url
from purport.ledger.rulings import Recorded, Ruling, weigh
from purport.ledger.times import cut_of, moment_of

CLAIMS = ("c1", "c2", "c3", "c4")
RULINGS = st.one_of(
    st.builds(Ruling, action=st.just("merge"), claim=st.sampled_from(CLAIMS), other=st.sampled_from(CLAIMS)),
    st.builds(
        Ruling, action=st.just("split"), claim=st.sampled_from(CLAIMS), other=st.just("c9"), keys=st.just(("k1",))
    ),
    st.builds(Ruling, action=st.sampled_from(["accept", "reject"]), claim=st.sampled_from(CLAIMS)),
    st.builds(Ruling, action=st.just("reject"), keys=st.just(("k1",))),
)


def recorded(rulings: list[Ruling]) -> list[Recorded]:
    return [Recorded(id=f"d{n}", recorded="", who="Reader", why="", ruling=one) for n, one in enumerate(rulings)]


@given(st.lists(RULINGS, max_size=12))
def test_every_claim_goes_on_under_one_name(rulings: list[Ruling]) -> None:
    said = weigh(recorded(rulings))
    for claim in CLAIMS:
        goal = said.canonical(claim)
        assert said.canonical(goal) == goal
        assert claim in said.group(goal)


@given(st.lists(RULINGS, max_size=8), RULINGS)
def test_undoing_a_decision_leaves_no_trace_of_it(rulings: list[Ruling], more: Ruling) -> None:
    before = recorded(rulings)
    made = [*before, Recorded(id="dx", recorded="", who="Reader", why="", ruling=more)]
    undone = [*made, Recorded(id="dy", recorded="", who="", why="", ruling=Ruling(action="undo", undoes="dx"))]
    again = [*undone, Recorded(id="dz", recorded="", who="", why="", ruling=Ruling(action="undo", undoes="dy"))]
    assert weigh(undone) == weigh(before)
    assert weigh(again) == weigh(made)


@pytest.mark.parametrize(
    ("words", "moment"),
    [
        ("2031-03-04", ("2031-03-04T00:00:00Z", True)),
        ("2031-03-04T10:00:00+02:00", ("2031-03-04T08:00:00Z", False)),
        ("2031-03-04T10:00", ("2031-03-04T10:00:00Z", False)),
        ("0001-01-01T00:00:00+14:00", None),
        ("2031-02-30", None),
        ("yesterday", None),
    ],
)
def test_moments_are_read_as_utc(words: str, moment: tuple[str, bool] | None) -> None:
    assert moment_of(words) == moment


def test_a_day_counts_in_whole() -> None:
    assert cut_of("2031-03-04", "as of") == "2031-03-04T23:59:59Z"
    with pytest.raises(UsageError, match="as of"):
        cut_of("soon", "as of")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("http://a.example/x", "https://A.example:443/x/#top", True),
        ("https://a.example/x?utm_medium=mail&fbclid=1", "https://a.example/x", True),
        ("https://a.example/x?id=1", "https://a.example/x?id=2", False),
        ("https://a.example:8080/x", "https://a.example/x", False),
    ],
)
def test_addresses_of_one_page_are_one(one: str, other: str, same: bool) -> None:
    assert (canonical_url(one) == canonical_url(other)) is same


@pytest.mark.parametrize("odd", ["ftp://a.example/x", "https://", "https://[::1", "http://a:b:c/", "text"])
def test_what_is_no_web_address_has_none(odd: str) -> None:
    assert canonical_url(odd) is None
