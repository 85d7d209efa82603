"""Where an outlet is at home: what its unexplained place names are near."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files
from types import MappingProxyType
from urllib.parse import urlsplit

from purport.errors import DataError
from purport.mentions.actor_outlets import country_of_site
from purport.mentions.gazetteer import Entry, countries_by_code, entries

_LONGEST = 300
_COLUMNS = {"domain", "town", "unit", "country"}


@lru_cache(maxsize=1024)
def home_of(url: str | None) -> Entry | None:
    """Give the town of an outlet by the address of its article, else the country of its domain.

    Arguments: the address, or a bare host. Returns a town or country of the gazetteer, None where nothing is known.
    """
    if not url or len(url) > _LONGEST:
        return None
    url = url.strip()
    try:
        host = urlsplit(url if "//" in url else f"//{url}").hostname or ""
    except ValueError:
        return None
    labels = host.split(".")
    for i in range(len(labels) - 1):
        home = _homes().get(".".join(labels[i:]))
        if home is not None:
            return next((entry for entry in entries(home[0]) if _fits(entry, home)), None)
    country = country_of_site(f"https://{host}/")
    return countries_by_code().get(country) if country else None


def _fits(entry: Entry, home: tuple[str, str, str]) -> bool:
    return entry.kind == "city" and entry.country == home[2] and (entry.admin1 or "") == home[1]


@cache
def _homes() -> Mapping[str, tuple[str, str, str]]:
    text = (files("purport.mentions") / "data" / "place_outlets.tsv").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    table = csv.DictReader(lines, delimiter="\t")
    if set(table.fieldnames or ()) != _COLUMNS:
        raise DataError("data/place_outlets.tsv is broken: other columns than expected. Reinstall Purport.")
    return MappingProxyType({row["domain"]: (row["town"], row["unit"], row["country"]) for row in table})
