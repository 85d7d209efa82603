"""Where a time or place expression attaches, seen from an event's trigger."""

from purport.events.draft import DraftEvent
from purport.language.syntax import Syntax

NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "ADV", "SYM", "X"})
CLAUSAL = frozenset({"ccomp", "parataxis", "csubj", "csubj:pass", "root"})
TRANSPARENT = frozenset({"xcomp", "conj", "aux", "aux:pass", "cop", "compound", "fixed", "flat"})

TEMPORAL = frozenset(
    "january february march april may june july august september october november december monday tuesday wednesday "
    "thursday friday saturday sunday morning afternoon evening night day week weekend month year quarter half spring "
    "summer autumn fall winter end beginning start middle".split()
)

APART = frozenset({"after", "before", "since", "until", "following", "despite", "over", "about", "for", "because", "on",
                   "into", "regarding", "concerning", "against", "upon"})  # fmt: skip
WITHIN_A_DAY = frozenset({"hours", "hour", "minutes", "minute", "moments", "shortly", "immediately"})
MODIFIERS = frozenset({"nmod", "nmod:unmarked", "nmod:tmod", "appos", "flat", "compound", "nummod"})
INSIDE_NAMES = frozenset({"compound", "nummod", "amod", "nmod:unmarked"})
ADVERBIALS = frozenset({"obl", "obl:tmod", "obl:unmarked", "obl:npmod", "nmod:tmod"})

OCCASIONS = frozenset({"at", "in", "during", "amid", "on"})
"""Prepositions before an occasion that shares its time and place with the act: "was beaten during Monday's march"."""

OWN, SAID, LIGHT, SHARED, GOVERNING, INSIDE = 0.95, 0.94, 0.9, 0.8, 0.65, 0.6
OF_NAME, OF_OCCASION = 0.97, 0.97
"""Factors for a modifier that the parser hangs on a name beside the predicate, and for one of an occasion."""


def governor(syntax: Syntax, i: int) -> int:
    """Climb from a modifier's head to the predicate that it modifies.

    A chain of nominal modifiers is climbed only through other modifiers ("in July of last year"); a noun
    that is itself an argument ends it, since "the visit in July" dates the visit.
    """
    head = syntax.heads[i]
    while head != i and syntax.lemmas[head].lower() in TEMPORAL:
        if syntax.deps[i] not in MODIFIERS or syntax.deps[head] not in ADVERBIALS:
            break
        i, head = head, syntax.heads[head]
    return head


def attachment(syntax: Syntax, modifier: int, trigger: int, *, sequence: bool = False) -> float:
    """Score how surely a modifier belongs to a trigger: 0 when it does not, at most 0.95.

    Arguments: the block's syntax; the modifier's head token; the trigger's head token; whether an act "after" which
    another happened may share the modifier (its place, not its time).
    The order is that of the clause structure: own clause, light verb, shared conjunct, governing clause,
    then a clause below that has no subject of its own.
    """
    if syntax.sents[modifier] != syntax.sents[trigger]:
        return 0.0
    holder = governor(syntax, modifier)
    if holder in (trigger, modifier):
        return OWN if holder == trigger else 0.0
    score = _attached(syntax, holder, modifier, trigger, sequence)
    if score:
        return score
    outer, factor = outer_holder(syntax, holder)
    if factor == OF_OCCASION and syntax.deps[modifier] in INSIDE_NAMES:
        # "Ran in the 2016 election": which election, not when.
        return 0.0
    if outer == trigger:
        return OWN * factor
    return _attached(syntax, outer, modifier, trigger, sequence) * factor if outer != holder else 0.0


def part_modified(syntax: Syntax, modifier: int, draft: DraftEvent) -> int:
    """Give the word of a trigger that a modifier belongs to: "visit" in "pay an official visit to Chad", else its head.

    Arguments: the block's syntax; the modifier's head token; the event.
    """
    holder = governor(syntax, modifier)
    return holder if draft.start <= holder < draft.end else draft.head


def outer_holder(syntax: Syntax, i: int) -> tuple[int, float]:
    """Step from a noun that has no time or place of its own to what it depends on; the noun itself where it has.

    "Latvia on Monday expelled", "met with Cruz in Lima on Friday", "was beaten during Monday's march". Returns the
    token and the factor for the step.
    """
    dep, above = syntax.deps[i], syntax.heads[i]
    if above == i or syntax.pos[i] not in NOMINAL:
        return i, 1.0
    named = syntax.pos[i] in ("PROPN", "PRON")
    if dep in ("nsubj", "nsubj:pass") or (named and dep in ("obj", "iobj", "obl", "obl:agent", "nmod")):
        return above, OF_NAME
    case = syntax.child(i, "case")
    if dep == "obl" and case is not None and syntax.lower[case] in OCCASIONS:
        return above, OF_OCCASION
    if dep == "nmod" and case is not None and syntax.lower[case] in ("at", "during"):
        # "Had warned of consequences at a summit": an occasion is of no noun but another occasion.
        while syntax.pos[above] in ("NOUN", "PROPN") and syntax.deps[above] in ("obl", "obj", "nmod"):
            above = syntax.heads[above]
        return above, OF_OCCASION
    return i, 1.0


def _attached(syntax: Syntax, holder: int, modifier: int, trigger: int, sequence: bool) -> float:
    """Score a modifier of `holder` for a trigger elsewhere in the sentence."""
    if syntax.heads[holder] == trigger and syntax.deps[holder] in ("acl", "acl:relcl") and modifier > holder:
        # "The invitation, extended last week, was accepted on Monday."
        passive = syntax.deps[holder] == "acl" and syntax.tags[holder] == "VBN"
        return SAID if passive else GOVERNING
    if syntax.heads[trigger] == holder and syntax.deps[trigger] in (
        "obj",
        "nsubj:pass",
        "obl",
        "nsubj",
        "xcomp",
        "nmod",
    ):
        if syntax.deps[trigger] == "obl" and _is_apart(syntax, trigger):
            return 0.0
        return LIGHT if syntax.deps[trigger] != "nmod" else SHARED
    if syntax.deps[trigger] == "conj" and syntax.heads[trigger] == holder:
        return SHARED if modifier < trigger or syntax.child(trigger, "nsubj") is None else 0.0
    above = syntax.ancestors(trigger)
    if holder in above:
        return _governing(syntax, trigger, holder, sequence)
    below = [holder, *syntax.ancestors(holder)]
    if trigger in below:
        path = below[: below.index(trigger)]
        if all(syntax.deps[i] in ("xcomp", "compound") for i in path):
            return INSIDE if len(path) == 1 else INSIDE / 2
    return 0.0


def _governing(syntax: Syntax, trigger: int, holder: int, sequence: bool) -> float:
    """A time in the governing clause holds for a clause below it unless speech or a new sentence lies between."""
    i, steps = trigger, 0
    if sequence and syntax.pos[trigger] == "NOUN" and syntax.deps[trigger] in ("nsubj", "nsubj:pass", "obj"):
        # "After clashes erupted": the noun is the act, its verb only says that there was one.
        i = syntax.heads[trigger]
    while i != holder:
        if syntax.deps[i] in ("ccomp", "parataxis"):
            return 0.0
        if not sequence and syntax.deps[i] == "advcl" and _is_sequence(syntax, i):
            return 0.0
        if i != trigger and syntax.deps[i] == "nmod" and _is_apart(syntax, i):
            return 0.0
        steps += syntax.deps[i] not in TRANSPARENT
        i = syntax.heads[i]
    return GOVERNING if steps <= 1 else GOVERNING / 2 if steps == 2 else 0.0


def _is_apart(syntax: Syntax, i: int) -> bool:
    """What stands under "after", "before" or "despite" has a time of its own: "met on Monday after the attack"."""
    marker = syntax.child(i, "case")
    return marker is not None and syntax.lower[marker] in APART and not _is_close(syntax, marker)


def _is_sequence(syntax: Syntax, i: int) -> bool:
    """An act "after" or "before" which another happened has a time of its own; "while" sets two acts side by side."""
    marker = syntax.child(i, "mark")
    if marker is None:
        return False
    if syntax.lower[marker] == "while":
        return syntax.child(i, "nsubj", "nsubj:pass") is not None
    return syntax.lower[marker] in ("after", "before", "until", "since") and not _is_close(syntax, marker)


def _is_close(syntax: Syntax, marker: int) -> bool:
    """Say whether less than a day lies between two acts: "resigned on Friday, hours after agents searched"."""
    return marker > 0 and syntax.lower[marker] in ("after", "before") and syntax.lower[marker - 1] in WITHIN_A_DAY
