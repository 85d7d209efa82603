"""Last touches on drafts before they are chosen among: datelines, relative pronouns, sentences before a cue."""

from dataclasses import replace

from purport.attribution.contents import before_comma
from purport.attribution.draft import Draft
from purport.attribution.lexicon import word_sets
from purport.attribution.ranges import Range, Ranges, covers, merged, overlap, size, subtract
from purport.attribution.source_words import source_words
from purport.attribution.sources import head_of
from purport.attribution.subjects import noun_phrase, outer_verb, subject_of
from purport.attribution.view import View

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_DASHES = frozenset({"-", "--", "–", "—"})
_LONG = 60
_NAMING = frozenset({"PROPN", "NOUN", "ADJ", "DET", "PART", "PRON"})
_DESCRIBING = frozenset({"amod", "compound", "det", "nummod"})
_NAME = 6
_REASONS = frozenset({"because", "if", "unless", "until", "when", "since"})
_OPENING = frozenset({"and", "but", "or", "which", "who"})
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
        return _changed(draft, _bare_source(view, draft), draft.content)
    return _with_content_in_order(view, _with_source_in_order(view, draft, head), head)


def _changed(draft: Draft, source: Ranges, content: Ranges) -> Draft:
    """Give the draft with this source and content; copies only where something changes."""
    same = source == draft.source and content == draft.content
    return draft if same else replace(draft, source=source, content=content)


def _with_source_in_order(view: View, draft: Draft, head: int) -> Draft:
    if draft.content:
        draft = _changed(draft, draft.source, _on_this_side(view, head, draft.content))
    low, high = view.subtree(head)
    noun = draft.learned and bool(draft.source) and view.syntax.pos[head] == "NOUN"
    elsewhere = noun and draft.source[0][0] > head and not low <= draft.source[0][0] < high
    if elsewhere or (draft.source and _cannot_feel(view, draft, head)):
        draft = replace(draft, source=(), agentless=True)
    draft = _changed(draft, _bare_source(view, draft), draft.content)
    if not draft.source and draft.content and not draft.passive:
        draft = _with_apposed_source(view, draft, head)
    if _is_relative(view, draft.source):
        draft = replace(draft, source=_antecedent(view, draft) or draft.source)
    return draft


def _with_content_in_order(view: View, draft: Draft, head: int) -> Draft:
    content = _own_clause(view, head, draft.content) if draft.content else ()
    if draft.learned and draft.cue and not draft.contentless and _takes_clause(view, draft):
        before = before_comma(view, head, draft.source)
        if before and (not content or _is_rest(view, draft)):
            content = _on_this_side(view, head, before) or before
    draft = _changed(draft, draft.source, content)
    if content:
        content = _with_subject(view, draft, _behind_and(view, draft))
    if content and draft.learned:
        content = _with_reason(view, head, content)
    return _changed(draft, draft.source, content)


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
    heads = (i for i in range(start, end) if not start <= syntax.heads[i] < end)
    for head in heads:
        subject = syntax.child(head, "nsubj", "nsubj:pass")
        if subject is not None and subject < left:
            low, high = view.subtree(subject)
            return merged([*content, *view.trim(_on_this_side(view, left, ((low, min(high, left)),)))])
    return content


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
    source = _widened(view, draft.source) if draft.learned else draft.source
    if size(source) > 1 and view.syntax.lower[source[-1][1] - 1] in _RELATIVE:
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


def _own_clause(view: View, head: int, content: Ranges) -> Ranges:
    """Cut what the source did besides speaking: "confirmed that they were held but refused to free them"."""
    syntax, holes = view.syntax, []
    besides = [*syntax.children[head]]
    for said in syntax.children[head]:
        if syntax.deps[said] == "ccomp":
            besides += [c for c in syntax.children[said] if outer_verb(view, c) == head]
    for child in besides:
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
