"""Who relays whom: "citing", "quoted as saying", "carried by", and the parent of every attribution."""

from collections.abc import Mapping, Sequence
from itertools import compress

from msgspec.structs import replace

from purport.attribution.contents import before_comma
from purport.attribution.draft import Draft
from purport.attribution.lexicon import word_sets
from purport.attribution.outlets import find_outlet
from purport.attribution.ranges import Ranges, covers, merged, overlap, size, subtract
from purport.attribution.source_words import source_words
from purport.attribution.subjects import agent_of, noun_phrase, subject_of
from purport.attribution.view import View

_CITING = frozenset({"cite", "quote"})
_VERBS_OF_SPEECH = frozenset({"say", "tell", "claim", "add", "state", "admit", "deny", "confirm", "warn"})
_CARRYING = frozenset(
    {
        "carry",
        "publish",
        "air",
        "broadcast",
        "release",
        "report",
        "quote",
        "cite",
        "run",
        "print",
        "obtain",
        "see",
        "distribute",
    }
)
_PUBLISHING = _CITING | {"carry", "publish", "air", "broadcast", "print", "report"}
_APART = frozenset({"ccomp", "conj"})
"""What a parse may hang on "citing" though it goes with the verb that "citing" goes with."""
_TURN = 3
_RELAYING = _CITING | _CARRYING


def relay_drafts(view: View, drafts: Sequence[Draft]) -> list[Draft]:
    """Find the relays of a passage, given its other drafts: "A reported, citing B", "A quoted B as saying"."""
    found: list[Draft] = []
    if _RELAYING.isdisjoint(view.lemmas):
        return found
    by_head = {d.head: d for d in drafts if d.head is not None}
    syntax = view.syntax
    for i in compress(range(len(syntax)), map(_RELAYING.__contains__, view.lemmas)):
        lemma = view.lemmas[i]
        behind = syntax.tags[i] == "VBN" and syntax.lower[i - 1] == "," and syntax.lower[i + 1 : i + 2] == ["by"]
        if lemma in _CITING and (syntax.deps[i] == "acl" or behind) and agent_of(view, i) is not None:
            found += _carried(view, i, by_head)
        elif lemma in _CITING and syntax.pos[i] in ("VERB", "ADP", "SCONJ") and syntax.deps[i] != "amod":
            cited = _citing(view, i, by_head)
            # "Quoting a negotiator who cited a message": what is cited there hangs on the negotiator.
            by_head |= {d.head: d for d in cited if d.head is not None and d.relays is not None}
            found += cited
        elif lemma in _CARRYING and syntax.pos[i] == "VERB" and syntax.tags[i] == "VBN" and syntax.deps[i] == "acl":
            found += _carried(view, i, by_head)
    return found


def _citing(view: View, verb: int, by_head: dict[int, Draft]) -> list[Draft]:
    syntax = view.syntax
    saying = _as_saying(view, verb)
    if saying is not None:
        return _quoted_as_saying(view, verb, saying, by_head)
    target = syntax.child(verb, "obj")
    if target is not None and target < verb and syntax.tags[verb] == "VBG":
        # "Claims the channel, citing papers": the parse may have the channel for an object.
        target = next((c for c in syntax.children[verb] if c > verb and syntax.deps[c] == "obj"), target)
    if syntax.tags[verb] == "VBN" and target is None:
        target = subject_of(view, verb).head if syntax.deps[verb] == "advcl" else None
    elif target is None:
        target = next(
            (j for j in range(verb + 1, min(verb + 8, view.sentence(verb)[1])) if syntax.tags[j].startswith("NN")),
            None,
        )
        while (
            target is not None and syntax.pos[syntax.heads[target]] in ("NOUN", "PROPN") and syntax.heads[target] > verb
        ):
            if syntax.heads[target] == target:
                break
            target = syntax.heads[target]
    if target is None or target in by_head or not can_be_source(view, target):
        return []
    ways = (_of_antecedent, _governor, _behind, _before)
    relayed = next((d for way in ways if (d := way(view, verb, by_head)) is not None), None)
    if relayed is None or relayed.head is None or relayed.head == verb:
        return []
    source = noun_phrase(view, target, verb)
    if overlap(source, relayed.content) and size(relayed.content) == size(source):
        return []
    low, high = view.subtree(verb)
    high = min([high, *(view.low[c] for c in syntax.children[verb] if syntax.deps[c] in _APART and c > target)])
    # "Reported, citing two officials, that X": the parse may hang the clause on the officials.
    high = min([high, *(s for s, _ in relayed.content if source[-1][1] <= s)])
    by_others = syntax.tags[verb] == "VBN"
    whole = merged([*relayed.cue, *relayed.source, *relayed.content]) if by_others else relayed.content
    content = _written_in(view, target) or subtract(whole, merged([(low, high), *source]))
    if not content:
        return []
    return [
        Draft(
            passage=view.passage.index, head=verb, source=source, cue=((verb, verb + 1),), content=content,
            class_="report", entry="rule:citing", score=0.8,
            relays=None if by_others else relayed.head,
        )
    ]  # fmt: skip


def _written_in(view: View, noun: int) -> Ranges:
    """Give what stands in a cited document: "citing a cable in which a diplomat wrote that X"."""
    word, syntax = source_words().get(view.lemmas[noun]), view.syntax
    if word is None or word.role != "document":
        return ()
    for child in syntax.children[noun]:
        low = view.low[child]
        if syntax.deps[child] == "acl:relcl" and syntax.lower[low : low + 2] in (["in", "which"], ["where"]):
            return view.trim(((low + 2, view.high[child]),))
    return ()


def can_be_source(view: View, noun: int) -> bool:
    """Tell a cited source from a cited reason ("citing security concerns")."""
    syntax = view.syntax
    lemma = view.lemmas[noun].lower()
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


def _before(view: View, verb: int, by_head: dict[int, Draft]) -> Draft | None:
    """Fall back to the nearest attribution before the relay in its sentence."""
    near = (by_head[i] for i in range(verb - 1, view.sentence(verb)[0] - 1, -1) if i in by_head)
    return next((d for d in near if d.content), None)


def _of_antecedent(view: View, verb: int, by_head: Mapping[int, Draft]) -> Draft | None:
    """Give the attribution whose source a finite "cited" is told of: "the site, which cited a cable"."""
    syntax = view.syntax
    if not syntax.deps[verb].startswith("acl:relcl") or syntax.tags[verb] not in ("VBD", "VBZ", "VBP"):
        return None
    whose = subject_of(view, verb).head
    told = [d for h, d in by_head.items() if whose is not None and h != verb and covers(d.source, whose)]
    return next((d for d in told if d.content and d.content[0][0] != verb), None)


def _behind(view: View, verb: int, by_head: dict[int, Draft]) -> Draft | None:
    """Give the attribution whose source "citing" stands right behind: "the daily, in turn citing officials, adds"."""
    near = (by_head[i] for i in range(verb + 1, view.sentence(verb)[1]) if i in by_head)
    return next((d for d in near if d.content and d.source and 0 <= verb - d.source[-1][1] <= _TURN), None)


def _as_saying(view: View, verb: int) -> int | None:
    """Find the "saying" of "quoted X as saying", "quoted X saying"."""
    syntax = view.syntax
    target = syntax.child(verb, "obj")
    below: list[int] = [*syntax.children[verb], *(syntax.children[target] if target is not None else ())]
    for child in below:
        speech = view.lemmas[child] in _VERBS_OF_SPEECH
        if syntax.tags[child] == "VBG" and child > verb and (speech or _has_as(view, child)):
            return child
    if target is not None:
        end = view.high[target] if verb < target else 0
        behind = range(end, min(end + 2, view.sentence(verb)[1])) if end else range(0)
        for i in behind:
            if syntax.tags[i] == "VBG" and view.lemmas[i] in _VERBS_OF_SPEECH and syntax.lower[i - 1] == "as":
                return i
    return None


def _has_as(view: View, verb: int) -> bool:
    return any(view.syntax.lower[c] == "as" for c in view.syntax.children[verb])


def _quoted_as_saying(view: View, verb: int, saying: int, by_head: dict[int, Draft]) -> list[Draft]:
    """Split "TASS quoted Lavrov as saying X" and "Lavrov was quoted by TASS as saying X" into relay and speaker."""
    syntax = view.syntax
    own = ((verb, saying + 1),)
    found = [replace(d, content=subtract(d.content, own)) for h in (saying, verb) if (d := by_head.get(h)) is not None]
    said = max(found, key=lambda d: size(d.content), default=None)
    if said is None or not said.content:
        return []
    patient = syntax.child(verb, "obj", "nsubj:pass")
    if patient is None:
        return []
    subject = subject_of(view, verb)
    outlet = subject.head if subject.head is not None and subject.head != patient else agent_of(view, saying)
    whose = noun_phrase(view, patient, saying)
    content = _said_content(view, verb, said.content, whose, outlet)
    if not content:
        return []
    inner = replace(
        said, head=saying, source=whose, content=content, cue=((saying, saying + 1),), score=0.8,
        relays=verb if outlet is not None else None, agentless=False,
    )  # fmt: skip
    if outlet is None:
        return [replace(inner, cue=((verb, saying + 1),) if saying - verb <= 3 else inner.cue)]
    outer = Draft(
        passage=view.passage.index, head=verb, source=noun_phrase(view, outlet, verb), cue=((verb, verb + 1),),
        content=content, class_="report", entry="rule:quoted", score=0.8,
    )  # fmt: skip
    return [outer, inner]


def _said_content(view: View, verb: int, content: Ranges, whose: Ranges, outlet: int | None) -> Ranges:
    """Take speaker and outlet off what is quoted; where nothing is left, give the sentence before the comma."""
    low, high = view.subtree(outlet) if outlet is not None else (verb, verb)
    named = noun_phrase(view, outlet, verb) if outlet is not None and low <= verb < high else ((low, high),)
    own = merged([*whose, *named])
    left = view.trim(subtract(content, own), marks=False)
    finite = any(view.is_finite(start, end) for start, end in left)
    return left if finite or any(view.depth[start] for start, _ in left) else before_comma(view, verb, whose) or left


def _names_outlet(view: View, noun: int) -> bool:
    words, known = view.syntax.words, source_words().get(view.lemmas[noun])
    if known is not None and known.role == "media":
        return True
    return any(find_outlet(words[start:end]) is not None for start, end in noun_phrase(view, noun))


def _is_named_relay(view: View, verb: int, agent: int) -> bool:
    """Say whether a name stands behind a verb that only outlets are the agents of: "minutes published by X"."""
    media = view.syntax.pos[agent] == "PROPN" or view.lemmas[agent] in word_sets()["media_nouns"]
    return media and view.lemmas[verb] in _PUBLISHING


def _carried(view: View, verb: int, by_head: dict[int, Draft]) -> list[Draft]:
    """Take "said in a statement carried by KCNA": the outlet relays the whole of it."""
    syntax = view.syntax
    agent = next((c for c in syntax.children[verb] if syntax.deps[c] in ("obl", "obl:agent") and c > verb), None)
    if agent is None or not (_names_outlet(view, agent) or _is_named_relay(view, verb, agent)):
        return []
    node = syntax.heads[verb]
    said = next((d for i, d in by_head.items() if syntax.lower[i] == "according" and covers(d.source, node)), None)
    for _ in range(6):
        if said is not None or node in by_head or syntax.heads[node] == node:
            break
        node = syntax.heads[node]
    said = said or by_head.get(node) or (_before(view, verb, by_head) if view.lemmas[verb] in _CITING else None)
    if said is None:
        return []
    whole = merged([*said.cue, *said.source, *said.content])
    low, high = view.subtree(verb)
    return [
        Draft(
            passage=view.passage.index, head=verb, source=noun_phrase(view, agent), cue=((verb, verb + 1),),
            content=subtract(whole, ((low, high),)), class_="report", entry="rule:carried", score=0.75,
        )
    ]  # fmt: skip


def _without_relative(view: View, source: Ranges) -> Ranges:
    """Take a relative pronoun off the end of a source whose clause went: "a report by the agency that (cited X)"."""
    if not source or view.syntax.lower[source[-1][1] - 1] not in ("that", "which", "who"):
        return source
    return subtract(source, ((source[-1][1] - 1, source[-1][1]),))


def without_relay_words(view: View, drafts: Sequence[Draft]) -> list[Draft]:
    """Take the words of a relay ("citing officials") out of the content of the draft it relays."""
    words = {d.relays: merged([*d.cue, *d.source]) for d in drafts if d.relays is not None}
    if not words:
        return list(drafts)
    return [
        replace(
            d,
            content=subtract(d.content, words[d.head]) or d.content,
            source=_without_relative(view, subtract(d.source, words[d.head])) or d.source,
        )
        if d.head is not None and d.head in words
        else d
        for d in drafts
    ]
