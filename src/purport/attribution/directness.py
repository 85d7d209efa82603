"""Whether a source is quoted as a whole, in part, or not."""

from collections.abc import Sequence

from purport.attribution.draft import Draft
from purport.attribution.ranges import merged, subtract
from purport.attribution.view import EDGE, MARKS, View
from purport.records.values import Form

_SILENT = EDGE | MARKS
_WHOLE = 20
"""One word in so many may stand outside the quotation marks of a direct quotation."""


def form_of(view: View, draft: Draft, inner: Sequence[Draft] = ()) -> Form:
    """Say whether a content is quoted as a whole, in part, or not.

    Arguments: the passage, the attribution, those directly inside it. Only marks around the source's own words count:
    what a quoted speaker reports is indirect, and what a deeper source is quoted with, outside any quotation of the
    outer one, is the deeper one's.
    """
    if not view.quotes:
        return "indirect"
    base = _depth(view, draft)
    theirs = merged([r for d in inner if _depth(view, d) == base for r in d.content])
    within = without = 0
    for start, end in draft.content:
        for word, deep in zip(view.syntax.words[start:end], view.depth[start:end], strict=True):
            if word not in _SILENT and deep <= base:
                without += 1
    for start, end in subtract(draft.content, theirs):
        for word, deep in zip(view.syntax.words[start:end], view.depth[start:end], strict=True):
            if word not in _SILENT and deep > base:
                within += 1
    if not within:
        return "indirect"
    return "direct" if without * _WHOLE <= within else "mixed"


def _depth(view: View, draft: Draft) -> int:
    """Give the depth of quotation that a source speaks at: of its cue, else of its own words; 0 for neither."""
    for part in (draft.cue, draft.source):
        if part:
            return view.depth[draft.head if draft.head is not None and part is draft.cue else part[0][0]]
    return 0
