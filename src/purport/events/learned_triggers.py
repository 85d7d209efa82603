"""Triggers by the learned head beside the codebook's: what a word means here, where the rows are silent or torn.

The head gives every token the probabilities of the event types and of none (`Analysis.types`). In news it adds the
triggers that no row knows; in texts that report on nothing it takes out what it finds no event. Where it is sure of
another type than the row, or of none in news, the row is right more often. A row of the user's own codebook is never
overruled.
"""

from collections.abc import Iterator, Sequence

import numpy as np

from purport.events.entries import Entry
from purport.events.scene import Scene
from purport.events.triggers import PARTS, Match, best_match, words_at
from purport.language.analysis import TRIGGER_LABELS

LEAST = 0.55
"""Probability from which the head alone finds a trigger."""
DOUBTED = 0.6
"""Probability of no event from which a row is not believed in a text that reports on nothing."""
TRUSTED = 0.55
"""Probability of a trigger's type from which it needs no known party in a political article."""
NEAR = 3


def with_learned(scene: Scene, matches: Sequence[Match], *, news: bool) -> list[Match]:
    """Give the matches of a passage as the head sees them.

    Arguments: the scene; the codebook's matches in text order; whether the article is news. Returns matches in text
    order.
    """
    if not news:
        return [match for match in matches if match.entry.own or _is_told(scene, match)]
    found = list(_added(scene, matches))
    return sorted([*matches, *found], key=lambda match: match.head) if found else list(matches)


def trust_in(scene: Scene, match: Match) -> float:
    """Give the probability that the words of a match trigger its type."""
    types = scene.passage.analysis.types
    return float(types[match.start : match.end, TRIGGER_LABELS.index(match.entry.type)].max())


def _is_told(scene: Scene, match: Match) -> bool:
    """Say whether a word of a match may well name an event; a row that joins two words has said more."""
    if match.cause is not None or match.result is not None:
        return True
    return float(scene.passage.analysis.types[match.start : match.end, 0].min()) <= DOUBTED


def _added(scene: Scene, matches: Sequence[Match]) -> Iterator[Match]:
    """Find the triggers that no row knows; of two next to each other that hang together the likelier is one."""
    types, s = scene.passage.analysis.types, scene.syntax
    told = np.flatnonzero(types[:, 1:].max(axis=1) >= LEAST).tolist()
    if not told:
        return
    taken = {i for match in matches for i in range(match.start, match.end)}
    best = {i: int(types[i, 1:].argmax()) + 1 for i in told}
    for i in told:
        if i in taken or s.pos[i] not in PARTS or i < scene.dateline:
            continue
        rivals = [j for j in (s.heads[i], *s.children[i]) if j != i and abs(j - i) <= NEAR]
        if any(j in taken and best.get(j) == best[i] for j in rivals):
            continue
        if any(best.get(j) == best[i] and types[j, best[j]] > types[i, best[i]] for j in rivals):
            continue
        pos = PARTS[s.pos[i]]
        entry = _entry(scene, i, pos, TRIGGER_LABELS[best[i]])
        yield Match(head=i, start=i, end=i + 1, entry=entry, probability=float(types[i, best[i]]))


def _entry(scene: Scene, i: int, pos: str, type_: str) -> Entry:
    """Give the codebook's row of a type at a word, one whose conditions hold if any does, else the plain one."""
    rows = [e for e in scene.book.entries[pos].get(scene.lemmas[i].lower(), ()) if e.type == type_]
    if rows:
        match = best_match(scene, i, rows)
        if match is not None:
            return match.entry
        fitting = [e for e in rows if not e.flags and words_at(scene, i, e) == (i, i + 1)]
        if fitting:
            return fitting[-1]
    return scene.book.plain[pos, type_]
