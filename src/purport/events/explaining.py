"""Why the codebook codes a word of a sentence, and why its other rows do not."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from purport.events.arguments import filled_by, fills, flags_hold
from purport.events.codebook import Condition, Entry
from purport.events.conditions import holds
from purport.events.scene import Scene
from purport.events.triggers import PARTS, find_matches, words_at


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """A row that was tried at a word; `reason` says why it does not hold, and is None where it does."""

    entry: Entry
    reason: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Explained:
    """A word that rows of the codebook start from: its index and form, the row that won, all rows in order of trial."""

    token: int
    word: str
    chosen: Entry | None
    verdicts: tuple[Verdict, ...]


def explain(scene: Scene) -> list[Explained]:
    """Say for every word of a passage that the codebook knows which rows hold there and why the others do not.

    Arguments: the passage's scene. Returns the words in text order, each with its rows in the order in which they are
    tried; the first that holds codes the word, unless the word is part of a name or of an actor's title.
    """
    chosen = {match.head: match.entry for match in find_matches(scene)}
    found = []
    for i in range(len(scene.lemmas)):
        candidates = _candidates(scene, i)
        if candidates:
            verdicts = tuple(Verdict(entry=entry, reason=_why_not(scene, i, entry)) for entry in candidates)
            found.append(Explained(token=i, word=scene.syntax.words[i], chosen=chosen.get(i), verdicts=verdicts))
    return found


def _candidates(scene: Scene, i: int) -> Sequence[Entry]:
    part = PARTS.get(scene.syntax.pos[i])
    if part is None:
        return ()
    lemma = scene.lemmas[i].lower() if scene.syntax.pos[i] == "PROPN" else scene.lemmas[i]
    found = scene.book.entries[part].get(lemma, ())
    if not found and scene.syntax.tags[i] in ("VBN", "VBG"):
        found = scene.book.entries["v"].get(lemma, ())
    return found


def _why_not(scene: Scene, i: int, entry: Entry) -> str | None:
    """Give the first thing that keeps an entry from holding at token `i`."""
    mention = scene.actor_at[i]
    if mention is not None:
        return f"{mention.text!r} is an actor here, not an act"
    if (entry.before or entry.after) and words_at(scene, i, entry) is None:
        return f"the words {entry.name.partition(':')[2]!r} do not stand together here"
    if entry.flags and not flags_hold(scene, i, entry):
        asked = sorted(entry.flags & {"passive", "active", "noobj", "xcomp", "ccomp"})
        return f"form of the clause: the row asks for {', '.join(asked)}"
    for condition in entry.all_of:
        if not fills(scene, i, entry.pos, condition, after=entry.after):
            return f"{_filled(scene, i, entry, condition)}, the row asks for {condition.text}"
    if entry.any_of and not any(fills(scene, i, entry.pos, c, optional=False, after=entry.after) for c in entry.any_of):
        wanted = " or ".join(condition.text for condition in entry.any_of)
        seen = "; ".join(_filled(scene, i, entry, condition) for condition in entry.any_of)
        return f"{seen}; the row asks for {wanted}"
    for condition in entry.none_of:
        for j in filled_by(scene, i, entry.pos, condition.role, entry.after):
            if holds(scene, j, condition):
                return f"{condition.role} is {scene.syntax.words[j]!r}, the row forbids {condition.text}"
    return None


def _filled(scene: Scene, i: int, entry: Entry, condition: Condition) -> str:
    found = [scene.syntax.words[j] for j in filled_by(scene, i, entry.pos, condition.role, entry.after)]
    return f"{condition.role} is {' and '.join(map(repr, found))}" if found else f"there is no {condition.role}"


def rows_of(entries: Iterator[Entry] | Sequence[Entry]) -> list[tuple[Entry, list[str]]]:
    """Put the entries of one row together again.

    Arguments: entries. Returns per row its first entry and the phrases of all, rows of the user's own first, then by
    type and line.
    """
    rows: dict[tuple[bool, str, int], tuple[Entry, list[str]]] = {}
    for entry in entries:
        key = (not entry.own, entry.type, entry.line)
        rows.setdefault(key, (entry, []))[1].append(entry.name.partition(":")[2])
    return [rows[key] for key in sorted(rows)]
