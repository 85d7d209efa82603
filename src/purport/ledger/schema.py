"""The tables of a ledger, for SQLite and PostgreSQL alike.

Two kinds. **Recorded** tables are append-only: a row says what was learnt or decided, and when; nothing in them is ever
changed or deleted. **Derived** tables are indexes and running sums of the recorded ones; they are kept up to date and
can be rebuilt from them. Inside, everything has a number, which makes small indexes; names are for the outside.
"""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    text,
)

VERSION = 3
"""The version of this schema. A change adds a step to `migrations.STEPS`."""

metadata = MetaData()
_NUMBER = BigInteger().with_variant(Integer, "sqlite")

meta = Table("ledger_meta", metadata, Column("name", String, primary_key=True), Column("value", String, nullable=False))

# Recorded.

report = Table(
    "report",
    metadata,
    Column("no", _NUMBER, primary_key=True, autoincrement=False),
    Column("id", String, nullable=False, unique=True),
    Column("address", String, nullable=False),
    Column("version", Integer, nullable=False),
    Column("article", String, nullable=False, index=True),
    Column("sha256", String, nullable=False),
    Column("outlet", String),
    Column("published", String, nullable=False, index=True),
    Column("recorded", String, nullable=False),
    Column("coder", String, nullable=False),
    Column("text", Text, nullable=False),
    Column("day_only", Boolean(create_constraint=False), nullable=False),
    Column("title", String),
    Column("url", String),
    Column("owner", String),
    Column("country", String),
    Column("state_media", Boolean(create_constraint=False), nullable=False),
    Column("credit", String),
    Column("language", String),
    Column("statements", Integer, nullable=False),
    Column("issues", Text, nullable=False),
    Index("report_address", "address", "version", unique=True),
    Index("report_versions", "version", sqlite_where=text("version > 1"), postgresql_where=text("version > 1")),
)
"""`statements` counts the report's statements, so that half of an article could not pass for a whole one."""

passage = Table(
    "passage",
    metadata,
    Column("no", _NUMBER, primary_key=True, autoincrement=False),
    Column("report", _NUMBER, ForeignKey("report.no"), nullable=False),
    Column("headline", Boolean(create_constraint=False), nullable=False),
    Column("text", Text, nullable=False),
)
"""The headline and every sentence that holds a statement: what can be searched."""

statement = Table(
    "statement",
    metadata,
    Column("no", _NUMBER, primary_key=True, autoincrement=False),
    Column("id", String, nullable=False, unique=True),
    Column("report", _NUMBER, ForeignKey("report.no"), nullable=False, index=True),
    Column("passage", _NUMBER, ForeignKey("passage.no"), nullable=False, index=True),
    Column("key", String, nullable=False),
    Column("record", LargeBinary, nullable=False),
    Column("beside", Text, nullable=False),
)
"""`beside`: the triggers of the other statements of its sentence."""

copy = Table(
    "copy",
    metadata,
    Column("report", _NUMBER, ForeignKey("report.no"), primary_key=True),
    Column("source", _NUMBER, ForeignKey("report.no"), primary_key=True),
    Column("containment", Float, nullable=False),
    Column("sentences", Text, nullable=False),
    Column("recorded", String, nullable=False),
    Index("copy_source", "source"),
    sqlite_with_rowid=False,
)

copied = Table(
    "copied_statement",
    metadata,
    Column("statement", _NUMBER, ForeignKey("statement.no"), primary_key=True),
    Column("source", _NUMBER, ForeignKey("statement.no"), primary_key=True),
    Column("recorded", String, nullable=False),
    sqlite_with_rowid=False,
)

claim = Table(
    "claim",
    metadata,
    Column("no", _NUMBER, primary_key=True, autoincrement=False),
    Column("id", String, nullable=False, unique=True),
    Column("recorded", String, nullable=False),
    Column("decision", String),
)
"""`decision` is the human decision that founded the claim, where a split did."""

DOUBTED = 4.0
"""Score over which a join is not asked about."""
_NAMED = text("target IS NOT NULL")
_DOUBT = text(f"verdict <> 'new' AND score < {DOUBTED}")

link = Table(
    "link",
    metadata,
    Column("statement", _NUMBER, ForeignKey("statement.no"), primary_key=True, autoincrement=False),
    Column("round", Integer, primary_key=True, autoincrement=False),
    Column("claim", _NUMBER, ForeignKey("claim.no"), nullable=False),
    Column("verdict", String, nullable=False),
    Column("target", _NUMBER, ForeignKey("claim.no")),
    Column("score", Float, nullable=False),
    Column("reasons", Text, nullable=False),
    Column("recorded", String, nullable=False),
    Column("coder", String, nullable=False),
    Index("link_claim", "claim", "statement"),
    # Those that people are asked about; most links are joins well above it.
    Index("link_doubt", "verdict", "score", sqlite_where=_DOUBT, postgresql_where=_DOUBT),
    # Few links name a second claim; the page of a claim asks which ones name it.
    Index("link_target", "target", sqlite_where=_NAMED, postgresql_where=_NAMED),
    sqlite_with_rowid=False,
)
"""The machine's decision about a statement; human ones stand in `decision` and outrank it. `round` is 0 for the first
one; where rebuilding decides otherwise, it counts on (see `links`)."""

status = Table(
    "status_change",
    metadata,
    Column("no", _NUMBER, primary_key=True, autoincrement=False),
    Column("claim", _NUMBER, ForeignKey("claim.no"), nullable=False, index=True),
    Column("position", Integer, nullable=False),
    Column("at", String, nullable=False, index=True),
    Column("record", LargeBinary, nullable=False),
    Column("recorded", String, nullable=False),
    Column("coder", String, nullable=False),
)
"""What the fold gave at `recorded`: entry `position` of the claim's history and all later ones were as written then."""

story = Table(
    "story",
    metadata,
    Column("no", _NUMBER, primary_key=True, autoincrement=False),
    Column("id", String, nullable=False, unique=True),
    Column("recorded", String, nullable=False),
)

story_link = Table(
    "story_link",
    metadata,
    Column("report", _NUMBER, ForeignKey("report.no"), primary_key=True, autoincrement=False),
    Column("round", Integer, primary_key=True, autoincrement=False),
    Column("story", _NUMBER, ForeignKey("story.no"), nullable=False, index=True),
    Column("verdict", String, nullable=False),
    Column("target", _NUMBER, ForeignKey("story.no")),
    Column("score", Float, nullable=False),
    Column("reasons", Text, nullable=False),
    Column("recorded", String, nullable=False),
    Column("coder", String, nullable=False),
)

story_change = Table(
    "story_change",
    metadata,
    Column("no", _NUMBER, primary_key=True, autoincrement=False),
    Column("kind", String, nullable=False),
    Column("story", _NUMBER, ForeignKey("story.no"), nullable=False),
    Column("other", _NUMBER, ForeignKey("story.no"), nullable=False),
    Column("report", _NUMBER, ForeignKey("report.no"), nullable=False),
    Column("score", Float, nullable=False),
    Column("reasons", Text, nullable=False),
    Column("recorded", String, nullable=False),
    Column("coder", String, nullable=False),
)
"""Two stories turned out to be one (`kind` "merge"), or two after all ("split"); which report showed it."""

decision = Table(
    "decision",
    metadata,
    Column("no", _NUMBER, primary_key=True, autoincrement=False),
    Column("id", String, nullable=False, unique=True),
    Column("recorded", String, nullable=False),
    Column("after", _NUMBER, nullable=False),
    Column("who", String, nullable=False),
    Column("why", Text, nullable=False),
    Column("record", Text, nullable=False),
)
"""`after` is the number of the last report when it was made, so that rebuilding can follow the same order."""

# Derived.

sketch = Table(
    "report_sketch",
    metadata,
    Column("report", _NUMBER, primary_key=True, autoincrement=False),
    Column("hashes", LargeBinary, nullable=False),
    Column("furniture", Text, nullable=False),
    Column("terms", LargeBinary, nullable=False),
)
"""What a report was compared by: the hashes of its shingles, the spans that are not its own words, and the terms of its
profile."""

shingle = Table(
    "shingle",
    metadata,
    Column("era", Integer, primary_key=True),
    Column("hash", BigInteger, primary_key=True),
    Column("report", _NUMBER, primary_key=True),
    sqlite_with_rowid=False,
)

frequencies = Table(
    "term_frequencies",
    metadata,
    Column("name", String, primary_key=True),
    Column("upto", _NUMBER, nullable=False),
    Column("counts", LargeBinary, nullable=False),
)
"""A snapshot: how many reports up to number `upto` hold each term."""

unfiled = Table(
    "unfiled",
    metadata,
    Column("report", _NUMBER, primary_key=True, autoincrement=False),
    Column("entries", LargeBinary, nullable=False),
)
"""What the latest reports are found by, as long as it does not stand in `shingle`, `story_term` and `claim_key`. Of
these reports the statements do not stand in `statement_key` either."""

statement_key = Table(
    "statement_key",
    metadata,
    Column("key", String, primary_key=True),
    Column("statement", _NUMBER, primary_key=True),
    sqlite_with_rowid=False,
)
"""The statements of an event's key; keys are hashes, so that they are filed as `unfiled` says."""

story_term = Table(
    "story_term",
    metadata,
    Column("term", String, primary_key=True),
    Column("story", _NUMBER, primary_key=True),
    sqlite_with_rowid=False,
)

story_state = Table(
    "story_state",
    metadata,
    Column("story", _NUMBER, primary_key=True, autoincrement=False),
    Column("state", LargeBinary, nullable=False),
    Column("reports", Integer, nullable=False),
    Column("first", String, nullable=False),
    Column("last", String, nullable=False, index=True),
)

claim_key = Table(
    "claim_key",
    metadata,
    Column("key", String, primary_key=True),
    Column("claim", _NUMBER, primary_key=True),
    sqlite_with_rowid=False,
)

facet = Table(
    "facet",
    metadata,
    Column("facet", String, primary_key=True),
    Column("claim", _NUMBER, primary_key=True),
    sqlite_with_rowid=False,
)
"""What a claim can be found by, as "country:PER"; it may hold more than now stands, never less."""

unfiled_facet = Table("unfiled_facet", metadata, Column("facet", String, nullable=False), Column("claim", _NUMBER))
"""Facets that do not stand in `facet` yet; in the order in which they came."""

claim_state = Table(
    "claim_state",
    metadata,
    Column("claim", _NUMBER, primary_key=True, autoincrement=False),
    Column("members", Text, nullable=False),
    Column("stories", Text, nullable=False),
    Column("statements", Integer, nullable=False),
    Column("folded", Integer, nullable=False),
    Column("due", String),
    Column("hidden", Boolean(create_constraint=False), nullable=False),
    Column("realisation", String, nullable=False),
    Column("support", String, nullable=False),
    Column("denied", Boolean(create_constraint=False), nullable=False),
    Column("low", Integer, nullable=False),
    Column("first", String, nullable=False),
    Column("last", String, nullable=False, index=True),
    Column("start", String),
    Column("end", String),
    Column("row", LargeBinary, nullable=False),
    Column("codes", LargeBinary, nullable=False),
    Index("claim_state_due", "due", sqlite_where=text("due IS NOT NULL"), postgresql_where=text("due IS NOT NULL")),
    Index(
        "claim_state_late",
        "claim",
        sqlite_where=text("folded < statements"),
        postgresql_where=text("folded < statements"),
    ),
)
"""How a claim stands now. `folded` is how many statements the status has seen; `due` when time alone may change it;
`codes` what new statements are compared with first (see `claim_picture.Codes`)."""

# The database itself refuses to change a recorded row: see `database.GUARDS`.
RECORDED = (report, passage, statement, copy, copied, claim, link, status, story, story_link, story_change, decision)
DERIVED = (
    sketch, unfiled, unfiled_facet, shingle, frequencies, story_term, story_state, claim_key, statement_key, facet,
    claim_state,
)  # fmt: skip
