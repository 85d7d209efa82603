"""The output formats, by name. A new format is one file and one line here."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from purport.errors import UsageError
from purport.exports.html import to_html
from purport.exports.plain_json import to_json, to_json_line
from purport.exports.table import to_table
from purport.records import Reading

Exporter = Callable[[Reading], str]

FORMATS: Mapping[str, tuple[Exporter, str]] = MappingProxyType(
    {
        "table": (to_table, ".txt"),
        "json": (to_json, ".json"),
        "jsonl": (to_json_line, ".jsonl"),
        "html": (to_html, ".html"),
    }
)
"""Format name to the function that writes one Reading, and the file suffix."""


def exporter(name: str) -> Exporter:
    """Give the exporter of a format. Raises UsageError that lists the known ones."""
    try:
        return FORMATS[name][0]
    except KeyError:
        raise UsageError(f"unknown format {name!r}; known are {', '.join(FORMATS)}") from None
