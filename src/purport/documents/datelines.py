"""Finds the dateline that opens a report: "SEOUL, Sept 11 (Reuters) -"."""

import re

_AGENCY = r"\((?:[A-Z][\w.&\u2019' /-]{1,40})\)"
_DATELINE = re.compile(
    r"(?P<line>"
    r"(?:[A-Z][A-Z.'\u2019/-]+(?:[ ,/]+(?:[A-Z][A-Z.'\u2019-]+|[A-Z][a-z]+\.?|[A-Z]\.[A-Z]\.|\d{1,2}|and|AND|de)){0,8}"
    r"(?:\s*" + _AGENCY + r")?)"
    r"|(?:[A-Z][\w.'\u2019-]+(?:[ ,/]+[A-Z][\w.'\u2019-]+\.?|[ ,]+\d{1,2}){0,6}\s*" + _AGENCY + r")"
    r"|" + _AGENCY + r")"
    r"\s*(?:--|[-\u2013\u2014])\s*(?=[\"'\u201c\u2018A-Z0-9])"
)  # fmt: skip
_DATED = re.compile(
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s+)(?:[A-Z][a-z]{2,8}\.?\s+\d{1,2}|\d{1,2}\s+[A-Z][a-z]{2,8}),?\s+\d{4}"
    r"(?=\s*(?:[-\u2013\u2014]+\s*)?[\"\u201cA-Z])"
)
_WINDOW = 120


def find_dateline(paragraph: str) -> str | None:
    """Give the dateline at the beginning of a body paragraph, without its dash; None if there is none.

    A place in capitals, with or without date and agency; or any place followed by an agency in brackets;
    or the agency alone; or a full date with its weekday that runs into the first sentence.
    """
    head = paragraph[:_WINDOW].lstrip()
    dated = _DATED.match(head)
    if dated is not None:
        return dated.group()
    match = _DATELINE.match(head)
    if match is None:
        return None
    line = match.group("line").strip(" ,")
    return line if len(line) > 2 else None
