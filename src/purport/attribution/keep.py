"""Which drafts become attributions: precision first."""

from collections.abc import Iterable

from purport.attribution.draft import Draft
from purport.attribution.ranges import overlap, size
from purport.attribution.view import View

LEARNED_FLOOR = 0.35
"""Learned attributions below this score count only when syntax agrees."""


def kept(view: View, drafts: Iterable[Draft]) -> list[Draft]:
    """Leave out what the guide does not call an attribution.

    The training corpus also marks praise, support and bare mentions; the guide does not. Such cues stay only with
    quoted words. Contents without a cue stay when quoted or when a source is known.
    """
    return [d for d in drafts if _is_kept(view, d)]


def _is_kept(view: View, draft: Draft) -> bool:
    if not draft.content:
        return draft.contentless
    if size(draft.source) and overlap(draft.content, draft.source) == size(draft.content):
        return False
    quoted = _quoted(view, draft)
    if draft.learned and draft.score < LEARNED_FLOOR and not quoted:
        return False
    if draft.class_ == "none":
        if draft.cue and draft.head is not None and view.syntax.pos[draft.head] not in ("PUNCT", "ADP", "SYM", "X"):
            return quoted
        return bool(quoted or (draft.source and size(draft.content) >= 3))
    return True


def _quoted(view: View, draft: Draft) -> bool:
    return any(view.depth[i] for start, end in draft.content for i in range(start, end))
