"""What speaks for each party of an article as the one that an event leaves unsaid.

An event with nobody on one side is asked about every party of its passage and of the passages shortly before. A feature
is a word of a closed form ("path=>nsubj"), and weighs by what kind of side it speaks for ("recipients of ASSAULT"):
`speaking` gives the pairs, `data/role_weights.tsv` their weights.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from purport.attribution import innermost
from purport.events.draft import DraftEvent
from purport.events.participants import of_mention
from purport.events.scene import Scene
from purport.records import ActorMention, Attribution, EventActor, Mentions
from purport.records.values import NON_STATE

Side = Literal["actors", "recipients"]
SIDES: tuple[Side, Side] = ("actors", "recipients")
PASSAGES_BACK = 2
"""How many passages before its own an event looks for its parties; the headline counts besides."""
LONGEST_PATH = 4
MANY = 4
REFLEXIVE = ("self", "selves")
NOBODY = "nobody"
"""The kind under which everything stands that speaks for no candidate."""
Sides = tuple[frozenset[str], frozenset[str]]
"""The countries that act and those that receive."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A country that a side may have: who stands for it, and what speaks for it.

    `position` is where it stands to the trigger, `standing` what else is known of it.
    """

    country: str
    actor: EventActor
    position: tuple[str, ...]
    standing: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenSide:
    """A side of a draft on which nobody is, what kind of side it is, by several measures, and its candidates."""

    draft: int
    side: Side
    kinds: tuple[str, ...]
    candidates: tuple[Candidate, ...]


def speaking(side: OpenSide, candidate: Candidate | None) -> Iterator[tuple[str, str]]:
    """Give the pairs of kind and feature that speak for a candidate, or, for None, for leaving the side as it is."""
    if candidate is None:
        for kind in side.kinds:
            yield NOBODY, kind
        yield NOBODY, f"{min(len(side.candidates), MANY)} candidates"
        return
    plain, type_, voice, _ = side.kinds
    for feature in candidate.position:
        yield plain, feature
        yield type_, feature
        yield voice, feature
    for feature in candidate.standing:
        yield plain, feature
        yield type_, feature


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """An actor mention where an article has it: its passage, its head token there."""

    passage: int
    mention: ActorMention
    country: str
    sector: str


def open_sides(
    scenes: Mapping[int, Scene], drafts: Sequence[DraftEvent], mentions: Mentions, attributions: Sequence[Attribution]
) -> Iterator[OpenSide]:
    """Give the sides of an article's drafts on which nobody is, with their candidates.

    Arguments: the scenes by passage; all drafts; the article's mentions; its attributions.
    """
    standings = _standings(mentions)
    counts = Counter(s.country for s in standings)
    counts.update(p.place.country for p in mentions.places if p.place.country)
    for number, draft in enumerate(drafts):
        if draft.actors and draft.recipients:
            continue
        scene = scenes[draft.passage]
        near = [s for s in standings if _is_near(s, draft)]
        around = _around(scene, drafts, number, attributions)
        for side in SIDES:
            others = draft.recipients if side == "actors" else draft.actors
            if draft.actors if side == "actors" else draft.recipients:
                continue
            kinds = _kinds(scene, draft, side, others)
            candidates = tuple(_candidates(scene, draft, around, near, counts, others))
            yield OpenSide(draft=number, side=side, candidates=candidates, kinds=kinds)


def _standings(mentions: Mentions) -> list[Standing]:
    found = []
    for mention in mentions.actors:
        for actor in mention.actors:
            if actor.country is not None and not mention.text.lower().endswith(REFLEXIVE):
                sector = actor.sectors[0] if actor.sectors else ""
                found.append(Standing(passage=mention.passage, mention=mention, country=actor.country, sector=sector))
    return found


def _is_near(standing: Standing, draft: DraftEvent) -> bool:
    return draft.passage - PASSAGES_BACK <= standing.passage <= draft.passage or standing.passage == 0


def _kinds(scene: Scene, draft: DraftEvent, side: Side, others: Sequence[EventActor]) -> tuple[str, ...]:
    """Say what kind of side this is: which, of which type, of what voice, of which mode."""
    noun = scene.syntax.pos[draft.head] in ("NOUN", "PROPN")
    voice = "noun" if noun else "passive" if scene.is_passive(draft.head) else "verb"
    other = "known" if any(a.country for a in others) else ("unknown" if others else "nobody")
    return (
        side, f"{side} of {draft.type}", f"{side} of {voice} beside {other}",
        f"{side} of {draft.type} {draft.mode or ''}",
    )  # fmt: skip


def _candidates(
    scene: Scene,
    draft: DraftEvent,
    around: Mapping[str, Sides],
    near: Sequence[Standing],
    counts: Counter[str],
    others: Sequence[EventActor],
) -> Iterator[Candidate]:
    by_country: dict[str, list[Standing]] = {}
    taken, told = [a.span for a in others], {a.country for a in others if a.country}
    for standing in near:
        start, end = standing.mention.span
        # Whoever stands on one side of an act does not stand on the other in the same words, nor do his own people.
        if any(start < b and a < end for a, b in taken) or (standing.country in told and _is_own(scene, standing)):
            continue
        by_country.setdefault(standing.country, []).append(standing)
    most = counts.most_common(1)[0][0] if counts else None
    for country, standings in by_country.items():
        best = min(standings, key=lambda s: _distance(scene, draft, s))
        known = (
            f"same as other={country in told}|other known={bool(told)}",
            f"most={country == most}|share={_share(counts, country)}",
            f"non-state={country in NON_STATE}",
            f"sector={best.sector}", f"kind={best.mention.kind}", f"via={best.mention.via}",
            f"rivals={min(len(by_country) - len(told & by_country.keys()), MANY)}",
            *(f"{name} acts={country in acting} receives={country in receiving}"
              for name, (acting, receiving) in around.items()),
        )  # fmt: skip
        actor = next(a for a in of_mention(best.mention) if a.country == country)
        yield Candidate(country=country, actor=actor, position=tuple(_where(scene, draft, best)), standing=known)


def _is_own(scene: Scene, standing: Standing) -> bool:
    """Say whether the mention is the other side's own country, or people that a pronoun says are its: "its troops"."""
    syntax, head = scene.syntax, standing.mention.head
    if standing.mention.kind in ("country", "metonym"):
        return True
    if standing.passage != scene.passage.index:
        return False
    return any(syntax.deps[j] == "nmod:poss" and syntax.pos[j] == "PRON" for j in syntax.children[head])


def _share(counts: Counter[str], country: str) -> int:
    total = counts.total()
    return round(4 * counts[country] / total) if total else 0


def _same_sentence(scene: Scene, one: DraftEvent, other: DraftEvent) -> bool:
    return scene.syntax.sents[one.head] == scene.syntax.sents[other.head]


def _around(
    scene: Scene, drafts: Sequence[DraftEvent], number: int, attributions: Sequence[Attribution]
) -> dict[str, Sides]:
    """Give the countries on both sides of the events around one, by how they stand to it; and who says so."""
    draft = drafts[number]
    others = [d for d in drafts if d is not draft]
    beside = [d for d in others if d.passage == draft.passage and _same_sentence(scene, d, draft)]
    heads = {d.head: d for d in beside}
    above = next((heads[i] for i in scene.syntax.ancestors(draft.head) if i in heads), None)
    found = {
        "before": _sides([d for d in drafts[max(0, number - 2) : number] if d not in beside]),
        "beside": _sides(beside),
        "alike": _sides([d for d in others if d.type == draft.type and d not in beside]),
    }
    if above is not None:
        found[f"above {above.type}"] = _sides([above])
        found["above"] = _sides([above])
    inner = innermost(attributions, scene.passage.span(draft.head, draft.head + 1)[0])
    if inner is not None:
        found["source"] = (frozenset(a.country for a in inner.source.actors if a.country), frozenset())
    return found


def _sides(drafts: Sequence[DraftEvent]) -> Sides:
    acting = frozenset(a.country for d in drafts for a in d.actors if a.country)
    return acting, frozenset(a.country for d in drafts for a in d.recipients if a.country)


def _distance(scene: Scene, draft: DraftEvent, standing: Standing) -> tuple[int, int, int]:
    if standing.passage != draft.passage:
        return (2, draft.passage - standing.passage, -standing.mention.head)
    sents = scene.syntax.sents
    apart = sents[draft.head] - sents[standing.mention.head]
    return (0 if apart == 0 else 1, abs(apart) * 2 + (apart < 0), abs(standing.mention.head - draft.head))


def _where(scene: Scene, draft: DraftEvent, standing: Standing) -> list[str]:
    """Say where a party stands: how far, on which side of the trigger, by which path through the tree."""
    head, syntax = standing.mention.head, scene.syntax
    if standing.passage != draft.passage:
        back = "headline" if standing.passage == 0 else str(draft.passage - standing.passage)
        return [f"passage={back}", "path=none"]
    apart = syntax.sents[draft.head] - syntax.sents[head]
    if apart:
        role = syntax.deps[head]
        return [f"sentence={max(-1, min(apart, 2))}", f"path=none|role={role}"]
    gap = min(3, abs(head - draft.head).bit_length() // 2)
    side = "after" if head > draft.head else "before"
    path = _path(scene, draft.head, head)
    return [
        f"sentence=0 {side} gap={gap}", f"path={path}", f"role={_role(scene, head)} {side}",
        f"end={path.rpartition('>')[2]} {side}",
    ]  # fmt: skip


def _role(scene: Scene, i: int) -> str:
    marks = scene.marks(i)
    return f"{scene.syntax.deps[i]}:{marks[0] if marks else ''}"


def _path(scene: Scene, a: int, b: int) -> str:
    """Give the way from the trigger to a party: up by the labels left behind, down by the labels gone through."""
    syntax = scene.syntax
    above = [a, *syntax.ancestors(a)]
    at = {token: k for k, token in enumerate(above)}
    down: list[int] = []
    node = b
    while node not in at:
        down.append(node)
        if syntax.heads[node] == node or len(down) > LONGEST_PATH:
            return "far"
        node = syntax.heads[node]
    up = above[: at[node]]
    if len(up) + len(down) > LONGEST_PATH:
        return "far"
    steps = [f"<{syntax.deps[i]}" for i in up] + [f">{_role(scene, i)}" for i in reversed(down)]
    return "".join(steps) or "self"
