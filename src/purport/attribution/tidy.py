"""Last touches on drafts before they are chosen among: datelines, relative pronouns, sentences before a cue."""

from dataclasses import replace

from purport.attribution.contents import before_comma
from purport.attribution.draft import Draft
from purport.attribution.lexicon import word_sets
from purport.attribution.ranges import Ranges, covers, size, subtract
from purport.attribution.subjects import noun_phrase, subject_of
from purport.attribution.view import View

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
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
            draft = replace(draft, content=before)
    return draft


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
    if low >= 0:
        holes.append((start, low + 1))
    if high < len(words):
        holes.append((high, end))
    return view.trim(subtract(content, tuple(holes)), marks=False) if holes else content


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
