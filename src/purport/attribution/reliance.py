"""Whom a source relies on: "relying on a witness", "on the authority of two aides", "hears from an official that"."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import compress

from msgspec.structs import replace

from purport.attribution.draft import Draft
from purport.attribution.lexicon import word_sets
from purport.attribution.ranges import covers, merged, subtract
from purport.attribution.relay import can_be_source
from purport.attribution.source_words import source_words
from purport.attribution.subjects import noun_phrase, subject_of
from purport.attribution.view import View

_RELYING = frozenset({"rely", "draw", "base", "depend", "lean"})
_ON = frozenset({"on", "upon"})
_HEARING = "hear"


def with_relied_on(view: View, drafts: Sequence[Draft]) -> list[Draft]:
    """Add those on whose word a source speaks to the drafts of a passage, inside what the source says.

    Takes and gives drafts in any order.
    """
    near: dict[int, list[Draft]] = {}
    for draft in drafts:
        if draft.head is not None:
            near.setdefault(view.syntax.sents[draft.head], []).append(draft)
    out = [_below(view, draft, near) for draft in drafts]
    found: list[Draft] = []
    if not _RELYING.isdisjoint(view.lemmas):
        verbs = compress(range(len(view.syntax)), map(_RELYING.__contains__, view.lemmas))
        found = [d for verb in verbs for d in _relied_on(view, verb, near.get(view.syntax.sents[verb], ()))]
    if found:
        relied = {d.relays: d.head for d in found}
        out = [_without_reliance(view, d, relied.get(d.head)) for d in out] + found
    if _HEARING in view.lemmas:
        out = _with_heard(view, out)
    return out


def _below(view: View, draft: Draft, near: Mapping[int, Sequence[Draft]]) -> Draft:
    """Hang "on the authority of two aides" on the report that it stands in: it names who is behind that report."""
    if draft.head is None or draft.entry.removeprefix("cue:") not in word_sets()["relied_on"]:
        return draft
    told = _told_with(view, draft.head, [d for d in near[view.syntax.sents[draft.head]] if d is not draft])
    if told is None:
        return draft
    return replace(draft, content=subtract(told.content, merged([*draft.cue, *draft.source])), relays=told.head)


def _relied_on(view: View, verb: int, drafts: Sequence[Draft]) -> Iterator[Draft]:
    """Take "prosecutors, relying on a cellmate, say X": the cellmate is behind what they say."""
    syntax = view.syntax
    if syntax.tags[verb] not in ("VBG", "VBN") or syntax.child(verb, "aux", "aux:pass") is not None:
        return
    target = next((c for c in syntax.children[verb] if c > verb and _is_on(view, c)), None)
    told = _told_with(view, verb, drafts)
    if target is None or told is None or not can_be_source(view, target):
        return
    source = noun_phrase(view, target, verb)
    content = subtract(told.content, merged([view.subtree(verb), *source]))
    if content:
        yield Draft(
            passage=view.passage.index, head=verb, source=source, cue=((verb, source[0][0]),), content=content,
            class_="report", entry="rule:relying-on", score=0.75, relays=told.head, framed=True,
        )  # fmt: skip


def _without_reliance(view: View, draft: Draft, verb: int | None) -> Draft:
    """Take "relying on an informer" off the source whose clause it is."""
    if verb is None or draft.head is None or not covers(draft.source, verb):
        return draft
    return replace(draft, source=view.trim(subtract(draft.source, (view.subtree(verb),))) or draft.source)


def _is_on(view: View, noun: int) -> bool:
    return any(view.syntax.lower[c] in _ON for c in view.syntax.children[noun] if view.syntax.deps[c] == "case")


def _told_with(view: View, token: int, drafts: Sequence[Draft]) -> Draft | None:
    """Find the report of a sentence that a phrase in it qualifies, among the drafts of that sentence.

    The one whose source the phrase stands right behind, the one it depends on, else the next behind it or before it.
    """
    syntax = view.syntax
    near = [
        d for d in drafts
        if d.head is not None and d.source and d.content
        and d.source[0][0] != token and d.head != token
    ]  # fmt: skip
    beside = [d for d in near if 0 <= token - d.source[-1][1] <= 1 or covers(d.source, token)]
    if beside:
        return beside[-1]
    node = token
    for _ in range(6):
        node = syntax.heads[node]
        found = next((d for d in near if d.head == node), None)
        if found is not None:
            return found
    holding = [d for d in near if covers(d.content, token)]
    if holding:
        return min(holding, key=lambda d: d.content[-1][1] - d.content[0][0])
    behind = (
        [d for d in near if d.source[0][0] > token] if token <= syntax.sentences[syntax.sents[token]][0] + 1 else []
    )
    return min(behind, key=lambda d: d.source[0][0], default=None)


def _with_heard(view: View, drafts: Sequence[Draft]) -> list[Draft]:
    """Take "the court heard from X that Y": X says it. Who passes it on, as an outlet's own man does, stays above."""
    out: list[Draft] = []
    for draft in drafts:
        teller = _teller(view, draft)
        if teller is None or draft.head is None:
            out.append(_heard_from_nobody(view, draft))
            continue
        start, source = teller[0], noun_phrase(view, teller[1])
        told = replace(draft, source=source, cue=((start, start + 1),), relays=draft.head, head=teller[1], score=0.75,
                       entry="rule:heard-from", learned=False, framed=True, agentless=False)  # fmt: skip
        if _passes_on(view, draft):
            out += [draft, told]
        else:
            out.append(replace(told, head=draft.head, cue=((draft.head, start + 1),), relays=None))
    return out


def _heard_from_nobody(view: View, draft: Draft) -> Draft:
    """Leave out who only hears: "the court heard that X" is told by nobody named."""
    verb = draft.head
    if verb is None or not draft.source or view.lemmas[verb] != _HEARING or view.syntax.tags[verb] != "VBD":
        return draft
    subject = subject_of(view, verb).head
    if subject is None or view.lemmas[subject] not in word_sets()["hearings"] or not covers(draft.source, subject):
        return draft
    return replace(draft, source=(), agentless=True)


def _teller(view: View, draft: Draft) -> tuple[int, int] | None:
    """Give "from" and the noun behind it, of a hearing with a clause."""
    syntax, verb = view.syntax, draft.head
    if verb is None or view.lemmas[verb] != _HEARING or syntax.pos[verb] != "VERB" or not draft.content:
        return None
    for child in syntax.children[verb]:
        case = next((c for c in syntax.children[child] if syntax.deps[c] == "case" and syntax.lower[c] == "from"), None)
        if case is not None and verb < case < draft.content[0][0]:
            return case, child
    return None


def _passes_on(view: View, draft: Draft) -> bool:
    """Say whether the hearer tells on: in the present tense, or where it is a reporter, an outlet or we."""
    if not draft.source or draft.head is None:
        return False
    words = source_words()
    heads = [view.lemmas[i] for start, end in draft.source for i in range(start, end)]
    reporting = any(w in words and words[w].sector == "JRN" for w in heads)
    return reporting or view.syntax.tags[draft.head] in ("VBZ", "VBP")
