"""Carries a scene from the clause that names it to the acts that share it: "flew to Oslo to sign", "in Kandy, where".

Only within a sentence, and never across what somebody says: what a source tells of need not have happened there.
"""

from collections.abc import Sequence

from purport.events.draft import DraftEvent
from purport.language.syntax import SUBJECTS, Syntax
from purport.reading.clauses import APART
from purport.records import PlaceMention

CARRIED = 0.62
"""How sure a place is that another clause of the sentence names."""

WHERE = frozenset({"in", "at", "near", "outside", "inside", "across", "throughout", "around"})
"""Prepositions that can say nothing but where an act is."""

SPOKEN = frozenset({"ccomp", "parataxis", "csubj"})
"""Clauses that may tell of somewhere else."""

GOING = frozenset("travel fly go come head return drive sail rush arrive land gather meet assemble convene".split())
GOING_FORMS = frozenset("went came gone flew flown met".split())
VISITING = frozenset({"visit", "tour", "enter", "reach"})
GATHERED = frozenset("meeting gathered gathering assembled convening convened sitting".split())
GATHERINGS = frozenset("meeting summit conference session assembly gathering congress".split())
ARRIVAL = frozenset({"to", "into", "for"}) | WHERE
DEEDS = frozenset({"ASSAULT", "PROTEST", "MOBILIZE", "COERCE", "RETREAT", "AID"})
"""Types of acts that are done with the hands."""

STEPS = 6


def carried(syntax: Syntax, head: int, draft: DraftEvent) -> float:
    """Score a place of another clause as the scene of an event: 0 where the event need not have happened there.

    Arguments: the block's syntax; the head of the place; the event.
    """
    if syntax.sents[head] != syntax.sents[draft.head] or head == draft.head:
        return 0.0
    shares = (
        _went_to_do(syntax, head, draft.head)
        or _went_and_did(syntax, head, draft)
        or _gathered(syntax, head, draft.head)
        or _where_clause(syntax, head, draft.head)
        or _set_first(syntax, head, draft)
    )
    return CARRIED if shares else 0.0


def only_scene(syntax: Syntax, places: Sequence[PlaceMention], draft: DraftEvent) -> PlaceMention | None:
    """Give the last place of a sentence whose places all lie in one country, a party's own, for an act of violence.

    "A day after police fired at crowds who had blocked the road outside Kisumu": violence has a scene, and it is
    rarely far from those who do or suffer it. Other acts are as often done elsewhere.
    """
    sentence = syntax.sents[draft.head]
    here = [m for m in places if syntax.sents[m.head] == sentence and m.place.country is not None]
    countries = {m.place.country for m in here}
    parties = {actor.country for actor in (*draft.actors, *draft.recipients)}
    if draft.type != "ASSAULT" or len(countries) != 1 or not countries <= parties:
        return None
    near = [m for m in here if not _is_told_apart(syntax, m.head, draft.head)]
    return near[-1] if near else None


def _is_told_apart(syntax: Syntax, head: int, trigger: int) -> bool:
    """Say whether one of two words stands in what somebody says and the other does not."""
    above, over = [head, *syntax.ancestors(head)], [trigger, *syntax.ancestors(trigger)]
    apart = set(above) ^ set(over)
    return any(syntax.deps[i] in SPOKEN for i in apart)


def _chain(syntax: Syntax, trigger: int) -> list[int]:
    """Give the trigger and the words above it, nearest first, up to where another scene may begin."""
    chain = [trigger]
    while len(chain) <= STEPS and syntax.heads[chain[-1]] != chain[-1] and not _is_elsewhere(syntax, chain[-1]):
        chain.append(syntax.heads[chain[-1]])
    return chain


def _is_elsewhere(syntax: Syntax, i: int) -> bool:
    """Say whether a word opens what need not lie in the scene: what is said, what led to it, another's doing."""
    dep = syntax.deps[i]
    if dep in SPOKEN:
        return True
    if dep in ("obl", "nmod"):
        case = syntax.child(i, "case")
        return case is not None and syntax.lower[case] in APART
    if dep == "advcl" or dep == "acl:relcl":
        return (
            syntax.child(i, *SUBJECTS) is not None
            and _relative(syntax, i) is None
            and not _is_subject_relative(syntax, i)
        )
    return False


def _is_subject_relative(syntax: Syntax, i: int) -> bool:
    """Say whether a relative clause tells what its noun does: "youths who were marching"."""
    subject = syntax.child(i, *SUBJECTS)
    return subject is not None and syntax.lower[subject] in ("who", "that", "which")


def _goal(syntax: Syntax, head: int) -> int | None:
    """Give the verb of going or gathering whose goal or meeting place the word is."""
    verb = syntax.heads[head]
    case = syntax.child(head, "case")
    preposition = syntax.lower[case] if case is not None else ""
    forms = {syntax.lemmas[verb].lower(), syntax.lower[verb]}
    if syntax.deps[head] == "obj" and forms & VISITING:
        return verb
    if syntax.deps[head] == "obl" and preposition in ARRIVAL and forms & (GOING | GOING_FORMS):
        return verb
    return None


def _went_to_do(syntax: Syntax, head: int, trigger: int) -> bool:
    """Read "will fly to Oslo to press the king", "gather in Lima to prepare a summit"."""
    verb = _goal(syntax, head)
    chain = _chain(syntax, trigger)
    if verb is None or verb not in chain[1:]:
        return False
    clause = chain[chain.index(verb) - 1]
    mark = syntax.child(clause, "mark")
    return (
        syntax.deps[clause] in ("advcl", "xcomp") and mark is not None and syntax.lower[mark] == "to" and clause > head
    )


def _went_and_did(syntax: Syntax, head: int, draft: DraftEvent) -> bool:
    """Read "visited Warsaw and was received by": the second act of one who went there."""
    verb = _goal(syntax, head)
    if verb is None or syntax.deps[draft.head] != "conj" or syntax.heads[draft.head] != verb or head > draft.head:
        return False
    return syntax.child(draft.head, *SUBJECTS) is None and "future" not in draft.aux


def _gathered(syntax: Syntax, head: int, trigger: int) -> bool:
    """Read "ministers meeting in Luxembourg suspended the accord", "a summit in Lima condemned": who acts is there."""
    at = syntax.heads[head]
    if syntax.deps[head] == "nmod" and syntax.lower[at] in GATHERINGS and syntax.deps[at] in SUBJECTS:
        return _acts(syntax, syntax.heads[at], trigger)
    if syntax.deps[head] != "obl" or syntax.lower[at] not in GATHERED:
        return False
    party = syntax.heads[at]
    if syntax.deps[at] == "acl" and syntax.deps[party] in SUBJECTS:
        return _acts(syntax, syntax.heads[party], trigger)
    return syntax.deps[at] == "advcl" and syntax.child(at, "mark", *SUBJECTS) is None and _acts(syntax, party, trigger)


def _acts(syntax: Syntax, verb: int, trigger: int) -> bool:
    return trigger == verb or (syntax.heads[trigger] == verb and syntax.deps[trigger] in ("conj", "xcomp", "obj"))


def _where_clause(syntax: Syntax, head: int, trigger: int) -> bool:
    """Read "in Kandy, where mobs burned shops and threw stones", "the hospital at Jaffna, from which they fled"."""
    for clause in _chain(syntax, trigger):
        marker = _relative(syntax, clause)
        if marker is None or marker > trigger:
            continue
        before = marker - 1
        while before > 0 and (syntax.pos[before] in ("PUNCT", "ADP") or syntax.lower[before] in ("itself", "and")):
            before -= 1
        above = [before, *syntax.ancestors(before)]
        return head == before or (head in above[:3] and syntax.pos[head] in ("NOUN", "PROPN") and head < marker)
    return False


def _relative(syntax: Syntax, clause: int) -> int | None:
    for j in syntax.children[clause]:
        if syntax.lower[j] == "where" and j < clause:
            return j
        if syntax.lower[j] == "which" and j < clause and syntax.deps[j] == "obl":
            case = syntax.child(j, "case")
            if case is not None and syntax.lower[case] in ("in", "at", "from", "near", "outside"):
                return j
    return None


def _set_first(syntax: Syntax, head: int, draft: DraftEvent) -> bool:
    """Read "In Bissau, soldiers fired to scatter youths who were marching": a place set first holds for all deeds."""
    verb, case = syntax.heads[head], syntax.child(head, "case")
    if syntax.deps[head] != "obl" or head > verb or case is None or syntax.lower[case] not in WHERE:
        return False
    subject = syntax.child(verb, *SUBJECTS)
    if subject is None or head > subject or case != _opening(syntax, head):
        return False
    chain = _chain(syntax, draft.head)
    if verb not in chain:
        return False
    return draft.type in DEEDS or all(syntax.deps[i] in ("conj", "obj", "xcomp") for i in chain[: chain.index(verb)])


def _opening(syntax: Syntax, i: int) -> int:
    """Give the first word of a sentence."""
    first, end = syntax.sentences[syntax.sents[i]]
    while first < end and syntax.pos[first] in ("PUNCT", "CCONJ", "SPACE"):
        first += 1
    return first
