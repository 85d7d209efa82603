"""Asks Wikidata who held the offices that the actor tables follow, one country a question.

Properties: P298 ISO alpha-3 code, P1906 and P1313 offices of head of state and of government, P39 position held with
P580 start and P582 end, P1001 and P17 whose office it is; Q83307 minister. Ministers are told apart by the English
label of the office. Only https is spoken, to one host, within limits of time and size.
"""

import http.client
import json
import re
import ssl
import time
from dataclasses import dataclass
from typing import Any, Literal
from urllib.parse import urlencode

from purport.errors import FetchError, UnreadableInput

HOST = "query.wikidata.org"
LARGEST = 8_000_000
SECONDS = 60.0
_LIMIT = 3000
_LONGEST = 120
_AGENT = "purport (actor tables; https, one question per country)"

OfficeKind = Literal["head of state", "head of government", "foreign minister", "defence minister"]
KINDS: tuple[OfficeKind, ...] = ("head of state", "head of government", "foreign minister", "defence minister")

_QUERY = """SELECT ?person ?personLabel ?officeLabel ?kind ?start ?end WHERE {{
  ?country wdt:P298 "{iso3}" .
  {{ ?country wdt:P1906 ?office . BIND("head of state" AS ?kind) }}
  UNION {{ ?country wdt:P1313 ?office . BIND("head of government" AS ?kind) }}
  UNION {{
    ?office (wdt:P31|wdt:P279)/wdt:P279* wd:Q83307 ; (wdt:P1001|wdt:P17) ?country ; rdfs:label ?name .
    FILTER(LANG(?name) = "en" && REGEX(?name, "minister|secretary", "i"))
    FILTER(REGEX(?name, "foreign|external|defen[cs]e", "i") && !REGEX(?name, "deputy|state for|shadow", "i"))
    BIND(IF(REGEX(?name, "defen[cs]e", "i"), "defence minister", "foreign minister") AS ?kind)
  }}
  ?person p:P39 ?term . ?term ps:P39 ?office .
  OPTIONAL {{ ?term pq:P580 ?start }} OPTIONAL {{ ?term pq:P582 ?end }}
  FILTER(!BOUND(?end) || ?end >= "{since}-01-01T00:00:00Z"^^xsd:dateTime)
  SERVICE wikibase:label {{ bd:serviceParam wikibase:language "en" }}
}} LIMIT {limit}"""


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldOffice:
    """A term of office as Wikidata has it; dates are ISO days, empty where unknown or open."""

    kind: OfficeKind
    person: str
    item: str
    title: str
    start: str
    end: str


def question(iso3: str, since: int) -> str:
    """Give the SPARQL question for one country. Arguments: its ISO alpha-3 code; the first year wanted.

    Raises UnreadableInput for what is no code, so that nothing else can enter the question.
    """
    if not re.fullmatch(r"[A-Z]{3}", iso3):
        raise UnreadableInput(f"{iso3!r} is no three-letter country code")
    return _QUERY.format(iso3=iso3, since=int(since), limit=_LIMIT)


def ask(iso3: str, since: int, *, seconds: float = SECONDS) -> bytes:
    """Fetch the answer for one country over https.

    Arguments: the code; the first year; the seconds that everything together may take. Returns the bytes of the
    JSON answer. Raises FetchError where there is no network, no answer in time, or one that is too large.
    """
    deadline = time.monotonic() + seconds
    target = "/sparql?" + urlencode({"query": question(iso3, since), "format": "json"})
    connection = http.client.HTTPSConnection(HOST, timeout=seconds, context=ssl.create_default_context())
    try:
        connection.request("GET", target, headers={"User-Agent": _AGENT, "Accept": "application/sparql-results+json"})
        response = connection.getresponse()
        if response.status != 200:
            raise FetchError(f"{HOST} answered {response.status} for {iso3}. Try again later.")
        pieces: list[bytes] = []
        size = 0
        while piece := response.read1(65536):
            size += len(piece)
            if size > LARGEST:
                raise FetchError(f"{HOST}: the answer for {iso3} is larger than {LARGEST // 1_000_000} MB")
            if time.monotonic() > deadline:
                raise FetchError(f"{HOST}: no complete answer for {iso3} in {seconds:.0f} s. Try again later.")
            pieces.append(piece)
        return b"".join(pieces)
    except (OSError, http.client.HTTPException) as error:
        raise FetchError(f"{HOST} cannot be reached for {iso3}: {error}. Check the network.") from error
    finally:
        connection.close()


def read_answer(data: bytes, iso3: str) -> tuple[HeldOffice, ...]:
    """Read a JSON answer.

    Arguments: the bytes; the country, for messages. Returns the terms; rows without an English name, with a date that
    is none or with control characters are left out. Raises UnreadableInput for what is no SPARQL answer.
    """
    try:
        bindings = json.loads(data[: LARGEST + 1])["results"]["bindings"]
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise UnreadableInput(f"the answer for {iso3} is no SPARQL result in JSON") from error
    if not isinstance(bindings, list):
        raise UnreadableInput(f"the answer for {iso3} is no SPARQL result in JSON")
    found = dict.fromkeys(term for row in bindings[:_LIMIT] if (term := _term(row)) is not None)
    return tuple(sorted(found, key=lambda t: (t.kind, t.start, t.person)))


def _term(row: Any) -> HeldOffice | None:
    if not isinstance(row, dict):
        return None
    cells = {key: _value(row.get(key)) for key in ("person", "personLabel", "officeLabel", "kind", "start", "end")}
    item = cells["person"].rpartition("/")[2]
    name = cells["personLabel"]
    named = re.fullmatch(r"Q\d{1,12}", item) and name and not re.fullmatch(r"Q\d+", name)
    kind = next((k for k in KINDS if k == cells["kind"]), None)
    if not named or kind is None:
        return None
    dates = {key: _day(cells[key]) for key in ("start", "end")}
    if not dates["start"] or (cells["end"] and not dates["end"]):
        return None
    return HeldOffice(
        kind=kind, person=name, item=item, title=cells["officeLabel"],
        start=dates["start"], end=dates["end"],
    )  # fmt: skip


def _value(cell: Any) -> str:
    value = cell.get("value") if isinstance(cell, dict) else None
    fits = isinstance(value, str) and len(value) <= _LONGEST and value.isprintable()
    return value.strip() if isinstance(value, str) and fits else ""


def _day(text: str) -> str:
    match = re.match(r"(\d{4}-\d{2}-\d{2})(T|$)", text)
    return match.group(1) if match else ""
