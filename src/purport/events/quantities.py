"""Numbers of people and amounts of money that belong to an event, as low and high with their words."""

from collections.abc import Sequence

from purport.events.figures import Figure, figures
from purport.events.number_words import FIGURE, number_words
from purport.events.scene import Scene
from purport.events.tolls import tolls
from purport.events.triggers import Match
from purport.language.passages import Passage
from purport.language.syntax import Syntax
from purport.records import Quantity
from purport.records.values import QuantityKind

MONEY_TYPES = frozenset({"AID", "AGREE", "SANCTION", "COOPERATE", "COERCE", "REQUEST"})
PEOPLE_TYPES = frozenset({"ASSAULT", "COERCE", "AID", "PROTEST", "RETREAT", "MOBILIZE", "SANCTION"})
_ARGUMENTS = frozenset({"obj", "obl", "xcomp"})
_OTHERS = frozenset({"obj", "nsubj", "nsubj:pass", "obl", "nmod"})


def quantities_near(scene: Scene, i: int, type_: str, matches: Sequence[Match]) -> tuple[Quantity, ...]:
    """Give the quantities in the trigger's sentence that belong to it.

    Arguments: the scene; the trigger's head; the event's type; all matches of the passage, whose triggers take the
    numbers that are nearer to them.
    """
    s, passage = scene.syntax, scene.passage
    sentence = s.sents[i]
    start, end = s.sentences[sentence]
    lower = s.lower[start:end]
    words = number_words()
    if words.kinds.keys().isdisjoint(lower) and words.openers.isdisjoint(lower) and not FIGURE.search("".join(lower)):
        return ()
    numbers = figures(s, start, end)
    triggers = [m for m in matches if s.sents[m.head] == sentence]
    found: list[Quantity] = []
    if type_ in PEOPLE_TYPES:
        counted = tolls(s, sentence, numbers)
        found += [
            _quantity(passage, t.kind, t.figure) for t in counted if _nearest(s, t.anchor, triggers, PEOPLE_TYPES) == i
        ]
        taken = [t.figure for t in counted]
        found += _others(passage, i, [f for f in numbers if f.unit is None and f not in taken])
    if type_ in MONEY_TYPES:
        found += [
            _quantity(passage, "amount", f)
            for f in numbers
            if f.unit is not None and _nearest(s, f.start, triggers, MONEY_TYPES) == i
        ]
    return tuple(dict.fromkeys(found))


def quantities_at(passage: Passage, first: int, last: int) -> tuple[Quantity, ...]:
    """Give the quantities that belong to the words of a given trigger, coded or not.

    Arguments: the passage; the half-open token range of the trigger. People are counted by one of its words; money by
    the nearest amount of its sentence.
    """
    s = passage.syntax
    sentence = s.sents[first]
    start, end = s.sentences[sentence]
    numbers = figures(s, start, end)
    counted = tolls(s, sentence, numbers)
    own = number_words().kinds.get(s.lower[first])
    found = [
        _quantity(passage, t.kind, t.figure)
        for t in counted
        # "The toll: 19 dead" is a number of "toll" and of "dead".
        if first <= t.anchor < last or (own is not None and own[0] == t.kind and t.figure.stop == first)
    ]
    if not found:
        # "Claimed 27 lives", "taken to hospital": the word that counts is the verb's own argument.
        held = [t for t in counted if any(first <= i < last for i in _holders(s, t.anchor))]
        found = [_quantity(passage, t.kind, t.figure) for t in held]
    if not found:
        money = [f for f in numbers if f.unit is not None]
        money.sort(key=lambda f: (_distance(s, f.start, first), abs(f.start - first)))
        found = [_quantity(passage, "amount", f) for f in money[:1]]
    return tuple(found)


def _holders(s: Syntax, anchor: int) -> list[int]:
    """Give the verbs whose argument a counting noun is, past infinitives: both of "forced 900 to leave their homes"."""
    if s.deps[anchor] not in _ARGUMENTS or s.tags[anchor].startswith("VB"):
        return []
    found = [s.heads[anchor]]
    while s.deps[found[-1]] == "xcomp" and s.heads[found[-1]] not in found:
        found.append(s.heads[found[-1]])
    return found


def _others(passage: Passage, i: int, free: list[Figure]) -> list[Quantity]:
    """Give numbers of people or things that the trigger's own arguments count: "sent 500 troops"."""
    s = passage.syntax
    return [
        _quantity(passage, "other", f)
        for f in free
        if f.noun >= f.stop and s.heads[f.noun] == i and s.deps[f.noun] in _OTHERS and s.tags[f.noun] == "NNS"
    ]


def _quantity(passage: Passage, kind: QuantityKind, f: Figure) -> Quantity:
    span = passage.span(f.first, f.stop)
    text = passage.text[span[0] - passage.offset : span[1] - passage.offset]
    return Quantity(kind=kind, text=text, span=span, low=f.low, high=f.high, unit=f.unit)


def _nearest(s: Syntax, anchor: int, triggers: Sequence[Match], types: frozenset[str]) -> int | None:
    """Give the head of the trigger that a word belongs to: its own, else the one that is nearest in the tree."""
    for m in triggers:
        if m.head == anchor or m.start <= anchor < m.end:
            return m.head if m.entry.type in types else None
    fitting = [m.head for m in triggers if m.entry.type in types]
    return min(fitting, key=lambda h: (_distance(s, anchor, h), abs(anchor - h)), default=None)


def _distance(s: Syntax, a: int, b: int) -> int:
    """Count the steps from one token to another in the tree."""
    above = [a, *s.ancestors(a)]
    other = [b, *s.ancestors(b)]
    met = next((x for x in above if x in other), None)
    return above.index(met) + other.index(met) if met is not None else len(s)
