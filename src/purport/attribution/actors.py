"""The actors behind a source, from the mention layer and the outlet table."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from purport.attribution.lexicon import word_sets
from purport.attribution.ranges import Ranges
from purport.attribution.sources import Profile
from purport.attribution.view import View
from purport.records.attribution import SourceActor
from purport.records.knowledge import Actor
from purport.records.mention import ActorMention
from purport.records.values import Sector

COUNTRIES = frozenset({"country", "demonym", "metonym"})
"""Kinds of mentions that name a country."""
_JOINED = frozenset({"appos", "flat", "compound", "nmod:desc"})
_POSTED = frozenset({"appos", "flat"})
"""In "a Facebook post" the network is not who speaks."""


@dataclass(frozen=True, slots=True)
class PassageMentions:
    """The actor mentions of one passage, by start and by head; `countries` are those that it names."""

    mentions: Sequence[ActorMention]
    starts: list[int] = field(init=False)
    countries: frozenset[str | None] = field(init=False)
    by_head: dict[int, ActorMention] = field(init=False)

    def __post_init__(self) -> None:
        ordered = sorted(self.mentions, key=lambda m: (m.start, -m.end))
        object.__setattr__(self, "mentions", ordered)
        named = (m for m in ordered if m.kind in COUNTRIES)
        object.__setattr__(self, "countries", frozenset(a.country for m in named for a in m.actors))
        object.__setattr__(self, "starts", [m.start for m in ordered])
        object.__setattr__(self, "by_head", {m.head: m for m in reversed(ordered)})

    def at(self, head: int) -> ActorMention | None:
        """Give the mention with this head, or the one that covers it."""
        found = self.by_head.get(head)
        if found is not None:
            return found
        i = bisect_left(self.starts, head + 1)
        for mention in reversed(self.mentions[max(0, i - 4) : i]):
            if mention.start <= head < mention.end:
                return mention
        return None

    def within(self, start: int, end: int) -> list[ActorMention]:
        """Give the mentions that lie inside a token range."""
        i = bisect_left(self.starts, start)
        found = []
        while i < len(self.mentions) and self.mentions[i].start < end:
            if self.mentions[i].end <= end:
                found.append(self.mentions[i])
            i += 1
        return found


def actors_of(view: View, p: Profile, source: Ranges, mentions: PassageMentions) -> tuple[SourceActor, ...]:
    """Give the actors of a source: its outlet, its own mention, its conjuncts', else the country it is described by."""
    if p.outlet is not None:
        return (SourceActor(country=p.outlet.country, sectors=("JRN",), entity=p.outlet.entity),)
    sector = p.word.sector if p.word is not None else None
    heads = _heads(view, p.head, source)
    found: list[SourceActor] = []
    for head in heads:
        mention = mentions.at(head) or _apposed(view, head, source, mentions)
        beside = _beside(view, head, source, mentions) if mention is not None and mention.kind == "role" else ()
        if beside and mention is not None:
            found += [replace(_source_actor(a, sector), country=beside[0].country, entity=None) for a in mention.actors]
        elif mention is not None:
            found += [_source_actor(actor, sector if mention.kind != "person" else None) for actor in mention.actors]
    if not any(a.country or a.sectors for a in found):
        found = _described(view, p.head, source, mentions, sector) or found
    if any(a.country or a.sectors for a in found):
        found = [a for a in found if a.country or a.sectors]
    return tuple(dict.fromkeys(found))


def _heads(view: View, head: int, source: Ranges) -> list[int]:
    start, end = source[0][0], source[-1][1]
    return [h for h in view.syntax.conjuncts(head) if start <= h < end]


def _apposed(view: View, head: int, source: Ranges, mentions: PassageMentions) -> ActorMention | None:
    """Take the mention of the name beside a role, or of the role beside a name."""
    syntax, (start, end) = view.syntax, (source[0][0], source[-1][1])
    joined = _POSTED if view.lemmas[head] in word_sets()["postings"] else _JOINED
    for child in syntax.children[head]:
        if syntax.deps[child] in joined and start <= child < end:
            mention = mentions.by_head.get(child)
            if mention is not None and mention.kind in ("person", "organisation", "role"):
                return mention
    return None


def _beside(view: View, head: int, source: Ranges, mentions: PassageMentions) -> tuple[Actor, ...]:
    """Give whom a source without a country of its own is near to: "a general close to X", "an aide to X"."""
    syntax, end = view.syntax, source[-1][1]
    if any(m.kind in COUNTRIES for m in mentions.within(source[0][0], head)):
        return ()
    for i in range(head + 1, min(end, head + 4)):
        if syntax.lower[i] == "to":
            near = [m for m in mentions.within(i, end) if m.kind == "person" and m.actors and m.actors[0].country]
            return near[0].actors if near else ()
    return ()


def _source_actor(actor: Actor, sector: Sector | None) -> SourceActor:
    sectors = actor.sectors or ((sector,) if sector is not None else ())
    return SourceActor(country=actor.country, sectors=sectors, entity=actor.entity)


def _described(
    view: View, head: int, source: Ranges, mentions: PassageMentions, sector: Sector | None
) -> list[SourceActor]:
    """Build actors from a describing country: "U.S. and South Korean officials", "officials in Kabul"."""
    start, end = source[0][0], source[-1][1]
    before = mentions.within(start, head)
    chosen = [m for m in before if m.kind in ("country", "demonym", "metonym")]
    if not chosen and view.syntax.child(head, "nmod:poss") is None:
        after = [
            m
            for m in mentions.within(head + 1, min(end, head + 8))
            if m.kind in COUNTRIES or (m.kind == "organisation" and not any("JRN" in a.sectors for a in m.actors))
        ]
        chosen = after[:1]
    sectors: tuple[Sector, ...] = (sector,) if sector is not None else ()
    actors = [
        SourceActor(country=a.country, sectors=sectors or (a.sectors if m.kind == "organisation" else ()), entity=None)
        for m in chosen
        for a in m.actors
    ]
    if not actors and sectors:
        actors = [SourceActor(country=None, sectors=sectors, entity=None)]
    return actors
