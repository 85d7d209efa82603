"""Type, date and place are compatible at their stated precision."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from merging_cases import MARADI, ZINDER, day, place, report, statement, told

from purport.ledger.compatibility import compare_dates, compare_places, compare_types, distance
from purport.ledger.merge_settings import shipped
from purport.records import DateInterval


def dated(interval: DateInterval | None, printed: str = "2031-05-14", aux: tuple[str, ...] = ()):
    return told(statement("r", "Gunmen attacked a depot.", "attacked", date=interval, aux=aux), report("r", printed))


def test_exact_days_more_than_one_apart_are_two_events() -> None:
    assert compare_dates(dated(day("2031-05-10")), dated(day("2031-05-12")), shipped()).blocks


def test_one_day_apart_speaks_against_but_does_not_block_since_reports_misdate_nights() -> None:
    found = compare_dates(dated(day("2031-05-10")), dated(day("2031-05-11")), shipped())
    assert not found.blocks
    assert found.score < 0


def test_a_week_holds_its_days() -> None:
    found = compare_dates(dated(day("2031-05-12", "2031-05-18")), dated(day("2031-05-14")), shipped())
    assert found.score > 0
    assert not found.exact


def test_the_same_week_in_two_reports_says_little() -> None:
    week, few = day("2031-05-12", "2031-05-18"), day("2031-05-12", "2031-05-15")
    assert (
        compare_dates(dated(week), dated(week), shipped()).score
        < compare_dates(dated(few), dated(few), shipped()).score
    )


def test_what_was_printed_as_past_did_not_happen_later() -> None:
    assert compare_dates(dated(None, "2031-05-10"), dated(day("2031-05-14")), shipped()).blocks


def test_the_longer_ago_it_was_the_less_an_undated_report_speaks_of_it() -> None:
    printed = ("2031-05-14", "2031-05-17", "2031-05-24", "2031-06-30")
    scores = [compare_dates(dated(None, when), dated(day("2031-05-13")), shipped()).score for when in printed]
    assert scores == sorted(scores, reverse=True)
    assert len(set(scores)) == len(scores)


def test_an_undated_plan_may_lie_ahead() -> None:
    assert not compare_dates(dated(None, "2031-05-10", ("future",)), dated(day("2031-05-14")), shipped()).blocks


def test_an_undated_denial_speaks_of_what_lay_behind_it_and_blocks_nothing() -> None:
    denial, act = dated(None, "2031-05-14", ("negation",)), dated(day("2031-05-13"))
    assert compare_dates(denial, act, shipped()).score == compare_dates(dated(None), act, shipped()).score
    assert not compare_dates(dated(None, "2031-05-10", ("negation",)), act, shipped()).blocks


def test_a_plan_may_be_put_off() -> None:
    plan = dated(day("2031-05-20"), "2031-05-10", ("future",))
    assert not compare_dates(plan, dated(day("2031-05-24"), "2031-05-25"), shipped()).blocks


def test_a_plan_made_after_the_act_is_for_the_next_one() -> None:
    act, plan = dated(day("2031-05-09"), "2031-05-10"), dated(day("2031-05-20"), "2031-05-12", ("future",))
    assert compare_dates(act, plan, shipped()).blocks


def test_a_town_lies_in_its_country_and_not_in_another_one() -> None:
    country = place("Niger", precision="country")
    assert not compare_places(place("Zinder", ZINDER), country, shipped()).blocks
    assert compare_places(place("Zinder", ZINDER), place("Chad", precision="country", country="TCD"), shipped()).blocks


def test_two_towns_are_two_places() -> None:
    assert compare_places(place("Zinder", ZINDER), place("Maradi", MARADI), shipped()).blocks


def test_a_site_by_the_town_whose_name_it_bears_is_no_other_town() -> None:
    away = (ZINDER[0] + 0.25, ZINDER[1])
    assert compare_places(place("Zinder", ZINDER), place("Guidimouni", away), shipped()).blocks
    assert not compare_places(place("Zinder", ZINDER), place("Zinder airport", away), shipped()).blocks


def test_places_without_points_are_compared_by_name() -> None:
    assert compare_places(place("Zinder"), place("central Zinder"), shipped()).exact
    assert compare_places(place("Zinder"), place("Maradi"), shipped()).blocks


def test_only_types_that_the_table_links_are_compatible() -> None:
    attack = statement("a", "They attacked.", "attacked")
    talks = statement("b", "They met.", "met", type="CONSULT", quad=1)
    deal = statement("c", "They agreed.", "agreed", type="AGREE", quad=1)
    assert compare_types(attack, talks, shipped()).blocks
    assert not compare_types(talks, deal, shipped()).blocks


def test_a_mode_may_differ() -> None:
    bomb, gun = (statement("a", "They attacked.", "attacked", mode=mode) for mode in ("explosives", "firearms"))
    assert not compare_types(bomb, gun, shipped()).blocks


days = st.integers(0, 20).map(lambda n: f"2031-05-{n + 1:02}")
intervals = st.none() | st.tuples(days, days).map(lambda pair: day(min(pair), max(pair)))


@given(intervals, intervals)
def test_comparing_dates_has_no_direction(one: DateInterval | None, two: DateInterval | None) -> None:
    a, b = dated(one), dated(two)
    assert compare_dates(a, b, shipped()) == compare_dates(b, a, shipped())


def test_distance_is_that_of_the_great_circle() -> None:
    assert distance(place("a", (0.0, 0.0)), place("b", (0.0, 1.0))) == pytest.approx(111.2, abs=0.1)
