"""Find the toponyms of analysed text and resolve them with the article as context."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from purport.language.passages import Passage
from purport.language.syntax import Syntax
from purport.mentions.gazetteer import ALTERNATE, OFFICIAL, Entry, capitals, entries_by_key
from purport.mentions.place_names import name_key
from purport.mentions.place_resolution import Toponym, background, place_of, query_for, resolve_toponyms
from purport.mentions.place_roles import is_literal_place
from purport.mentions.place_words import place_words
from purport.records import Article, Issue, Place, PlaceMention

LONGEST = 6
"""Words of the longest name that is tried."""
LARGE, MIDDLING = 100_000, 15_000
"""Inhabitants from which a city's name is believed by itself, and after a preposition of place."""

_JOINING = frozenset(
    {"of", "and", "the", "de", "la", "le", "el", "al", "del", "-", "–", "'", "’", ".", "du", "da", "do"}
)
_DIRECTIONS = frozenset({
    "north", "south", "east", "west", "northern", "southern", "eastern", "western", "central", "northeastern",
    "northwestern", "southeastern", "southwestern", "northeast", "northwest", "southeast", "southwest",
})  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundPlace:
    """A half-open token range that names a place, its head, and the places it is said to lie in."""

    start: int
    end: int
    head: int
    text: str
    parents: tuple[str, ...] = ()


def find_places(syntax: Syntax) -> list[FoundPlace]:
    """Find the toponyms of a block: names that the tagger calls places, and names of the gazetteer.

    A name inside a longer name of a person, organisation or thing ("Washington Post") is none. Whether a toponym
    is used as a place is another question: see `is_literal_place`.
    """
    label = [""] * len(syntax)
    for first, last, kind in syntax.ents:
        for j in range(first, last):
            label[j] = kind
    found: list[FoundPlace] = []
    i, size = 0, len(syntax)
    while i < size:
        if not syntax.words[i][:1].isupper():
            i += 1
            continue
        end = _match(syntax, label, i)
        if end is None:
            i += 1
            continue
        found.append(_found(syntax, i, end))
        i = end
    found += _tagged_only(syntax, found)
    found.sort(key=lambda place: place.start)
    return found


def surface(syntax: Syntax, start: int, end: int) -> str:
    """Give the words of a range with the gaps that the text has."""
    parts = []
    for j in range(start, end):
        if j > start and syntax.starts[j] > syntax.ends[j - 1]:
            parts.append(" ")
        parts.append(syntax.words[j])
    return "".join(parts)


def _head(syntax: Syntax, start: int, end: int) -> int:
    for j in range(start, end):
        if not start <= syntax.heads[j] < end or syntax.heads[j] == j:
            return j
    return end - 1


def _found(syntax: Syntax, start: int, end: int) -> FoundPlace:
    return FoundPlace(
        start=start,
        end=end,
        head=_head(syntax, start, end),
        text=surface(syntax, start, end),
        parents=_parents(syntax, end),
    )


def _match(syntax: Syntax, label: Sequence[str], start: int) -> int | None:
    """Give the end of the longest acceptable name at `start`."""
    sentence_end = syntax.sentences[syntax.sents[start]][1]
    stop = min(start + LONGEST, sentence_end)
    ends = []
    for j in range(start, stop):
        word = syntax.words[j]
        if word[:1].isupper() or (word[:1].isdigit() and j > start):
            ends.append(j + 1)
        elif syntax.lower[j] not in _JOINING:
            break
    for end in reversed(ends):
        bearers = [
            entry for entry in entries_by_key(name_key(surface(syntax, start, end)))
            if entry.rank == OFFICIAL or (entry.rank == ALTERNATE and label[start] == "LOC")
        ]  # fmt: skip
        if bearers and _accept(syntax, label, start, end, bearers):
            return end
    return None


def _accept(syntax: Syntax, label: Sequence[str], start: int, end: int, bearers: Sequence[Entry]) -> bool:
    words = place_words()
    key = name_key(surface(syntax, start, end))
    kinds = {label[j] for j in range(start, end)}
    if "PER" in kinds or "EVENT" in kinds:
        return False
    tagged = kinds == {"LOC"}
    if _inside_longer_name(syntax, label, start, end):
        return False
    if tagged:
        return True
    if not any(syntax.pos[j] in ("PROPN", "X") for j in range(start, end)):
        return False
    preposed = _preposition(syntax, start) in words.locative or _preposition(syntax, start) in ("from", "to")
    parented = bool(_parents(syntax, end)) and _has_parent(syntax, start, end)
    if "ORG" in kinds:
        return bearers[0].kind == "country" or bearers[0].capital
    if key in words.ambiguous and not preposed and not parented:
        known = bearers[0].kind == "country" or any(entry.capital for entry in bearers)
        return known and not _has_name_child(syntax, start, end)
    if len(key) < 3 and key not in ("us", "uk"):
        return False
    best = bearers[0]
    if best.kind in ("country", "region") or parented or any(entry.capital for entry in bearers):
        return True
    largest = max(entry.population for entry in bearers)
    return largest >= (MIDDLING if preposed else LARGE)


def _has_name_child(syntax: Syntax, start: int, end: int) -> bool:
    head = _head(syntax, start, end)
    return any(syntax.deps[j] == "flat" for j in syntax.children[head]) or syntax.deps[head] == "flat"


def _preposition(syntax: Syntax, start: int) -> str:
    j = start - 1
    while j >= 0 and syntax.lower[j] in ("the", *_DIRECTIONS, "-"):
        j -= 1
    return syntax.lower[j] if j >= 0 else ""


def _inside_longer_name(syntax: Syntax, label: Sequence[str], start: int, end: int) -> bool:
    """ "George Washington", "Bank of England", "Washington Post", "Paris Agreement": the name goes on."""
    for first, last, kind in syntax.ents:
        if kind in ("PER", "ORG", "EVENT") and first <= start and end <= last and last - first > end - start:
            return True
    head = _head(syntax, start, end)
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


def _parents(syntax: Syntax, end: int) -> tuple[str, ...]:
    """Read what follows a name: ", Texas", "(Texas)", "in western Syria", ", Lviv region, Ukraine"."""
    parents = []
    j, limit = end, min(len(syntax), end + 14)
    for _ in range(2):
        if j >= limit or syntax.lower[j] not in (",", "(", "in"):
            break
        inside = syntax.lower[j] == "in"
        j += 1
        while j < limit and syntax.lower[j] in ("the", *_DIRECTIONS):
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
    query = query_for(surface(syntax, start, end), _parents(syntax, end))
    return any(
        entry.country == parent.country and entry.id != parent.id and (
            parent.kind != "admin1" or parent.admin1 == entry.admin1
        )
        for entry in query.entries
        for parent in query.parents
    )  # fmt: skip


def _tagged_only(syntax: Syntax, found: Sequence[FoundPlace]) -> list[FoundPlace]:
    """Keep what the tagger calls a place and the gazetteer does not know, where nothing inside was found."""
    taken = {j for place in found for j in range(place.start, place.end)}
    extra = []
    for first, last, kind in syntax.ents:
        inside = range(first, last)
        named = any(syntax.words[j][:1].isupper() for j in inside)
        if kind == "LOC" and named and last - first <= LONGEST and taken.isdisjoint(inside):
            extra.append(_found(syntax, first, last))
    return extra


def find_toponyms_in(article: Article, passages: Sequence[Passage]) -> tuple[PlaceMention, ...]:
    """Find and resolve all toponyms of an article's passages, places and metonyms alike, in text order."""
    found = [(passage, place) for passage in passages for place in find_places(passage.syntax)]
    toponyms = [
        Toponym(text=place.text, span=passage.span(place.start, place.end), parents=place.parents)
        for passage, place in found
    ]
    resolved = resolve_toponyms(toponyms, background(article.text))
    mentions = [
        _mention(passage, place, answer)
        for (passage, place), answer in zip(found, resolved, strict=True)
        if answer is None or answer.score >= 0.05
    ]
    mentions += _the_capital(passages, mentions)
    return tuple(sorted(mentions, key=lambda mention: (mention.passage, mention.start)))


def _mention(passage: Passage, found: FoundPlace, place: Place | None) -> PlaceMention:
    span = passage.span(found.start, found.end)
    return PlaceMention(
        passage=passage.index,
        start=found.start,
        end=found.end,
        head=found.head,
        span=span,
        text=passage.text[span[0] - passage.offset : span[1] - passage.offset],
        place=place if place is not None else Place(text=found.text, span=span, score=0.2),
    )


def _the_capital(passages: Sequence[Passage], mentions: Sequence[PlaceMention]) -> list[PlaceMention]:
    """Resolve a bare "the capital" to the capital of the country last named in its passage or the one before."""
    extra = []
    for passage in passages:
        syntax = passage.syntax
        for i, word in enumerate(syntax.lower):
            if word != "capital" or i == 0 or syntax.lower[i - 1] != "the" or syntax.pos[i] != "NOUN":
                continue
            if i + 1 < len(syntax) and (syntax.lower[i + 1] in ("of", "city", ",") or syntax.pos[i + 1] == "NOUN"):
                continue
            before = [
                mention.place.country
                for mention in mentions
                if mention.place.country is not None
                and (mention.passage, mention.start) < (passage.index, i)
                and mention.passage >= passage.index - 1
            ]
            capital = capitals().get(before[-1]) if before else None
            if capital is not None:
                place = FoundPlace(start=i - 1, end=i + 1, head=i, text=surface(syntax, i - 1, i + 1))
                answer = place_of(capital, place.text, passage.span(i - 1, i + 1))
                extra.append(_mention(passage, place, replace(answer, score=0.6)))
    return extra


def find_places_in(article: Article, passages: Sequence[Passage]) -> tuple[tuple[PlaceMention, ...], tuple[Issue, ...]]:
    """Find and resolve the toponyms that are used as places in an article's passages.

    Names that act or speak are left to the actors; a name can be both ("invaded Ukraine"). Returns mentions in
    text order, and an issue where place names stayed unknown.
    """
    literal = [
        mention
        for mention in find_toponyms_in(article, passages)
        if is_literal_place(passages[mention.passage].syntax, mention.start, mention.end, mention.head)
    ]
    unknown = sorted({mention.text for mention in literal if mention.place.name is None})
    issues: tuple[Issue, ...] = ()
    if unknown:
        names = ", ".join(unknown[:5])
        issues = (Issue(stage="mentions.places", reason=f"places not in the gazetteer: {names}"),)
    return tuple(literal), issues
