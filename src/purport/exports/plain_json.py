"""Readings as JSON."""

import msgspec

from purport.records import Reading


def to_json(reading: Reading) -> str:
    """Give one indented JSON object, ending in a line break."""
    return msgspec.json.format(reading.to_json(), indent=1).decode("utf-8") + "\n"


def to_json_line(reading: Reading) -> str:
    """Give one JSON object on one line."""
    return reading.to_json().decode("utf-8") + "\n"
