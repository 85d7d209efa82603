"""A speaker between a subject and its verb, whom the parse has for an object: "the dust, argues Ana Ruiz, came"."""

from msgspec.structs import replace

from purport.attribution.draft import Draft
from purport.attribution.inversion import speaker_behind
from purport.attribution.lexicon import word_sets
from purport.attribution.reach import on_this_side
from purport.attribution.subjects import noun_phrase
from purport.attribution.view import FINITE, View

_NEAR = 3
_LONGEST = 16


def out_of_parentheses(view: View, draft: Draft) -> Draft:
    """Give a report that stands between commas its speaker behind the cue, and the clause on both its sides."""
    head = draft.head
    if head is None or head < _NEAR or view.syntax.words[head - 1] != "," or view.syntax.tags[head] not in FINITE:
        return draft
    syntax = view.syntax
    subject = syntax.child(head, "nsubj")
    if subject is None or subject > head or view.lemmas[head] not in word_sets()["inverting"]:
        return draft
    if view.high[subject] > head or "," in syntax.words[view.low[subject] : head - 1]:
        return draft
    speaker = speaker_behind(view, head)
    if speaker is None:
        return draft
    start, end = view.sentence(head)
    last = min(end - _NEAR, speaker + _LONGEST)
    close = next((i for i in range(speaker + 1, last) if syntax.words[i] == ","), None)
    if close is None or not view.is_finite(close + 1, close + 1 + _NEAR):
        return draft
    source = tuple((s, min(e, close)) for s, e in noun_phrase(view, speaker, head) if s < close)
    around = ((max(start, view.low[subject]), head - 1), (close + 1, end))
    content = view.trim(on_this_side(view, head, around), marks=False)
    return replace(draft, source=source, content=content, agentless=False) if source and content else draft
