"""Conflicting values stay side by side; views choose one."""

import pytest
from status_cases import chad, charity, day, denial, raid, sudan, unnamed

from purport.errors import UsageError
from purport.ledger import records
from purport.ledger.consensus import VIEWS, values, view
from purport.records import Place, Quantity


def dead(at: str, low: float, high: float, *chain: records.Hop, **more: object) -> records.Testimony:
    number = (Quantity(kind="killed", text=f"{low:g}", span=(0, 1), low=low, high=high),)
    return raid(at, *chain, quantities=number, **more)  # type: ignore[arg-type]


STORY = [
    dead("03", 13, 13, charity()),
    dead("04", 3, 3, chad()),
    dead("05", 24, 99, unnamed()),
    dead("06", 4, 4, chad()),
    dead("07", 13, 13, outlet="Evening Post"),
]


def test_every_value_is_kept_with_its_report() -> None:
    found = values(STORY, "killed")
    assert [(v.low, v.high, v.counts) for v in found] == [
        (13, 13, True), (3, 3, False), (24, 99, True), (4, 4, True), (13, 13, True),
    ]  # fmt: skip


def test_a_rising_toll_replaces_within_one_origin_only() -> None:
    replaced = [v.low for v in values(STORY, "killed") if not v.counts]
    assert replaced == [3]


@pytest.mark.parametrize(
    ("name", "low"),
    [("consensus", 13), ("low", 4), ("high", 24), ("conservative", 4), ("latest", 13), ("first", 13), ("best", 4)],
)
def test_views(name: str, low: float) -> None:
    chosen = view(values(STORY, "killed"), name)
    assert chosen is not None and chosen.low == low


def test_what_was_withdrawn_or_denied_does_not_count() -> None:
    taken = [dead("03", 13, 13, charity()), raid("05", charity(cue="retract"))]
    assert view(values(taken, "killed"), "consensus") is None
    refused = [dead("03", 5, 5, charity()), denial("04", sudan("deny"), quantities=(STORY[0].statement.quantities))]
    assert [v.counts for v in values(refused, "killed")] == [True, False]


def test_dates_places_and_parties_are_values_too() -> None:
    story = [
        raid("03", date=day("2031-03-02"), place=Place(text="Abéché", country="TCD")),
        raid("04", chad(), date=day("2031-03-01")),
    ]
    low, place, actor = (
        view(values(story, f), v) for f, v in (("date", "low"), ("place", "latest"), ("actor", "first"))
    )
    assert low is not None and low.low == "2031-03-01"
    assert place is not None and place.words == "Abéché" and actor is not None and actor.low == "SDN"


def test_views_of_an_earlier_day_see_no_later_values() -> None:
    assert len(values(STORY, "killed", until="2031-03-04T23:00:00Z")) == 2
    assert values([], "killed") == () and view((), "best") is None


def test_unknown_fields_and_views_are_said() -> None:
    with pytest.raises(UsageError, match="colour"):
        values(STORY, "colour")
    with pytest.raises(UsageError, match="mean"):
        view((), "mean")
    assert all(view(values(STORY, "killed"), name) for name in VIEWS)
