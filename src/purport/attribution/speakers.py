"""Quotations that no cue has claimed: their speakers are carried over from what stands around them."""

from collections.abc import Sequence

from msgspec.structs import replace

from purport.attribution.draft import Draft
from purport.attribution.lexicon import cue_lexicon
from purport.attribution.quotes import Quote
from purport.attribution.ranges import Range, covers, merged, overlap, size
from purport.attribution.source_words import source_words
from purport.attribution.sources import head_of
from purport.attribution.subjects import noun_phrase, subject_of
from purport.attribution.view import EDGE, MARKS, View

_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_TELLING = frozenset({"report", "assert", "deny", "admit", "confirm", "accuse", "allege", "predict", "plan"})
_VERBAL = _FINITE | {"VBN", "MD"}
_SCARE = 4
"""Quotations shorter than this are titles, nicknames and scare quotes unless a cue claims them."""


def claim_quotes(view: View, drafts: list[Draft]) -> list[Draft]:
    """Give each unclaimed quotation of a passage to its speaker.

    A quotation partly inside a content extends it to its end; one that follows a quoted content with nothing but a
    cue between goes on with the same speaker; one beside a verb of saying gets that verb. Short ones are left alone.
    """
    if not view.quotes:
        return drafts
    nearby: dict[int, set[int]] = {}
    for n in range(len(drafts)):
        _note(view, nearby, drafts, n)
    sents = view.syntax.sents
    for quote in (q for q in view.quotes if q.depth == 1):
        span, length = (quote.start, quote.end), quote.end - quote.start
        reach = range(sents[quote.start] - 1, sents[quote.end - 1] + 1)
        near = sorted(set().union(*(nearby.get(sentence, ()) for sentence in reach)))
        near = [n for n in near if not _is_inside(drafts[n], span)]
        best = max(near, key=lambda n: (overlap(drafts[n].content, (span,)), -size(drafts[n].content)), default=None)
        shared = overlap(drafts[best].content, (span,)) if best is not None else 0
        if best is not None and shared * 2 >= length:
            if shared < length and not _crossed(drafts, near, best, span):
                drafts[best] = replace(drafts[best], content=merged([*drafts[best].content, span]))
                _note(view, nearby, drafts, best)
            continue
        if length < _SCARE or not _is_statement(view, quote):
            continue
        before = _speaking_before(view, drafts, near, quote)
        found = _beside(view, quote) if before is None else None
        if before is not None:
            drafts[before] = replace(drafts[before], content=merged([*drafts[before].content, span]))
            _note(view, nearby, drafts, before)
        elif found is not None:
            drafts.append(found)
            _note(view, nearby, drafts, len(drafts) - 1)
    return drafts


def without_orphans(view: View, drafts: Sequence[Draft]) -> tuple[list[Draft], list[Draft]]:
    """Part quotations that the head found without cue and source from the other drafts, for their speakers to be found.

    Returns the others and these.
    """
    if not view.quotes:
        return list(drafts), []
    orphans = [d for d in drafts if not d.cue and not d.source and d.speaker is None and _is_quoted(view, d)]
    return [d for d in drafts if d not in orphans], orphans


def quoted_headline(view: View, drafts: Sequence[Draft]) -> list[Draft]:
    """Give the words that a headline quotes of nobody it names: "Army chief 'ordered killings'"."""
    if view.passage.kind != "headline":
        return []
    claimed = merged([r for d in drafts for r in (*d.content, *d.source)])
    return [
        Draft(
            passage=view.passage.index, head=None, content=((q.start, q.end),), class_="none",
            entry="rule:quoted-headline", score=0.4,
        )
        for q in view.quotes
        if q.depth == 1 and q.closed and q.end - q.start > 1 and not overlap(((q.start, q.end),), claimed)
        and any(view.syntax.tags[i] in _VERBAL for i in range(q.start, q.end))
    ]  # fmt: skip


def unclaimed(orphans: Sequence[Draft], drafts: Sequence[Draft]) -> list[Draft]:
    """Give the quotations that still nobody says."""
    if not orphans:
        return []
    claimed = merged([r for d in drafts for r in d.content])
    return [d for d in orphans if overlap(d.content, claimed) * 2 < size(d.content)]


def _is_quoted(view: View, draft: Draft) -> bool:
    return view.quoted(draft.content) * 2 >= size(draft.content)


def _is_inside(draft: Draft, span: Range) -> bool:
    """Say whether a draft's cue stands in the quotation: what the quoted speaker reports is not the quotation."""
    return bool(draft.cue) and span[0] <= draft.cue[0][0] < span[1]


def _note(view: View, nearby: dict[int, set[int]], drafts: Sequence[Draft], n: int) -> None:
    """Enter a draft under every sentence that it touches."""
    sents, draft = view.syntax.sents, drafts[n]
    for start, end in (*draft.cue, *draft.source, *draft.content):
        for sentence in range(sents[start], sents[end - 1] + 1):
            nearby.setdefault(sentence, set()).add(n)


def _crossed(drafts: Sequence[Draft], near: Sequence[int], best: int, span: Range) -> bool:
    """Say whether another attribution's cue lies in the rest of the quotation outside its claimed part."""
    others = (drafts[n] for n in near if n != best)
    return any(d.cue and span[0] <= d.cue[0][0] < span[1] and not d.content for d in others)


def _is_statement(view: View, quote: Quote) -> bool:
    """Tell a quoted sentence from a quoted phrase inside the outlet's own sentence."""
    syntax = view.syntax
    if not any(syntax.pos[i] in ("VERB", "AUX") for i in range(quote.start, min(quote.end, quote.start + 60))):
        return False
    last = syntax.words[quote.end - 1]
    after = syntax.words[quote.end + 1] if quote.end + 1 < len(syntax) else "."
    return last in EDGE or after in EDGE or not quote.closed or syntax.sents[quote.start] != syntax.sents[quote.end - 1]


def _speaking_before(view: View, drafts: Sequence[Draft], near: Sequence[int], quote: Quote) -> int | None:
    """Find the draft whose speaker goes on: quoted content, then at most its cue and source, then this quotation."""
    syntax = view.syntax
    opening = quote.start - 1
    for n in sorted(near, key=lambda n: -_end(drafts[n])):
        draft = drafts[n]
        end = _end(draft)
        if end > opening or not draft.content or not draft.source:
            continue
        gap = [i for i in range(end, opening) if syntax.words[i] not in EDGE and syntax.words[i] not in MARKS]
        quoted = _opens_quoted(view, draft)
        speaking = quoted or (opening > 0 and syntax.words[opening - 1] == ":")
        close = syntax.sents[quote.start] - syntax.sents[max(0, end - 1)] <= 1
        if speaking and close and len(gap) <= 6 and not any(syntax.tags[i] in _FINITE for i in gap):
            return n
        return None
    return None


def _end(draft: Draft) -> int:
    return max((part[-1][1] for part in (draft.cue, draft.source, draft.content) if part), default=0)


def _beside(view: View, quote: Quote) -> Draft | None:
    """Find a verb of saying next to the quotation, in the same or the introducing sentence."""
    verbs, syntax = cue_lexicon().verbs, view.syntax
    size_ = len(syntax)
    behind = range(quote.end, min(size_, quote.end + 12))
    ahead = range(quote.start - 2, max(-1, quote.start - 25), -1)
    for reach in (behind, ahead):
        for i in reach:
            if view.depth[i] or (reach is ahead and syntax.words[i] in (".", "!", "?")):
                break
            if reach is behind and i > quote.end and syntax.words[i] in (".", "!", "?"):
                break
            entry = verbs.get(view.lemmas[i])
            if entry is None or syntax.pos[i] != "VERB" or not entry.frames & {"quote", "quote-near"}:
                continue
            subject = subject_of(view, i)
            if subject.head is None or quote.start <= subject.head < quote.end:
                continue
            return Draft(
                passage=view.passage.index, head=i, source=noun_phrase(view, subject.head, i), cue=((i, i + 1),),
                content=((quote.start, quote.end),), class_=entry.class_, entry="rule:quote", score=0.7,
            )  # fmt: skip
    return None


def carried_over(view: View, previous: View | None, spoken: Sequence[Draft], drafts: Sequence[Draft]) -> Draft | None:
    """Give a passage that is one quotation, or that a colon announces, to the speaker of the passage before.

    Arguments: `spoken` are the drafts of the previous passage, `drafts` those of this one. The new attribution has
    neither source nor cue words of its own, because attributions never cross blocks; `speaker` points back.
    """
    if previous is None or not len(view.syntax) or not len(previous.syntax):
        return None
    if any(d.entry == "rule:colon" for d in drafts):
        return None
    size_ = len(view.syntax)
    quote = next((q for q in view.quotes if q.depth == 1 and q.start <= 2), None)
    announced = _ends_with_colon(previous)
    if quote is not None and (quote.end - quote.start) * 10 >= size_ * 6:
        span: Range = (quote.start, quote.end)
    elif announced and all(q.end - q.start < _SCARE for q in view.quotes):
        first = next((d.anchor for d in sorted(drafts, key=lambda d: d.anchor)), size_)
        span = (0, view.sentence(min(first, size_ - 1))[0] if drafts else size_)
    else:
        return None
    if any(
        d.anchor < span[0] or d.anchor >= span[1]
        for d in drafts
        if overlap(d.content, (span,)) * 2 >= span[1] - span[0]
    ):
        return None
    speaker = _last_speaker(previous, spoken, announced)
    if span[0] >= span[1] or speaker is None:
        return None
    return Draft(
        passage=view.passage.index, head=None, content=view.trim((span,)), class_="none",
        entry="rule:speaker-goes-on", score=0.6 if announced else 0.5, speaker=speaker,
    )  # fmt: skip


def _ends_with_colon(view: View) -> bool:
    words = view.syntax.words
    i = len(words) - 1
    while i >= 0 and not words[i].strip():
        i -= 1
    return i >= 0 and words[i] == ":"


def _last_speaker(view: View, spoken: Sequence[Draft], announced: bool) -> tuple[int, int] | None:
    """Give (passage, source head token) of who spoke last, only where that is perfectly clear."""
    ordered = sorted((d for d in spoken if d.source or d.speaker), key=_end)
    if ordered and ordered[-1].speaker is not None:
        return ordered[-1].speaker
    ordered = [d for d in ordered if d.source]
    if announced and ordered:
        return view.passage.index, ordered[-1].source[0][0]
    told = _told_last(view, ordered)
    if told is not None:
        return view.passage.index, told.source[0][0]
    if announced:
        subject = _subject_of_last_sentence(view)
        return (view.passage.index, subject) if subject is not None else None
    return None


def _told_last(view: View, ordered: Sequence[Draft]) -> Draft | None:
    """Give the report of a passage's last sentence: of quoted words, or the one that the sentence is about.

    What stands inside another report is left aside. "X said they had left. / "We saw them go.""
    """
    last = view.sentence(len(view.syntax) - 1)[0]
    near = [d for d in ordered if _end(d) > last and d.class_ in _TELLING]
    near = [d for d in near if not any(e is not d and covers(e.content, d.anchor) for e in near)]
    quoted = [d for d in near if _opens_quoted(view, d)]
    if quoted:
        return quoted[-1]
    main = [d for d in near if d.head is not None and view.syntax.heads[d.head] in (d.head, *_outer(view, d.head))]
    return main[0] if len(main) == 1 and _is_somebody(view, main[0]) else None


def _outer(view: View, head: int) -> tuple[int, ...]:
    """Give the root that a cue in brackets ("X, he said, is Y") or a second verb ("left and said") depends on."""
    above = view.syntax.heads[head]
    root = view.syntax.heads[above] == above and view.syntax.deps[head] in ("parataxis", "conj")
    return (above,) if root else ()


def _is_somebody(view: View, draft: Draft) -> bool:
    """Say whether a source is one person, who may go on speaking."""
    noun, syntax = head_of(view, draft.source), view.syntax
    if syntax.lower[noun] in ("he", "she") or view.label(noun) == "PER":
        return True
    word = source_words().get(view.lemmas[noun])
    return word is not None and word.kind in ("person", "witness") and syntax.tags[noun] not in ("NNS", "NNPS")


def _opens_quoted(view: View, draft: Draft) -> bool:
    """Say whether a part of a content begins with a quotation, its mark included or not."""
    return any(any(view.depth[start : min(end, start + 2)]) for start, end in draft.content)


def _subject_of_last_sentence(view: View) -> int | None:
    syntax = view.syntax
    start, end = view.sentence(len(syntax) - 1)
    root = next((i for i in range(start, end) if syntax.heads[i] == i or not start <= syntax.heads[i] < end), None)
    return subject_of(view, root).head if root is not None else None
