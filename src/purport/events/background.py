"""Auxiliary mode historical: events older than about a month that serve as background.

Source: the annotation guide ("background, older than about a month"). A date decides where one belongs to the
trigger; a
mention without date takes the verdict of an earlier mention of the same event, or of the sentence before it.
"""

from collections.abc import Sequence
from datetime import date, timedelta

from msgspec.structs import replace

from purport.events.draft import DraftEvent
from purport.events.inherit import same, stem
from purport.events.scene import Scene

BACKGROUND_AFTER = timedelta(days=31)
FIRSTS = frozenset({"first", "only"})
STOPS = frozenset({"ccomp", "parataxis"})


def is_background(scene: Scene, i: int, published: date | None) -> bool | None:
    """Say whether a date that belongs to the trigger lies more than a month back.

    Arguments: the scene; the trigger's head; the day of publication. Returns None when no date says anything.
    """
    if published is None or not scene.dates:
        return None
    s = scene.syntax
    near = [m for m in scene.dates if s.sents[m.head] == s.sents[i] and m.interval.modifier not in ("SINCE", "AFTER")]
    if not near:
        return None
    verdict: bool | None = None
    for distance, above in enumerate(_line(scene, i)):
        for mention in near:
            if not _hangs_on(scene, mention.head, above):
                continue
            found = _is_old(mention.interval.end or mention.interval.start, published)
            if found is not None:
                verdict = found if verdict is None else verdict and found
        if verdict is not None and distance <= 3:
            return verdict
    return verdict


def _line(scene: Scene, i: int) -> list[int]:
    """The trigger and the predicates above it that share its time: light verbs, main clauses of relative and
    when-clauses."""
    s = scene.syntax
    line = [i]
    for _ in range(4):
        head = s.heads[i]
        if head == i or s.deps[i] in STOPS:
            break
        if s.deps[i] == "advcl" and not any(m in ("when", "as", "while", "to") for m in scene.marks(i)):
            markers = [s.lower[j] for j in s.children[i] if s.deps[j] in ("advmod", "mark")]
            if not any(m in ("when", "where", "while", "as") for m in markers) and s.tags[i] not in ("VB", "VBG"):
                break
        line.append(head)
        i = head
    return line


def _hangs_on(scene: Scene, token: int, target: int) -> bool:
    s = scene.syntax
    for _ in range(6):
        if token == target:
            return True
        if s.deps[token] in STOPS or s.heads[token] == token or s.pos[token] == "VERB":
            return False
        token = s.heads[token]
    return token == target


def _is_old(day: str | None, published: date) -> bool | None:
    if day is None:
        return None
    try:
        return published - date.fromisoformat(day[:10]) > BACKGROUND_AFTER
    except ValueError:
        return None


def is_present_perfect(scene: Scene, i: int) -> bool:
    """Say whether verb `i` is "has done" or "have been doing", which is never mere background."""
    s = scene.syntax
    return any(s.deps[j] == "aux" and s.lower[j] in ("has", "have", "'ve") for j in s.children[i]) and not any(
        s.deps[j] == "aux" and s.tags[j] == "MD" for j in s.children[i]
    )


def is_of_old(scene: Scene, i: int) -> bool:
    """Say whether the words around verb `i` put it long ago: "long ago picked", "one of the first to sign"."""
    s = scene.syntax
    old = scene.book.temporal["background_adverbs"]
    for j in s.children[i]:
        if s.deps[j] == "advmod" and s.lower[j] in old:
            spans = {s.lower[k] for k in s.children[j]}
            if s.lower[j] != "ago" or spans & {"long", "years", "decades"}:
                return True
    if s.tags[i] != "VB" or s.deps[i] not in ("acl", "acl:relcl", "xcomp", "advcl"):
        return False
    noun = s.heads[i]
    near = [k for n in (noun, s.heads[noun]) if s.pos[n] != "VERB" for k in (n, *s.children[n]) if k < i]
    return any(s.lower[k] in FIRSTS and s.deps[k] != "advmod" for k in near)


def is_past_perfect(scene: Scene, i: int) -> bool:
    """Say whether verb `i` is "had done"."""
    s = scene.syntax
    return s.tags[i] == "VBN" and any(s.deps[j] == "aux" and s.lower[j] in ("had", "'d") for j in s.children[i])


def carry_over(scene: Scene, draft: DraftEvent, passage_events: Sequence[DraftEvent], in_own_voice: bool) -> DraftEvent:
    """Take historical over from the sentence before, or the main clause, for a simple past in the outlet's own voice.

    Arguments: the scene; a draft that no date decides; the drafts of the passage so far; whether nobody is quoted.
    """
    s = scene.syntax
    if not in_own_voice or draft.aux or s.tags[draft.head] != "VBD":
        return draft
    here = s.sents[draft.head]
    before = [e for e in passage_events if s.sents[e.head] == here - 1 and "future" not in e.aux]
    together = [e for e in passage_events if s.sents[e.head] == here and s.tags[e.head] in ("VBD", "NN", "NNS")]
    subordinate = s.deps[draft.head] in ("advcl", "acl:relcl", "conj")
    if subordinate and together and all("historical" in e.aux for e in together):
        return replace(draft, aux=("historical", *draft.aux))
    if before and all("historical" in e.aux for e in before):
        return replace(draft, aux=("historical", *draft.aux))
    return draft


def spread(drafts: Sequence[DraftEvent], undated: frozenset[int], nominal: frozenset[int]) -> list[DraftEvent]:
    """Give undated nominal mentions the verdict of another mention of the same event in the article.

    Arguments: all drafts; the positions of the nominal ones that no date decides; those of all nominal ones, which also
    take over who acts.
    """
    old = [d for d in drafts if "historical" in d.aux]
    result = []
    for k, draft in enumerate(drafts):
        if k in undated and not draft.aux and any(_same_event(draft, other) for other in old):
            draft = replace(draft, aux=("historical",))
        if k in nominal and not draft.actors:
            twin = next((o for o in drafts if o.actors and _same_event(draft, o)), None)
            if twin is not None:
                draft = replace(draft, actors=twin.actors)
        result.append(draft)
    return result


def _same_event(one: DraftEvent, other: DraftEvent) -> bool:
    if one.type != other.type or stem(one) != stem(other):
        return False
    if one.recipients and other.recipients:
        return same(one.recipients, other.recipients)
    return same(one.actors, other.actors)
