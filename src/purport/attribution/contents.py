"""What a cue verb attributes: its complement, object, or the sentence around it."""

from collections.abc import Iterator

from purport.attribution.lexicon import CueEntry, cue_lexicon, word_sets
from purport.attribution.ranges import Range, Ranges, covers, merged, size, subtract
from purport.attribution.subjects import Subject
from purport.attribution.view import View

_SAYING = frozenset({"that", "quote", "objthat", "quote-near"})
_IMPERSONAL = frozenset({"predict", "believe", "report", "estimate", "allege", "plan"})
Framed = tuple[str | None, Ranges]
"""A frame and the content that fills it; (None, ()) where the frame is not there."""
NONE: Framed = (None, ())
_NEAR_SOURCE = 30
_SHORTEST = 4


def find_content(view: View, verb: int, entry: CueEntry, subject: Subject) -> Framed:
    """Find what a cue verb attributes and by which frame; NONE where nothing fits."""
    frames = entry.frames
    if frames & _SAYING:
        for frame, around in (("that", _clause), ("parataxis", _sentence_around)):
            found = around(view, verb)
            if found and ("that" in frames or "objthat" in frames or _quoted(view, found)):
                return ("quote" if _quoted(view, found) else frame), found
    if subject.passive and subject.patient is not None:
        found = _passive(view, verb, entry, subject.patient)
        if found:
            return "objinf", found
    if "obj-doc" in entry.frames and subject.head is not None:
        shown = _recorded(view, verb, subject.head)
        if shown:
            return "obj", shown
    for finder in (_infinitive, _predicative, _prepositional, _nominal):
        framed = finder(view, verb, entry)
        if framed[0] is not None:
            return framed
    if entry.lemma in word_sets()["sayers"] and subject.head is not None:
        before = before_comma(view, verb, ((view.low[subject.head], view.high[subject.head]),))
        if before:
            return "parataxis", before
    return NONE


def _recorded(view: View, verb: int, subject: int) -> Ranges:
    """Give what a recording shows: "footage appeared to show police clubbing mourners"."""
    shown = view.syntax.child(verb, "obj")
    recorded = view.lemmas[subject] in word_sets()["recordings"]
    return (view.subtree(shown),) if recorded and shown is not None and shown > verb else ()


def before_comma(view: View, verb: int, source: Ranges) -> Ranges:
    """Take the sentence before a cue at its end: "X will visit, officials said on Monday".

    A fallback where the parse has it otherwise: source and cue follow a comma or a closing mark, and no clause follows.
    """
    words, tags = view.syntax.words, view.syntax.tags
    start, end = view.sentence(verb)
    start = max(start, view.begin)
    left = min([verb, *(s for s, _ in source if start < s and abs(s - verb) < _NEAR_SOURCE)])
    while (
        left > start
        and tags[left - 1] in ("DT", "PRP$", "RB", "MD", "VBZ", "VBD")
        and words[left - 1] not in ("’s", "'s")
    ):
        left -= 1
    if left - start < _SHORTEST or words[left - 1] not in (",", "”", "''", '"'):
        return ()
    if any(
        tags[i] in ("VBD", "VBZ", "VBP", "MD") for i in range(max(verb + 1, *(e for _, e in source), verb + 1), end)
    ):
        return ()
    if not any(tags[i] in ("VBD", "VBZ", "VBP", "MD") for i in range(start, left)):
        return ()
    return view.trim(((start, left),))


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
        found = _written(view, verb)
    if not found:
        return ()
    return subtract(merged(found), merged(_own_words(view, verb, found)))


def _written(view: View, verb: int) -> list[Range]:
    """Take a clause that the parse hangs on the means or on the object of a verb of saying.

    "Told him in a letter that he wanted talks"; "believed a cell planned to bomb a port".
    """
    syntax = view.syntax
    if view.lemmas[verb] not in word_sets()["sayers"] and view.lemmas[verb] not in word_sets()["told"]:
        return []
    for child in syntax.children[verb]:
        if child < verb or syntax.deps[child] not in ("obl", "obj"):
            continue
        for clause in syntax.children[child]:
            if clause < child or not syntax.deps[clause].startswith("acl"):
                continue
            if syntax.deps[child] == "obl" and any(syntax.lower[c] == "that" for c in syntax.children[clause]):
                if syntax.child(clause, "mark") is not None:
                    return [view.subtree(clause)]
            elif syntax.deps[child] == "obj" and syntax.tags[clause] in ("VBD", "VBN"):
                inner = syntax.child(clause, "xcomp")
                if inner is not None and _marked_to(view, inner):
                    return [view.subtree(child)]
    return []


def _own_words(view: View, verb: int, contents: list[Range]) -> Iterator[Range]:
    """Give the cue's own side of the clause, which a crossing content must not swallow."""
    syntax = view.syntax
    yield verb, verb + 1
    for child in syntax.children[verb]:
        low, high = view.subtree(child)
        high = min([high, *(s for s, e in contents if low < s and e <= high)])
        if (low, high) not in contents and syntax.deps[child] in (
            "nsubj",
            "aux",
            "obj",
            "iobj",
            "obl",
            "advmod",
            "obl:tmod",
        ):
            yield low, high


def _is_comment(view: View, verb: int) -> bool:
    """Tell an inserted report ("..., he added") from what is reported."""
    lemma = view.lemmas[verb]
    return (
        lemma in cue_lexicon().verbs
        and view.syntax.child(verb, "nsubj") is not None
        and view.depth[verb] == 0
        and (view.syntax.child(verb, "ccomp") is None)
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
        if syntax.child(verb, "obj", "iobj", "ccomp", "xcomp") is not None:
            return ()
    elif dep != "parataxis" or _has_own_content(view, verb) or _is_label(view, head):
        return ()
    low, high = view.subtree(head)
    own = view.subtree(verb)
    holes = [own]
    for child in syntax.children[head]:
        start, end = view.subtree(child)
        after = child != verb and start >= own[1] and syntax.deps[child] in ("advcl", "parataxis")
        if after or (syntax.deps[child] in ("cc", "mark") and start == low):
            holes.append((start, end))
    if syntax.deps[head] == "conj":
        low = max(low, view.low[head])
    return subtract(((low, high),), merged(holes))


def _has_own_content(view: View, verb: int) -> bool:
    """Say whether a cue has a complement of its own, so that the sentence around it is not what it reports."""
    syntax = view.syntax
    if any(c > verb and syntax.deps[c] in ("xcomp", "ccomp") for c in syntax.children[verb]):
        return True
    return view.lemmas[verb] not in word_sets()["told"] and syntax.child(verb, "obj") is not None


def _is_label(view: View, head: int) -> bool:
    """Tell a label before a colon ("Al-Zaman: ...") from a sentence that a cue comments on."""
    words = view.syntax.words
    if view.syntax.pos[head] not in ("NOUN", "PROPN"):
        return False
    return any(words[i] == ":" for i in range(head + 1, min(head + 4, len(words))))


def _passive(view: View, verb: int, entry: CueEntry, patient: int) -> Ranges:
    """Take "is expected to arrive", "is believed to have left", "was told to leave"."""
    syntax = view.syntax
    if "passive" not in entry.conditions and not entry.frames & {"objinf", "inf"} and "inf" not in entry.conditions:
        return ()
    complement = syntax.child(verb, "xcomp", "ccomp")
    if complement is None:
        return ()
    addressed = "inf" in entry.conditions or "objthat" in entry.frames
    if entry.class_ in _IMPERSONAL and syntax.deps[patient] == "nsubj:pass" and not addressed:
        return merged([view.subtree(patient), view.subtree(complement)])
    return (view.subtree(complement),)


def _infinitive(view: View, verb: int, entry: CueEntry) -> Framed:
    syntax = view.syntax
    complement = syntax.child(verb, "xcomp")
    if complement is None and entry.frames & {"gerund", "objinf"}:
        complement = next(
            (
                c
                for c in syntax.children[verb]
                if syntax.deps[c] in ("ccomp", "advcl")
                and c > verb
                and (syntax.tags[c] == "VBG" or _marked_to(view, c))
            ),
            None,
        )
    if complement is None or complement < verb:
        return NONE
    target = syntax.child(verb, "obj", "iobj")
    if _marked_to(view, complement):
        if target is not None and ("objinf" in entry.frames or "inf" in entry.conditions):
            whole = entry.class_ in ("want", "predict", "believe")
            return "objinf", merged([view.subtree(complement), *([view.subtree(target)] if whole else [])])
        if target is None and ("inf" in entry.frames or "inf" in entry.conditions):
            return "inf", (view.subtree(complement),)
    elif syntax.tags[complement] == "VBG" and ("gerund" in entry.frames or "gerund" in entry.conditions):
        return "gerund", (view.subtree(complement),)
    return NONE


def _marked_to(view: View, verb: int) -> bool:
    return any(view.syntax.deps[c] == "mark" and view.syntax.lower[c] == "to" for c in view.syntax.children[verb])


def _predicative(view: View, verb: int, entry: CueEntry) -> Framed:
    """Take "called the sentence dangerous", "described him as a hero"."""
    if "as" not in entry.frames:
        return NONE
    syntax = view.syntax
    target = syntax.child(verb, "obj", "nsubj:pass")
    for child in syntax.children[verb]:
        dep = syntax.deps[child]
        if dep == "xcomp" and not _marked_to(view, child):
            break
        if dep in ("obl", "advcl") and any(syntax.lower[c] == "as" for c in syntax.children[child]):
            break
    else:
        return NONE
    if target is None and syntax.deps[verb] not in ("acl:relcl", "acl"):
        return NONE
    if syntax.deps[verb] == "acl:relcl" and (target is None or syntax.lower[target] in ("that", "which")):
        return "as", merged([*_before(view, syntax.heads[verb], verb), view.subtree(child)])
    parts = [view.subtree(child)] if target is None else [view.subtree(target), view.subtree(child)]
    if parts[0][1] - parts[0][0] > 40:
        parts = parts[1:] or parts
    return "as", merged(parts)


def _prepositional(view: View, verb: int, entry: CueEntry) -> Framed:
    """Take "accused X of Y", "blamed X for Y", "called for Y", "warned of Y"."""
    syntax = view.syntax
    wanted = entry.frames | entry.conditions.keys()
    for child in syntax.children[verb]:
        if syntax.deps[child] not in ("obl", "advcl", "obl:agent", "nmod") or child < verb:
            continue
        mark = next((syntax.lower[c] for c in syntax.children[child] if syntax.deps[c] in ("case", "mark")), "")
        if mark == "on" and entry.lemma == "call":
            return "on", (view.subtree(_asked(view, verb, child)),)
        if mark not in wanted or mark in ("that", "inf", "as"):
            continue
        if mark == "to" and (syntax.tags[child] == "VB" or (entry.class_ == "plan" and syntax.child(verb, "obj"))):
            continue
        target = syntax.child(verb, "obj", "nsubj:pass")
        if mark == "at" and syntax.pos[child] != "NUM" and syntax.child(child, "nummod") is None:
            continue
        if entry.class_ == "accuse" and target is not None:
            return mark, merged([view.subtree(target), view.subtree(child)])
        if syntax.lower[child] in word_sets()["hearers"] or (mark == "to" and entry.class_ == "report"):
            continue
        return mark, (view.subtree(child),)
    return NONE


def _asked(view: View, verb: int, addressee: int) -> int:
    """Find what somebody is called on to do; the addressee itself where the parse shows no infinitive."""
    for node in (verb, addressee):
        for child in view.syntax.children[node]:
            if child > verb and _marked_to(view, child):
                return child
    return addressee


def _nominal(view: View, verb: int, entry: CueEntry) -> Framed:
    """Take an object as the content: "confirmed the visit", "denied it", "a swap that both confirmed"."""
    syntax = view.syntax
    if not entry.frames & {"obj", "obj-claim"}:
        return NONE
    target = syntax.child(verb, "obj", "nsubj:pass")
    if target is None:
        target = _shared_object(view, verb)
    if syntax.deps[verb] in ("acl:relcl", "acl") and (target is None or syntax.lower[target] in ("that", "which")):
        target = syntax.heads[verb] if syntax.child(verb, "nsubj") is not None else None
        if target is None or ("obj-claim" in entry.frames and view.lemmas[target] not in word_sets()["claims"]):
            return NONE
        return "obj", _before(view, target, verb)
    if target is None or (syntax.pos[target] == "PRON" and entry.class_ not in ("deny", "confirm")):
        return NONE
    if "obj-claim" in entry.frames and view.lemmas[target] not in word_sets()["claims"]:
        return NONE
    if entry.class_ == "retract" and (said := _said_in(view, target)):
        return "obj", said
    if covers((view.subtree(target),), verb) or (syntax.tags[verb] in ("VB", "VBG") and not _is_finite(view, verb)):
        return NONE
    if entry.class_ == "deny" and view.lemmas[target] in word_sets()["grantable"]:
        return NONE
    return "obj", (view.subtree(target),)


def _is_finite(view: View, verb: int) -> bool:
    """Say whether a base form is a present tense: "Rebels, army confirm swap"."""
    syntax = view.syntax
    if syntax.tags[verb] != "VB" or syntax.child(verb, "nsubj") is None:
        return False
    return syntax.heads[verb] == verb and syntax.child(verb, "aux", "mark", "obl") is None


def _shared_object(view: View, verb: int) -> int | None:
    """Give the object that a verb shares with the next: "neither confirmed nor denied the report"."""
    syntax = view.syntax
    for child in syntax.children[verb]:
        if syntax.deps[child] == "conj" and verb < child <= verb + 3 and syntax.pos[child] == "VERB":
            return syntax.child(child, "obj")
    return None


def _said_in(view: View, noun: int) -> Ranges:
    """Give the clause of "its claim that ..."."""
    syntax = view.syntax
    for child in syntax.children[noun]:
        if syntax.deps[child] in ("acl", "ccomp") and any(syntax.lower[c] == "that" for c in syntax.children[child]):
            return (view.subtree(child),)
    return ()


def _before(view: View, noun: int, verb: int) -> Ranges:
    """Give the noun phrase that a relative clause with the cue modifies, up to that clause."""
    low, high = view.subtree(noun)
    clause = next((c for c in view.syntax.children[noun] if view.low[c] <= verb < view.high[c]), verb)
    return ((low, min(high, max(view.low[clause], noun + 1))),)
