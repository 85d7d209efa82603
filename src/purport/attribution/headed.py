"""Attributions by cues that only the cue head knows: a draft is built around each by its syntax."""

from collections.abc import Iterator, Sequence
from types import MappingProxyType

from purport.attribution.clauses import class_of, cue_words, is_swallowed, speaker_of, verb_draft, with_particle
from purport.attribution.complements import marked_to
from purport.attribution.cue_head import best_class, likely_cues
from purport.attribution.draft import Draft
from purport.attribution.lexicon import CueEntry, cue_lexicon
from purport.attribution.nouns import noun_draft, noun_source
from purport.attribution.ranges import Range, Ranges, merged, subtract
from purport.attribution.subject import Subject
from purport.attribution.subjects import noun_phrase
from purport.attribution.view import View

_ANY = frozenset({"that", "quote", "objthat", "inf", "objinf", "gerund", "obj"})
"""The frames that a word without any in the lexicon may have."""
_CLAUSES = frozenset({"ccomp", "xcomp", "csubj"})
_PHRASES = frozenset({"obl", "advcl", "nmod"})
_NOUN_CLAUSES = frozenset({"acl", "ccomp", "xcomp"})
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
        if i in taken:
            continue
        draft = _draft(view, i)
        if draft is not None:
            taken.update(range(draft.cue[0][0], draft.cue[-1][1]))
            yield draft


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
    draft = verb_draft(view, verb, entry, entry_name=ENTRY)
    if draft is not None:
        return draft
    subject = speaker_of(view, verb, entry)
    cue, source = cue_words(view, verb), ()
    if subject.head is not None:
        source = noun_phrase(view, subject.head, verb)
    content = view.trim(subtract(merged(_complement(view, verb, subject)), merged([*cue, *source])))
    class_ = class_of(view, verb, entry, subject, "")
    silent = class_ == "decline" and bool(source)
    if not content and not silent:
        return None
    return Draft(
        passage=view.passage.index, head=verb, source=source, cue=cue, content=content, class_=class_, entry=ENTRY,
        score=_SCORE, agentless=not source, passive=subject.passive, framed=True, contentless=silent,
    )  # fmt: skip


def _complement(view: View, verb: int, subject: Subject) -> Ranges:
    """Give the clause of a cue, else its object, its phrase, whom it is done to, or what follows it."""
    syntax = view.syntax
    behind = [c for c in syntax.children[verb] if c > verb]
    clause = next((c for c in behind if syntax.deps[c] in _CLAUSES or marked_to(view, c)), None)
    if clause is not None:
        return (view.subtree(clause),)
    target = syntax.child(verb, "obj")
    if target is not None:
        return (view.subtree(target),)
    phrase = next((c for c in behind if syntax.deps[c] in _PHRASES), None)
    if phrase is not None and not subject.passive:
        return (view.subtree(phrase),)
    if subject.passive and subject.patient is not None:
        return (view.subtree(subject.patient),)
    return ((verb + 1, max(verb + 1, view.high[verb])),)


def _by_noun(view: View, noun: int, entry: CueEntry) -> Draft | None:
    draft = noun_draft(view, noun, entry, entry_name=ENTRY)
    if draft is not None:
        return draft
    source, _ = noun_source(view, noun)
    content = _said_by_noun(view, noun, source)
    if content is None:
        return None
    return Draft(
        passage=view.passage.index, head=noun, source=source, cue=((noun, noun + 1),),
        content=view.trim(subtract((content,), source)), class_=entry.class_, entry=ENTRY, score=_SCORE,
        agentless=not source, framed=True,
    )  # fmt: skip


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
