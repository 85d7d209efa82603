"""Which attribution each attribution of a passage stands in."""

from collections.abc import Sequence

from purport.attribution.draft import Draft
from purport.attribution.ranges import size


def parents(drafts: Sequence[Draft], length: int) -> list[int | None]:
    """Find the enclosing draft of each draft of one passage.

    Contents are painted from the largest to the smallest; the colour under a draft's anchor is its parent. A relay
    hangs on the draft whose content it shares, and what that content holds hangs on the relay.
    """
    if not drafts:
        return []
    by_head = {d.head: n for n, d in enumerate(drafts) if d.head is not None}
    order = sorted(range(len(drafts)), key=lambda n: (-size(drafts[n].content), drafts[n].relays is not None, n))
    owner: list[int | None] = [None] * length
    found: list[int | None] = [None] * len(drafts)
    for n in order:
        draft = drafts[n]
        relayed = by_head.get(draft.relays) if draft.relays is not None else None
        found[n] = relayed if relayed is not None and relayed != n else owner[draft.anchor] if length else None
        for start, end in draft.content:
            owner[start:end] = [n] * (end - start)
    for n, parent in enumerate(found):
        if parent is not None and _in_cycle(found, n):
            found[n] = None
    return found


def _in_cycle(found: Sequence[int | None], n: int) -> bool:
    seen, node = {n}, found[n]
    while node is not None:
        if node in seen:
            return True
        seen.add(node)
        node = found[node]
    return False
