"""Finds sentences and headlines by their words."""

import re
from typing import Any

from sqlalchemy import Connection, text

from purport.errors import UsageError
from purport.ledger.cut import Cut
from purport.ledger.rulings import Rulings
from purport.ledger.testimonies import batches

LONGEST = 400
MOST_WORDS = 24
_PIECES = re.compile(r'"([^"]*)"|(\S+)')
_WORD = re.compile(r"\w+")

_FIND = {
    "sqlite": text(
        "SELECT p.no, p.headline, p.text, r.id, r.outlet, r.published, r.title, r.url, -f.rank AS score "
        "FROM passage_words f JOIN passage p ON p.no = f.rowid JOIN report r ON r.no = p.report "
        "WHERE passage_words MATCH :words AND r.published <= :as_of AND r.recorded <= :known_on "
        "ORDER BY f.rank, p.no LIMIT :limit"
    ),
    "postgresql": text(
        "SELECT p.no, p.headline, p.text, r.id, r.outlet, r.published, r.title, r.url, "
        "ts_rank(to_tsvector('english', p.text), q) AS score "
        "FROM to_tsquery('english', :words) q, passage p JOIN report r ON r.no = p.report "
        "WHERE to_tsvector('english', p.text) @@ q AND r.published <= :as_of AND r.recorded <= :known_on "
        "ORDER BY score DESC, p.no LIMIT :limit"
    ),
}
_STANDING = (
    "l.recorded <= :known_on AND NOT EXISTS (SELECT 1 FROM link m "
    "WHERE m.statement = l.statement AND m.round > l.round AND m.recorded <= :known_on)"
)
_TOLD = text(
    "SELECT s.passage, s.key, c.id "  # noqa: S608
    "FROM statement s JOIN link l ON l.statement = s.no JOIN claim c ON c.no = l.claim "
    f"WHERE s.passage IN (SELECT value FROM json_each(:passages)) AND {_STANDING} ORDER BY s.no"
)
_TOLD_PG = text(
    "SELECT s.passage, s.key, c.id "  # noqa: S608
    "FROM statement s JOIN link l ON l.statement = s.no JOIN claim c ON c.no = l.claim "
    "WHERE s.passage IN (SELECT value::bigint FROM json_array_elements_text(CAST(:passages AS json))) "
    f"AND {_STANDING} ORDER BY s.no"
)


def search_passages(connection: Connection, words: str, limit: int, cut: Cut, rulings: Rulings) -> list[dict[str, Any]]:
    """Find passages that hold all words, the best first.

    Arguments: the connection; words, of which those in double quotes stand together; how many at most; the cut; the
    rulings. Returns dicts with text, headline, report, outlet, published, title, url, score, and the claims told there.
    Raises UsageError where no word is left to look for.
    """
    sqlite = connection.dialect.name == "sqlite"
    asked = _query(words, sqlite=sqlite)
    values = {"words": asked, "limit": limit, "as_of": cut.as_of, "known_on": cut.known_on}
    rows = connection.execute(_FIND[connection.dialect.name], values).all()
    claims: dict[int, list[str]] = {}
    for some in batches([row.no for row in rows]):
        told = connection.execute(_TOLD if sqlite else _TOLD_PG, {"passages": str(some), "known_on": cut.known_on})
        for passage, key, claim in told:
            name = rulings.claim_of(key, claim)
            if name is not None and name not in claims.setdefault(passage, []):
                claims[passage].append(name)
    return [
        {
            "text": row.text,
            "headline": bool(row.headline),
            "claims": claims.get(row.no, []),
            "report": row.id,
            "outlet": row.outlet,
            "published": row.published,
            "title": row.title,
            "url": row.url,
            "score": round(float(row.score), 6),
        }
        for row in rows
    ]


def _query(words: str, *, sqlite: bool) -> str:
    """Build the engine's query from words alone: nothing that a person types is taken as its syntax."""
    phrases = []
    for quoted, bare in _PIECES.findall(words[:LONGEST]):
        found = _WORD.findall(quoted or bare)
        if found:
            phrases.append(found if quoted or len(found) > 1 else found[:1])
    if not phrases:
        raise UsageError(f"search: {words!r} holds no word to look for")
    phrases = phrases[:MOST_WORDS]
    if sqlite:
        return " ".join('"' + " ".join(phrase) + '"' for phrase in phrases)
    return " & ".join("(" + " <-> ".join(f"'{word}'" for word in phrase) + ")" for phrase in phrases)
