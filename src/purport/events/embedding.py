"""Events inside events: light verbs, acts in the complement of another trigger, charges of wrongdoing."""

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from purport.events.fillers import fillers
from purport.events.roles import acting, receiving
from purport.events.scene import Scene
from purport.events.triggers import Match
from purport.records import EventActor

KEPT_EFFECTS = frozenset({"demanded", "hypothetical", "future", "planned", "alleged"})
MAX_SPAN = 5
WRONGS = frozenset({"ASSAULT", "COERCE", "SANCTION", "MOBILIZE"})


def merge_light_verbs(scene: Scene, matches: Sequence[Match]) -> list[Match]:
    """Make one trigger of a verb and its object that name the same act ("imposed sanctions", "held talks").

    The noun's entry gives way to the verb's where the verb's own roles say who receives; the words of both name the
    event.
    """
    by_head = {match.head: match for match in matches}
    dropped: set[int] = set()
    merged: dict[int, Match] = {}
    for match in matches:
        if match.entry.pos != "v":
            continue
        thing = scene.object(match.head)
        inner = by_head.get(thing) if thing is not None else None
        if inner is None and thing is not None and scene.syntax.deps[match.head] == "acl" and thing < match.head:
            # "a curfew imposed by the army": the noun names the act.
            named = any(scene.lemmas[thing] in c.lemmas for c in match.entry.all_of if c.role == "obj")
            if named and match.head - thing < MAX_SPAN and match.entry.type in ("COERCE", "SANCTION"):
                merged[match.head] = replace(match, start=thing)
        if inner is None or inner.entry.pos != "n":
            continue
        winner, loser = match, inner
        if inner.entry.type == match.entry.type:
            if _filled(scene, inner) > _filled(scene, match):
                winner, loser = inner, match
        elif not _takes_in(match, inner):
            continue
        dropped.add(loser.head)
        start, end = min(match.start, inner.start), max(match.end, inner.end)
        if end - start <= MAX_SPAN:
            merged[winner.head] = replace(winner, start=start, end=end)
    return [merged.get(match.head, match) for match in matches if match.head not in dropped]


def _filled(scene: Scene, match: Match) -> int:
    return bool(acting(scene, match.head, match.entry)) + bool(receiving(scene, match.head, match.entry))


def _takes_in(match: Match, inner: Match) -> bool:
    """Say whether the verb's entry names the noun, so that both are one act: "lifted a ban", "announced a
    ceasefire"."""
    if match.entry.embed in KEPT_EFFECTS or inner.entry.type == "REQUEST":
        return False
    named = [c for c in match.entry.all_of + match.entry.any_of if c.role == "obj"]
    return any(inner.entry.head in condition.lemmas for condition in named)


def merge_results(scene: Scene, matches: Sequence[Match]) -> list[Match]:
    """Make one event of an attack and its toll ("opened fire, killing two", "a strike that killed two").

    The attack names the event; those harmed are its recipients where it has none of its own.
    """
    s = scene.syntax
    by_head = {match.head: match for match in matches}
    results: dict[int, int] = {}
    for match in matches:
        i = match.head
        if match.entry.type != "ASSAULT" or scene.lemmas[i] not in scene.book.classes["toll"]:
            continue
        cause = s.heads[i] if s.deps[i] == "advcl" and s.tags[i] == "VBG" else scene.subject(i)
        if cause is not None and cause != i and cause in by_head and by_head[cause].entry.type == "ASSAULT":
            results[cause] = i
    merged = set(results.values())
    return [
        replace(match, result=results[match.head]) if match.head in results else match
        for match in matches
        if match.head not in merged
    ]


def embedded_effects(matches: Sequence[Match]) -> dict[int, str]:
    """Give, by trigger, what it does to the acts in its complement."""
    return {match.head: match.entry.embed for match in matches if match.entry.embed}


def wrongdoers(
    scene: Scene, match: Match, matches: Sequence[Match], effects: Mapping[int, str]
) -> tuple[EventActor, ...] | None:
    """Give those whom a claim charges: who acts in the wrongdoing of its complement.

    Returns None when the complement holds no wrongdoing; an empty tuple when nobody is named as doing it.
    """
    below = fillers(scene, match.head, "v", "ccomp")
    if not below:
        return None
    inside = set(scene.syntax.subtree(below[0]))
    wrongs = [m for m in matches if m.head in inside and m.head != match.head and m.entry.type in WRONGS]
    if not wrongs:
        return None
    claimant = set(acting(scene, match.head, match.entry))
    for wrong in wrongs:
        who = acting(scene, wrong.head, wrong.entry)
        if who and not set(who) & claimant:
            return who
        if who:
            return None
    return ()


def is_threat(scene: Scene, match: Match, matches: Sequence[Match]) -> bool:
    """Say whether the complement of "warn" holds a hostile act still to come by the one who warns."""
    s = scene.syntax
    below = fillers(scene, match.head, "v", "ccomp")
    if not below and s.deps[match.head] == "parataxis":
        below = [s.heads[match.head]]
    if not below:
        return False
    inside = set(s.subtree(below[0])) - {match.head}
    speaker = {actor.country or actor.text for actor in acting(scene, match.head, match.entry)}
    for hostile in matches:
        if hostile.head not in inside or hostile.entry.type not in WRONGS or hostile.entry.pos != "v":
            continue
        if not any(
            s.deps[j] == "aux" and s.lower[j] in ("will", "would", "'ll", "shall") for j in s.children[hostile.head]
        ):
            continue
        conditional = any(
            s.deps[j] == "advcl" and any(m in ("if", "unless", "until") for m in scene.marks(j))
            for j in s.children[hostile.head]
        )
        who = acting(scene, hostile.head, hostile.entry)
        if conditional or any(
            (a.country or a.text) in speaker or a.text.lower() in ("we", "they", "it", "i", "he", "she") for a in who
        ):
            return True
    return False
