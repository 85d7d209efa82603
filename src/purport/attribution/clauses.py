"""Attributions that syntax shows: a cue verb, its subject and its complement."""

from collections.abc import Iterator

from purport.attribution.draft import Draft
from purport.attribution.lexicon import CueEntry, cue_lexicon, word_sets
from purport.attribution.ranges import Range, Ranges, covers, merged, of_tokens, size, subtract
from purport.attribution.subjects import Subject, is_negated, noun_phrase, subject_of
from purport.attribution.view import View
from purport.records.values import CueClass

_SAYING = frozenset({"that", "quote", "objthat", "quote-near"})
_IMPERSONAL = frozenset({"predict", "believe", "report", "estimate", "allege", "plan"})


def verb_drafts(view: View) -> Iterator[Draft]:
    """Give an attribution for every verb of the lexicon whose complement has one of its frames."""
    verbs, syntax = cue_lexicon().verbs, view.syntax
    for i, lemma in enumerate(syntax.lemmas):
        if syntax.pos[i] != "VERB" and not (syntax.pos[i] in ("ADJ", "NOUN") and syntax.tags[i] in ("VBN", "VBD", "VBZ")):
            continue
        entry = verbs.get(lemma)
        if entry is not None and entry.class_ != "none" and entry.frames | entry.conditions.keys():
            draft = verb_draft(view, i, entry)
            if draft is not None:
                yield draft


def verb_draft(view: View, verb: int, entry: CueEntry) -> Draft | None:
    """Build the attribution of one cue verb, or None where it has no content of its own."""
    syntax = view.syntax
    if _is_swallowed(view, verb):
        return None
    subject = subject_of(view, verb)
    frame, content = find_content(view, verb, entry, subject)
    if frame is None or not content:
        return None
    if subject.head is None and not subject.passive and not _may_stand_alone(view, verb, frame):
        return None
    source = noun_phrase(view, subject.head, verb) if subject.head is not None else ()
    cue = cue_words(view, verb)
    content = view.trim(subtract(content, merged([*cue, *_outside(source, content)])))
    if not content:
        return None
    score = 0.85 if frame in ("that", "parataxis", "quote") and source else 0.6
    return Draft(
        passage=view.passage.index, head=verb, source=source, cue=cue, content=content,
        class_=class_of(view, verb, entry, subject, frame), entry=f"cue:{entry.lemma}", score=score,
        agentless=subject.agentless, passive=subject.passive,
    )  # fmt: skip


def _outside(source: Ranges, content: Ranges) -> Ranges:
    """Keep a source inside its content from cutting it: "Kim is expected to visit" is about Kim."""
    return source if size(source) < size(content) else ()


def _is_swallowed(view: View, verb: int) -> bool:
    """Say whether a refusal governs the cue: in "declined to say whether" the refusing is the cue."""
    syntax = view.syntax
    head = syntax.heads[verb]
    return syntax.deps[verb] == "xcomp" and syntax.lemmas[head] in word_sets()["refusals"]


def _may_stand_alone(view: View, verb: int, frame: str) -> bool:
    """Allow a cue without a subject only as a participle ("Hoping that ...") or a nominalised report."""
    return view.syntax.tags[verb] == "VBG" and frame == "that"


def class_of(view: View, verb: int, entry: CueEntry, subject: Subject, frame: str) -> CueClass:
    """Choose the class of a cue: the entry's, unless negation, passive or the complement changes it."""
    conditions = entry.conditions
    if "neg" in conditions and is_negated(view, verb, subject.head):
        return conditions["neg"]
    if frame in conditions:
        return conditions[frame]
    if frame == "objinf" and "inf" in conditions:
        return conditions["inf"]
    if subject.passive and "passive" in conditions:
        return conditions["passive"]
    return entry.class_


def cue_words(view: View, verb: int) -> Ranges:
    """Give the words of the cue: auxiliaries and negation, a raising verb above it ("continued to insist")."""
    syntax, words = view.syntax, [verb]
    for child in syntax.children[verb]:
        dep = syntax.deps[child]
        if dep in ("aux", "aux:pass", "compound:prt") or syntax.lower[child] in ("not", "n't", "’nt", "never"):
            words.append(child)
        elif dep == "advmod" and abs(child - verb) == 1 and syntax.tags[child] in ("RB", "RP"):
            words.append(child)
    head = syntax.heads[verb]
    if syntax.deps[verb] == "xcomp" and head < verb <= head + 4 and syntax.lemmas[head] in word_sets()["raising"]:
        words += [head, *range(head + 1, verb)]
    joined = of_tokens(words)
    return next(((a, b),) for a, b in joined if a <= verb < b)


def find_content(view: View, verb: int, entry: CueEntry, subject: Subject) -> tuple[str | None, Ranges]:
    """Find what a cue verb attributes and by which frame; (None, ()) where nothing fits."""
    frames = entry.frames
    if frames & _SAYING:
        for frame, finder in (("that", _clause), ("parataxis", _sentence_around)):
            found = finder(view, verb)
            if found and ("that" in frames or "objthat" in frames or _quoted(view, found)):
                return ("quote" if _quoted(view, found) else frame), found
    if subject.passive and subject.patient is not None:
        found = _passive(view, verb, entry, subject.patient)
        if found:
            return "objinf", found
    if found := _infinitive(view, verb, entry):
        return found
    if found := _predicative(view, verb, entry):
        return found
    if found := _prepositional(view, verb, entry):
        return found
    return _nominal(view, verb, entry)


def _quoted(view: View, ranges: Ranges) -> bool:
    inside = sum(1 for start, end in ranges for i in range(start, end, 2) if view.depth[i])
    return inside * 4 > size(ranges)


def _clause(view: View, verb: int) -> Ranges:
    """Take clausal complements, and speech attached loosely after a colon or before the cue."""
    syntax, found = view.syntax, []
    for child in syntax.children[verb]:
        dep = syntax.deps[child]
        if dep in ("ccomp", "csubj:pass", "csubj") and not (dep == "csubj" and child < verb):
            found.append(view.subtree(child))
        elif dep == "parataxis" and not _is_comment(view, child):
            low, high = view.subtree(child)
            if view.depth[child] > view.depth[verb] or (low > 0 and ":" in syntax.words[max(0, low - 2) : low + 1]):
                found.append((low, high))
    if not found:
        return ()
    own = [r for r in _own_words(view, verb, found)]
    return subtract(merged(found), merged(own))


def _own_words(view: View, verb: int, contents: list[Range]) -> Iterator[Range]:
    """Give the cue's own side of the clause, which a crossing content must not swallow."""
    syntax = view.syntax
    yield verb, verb + 1
    for child in syntax.children[verb]:
        low, high = view.subtree(child)
        if (low, high) not in contents and syntax.deps[child] in ("nsubj", "aux", "obj", "iobj", "obl", "advmod", "obl:tmod"):
            yield low, high


def _is_comment(view: View, verb: int) -> bool:
    """Tell an inserted report ("..., he added") from what is reported."""
    lemma = view.syntax.lemmas[verb]
    return lemma in cue_lexicon().verbs and view.syntax.child(verb, "nsubj") is not None and view.depth[verb] == 0 and (
        view.syntax.child(verb, "ccomp") is None
    )


def _sentence_around(view: View, verb: int) -> Ranges:
    """Take the sentence that a cue comments on: "X will visit, officials said", "as KCNA reported"."""
    syntax = view.syntax
    dep, head = syntax.deps[verb], syntax.heads[verb]
    if head == verb or syntax.child(verb, "nsubj") is None:
        return ()
    if dep == "advcl":
        if not any(syntax.deps[c] == "mark" and syntax.lower[c] == "as" for c in syntax.children[verb]):
            return ()
        if syntax.child(verb, "obj", "ccomp") is not None:
            return ()
    elif dep != "parataxis":
        return ()
    low, high = view.subtree(head)
    own = view.subtree(verb)
    holes = [own]
    for child in syntax.children[head]:
        start, end = view.subtree(child)
        if child != verb and start >= own[1] and syntax.deps[child] in ("advcl", "parataxis"):
            holes.append((start, end))
        elif syntax.deps[child] in ("cc", "mark") and start == low:
            holes.append((start, end))
    if syntax.deps[head] == "conj":
        low = max(low, view.low[head])
    return subtract(((low, high),), merged(holes))


def _passive(view: View, verb: int, entry: CueEntry, patient: int) -> Ranges:
    """Take "is expected to arrive", "is believed to have left", "was told to leave"."""
    syntax = view.syntax
    if "passive" not in entry.conditions and not entry.frames & {"objinf", "inf"} and "inf" not in entry.conditions:
        return ()
    complement = syntax.child(verb, "xcomp", "ccomp")
    if complement is None:
        return ()
    if entry.class_ in _IMPERSONAL and syntax.deps[patient] == "nsubj:pass" and entry.lemma != "tell":
        return merged([view.subtree(patient), view.subtree(complement)])
    return (view.subtree(complement),)


def _infinitive(view: View, verb: int, entry: CueEntry) -> tuple[str, Ranges] | None:
    syntax = view.syntax
    complement = syntax.child(verb, "xcomp")
    if complement is None and entry.frames & {"gerund", "objinf"}:
        complement = next((c for c in syntax.children[verb] if syntax.deps[c] in ("ccomp", "advcl") and c > verb and (
            syntax.tags[c] == "VBG" or _marked_to(view, c))), None)
    if complement is None or complement < verb:
        return None
    target = syntax.child(verb, "obj", "iobj")
    if _marked_to(view, complement):
        if target is not None and ("objinf" in entry.frames or "inf" in entry.conditions):
            whole = entry.class_ in ("want", "predict", "believe")
            return "objinf", merged([view.subtree(complement), *([view.subtree(target)] if whole else [])])
        if target is None and ("inf" in entry.frames or "inf" in entry.conditions):
            return "inf", (view.subtree(complement),)
    elif syntax.tags[complement] == "VBG" and ("gerund" in entry.frames or "gerund" in entry.conditions):
        return "gerund", (view.subtree(complement),)
    return None


def _marked_to(view: View, verb: int) -> bool:
    return any(view.syntax.deps[c] == "mark" and view.syntax.lower[c] == "to" for c in view.syntax.children[verb])


def _predicative(view: View, verb: int, entry: CueEntry) -> tuple[str, Ranges] | None:
    """Take "called the sentence dangerous", "described him as a hero"."""
    if "as" not in entry.frames:
        return None
    syntax = view.syntax
    target = syntax.child(verb, "obj", "nsubj:pass")
    for child in syntax.children[verb]:
        dep = syntax.deps[child]
        if dep == "xcomp" and not _marked_to(view, child):
            break
        if dep in ("obl", "advcl") and any(syntax.lower[c] == "as" for c in syntax.children[child]):
            break
    else:
        return None
    if target is None and syntax.deps[verb] not in ("acl:relcl", "acl"):
        return None
    parts = [view.subtree(child)] if target is None else [view.subtree(target), view.subtree(child)]
    if parts[0][1] - parts[0][0] > 40:
        parts = parts[1:] or parts
    return "as", merged(parts)


def _prepositional(view: View, verb: int, entry: CueEntry) -> tuple[str, Ranges] | None:
    """Take "accused X of Y", "blamed X for Y", "called for Y", "warned of Y"."""
    syntax = view.syntax
    wanted = entry.frames | entry.conditions.keys()
    for child in syntax.children[verb]:
        if syntax.deps[child] not in ("obl", "advcl", "obl:agent", "nmod") or child < verb:
            continue
        mark = next((syntax.lower[c] for c in syntax.children[child] if syntax.deps[c] in ("case", "mark")), "")
        if mark not in wanted or mark in ("that", "inf", "as"):
            continue
        if mark == "to" and syntax.tags[child] in ("VB",):
            continue
        target = syntax.child(verb, "obj")
        if entry.class_ == "accuse" and target is not None:
            return mark, merged([(view.low[target], view.high[child])])
        if syntax.lower[child] in word_sets()["hearers"] or (mark == "to" and entry.class_ == "report"):
            continue
        return mark, (view.subtree(child),)
    return None


def _nominal(view: View, verb: int, entry: CueEntry) -> tuple[str | None, Ranges]:
    """Take an object as the content: "confirmed the visit", "denied the allegations"."""
    syntax = view.syntax
    target = syntax.child(verb, "obj", "ccomp", "nsubj:pass")
    if target is None or syntax.lower[target] in ("it", "that", "this", "what", "which", "themselves", "himself"):
        return None, ()
    if "obj" in entry.frames or ("obj-num" in entry.frames and syntax.pos[target] == "NUM"):
        if syntax.pos[target] == "PRON" or covers((view.subtree(target),), verb):
            return None, ()
        return "obj", (view.subtree(target),)
    return None, ()
