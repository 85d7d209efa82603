"""Publication dates are brought to ISO form, and dates that do not exist are refused."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from purport.documents import read_text
from purport.documents.dates import find_date, normalise_published
from purport.errors import UsageError


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("2023-09-11", "2023-09-11"),
        ("20230911", "2023-09-11"),
        ("2023-09-11T08:05", "2023-09-11T08:05:00"),
        ("2023-09-11 08:05:09Z", "2023-09-11T08:05:09+00:00"),
        ("2023-09-11T08:05:09.5-0430", "2023-09-11T08:05:09-04:30"),
        ("11 September 2023", "2023-09-11"),
        ("Sept. 11, 2023", "2023-09-11"),
        ("Monday, September 11th, 2023", "2023-09-11"),
        ("Mon, 11 Sep 2023 10:00:00 +0200", "2023-09-11T10:00:00+02:00"),
    ],
)
def test_common_forms_become_iso(written: str, iso: str) -> None:
    assert normalise_published(written) == iso


@pytest.mark.parametrize(
    "written",
    ["2023-02-29", "2023-09-31", "30 February 2023", "03/04/2021", "soon", "", "2023-09-11T25:00", "1234-01-01"],
)
def test_dates_that_do_not_exist_are_refused(written: str) -> None:
    with pytest.raises(ValueError):
        normalise_published(written)


def test_the_caller_is_told_about_a_date_that_does_not_exist() -> None:
    with pytest.raises(UsageError, match="2023-02-30"):
        read_text("Peru recalled its ambassador.", published="2023-02-30")


@settings(deadline=None)
@given(st.dates(min_value=date(1700, 1, 1)))
def test_every_day_survives_its_written_form(day: date) -> None:
    assert find_date(f"Posted: {day:%B} {day.day}, {day.year:04} 4:13 AM") == day.isoformat()
    assert normalise_published(day.isoformat()) == day.isoformat()


@settings(deadline=None)
@given(st.text(max_size=80))
def test_any_string_gives_a_date_or_a_value_error(text: str) -> None:
    try:
        normalise_published(text)
    except ValueError:
        return
