"""Holidays and seasons named without a year: which one a report means."""

import datetime as dt

import pytest

from purport.mentions.date_expressions import Holiday, Season
from purport.mentions.date_points import Setting
from purport.mentions.date_yearly_points import holiday_point, season_point


@pytest.mark.parametrize(
    ("written", "future", "day"),
    [
        (dt.date(2016, 12, 15), False, dt.date(2016, 12, 25)),  # "foiled a plot to bomb the square on Christmas Day"
        (dt.date(2016, 12, 15), True, dt.date(2016, 12, 25)),
        (dt.date(2016, 12, 28), False, dt.date(2016, 12, 25)),
        (dt.date(2016, 8, 15), False, dt.date(2015, 12, 25)),
    ],
)
def test_a_holiday_within_a_month_is_the_coming_one_in_any_tense(written: dt.date, future: bool, day: dt.date) -> None:
    found = holiday_point(Holiday(name="christmas"), Setting(reference=written, future=future))
    assert (found.start, found.end) == (day, day)


def test_last_christmas_is_never_the_coming_one() -> None:
    setting = Setting(reference=dt.date(2016, 12, 15), future=False)
    assert holiday_point(Holiday(name="christmas", which=-1), setting).start == dt.date(2015, 12, 25)


def test_a_season_that_lasts_is_meant_by_its_bare_name() -> None:
    setting = Setting(reference=dt.date(2016, 8, 15), future=True)
    found = season_point(Season(name="summer"), setting)
    assert found.end is not None and found.end.year == 2016
