"""Who the subject of a cue is: control, coordination, relative clauses, passives, negation."""

from msgspec.structs import replace

from purport.attribution.inversion import can_speak, inverted, is_detached, verb_above
from purport.attribution.lexicon import word_sets
from purport.attribution.misparsed import nearest_subject, second_subject, stands_as_subject, stolen, taken_apart
from purport.attribution.ranges import Ranges, subtract
from purport.attribution.subject import Subject
from purport.attribution.view import View

_STEPS = 8
_LONGEST = 45
_LONG_CLAUSE = 12
_CORRELATIVES = frozenset({"neither", "either", "both"})
_EARLIER = frozenset({"had", "would", "will"})
_BLAMING = frozenset({"of", "for"})
_CALLING = frozenset({"phone", "telephone", "call", "ring", "email", "text", "write", "radio", "contact", "message"})
"""Who does these to somebody speaks: "phoned them to say that"."""
_SAYING = frozenset({"say", "tell", "report", "announce"})
_SUBJECT_CONTROL = frozenset({"promise", "vow", "threaten", "pledge"})


def subject_of(view: View, verb: int) -> Subject:
    """Find the source of a cue verb, adjective or participle.

    Follows coordination, open complements, adverbial and relative clauses up to the verb that has a subject. A parse
    that takes the dateline for the subject is put right.
    """
    found = view.subjects.get(verb)
    if found is None:
        found = _subject_of(view, verb)
        if found.head is not None and found.head < view.begin <= verb:
            found = replace(found, head=_after_dateline(view, verb))
        view.subjects[verb] = found
    return found


def _after_dateline(view: View, verb: int) -> int | None:
    """Give the subject behind the dateline, else the first nominal there that depends on nothing but the verb."""
    syntax = view.syntax
    for i in range(view.begin, verb):
        if syntax.deps[i] == "nsubj" and syntax.heads[i] == verb:
            return i
    for i in range(view.begin, verb):
        head = syntax.heads[i]
        if syntax.pos[i] in ("NOUN", "PROPN", "PRON") and (
            head == i or head < view.begin or syntax.pos[head] == "VERB"
        ):
            return i
    return None


def _subject_of(view: View, verb: int) -> Subject:
    """Find the source as the parse has it."""
    syntax, node = view.syntax, verb
    behind = inverted(view, verb)
    if behind is not None:
        return Subject(head=behind, via=verb)
    beside = _speaker_beside(view, verb)
    if beside is not None:
        return Subject(head=beside, via=verb)
    left = taken_apart(view, verb)
    if left is not None:
        return Subject(head=left, via=verb)
    for step in range(_STEPS):
        active, patient, agent = _arguments(view, node)
        if active is not None:
            active = nearest_subject(view, node, active)
            return Subject(head=_antecedent(view, node, active), via=node)
        if patient is not None:
            return _of_passive(view, verb, node, step, patient, agent)
        dep, head = syntax.deps[node], syntax.heads[node]
        if agent is not None:
            return Subject(head=agent, passive=True, via=node)
        if step == 0 and (second := second_subject(view, node)) is not None:
            return Subject(head=second, via=node)
        if (dep == "ccomp" or head == node) and step == 0 and (taken := stolen(view, node)) is not None:
            return Subject(head=taken, via=node)
        if head == node:
            break
        if dep.startswith("acl") and is_detached(view, verb) and (above := verb_above(view, head)) is not None:
            node = above
            continue
        if dep in ("acl", "acl:relcl") and syntax.pos[head] in ("NOUN", "PROPN", "PRON", "NUM"):
            if step == 0 and syntax.tags[node] == "VBN":
                return Subject(head=None, passive=True, agentless=True, patient=head, via=node)
            return Subject(head=_bearer(view, head), via=node)
        controller = syntax.child(head, "obj", "iobj") if dep == "xcomp" else None
        if controller is not None and syntax.tags[node] == "VBG" and not can_speak(view, controller):
            controller = None
        if dep in ("advcl", "obl", "acl") and step == 0 and (blamed := _blamed(view, node)) is not None:
            return Subject(head=blamed, via=head)
        calling = view.lemmas[head] in _CALLING and view.lemmas[node] in _SAYING
        if controller not in (None, node) and view.lemmas[head] not in _SUBJECT_CONTROL and not calling:
            return Subject(head=controller, via=head)
        if dep not in ("conj", "xcomp", "advcl", "parataxis", "advcl:relcl") or syntax.pos[head] in ("PUNCT", "X"):
            break
        if dep == "parataxis" and syntax.tags[node] != "VBG":
            break
        outer = outer_verb(view, node) if step == 0 else None
        if outer is not None:
            node = outer
            continue
        if dep == "conj" and step == 0 and _is_passive(view, head) and _shares_passive(view, node):
            node = head
            continue
        node = head
    return Subject(head=None, passive=_is_passive(view, verb), agentless=True)


def _blamed(view: View, verb: int) -> int | None:
    """Give who is accused of the saying: "accused him of telling them to go", "thanked her for promising a school"."""
    syntax, above = view.syntax, view.syntax.heads[verb]
    if syntax.tags[verb] != "VBG" and not any(syntax.lower[c] == "having" for c in syntax.children[verb]):
        return None
    if not any(syntax.lower[c] in _BLAMING and syntax.deps[c] in ("mark", "case") for c in syntax.children[verb]):
        return None
    blamed = syntax.child(above, "obj", "iobj") if above < verb else None
    if blamed is None and above < verb and _is_passive(view, above):
        blamed = syntax.child(above, "nsubj:pass")
    return blamed if blamed is not None and blamed < verb and can_speak(view, blamed) else None


def _speaker_beside(view: View, verb: int) -> int | None:
    """Give who speaks in "X will slip, an aide has told the paper, adding that Y": not the subject of what is said."""
    syntax, words = view.syntax, word_sets()
    if not is_detached(view, verb) or syntax.deps[verb] != "advcl":
        return None
    for cue in reversed(syntax.children[syntax.heads[verb]]):
        saying = view.lemmas[cue] in words["sayers"] or view.lemmas[cue] in words["told"]
        if cue < verb and saying and syntax.deps[cue] in ("parataxis", "advcl") and syntax.tags[cue] != "VBG":
            return syntax.child(cue, "nsubj")
    return None


def outer_verb(view: View, verb: int) -> int | None:
    """Give the verb of saying that a verb goes with where the parse hangs it on what is said.

    Tense tells: "said its troops had pulled back and confirmed that ...", "told AFP he had been misquoted and withdrew
    the remark"; so does a refusal after "but".
    """
    syntax, said = view.syntax, view.syntax.heads[verb]
    if syntax.deps[verb] != "conj" or syntax.deps[said] != "ccomp" or syntax.tags[verb] != "VBD":
        return None
    if any(syntax.deps[c] in ("aux", "aux:pass", "nsubj", "nsubj:pass") for c in syntax.children[verb]):
        return None
    speaking, words = syntax.heads[said], word_sets()
    if view.lemmas[speaking] not in words["sayers"] and view.lemmas[speaking] not in words["told"]:
        return None
    if syntax.tags[speaking] != "VBD" or view.depth[verb]:
        return None
    earlier = any(syntax.deps[c] == "aux" and syntax.lower[c] in _EARLIER for c in syntax.children[said])
    refusing = view.lemmas[verb] in words["refusals"] and any(syntax.lower[c] == "but" for c in syntax.children[verb])
    return speaking if earlier or refusing else None


def _shares_passive(view: View, verb: int) -> bool:
    """Say whether a second verb is passive with the first: "was hauled in and told that ...", told by nobody named."""
    if view.syntax.tags[verb] == "VBN":
        return True
    told = view.lemmas[verb] in word_sets()["told"] and view.syntax.child(verb, "obj", "iobj") is None
    return told and view.syntax.lower[min(verb + 1, len(view.syntax) - 1)] in ("that", "to")


def _of_passive(view: View, verb: int, node: int, step: int, patient: int, agent: int | None) -> Subject:
    """Settle a passive: its own agent, or control from a passive ("was forced to say", "was quoted as saying")."""
    if node == verb or (view.syntax.deps[verb] == "conj" and step == 1 and _shares_passive(view, verb)):
        return Subject(head=agent, passive=True, agentless=agent is None, patient=patient, via=node)
    return Subject(head=_antecedent(view, node, patient), via=node)


def _arguments(view: View, verb: int) -> tuple[int | None, int | None, int | None]:
    """Give the active subject, the passive subject and the agent of a verb."""
    syntax = view.syntax
    active = patient = agent = None
    for child in syntax.children[verb]:
        dep = syntax.deps[child]
        if dep in ("nsubj", "nsubj:outer") and (
            active is None or syntax.lower[active] in _CORRELATIVES or _is_hearer(view, verb, active)
        ):
            active = child
        elif dep == "aux" and active is None:
            active = syntax.child(child, "nsubj")
        elif dep == "iobj" and child < verb and active is None and stands_as_subject(view, verb, child):
            active = child
        elif dep == "nsubj:pass" and (patient is None or _is_hearer(view, verb, patient)):
            patient = child
        elif agent is None and syntax.tags[verb] == "VBN" and _is_agent(view, child):
            agent = child if _can_speak(view, child) else None
    return active, patient, agent


def _is_hearer(view: View, verb: int, nominal: int) -> bool:
    """Say whether a nominal right behind a verb of telling is whom it tells: "told AFP he had been misquoted"."""
    before = nominal - 1
    return before >= 0 and before == view.syntax.heads[verb] and view.lemmas[before] in word_sets()["told"]


def _is_agent(view: View, child: int) -> bool:
    syntax = view.syntax
    if syntax.deps[child] == "obl:agent":
        return True
    return syntax.deps[child] == "obl" and any(syntax.lower[c] == "by" for c in syntax.children[child])


def agent_of(view: View, verb: int) -> int | None:
    """Give the "by X" of a verb, whatever its form: some parses hang it on the wrong verb of two."""
    return next((c for c in view.syntax.children[verb] if _is_agent(view, c) and _can_speak(view, c)), None)


def _can_speak(view: View, i: int) -> bool:
    """Keep times and means out of the agents: "by Monday", "by phone"."""
    if view.syntax.lower[i] in word_sets()["not_agents"] and view.label(i) != "ORG":
        return False
    return view.syntax.pos[i] in ("NOUN", "PROPN", "PRON")


def _is_passive(view: View, verb: int) -> bool:
    syntax = view.syntax
    if syntax.tags[verb] != "VBN":
        return False
    # "It is understood that": some parses have the "is" for a copula.
    impersonal = syntax.child(verb, "expl") is not None and syntax.child(verb, "cop") is not None
    return impersonal or any(syntax.deps[c] == "aux:pass" for c in syntax.children[verb])


def _antecedent(view: View, verb: int, subject: int) -> int:
    """Step from a relative pronoun to the noun that the clause modifies."""
    syntax = view.syntax
    if syntax.lower[subject] not in ("who", "which", "that", "whom"):
        return subject
    node = verb
    for _ in range(_STEPS):
        if syntax.deps[node].startswith("acl"):
            return _bearer(view, syntax.heads[node])
        if syntax.heads[node] == node or syntax.deps[node] not in ("conj", "xcomp", "ccomp"):
            break
        node = syntax.heads[node]
    return subject


def _bearer(view: View, noun: int) -> int:
    """Give whom a clause tells of: its noun, the name it stands beside, or "X" of "X is a cleric who said"."""
    syntax = view.syntax
    told_of = syntax.child(noun, "nsubj") if syntax.child(noun, "cop") is not None else None
    if told_of is not None and (syntax.pos[told_of] in ("NOUN", "PROPN") or syntax.lower[told_of] in ("he", "she")):
        return told_of
    if syntax.deps[noun] == "appos" and syntax.pos[syntax.heads[noun]] == "PROPN":
        return syntax.heads[noun]
    return noun


def noun_phrase(view: View, head: int, cue: int | None = None) -> Ranges:
    """Give the words of a source: its subtree without case marks, and without the clause that holds the cue."""
    syntax = view.syntax
    start, end = view.subtree(head)
    holes = [view.subtree(c) for c in syntax.children[head] if _is_outside(view, head, c, cue)]
    if end - start > _LONGEST or (cue is not None and start <= cue < end and not holes):
        start, end = max(start, head - 12), min(end, head + 12)
        if cue is not None and start <= cue < end:
            start, end = (start, cue) if head < cue else (cue + 1, end)
    left = [r for r in subtract(((start, end),), tuple(sorted(holes))) if r[0] < r[1]]
    around = [r for r in left if r[0] <= head < r[1]] or [(head, head + 1)]
    first = around[0][0]
    if first > 0 and syntax.lower[first - 1] in _CORRELATIVES:
        around[0] = (first - 1, around[0][1])
    return view.trim(tuple(around))


def _is_outside(view: View, head: int, child: int, cue: int | None) -> bool:
    """Say whether a dependent of a source's head is no part of its name."""
    low, high = view.subtree(child)
    dep = view.syntax.deps[child]
    if cue is not None and low <= cue < high:
        return True
    if child < head:
        if dep in ("nsubj", "cop", "aux", "csubj", "expl"):
            return True
        return dep in ("case", "mark") or (dep == "cc" and view.syntax.deps[head] == "conj")
    if dep in ("acl:relcl", "parataxis", "mark"):
        return low > head
    return dep in ("acl", "advcl") and low > head and high - low > _LONG_CLAUSE


def is_negated(view: View, verb: int, subject: int | None) -> bool:
    """Say whether the cue is negated: not, never, neither ... nor, no official, has yet to."""
    syntax, negators = view.syntax, word_sets()["negators"]
    if syntax.lower[max(0, verb - 2) : verb] == ["yet", "to"]:
        return True
    for child in syntax.children[verb]:
        if syntax.lower[child] in negators and syntax.deps[child] not in ("ccomp", "obj"):
            return True
    if subject is not None:
        if syntax.lower[subject] in negators:
            return True
        return any(syntax.lower[c] in ("no", "neither", "nor", "none") for c in syntax.children[subject])
    return False
