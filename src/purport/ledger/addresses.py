"""What the versions of one report share: the canonical web address, or outlet and title."""

from functools import cache
from importlib.resources import files
from urllib.parse import parse_qsl, urlencode, urlsplit

from purport.records import Article

_PORTS = {"http": 80, "https": 443}


@cache
def _tracking() -> tuple[frozenset[str], tuple[str, ...]]:
    text = (files("purport.ledger") / "data" / "tracking.txt").read_text(encoding="utf-8")
    rows = [row.strip().lower() for row in text.splitlines() if row.strip() and not row.startswith("#")]
    whole = frozenset(row for row in rows if not row.endswith("*"))
    return whole, tuple(row[:-1] for row in rows if row.endswith("*"))


def canonical_url(url: str) -> str | None:
    """Give a web address without what does not change the page: scheme, port, fragment, tracking parameters.

    Returns None for what is no http address.
    """
    try:
        parts = urlsplit(url.strip())
        host, port = parts.hostname, parts.port
    except ValueError:
        return None
    scheme = parts.scheme.lower()
    if scheme not in _PORTS or not host:
        return None
    whole, starts = _tracking()
    kept = [
        (name, value)
        for name, value in parse_qsl(parts.query, keep_blank_values=True)
        if name.lower() not in whole and not name.lower().startswith(starts)
    ]
    query = f"?{urlencode(kept)}" if kept else ""
    other = "" if port in (None, _PORTS[scheme]) else f":{port}"
    return f"//{host}{other}{parts.path.rstrip('/') or '/'}{query}"


def address_of(article: Article) -> str:
    """Give the address of an article.

    The canonical URL; else outlet and title; an article without a title has no versions, so its text is its address.
    """
    if article.url and (found := canonical_url(article.url)):
        return found
    outlet = " ".join((article.outlet or "").casefold().split())
    title = " ".join((article.title or "").casefold().split())
    return f"{outlet}|{title}" if title else f"{outlet}|text:{article.id}"
