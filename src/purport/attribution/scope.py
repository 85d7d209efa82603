"""Questions about finished attributions: which one an offset hangs on, its chain, who "we" are."""

from collections.abc import Mapping, Sequence

from purport.records.attribution import Attribution, SourceActor

_FIRST_PERSON = frozenset({"i", "we", "me", "us", "my", "our", "myself", "ourselves"})


def chain(attributions: Sequence[Attribution], attribution_id: str | None) -> list[Attribution]:
    """Give an attribution with all that enclose it, outermost first; an unknown id gives an empty list."""
    by_id = {a.id: a for a in attributions}
    found: list[Attribution] = []
    seen: set[str] = set()
    while attribution_id is not None and attribution_id in by_id and attribution_id not in seen:
        seen.add(attribution_id)
        found.append(by_id[attribution_id])
        attribution_id = by_id[attribution_id].parent
    found.reverse()
    return found


def innermost(attributions: Sequence[Attribution], offset: int) -> Attribution | None:
    """Find the innermost attribution whose content holds a text offset.

    Nested ones win over those that enclose them, then the smaller content, then the later one.
    """
    holding = []
    for a in attributions:
        for start, end in a.content.spans:
            if start <= offset < end:
                holding.append(a)
                break
    if len(holding) < 2:
        return holding[0] if holding else None
    parents = {a.id: a.parent for a in attributions}
    keys = (
        (_depth(parents, a.id), -sum(end - start for start, end in a.content.spans), number)
        for number, a in enumerate(holding)
    )
    return holding[max(keys)[2]]


def _depth(parents: Mapping[str, str | None], attribution_id: str) -> int:
    """Count the attributions that enclose one; a cycle in foreign data ends the count."""
    depth, node = 0, parents.get(attribution_id)
    while node is not None and depth < len(parents):
        depth, node = depth + 1, parents.get(node)
    return depth


def speaker_actors(attribution: Attribution) -> tuple[SourceActor, ...]:
    """Give the actors behind a source that anything is known about."""
    return tuple(a for a in attribution.source.actors if a.country or a.sectors or a.entity)


def first_person(attributions: Sequence[Attribution], offset: int) -> tuple[SourceActor, ...]:
    """Resolve "we", "I" and "our" at a text offset: the actors of the innermost quoted source there.

    Direct and mixed forms count, and a source that is itself a first person passes the question on outwards.
    """
    inner = innermost(attributions, offset)
    if inner is None:
        return ()
    for a in reversed(chain(attributions, inner.id)):
        if (a.source.text or "").lower() in _FIRST_PERSON:
            continue
        if a.form != "indirect" and speaker_actors(a):
            return speaker_actors(a)
    return ()
