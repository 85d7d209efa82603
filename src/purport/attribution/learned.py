"""Attributions from the learned spans and links of the language room."""

from __future__ import annotations

from collections.abc import Set
from typing import TYPE_CHECKING

from msgspec.structs import replace

from purport.attribution.draft import Draft
from purport.attribution.ranges import Range, Ranges, merged
from purport.attribution.view import View

if TYPE_CHECKING:
    from purport.language.analysis import AttributionSpan

_NEAR = 40
_TOUCHING = 3
_LONG_CUE = 3
_DOUBTFUL = 0.5
_SURE = 0.8


def learned_drafts(view: View) -> list[Draft]:
    """Assemble the learned spans of a passage.

    The learned links come first; spans that no link has taken join the nearest cue of their sentence that lacks
    one; a content that only punctuation parts from another continues it. Returns drafts in text order.
    """
    analysis = view.passage.analysis
    spans = analysis.spans
    cues = {view.sentence(s.start) for s in spans if s.kind == "cue" and not view.depth[s.start]}
    used: set[int] = set()
    drafts: list[Draft] = []
    for link in analysis.links:
        parts = [p for p in (link.cue,) if p is not None] + [*link.sources, *link.contents]
        used.update(parts)
        drafts.append(
            Draft(
                passage=view.passage.index,
                head=None,
                cue=_ranges([spans[link.cue]] if link.cue is not None else []),
                source=_ranges([spans[i] for i in link.sources]),
                content=_ranges(
                    _near(
                        view,
                        spans[link.cue] if link.cue is not None else None,
                        _sure([spans[i] for i in link.contents]),
                        cues,
                    )
                ),
                learned=True,
                entry="head:attribution",
                score=round(float(link.score), 4),
            )
        )
    loose = [(i, s) for i, s in enumerate(spans) if i not in used]
    for _, span in loose:
        if span.kind == "cue":
            drafts.append(_bare(view, span))
    unattached = [span for kind in ("content", "source") for _, span in loose if span.kind == kind]
    places: dict[int, set[int]] = {}
    for number, draft in enumerate(drafts if unattached else ()):
        _note(places, number, draft)
    for span in unattached:
        _attach(view, drafts, span, places)
    return sorted((_without_statement(view, d) for d in drafts if d.content or d.cue), key=lambda d: d.anchor)


def _without_statement(view: View, draft: Draft) -> Draft:
    """Take a noun of saying with a speaker of its own out of the cue: "dismissed as alarmist a claim by X"."""
    if len(draft.cue) != 1 or not draft.content or draft.content[0][0] < draft.cue[0][1]:
        return draft
    syntax, (start, end) = view.syntax, draft.cue[0]
    noun = end - 1
    if end - start < _LONG_CUE or syntax.pos[noun] != "NOUN" or syntax.lower[end : end + 1] not in (["by"], ["from"]):
        return draft
    low = view.low[noun]
    if syntax.deps[noun] != "obj" or low <= start or not any(syntax.pos[i] == "VERB" for i in range(start, low)):
        return draft
    return replace(draft, cue=((start, low),), content=merged([(low, end), (end, draft.content[-1][1])]))


def _sure(spans: list[AttributionSpan]) -> list[AttributionSpan]:
    """Leave out doubtful parts of a content that has a sure one."""
    best = max((s.score for s in spans), default=0.0)
    return [s for s in spans if s.score >= _DOUBTFUL or best < _SURE]


def _near(
    view: View, cue: AttributionSpan | None, contents: list[AttributionSpan], cues: Set[Range]
) -> list[AttributionSpan]:
    """Leave out contents of other sentences that are not quoted, or that stand beside a cue of their own.

    `cues` are the sentences with a cue outside quotations.
    """
    if cue is None:
        return contents
    own = view.sentence(cue.start)
    inside = [s for s in contents if s.start < own[1] and own[0] < s.end]
    if not inside:
        return contents
    return [
        s for s in contents if s in inside or (any(view.depth[s.start : s.end]) and view.sentence(s.start) not in cues)
    ]


def _ranges(spans: list[AttributionSpan]) -> Ranges:
    return merged([(s.start, s.end) for s in spans])


def _bare(view: View, span: AttributionSpan) -> Draft:
    return Draft(
        passage=view.passage.index, head=None, cue=((span.start, span.end),), learned=True,
        entry="head:attribution", score=round(float(span.score) * 0.8, 4),
    )  # fmt: skip


def _note(places: dict[int, set[int]], number: int, draft: Draft) -> None:
    """Enter a draft under every stretch of the passage that it touches."""
    for start, end in (*draft.source, *draft.cue, *draft.content):
        for stretch in range(start // _NEAR, (end - 1) // _NEAR + 1):
            places.setdefault(stretch, set()).add(number)


def _attach(view: View, drafts: list[Draft], span: AttributionSpan, places: dict[int, set[int]]) -> None:
    """Give a loose span to the draft that lacks it, or let a content continue the one it touches."""
    field = "content" if span.kind == "content" else "source"
    best, best_gap = None, _NEAR
    stretches = range(span.start // _NEAR - 1, (span.end - 1) // _NEAR + 2)
    for number in sorted(set().union(*(places.get(n, ()) for n in stretches))):
        draft = drafts[number]
        have: Ranges = draft.content if field == "content" else draft.source
        if have and field == "source":
            continue
        others = have or draft.cue or draft.content
        gap = min((max(span.start - end, start - span.end, 0) for start, end in others), default=_NEAR)
        limit = _TOUCHING if have else _NEAR
        same = view.sentence(span.start) == view.sentence(draft.anchor)
        if gap <= limit and gap < best_gap and (same or have):
            best, best_gap = number, gap
    if best is not None:
        have = drafts[best].content if field == "content" else drafts[best].source
        joined = merged([*have, (span.start, span.end)])
        drafts[best] = (
            replace(drafts[best], content=joined) if field == "content" else replace(drafts[best], source=joined)
        )
        _note(places, best, drafts[best])
    elif field == "content":
        drafts.append(
            Draft(passage=view.passage.index, head=None, content=((span.start, span.end),), learned=True,
                  entry="head:attribution", score=round(float(span.score) * 0.6, 4))
        )  # fmt: skip
        _note(places, len(drafts) - 1, drafts[-1])
