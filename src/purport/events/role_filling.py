"""Parties that the clause of an event leaves unsaid, chosen by learned weights among those the article names.

A linear model over the candidates of a side and over nobody, trained on the project's own annotated passages
(`training/roles.py`). It speaks only where the rules have found nobody: for people whose country nothing tells it was
wrong more often than right on the shared gold, where asylum seekers and churches have none.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace as replace_party
from functools import cache
from importlib.resources import files
from math import exp
from types import MappingProxyType

from msgspec.structs import replace

from purport.errors import DataError
from purport.events.draft import DraftEvent
from purport.events.role_features import Candidate, OpenSide, open_sides, speaking
from purport.events.scene import Scene
from purport.records import Attribution, Mentions, Provenance

VERSION = "1"
PROVENANCE = Provenance(stage="events", entry_or_head="head:roles", version=VERSION)
LEAST = 0.55
"""Probability from which a candidate is taken."""
Weights = Mapping[str, Mapping[str, float]]


@cache
def role_weights() -> Weights:
    """Load the weights, by kind of side and feature. Raises DataError where a line is no weight."""
    table: dict[str, dict[str, float]] = {}
    text = (files("purport.events") / "data" / "role_weights.tsv").read_text(encoding="utf-8")
    for number, line in enumerate(text.splitlines(), start=1):
        if not line or line.startswith("#"):
            continue
        try:
            kind, feature, weight = line.split("\t")
            table.setdefault(kind, {})[feature] = float(weight)
        except ValueError as error:
            raise DataError(f"role_weights.tsv: line {number} is no kind, feature and weight: {line!r}") from error
    return MappingProxyType(table)


def fill_roles(
    scenes: Mapping[int, Scene], drafts: Sequence[DraftEvent], mentions: Mentions, attributions: Sequence[Attribution]
) -> list[DraftEvent]:
    """Fill the sides on which nobody is, where one party is likelier than nobody and all others together.

    Arguments: the scenes by passage; the article's drafts; its mentions; its attributions. Returns the drafts, those
    changed with the provenance of the choice.
    """
    filled = list(drafts)
    for side in open_sides(scenes, drafts, mentions, attributions):
        chosen = choose(side, role_weights())
        if chosen is not None:
            filled[side.draft] = _with(filled[side.draft], side, chosen)
    return filled


def choose(side: OpenSide, weights: Weights) -> Candidate | None:
    """Give the candidate of a side that is at least as likely as LEAST, or None."""
    if not side.candidates:
        return None
    scores = [_score(side, candidate, weights) for candidate in (None, *side.candidates)]
    top = max(scores)
    best = scores.index(top)
    if not best or 1 / sum(exp(score - top) for score in scores) < LEAST:
        return None
    return side.candidates[best - 1]


def _score(side: OpenSide, candidate: Candidate | None, weights: Weights) -> float:
    total = 0.0
    for kind, feature in speaking(side, candidate):
        table = weights.get(kind)
        if table is not None:
            total += table.get(feature, 0.0)
    return total


def _with(draft: DraftEvent, side: OpenSide, chosen: Candidate) -> DraftEvent:
    party = (replace_party(chosen.actor, via="inferred"),)
    provenance = draft.provenance if PROVENANCE in draft.provenance else (*draft.provenance, PROVENANCE)
    if side.side == "actors":
        return replace(draft, actors=party, provenance=provenance)
    return replace(draft, recipients=party, provenance=provenance)
