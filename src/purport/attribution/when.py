"""When the source spoke: a time expression of the cue's own clause."""

from collections.abc import Sequence
from dataclasses import replace

from purport.attribution.draft import Draft
from purport.attribution.ranges import covers
from purport.attribution.view import View
from purport.mentions import resolve_date
from purport.records.knowledge import DateInterval
from purport.records.mention import DateMention

_REACH = 6


def spoken_on(
    view: View, draft: Draft, dates: Sequence[DateMention], published: str | None = None
) -> DateInterval | None:
    """Find the date of speaking.

    Arguments: the dates are those of the cue's sentence. A date counts where it depends on the cue or on a noun that
    depends on it ("said in a statement on Monday"), and stands outside what is said; else one right behind the cue.
    `published` is the day of writing, by which a date of speaking in the past tense is read again where another verb
    made it a future one ("will visit, officials confirmed on Monday").
    """
    found = _of_cue(view, draft, dates)
    if found is None or draft.head is None or view.syntax.tags[draft.head] not in ("VBD", "VBN"):
        return found
    if published is None or found.start is None or found.start <= published[:10]:
        return found
    if any(view.syntax.lower[c] in ("will", "would", "to") for c in view.syntax.children[draft.head]):
        return found
    words = f"{view.syntax.words[draft.head]} {found.text}"
    start = len(words) - len(found.text)
    again = resolve_date(
        found.text, reference=published, context=f"They {words}.", span=(start + 5, start + 5 + len(found.text))
    )
    if again is None or again.start is None or again.start > published[:10]:
        return found
    return replace(again, text=found.text, span=found.span)


def _of_cue(view: View, draft: Draft, dates: Sequence[DateMention]) -> DateInterval | None:
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
