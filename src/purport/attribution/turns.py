"""Turns of phrase that look like reports: names, wishes to stay unnamed, remarks of the outlet's own."""

from purport.attribution.draft import Draft
from purport.attribution.inversion import is_detached
from purport.attribution.lexicon import PREMODIFYING, word_sets
from purport.attribution.ranges import covers, overlap, size
from purport.attribution.source_words import source_words
from purport.attribution.sources import head_of
from purport.attribution.subjects import is_negated
from purport.attribution.view import View

_HIDDEN = frozenset({"anonymity", "anonymous", "anonymously", "background"})
_IDENTIFYING = frozenset({"name", "identify", "quote"})
_ATTITUDES = frozenset({"want", "believe", "plan", "predict", "ask"})
_ANYBODY = frozenset({"you", "someone", "anyone", "anybody", "somebody", "everyone", "everybody", "nobody", "one"})
_OWN_REMARKS = frozenset({"worth", "important", "hard", "difficult", "easy", "fair", "safe", "tempting"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "his", "her", "its", "their", "our", "my"})
_WISHES = frozenset({"want", "ask", "decline", "demand", "order", "report", "assert"})
_OPENING = 6


def is_turn_of_phrase(view: View, draft: Draft) -> bool:
    """Say whether a draft is no report, whatever its cue means elsewhere."""
    head = draft.head
    if head is None or not draft.content:
        return False
    if view.lemmas[head] in word_sets()["trying"] and view.syntax.lower[draft.content[0][0]] == "to":
        return True
    if _is_literal(view, draft, head) or _is_purpose(view, head) or _labels(view, draft, head):
        return True
    if _heads_line(view, draft, head):
        return True
    if _is_taken_for_granted(view, draft, head):
        return True
    if _is_attribute(view, draft, head) or _is_afterthought(view, draft, head):
        return True
    if _stays_unnamed(view, draft) or _gives_a_name(view, draft, head) or _is_own_remark(view, draft, head):
        return True
    if _is_question_put(view, draft, head):
        return True
    if not draft.source:
        return draft.class_ == "decline" and not _is_impersonal(view, head)
    if view.lemmas[head] == "claim" and view.syntax.lower[draft.source[0][0]] in ("no", "nobody", "none"):
        return True
    return _is_anybody(view, draft) or (not draft.learned and _describes(view, draft, head))


def _is_question_put(view: View, draft: Draft, head: int) -> bool:
    """Tell what a source is silent on from what somebody asks: "asked about the letter, the palace had no comment"."""
    syntax = view.syntax
    if draft.source or syntax.tags[head] != "VBN" or view.lemmas[head] not in ("ask", "question", "press"):
        return False
    above = view.lemmas[syntax.heads[head]]
    silent = above == "have" or above in word_sets()["refusals"]
    return silent and syntax.deps[head] in ("advcl", "acl") and syntax.child(head, "nsubj:pass", "aux:pass") is None


def _stays_unnamed(view: View, draft: Draft) -> bool:
    """Tell "asked not to be named" and "spoke on condition of anonymity", which describe a source, from reports."""
    start, end = draft.content[0]
    syntax = view.syntax
    cue = [word for first, last in draft.cue for word in view.syntax.lower[first:last]]
    if view.syntax.lower[start] == "anonymity" or "anonymity" in cue:
        return True
    if draft.class_ not in _WISHES:
        return False
    for i in range(start, min(end, start + _OPENING)):
        if syntax.lower[i] in _HIDDEN and syntax.pos[i] in ("NOUN", "ADJ", "ADV"):
            return True
        if view.lemmas[i] in _IDENTIFYING and syntax.tags[i] == "VBN" and syntax.lower[i - 1] == "be":
            return draft.class_ not in ("report", "assert") and syntax.child(i, "nsubj:pass") is None
    return False


def _is_literal(view: View, draft: Draft, head: int) -> bool:
    """Tell acts from words: "was admitted to hospital", "declined the offer", "claimed nine lives"."""
    syntax, lemma = view.syntax, view.lemmas[head]
    if lemma == "admit":
        return syntax.child(head, "aux:pass") is not None and syntax.child(head, "ccomp", "xcomp") is None
    if lemma == "decline":
        first = draft.content[0][0]
        return draft.cue[-1][1] == head + 1 == first and syntax.pos[first] in ("DET", "NOUN", "PRON", "PROPN")
    target = syntax.child(head, "obj")
    if lemma == "claim" and target is not None and view.lemmas[target] in word_sets()["claimed_things"]:
        return True
    return lemma == "say" and head > 0 and syntax.lower[head - 1] == "without"


def _is_purpose(view: View, head: int) -> bool:
    """Tell what a thing is for from what somebody intends: "is meant to prevent", "a man wanted for murder"."""
    return view.syntax.tags[head] == "VBN" and view.lemmas[head] in word_sets()["purposes"] and _is_passive(view, head)


def _is_passive(view: View, verb: int) -> bool:
    syntax = view.syntax
    return syntax.child(verb, "aux:pass") is not None or syntax.deps[verb] in ("acl", "amod", "acl:relcl")


def _is_attribute(view: View, draft: Draft, head: int) -> bool:
    """Tell a word that describes a noun from a report: "proposed legislation", "the strategy outlined"."""
    syntax = view.syntax
    dep, clause = syntax.deps[head], _has_finite(view, draft)
    if dep == "amod":
        return draft.learned and syntax.lower[head] not in PREMODIFYING and not (clause and draft.source)
    if view.lemmas[head] in ("question", "inquiry", "query", "answer") and syntax.pos[head] == "NOUN":
        return not draft.source
    if syntax.pos[head] == "NOUN" and draft.cue and syntax.lower[draft.cue[-1][1] - 1] == "to":
        return draft.content[0][0] == draft.cue[-1][1] and not view.depth[draft.content[0][0]]
    if view.lemmas[head] == "remember":
        return is_negated(view, head, None)
    if dep != "acl" or not draft.source or syntax.tags[head] == "VBG" or view.lemmas[head] in ("quote", "cite"):
        return False
    told_of = covers(draft.source, syntax.heads[head])
    return told_of and (not clause or draft.content[0][0] > view.high[head])


def _has_finite(view: View, draft: Draft) -> bool:
    return any(view.is_finite(start, end) for start, end in draft.content)


def _is_afterthought(view: View, draft: Draft, head: int) -> bool:
    """Tell a cue that takes another's content for its own.

    What was said before a participle: ""...," said Ruiz, noting her success". What comes next: "said as much, arguing
    that ...". A pronoun for something else: "what he proposed". The name before a colon: "The Herald reports:".
    """
    if not draft.cue:
        return False
    syntax, (start, end) = view.syntax, (draft.content[0][0], draft.content[-1][1])
    if overlap(draft.content, draft.cue) == size(draft.content):
        return True
    if end <= draft.cue[0][0]:
        last = draft.cue[-1][1]
        colon = last >= len(syntax) or ":" in (syntax.words[last], syntax.words[last - 1])
        bare = not draft.source and end == draft.cue[0][0] and not _has_verb(view, draft)
        return is_detached(view, head) or (colon and bare and last >= len(syntax) - 1)
    if end - start == 1 and syntax.tags[start] in ("WDT", "WP"):
        return draft.class_ not in ("deny", "confirm")
    return start > head and is_detached(view, start)


def _heads_line(view: View, draft: Draft, head: int) -> bool:
    """Tell what a line is called from who speaks in it: "Quote of the week: ...", "Statement: ..."."""
    if draft.source or not draft.cue or view.syntax.pos[head] != "NOUN":
        return False
    start, end = draft.cue[0]
    return start == view.sentence(start)[0] and view.syntax.words[end - 1] == ":"


def _is_taken_for_granted(view: View, draft: Draft, head: int) -> bool:
    """Tell what the writer holds true from what the subject holds: "they do not know that the bridge is gone"."""
    if view.lemmas[head] not in word_sets()["factives"] or view.syntax.lower[draft.content[0][0]] != "that":
        return False
    return is_negated(view, head, None)


def _labels(view: View, draft: Draft, head: int) -> bool:
    """Tell the subject of a headline from its speaker: "Elections 2016: ruling party wins"."""
    if draft.class_ != "none" or view.syntax.words[head] != ":":
        return False
    return any(view.syntax.pos[i] == "NUM" for start, end in draft.source for i in range(start, end))


def _gives_a_name(view: View, draft: Draft, head: int) -> bool:
    """Tell naming from saying: "a drug called X", "the scheme, known as X", "he called her"."""
    syntax = view.syntax
    first = draft.content[0][0]
    if view.lemmas[head] == "call" and size(draft.content) == 1 and syntax.pos[first] in ("PRON", "PROPN"):
        return not view.depth[first]
    if draft.source or view.lemmas[head] not in word_sets()["naming"] or syntax.tags[head] != "VBN":
        return False
    if syntax.deps[head] not in ("acl", "acl:relcl", "amod", "appos"):
        return False
    if view.lemmas[head] == "identify":
        return syntax.child(head, "aux:pass") is None
    return not any(view.depth[start] for start, _ in draft.content) and not _has_verb(view, draft)


def _has_verb(view: View, draft: Draft) -> bool:
    pos = view.syntax.pos
    return any(pos[i] == "VERB" for start, end in draft.content for i in range(start, end))


def _is_own_remark(view: View, draft: Draft, head: int) -> bool:
    """Tell remarks of the outlet's own from reports: "it is worth noting that", "to say so would be unfair"."""
    syntax = view.syntax
    above = syntax.heads[head]
    if draft.source and not (size(draft.source) == 1 and syntax.lower[draft.source[0][0]] == "it"):
        return False
    if syntax.lower[above] in _OWN_REMARKS and syntax.pos[above] in ("ADJ", "ADP"):
        return True
    to = any(syntax.deps[c] == "mark" and syntax.lower[c] == "to" for c in syntax.children[head])
    return to and syntax.deps[head] in ("csubj", "advcl") and view.low[head] <= view.sentence(head)[0] + 1


def _is_impersonal(view: View, head: int) -> bool:
    """Say whether a silence is everybody's: "it could not be confirmed", "the report was not confirmed"."""
    return view.lemmas[head] in ("confirm", "verify", "corroborate", "authenticate")


def _is_anybody(view: View, draft: Draft) -> bool:
    """Say whether the source is nobody in particular, or a dummy "it"."""
    syntax = view.syntax
    noun = head_of(view, draft.source)
    if syntax.deps[noun] == "expl":
        return True
    return syntax.lower[noun] in _ANYBODY and size(draft.source) == 1 and draft.class_ in _ATTITUDES


def _describes(view: View, draft: Draft, head: int) -> bool:
    """Tell a clause that says which ones are meant from a report: "people who want to leave", "any firm hoping to"."""
    syntax = view.syntax
    if draft.class_ not in _ATTITUDES or not syntax.deps[head].startswith("acl"):
        return False
    noun = head_of(view, draft.source)
    word = source_words().get(view.lemmas[noun])
    if word is not None and word.role == "document":
        return False
    if syntax.heads[head] != noun or syntax.pos[noun] == "PROPN" or overlap(draft.content, draft.source):
        return False
    if view.label(noun) is not None or syntax.words[head - 1] == ",":
        return False
    return not any(syntax.lower[c] in _DEFINITE or syntax.deps[c] == "nmod:poss" for c in syntax.children[noun])
