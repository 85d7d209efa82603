"""Which drafts become attributions: precision first."""

from collections.abc import Iterable

from purport.attribution.cue_head import is_likely, is_unlikely
from purport.attribution.draft import Draft
from purport.attribution.lexicon import word_sets
from purport.attribution.ranges import Ranges, covers, merged, overlap, size
from purport.attribution.sources import head_of
from purport.attribution.turns import is_turn_of_phrase
from purport.attribution.view import EDGE, MARKS, View

LEARNED_FLOOR = 0.35
"""Learned attributions below this score count only when syntax agrees."""
_MARKING = frozenset({"PUNCT", "ADP", "SYM", "X"})
_MOSTLY = 0.5
_ENTIRELY = 0.8
_NAME = 4


def kept(view: View, drafts: Iterable[Draft]) -> list[Draft]:
    """Leave out what the guide does not call an attribution.

    The training corpus also marks praise, support, agreement and bare mentions; the guide does not. Such cues stay
    only with quoted words or with a clause. Contents without a cue stay when quoted or when a source is known, those
    with neither only when they are a quotation from end to end.
    """
    drafts = list(drafts)
    said = merged([r for d in drafts if d.cue for r in d.content])
    return [d for d in drafts if _is_kept(view, d, said)]


def _is_kept(view: View, draft: Draft, said: Ranges) -> bool:
    if not draft.content:
        aside = draft.head is not None and any(
            view.syntax.lower[c] == "without" for c in view.syntax.children[draft.head]
        )
        return draft.contentless and bool(draft.source) and not aside
    if size(draft.source) and overlap(draft.content, draft.source) == size(draft.content):
        return False
    if is_turn_of_phrase(view, draft):
        return False
    quoted = _share_quoted(view, draft)
    if draft.learned and draft.score < LEARNED_FLOOR and quoted < _MOSTLY:
        return False
    retracted = draft.class_ == "retract" and draft.framed and _has_clause(view, draft)
    if is_unlikely(view, draft) and quoted < _MOSTLY and not retracted and not _is_mark(view, draft):
        return False
    if _only_names(view, draft) or (not draft.learned and _is_aside(view, draft)):
        return False
    if draft.class_ == "none" and view.text(draft.source).lower() in word_sets()["labels"]:
        return False
    if draft.class_ == "none":
        if draft.cue and draft.head is not None and view.syntax.pos[draft.head] not in _MARKING:
            return quoted >= _MOSTLY
        if not draft.source and not draft.cue:
            return draft.speaker is not None or _is_quotation(view, draft)
        return bool(quoted or (draft.source and size(draft.content) >= 3))
    if draft.head is not None and draft.cue:
        enough = 0.2 if draft.class_ == "accuse" else _MOSTLY
        return quoted >= enough or not _is_mere_mention(view, draft, draft.head, said)
    return True


def _is_mark(view: View, draft: Draft) -> bool:
    """Say whether a cue is no word: "Ruiz: no comment"."""
    return not any(view.syntax.words[i].isalpha() for start, end in draft.cue for i in range(start, end))


def _is_quotation(view: View, draft: Draft) -> bool:
    """Say whether a content is quoted from end to end, its marks aside."""
    words = [i for start, end in draft.content for i in range(start, end) if view.syntax.words[i] not in EDGE | MARKS]
    return sum(1 for i in words if view.depth[i]) >= _ENTIRELY * len(words)


def _is_aside(view: View, draft: Draft) -> bool:
    """Tell a turn of phrase from a source: "do you think", "nobody can say", "I think" in a quotation."""
    if size(draft.source) != 1 or draft.head is None:
        return False
    word = view.syntax.lower[draft.source[0][0]]
    if word in ("you", "nobody", "anybody", "anyone", "who", "one", "what"):
        return True
    if word in ("i", "we") and view.depth[draft.head] and _tells_hearer(view, draft.head):
        return True
    own = (
        view.syntax.pos[draft.head] == "VERB" and word in ("i", "we") and draft.class_ in ("believe", "want", "predict")
    )
    return own and view.depth[draft.head] > 0 and not _share_quoted_deeper(view, draft)


def _tells_hearer(view: View, verb: int) -> bool:
    """Say whether a verb in a quotation only addresses the hearer: "I must tell you that ..."."""
    hearer = view.syntax.child(verb, "obj", "iobj")
    return hearer is not None and view.syntax.lower[hearer] == "you"


def _share_quoted_deeper(view: View, draft: Draft) -> bool:
    """Say whether a content is a quotation inside the one around its cue."""
    return draft.head is not None and view.depth[draft.content[0][0]] > view.depth[draft.head]


def _only_names(view: View, draft: Draft) -> bool:
    """Tell naming from saying: "a user labelled 'Ghost'"."""
    if draft.source or draft.head is None or size(draft.content) > _NAME:
        return False
    syntax = view.syntax
    return syntax.deps[draft.head] == "acl" and syntax.tags[draft.head] == "VBN" and draft.class_ == "assert"


def _is_mere_mention(view: View, draft: Draft, head: int, said: Ranges) -> bool:
    """Tell cues that only sometimes attribute, pictures that "show", and "likely" without anybody who says so."""
    sets = word_sets()
    lemma = view.lemmas[head]
    if view.syntax.pos[head] == "NOUN" and draft.class_ == "plan":
        return not _is_taken_for_cue(view, draft, said)
    if lemma in sets["not_reported"] and view.syntax.pos[head] in ("VERB", "ADJ"):
        if _begins_with_cue(view, draft, head):
            return True
        framed = draft.framed and lemma in sets["reported_if_framed"]
        if not framed and (lemma in sets["framed_only"] or not _has_clause(view, draft)):
            return not _is_taken_for_cue(view, draft, said)
    if draft.class_ == "show" and draft.source:
        asked = not draft.learned and view.syntax.lower[draft.content[0][0]] in ("whether", "how", "what")
        return asked or view.lemmas[head_of(view, draft.source)] in sets["pictures"]
    return view.syntax.lower[head] in ("likely", "unlikely") or _is_background(view, draft, head)


def _is_taken_for_cue(view: View, draft: Draft, said: Ranges) -> bool:
    """Say whether the cue head knows better; `said` is what the passage reports."""
    return is_likely(view, draft.cue, inside=covers(said, draft.cue[0][0]), keeping=True)


def _begins_with_cue(view: View, draft: Draft, head: int) -> bool:
    """Say whether a content is only the next thing said: "refused, saying it would hand him over"."""
    first, syntax = draft.content[0][0], view.syntax
    return first > head and syntax.tags[first] == "VBG" and view.lemmas[first] in word_sets()["sayers"]


def _is_background(view: View, draft: Draft, head: int) -> bool:
    """Tell a reporting that is itself only a circumstance ("after news of it was reported") or a plan of nobody's."""
    syntax = view.syntax
    if draft.source or syntax.tags[head] != "VBN":
        return False
    if syntax.deps[head] == "acl" and draft.class_ == "plan":
        return True
    if syntax.child(head, "aux:pass") is None:
        return False
    timed = syntax.deps[head] == "advcl" and syntax.child(head, "mark") is not None
    return timed and not _has_clause(view, draft) and syntax.lower[head - 1] != "as"


def _has_clause(view: View, draft: Draft) -> bool:
    """Say whether a content is a finite clause, with "that" or a subject of its own."""
    for start, end in draft.content:
        if view.syntax.lower[start] in ("to", "for", "whether", "what"):
            return False
        if view.is_finite(start, min(end, start + 40)):
            return True
    return False


def _share_quoted(view: View, draft: Draft) -> float:
    if not view.quotes:
        return 0.0
    return view.quoted(draft.content) / max(1, size(draft.content))
