"""Subjects that a parse has for something else: a modifier, one who is told, or the subject of another clause."""

from purport.attribution.lexicon import word_sets
from purport.attribution.view import View

_WITHIN_NAMES = frozenset({"nmod", "flat", "compound"})
_ASKING = frozenset({"who", "whom", "which", "what"})


def taken_apart(view: View, verb: int) -> int | None:
    """Give the name before a finite verb where the parse has it for a modifier: "the Maritime Weekly claims"."""
    syntax = view.syntax
    if not verb or syntax.tags[verb] not in ("VBD", "VBZ", "VBP") or syntax.pos[verb - 1] not in ("PROPN", "NOUN"):
        return None
    if syntax.heads[verb - 1] != verb or syntax.deps[verb - 1] not in ("compound", "nmod", "nmod:desc"):
        return None
    return verb - 1 if syntax.child(verb, "nsubj", "nsubj:pass", "aux") is None else None


def stolen(view: View, verb: int) -> int | None:
    """Give the nominal before a cue's auxiliaries where the parse takes it for the subject of what is said.

    "State radio has claimed, without evidence, that the paper hid weapons"; "engineers at the plant claim the ministry
    had told them".
    """
    syntax = view.syntax
    first = min((c for c in syntax.children[verb] if syntax.deps[c] == "aux"), default=verb)
    near = first - 1
    if near < 0 or syntax.pos[near] not in ("NOUN", "PROPN", "PRON"):
        return None
    while syntax.deps[near] in _WITHIN_NAMES and syntax.heads[near] < near:
        near = syntax.heads[near]
    return near if syntax.deps[near] == "nsubj" and syntax.heads[near] > verb else None


def nearest_subject(view: View, verb: int, active: int) -> int:
    """Give the subject of a verb where the parse has given it that of the cue above it.

    "Engineers at the plant claim the ministry had told them", "telling two colleagues the minister had vowed": the
    subject does not stand before the verb that the clause depends on.
    """
    syntax, above = view.syntax, view.syntax.heads[verb]
    others = [c for c in syntax.children[verb] if active < c < verb and syntax.deps[c] in ("nsubj", "nsubj:outer")]
    told = active > above and view.low[active] == above + 1 and view.lemmas[above] in word_sets()["told"]
    if others and (told or active < above < verb or any(syntax.lower[i] == "that" for i in range(active, others[-1]))):
        return others[-1]
    if not active < above < verb or syntax.deps[verb] != "ccomp":
        return active
    first = min((c for c in syntax.children[verb] if syntax.deps[c] == "aux"), default=verb)
    near = first - 1
    return near if above < near and syntax.pos[near] in ("NOUN", "PROPN", "PRON") else active


def second_subject(view: View, verb: int) -> int | None:
    """Give the nominal behind a comma that the parse has for a subject of the clause before it.

    "Smugglers paid the guards, an investigator cited by the paper said": it stands behind the verb of that clause.
    """
    syntax = view.syntax
    for clause in syntax.children[verb]:
        if clause > verb or syntax.deps[clause] not in ("ccomp", "parataxis"):
            continue
        for nominal in reversed(syntax.children[clause]):
            if clause < nominal < verb and syntax.deps[nominal] == "nsubj" and view.high[nominal] <= verb:
                first = view.low[nominal]
                return nominal if syntax.words[first - 1] == "," else None
    return None


def stands_as_subject(view: View, verb: int, nominal: int) -> bool:
    """Say whether a nominal before a verb of telling is its subject, whom the parse has for one it is told to.

    "The widow said the hospital had told her that ...": nobody is told before the verb but in a question.
    """
    syntax = view.syntax
    if syntax.lower[nominal] in _ASKING or syntax.pos[nominal] not in ("NOUN", "PROPN", "PRON", "NUM"):
        return False
    return not any(syntax.deps[c] in ("nsubj", "nsubj:pass") and c < verb for c in syntax.children[verb])
