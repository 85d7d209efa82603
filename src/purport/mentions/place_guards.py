"""What looks like a place name and is none: "George Washington", "Bank of England", "Nice", "the Washington Post"."""

from __future__ import annotations

from collections.abc import Sequence

from purport.language.syntax import Syntax
from purport.mentions.gazetteer import ALTERNATE, Entry
from purport.mentions.place_names import name_key
from purport.mentions.place_queries import query_for
from purport.mentions.place_words import place_words

LARGE, MIDDLING = 100_000, 15_000
"""Inhabitants from which a city's name is believed by itself, and after a preposition of place."""

DIRECTIONS = frozenset({
    "north", "south", "east", "west", "northern", "southern", "eastern", "western", "central", "northeastern",
    "northwestern", "southeastern", "southwestern", "northeast", "northwest", "southeast", "southwest",
})  # fmt: skip


CALENDAR = frozenset({
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
})  # fmt: skip
"""Towns bear these names; in news the words are dates."""

_TAGGED = frozenset({"LOC"})
_BEFORE_NAMES = DIRECTIONS | {"the", "-"}
_PARENT_OPENERS = frozenset({",", "(", "in"})
_BEFORE_PARENTS = DIRECTIONS | {"the"}


def surface(syntax: Syntax, start: int, end: int) -> str:
    """Give the words of a range with the gaps that the text has."""
    if end - start == 1:
        return syntax.words[start]
    parts = []
    for j in range(start, end):
        if j > start and syntax.starts[j] > syntax.ends[j - 1]:
            parts.append(" ")
        parts.append(syntax.words[j])
    return "".join(parts)


def head_of(syntax: Syntax, start: int, end: int) -> int:
    """Give the token of a range whose head lies outside it."""
    for j in range(start, end):
        if not start <= syntax.heads[j] < end or syntax.heads[j] == j:
            return j
    return end - 1


def is_toponym(syntax: Syntax, label: Sequence[str], start: int, end: int, name: str, bearers: Sequence[Entry]) -> bool:
    """Tell whether a gazetteer name is a toponym in this sentence.

    Arguments: the syntax; the label of the name that each token is in; the token range and its words as written; the
    places that bear the name.
    """
    words = place_words()
    key = name_key(name)
    kinds = {label[start]} if end - start == 1 else set(label[start:end])
    tagged = kinds == _TAGGED
    best = bearers[0]
    if key in CALENDAR and end - start == 1:
        return False
    if end - start == 1 and _is_kind_word(key) and not _has_parent(syntax, start, end):
        return False  # "High Court": a village of that name is not meant.
    if key in DIRECTIONS or (tagged and key in words.ambiguous and best.rank == ALTERNATE):
        return False
    if "EVENT" in kinds or ("PER" in kinds and not _mistagged(syntax, start, end, bearers)):
        return False
    if _inside_longer_name(syntax, label, start, end):
        return False
    if tagged:
        return True
    if not any(syntax.pos[j] in ("PROPN", "X") for j in range(start, end)):
        return False
    if "ORG" in kinds:
        return best.kind == "country" or best.capital
    before = _preposition(syntax, start)
    preposed = before in words.locative or before in ("from", "to")
    parented = _has_parent(syntax, start, end)
    if key in words.ambiguous and not preposed and not parented:
        known = best.kind == "country" or any(entry.capital for entry in bearers)
        return known and not _has_name_child(syntax, start, end)
    if len(key) < 3 and key not in ("us", "uk"):
        return False
    if best.kind in ("country", "region") or parented or any(entry.capital for entry in bearers):
        return True
    largest = max(entry.population for entry in bearers)
    return largest >= (MIDDLING if preposed else LARGE)


def _is_kind_word(key: str) -> bool:
    """Tell whether a name is a word for a kind of place or body: villages are called Court, Hall or Union."""
    words = place_words()
    return key in words.venues or key in words.institutions or key in words.name_tails or key in words.part_nouns


def _mistagged(syntax: Syntax, start: int, end: int, bearers: Sequence[Entry]) -> bool:
    """ "left Pyongyang", "from Irving, Texas": a place by its company, though the tagger saw a person."""
    if any(first <= start and end <= last and last - first > end - start for first, last, _ in syntax.ents):
        return False
    if _has_parent(syntax, start, end):
        return True
    if bearers[0].kind != "country" and not any(entry.capital for entry in bearers):
        return False
    words = place_words()
    before = _preposition(syntax, start)
    if before in words.locative or before in ("from", "to"):
        return True
    head = head_of(syntax, start, end)
    return syntax.deps[head] == "obj" and bool(
        {syntax.lemmas[syntax.heads[head]].lower(), syntax.lower[syntax.heads[head]]} & words.on_object
    )


def _has_name_child(syntax: Syntax, start: int, end: int) -> bool:
    head = head_of(syntax, start, end)
    return any(syntax.deps[j] == "flat" for j in syntax.children[head]) or syntax.deps[head] == "flat"


def _preposition(syntax: Syntax, start: int) -> str:
    j = start - 1
    while j >= 0 and syntax.lower[j] in _BEFORE_NAMES:
        j -= 1
    return syntax.lower[j] if j >= 0 else ""


def _inside_longer_name(syntax: Syntax, label: Sequence[str], start: int, end: int) -> bool:
    """ "George Washington", "Bank of England", "Washington Post", "Paris Agreement": the name goes on."""
    for first, last, kind in syntax.ents:
        if kind in ("PER", "ORG", "EVENT") and first <= start and end <= last and last - first > end - start:
            return True
    head = head_of(syntax, start, end)
    above = syntax.heads[head]
    outside = not start <= above < end
    if outside and syntax.deps[head] == "flat" and syntax.pos[above] == "PROPN":
        return True
    if any(syntax.deps[j] == "flat" and not start <= j < end for j in syntax.children[head]):
        return True
    if label[start] == "LOC":
        return False
    return _has_tail(syntax, head, end) or _has_front(syntax, start)


def _has_tail(syntax: Syntax, head: int, end: int) -> bool:
    """ "Washington Post", "Georgetown University": a name goes on after the toponym and governs it."""
    words = place_words()
    if end >= len(syntax) or not syntax.words[end][:1].isupper() or syntax.starts[end] != syntax.ends[end - 1] + 1:
        return False
    if syntax.lower[end] in words.name_tails:
        return True
    above = syntax.heads[head]
    governed = above >= end and syntax.deps[head] in ("compound", "flat", "nmod:unmarked")
    return governed and syntax.pos[above] == "PROPN" and syntax.lower[above] not in words.part_nouns


def _has_front(syntax: Syntax, start: int) -> bool:
    """ "Bank of England", "Superior Court of the District of Columbia": a name goes on before the toponym."""
    j = start - 1
    while j > 0 and syntax.lower[j] in ("the", "of"):
        j -= 1
    if j < 0 or j == start - 1:
        return False
    return syntax.words[j][:1].isupper() and syntax.lower[j] in place_words().name_tails


def parents_after(syntax: Syntax, end: int) -> tuple[str, ...]:
    """Read what follows a name: ", Texas", "(Texas)", "in western Syria", ", Lviv region, Ukraine"."""
    if end >= len(syntax.lower) or syntax.lower[end] not in _PARENT_OPENERS:
        return ()
    parents = []
    j, limit = end, min(len(syntax), end + 14)
    for _ in range(2):
        if j >= limit or syntax.lower[j] not in _PARENT_OPENERS:
            break
        inside = syntax.lower[j] == "in"
        j += 1
        while j < limit and syntax.lower[j] in _BEFORE_PARENTS:
            j += 1
        first = j
        while j < limit and syntax.words[j][:1].isupper() and j - first < 4:
            j += 1
        if j == first:
            break
        parents.append(surface(syntax, first, j))
        if inside:
            break
    return tuple(parents)


def _has_parent(syntax: Syntax, start: int, end: int) -> bool:
    parents = parents_after(syntax, end)
    if not parents:
        return False
    query = query_for(surface(syntax, start, end), parents)
    return any(
        entry.country == parent.country and entry.id != parent.id and (
            parent.kind != "admin1" or parent.admin1 == entry.admin1
        )
        for entry in query.entries
        for parent in query.parents
    )  # fmt: skip
