"""The formats of coded events, by name. A new format is one file and one entry here."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from purport.errors import UsageError
from purport.exports.coded_columns import COLUMNS
from purport.exports.coded_event import CodedEvent
from purport.exports.coded_plover import to_plover
from purport.exports.coded_polecat import CELLS, to_polecat
from purport.exports.coded_tables import to_csv, to_parquet


@dataclass(frozen=True, slots=True, kw_only=True)
class CodedFormat:
    """How to write events, the file's suffix, its columns, and whether it can say that something is no fact."""

    render: Callable[[Sequence[CodedEvent]], bytes]
    suffix: str
    columns: tuple[str, ...]
    tells_doubt: bool


_OWN = tuple(column.name for column in COLUMNS)
_PLOVER = (
    "id", "has_event", "date", "time", "enddate", "endtime", "actor", "recipient", "event", "event_loc", "event_text",
    "quad_code", "event_scale", "mode", "context", "link", "text", "text_info", "cite_info", "coder", "coded_date",
    "coded_time", "comment",
)  # fmt: skip

CODED_FORMATS: Mapping[str, CodedFormat] = MappingProxyType(
    {
        "csv": CodedFormat(render=to_csv, suffix=".csv", columns=_OWN, tells_doubt=True),
        "parquet": CodedFormat(render=to_parquet, suffix=".parquet", columns=_OWN, tells_doubt=True),
        "plover-jsonl": CodedFormat(render=to_plover, suffix=".plover.jsonl", columns=_PLOVER, tells_doubt=True),
        "polecat": CodedFormat(render=to_polecat, suffix=".polecat.tsv", columns=tuple(CELLS), tells_doubt=False),
    }
)


def coded_format(name: str) -> CodedFormat:
    """Give a format. Raises UsageError that lists the known ones."""
    try:
        return CODED_FORMATS[name]
    except KeyError:
        raise UsageError(f"unknown format {name!r}; known are {', '.join(CODED_FORMATS)}") from None


def select(events: Sequence[CodedEvent], form: CodedFormat, *, everything: bool) -> list[CodedEvent]:
    """Give the events that a format may hold: all where it can tell a plan or a denial from a fact, or when told so."""
    return [event for event in events if everything or form.tells_doubt or not event.unfactual]
