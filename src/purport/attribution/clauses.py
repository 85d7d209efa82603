"""Attributions that syntax shows: a cue verb, its subject and its complement."""

from collections.abc import Iterator

from purport.attribution.contents import find_content
from purport.attribution.draft import Draft
from purport.attribution.inversion import can_speak
from purport.attribution.lexicon import CueEntry, cue_lexicon, word_sets
from purport.attribution.ranges import Ranges, merged, of_tokens, size, subtract
from purport.attribution.source_words import source_words
from purport.attribution.subject import Subject
from purport.attribution.subjects import is_negated, noun_phrase, subject_of
from purport.attribution.view import View
from purport.records.values import CueClass

_PARTS = frozenset({"aux", "aux:pass", "compound:prt"})
_UNSAID = frozenset({"comment", "reply", "response", "answer"})
_NEGATIONS = frozenset({"not", "n't", "n’t", "never"})


def verb_drafts(view: View) -> Iterator[Draft]:
    """Give an attribution for every verb of the lexicon whose complement has one of its frames."""
    verbs, syntax = cue_lexicon().verbs, view.syntax
    for i in view.cue_lemmas:
        pos = syntax.pos[i]
        if pos != "VERB" and (pos not in ("ADJ", "NOUN") or syntax.tags[i] not in ("VBN", "VBD", "VBZ")):
            continue
        entry = with_particle(view, i) or verbs.get(view.lemmas[i])
        if entry is not None and entry.class_ != "none" and entry.frames | entry.conditions.keys():
            draft = verb_draft(view, i, entry)
            if draft is not None:
                yield draft


def with_particle(view: View, verb: int) -> CueEntry | None:
    """Look up a verb with its particle: "took back", "ruled out"."""
    phrases = cue_lexicon().phrases.get(view.lemmas[verb])
    particle = view.syntax.child(verb, "compound:prt") if phrases else None
    if phrases and particle is None and view.syntax.child(verb, "advmod") == verb + 1:
        particle = verb + 1
    if phrases is None or particle is None:
        return None
    words = (view.lemmas[verb], view.syntax.lower[particle])
    return next((entry for pattern, entry in phrases if pattern == words and entry.frames), None)


def verb_draft(view: View, verb: int, entry: CueEntry, *, entry_name: str = "") -> Draft | None:
    """Build the attribution of one cue verb, or None where it has no content of its own.

    `entry_name` is written for the entry's own where somebody else than the lexicon knows the verb for a cue.
    """
    if is_swallowed(view, verb):
        return None
    subject = speaker_of(view, verb, entry)
    frame, content = find_content(view, verb, entry, subject)
    if frame is None:
        return _silence(view, verb, entry, subject)
    if not content:
        return None
    if subject.head is None and not subject.passive and not _may_stand_alone(view, verb, frame):
        return None
    source = noun_phrase(view, subject.head, verb) if subject.head is not None else ()
    cue = cue_words(view, verb)
    content = view.trim(subtract(content, merged([*cue, *_outside(source, content)])))
    if not content:
        return None
    score = 0.85 if frame in ("that", "parataxis", "quote") and source else 0.6
    return Draft(
        passage=view.passage.index, head=verb, source=source, cue=cue, content=content,
        class_=class_of(view, verb, entry, subject, frame), entry=entry_name or f"cue:{entry.lemma}", score=score,
        agentless=subject.agentless, passive=subject.passive, framed=True,
    )  # fmt: skip


def speaker_of(view: View, verb: int, entry: CueEntry) -> Subject:
    """Find who speaks or feels: the subject, but the patient of "was quoted" and "is concerned"."""
    subject = subject_of(view, verb)
    if subject.agentless and subject.passive and _is_impersonal(view, verb, subject):
        printed = _printed_in(view, verb)
        if printed is not None:
            return Subject(head=printed, passive=True, patient=subject.patient, via=verb)
    feeling = not entry.frames and entry.conditions.get("passive") == "believe"
    if subject.agentless and subject.patient is not None and (feeling or entry.lemma in ("quote", "cite")):
        return Subject(head=subject.patient, via=verb)
    return subject


def _is_impersonal(view: View, verb: int, subject: Subject) -> bool:
    """Say whether nothing but "it" is the subject: "it was claimed"."""
    if subject.patient is None:
        return view.syntax.child(verb, "expl") is not None
    return view.syntax.lower[subject.patient] == "it"


def _printed_in(view: View, verb: int) -> int | None:
    """Give the outlets of "it was claimed in the local press that"."""
    syntax = view.syntax
    for child in syntax.children[verb]:
        word = source_words().get(view.lemmas[child]) if child > verb and syntax.deps[child] == "obl" else None
        if word is not None and word.role == "media" and any(syntax.lower[c] == "in" for c in syntax.children[child]):
            return child
    return None


def _silence(view: View, verb: int, entry: CueEntry, subject: Subject) -> Draft | None:
    """Take "declined to comment", "did not respond": class decline, with no content or what the silence is about."""
    syntax, sets = view.syntax, word_sets()
    if subject.head is None or not can_speak(view, subject.head) or syntax.lower[subject.head] in sets["negators"]:
        return None
    content: Ranges = ()
    cue = cue_words(view, verb)
    if "speech" in entry.frames:
        spoken = syntax.child(verb, "xcomp")
        if spoken is None or view.lemmas[spoken] not in sets["refused_speech"]:
            return None
        cue = ((cue[0][0], spoken + 1),) if cue[0][0] < spoken + 1 else cue
        about = syntax.child(spoken, "ccomp", "obj", "obl")
        content = (view.subtree(about),) if about is not None else ()
    elif entry.lemma == "have":
        unsaid = syntax.child(verb, "obj")
        if unsaid is None or syntax.lower[unsaid] not in _UNSAID or syntax.lower[unsaid - 1] != "no":
            return None
        cue, content = ((cue[0][0], unsaid + 1),), _asked_about(view, verb, unsaid)
    elif entry.lemma == "claim" and (claimed := syntax.child(verb, "obj")) and view.lemmas[claimed] == "responsibility":
        cue = ((cue[0][0], claimed + 1),)
    elif "silence" not in entry.frames or not is_negated(view, verb, subject.head):
        return None
    return Draft(
        passage=view.passage.index, head=verb, source=noun_phrase(view, subject.head, verb), cue=cue,
        content=view.trim(subtract(content, cue)),
        class_="admit" if entry.lemma == "claim" else "decline", entry=f"cue:{entry.lemma}", score=0.8,
        contentless=True, framed=True,
    )  # fmt: skip


def _asked_about(view: View, verb: int, comment: int) -> Ranges:
    """Give what there is no comment on: "asked about the letter, the palace had no comment", "no comment on it"."""
    syntax = view.syntax
    asked = next((c for c in syntax.children[verb] if syntax.deps[c] == "advcl" and view.lemmas[c] == "ask"), None)
    about = syntax.child(asked, "obl", "obj") if asked is not None else syntax.child(comment, "nmod")
    return noun_phrase(view, about) if about is not None else ()


def _outside(source: Ranges, content: Ranges) -> Ranges:
    """Keep a source inside its content from cutting it: "Kim is expected to visit" is about Kim."""
    return source if size(source) < size(content) else ()


def is_swallowed(view: View, verb: int) -> bool:
    """Say whether a refusal governs the cue: in "declined to say whether" the refusing is the cue."""
    syntax = view.syntax
    head = syntax.heads[verb]
    return syntax.deps[verb] == "xcomp" and view.lemmas[head] in word_sets()["refusals"]


def _may_stand_alone(view: View, verb: int, frame: str) -> bool:
    """Allow a cue without a subject only as a participle ("Hoping that ...") or a nominalised report."""
    return view.syntax.tags[verb] == "VBG" and frame == "that"


def class_of(view: View, verb: int, entry: CueEntry, subject: Subject, frame: str) -> CueClass:
    """Choose the class of a cue: the entry's, unless negation, passive or the complement changes it."""
    conditions = entry.conditions
    if "neg" in conditions and is_negated(view, verb, subject.head):
        return conditions["neg"]
    if subject.passive and entry.lemma == "say" and "passive" in conditions:
        # "Is said to live abroad" orders nobody, as "said to leave" does.
        return conditions["passive"]
    if frame in conditions:
        return conditions[frame]
    if frame == "objinf" and "inf" in conditions:
        return conditions["inf"]
    if subject.passive and "passive" in conditions:
        return conditions["passive"]
    return entry.class_


def cue_words(view: View, verb: int) -> Ranges:
    """Give the words of the cue: auxiliaries and negation, a raising verb above it ("continued to insist")."""
    syntax, words = view.syntax, [verb]
    deps, lower = syntax.deps, syntax.lower
    for child in syntax.children[verb]:
        near = deps[child] == "advmod" and abs(child - verb) == 1
        if deps[child] in _PARTS or lower[child] in _NEGATIONS or (near and lower[child] not in cue_lexicon().adverbs):
            words.append(child)
    head = syntax.heads[verb]
    if syntax.deps[verb] == "xcomp" and head < verb <= head + 4 and view.lemmas[head] in word_sets()["raising"]:
        words += [head, *range(head + 1, verb)]
    if len(words) == 1:
        return ((verb, verb + 1),)
    joined = of_tokens(words)
    return next(((a, b),) for a, b in joined if a <= verb < b)
