"""Who relays whom: "citing", "quoted as saying", "carried by", and the parent of every attribution."""

from collections.abc import Sequence
from dataclasses import replace

from purport.attribution.draft import Draft
from purport.attribution.outlets import find_outlet
from purport.attribution.ranges import merged, overlap, size, subtract
from purport.attribution.sources import source_words
from purport.attribution.subjects import noun_phrase, subject_of
from purport.attribution.view import View

_CITING = frozenset({"cite", "quote"})
_CARRYING = frozenset({"carry", "publish", "air", "broadcast", "release", "report", "quote", "cite", "run", "print", "obtain", "see", "distribute"})


def relay_drafts(view: View, drafts: Sequence[Draft]) -> list[Draft]:
    """Find the relays of a passage, given its other drafts: "A reported, citing B", "A quoted B as saying"."""
    by_head = {d.head: d for d in drafts if d.head is not None}
    found: list[Draft] = []
    syntax = view.syntax
    for i, lemma in enumerate(syntax.lemmas):
        if lemma in _CITING and syntax.pos[i] in ("VERB", "ADP", "SCONJ"):
            found += _citing(view, i, by_head, drafts)
        elif lemma in _CARRYING and syntax.pos[i] == "VERB" and syntax.tags[i] == "VBN" and syntax.deps[i] == "acl":
            found += _carried(view, i, by_head)
    return found


def _citing(view: View, verb: int, by_head: dict[int, Draft], drafts: Sequence[Draft]) -> list[Draft]:
    syntax = view.syntax
    saying = _as_saying(view, verb)
    if saying is not None:
        return _quoted_as_saying(view, verb, saying, by_head)
    target = syntax.child(verb, "obj")
    if target is None:
        target = next((j for j in range(verb + 1, min(verb + 8, view.sentence(verb)[1])) if syntax.pos[j] in ("NOUN", "PROPN")), None)
        while target is not None and syntax.pos[syntax.heads[target]] in ("NOUN", "PROPN") and syntax.heads[target] > verb:
            if syntax.heads[target] == target:
                break
            target = syntax.heads[target]
    if target is None or not can_be_source(view, target):
        return []
    relayed = _governor(view, verb, by_head) or _before(view, verb, drafts)
    if relayed is None or relayed.head is None or relayed.head == verb:
        return []
    source = noun_phrase(view, target, verb)
    if overlap(source, relayed.content) and size(relayed.content) == size(source):
        return []
    low, high = view.subtree(verb)
    content = subtract(relayed.content, merged([(low, high), *source]))
    if not content:
        return []
    return [
        Draft(
            passage=view.passage.index, head=verb, source=source, cue=((verb, verb + 1),), content=content,
            class_="report", entry="rule:citing", score=0.8, relays=relayed.head,
        )
    ]  # fmt: skip


def can_be_source(view: View, noun: int) -> bool:
    """Tell a cited source from a cited reason ("citing security concerns")."""
    syntax = view.syntax
    lemma = syntax.lemmas[noun].lower()
    if syntax.pos[noun] == "PROPN" or lemma in source_words():
        return True
    return "-" in lemma and lemma.rsplit("-", 1)[-1] in source_words()


def _governor(view: View, verb: int, by_head: dict[int, Draft]) -> Draft | None:
    """Climb from "citing" to the cue it modifies, through the noun of "according to A, citing B"."""
    syntax, node = view.syntax, verb
    for _ in range(6):
        head = syntax.heads[node]
        if head == node:
            return None
        node = head
        if node in by_head and node != verb:
            return by_head[node]
        for child in syntax.children[node]:
            if syntax.deps[child] in ("case", "fixed") and child in by_head:
                return by_head[child]
    return None


def _before(view: View, verb: int, drafts: Sequence[Draft]) -> Draft | None:
    """Fall back to the nearest attribution before the relay in its sentence."""
    start, end = view.sentence(verb)
    near = [d for d in drafts if d.head is not None and start <= d.head < end and d.head < verb and d.content]
    return max(near, key=lambda d: d.head or 0, default=None)


def _as_saying(view: View, verb: int) -> int | None:
    """Find the "saying" of "quoted X as saying"."""
    syntax = view.syntax
    for child in syntax.children[verb]:
        if syntax.tags[child] == "VBG" and any(syntax.lower[c] == "as" for c in syntax.children[child]):
            return child
    return None


def _quoted_as_saying(view: View, verb: int, saying: int, by_head: dict[int, Draft]) -> list[Draft]:
    """Split "TASS quoted Lavrov as saying X" and "Lavrov was quoted by TASS as saying X" into relay and speaker."""
    syntax, said = view.syntax, by_head.get(saying)
    if said is None or not said.content:
        return []
    patient = syntax.child(verb, "obj", "nsubj:pass")
    subject = subject_of(view, verb)
    outlet = subject.head if subject.head is not None and subject.head != patient else None
    if patient is None or outlet is None:
        return []
    inner = noun_phrase(view, patient, verb)
    outer = Draft(
        passage=view.passage.index, head=verb, source=noun_phrase(view, outlet, verb), cue=((verb, verb + 1),),
        content=said.content, class_="report", entry="rule:quoted", score=0.8, outer=True,
    )  # fmt: skip
    return [outer, replace(said, source=inner, relays=verb, score=0.8, agentless=False)]


def _carried(view: View, verb: int, by_head: dict[int, Draft]) -> list[Draft]:
    """Take "said in a statement carried by KCNA": the outlet relays the whole of it."""
    syntax = view.syntax
    agent = next((c for c in syntax.children[verb] if syntax.deps[c] in ("obl", "obl:agent") and c > verb), None)
    if agent is None or find_outlet(syntax.words[view.low[agent] : view.high[agent]]) is None:
        return []
    node = syntax.heads[verb]
    for _ in range(6):
        if node in by_head or syntax.heads[node] == node:
            break
        node = syntax.heads[node]
    said = by_head.get(node)
    if said is None:
        return []
    whole = merged([*said.cue, *said.source, *said.content])
    low, high = view.subtree(verb)
    return [
        Draft(
            passage=view.passage.index, head=verb, source=noun_phrase(view, agent), cue=((verb, verb + 1),),
            content=subtract(whole, ((low, high),)), class_="report", entry="rule:carried", score=0.75, outer=True,
        )
    ]  # fmt: skip


def parents(drafts: Sequence[Draft], length: int) -> list[int | None]:
    """Find the enclosing draft of each draft of one passage.

    Contents are painted from the largest to the smallest; the colour under a draft's anchor is its parent. A relay
    hangs on the draft whose content it shares, and what that content holds hangs on the relay.
    """
    by_head = {d.head: n for n, d in enumerate(drafts) if d.head is not None}
    order = sorted(range(len(drafts)), key=lambda n: (-size(drafts[n].content), drafts[n].relays is not None, n))
    owner: list[int | None] = [None] * length
    found: list[int | None] = [None] * len(drafts)
    for n in order:
        draft = drafts[n]
        relayed = by_head.get(draft.relays) if draft.relays is not None else None
        found[n] = relayed if relayed is not None and relayed != n else owner[draft.anchor] if length else None
        for start, end in draft.content:
            owner[start:end] = [n] * (end - start)
    for n, parent in enumerate(found):
        if parent is not None and _in_cycle(found, n):
            found[n] = None
    return found


def _in_cycle(found: Sequence[int | None], n: int) -> bool:
    seen, node = {n}, found[n]
    while node is not None:
        if node in seen:
            return True
        seen.add(node)
        node = found[node]
    return False


def without_relay_words(drafts: Sequence[Draft]) -> list[Draft]:
    """Take the words of a relay ("citing officials") out of the content of the draft it relays."""
    words = {d.relays: merged([*d.cue, *d.source]) for d in drafts if d.relays is not None}
    return [
        replace(d, content=subtract(d.content, words[d.head]) or d.content) if d.head is not None and d.head in words else d
        for d in drafts
    ]
