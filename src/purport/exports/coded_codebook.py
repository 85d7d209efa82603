"""What lies beside a file of coded events: a codebook for people and a data dictionary for programs."""

import csv
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from io import StringIO

from purport.exports.coded_columns import COLUMNS
from purport.exports.coded_polecat import KOSOVO
from purport.exports.coded_registry import CodedFormat
from purport.ontology import load_ontology
from purport.records import Coder

_OWN = {column.name: column for column in COLUMNS}

_LEFT_OUT = (
    "This format has no column for plans, conditions and denials. Events that are negated, hypothetical, denied, or "
    "still to come are left out, except promises, which PLOVER itself codes as AGREE."
)
_INCLUDED = (
    "This format has no column for plans, conditions and denials, and the file was asked to hold them all the same: "
    "**not every row is something that happened**."
)
_TOLD = (
    "Plans, conditions, denials and background are rows too: look at {} before you count. A row is a statement that "
    "somebody makes, not a fact."
)


def codebook(
    name: str, form: CodedFormat, coders: Sequence[Coder], rows: int, left_out: int, *, everything: bool
) -> str:
    """Give the codebook as Markdown.

    Arguments: the format's name; the format; the versions of each coder that took part; the rows of the file; the
    events left out; whether all events were asked for.
    """
    lines = [f"# Codebook of a {name} file written by Purport", ""]
    if len(coders) > 1:
        lines += [f"**The articles were coded by {len(coders)} different versions**; compare rows with care.", ""]
    for coder in coders:
        lines += [f"Coder {coder.version}, language model {coder.model}, codebook {coder.codebook}, "
                  f"actors {coder.actors}, gazetteer {coder.gazetteer}.", ""]  # fmt: skip
    lines += [f"{rows} rows, one per event; {left_out} events left out.", ""]
    lines += [_told(form) if form.tells_doubt else _INCLUDED if everything else _LEFT_OUT, ""]
    lines += [
        "Dates are those that the text gives, not the day of publication; where it gives none the cell is empty. "
        "CAMEO codes are text with leading zeros. "
        f"Country codes are ISO 3166 alpha-3{_kosovo(form)}.",
        "",
        "## Columns",
        "",
        "| column | kind | meaning |",
        "|---|---|---|",
        *(f"| {column} | {kind} | {meaning} |" for column, kind, meaning in _columns(form)),
        "",
        *_types(),
    ]
    return "\n".join(lines) + "\n"


def dictionary(form: CodedFormat) -> str:
    """Give the data dictionary as CSV: position, column, kind, meaning."""
    stream = StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(("position", "column", "kind", "meaning"))
    writer.writerows((n, *row) for n, row in enumerate(_columns(form), 1))
    return stream.getvalue()


def _columns(form: CodedFormat) -> list[tuple[str, str, str]]:
    """Name, kind and meaning of each column. A name that ours share with PLOVER does not mean the same there."""
    if _is_own(form):
        return [(name, _OWN[name].kind, _OWN[name].meaning) for name in form.columns]
    known = foreign_columns()
    return [(name, *known[name]) for name in form.columns]


def _is_own(form: CodedFormat) -> bool:
    return "plover_type" in form.columns


def _told(form: CodedFormat) -> str:
    return _TOLD.format("`aux` and `support`" if _is_own(form) else "`mode` and at `support` in `cite_info`")


def _kosovo(form: CodedFormat) -> str:
    return ", Kosovo XKX" if _is_own(form) else f", Kosovo {KOSOVO['XKX']}"


@cache
def foreign_columns() -> Mapping[str, tuple[str, str]]:
    """Give kind and meaning of every column of the formats that are not our own."""
    text = (files("purport.exports") / "data" / "coded_columns.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return {name: (kind, meaning) for name, kind, meaning in rows}


def _types() -> list[str]:
    ontology = load_ontology()
    lines = [
        f"## Types of {ontology.name} {ontology.version}",
        "",
        "| type | quad | score | modes |",
        "|---|---|---|---|",
    ]
    for class_ in ontology.types.values():
        modes = ", ".join((*class_.modes, *class_.unscored_modes)) or "none"
        lines.append(f"| {class_.name} | {class_.quad} | {class_.score:g} | {modes} |")
    return [*lines, "", "## Contexts", "", ", ".join(ontology.contexts)]
