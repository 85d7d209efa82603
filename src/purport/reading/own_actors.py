"""The user's own actors, named once for a process and its workers.

The file is named by an environment variable, as the user's own codebook is: worker processes inherit it, and nothing
has to be passed through every call. It is read once; what is left out of it is told by `purport read` and
`purport actors check`, not in every record.
"""

import hashlib
import os
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from purport.mentions import load_overrides
from purport.mentions.actor_overrides import NO_OVERRIDES, Overrides
from purport.records import Issue

SETTING = "PURPORT_ACTORS"


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnActors:
    """The rows that win over the tables, what was left out, and a digest that the record's coder carries."""

    overrides: Overrides
    issues: tuple[Issue, ...]
    digest: str


NOBODY = OwnActors(overrides=NO_OVERRIDES, issues=(), digest="")


def own_actors() -> OwnActors:
    """Give the user's own actors, none where the setting is empty.

    Raises MissingInput where the file is missing and DataError where nothing of it can be read.
    """
    named = os.environ.get(SETTING, "")
    return _read(named) if named else NOBODY


@cache
def _read(named: str) -> OwnActors:
    overrides, issues = load_overrides(named)
    return OwnActors(
        overrides=overrides, issues=issues, digest=hashlib.sha256(Path(named).read_bytes()).hexdigest()[:8]
    )
