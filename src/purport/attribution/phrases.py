"""Attributions by prepositions, adverbs and adjectives: "according to", "reportedly", "are concerned that"."""

from collections.abc import Iterator

from msgspec.structs import replace

from purport.attribution.draft import Draft
from purport.attribution.inversion import inverted
from purport.attribution.lexicon import PREMODIFYING, CueEntry, cue_lexicon, word_sets
from purport.attribution.ranges import Ranges, merged, subtract
from purport.attribution.source_words import source_words
from purport.attribution.subjects import noun_phrase, subject_of
from purport.attribution.view import View

_NOMINAL = frozenset({"nmod", "appos", "obl", "obj", "nsubj", "conj"})
_SELF_CONTAINED = frozenset({"accounts"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


def preposition_drafts(view: View) -> Iterator[Draft]:
    """Give attributions by prepositional cues: according to, in the words of, per, via."""
    prepositions, syntax = cue_lexicon().prepositions, view.syntax
    size = len(syntax)
    for i in view.cue_words:
        for words, entry in prepositions.get(syntax.lower[i], ()):
            end = i + len(words)
            if end >= size or tuple(syntax.lower[i:end]) != words or entry.lemma in ("citing", "quoting"):
                continue
            head = end - 1 if words[-1] in _SELF_CONTAINED else _governed(view, i, end)
            if head is None or (entry.lemma in ("per", "via") and not _is_teller(view, i, head)):
                continue
            draft = _prepositional(view, i, end, head, entry)
            yield replace(draft, source=(), agentless=True) if head < end else draft
            break


def _governed(view: View, start: int, end: int) -> int | None:
    """Find the noun that a prepositional cue governs."""
    syntax = view.syntax
    node = start
    for _ in range(6):
        node = syntax.heads[node]
        if node >= end and syntax.pos[node] in ("NOUN", "PROPN", "PRON", "NUM", "ADJ"):
            return node
        if syntax.heads[node] == node:
            break
    last = view.sentence(start)[1]
    first = next((j for j in range(end, min(end + 12, last)) if syntax.pos[j] in ("NOUN", "PROPN", "PRON")), None)
    while (
        first is not None and end <= syntax.heads[first] < last and syntax.pos[syntax.heads[first]] in ("NOUN", "PROPN")
    ):
        if syntax.heads[first] == first:
            break
        first = syntax.heads[first]
    return first


def _is_teller(view: View, cue: int, head: int) -> bool:
    """Say whether what stands behind "per" is a source, not a measure: a name, or set off a person or a paper."""
    syntax, apart = view.syntax, cue == view.sentence(cue)[0] or view.syntax.words[cue - 1] == ","
    word = source_words().get(view.lemmas[head]) if apart else None
    if word is not None and word.role in ("official", "anon", "document", "poll"):
        return cue == view.sentence(cue)[0] or head > cue + 1
    return syntax.pos[head] == "PROPN" and view.label(head) == "ORG"


def _prepositional(view: View, start: int, end: int, head: int, entry: CueEntry) -> Draft:
    syntax = view.syntax
    low, high = max(end, view.low[head]), view.high[head]
    clause = syntax.heads[head]
    if not low <= head < high or low <= clause < high:
        low, high = end, max(head + 1, min(high, head + 1))
    comma = _subject_follows(view, start, low, high)
    if comma is not None:
        high = comma
    source = view.trim(((low, high),))
    while syntax.pos[clause] not in ("VERB", "AUX", "ADJ") and syntax.deps[clause] in _NOMINAL:
        if syntax.heads[clause] == clause:
            break
        clause = syntax.heads[clause]
    while (
        syntax.deps[clause] == "xcomp" or (syntax.deps[clause] == "advcl" and syntax.tags[clause] == "VBG")
    ) and syntax.heads[clause] != clause:
        clause = syntax.heads[clause]
    if syntax.deps[head] == "nsubj" and syntax.heads[head] == clause and syntax.deps[clause] == "advcl":
        clause = syntax.heads[clause]  # "per two aides granted anonymity, X": the parse has the aides for a subject
    if inverted(view, clause) is not None or (
        syntax.deps[clause] == "parataxis" and view.lemmas[clause] in word_sets()["sayers"]
    ):
        clause = syntax.heads[clause]
    span = view.subtree(clause) if clause != head else view.sentence(start)
    if span[0] > start or span[1] <= start:
        span = (min(span[0], start), max(span[1], high))
    first, last = view.sentence(start)
    span = (max(span[0], first, view.begin), min(span[1], last))
    content = view.trim(subtract((span,), ((start, max(high, end)),)))
    return Draft(
        passage=view.passage.index, head=start, source=source, cue=((start, end),), content=content,
        class_=entry.class_, entry=f"cue:{entry.lemma}", score=0.9, framed=True,
    )  # fmt: skip


def _subject_follows(view: View, start: int, low: int, high: int) -> int | None:
    """Give the comma that ends an opening "According to A," where the parse runs on into the subject."""
    syntax = view.syntax
    first, last = view.sentence(start)
    behind = high if high < last and syntax.words[high] != "," else high + 1
    if start > max(first, view.begin) or behind >= last or syntax.tags[behind] not in _FINITE:
        return None
    comma = next((i for i in range(low, high) if syntax.words[i] == ","), None)
    return comma if comma is not None and comma > low else None


def adverb_drafts(view: View) -> Iterator[Draft]:
    """Give elided attributions: reportedly, allegedly, the alleged attack."""
    lexicon, syntax = cue_lexicon(), view.syntax
    for i in view.cue_words:
        word = syntax.lower[i]
        entry = lexicon.adverbs.get(word)
        if entry is not None and entry.class_ in ("report", "allege") and syntax.pos[i] == "ADV":
            content = _modified(view, i)
        elif word in PREMODIFYING and syntax.deps[i] == "amod":
            entry = lexicon.adjectives.get(word)
            said = [view.subtree(c) for c in syntax.children[syntax.heads[i]] if syntax.deps[c].startswith("acl")]
            content = subtract(noun_phrase(view, syntax.heads[i]), merged([(i, i + 1), *said]))
        else:
            continue
        if entry is not None and content:
            yield Draft(
                passage=view.passage.index, head=i, cue=((i, i + 1),), content=view.trim(content),
                class_=entry.class_, entry=f"cue:{entry.lemma}", score=0.8, agentless=True,
                framed=True, adverb=True,
            )  # fmt: skip


def _modified(view: View, adverb: int) -> Ranges:
    """Give the clause or phrase that an adverb such as "reportedly" stands over."""
    syntax = view.syntax
    head = syntax.heads[adverb]
    if head == adverb:
        return subtract((view.sentence(adverb),), ((adverb, adverb + 1),))
    low, high = view.subtree(head)
    if syntax.deps[head] == "conj" and syntax.child(head, "nsubj", "nsubj:pass") is None:
        low = max(low, head if head < adverb else adverb)
    holes = [(adverb, adverb + 1)]
    for child in syntax.children[head]:
        start, end = view.subtree(child)
        clause = syntax.deps[child] == "conj" and syntax.child(child, "nsubj", "nsubj:pass") is not None
        if (clause and start > head) or (syntax.deps[child] in ("cc", "mark") and start == low):
            holes.append((start, end))
    return subtract(((low, high),), merged(holes))


def adjective_drafts(view: View) -> Iterator[Draft]:
    """Give attitudes: "are concerned that", "is ready to", "was adamant that"."""
    adjectives, syntax = cue_lexicon().adjectives, view.syntax
    for i in view.cue_words:
        entry = adjectives.get(syntax.lower[i])
        if entry is None or syntax.pos[i] not in ("ADJ", "VERB") or syntax.deps[i] == "amod":
            continue
        complement = syntax.child(i, "ccomp", "xcomp", "advcl")
        if syntax.deps[i] == "xcomp" and view.lemmas[syntax.heads[i]] == "make":
            continue
        if complement is None or complement < i or not _takes(view, entry, complement):
            continue
        subject = subject_of(view, i)
        head = subject.head if subject.head is not None else subject.patient
        if head is None or syntax.lower[head] in ("it", "there", "this", "that", "what"):
            continue
        content = [view.subtree(complement)]
        source = noun_phrase(view, head, i)
        if entry.class_ == "predict":
            content.append(view.subtree(head))
            source = ()
        yield Draft(
            passage=view.passage.index, head=i, source=source, cue=((i, i + 1),), content=view.trim(merged(content)),
            class_=entry.class_, entry=f"cue:{entry.lemma}", score=0.6, agentless=not source, framed=True,
        )  # fmt: skip


def _takes(view: View, entry: CueEntry, complement: int) -> bool:
    syntax = view.syntax
    mark = next((syntax.lower[c] for c in syntax.children[complement] if syntax.deps[c] == "mark"), "")
    if entry.class_ in ("plan", "want", "decline"):
        return mark == "to"
    if entry.class_ == "predict":
        return False
    return syntax.deps[complement] == "ccomp" and mark in ("that", "")
