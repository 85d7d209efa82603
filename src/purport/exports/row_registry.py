"""The file formats of the ledger's rows, by name. A new format is one file and one line here."""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from purport.errors import UsageError
from purport.exports import claims_csv, claims_json, claims_parquet
from purport.exports.row_columns import Row

RowExporter = Callable[[Sequence[Row], Sequence[str]], bytes]

ROW_FORMATS: Mapping[str, tuple[RowExporter, str]] = MappingProxyType(
    {
        "json": (claims_json.render, ".json"),
        "csv": (claims_csv.render, ".csv"),
        "parquet": (claims_parquet.render, ".parquet"),
    }
)
"""Format name to the function that writes rows, and the file suffix."""


def row_exporter(name: str) -> RowExporter:
    """Give the exporter of a format. Raises UsageError that lists the known ones."""
    try:
        return ROW_FORMATS[name][0]
    except KeyError:
        raise UsageError(f"unknown format {name!r}; known are {', '.join(ROW_FORMATS)}") from None
