"""Last touches on drafts before they are chosen among: datelines, relative pronouns, sentences before a cue."""

from dataclasses import replace

from purport.attribution.contents import before_comma
from purport.attribution.draft import Draft
from purport.attribution.lexicon import word_sets
from purport.attribution.ranges import Range, Ranges, covers, merged, overlap, size, subtract
from purport.attribution.subjects import noun_phrase, subject_of
from purport.attribution.view import View

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_DASHES = frozenset({"-", "--", "–", "—"})
_LONG = 60
_RELATIVE = frozenset({"who", "which", "that"})


def tidied(view: View, draft: Draft) -> Draft:
    """Bring a draft in order.

    A dateline is in no source and no content. A source that is a relative pronoun becomes the noun it stands for. A
    verb of saying that the head left without content gets the sentence before it, where a comma parts them.
    """
    dateline: Ranges = ((0, view.begin),) if view.begin else ()
    if dateline:
        source = view.trim(subtract(draft.source, dateline))
        draft = replace(draft, source=source, content=view.trim(subtract(draft.content, dateline), marks=False))
    if draft.head is not None and draft.content:
        draft = replace(draft, content=_on_this_side(view, draft.head, draft.content))
    if draft.learned and draft.head is not None and draft.source and view.syntax.pos[draft.head] == "NOUN":
        low, high = view.subtree(draft.head)
        if draft.source[0][0] > draft.head and not low <= draft.source[0][0] < high:
            draft = replace(draft, source=(), agentless=True)
    draft = replace(draft, source=_bare_source(view, draft))
    if draft.learned and draft.head is not None and draft.content:
        draft = replace(draft, content=_own_clause(view, draft.head, draft.content))
    if _is_relative(view, draft.source) and draft.head is not None:
        draft = replace(draft, source=_antecedent(view, draft) or draft.source)
    if draft.learned and draft.head is not None and draft.cue and not draft.contentless and _takes_clause(view, draft):
        before = before_comma(view, draft.head, draft.source)
        if before and (not draft.content or _is_rest(view, draft)):
            draft = replace(draft, content=_on_this_side(view, draft.head, before) or before)
    if draft.head is not None and draft.content:
        draft = replace(draft, content=_with_subject(view, draft, _behind_and(view, draft)))
    return draft


def _behind_and(view: View, draft: Draft) -> Ranges:
    """Cut what stands before a coordinator that the cue follows: "was held and, the family maintains, beaten"."""
    left = min(part[0][0] for part in (draft.cue, draft.source) if part) if draft.cue or draft.source else 0
    words = view.syntax.lower
    if left < 2 or words[left - 1] != "," or words[left - 2] not in ("and", "but", "or"):
        return draft.content
    return subtract(draft.content, ((view.sentence(left)[0], left),)) or draft.content


def _with_subject(view: View, draft: Draft, content: Ranges) -> Ranges:
    """Add the subject that a cue parts from its predicate: "talk of war, a columnist wrote, is premature"."""
    syntax = view.syntax
    if not draft.cue or not draft.source or view.lemmas[draft.head or 0] not in word_sets()["sayers"]:
        return content
    left, right = min(draft.cue[0][0], draft.source[0][0]), max(draft.cue[-1][1], draft.source[-1][1])
    start, end = content[0][0], content[-1][1]
    if start < right or start - right > 1 or syntax.lower[left - 1 : left] != [","] or end - start > _LONG:
        return content
    heads = (i for i in range(start, end) if not start <= syntax.heads[i] < end)
    for head in heads:
        subject = syntax.child(head, "nsubj", "nsubj:pass")
        if subject is not None and subject < left:
            low, high = view.subtree(subject)
            return merged([*content, *view.trim(_on_this_side(view, left, ((low, min(high, left)),)))])
    return content


def _bare_source(view: View, draft: Draft) -> Ranges:
    """Take commas off a source, and a clause that the head has put before its noun.

    "When they reach the site, all they get is a message stating ...": a finite verb stands before the subject.
    """
    source = draft.source
    if not source or draft.head is None or not draft.learned or view.syntax.pos[draft.head] not in ("VERB", "ADJ"):
        return source
    subject = subject_of(view, draft.head).head
    if subject is None or not covers(source, subject):
        return source
    syntax, start = view.syntax, source[0][0]
    low = view.low[subject]
    for i in range(start, subject):
        if syntax.tags[i] in _FINITE and not low <= i < subject:
            return noun_phrase(view, subject, draft.head)
    return source


def _own_clause(view: View, head: int, content: Ranges) -> Ranges:
    """Cut what the source did besides speaking: "confirmed that they were held but refused to free them"."""
    syntax, holes = view.syntax, []
    for child in syntax.children[head]:
        if syntax.deps[child] != "conj" or child < head or syntax.tags[child] not in ("VBD", "VBZ"):
            continue
        if view.depth[child] or not covers(content, child) or syntax.child(child, "nsubj", "nsubj:pass") is not None:
            continue
        low, high = view.subtree(child)
        if low > content[0][0] and low > head:
            holes.append((low, high))
    return view.trim(subtract(content, tuple(sorted(holes))), marks=False) or content if holes else content


def _on_this_side(view: View, head: int, content: Ranges) -> Ranges:
    """Cut a content at semicolons outside quotations that part it from its cue."""
    start, end = view.sentence(head)
    words, depth = view.syntax.words, view.depth
    low = next((i for i in range(head, start, -1) if words[i] == ";" and not depth[i]), -1)
    high = next((i for i in range(head, end) if words[i] == ";" and not depth[i]), len(words))
    holes = []
    if (between := _dashes_around(view, head)) is not None and overlap(content, (between,)):
        holes += [(start, between[0]), (between[1], end)]
    if low >= 0:
        holes.append((start, low + 1))
    if high < len(words):
        holes.append((high, end))
    return view.trim(subtract(content, merged(holes)), marks=False) if holes else content


def _dashes_around(view: View, head: int) -> Range | None:
    """Give the range between the two dashes that a cue stands between, outside quotations."""
    start, end = view.sentence(head)
    start = max(start, view.begin)
    words, depth = view.syntax.words, view.depth
    if depth[head]:
        return None
    at = [i for i in range(start, end) if words[i] in _DASHES and not depth[i] and view.syntax.tags[i] != "HYPH"]
    before = [i for i in at if start < i < head]
    after = [i for i in at if head < i < end - 1]
    return (before[-1] + 1, after[0]) if before and after else None


def _is_relative(view: View, source: Ranges) -> bool:
    return size(source) == 1 and view.syntax.lower[source[0][0]] in _RELATIVE


def _antecedent(view: View, draft: Draft) -> Ranges:
    if draft.head is None:
        return ()
    head = subject_of(view, draft.head).head
    if head is None or view.syntax.lower[head] in _RELATIVE:
        return ()
    return noun_phrase(view, head, draft.head)


def _takes_clause(view: View, draft: Draft) -> bool:
    return draft.head is not None and view.lemmas[draft.head] in word_sets()["sayers"]


def _is_rest(view: View, draft: Draft) -> bool:
    """Say whether a content is only what trails a cue at the end of its sentence: a date, a place, "citing X"."""
    if not draft.content or not draft.cue or draft.content[0][0] < draft.cue[-1][1]:
        return False
    start, end = draft.content[0][0], draft.content[-1][1]
    tags = view.syntax.tags
    return not any(tags[i] in ("VBD", "VBZ", "VBP", "MD", "VB") for i in range(start, end))
