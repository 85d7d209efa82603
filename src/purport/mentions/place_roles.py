"""Is a place name a place here, or does it stand for a government or people?

"Talks in Moscow" have a place, "talks with Moscow" a party. Syntax decides: prepositions of place, objects of
motion and capture, parts of places. The rule that a capital as subject or object is its government follows the
PLOVER manual.
"""

from __future__ import annotations

from purport.language.syntax import SUBJECTS, Syntax
from purport.mentions.place_words import place_words

_MAX_CHAIN = 6
_PRESSURES = frozenset({"sanction", "sanctions", "impose", "call", "embargo", "pressure", "attack", "attacks", "ban"})
_EXCHANGES = frozenset(
    {"weapon", "weapons", "arms", "support", "aid", "pressure", "response", "message", "sell", "give"}
)
_MESSAGES = frozenset({"letter", "message", "note", "signal", "warning", "invitation", "reply", "response", "proposal",
                       "request", "condolences", "telegram", "statement", "money", "text", "offer"})  # fmt: skip
"""What is sent to somebody, where troops and boats are sent somewhere."""

_PARTY_PREPOSITIONS = frozenset({"with", "by", "against", "about", "like", "than", "as", "per", "without", "despite"})


def is_literal_place(syntax: Syntax, start: int, end: int, head: int) -> bool:
    """Tell whether the toponym at tokens start..end, headed by `head`, can say where something happens.

    A visited or invaded country is literal here and can be the recipient as well: "invaded Ukraine" happens in
    Ukraine and to Ukraine. False where the name acts, speaks, or modifies a person or an organisation.
    """
    i = head
    for _ in range(_MAX_CHAIN):
        above = _shared_case(syntax, i)
        if above is None:
            break
        i = above
    return _decide(syntax, i, start, end)


def _shared_case(syntax: Syntax, i: int) -> int | None:
    """Step from a conjunct, an apposition or a list member to the name whose preposition it shares."""
    if syntax.child(i, "case") is not None:
        return None
    dep, above = syntax.deps[i], syntax.heads[i]
    if above == i:
        return None
    if dep in ("conj", "appos", "list", "flat"):
        return above
    # "Irving, Texas" and "the city of Vladivostok": the parent or name hangs on another place noun.
    if dep in ("nmod", "nmod:unmarked", "obl:unmarked", "dep") and syntax.pos[above] == "PROPN":
        return above
    return None


def _decide(syntax: Syntax, i: int, start: int, end: int) -> bool:
    words = place_words()
    dep, above = syntax.deps[i], syntax.heads[i]
    case = _case(syntax, i)
    if dep in SUBJECTS or dep in ("iobj", "vocative", "flat", "obl:agent"):
        return False
    if dep == "obj":
        # The form too: "left" is often lemmatised as the direction.
        return bool(verb_forms(syntax, above) & words.on_object) or syntax.lower[above] == "left"
    if dep in ("root", "parataxis", "dislocated"):
        # "His last trip was to Oslo" as well.
        return i == start or case in words.locative or (case == "to" and syntax.child(i, "cop") is not None)
    if dep in ("compound", "amod", "nmod:poss"):
        return _modifies_place(syntax, i, above)
    if not dep.startswith("obl") and dep not in ("nmod", "nmod:unmarked") and case in words.locative:
        return True
    if dep.startswith(("obl", "nmod", "advmod", "advcl", "orphan", "xcomp")):
        return _by_preposition(syntax, i, above, case)
    return case in words.locative


def verb_forms(syntax: Syntax, i: int) -> set[str]:
    """Give the lemma of a verb and what its form may be of, as a lemmatiser is wrong on rare ones ("shelled")."""
    low = syntax.lower[i]
    forms = {syntax.lemmas[i].lower(), low}
    if low.endswith("ed"):
        forms |= {low[:-2], low[:-1]}
    return forms


def _case(syntax: Syntax, i: int) -> str:
    """Give the preposition of a token, the last one where there are several ("out of", "from inside")."""
    cases = [j for j in syntax.children[i] if syntax.deps[j] == "case" and j < i]
    return syntax.lower[cases[-1]] if cases else ""


def _modifies_place(syntax: Syntax, i: int, above: int) -> bool:
    """ "Kandahar province", "Moscow suburbs", "Ukraine's capital": the noun it modifies is a place."""
    words = place_words()
    verb = syntax.lemmas[syntax.heads[above]].lower()
    if syntax.deps[i] == "nmod:poss" and syntax.deps[above] == "obj" and verb in words.on_object:
        return True
    if syntax.lower[above] not in words.part_nouns and syntax.lemmas[above].lower() not in words.part_nouns:
        return False
    return syntax.deps[above] not in SUBJECTS


def _by_preposition(syntax: Syntax, i: int, above: int, case: str) -> bool:
    words = place_words()
    governors = {*verb_forms(syntax, above), *_before(syntax, i)}
    if case in _PARTY_PREPOSITIONS:
        return False
    if case in words.locative:
        return not (case == "on" and governors & _PRESSURES)
    if case in words.directional:
        if governors & words.part_nouns:
            return True
        if case in ("to", "from", "for", "out"):
            if syntax.lower[above] in ("send", "sent", "sends", "sending") and _sends_word(syntax, above):
                return False
            return bool(governors & (words.motion | words.on_noun)) and not governors & _EXCHANGES
        return bool(governors & words.on_noun)
    if not case:
        return bool(governors & words.motion) or syntax.deps[i] in ("obl:unmarked", "advmod")
    return False


def _sends_word(syntax: Syntax, verb: int) -> bool:
    sent = syntax.child(verb, "obj", "nsubj:pass")
    return sent is not None and syntax.lower[sent] in _MESSAGES


def _before(syntax: Syntax, i: int) -> tuple[str, ...]:
    """Give the word that the preposition follows: "a visit to Chile in July" is often hung on "made" or "July"."""
    cases = [j for j in syntax.children[i] if syntax.deps[j] == "case" and j < i]
    if not cases or cases[0] == 0:
        return ()
    return syntax.lower[cases[0] - 1], syntax.lemmas[cases[0] - 1].lower()
