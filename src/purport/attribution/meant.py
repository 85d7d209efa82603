"""What a neutral cue means by its content: an intention of the source's own."""

from msgspec.structs import replace

from purport.attribution.draft import Draft
from purport.attribution.ranges import covers
from purport.attribution.source_words import source_words
from purport.attribution.sources import head_of
from purport.attribution.view import View

_NEUTRAL = frozenset({"say", "tell", "add", "state", "write"})
_COMING = frozenset({"will", "would", "'ll", "’ll", "wo", "'d", "’d"})
_PERSONS = frozenset({"he", "she"})
_PERSON = frozenset({"he", "she", "his", "her"})
_BODY = frozenset({"it", "they", "its", "their"})


def as_meant(view: View, draft: Draft) -> Draft:
    """Read "the ministry said it would appeal" as a plan: the source tells in its own voice what it will do.

    Only indirect speech counts, and only where the pronoun fits the source: "the ministry said he would go" reports.
    """
    if draft.class_ != "report" or draft.head is None or not draft.source or view.lemmas[draft.head] not in _NEUTRAL:
        return draft
    syntax, verb = view.syntax, view.syntax.child(draft.head, "ccomp")
    if verb is None or not covers(draft.content, verb) or view.depth[verb]:
        return draft
    if not any(syntax.deps[c] == "aux" and syntax.lower[c] in _COMING for c in syntax.children[verb]):
        return draft
    subject = syntax.child(verb, "nsubj")
    if subject is None or subject < draft.head:
        return draft
    own = _PERSON if _is_person(view, draft) else _BODY
    whose = syntax.child(subject, "nmod:poss")
    if syntax.lower[subject] in own or (whose is not None and syntax.lower[whose] in own):
        return replace(draft, class_="plan")
    return draft


def _is_person(view: View, draft: Draft) -> bool:
    noun = head_of(view, draft.source)
    if view.syntax.lower[noun] in _PERSONS or view.label(noun) == "PER":
        return True
    word = source_words().get(view.lemmas[noun])
    return word is not None and word.kind == "person" and view.syntax.tags[noun] != "NNS"
