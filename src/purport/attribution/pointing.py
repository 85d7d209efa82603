"""Sentences that name who said the one before: "That is what four governors asked", "That was how he dismissed it"."""

from msgspec.structs import replace

from purport.attribution.draft import Draft
from purport.attribution.ranges import overlap, size
from purport.attribution.subjects import noun_phrase, subject_of
from purport.attribution.view import View

_POINTING = frozenset({"that", "this", "such", "so"})
_BEING = frozenset({"is", "was", "'s", "’s", "are", "were"})
_WHAT = frozenset({"what", "how"})


def pointed_back(view: View, draft: Draft) -> Draft:
    """Give a report whose sentence only points back the sentence before for its content."""
    if draft.head is None or not draft.cue:
        return draft
    start, _ = view.sentence(draft.head)
    if not start or not _points_back(view, start, draft.head):
        return draft
    before = view.trim((view.sentence(start - 1),))
    if not before or overlap(draft.content, ((0, start),)):
        return draft
    source = draft.source
    subject = subject_of(view, draft.head).head
    if subject is not None and start < subject < draft.head:
        source = noun_phrase(view, subject, draft.head)
    if not source or size(before) < 2:
        return draft
    return replace(draft, content=before, source=source, agentless=False, framed=True)


def _points_back(view: View, start: int, cue: int) -> bool:
    """Say whether a sentence opens with "that is what" before its cue."""
    words = view.syntax.lower
    if words[start] not in _POINTING or words[start + 1 : start + 2] == []:
        return False
    return words[start + 1] in _BEING and words[start + 2] in _WHAT and start + 2 < cue
