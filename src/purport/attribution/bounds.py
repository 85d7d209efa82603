"""Where a content has to end: at the quotation its cue stands in, and at a report that comments on it."""

from bisect import bisect_right
from collections.abc import Sequence

from msgspec.structs import replace

from purport.attribution.draft import Draft
from purport.attribution.ranges import Ranges, covers, merged, size, subtract
from purport.attribution.view import EDGE, MARKS, View

_NEXT = 8
"""So many cues behind a draft's own are looked at: a comment stands near what it comments on."""
_BEFORE = 16
"""So many reports whose content begins before a cue are looked at: who else is heard there stands near."""
_SHORTEST = 2
"""What a comment stands behind has this many words, so that "learned that, according to the site, ..." is none."""


def bounded(view: View, drafts: Sequence[Draft]) -> list[Draft]:
    """Cut contents where they have to end.

    Arguments: the passage and its drafts, in any order, which is kept. A cue inside a quotation reports nothing outside
    it: ""I am told that the dam is sound," the governor wrote". A report is no part of what it comments on: "the ship
    was allegedly sold, the weekly claims".
    """
    inside = [_inside_quotation(view, draft) for draft in drafts]
    order = sorted((n for n, d in enumerate(inside) if d.head is not None), key=lambda n: inside[n].anchor)
    anchors = [inside[n].anchor for n in order]
    out = list(inside)
    for n in order:
        draft = inside[n]
        first = bisect_right(anchors, draft.anchor)
        for m in order[first : first + _NEXT]:
            if _comments_on(view, inside[m], draft):
                out[n] = _without_comment(view, draft, inside[m])
                break
    outer = sorted((d for d in out if d.cue and d.content), key=lambda d: d.content[0][0])
    starts = [d.content[0][0] for d in outer]
    return [_within_outer(view, draft, outer, starts) for draft in out]


def _within_outer(view: View, draft: Draft, drafts: Sequence[Draft], starts: Sequence[int]) -> Draft:
    """Cut what stands behind the end of the report that a draft stands in: nobody is heard there through both."""
    head = draft.head
    if head is None or not draft.content or draft.content[-1][1] <= head:
        return draft
    first = min(draft.anchor, draft.source[0][0]) if draft.source else draft.anchor
    last = bisect_right(starts, head)
    for outer in drafts[max(0, last - _BEFORE) : last]:
        if outer is draft or outer.content[-1][1] >= draft.content[-1][1]:
            continue
        end = outer.content[-1][1]
        if covers(outer.content, first) and covers(outer.content, head) and not covers(draft.content, outer.anchor):
            left = view.trim(_common(draft.content, ((0, end),)), marks=False)
            if left and left[0][0] < end - 1:
                draft = replace(draft, content=left)
    return draft


def _inside_quotation(view: View, draft: Draft) -> Draft:
    """Cut what stands outside the quotation around a cue; words quoted of a cue alone are no such quotation."""
    head = draft.head
    if head is None or not view.depth[head] or not draft.content:
        return draft
    around = [q for q in view.quotes if q.start <= head < q.end]
    if not around:
        return draft
    quote = max(around, key=lambda q: q.start)
    span = (quote.start, quote.end)
    if draft.source and not covers((span,), draft.source[0][0]):
        return draft
    left = _common(draft.content, (span,))
    if not left or (not draft.source and not covers((span,), draft.content[0][0])):
        return draft
    words = view.syntax.words
    cut = (words[i] for start, end in subtract(draft.content, left) for i in range(start, end))
    return replace(draft, content=left) if any(word not in EDGE | MARKS for word in cut) else draft


def _common(a: Ranges, b: Ranges) -> Ranges:
    return merged([(max(s, t), min(e, f)) for s, e in a for t, f in b])


def _comments_on(view: View, later: Draft, draft: Draft) -> bool:
    """Say whether a later report has the draft's own cue in what it reports, though the draft takes it in."""
    if later.head is None or draft.head is None or not later.source or not draft.content or later.relays is not None:
        return False
    if not covers(draft.content, later.head) or not covers(later.content, draft.anchor):
        return False
    if view.syntax.sents[later.head] != view.syntax.sents[draft.head]:
        return False
    begin = min(later.cue[0][0] if later.cue else later.head, later.source[0][0])
    return size(_common(draft.content, ((0, begin),))) >= _SHORTEST


def _without_comment(view: View, draft: Draft, comment: Draft) -> Draft:
    own = merged([*comment.cue, *comment.source])
    left = subtract(_common(draft.content, comment.content), own)
    return replace(draft, content=view.trim(left, marks=False) or draft.content)
