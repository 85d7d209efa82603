"""Find the toponyms of analysed text and resolve them with the article as context."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

import msgspec

from purport.language.passages import Passage
from purport.language.syntax import Syntax
from purport.mentions.gazetteer import ALTERNATE, OFFICIAL, Entry, capitals, entries_by_key
from purport.mentions.place_background import background
from purport.mentions.place_guards import DIRECTIONS, head_of, is_toponym, parents_after, surface
from purport.mentions.place_homes import home_of
from purport.mentions.place_names import name_key
from purport.mentions.place_parents import Toponym
from purport.mentions.place_resolution import place_of, resolve_toponyms
from purport.mentions.place_roles import is_literal_place
from purport.mentions.place_words import place_words
from purport.records import Article, Issue, Place, PlaceMention

LONGEST = 6
"""Words of the longest name that is tried."""

_JOINING = frozenset(
    {"of", "and", "the", "de", "la", "le", "el", "al", "del", "-", "–", "'", "’", ".", "du", "da", "do"}
)


_BODIES = frozenset({"nations", "union", "u.n.", "un", "eu", "nato", "organization", "organisation", "agency", "party"})


class FoundPlace(msgspec.Struct, frozen=True, kw_only=True):
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
        label[first:last] = [kind] * (last - first)
    found: list[FoundPlace] = []
    done = 0
    for i in [i for i, word in enumerate(syntax.words) if word[:1].isupper()]:
        if i < done:
            continue
        end = _match(syntax, label, i)
        if end is not None:
            found.append(_found(syntax, i, end))
            done = end
    extra = _tagged_only(syntax, found)
    if extra:
        found += extra
        found.sort(key=lambda place: place.start)
    return found


def _found(syntax: Syntax, start: int, end: int) -> FoundPlace:
    return FoundPlace(
        start=start,
        end=end,
        head=head_of(syntax, start, end),
        text=surface(syntax, start, end),
        parents=parents_after(syntax, end),
    )


def _match(syntax: Syntax, label: Sequence[str], start: int) -> int | None:
    """Give the end of the longest acceptable name at `start`."""
    words, starts, ends = syntax.words, syntax.starts, syntax.ends
    name = words[start]
    names = [(start + 1, name)]
    for j in range(start + 1, min(start + LONGEST, syntax.sentences[syntax.sents[start]][1])):
        word = words[j]
        name += " " + word if starts[j] > ends[j - 1] else word
        first = word[:1]
        if first.isupper() or first.isdigit():
            names.append((j + 1, name))
        elif syntax.lower[j] not in _JOINING:
            break
    tagged = label[start] == "LOC"
    for end, name in reversed(names):
        bearers = _bearers(name, tagged)
        if bearers and is_toponym(syntax, label, start, end, name, bearers):
            return end
    return None


@lru_cache(maxsize=20_000)
def _bearers(name: str, tagged: bool) -> tuple[Entry, ...]:
    """Give the places whose name this is; where the tagger sees a place, those that bear it beside another as well."""
    ranks = (OFFICIAL, ALTERNATE) if tagged else (OFFICIAL,)
    return tuple(entry for entry in entries_by_key(name_key(name)) if entry.rank in ranks)


def _tagged_only(syntax: Syntax, found: Sequence[FoundPlace]) -> list[FoundPlace]:
    """Keep what the tagger calls a place and the gazetteer does not know, where nothing inside was found."""
    extra = []
    taken = {i for place in found for i in range(place.start, place.end)}
    for first, last, kind in syntax.ents:
        if kind != "LOC" or last - first > LONGEST or not taken.isdisjoint(range(first, last)):
            continue
        if not any(word[:1].isupper() for word in syntax.words[first:last]):
            continue
        if _BODIES.isdisjoint(syntax.lower[first:last]) and not _is_no_place(surface(syntax, first, last).lower()):
            extra.append(_found(syntax, first, last))
    return extra


def _is_no_place(name: str) -> bool:
    return name in DIRECTIONS or name in place_words().ambiguous


def find_toponyms_in(article: Article, passages: Sequence[Passage]) -> tuple[PlaceMention, ...]:
    """Find and resolve all toponyms of an article's passages, places and metonyms alike, in text order."""
    found = [(passage, place) for passage in passages for place in find_places(passage.syntax)]
    toponyms = [
        Toponym(text=place.text, span=passage.span(place.start, place.end), parents=place.parents)
        for passage, place in found
    ]
    resolved = resolve_toponyms(toponyms, background(article.text), home=home_of(article.url))
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
        if "capital" not in syntax.lower:
            continue
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


def _names_scene(syntax: Syntax, mention: PlaceMention) -> bool:
    """Tell whether a town stands before what happened there: "the Basra bombing"; a country may be who did it."""
    dep, case = syntax.deps[mention.head], syntax.child(mention.head, "case")
    if mention.place.precision in ("country", "unknown"):
        return False
    struck = dep == "nmod" and case is not None and syntax.lower[case] == "on"  # "an attack on Basra"
    return (struck or dep in ("compound", "nmod:poss")) and (
        syntax.lower[syntax.heads[mention.head]] in place_words().scene_nouns
    )


def find_places_in(article: Article, passages: Sequence[Passage]) -> tuple[tuple[PlaceMention, ...], tuple[Issue, ...]]:
    """Find and resolve the toponyms that are used as places in an article's passages.

    Names that act or speak are left to the actors; a name can be both ("invaded Ukraine"). Returns mentions in
    text order, and an issue where place names stayed unknown.
    """
    return places_among(find_toponyms_in(article, passages), passages)


def places_among(
    toponyms: Sequence[PlaceMention], passages: Sequence[Passage]
) -> tuple[tuple[PlaceMention, ...], tuple[Issue, ...]]:
    """Give the toponyms that are used as places, and an issue where place names stayed unknown."""
    literal = [
        mention
        for mention in toponyms
        if is_literal_place(passages[mention.passage].syntax, mention.start, mention.end, mention.head)
        or _names_scene(passages[mention.passage].syntax, mention)
    ]
    unknown = sorted({mention.text for mention in literal if mention.place.name is None})
    issues: tuple[Issue, ...] = ()
    if unknown:
        names = ", ".join(unknown[:3])
        issues = (Issue(stage="mentions.places", reason=f"places not in the gazetteer: {names}"),)
    return tuple(literal), issues
