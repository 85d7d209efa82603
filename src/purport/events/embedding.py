"""Events inside events: light verbs, acts in the complement of another trigger, charges of wrongdoing."""

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from purport.events.fillers import fillers
from purport.events.participants import participants
from purport.events.roles import acting, receiving
from purport.events.scene import Scene
from purport.events.triggers import Match, is_definite
from purport.records import EventActor

KEPT_EFFECTS = frozenset({"demanded", "hypothetical", "future", "planned", "alleged"})
MAX_SPAN = 5
OWN_PRONOUNS = frozenset({"we", "they", "it", "i", "he", "she"})
OWNERS = ("by", "poss", "from")
WARNING = frozenset({"warn", "caution"})
"""Verbs that make a threat of whatever the speaker says it will do."""
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
        if inner is None and thing is not None and _names_the_act_below(scene, match, thing):
            # "a curfew imposed by the army", "struck a bargain": the noun names the act.
            merged[match.head] = replace(match, start=min(match.start, thing), end=max(match.end, thing + 1))
        if inner is None or inner.entry.pos != "n" or _is_of_others(scene, match, inner):
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


def _names_the_act_below(scene: Scene, match: Match, thing: int) -> bool:
    """Say whether the object of a verb names the act that the verb carries out."""
    before = scene.syntax.deps[match.head] == "acl" and thing < match.head
    if match.entry.type == "AGREE":
        return scene.lemmas[thing] in scene.book.classes["accord"] and abs(match.head - thing) < MAX_SPAN
    if not before or match.entry.type not in ("COERCE", "SANCTION"):
        return False
    named = any(scene.lemmas[thing] in c.lemmas for c in match.entry.all_of if c.role == "obj")
    nominal = scene.actor_at[thing] is None and scene.lemmas[thing] not in scene.book.people
    return named and nominal and abs(match.head - thing) < MAX_SPAN


def _is_of_others(scene: Scene, match: Match, inner: Match) -> bool:
    """Say whether the noun is the act of somebody else than the verb: "welcomed the release of two men by rebels"."""
    whose = [
        j for role in OWNERS if role in inner.entry.actor for j in fillers(scene, inner.head, "n", role)
        if scene.syntax.deps[j] == "nmod:poss" or scene.syntax.deps[j] == "nmod"
    ]  # fmt: skip
    who = [a for j in whose for a in participants(scene, j)]
    if not who:
        return False
    own = acting(scene, match.head, match.entry)
    return not {a.country or a.text for a in who} & {a.country or a.text for a in own}


def _filled(scene: Scene, match: Match) -> int:
    return bool(acting(scene, match.head, match.entry)) + bool(receiving(scene, match.head, match.entry))


def _takes_in(match: Match, inner: Match) -> bool:
    """Say whether the verb's entry names the noun, so that both are one act: "lifted a ban", "announced a
    ceasefire"."""
    if match.entry.embed in KEPT_EFFECTS or inner.entry.type == "REQUEST":
        return False
    if match.entry.type == "RETREAT" and inner.entry.type == "PROTEST":
        # "called off a strike": that it ends is news of its own beside the strike.
        return False
    if match.entry.type == "ACCUSE" and inner.entry.type in WRONGS:
        # "investigated the killing": who looks into an act does not do it.
        return False
    named = [c for c in match.entry.all_of + match.entry.any_of if c.role == "obj"]
    return any(inner.entry.head in condition.lemmas for condition in named)


def merge_results(scene: Scene, matches: Sequence[Match]) -> list[Match]:
    """Make one event of an attack and its toll.

    "Opened fire, killing two", "a strike that killed two", "two died in a raid by rebels": the attack names the event,
    and those harmed are its recipients where it has none of its own. "A bomb killed two", "two were wounded in the
    attack": the verb names the event, and the noun says who acts and how.
    """
    by_head = {match.head: match for match in matches}
    results: dict[int, int] = {}
    causes: dict[int, int] = {}
    for match in matches:
        i = match.head
        if match.entry.type != "ASSAULT" or match.entry.pos == "n":
            continue
        if scene.lemmas[i] not in scene.book.classes["toll"] and match.entry.pos == "v":
            continue
        cause = _cause(scene, i, match, by_head)
        if cause is None:
            continue
        if _names_the_act(scene, i, cause):
            results[cause] = i
        else:
            causes[i] = cause
    merged = {*results.values(), *causes.values()}
    found = []
    for match in matches:
        i = match.head
        if i in merged:
            continue
        if i in results:
            match = replace(_joined(match, by_head[results[i]]), result=results[i])
        elif i in causes:
            match = replace(_joined(match, by_head[causes[i]]), cause=by_head[causes[i]])
        found.append(match)
    return found


def _joined(match: Match, other: Match) -> Match:
    """Let both words name the event where they stand close: "killed in a raid"."""
    start, end = min(match.start, other.start), max(match.end, other.end)
    return replace(match, start=start, end=end) if end - start <= MAX_SPAN else match


def _cause(scene: Scene, i: int, match: Match, by_head: Mapping[int, Match]) -> int | None:
    """Give the attack of which toll verb `i` tells the outcome."""
    s = scene.syntax
    places = [s.heads[i]] if s.deps[i] == "advcl" and s.tags[i] == "VBG" else [scene.subject(i)]
    places += fillers(scene, i, match.entry.pos, "in") + fillers(scene, i, match.entry.pos, "by")
    for j in places:
        if j is not None and j != i and j in by_head and by_head[j].entry.type == "ASSAULT":
            return j
    return None


def _names_the_act(scene: Scene, i: int, cause: int) -> bool:
    """Say whether the attack, not the toll verb, names the event."""
    s = scene.syntax
    if s.pos[cause] == "VERB" or s.deps[i] in ("acl:relcl", "acl", "advcl"):
        return True
    marks = scene.marks(cause)
    return "in" in marks and not is_definite(scene, cause)


def is_accident(scene: Scene, match: Match) -> bool:
    """Say whether a toll is one of an accident: "Two were killed when a tree fell"."""
    i = match.head
    s, accident = scene.syntax, scene.book.classes["accident"]
    if match.entry.type != "ASSAULT" or scene.lemmas[i] not in scene.book.classes["harm"]:
        return False
    top = s.heads[i] if s.deps[i] == "conj" else i
    near = [*s.children[i], *s.children[top]]
    near += [k for j in s.children[top] if s.deps[j] == "conj" for k in s.children[j]]
    subject = scene.subject(i)
    if subject is not None:
        near.append(subject)
    near += [k for j in near if s.deps[j] in ("advcl", "obl") for k in s.children[j] if s.deps[k] == "nmod"]
    if subject is not None and s.lower[subject] in ("vehicle", "car", "truck", "train", "bus", "tree", "lightning"):
        return not any(scene.lemmas[j] in ("bomb", "attack") for j in near)
    return any(
        (scene.lemmas[j] in accident or s.lower[j] in accident) and s.deps[j] not in ("obj", "nsubj:pass") for j in near
    )


def embedded_effects(scene: Scene, matches: Sequence[Match]) -> dict[int, str]:
    """Give, by trigger, what it does to the acts in its complement; "told reporters that ..." is no threat and does
    nothing."""
    return {
        match.head: match.entry.embed
        for match in matches
        if match.entry.embed and not (match.entry.threatens and not is_threat(scene, match, matches))
    }


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
    hostile = {m.head for m in matches if m.entry.type in WRONGS and m.entry.pos == "v"}
    for j in inside:
        if s.pos[j] != "VERB" or not _is_announced(scene, j):
            continue
        conditional = _is_conditional(scene, j)
        warned = match.entry.head in WARNING
        if j not in hostile and not warned:
            continue
        token = scene.subject(j)
        who = participants(scene, token) if token is not None else ()
        own = any((a.country or a.text) in speaker or a.text.lower() in OWN_PRONOUNS for a in who)
        if own or (j in hostile and (conditional or (warned and scene.is_passive(j)))):
            return True
    return False


def _is_announced(scene: Scene, verb: int) -> bool:
    s = scene.syntax
    return any(s.deps[j] == "aux" and s.lower[j] in ("will", "would", "'ll", "shall") for j in s.children[verb])


def _is_conditional(scene: Scene, verb: int) -> bool:
    s = scene.syntax
    return any(
        s.deps[j] == "advcl" and any(m in ("if", "unless", "until") for m in scene.marks(j)) for j in s.children[verb]
    )
