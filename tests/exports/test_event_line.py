"""The time line shows the days that the text gives, and counts what lies far off."""

import re
from dataclasses import replace

import pytest

from purport.exports.event_line import MOST_ROWS, WIDTH, line_of, marks_of
from purport.exports.html import to_html
from purport.records import DateInterval, Event, Reading


def on(reading: Reading, *days: tuple[str | None, str | None]) -> list[Event]:
    event = reading.events[0]
    return [
        replace(event, id=f"e{i}", date=DateInterval(text="then", start=start, end=end))
        for i, (start, end) in enumerate(days, 1)
    ]


def test_without_days_there_is_no_line(reading: Reading) -> None:
    assert line_of(on(reading, (None, None)), "2021-05-04") == ""
    assert line_of([replace(reading.events[0], date=None)], "2021-05-04") == ""


def test_a_day_is_a_dot_and_a_span_a_bar(reading: Reading) -> None:
    drawing = line_of(on(reading, ("2021-05-03", "2021-05-03"), ("2021-05-01", "2021-05-04")), "2021-05-04")
    assert drawing.count("<circle") == 1 and drawing.count("<rect") == 1
    assert "published" in drawing
    assert 'href="#e1"' in drawing and 'href="#e2"' in drawing


def test_far_events_are_counted_at_the_end(reading: Reading) -> None:
    drawing = line_of(on(reading, ("1948-01-01", "1948-12-31"), ("2021-05-03", "2021-05-03")), "2021-05-04")
    assert ">1948</text>" in drawing and drawing.count("<circle") == 1


def test_half_open_interval_counts_by_the_end_it_has(reading: Reading) -> None:
    marks = marks_of(on(reading, ("2021-05-03", None), (None, "2021-05-02")))
    assert [(mark.first.day, mark.last.day) for mark in marks] == [(2, 2), (3, 3)]


@pytest.mark.parametrize("start", ["0000-00-00", "2021-13-01", "soon", "9999-12-31", "0001-01-01"])
def test_odd_days_are_survived(reading: Reading, start: str) -> None:
    line_of(on(reading, (start, start), ("2021-05-03", "2021-05-03")), "2021-05-04")


def test_many_events_of_a_day_stay_within_the_drawing(reading: Reading) -> None:
    drawing = line_of(on(reading, *[("2021-05-03", "2021-05-03")] * 40), "2021-05-04")
    assert drawing.count("<circle") == MOST_ROWS
    assert all(0 <= float(x) <= WIDTH for x in re.findall(r'cx="([-\d.]+)"', drawing))


def test_page_holds_the_line_and_no_script(reading: Reading) -> None:
    page = to_html(replace(reading, events=tuple(on(reading, ("2021-05-03", "2021-05-03")))))
    assert 'class="days"' in page and "<script" not in page and "style=" not in page
