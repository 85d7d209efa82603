"""Speakers that stand elsewhere than the parse has them: behind their verb, or above a participle."""

from purport.attribution.lexicon import word_sets
from purport.attribution.source_words import source_words
from purport.attribution.view import View

_STEPS = 8
_NEAR = 3
_LONGEST = 14
_TENSED = frozenset({"VBD", "VBZ", "VBP", "VB", "VBN"})
_BEFORE = frozenset({",", "”", '"', "''"})
_ATTITUDES = frozenset({"believe", "hope", "fear", "think", "expect", "want", "wish", "assume", "know"})
_ADDRESSING = frozenset({"ask", "urge", "demand", "call", "accuse", "warn", "say", "tell", "request", "invite"})
_ASIDE = frozenset({"to", "in", "at", "on", "with", "against"})
_OF_NAMES = frozenset({"DET", "ADJ", "NOUN", "PROPN", "PART", "NUM"})


def inverted(view: View, verb: int) -> int | None:
    """Give the speaker behind a verb of saying, whatever the parse takes it for.

    "The raid hit a depot, said the army's spokesman, Luis Paz, according to the agency".
    """
    syntax = view.syntax
    if verb < _NEAR or syntax.words[verb - 1] not in _BEFORE or view.lemmas[verb] not in word_sets()["inverting"]:
        return None
    if syntax.tags[verb] not in _TENSED or syntax.child(verb, "nsubj", "nsubj:pass", "aux") is not None:
        return None
    return speaker_behind(view, verb)


def speaker_behind(view: View, verb: int) -> int | None:
    """Give the name or the noun for a speaker right behind a verb, up to a mark or a preposition."""
    syntax = view.syntax
    end = verb + 1
    last = min(view.sentence(verb)[1], verb + _LONGEST)
    while end < last and (syntax.pos[end] in _OF_NAMES or syntax.tags[end] == "HYPH"):
        end += 1
    noun = next((i for i in range(end - 1, verb, -1) if syntax.pos[i] in ("NOUN", "PROPN")), None)
    if noun is None or (end < last and syntax.pos[end] not in ("PUNCT", "ADP")):
        return None
    while verb < syntax.heads[noun] < noun and syntax.deps[noun] in ("flat", "appos", "compound", "nmod:desc"):
        noun = syntax.heads[noun]
    return noun if syntax.pos[noun] == "PROPN" or view.lemmas[noun] in source_words() else None


def is_detached(view: View, verb: int) -> bool:
    """Say whether a cue is a participle whose speaker is the subject of the clause, whatever it hangs on.

    Behind a comma: "the minister revived a plan to move the clocks, saying ...". With an attitude, which things do not
    have: "left the meeting believing that ...". On whom it addresses: "wrote to the president asking him to ...".
    """
    syntax = view.syntax
    if syntax.tags[verb] != "VBG" or not verb:
        return False
    if syntax.words[verb - 1] in (",", "--", "—", "–"):
        return view.lemmas[verb] in word_sets()["sayers"]
    if syntax.deps[verb] != "acl":
        return False
    noun = syntax.heads[verb]
    if view.lemmas[verb] in _ATTITUDES:
        return not can_speak(view, noun)
    addressed = any(syntax.deps[c] == "case" and syntax.lower[c] in _ASIDE for c in syntax.children[noun])
    return addressed and view.lemmas[verb] in _ADDRESSING


def can_speak(view: View, noun: int) -> bool:
    """Say whether a nominal may be a person or a body that speaks: a name, a pronoun, a noun that heads sources."""
    return view.syntax.pos[noun] in ("PROPN", "PRON") or view.lemmas[noun] in source_words()


def verb_above(view: View, node: int) -> int | None:
    """Give the verb that a noun depends on."""
    syntax = view.syntax
    for _ in range(_STEPS):
        if syntax.pos[node] == "VERB":
            return node
        if syntax.heads[node] == node:
            return None
        node = syntax.heads[node]
    return None
