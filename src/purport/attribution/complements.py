"""Complements of a cue verb other than its clause: infinitives, objects, predicates, prepositions, passives."""

from purport.attribution.lexicon import CueEntry, cue_lexicon, word_sets
from purport.attribution.ranges import Range, Ranges, covers, merged
from purport.attribution.view import View

_IMPERSONAL = frozenset({"predict", "believe", "report", "estimate", "allege", "plan"})
Framed = tuple[str | None, Ranges]
"""A frame and the content that fills it; (None, ()) where the frame is not there."""
_TERMS = frozenset({"for", "from", "into", "to", "as", "with", "without", "in"})
_DOING = frozenset({"do", "does", "did"})
_IFS = frozenset({"if", "unless", "until"})
NONE: Framed = (None, ())


def passive_content(view: View, verb: int, entry: CueEntry, patient: int) -> Ranges:
    """Take "is expected to arrive", "is believed to have left", "was told to leave"."""
    syntax = view.syntax
    if "passive" not in entry.conditions and not entry.frames & {"objinf", "inf"} and "inf" not in entry.conditions:
        return ()
    complement = syntax.child(verb, "xcomp", "ccomp", "csubj:pass", "csubj")
    if complement is None or complement < verb:
        return ()
    if "as" in entry.frames and not marked_to(view, complement):
        return ()
    addressed = "inf" in entry.conditions or "objthat" in entry.frames
    dummy = syntax.lower[patient] == "it" and syntax.deps[complement] == "ccomp"
    if entry.class_ in _IMPERSONAL and syntax.deps[patient] == "nsubj:pass" and not addressed and not dummy:
        return merged([view.subtree(patient), view.subtree(complement)])
    return (view.subtree(complement),)


def infinitive(view: View, verb: int, entry: CueEntry) -> Framed:
    """Take an infinitive or a gerund: "vowed to go", "told them to leave", "denied taking part"."""
    syntax = view.syntax
    small = _small_clause(view, verb) if "small" in entry.frames else ()
    if small:
        return "objinf", small
    complement = syntax.child(verb, "xcomp")
    if complement is None and entry.frames & {"gerund", "objinf"}:
        complement = next(
            (
                c
                for c in syntax.children[verb]
                if syntax.deps[c] in ("ccomp", "advcl") and c > verb and (syntax.tags[c] == "VBG" or marked_to(view, c))
            ),
            None,
        )
    if complement is None or complement < verb or (entry.lemma == "say" and syntax.tags[verb] in ("VBN", "VBG")):
        return NONE
    target = syntax.child(verb, "obj", "iobj")
    if marked_to(view, complement):
        if target is not None and ("objinf" in entry.frames or "inf" in entry.conditions):
            whole = entry.class_ in ("want", "predict", "believe")
            return "objinf", merged([view.subtree(complement), *([view.subtree(target)] if whole else [])])
        if target is None and ("inf" in entry.frames or "inf" in entry.conditions):
            return "inf", (view.subtree(complement),)
    elif syntax.tags[complement] == "VBG" and ("gerund" in entry.frames or "gerund" in entry.conditions):
        return "gerund", (view.subtree(complement),)
    return NONE


def _small_clause(view: View, verb: int) -> Ranges:
    """Take what is to become of an object: "wants it gone", "wants the talks moved", "ordered the cameras off"."""
    syntax = view.syntax
    if syntax.lower[verb + 1 : verb + 3] == ["out", "of"]:
        return ((verb + 1, max(verb + 3, view.high[verb])),)
    target, state = syntax.child(verb, "obj"), syntax.child(verb, "xcomp", "ccomp")
    if target is None and state is not None and syntax.tags[state] == "VBN" and view.lemmas[verb] == "want":
        return (view.subtree(state),) if state > verb and not marked_to(view, state) else ()
    if target is None or target < verb:
        return ()
    after = [c for c in syntax.children[verb] if c > target and syntax.deps[c] in ("xcomp", "compound:prt")]
    if after and not marked_to(view, after[0]) and syntax.tags[after[0]] != "VBG":
        return merged([view.subtree(target), view.subtree(after[0])])
    ended = [c for c in syntax.children[target] if syntax.deps[c] == "acl" and syntax.tags[c] == "VBN"]
    return (view.subtree(target),) if ended and view.lemmas[verb] == "want" else ()


def marked_to(view: View, verb: int) -> bool:
    """Say whether a verb is an infinitive with "to"."""
    return any(view.syntax.deps[c] == "mark" and view.syntax.lower[c] == "to" for c in view.syntax.children[verb])


def predicative(view: View, verb: int, entry: CueEntry) -> Framed:
    """Take "called the sentence dangerous", "described him as a hero"."""
    if not entry.frames & {"as", "as-word"}:
        return NONE
    syntax = view.syntax
    target = syntax.child(verb, "obj", "nsubj:pass")
    for child in syntax.children[verb]:
        dep = syntax.deps[child]
        if dep == "xcomp" and "as" in entry.frames and not marked_to(view, child):
            break
        as_ = dep in ("obl", "advcl", "xcomp") and any(
            syntax.lower[c] == "as" and syntax.lower[c + 1] not in ("of", "well", "long", "soon")
            for c in syntax.children[child]
            if c + 1 < len(syntax)
        )
        if as_ and child > verb and syntax.child(child, "nsubj", "nsubj:pass") is None:
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


def prepositional(view: View, verb: int, entry: CueEntry) -> Framed:
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
        if (entry.class_ == "accuse" or mark == "at") and target is not None:
            return mark, merged([view.subtree(target), view.subtree(child)])
        if syntax.lower[child] in word_sets()["hearers"] or (mark == "to" and entry.class_ == "report"):
            continue
        return mark, (view.subtree(child),)
    return NONE


def _asked(view: View, verb: int, addressee: int) -> int:
    """Find what somebody is called on to do; the addressee itself where the parse shows no infinitive."""
    for node in (verb, addressee):
        for child in view.syntax.children[node]:
            if child > verb and marked_to(view, child):
                return child
    return addressee


def nominal(view: View, verb: int, entry: CueEntry) -> Framed:
    """Take an object as the content: "confirmed the visit", "denied it", "a swap that both confirmed"."""
    syntax = view.syntax
    if not entry.frames & {"obj", "obj-claim", "obj-word"}:
        return NONE
    target = syntax.child(verb, "obj", "nsubj:pass")
    if target is None:
        target = _shared_object(view, verb)
    if syntax.deps[verb] in ("acl:relcl", "acl") and (target is None or syntax.lower[target] in ("that", "which")):
        target = syntax.heads[verb] if syntax.child(verb, "nsubj") is not None else None
        if target is not None and _states(view, verb, target):
            return NONE
        if target is None or ("obj-claim" in entry.frames and view.lemmas[target] not in word_sets()["claims"]):
            return NONE
        return "obj", _before(view, target, verb)
    if target is None or (syntax.pos[target] == "PRON" and entry.class_ not in ("deny", "confirm")):
        return NONE
    if "obj-claim" in entry.frames and view.lemmas[target] not in word_sets()["claims"]:
        return NONE
    if "obj-word" in entry.frames and not _is_word(view, target):
        return NONE
    if entry.class_ == "retract" and (said := _said_in(view, target)):
        return "obj", said
    if covers((view.subtree(target),), verb) or (syntax.tags[verb] in ("VB", "VBG") and not _is_finite(view, verb)):
        return NONE
    if entry.class_ == "deny" and (view.lemmas[target] in word_sets()["grantable"] or _is_withheld(view, verb)):
        return NONE
    return "obj", (with_terms(view, verb, target),)


def _states(view: View, verb: int, noun: int) -> bool:
    """Say whether a clause tells what a noun says, whatever the parse takes "that" for: "a claim that she confessed".

    A relative clause leaves its verb without what it is about: here something stands behind the verb.
    """
    syntax, entry = view.syntax, cue_lexicon().nouns.get(view.lemmas[noun])
    said = (entry is not None and entry.class_ != "none") or view.lemmas[noun] in word_sets()["claims"]
    return said and syntax.lower[view.low[verb]] == "that" and any(c > verb + 1 for c in syntax.children[verb])


def with_terms(view: View, verb: int, target: int) -> Range:
    """Give an object with the terms that hang on its verb: "promised a port in return for silence if he left"."""
    syntax, (low, high) = view.syntax, view.subtree(target)
    for child in syntax.children[verb]:
        if child < high or view.low[child] != high:
            continue
        mark = syntax.lower[view.low[child]]
        if (syntax.deps[child] == "obl" and mark in _TERMS) or (syntax.deps[child] == "advcl" and mark in _IFS):
            high = view.high[child]
    return low, high


def _is_withheld(view: View, verb: int) -> bool:
    """Say whether something is denied to somebody: "denied him medicine", "denied the crew shelter"."""
    syntax = view.syntax
    behind = [c for c in syntax.children[verb] if c > verb]
    objects = [c for c in behind if syntax.deps[c] in ("obj", "iobj")]
    return len(objects) > 1 or any(syntax.deps[c] == "xcomp" and syntax.pos[c] == "NOUN" for c in behind)


def _is_word(view: View, noun: int) -> bool:
    """Say whether a noun is what somebody said, and whose it is stands with it: "an order from the capital"."""
    entry = cue_lexicon().nouns.get(view.lemmas[noun])
    if entry is None or entry.class_ == "none":
        return False
    syntax = view.syntax
    whose = syntax.child(noun, "nmod:poss") is not None
    return whose or syntax.lower[noun + 1 : noun + 2] in (["from"], ["by"])


def _is_finite(view: View, verb: int) -> bool:
    """Say whether a base form is a tense: "Rebels, army confirm swap", "does not accept this version"."""
    syntax = view.syntax
    if syntax.tags[verb] != "VB" or syntax.child(verb, "nsubj") is None:
        return False
    helper = syntax.child(verb, "aux")
    if helper is not None and syntax.lower[helper] in _DOING:
        return syntax.child(verb, "mark") is None
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
