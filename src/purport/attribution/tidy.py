"""Last touches on drafts before they are chosen among: datelines, relative pronouns, sentences before a cue."""

from msgspec.structs import replace

from purport.attribution.draft import Draft, with_spans
from purport.attribution.lexicon import word_sets
from purport.attribution.ranges import Ranges, covers, size, subtract
from purport.attribution.reach import on_this_side, with_content_in_order
from purport.attribution.source_words import source_words
from purport.attribution.sources import head_of
from purport.attribution.subjects import noun_phrase, subject_of
from purport.attribution.view import View

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_NAMING = frozenset({"PROPN", "NOUN", "ADJ", "DET", "PART", "PRON"})
_DESCRIBING = frozenset({"amod", "compound", "det", "nummod"})
_NAME = 6
_JOINING = frozenset({",", "and", "or", "&"})
_TRAILING = frozenset({"after", "before", "while"})
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
    head = draft.head
    if head is None:
        return with_spans(draft, _bare_source(view, draft), draft.content)
    return with_content_in_order(view, _without_source(_with_source_in_order(view, draft, head)), head)


def _without_source(draft: Draft) -> Draft:
    """Take a part that is nothing but words of the source off a content that has others."""
    if len(draft.content) < 2 or not draft.source:
        return draft
    left = tuple([r for r in draft.content if not any(s <= r[0] and r[1] <= e for s, e in draft.source)])
    return with_spans(draft, draft.source, left or draft.content)


def _with_source_in_order(view: View, draft: Draft, head: int) -> Draft:
    if draft.content:
        draft = with_spans(draft, draft.source, on_this_side(view, head, draft.content))
    low, high = view.subtree(head)
    noun = draft.learned and bool(draft.source) and view.syntax.pos[head] == "NOUN"
    elsewhere = noun and draft.source[0][0] > head and not low <= draft.source[0][0] < high
    if elsewhere or (draft.source and _cannot_feel(view, draft, head)):
        draft = replace(draft, source=(), agentless=True)
    draft = with_spans(draft, _bare_source(view, draft), draft.content)
    if not draft.source and draft.content and not draft.passive:
        draft = _with_apposed_source(view, draft, head)
    if draft.source and view.syntax.words[head] == ":":
        draft = replace(draft, source=_first_name(view, draft.source))
    if draft.source and (_is_told(view, draft, head) or _is_of_other_cue(view, draft)):
        draft = replace(draft, source=(), agentless=True, passive=True)
    if _is_relative(view, draft.source):
        draft = replace(draft, source=_antecedent(view, draft) or draft.source)
    return draft


def without_retracted(view: View, drafts: list[Draft]) -> list[Draft]:
    """Leave out the noun that a retraction has for its object: "took back its claim that ..." is one attribution."""
    takers = {d.head for d in drafts if d.class_ == "retract" and d.head is not None}
    syntax = view.syntax
    return [
        d
        for d in drafts
        if d.head is None or syntax.deps[d.head] != "obj" or syntax.heads[d.head] not in takers or d.head in takers
    ]


def _bare_source(view: View, draft: Draft) -> Ranges:
    """Take commas off a source, and a clause that the head has put before its noun.

    "When they reach the site, all they get is a message stating ...": a finite verb stands before the subject.
    """
    source = _behind_colon(view, draft, _widened(view, _one_speaker(view, draft)) if draft.learned else draft.source)
    if size(source) > 1 and view.syntax.lower[source[-1][1] - 1] in _RELATIVE | _TRAILING:
        source = view.trim(subtract(source, ((source[-1][1] - 1, source[-1][1]),)), marks=False)
    if source and source[0][0] > 1 and view.syntax.lower[source[0][0] - 2 : source[0][0]] == ["according", "to"]:
        comma = next((i for i in range(*source[0]) if view.syntax.words[i] == ","), None)
        if comma is not None and draft.head is not None and draft.head >= source[-1][1]:
            return view.trim(subtract(source, ((source[0][0], comma + 1),)))
    if not source or draft.head is None or not draft.learned or view.syntax.pos[draft.head] not in ("VERB", "ADJ"):
        return source
    subject = subject_of(view, draft.head).head
    if subject is None or not covers(source, subject):
        return _second_clause(view, source)
    syntax, start = view.syntax, source[0][0]
    low = view.low[subject]
    for i in range(start, subject):
        if syntax.tags[i] in _FINITE and not low <= i < subject:
            return noun_phrase(view, subject, draft.head)
    return source


def _behind_colon(view: View, draft: Draft, source: Ranges) -> Ranges:
    """Take off whose line it is: "Mr Danjuma (Works): My officials inform me that ..."."""
    if draft.head is None or not source or draft.head < source[-1][1]:
        return source
    colon = next((i for i in range(source[-1][1] - 1, source[0][0], -1) if view.syntax.words[i].endswith(":")), None)
    return view.trim(subtract(source, ((source[0][0], colon + 1),))) if colon is not None else source


def _first_name(view: View, source: Ranges) -> Ranges:
    """Give the first of several names before a colon: "Ana Ruiz slams Army chief: 'You lied'"."""
    names = [(s, e) for s, e, _ in view.names(source[0][0], source[-1][1]) if source[0][0] <= s and e <= source[-1][1]]
    return (names[0],) if len(names) > 1 and names[0][0] == source[0][0] and "," not in view.text(source) else source


def _is_of_other_cue(view: View, draft: Draft) -> bool:
    """Say whether the source of a passive is governed by "according to": "is expected, according to an aide"."""
    start = draft.source[0][0]
    return view.syntax.lower[max(0, start - 2) : start] == ["according", "to"] and draft.cue[-1][1] < start - 1


def _is_told(view: View, draft: Draft, head: int) -> bool:
    """Say whether the source only hears: "the plot failed, court told", "asked about it, the general said"."""
    syntax, noun = view.syntax, head_of(view, draft.source)
    if view.lemmas[head] in ("tell", "hear"):
        silent = all(c < head or syntax.deps[c] == "punct" for c in syntax.children[head])
        return silent and view.lemmas[noun] in word_sets()["hearings"] and syntax.child(head, "aux") is None
    asked = view.lemmas[head] in ("ask", "question", "press") and syntax.tags[head] == "VBN"
    if view.lemmas[head] == "ask" and head == view.sentence(head)[0]:
        return True
    if not asked or syntax.child(head, "nsubj") is not None:
        return False
    return syntax.deps[head] in ("advcl", "acl") or syntax.child(head, "aux:pass") is not None


def _one_speaker(view: View, draft: Draft) -> Ranges:
    """Keep the part of a scattered source that the cue's subject is in: "senators ... a call when he asked"."""
    if len(draft.source) < 2 or draft.head is None or view.syntax.pos[draft.head] != "VERB":
        return draft.source
    subject = subject_of(view, draft.head).head
    own = [(s, e) for s, e in draft.source if subject is not None and s <= subject < e]
    if not own:
        return draft.source
    (start, end), lower = own[0], view.syntax.lower
    joined = [(s, e) for s, e in draft.source if s in (end, end + 1) and lower[end] in _JOINING]
    joined += [(s, e) for s, e in draft.source if e in (start, start - 1) and lower[e] in _JOINING]
    return tuple(sorted([*joined, own[0]]))


def _cannot_feel(view: View, draft: Draft, head: int) -> bool:
    """Say whether a thing stands as the source of worries or talk it only sets off: "the visit raised concerns"."""
    syntax, sets = view.syntax, word_sets()
    felt = syntax.child(head, "obj") if syntax.pos[head] == "VERB" else head
    if felt is None or view.lemmas[felt] not in sets["content_nouns"] or not covers(draft.cue, felt):
        return False
    if syntax.deps[felt] != "obj" or view.lemmas[syntax.heads[felt]] not in sets["setting_off"]:
        return False
    noun = head_of(view, draft.source)
    return syntax.pos[noun] == "NOUN" and view.lemmas[noun] not in source_words()


def _widened(view: View, source: Ranges) -> Ranges:
    """Give a source that the head cut to one noun its describing words: "U.S. officials", "six in ten Yemenis"."""
    if size(source) != 1:
        return source
    syntax, noun = view.syntax, source[0][0]
    start, end = noun, noun + 1
    if syntax.pos[noun] == "NOUN":
        while start > 0 and syntax.heads[start - 1] in range(start, noun + 1) and syntax.deps[start - 1] in _DESCRIBING:
            start -= 1
    elif syntax.pos[noun] == "NUM" and (of := syntax.child(noun, "nmod")) is not None:
        end = max(end, min(view.high[of], noun + _NAME))
    return ((start, end),)


def _with_apposed_source(view: View, draft: Draft, head: int) -> Draft:
    """Take the name before a verb without a subject: "X asked for guns, its envoy, Ana Ruiz, told the paper"."""
    syntax, words = view.syntax, view.syntax.words
    told = view.lemmas[head] in word_sets()["told"] or view.lemmas[head] in word_sets()["sayers"]
    if not told or syntax.tags[head] not in ("VBD", "VBZ") or syntax.child(head, "nsubj", "nsubj:pass") is not None:
        return draft
    end = head - 1 if words[head - 1] == "," else head
    start = end
    while start > 0 and syntax.pos[start - 1] in _NAMING:
        start -= 1
    if not any(syntax.pos[i] == "PROPN" for i in range(start, end)) or words[start - 1 : start] != [","]:
        return draft
    role = start - 1
    while role > 0 and syntax.pos[role - 1] in _NAMING:
        role -= 1
    described = (
        role < start - 1 and words[role - 1 : role] == [","] and syntax.tags[role] in ("DT", "PRP$", "NN", "NNP")
    )
    first = role if described else start
    content = view.trim(subtract(draft.content, ((first, end),)), marks=False)
    return replace(draft, source=((start, end),), content=content or draft.content, agentless=False)


def _second_clause(view: View, source: Ranges) -> Ranges:
    """Take what follows "and" where the head took a whole clause with it: "two deputies left and a third, Ana Ruiz"."""
    syntax, (start, end) = view.syntax, source[0]
    verb = next((i for i in range(start, end) if syntax.tags[i] in _FINITE and not _is_relative_verb(view, i)), None)
    if verb is None:
        return source
    joint = next((i for i in range(verb + 1, end - 1) if syntax.lower[i] in ("and", "but", "while")), None)
    return view.trim(((joint + 1, end),), marks=False) if joint is not None else source


def _is_relative_verb(view: View, verb: int) -> bool:
    syntax = view.syntax
    aux = syntax.deps[verb].startswith("aux") or syntax.deps[verb] == "cop"
    return syntax.deps[syntax.heads[verb] if aux else verb].startswith("acl")


def _is_relative(view: View, source: Ranges) -> bool:
    return size(source) == 1 and view.syntax.lower[source[0][0]] in _RELATIVE


def _antecedent(view: View, draft: Draft) -> Ranges:
    if draft.head is None:
        return ()
    head = subject_of(view, draft.head).head
    if head is None or view.syntax.lower[head] in _RELATIVE:
        return ()
    return noun_phrase(view, head, draft.head)
