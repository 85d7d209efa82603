"""Rows of the ledger as JSON."""

from collections.abc import Sequence

import msgspec

from purport.exports.row_columns import Row, columns_of


def render(rows: Sequence[Row], columns: Sequence[str] = ()) -> bytes:
    """Give one indented list of objects, ending in a line break; `columns` picks keys and orders them."""
    picked = [{name: row.get(name) for name in columns_of([row], columns)} for row in rows]
    return msgspec.json.format(msgspec.json.encode(picked), indent=1) + b"\n"
