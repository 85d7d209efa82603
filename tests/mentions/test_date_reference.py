"""The day of writing is that of the dateline; the order of day and month is that of the outlet's country."""

import datetime as dt

import pytest

from purport.mentions.date_reference import day_first, reference_day
from purport.records import Article


def article(dateline: str | None, published: str | None) -> Article:
    return Article(id="a", sha256="0", text="", blocks=(), dateline=dateline, published=published)


@pytest.mark.parametrize(
    ("dateline", "published", "day"),
    [
        ("LIMA, May 13 (Radio)", "2024-05-14T06:00:00+09:00", dt.date(2024, 5, 13)),
        ("LIMA (Radio)", "2024-05-14T23:30:00-05:00", dt.date(2024, 5, 14)),
        ("LIMA, Dec. 31", "2024-01-01", dt.date(2023, 12, 31)),
        ("Tuesday, May 14, 2024", None, dt.date(2024, 5, 14)),
        ("LIMA, May 13", None, None),
        ("LIMA, Jan. 3", "2024-05-14", dt.date(2024, 5, 14)),  # months apart: another edition
        ("LIMA, June 31", "2024-07-01", dt.date(2024, 7, 1)),
        (None, "not a date", None),
    ],
)
def test_the_dateline_comes_before_the_stamp(dateline: str | None, published: str | None, day: dt.date | None) -> None:
    assert reference_day(article(dateline, published)) == day


@pytest.mark.parametrize(
    ("url", "first"),
    [("https://news.example.co.uk/a", True), ("https://example.gov/a", False), ("https://example.com/a", None),
     ("https://example.ca/a", None), ("http://[broken", None), (None, None)],
)  # fmt: skip
def test_the_address_tells_the_order_of_day_and_month(url: str | None, first: bool | None) -> None:
    assert day_first(url) is first
