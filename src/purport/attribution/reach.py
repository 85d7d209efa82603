"""How far what is said reaches: to a semicolon, without what else the source did, with its subject and its reason."""

from purport.attribution.contents import before_comma
from purport.attribution.cue_head import is_likely
from purport.attribution.draft import Draft, with_spans
from purport.attribution.lexicon import word_sets
from purport.attribution.ranges import Range, Ranges, covers, merged, overlap, subtract
from purport.attribution.subjects import outer_verb
from purport.attribution.view import FINITE, View

_DASHES = frozenset({"-", "--", "–", "—"})
_PARTING = _DASHES | {";"}
_VERBAL = FINITE | {"VB"}
_LONG = 60
_STEPS = 6
_REASONS = frozenset({"because", "if", "unless", "until", "when", "since"})
_ANSWERING = frozenset({"deny", "reject", "dismiss", "dispute", "insist", "decline", "refuse"})
_PROFORMS = frozenset({"otherwise", "so", "this", "following", "much", "thus"})
_OPENING = frozenset({"and", "but", "or", "which", "who"})


def with_content_in_order(view: View, draft: Draft, head: int) -> Draft:
    """Bring the content of a draft in order.

    Arguments: the passage; the draft, its source in order; its head. What else the source did is cut, the sentence
    before the cue taken where the head found none, a parted subject and a reason added.
    """
    draft = with_spans(draft, draft.source, _behind_proform(view, draft.content))
    content = _own_clause(view, head, _in_fronted(view, head, draft.content)) if draft.content else ()
    if draft.learned and draft.cue and not draft.contentless and _takes_clause(view, draft):
        before = before_comma(view, head, draft.source)
        if before and (not content or _is_rest(view, draft)):
            content = on_this_side(view, head, before) or before
    draft = with_spans(draft, draft.source, content)
    if content:
        content = _with_subject(view, draft, _behind_and(view, draft))
    if content and draft.learned:
        content = _with_reason(view, head, content)
    return with_spans(draft, draft.source, content)


def _behind_proform(view: View, content: Ranges) -> Ranges:
    """Take what a colon spells out for the word that stands for it: "suggests otherwise: payments had stopped"."""
    if len(content) != 1 or content[0][1] - content[0][0] > 2 or view.syntax.lower[content[0][1] - 1] not in _PROFORMS:
        return content
    colon, end = content[0][1], view.sentence(content[0][0])[1]
    if colon + 2 >= end or view.syntax.words[colon] != ":":
        return content
    return view.trim(((colon + 1, end),)) or content


def _in_fronted(view: View, head: int, content: Ranges) -> Ranges:
    """Cut the main clause off what is said in a clause before it: "when he said they had left, nobody answered"."""
    syntax, node = view.syntax, head
    if view.depth[head]:
        return content
    for _ in range(_STEPS):
        above = syntax.heads[node]
        if above == node:
            return content
        if syntax.deps[node] == "advcl" and head < view.high[node] < above and view.low[node] <= content[0][0]:
            left = subtract(content, ((view.high[node], view.sentence(head)[1]),))
            return view.trim(left, marks=False) or content
        node = above
    return content


def _with_reason(view: View, head: int, content: Ranges) -> Ranges:
    """Add the adverbial clause behind what is said where it hangs on it: "he would go, because they had asked him"."""
    syntax, end = view.syntax, content[-1][1]
    last = view.sentence(end - 1)[1]
    first = end + 1 if end < last and syntax.words[end] == "," else end
    if first >= last or syntax.lower[first] not in _REASONS or head > end:
        return content
    for clause in range(first, last):
        if (
            view.low[clause] in (end, first)
            and syntax.deps[clause] == "advcl"
            and covers(content, syntax.heads[clause])
        ):
            return merged([*content, (end, view.high[clause])])
    return content


def _behind_and(view: View, draft: Draft) -> Ranges:
    """Cut what stands before the "and" or "which" that a cue between commas follows.

    "She was held and, the family maintains, beaten"; "boats which, according to the navy, it turned away".
    """
    left = min(part[0][0] for part in (draft.cue, draft.source) if part) if draft.cue or draft.source else 0
    words = view.syntax.lower
    if left < 2 or words[left - 1] != "," or words[left - 2] not in _OPENING:
        return draft.content
    right = max(part[-1][1] for part in (draft.cue, draft.source) if part)
    start, end = view.sentence(left)
    behind = view.trim(((right, end),)) if right < end and words[right] == "," else ()
    return subtract(draft.content, ((start, left),)) or behind or draft.content


def _with_subject(view: View, draft: Draft, content: Ranges) -> Ranges:
    """Add the subject that a cue parts from its predicate: "talk of war, a columnist wrote, is premature"."""
    syntax = view.syntax
    if not draft.cue or not draft.source or view.lemmas[draft.head or 0] not in word_sets()["sayers"]:
        return content
    left, right = min(draft.cue[0][0], draft.source[0][0]), max(draft.cue[-1][1], draft.source[-1][1])
    start, end = content[0][0], content[-1][1]
    if start < right or start - right > 1 or syntax.lower[left - 1 : left] != [","] or end - start > _LONG:
        return content
    if syntax.words[right : right + 1] == [","] and (comment := _commented_on(view, draft.head or 0, left, content)):
        return merged([*content, *comment])
    heads = (i for i in range(start, end) if not start <= syntax.heads[i] < end or syntax.heads[i] == i)
    for head in heads:
        subject = syntax.child(head, "nsubj", "nsubj:pass")
        if subject is not None and subject < left:
            low, high = view.subtree(subject)
            return merged([*content, *view.trim(on_this_side(view, left, ((low, min(high, left)),)))])
    return content


def _commented_on(view: View, head: int, left: int, content: Ranges) -> Ranges:
    """Give the clause before a cue between commas that goes on behind it: "it was he, the family said, who called"."""
    syntax, above = view.syntax, view.syntax.heads[head]
    if syntax.deps[head] != "parataxis" or above >= left or covers(content, above):
        return ()
    first = max(view.low[above], view.sentence(head)[0], view.begin)
    return view.trim(on_this_side(view, head, ((first, left),)))


def _own_clause(view: View, head: int, content: Ranges) -> Ranges:
    """Cut what the source did besides speaking: "confirmed that they were held but refused to free them"."""
    syntax, deps = view.syntax, view.syntax.deps
    joined = [c for c in syntax.children[head] if deps[c] == "conj"]
    within = [c for said in syntax.children[head] if deps[said] == "ccomp"
              for c in syntax.children[said] if deps[c] == "conj"]  # fmt: skip
    if not joined and not within:
        return content
    holes = [view.subtree(c) for c in (*within, *joined) if _answers(view, c, content)]
    holes += [view.subtree(c) for c in joined if _speaks_next(view, head, c, content)]
    for child in (*joined, *(c for c in within if outer_verb(view, c) == head)):
        if child < head or syntax.tags[child] not in ("VBD", "VBZ"):
            continue
        if view.depth[child] or not covers(content, child) or syntax.child(child, "nsubj", "nsubj:pass") is not None:
            continue
        low, high = view.subtree(child)
        if low > content[0][0] and low > head:
            holes.append((low, high))
    return view.trim(subtract(content, merged(holes)), marks=False) or content if holes else content


def _speaks_next(view: View, head: int, verb: int, content: Ranges) -> bool:
    """Say whether a conjunct of the cue tells what another says: "predicts that it will land, and its head begged"."""
    syntax, low = view.syntax, view.low[verb]
    if verb < head or view.depth[low] or not covers(content, verb) or low <= content[0][0]:
        return False
    if syntax.words[low - 1] not in (",", ";") and syntax.words[low] not in (",", ";"):
        return False
    if syntax.child(verb, "nsubj") is None:
        return False
    return verb in view.cue_lemmas or is_likely(view, ((verb, verb + 1),), inside=True)


def _answers(view: View, verb: int, content: Ranges) -> bool:
    """Say whether a conjunct behind "but" answers for another: "said they had fired, but the army denied it"."""
    syntax = view.syntax
    if view.depth[verb] or not covers(content, verb) or verb <= content[0][0]:
        return False
    answering = view.lemmas[verb] in _ANSWERING and syntax.child(verb, "nsubj") is not None
    return answering and any(syntax.lower[c] in ("but", "while") for c in syntax.children[verb])


def on_this_side(view: View, head: int, content: Ranges) -> Ranges:
    """Cut a content at semicolons outside quotations that part it from its cue."""
    start, end = view.sentence(head)
    words, depth = view.syntax.words, view.depth
    if _PARTING.isdisjoint(words[start:end]):
        return content
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


def _takes_clause(view: View, draft: Draft) -> bool:
    if draft.head is None or view.syntax.tags[draft.head] == "VBG":
        return False
    return view.lemmas[draft.head] in word_sets()["sayers"]


def _is_rest(view: View, draft: Draft) -> bool:
    """Say whether a content is only what trails a cue at the end of its sentence: a date, a place, "citing X"."""
    if not draft.content or not draft.cue or draft.content[0][0] < draft.cue[-1][1]:
        return False
    return _VERBAL.isdisjoint(view.syntax.tags[draft.content[0][0] : draft.content[-1][1]])
