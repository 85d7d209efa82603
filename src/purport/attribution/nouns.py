"""Attributions by nouns with a clause or a phrase: "claims that", "speculation about", "the rebels' demand: X"."""

from collections.abc import Iterator

from purport.attribution.draft import Draft
from purport.attribution.lexicon import CueEntry, cue_lexicon, word_sets
from purport.attribution.ranges import Range, Ranges
from purport.attribution.source_words import source_words
from purport.attribution.subjects import noun_phrase, subject_of
from purport.attribution.view import View

_NEAR_COLON = 5
_LIGHT = frozenset(
    {"have", "express", "make", "voice", "raise", "issue", "give", "repeat", "hold", "share", "offer", "deliver"}
)
_ARTICLES = frozenset({"le", "la", "les", "el", "los", "las", "il", "lo", "der", "die", "das", "de", "o", "al", "the"})
_LONGEST_TELLER = 8
_OF_NAMES = frozenset({"DET", "ADJ", "NOUN", "PROPN", "PART", "NUM"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


def noun_drafts(view: View) -> Iterator[Draft]:
    """Give attributions by nouns with a clause or a phrase: "claims that", "speculation about", "plans to"."""
    nouns, syntax = cue_lexicon().nouns, view.syntax
    for i in view.cue_lemmas:
        entry = nouns.get(view.lemmas[i])
        if entry is not None and syntax.pos[i] == "NOUN":
            draft = noun_draft(view, i, entry)
            if draft is not None:
                yield draft


def noun_draft(view: View, noun: int, entry: CueEntry, *, entry_name: str = "") -> Draft | None:
    """Build the attribution of one noun, or None where nothing of its own stands with it.

    `entry_name` is written for the entry's own where somebody else than the lexicon knows the noun for a cue.
    """
    sets = word_sets()
    content, certain = _noun_content(view, noun, entry, sets["noun_prepositions"], sets["content_nouns"])
    source, cue = noun_source(view, noun)
    if content is None and source:
        content = _behind_noun(view, noun, entry, source)
    if content is None or not source:
        source, content = _as_it_stands(view, noun, entry) or (source, content)
    if content is None:
        content = _extraposed(view, noun, entry)
        certain = content is not None
    if content is None or (not source and not certain) or _is_own_word(view, noun, source):
        return None
    return Draft(
        passage=view.passage.index, head=noun, source=source, cue=((cue, cue + 1),), content=view.trim((content,)),
        class_=entry.class_, entry=entry_name or f"cue:{entry.lemma}", score=0.6 if source else 0.5,
        agentless=not source, framed=True,
    )  # fmt: skip


def _noun_content(
    view: View, noun: int, entry: CueEntry, prepositions: frozenset[str], content_nouns: frozenset[str]
) -> tuple[Range | None, bool]:
    """Give what a noun reports, and whether it is sure even without a source."""
    syntax = view.syntax
    for child in syntax.children[noun]:
        dep = syntax.deps[child]
        if child < noun:
            continue
        if dep == "acl:relcl" and syntax.lower[view.low[child] : view.low[child] + 2] in (["in", "which"], ["where"]):
            # "A weekly's story in which a doctor says": the weekly speaks, and the doctor in its story.
            return (view.low[child] + 2, view.high[child]), False
        mark = next((syntax.lower[c] for c in syntax.children[child] if syntax.deps[c] in ("mark", "case")), "")
        if dep in ("acl", "ccomp", "acl:relcl") and _is_that_clause(view, child):
            if syntax.deps[noun] == "obl" and view.lemmas[syntax.heads[noun]] in word_sets()["told"]:
                return None, False
            return view.subtree(child), entry.class_ != "show"
        if (
            dep in ("acl", "xcomp")
            and mark == "to"
            and entry.class_ in ("plan", "threaten", "demand", "ask", "decline", "order")
        ):
            return view.subtree(child), False
        if view.lemmas[noun] == "concern" and mark == "of":
            continue
        if dep in ("nmod", "acl") and mark in prepositions and view.lemmas[noun] in content_nouns:
            low, high = view.subtree(child)
            return (low + 1 if syntax.lower[low] == mark and low + 1 < high else low, high), True
    return None, False


def _behind_noun(view: View, noun: int, entry: CueEntry, source: Ranges) -> Range | None:
    """Give what stands behind a colon, or behind the source where the parse hangs it elsewhere.

    "The rebels' demand: prisoners first"; "an order from the capital to burn the stores".
    """
    if entry.class_ in ("none", "plan", "show") or entry.lemma == "question":
        return None
    syntax, behind = view.syntax, max(noun + 1, source[-1][1])
    end = view.sentence(noun)[1]
    colon = next((i for i in range(noun + 1, min(end, behind + _NEAR_COLON)) if syntax.words[i] == ":"), None)
    if colon is not None and colon + 2 < end and not any(syntax.pos[i] == "VERB" for i in range(noun, colon)):
        return colon + 1, end
    if behind + 1 < end and source[0][0] > noun and syntax.lower[behind] == "to" and syntax.tags[behind + 1] == "VB":
        return (behind, view.high[behind + 1]) if entry.class_ in ("order", "demand", "ask") else None
    return None


def _as_it_stands(view: View, noun: int, entry: CueEntry) -> tuple[Ranges, Range] | None:
    """Read "a complaint from tenants that the agent had left" off the words, where the parse hangs them elsewhere."""
    syntax, end = view.syntax, view.sentence(noun)[1]
    if entry.class_ in ("none", "plan", "show") or syntax.lower[noun + 1 : noun + 2] not in (["from"], ["by"]):
        return None
    stop = noun + 2
    while stop < min(end, noun + 2 + _LONGEST_TELLER) and syntax.pos[stop] in _OF_NAMES:
        stop += 1
    if stop == noun + 2 or stop >= end or syntax.lower[stop] != "that":
        return None
    if not any(syntax.tags[i] in _FINITE for i in range(stop + 2, end)):
        return None
    return view.trim(((noun + 2, stop),)), (stop + 1, end)


def _extraposed(view: View, noun: int, entry: CueEntry) -> Range | None:
    """Give the clause behind the verb of a noun: "rumours spread on Telegram that the governor had fled"."""
    syntax, verb = view.syntax, view.syntax.heads[noun]
    if entry.class_ in ("none", "plan", "show") or not syntax.deps[noun].startswith("nsubj") or verb < noun:
        return None
    if view.lemmas[verb] not in word_sets()["spreading"]:
        return None
    for i in range(verb + 1, view.sentence(verb)[1] - 2):
        if syntax.words[i] in (",", ";", ":"):
            return None
        clause = syntax.heads[i]
        if syntax.lower[i] == "that" and syntax.deps[i] == "mark" and clause > i and clause != noun:
            return view.subtree(clause)
    return None


def _is_own_word(view: View, noun: int, source: Ranges) -> bool:
    """Say whether somebody only speaks again of what it said: "the group repeated its claim that", one attribution."""
    syntax, verb = view.syntax, view.syntax.heads[noun]
    if not source or source[-1][1] - source[0][0] != 1 or syntax.tags[source[0][0]] != "PRP$":
        return False
    entry = cue_lexicon().verbs.get(view.lemmas[verb])
    if syntax.deps[noun] != "obj" or entry is None or view.lemmas[verb] not in word_sets()["repeating"]:
        return False
    subject, whose = subject_of(view, verb), syntax.lower[source[0][0]]
    if subject.head is None or subject.passive:
        return False
    word = source_words().get(view.lemmas[subject.head])
    person = view.label(subject.head) == "PER" or (word is not None and word.kind == "person")
    plural = syntax.tags[subject.head] in ("NNS", "NNPS")
    if whose in ("his", "her"):
        return (person or syntax.lower[subject.head] in ("he", "she")) and not plural
    return whose == "their" or (whose == "its" and not person and not plural)


def _is_that_clause(view: View, clause: int) -> bool:
    """Tell "the report that a rival had agreed" from a relative clause, where "that" is a pronoun.

    A clause with a subject besides "that" is no relative one, whatever the parse takes "that" for.
    """
    syntax, first = view.syntax, view.low[clause]
    if syntax.lower[first] != "that":
        return False
    if syntax.deps[first] == "mark" and syntax.pos[first] == "SCONJ":
        return True
    return syntax.deps[first].startswith("nsubj") and any(
        c > first and syntax.deps[c] == syntax.deps[first] for c in syntax.children[clause]
    )


def noun_source(view: View, noun: int) -> tuple[Ranges, int]:
    """Find whose report a noun is: possessor, "by X", "from X", or the subject of a light verb."""
    syntax = view.syntax
    for child in syntax.children[noun]:
        if syntax.deps[child] == "nmod:poss":
            low, high = view.subtree(child)
            end = next((c for c in syntax.children[child] if syntax.lower[c] in ("'s", "’s", "'", "’")), high)
            return view.trim(((low, max(low + 1, min(high, end))),)), noun
    for child in syntax.children[noun]:
        mark = next((syntax.lower[c] for c in syntax.children[child] if syntax.deps[c] == "case"), "")
        if syntax.deps[child] == "nmod" and (mark in ("by", "from") or (mark == "of" and child == noun + 2)):
            return noun_phrase(view, child), noun
    if view.lemmas[noun] in word_sets()["printed"]:
        for child in syntax.children[noun]:
            mark = next((syntax.lower[c] for c in syntax.children[child] if syntax.deps[c] == "case"), "")
            if syntax.deps[child] == "nmod" and mark == "in" and child > noun and _is_printed_in(view, child):
                return noun_phrase(view, child), noun
    head = syntax.heads[noun]
    if syntax.deps[noun] == "obj" and view.lemmas[head] in _LIGHT:
        subject = subject_of(view, head)
        if subject.head is not None:
            return noun_phrase(view, subject.head, head), noun
    return (), noun


def _is_printed_in(view: View, noun: int) -> bool:
    """Say whether a noun behind "a report in" is a paper: a name other than a place's, or a word for one."""
    word = source_words().get(view.lemmas[noun])
    if word is not None and word.role == "media":
        return True
    # "A report in Le Matin": an article in the name is a paper's, where the place of one has none.
    articled = view.syntax.lower[view.low[noun] + 1 : view.low[noun] + 2]
    if articled and articled[0] in _ARTICLES and view.syntax.words[view.low[noun] + 1][:1].isupper():
        return view.high[noun] - view.low[noun] > 2
    return view.syntax.pos[noun] == "PROPN" and view.label(noun) != "LOC"
