"""When the source spoke: a time expression of the cue's own clause."""

from collections.abc import Sequence

from purport.attribution.draft import Draft
from purport.attribution.ranges import covers
from purport.attribution.view import View
from purport.records.knowledge import DateInterval
from purport.records.mention import DateMention

_REACH = 6


def spoken_on(view: View, draft: Draft, dates: Sequence[DateMention]) -> DateInterval | None:
    """Find the date of speaking.

    Arguments: the dates are those of the cue's sentence. A date counts where it depends on the cue or on a noun that
    depends on it ("said in a statement on Monday"), and stands outside what is said; else one right behind the cue.
    """
    if draft.head is None or not draft.cue:
        return None
    syntax = view.syntax
    cue_end = draft.cue[-1][1]
    for date in dates:
        if covers(draft.content, date.head) or (covers(draft.source, date.head) and not covers(draft.cue, date.head)):
            continue
        if covers(draft.cue, date.head) or _depends(view, date.head, draft):
            return date.interval
    for date in dates:
        if (
            0 <= date.start - cue_end <= 2
            and not covers(draft.content, date.head)
            and not covers(draft.source, date.head)
        ):
            between = range(cue_end, date.start)
            if all(syntax.pos[i] in ("ADP", "PUNCT", "ADV") for i in between):
                return date.interval
    return None


def _depends(view: View, date: int, draft: Draft) -> bool:
    """Say whether a date hangs on the cue, directly or through nouns outside the content."""
    syntax, node = view.syntax, date
    for _ in range(_REACH):
        head = syntax.heads[node]
        if head == draft.head or covers(draft.cue, head):
            return True
        if (
            head == node
            or syntax.pos[head] in ("VERB", "AUX")
            or covers(draft.content, head)
            or covers(draft.source, head)
        ):
            return False
        node = head
    return False
