"""The map and the time line of a reading, side by side, for its page."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from purport.exports.event_line import line_of
from purport.exports.map_svg import map_of
from purport.records import Reading


def views_of(reading: Reading) -> str:
    """Give the HTML of the map and the time line; empty where the events have neither place nor day."""
    drawings = [
        (map_of(reading.events), "Where the events are; a shaded country is all that is told"),
        (line_of(reading.events, reading.article.published), "When the events are, by the day that the text gives"),
    ]
    figures = "".join(f"<figure>{drawing}<p>{words}</p></figure>" for drawing, words in drawings if drawing)
    return f'<section class="views" aria-label="Places and days">{figures}</section>' if figures else ""


@cache
def views_style() -> str:
    """Return the style of both."""
    return (files("purport.exports") / "data" / "map.css").read_text(encoding="utf-8")
