"""Gives places without a name of their own the country in which they lie: "at the airport" in a report from Chad."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from purport.events.draft import DraftEvent
from purport.language.passages import Passage
from purport.language.syntax import Syntax
from purport.mentions import is_frontier, nationality_at, venues_in
from purport.records import ActorMention, Mentions, Place, PlaceMention
from purport.records.values import NON_STATE

LEAST_MENTIONS, LEADING = 2, 0.5
"""How often a country is named, and what share of all namings it has, that an article is set in."""

OWN, NEAR, FAR = 0.75, 0.6, 0.45
"""How sure the country is: named in the phrase, in the sentence, elsewhere."""

DWELLINGS = frozenset({"home", "house", "apartment"})
"""What is somebody's rather than somewhere: "was dragged from his home" tells no place."""

OWNERS = frozenset({"nmod:poss", "compound", "amod", "nmod:unmarked", "nmod:desc"})


@dataclass(slots=True)
class Grounds:
    """What one article tells of where things happen: its passages' mentions, and the country that it is set in.

    `venues` keeps the heads of a passage's venues once they are asked for. It never outlives the article.
    """

    actors: dict[int, dict[int, ActorMention]] = field(default_factory=dict)
    places: dict[int, list[PlaceMention]] = field(default_factory=dict)
    venues: dict[int, list[int]] = field(default_factory=dict)
    country: str | None = None


def read_grounds(mentions: Mentions) -> Grounds:
    """Collect what the mentions of an article tell of its places."""
    grounds = Grounds()
    counts: Counter[str] = Counter()
    for mention in mentions.actors:
        grounds.actors.setdefault(mention.passage, {})[mention.head] = mention
        counts.update({a.country for a in mention.actors if a.country and a.country not in NON_STATE})
    for place in mentions.places:
        grounds.places.setdefault(place.passage, []).append(place)
        # A name that no gazetteer has was put where its neighbours are: it says nothing of its own.
        if place.place.country is not None and place.place.name is not None:
            counts[place.place.country] += 1
    if counts:
        country, count = counts.most_common(1)[0]
        settled = count >= LEAST_MENTIONS and count >= LEADING * counts.total()
        grounds.country = country if settled else None
    return grounds


def located(draft: DraftEvent, passage: Passage, grounds: Grounds) -> Sequence[PlaceMention]:
    """Give the toponyms of the event's passage; those that no gazetteer has with the country that the text tells."""
    found = grounds.places.get(passage.index, [])
    if all(mention.place.precision != "unknown" for mention in found):
        return found
    return [_settled(draft, passage, mention, grounds) for mention in found]


def _settled(draft: DraftEvent, passage: Passage, mention: PlaceMention, grounds: Grounds) -> PlaceMention:
    place = mention.place
    if place.precision != "unknown" or place.country is not None or place.name is not None:
        return mention
    country, score = _country(draft, passage, mention.head, grounds)
    return replace(mention, place=replace(place, country=country, score=min(score, place.score)))


def event_venues(draft: DraftEvent, passage: Passage, grounds: Grounds) -> tuple[PlaceMention, ...]:
    """Give the venues of the event's sentence whose country the text tells.

    They have name and point of the place that their own words name ("the factories of Lima"), else none.
    """
    syntax = passage.syntax
    if passage.index not in grounds.venues:
        grounds.venues[passage.index] = venues_in(syntax, 0, len(syntax))
    sentence = syntax.sents[draft.head]
    found = []
    for head in grounds.venues[passage.index]:
        if syntax.sents[head] != sentence or syntax.lemmas[head].lower() in DWELLINGS:
            continue
        named = _inside(passage, head, grounds)
        country, score = (named.country, OWN) if named is not None else _country(draft, passage, head, grounds)
        if country is None:
            continue
        first = _first(syntax, head)
        span = passage.span(first, head + 1)
        text = passage.text[span[0] - passage.offset : span[1] - passage.offset]
        place = replace(named or Place(text=text), text=text, span=span, country=country, score=score)
        found.append(
            PlaceMention(passage=passage.index, start=first, end=head + 1, head=head, span=span, text=text, place=place)
        )
    return tuple(found)


def _inside(passage: Passage, head: int, grounds: Grounds) -> Place | None:
    """Give the place that the words of a venue name, unless they name a neighbour ("the border with Chad")."""
    places = grounds.places.get(passage.index)
    if not places or is_frontier(passage.syntax, head):
        return None
    within = set(passage.syntax.subtree(head))
    return next((p.place for p in places if p.head in within and p.place.country is not None), None)


def _first(syntax: Syntax, head: int) -> int:
    """Give where the words of a venue begin, without article and owner: "North Carolina nursing home"."""
    within, first = set(syntax.subtree(head)), head
    while first - 1 in within and syntax.deps[first - 1] not in _OUTSIDE and syntax.tags[first - 1] != "PRP$":
        first -= 1
    return first


_OUTSIDE = frozenset({"det", "case", "punct", "cc", "mark", "nmod:poss", "advmod"})


def _country(draft: DraftEvent, passage: Passage, head: int, grounds: Grounds) -> tuple[str | None, float]:
    syntax = passage.syntax
    actors = grounds.actors.get(passage.index, {})
    places = [p for p in grounds.places.get(passage.index, ()) if p.place.country is not None]
    within = set(syntax.subtree(head))
    frontier = is_frontier(syntax, head)
    for child in syntax.children[head]:
        if syntax.deps[child] not in OWNERS:
            continue
        owner = actors.get(child)
        owning = _one_country(owner) if owner is not None else None
        if owning is None and syntax.words[child][:1].isupper():
            owning = nationality_at(syntax.words[child])
        if owning is not None:
            return owning, OWN
    acting = next((a.country for a in draft.actors if a.country not in (None, *NON_STATE)), None)
    if frontier and acting is not None:
        return acting, NEAR
    sentence = syntax.sents[head]
    here = [p for p in places if syntax.sents[p.head] == sentence and p.head < head and p.head not in within]
    if here:
        return here[-1].place.country, NEAR
    if grounds.country is not None:
        return grounds.country, FAR
    before = [p for p in places if p.head < head] or _before(grounds, passage.index)
    if before:
        return before[-1].place.country, FAR
    return acting, FAR


def _one_country(mention: ActorMention) -> str | None:
    countries = {a.country for a in mention.actors}
    only = next(iter(countries)) if len(countries) == 1 else None
    return only if only not in NON_STATE else None


def _before(grounds: Grounds, passage: int) -> Sequence[PlaceMention]:
    """Give the places with a country of the nearest earlier passage that names one."""
    for index in range(passage - 1, -1, -1):
        found = [p for p in grounds.places.get(index, ()) if p.place.country is not None]
        if found:
            return found
    return ()
