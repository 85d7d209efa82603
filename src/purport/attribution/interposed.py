"""What is reported behind an interposed phrase: "reported on Friday, citing two officials, that X"."""

from collections.abc import Sequence
from itertools import compress

from msgspec.structs import replace

from purport.attribution.draft import Draft
from purport.attribution.lexicon import cue_lexicon, word_sets
from purport.attribution.ranges import Ranges, covers, overlap, size
from purport.attribution.subjects import noun_phrase, subject_of
from purport.attribution.view import View

_INTERPOSED = frozenset({"cite", "quote", "rely", "draw", "base", "refer", "appear", "speak", "write", "address"})
"""Participles between commas that put off the clause of the verb before them."""
_FURTHEST = 10
_LONGEST = 25
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


def with_interposed(view: View, drafts: Sequence[Draft]) -> list[Draft]:
    """Give a verb of saying the clause with "that" that stands behind a participle between commas.

    Takes and gives drafts in any order. The participle's own draft goes where it has no more than these words.
    """
    out = list(drafts)
    if _INTERPOSED.isdisjoint(view.lemmas):
        return out
    for middle in compress(range(len(view.syntax)), map(_INTERPOSED.__contains__, view.lemmas)):
        found = _put_off(view, middle)
        if found is None:
            continue
        verb, start, end = found
        content = view.trim(((start, end),))
        subject = subject_of(view, verb)
        if not content or subject.head is None or subject.passive:
            continue
        if any(d.head == verb and _has(d, content, middle) for d in out):
            continue
        entry = cue_lexicon().verbs[view.lemmas[verb]]
        known = (d.source for d in out if d.head in (verb, middle) and covers(d.source, subject.head))
        said = Draft(
            passage=view.passage.index, head=verb,
            source=max(known, key=size, default=noun_phrase(view, subject.head, verb)),
            cue=((verb, verb + 1),), content=content, class_=entry.class_, entry=f"cue:{entry.lemma}",
            score=0.85, framed=True,
        )  # fmt: skip
        out = [_without_clause(view, d, middle, start) for d in out if d.head != verb]
        out = [d for d in out if d.content or d.contentless] + [said]
    return out


def _put_off(view: View, middle: int) -> tuple[int, int, int] | None:
    """Give the verb of saying before a participle, and where its clause behind the participle begins and ends."""
    syntax = view.syntax
    first, end = view.sentence(middle)
    if (
        syntax.tags[middle] not in ("VBG", "VBN")
        or middle - 1 <= first
        or syntax.words[middle - 1] not in (",", "(", "-")
    ):
        return None
    sayers = word_sets()["sayers"] | word_sets()["told"]
    verb = next(
        (
            i
            for i in range(middle - 2, max(first, middle - _FURTHEST), -1)
            if view.lemmas[i] in sayers and view.lemmas[i] in cue_lexicon().verbs and syntax.tags[i] in _FINITE
        ),
        None,
    )
    if verb is None or any(syntax.tags[i] in _FINITE for i in range(verb + 1, middle)):
        return None
    comma = next((i for i in range(middle + 1, min(end - 2, middle + _LONGEST)) if _begins(view, i)), None)
    if comma is None or not any(syntax.tags[i] in _FINITE for i in range(comma + 2, end)):
        return None
    return verb, comma + 1, end


def _has(draft: Draft, content: Ranges, middle: int) -> bool:
    """Say whether a draft already has the clause and not the participle."""
    return overlap(draft.content, content) * 2 > size(content) and not covers(draft.content, middle)


def _begins(view: View, i: int) -> bool:
    return view.syntax.words[i] in (",", ")", "-") and view.syntax.lower[i + 1] == "that"


def _without_clause(view: View, draft: Draft, middle: int, start: int) -> Draft:
    """Take the clause off the participle that the head has given it to."""
    if draft.head != middle or not draft.content:
        return draft
    kept = tuple((s, min(e, start - 1)) for s, e in draft.content if s < start - 1)
    return replace(draft, content=kept) if overlap(kept, draft.content) < size(draft.content) else draft
