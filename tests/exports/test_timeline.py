"""The step line: everything within the drawing, earlier left of later, stronger above weaker."""

from datetime import UTC, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from ledger_pages import change, claim_page, statement

from purport.exports.claim_words import SUPPORTS
from purport.exports.timeline import layout, rung
from purport.exports.timeline_ticks import ticks

MOMENTS = st.datetimes(datetime(1990, 1, 1), datetime(2090, 1, 1)).map(
    lambda at: f"{at.isoformat(timespec='seconds')}Z"
)


def test_a_stronger_support_stands_higher() -> None:
    heights = [rung(support) for support in SUPPORTS]
    assert heights == sorted(heights, reverse=True)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(MOMENTS, st.sampled_from(SUPPORTS), st.booleans()), min_size=1, max_size=30))
def test_steps_and_dots_stay_within_the_drawing_and_in_order(told: list[tuple[str, str, bool]]) -> None:
    told.sort()
    history = [change(at, support=support, denied=denied) for at, support, denied in told]
    said = [statement(n, published=at) for n, (at, _, _) in enumerate(told, 1)]
    line = layout(claim_page(history=history, statements=said), width=360, left=90)
    assert all(90 <= step.left <= step.right <= 360 and step.y < line.axis for step in line.steps)
    assert [step.left for step in line.steps] == sorted(step.left for step in line.steps)
    assert all(90 <= dot.x <= 360 for dot in line.dots)
    assert len(line.moves) == len(line.steps)
    assert len(line.ticks) <= 12


@settings(max_examples=60, deadline=None)
@given(st.datetimes(datetime(1990, 1, 1), datetime(2090, 1, 1)), st.floats(1, 400_000), st.integers(2, 12))
def test_some_moments_are_named_below_the_axis_but_never_too_many(at: datetime, hours: float, most: int) -> None:
    start = at.replace(tzinfo=UTC)
    found = ticks(start, start + timedelta(hours=hours), most)
    assert len(found) <= most + 1
    assert [moment for moment, _ in found] == sorted(moment for moment, _ in found)


def test_reports_of_one_moment_do_not_lie_on_each_other() -> None:
    said = [statement(n, published="2031-03-03T08:00:00Z") for n in range(1, 5)]
    line = layout(claim_page(statements=said), width=960, left=90)
    assert len({(dot.x, dot.y) for dot in line.dots}) == 4


def test_a_report_that_cannot_be_dated_is_drawn_at_the_start() -> None:
    line = layout(
        claim_page(statements=[statement(published=None), statement(2, published="soon")]), width=960, left=90
    )
    assert len(line.dots) == 2


def test_a_report_that_says_so_and_passes_on_a_denial_stands_on_both_sides_of_the_axis() -> None:
    said = [statement(1), statement(1, statement="r1.e2", support="denied")]
    line = layout(claim_page(statements=said), width=960, left=90)
    assert sorted(dot.y > line.axis for dot in line.dots) == [False, True]
