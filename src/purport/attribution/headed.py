"""Attributions by cues that only the cue head knows: a draft is built around each by its syntax."""

from collections.abc import Iterator, Sequence
from types import MappingProxyType

from msgspec.structs import replace

from purport.attribution.clauses import class_of, cue_words, is_swallowed, speaker_of, verb_draft, with_particle
from purport.attribution.complements import marked_to, with_terms
from purport.attribution.contents import before_comma
from purport.attribution.cue_head import best_class, is_likely, likely_cues
from purport.attribution.draft import Draft
from purport.attribution.lexicon import CueEntry, cue_lexicon, word_sets
from purport.attribution.nouns import noun_draft, noun_source
from purport.attribution.ranges import Range, Ranges, covers, merged, size, subtract
from purport.attribution.subject import Subject
from purport.attribution.subjects import noun_phrase
from purport.attribution.view import View

_ANY = frozenset({"that", "quote", "objthat", "inf", "objinf", "gerund", "obj"})
"""The frames that a word without any in the lexicon may have."""
_CLAUSES = frozenset({"ccomp", "xcomp", "csubj"})
_PHRASES = frozenset({"obl", "advcl", "nmod"})
_NOUN_CLAUSES = frozenset({"acl", "ccomp", "xcomp"})
_ELSEWHERE = frozenset({"cite", "quote", "rely", "draw", "base", "depend", "lean"})
"""Participles of these are put in their place by the rules of relays and of reliance."""
_EMPTY = frozenset({"PRP", "WP", "WDT", "EX"})
_ACTIVE = frozenset({"VB", "VBD", "VBZ", "VBP"})
_RELATIVE = frozenset({"who", "which", "that", "whom", "what"})
_NAME = 6
_TAKEN = frozenset({"for", "of", "to", "on", "about", "against", "over", "with"})
"""Prepositions of what is asked for, spoken of, agreed to."""
_SCORE = 0.6
ENTRY = "head:cue"


def headed_drafts(view: View, found: Sequence[Draft]) -> Iterator[Draft]:
    """Give an attribution for every word that the cue head takes for a cue and that no draft found has."""
    likely = likely_cues(view)
    if not likely:
        return
    taken = {i for d in found for start, end in d.cue for i in range(start, end)}
    taken.update(d.head for d in found if d.head is not None)
    for i in likely:
        if i in taken or view.lemmas[i] in _ELSEWHERE:
            continue
        inside = any(covers(d.content, i) for d in found)
        if not is_likely(view, ((i, i + 1),), inside=inside, clause=_has_clause(view, i)):
            continue
        draft = _draft(view, i)
        if draft is not None and not _is_empty(view, draft):
            taken.update(range(draft.cue[0][0], draft.cue[-1][1]))
            yield draft


def _has_clause(view: View, word: int) -> bool:
    """Say whether a clause or an infinitive hangs on a word that the lexicon has for a cue."""
    syntax, lexicon, lemma = view.syntax, cue_lexicon(), view.lemmas[word]
    known = lexicon.nouns.get(lemma) if syntax.pos[word] == "NOUN" else lexicon.verbs.get(lemma)
    if known is None or known.class_ == "none":
        return False
    behind = (c for c in syntax.children[word] if c > word)
    return any(marked_to(view, c) or _opens_that(view, c) for c in behind)


def _opens_that(view: View, clause: int) -> bool:
    return view.syntax.deps[clause] in _CLAUSES | _NOUN_CLAUSES and view.syntax.lower[view.low[clause]] == "that"


def _is_empty(view: View, draft: Draft) -> bool:
    """Say whether a draft has a pronoun for its content ("what they pledged") or lacks the subject that it should have.

    A finite verb has one; where the parse shows none, it is seldom a cue of its own.
    """
    syntax = view.syntax
    if draft.content and size(draft.content) <= 2 and syntax.tags[draft.content[-1][1] - 1] in _EMPTY:
        return True
    finite = draft.head is not None and syntax.tags[draft.head] in _ACTIVE
    return finite and not draft.source and not draft.passive


def _draft(view: View, word: int) -> Draft | None:
    syntax, lexicon, lemma = view.syntax, cue_lexicon(), view.lemmas[word]
    pos, tag = syntax.pos[word], syntax.tags[word]
    if pos == "NOUN" and tag[:1] != "V":
        return _by_noun(view, word, _entry(view, word, lexicon.nouns.get(lemma)))
    if pos in ("VERB", "ADJ", "NOUN") or tag[:1] == "V":
        return _by_verb(view, word, _entry(view, word, with_particle(view, word) or lexicon.verbs.get(lemma)))
    return None


def _entry(view: View, word: int, known: CueEntry | None) -> CueEntry:
    """Make an entry with all frames; the class is the lexicon's where it has one, else the head's."""
    sure = known is not None and known.class_ != "none"
    return CueEntry(
        lemma=view.lemmas[word],
        pos="head",
        class_=known.class_ if known is not None and sure else best_class(view, word),
        frames=_ANY | (known.frames if known is not None else frozenset()),
        conditions=known.conditions if known is not None else MappingProxyType({}),
    )


def _by_verb(view: View, verb: int, entry: CueEntry) -> Draft | None:
    if is_swallowed(view, verb):
        return None
    phrase = _phrase_behind(view, verb)
    draft = verb_draft(view, verb, entry, entry_name=ENTRY) if phrase is None else None
    if draft is not None and not _is_conjunction(view, draft.content):
        return draft if draft.source or draft.passive else _spoken_by(view, draft, _beside(view, verb, draft.cue))
    subject, cue = speaker_of(view, verb, entry), cue_words(view, verb)
    beside = _beside(view, verb, cue) if subject.head is None and not subject.passive else ()
    source = noun_phrase(view, subject.head, verb) if subject.head is not None else beside
    content = (phrase,) if phrase is not None else _complement(view, verb, subject, source)
    content = view.trim(subtract(content, merged([*cue, *source])))
    class_ = class_of(view, verb, entry, subject, "")
    silent = class_ == "decline" and bool(source)
    if not content and not silent:
        return None
    return Draft(
        passage=view.passage.index, head=verb, source=source, cue=cue, content=content, class_=class_, entry=ENTRY,
        score=_SCORE, agentless=not source, passive=subject.passive, framed=True, contentless=silent,
    )  # fmt: skip


def _is_conjunction(view: View, content: Ranges) -> bool:
    return size(content) == 1 and view.syntax.lower[content[0][0]] == "that"


def _spoken_by(view: View, draft: Draft, source: Ranges) -> Draft:
    """Give a draft a source, which is no part of what it says."""
    if not source:
        return draft
    return replace(draft, source=source, content=subtract(draft.content, source) or draft.content, agentless=False)


def _beside(view: View, verb: int, cue: Ranges) -> Ranges:
    """Give the nominal right before a verb that the parse hangs elsewhere: "heard villagers threaten", "he added"."""
    syntax, before = view.syntax, cue[0][0] - 1
    if before < 0 or syntax.tags[verb] not in _ACTIVE or syntax.pos[before] not in ("NOUN", "PROPN", "PRON"):
        return ()
    if syntax.lower[before] in _RELATIVE:
        return ()
    low = view.low[before]
    return view.trim(((low if before - low < _NAME else before, before + 1),))


def _phrase_behind(view: View, verb: int) -> Range | None:
    """Give the phrase right behind a verb without object or clause: "asked for a copy", "agreed to the sale"."""
    syntax = view.syntax
    behind = [c for c in syntax.children[verb] if c > verb]
    if any(syntax.deps[c] in _CLAUSES | {"obj", "iobj"} or marked_to(view, c) for c in behind):
        return None
    for child in behind:
        if syntax.deps[child] in ("obl", "nmod") and view.low[child] == verb + 1:
            return view.subtree(child) if syntax.lower[verb + 1] in _TAKEN else None
    return None


def _complement(view: View, verb: int, subject: Subject, source: Ranges) -> Ranges:
    """Give the clause of a cue, else its object, whom it is done to, its phrase, or what stands around it."""
    syntax = view.syntax
    behind = [c for c in syntax.children[verb] if c > verb]
    clause = next((c for c in behind if syntax.deps[c] in _CLAUSES or marked_to(view, c)), None)
    if clause is not None:
        return (view.subtree(clause),)
    target = syntax.child(verb, "obj")
    if target is not None:
        return (with_terms(view, verb, target),)
    if (that := _that_behind(view, verb)) is not None:
        return (that,)
    told = view.lemmas[verb] in word_sets()["told"]
    if subject.passive and not told and (patient := _patient(view, verb, subject)):
        return patient
    phrase = next((c for c in behind if syntax.deps[c] in _PHRASES), None)
    if phrase is not None and not (subject.passive and (not told or phrase != subject.head)):
        return (view.subtree(phrase),)
    if view.lemmas[verb] in word_sets()["sayers"] and (said := before_comma(view, verb, source)):
        return said
    return ((verb + 1, max(verb + 1, view.high[verb])),)


def _patient(view: View, verb: int, subject: Subject) -> Ranges:
    """Give what a passive is said of: "an inquiry was ordered", "the pledge, relayed by the governor"."""
    syntax = view.syntax
    if subject.patient is not None and subject.via == verb and not syntax.deps[verb].startswith("acl"):
        return (view.subtree(subject.patient),)
    noun = syntax.heads[verb] if syntax.deps[verb] == "acl" else None
    if noun is None:
        return ()
    return subtract((view.subtree(noun),), (view.subtree(verb),))


def _that_behind(view: View, word: int) -> Range | None:
    """Give the clause that "that" opens right behind a word, whatever the parse hangs it on."""
    syntax, end = view.syntax, view.sentence(word)[1]
    that = word + 1
    if that + 2 >= end or syntax.lower[that] != "that" or not view.is_finite(that + 2, end):
        return None
    verb = syntax.heads[that]
    return that, max(view.high[verb], that + 2) if verb > that else end


def _by_noun(view: View, noun: int, entry: CueEntry) -> Draft | None:
    draft = noun_draft(view, noun, entry, entry_name=ENTRY)
    if draft is not None and (draft.source or entry.class_ == "allege"):
        return draft
    source = noun_source(view, noun)[0] or _owner(view, noun)
    content = _that_behind(view, noun) or _said_by_noun(view, noun, source)
    if content is None or not source:
        return None
    return Draft(
        passage=view.passage.index, head=noun, source=source, cue=((noun, noun + 1),),
        content=view.trim(subtract((content,), source)), class_=entry.class_, entry=ENTRY, score=_SCORE, framed=True,
    )  # fmt: skip


def _owner(view: View, noun: int) -> Ranges:
    """Give the possessor right before a noun that the parse hangs elsewhere: "ignore the surveyors' warning that"."""
    syntax, whose = view.syntax, noun - 2
    if whose < 0 or syntax.tags[noun - 1] != "POS":
        return ()
    return view.trim(((view.low[whose], whose + 1),), marks=False)


def _said_by_noun(view: View, noun: int, source: Ranges) -> Range | None:
    """Give the clause of a noun, else its phrase, else the infinitive of its verb: "made a promise to go"."""
    syntax = view.syntax
    behind = [c for c in syntax.children[noun] if c > noun and not any(s <= c < e for s, e in source)]
    for child in behind:
        if syntax.deps[child] in _NOUN_CLAUSES:
            return view.subtree(child)
    for child in behind:
        if syntax.deps[child] == "nmod":
            low, high = view.subtree(child)
            return (low + 1, high) if low < child else (low, high)
    above = syntax.heads[noun]
    for child in syntax.children[above]:
        if child > noun and above != noun and marked_to(view, child):
            return view.subtree(child)
    return None
