"""The country of the site that an article is from: where local news plays that names no country."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from urllib.parse import urlsplit

from purport.mentions.actor_tables import rows

_LONGEST = 300


def country_of_site(url: str | None) -> str | None:
    """Give the country of a URL's host by its domain: 'https://www.example.co.ke/...' is Kenyan.

    Arguments: the URL, or None. Returns None for domains that are no country's and for what is no URL.
    """
    if not url or len(url) > _LONGEST:
        return None
    try:
        host = urlsplit(url).hostname
    except ValueError:
        return None
    return _domains().get(host.rpartition(".")[2]) if host else None


@cache
def _domains() -> Mapping[str, str]:
    return MappingProxyType({row["domain"]: row["country"] for row in rows("domains.tsv")})
