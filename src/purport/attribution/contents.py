"""What a cue verb attributes: its complement, object, or the sentence around it."""

from collections.abc import Iterator

from purport.attribution.complements import (
    NONE,
    Framed,
    infinitive,
    marked_to,
    nominal,
    passive_content,
    predicative,
    prepositional,
)
from purport.attribution.inversion import inverted, is_detached
from purport.attribution.lexicon import CueEntry, cue_lexicon, word_sets
from purport.attribution.misparsed import stolen
from purport.attribution.ranges import Range, Ranges, merged, size, subtract
from purport.attribution.subject import Subject
from purport.attribution.subjects import subject_of
from purport.attribution.view import View

_SAYING = frozenset({"that", "quote", "objthat", "quote-near"})
_NEAR_SOURCE = 30
_SHORTEST = 4


def find_content(view: View, verb: int, entry: CueEntry, subject: Subject) -> Framed:
    """Find what a cue verb attributes and by which frame; NONE where nothing fits.

    Arguments: `subject` is whom `clauses.speaker_of` gives for the verb and its entry.
    """
    key = (verb, entry.pos, entry.lemma)
    found = view.contents.get(key)
    if found is None:
        found = view.contents[key] = _find_content(view, verb, entry, subject)
    return found


def _find_content(view: View, verb: int, entry: CueEntry, subject: Subject) -> Framed:
    frames = entry.frames
    if frames & _SAYING:
        for frame, around in (("that", _clause), ("parataxis", _sentence_around)):
            found = around(view, verb)
            if found and ("that" in frames or "objthat" in frames or _quoted(view, found)):
                return ("quote" if _quoted(view, found) else frame), found
    if subject.passive and subject.patient is not None:
        found = passive_content(view, verb, entry, subject.patient)
        if found:
            return "objinf", found
    if "obj-doc" in entry.frames and subject.head is not None:
        shown = _recorded(view, verb, subject.head)
        if shown:
            return "obj", shown
    for finder in (infinitive, predicative, prepositional, nominal):
        framed = finder(view, verb, entry)
        if framed[0] is not None:
            return framed
    if entry.lemma in word_sets()["sayers"] and subject.head is not None:
        low = view.low[subject.head] if subject.head < verb else max(verb + 1, view.low[subject.head])
        own = [(low, view.high[subject.head])]
        if subject.passive and subject.patient is not None and subject.patient < verb:
            own.append((view.low[subject.patient], verb))  # "was told by": who is told stands before the cue
        before = before_comma(view, verb, tuple(own))
        if before:
            return "parataxis", before
    return NONE


def _recorded(view: View, verb: int, subject: int) -> Ranges:
    """Give what a recording shows: "footage appeared to show police clubbing mourners"."""
    shown = view.syntax.child(verb, "obj")
    recorded = view.lemmas[subject] in word_sets()["recordings"]
    return (view.subtree(shown),) if recorded and shown is not None and shown > verb else ()


def before_comma(view: View, verb: int, source: Ranges) -> Ranges:
    """Take the sentence before a cue at its end: "X will visit, officials said on Monday".

    A fallback where the parse has it otherwise: source and cue follow a comma or a closing mark, and no clause follows.
    A headline need not have a verb that the tagger knows for one.
    """
    words, tags = view.syntax.words, view.syntax.tags
    start, end = view.sentence(verb)
    start = max(start, view.begin)
    left = min([verb, *(s for s, _ in source if start < s and abs(s - verb) < _NEAR_SOURCE)])
    while (
        left > start
        and tags[left - 1] in ("DT", "PRP$", "RB", "MD", "VBZ", "VBD")
        and words[left - 1] not in ("’s", "'s")
    ):
        left -= 1
    if left - start < _SHORTEST or words[left - 1] not in (",", "”", "''", '"'):
        return ()
    behind = max(verb + 1, *(e for _, e in source), verb + 1)
    adding = (i - 1 for i in range(behind + 1, end) if words[i - 1] == "," and is_detached(view, i))
    if view.is_finite(behind, next(adding, end)):
        return ()
    headline = view.passage.kind == "headline"
    if not headline and not view.is_finite(start, left):
        return ()
    return view.trim(((start, left),))


def _quoted(view: View, ranges: Ranges) -> bool:
    if not view.quotes:
        return False
    inside = sum(1 for start, end in ranges for i in range(start, end, 2) if view.depth[i])
    return inside * 4 > size(ranges)


def _clause(view: View, verb: int) -> Ranges:
    """Take clausal complements, and speech attached loosely after a colon or before the cue."""
    syntax, found = view.syntax, []
    speaker = inverted(view, verb)
    for child in syntax.children[verb]:
        dep = syntax.deps[child]
        if speaker is not None and view.low[child] <= speaker < view.high[child]:
            continue
        if dep in ("ccomp", "csubj:pass", "csubj") and not (dep == "csubj" and child < verb):
            low, high = view.subtree(child)
            if low < verb < child and stolen(view, verb) is not None:
                low = verb + 1  # the subject of the cue hangs in what is said
            found.append((low, verb) if low < child < verb < high and _is_of_cue(view, verb, high) else (low, high))
        elif dep == "parataxis" and not _is_comment(view, child):
            low, high = view.subtree(child)
            if view.depth[child] > view.depth[verb] or (low > 0 and ":" in syntax.words[max(0, low - 2) : low + 1]):
                found.append((low, high))
    if not found:
        found = _written(view, verb)
    if not found:
        return ()
    return subtract(merged(found), merged(_own_words(view, verb, found)))


def _is_of_cue(view: View, verb: int, end: int) -> bool:
    """Say whether the words behind a cue at its sentence's end are its own date or place, whatever the parse has.

    "X will visit, officials confirmed on Monday": no comma and no verb follows the cue.
    """
    syntax = view.syntax
    return verb + 1 < end and syntax.pos[verb + 1] == "ADP" and "VERB" not in syntax.pos[verb + 1 : end]


def _written(view: View, verb: int) -> list[Range]:
    """Take a clause that the parse hangs on the means or on the object of a verb of saying.

    "Told him in a letter that he wanted talks"; "believed a cell planned to bomb a port"; "reported, citing officials,
    that troops had moved".
    """
    syntax = view.syntax
    if view.lemmas[verb] not in word_sets()["sayers"] and view.lemmas[verb] not in word_sets()["told"]:
        return []
    for child in syntax.children[verb]:
        if child > verb and syntax.deps[child] == "advcl" and view.lemmas[child] in ("cite", "quote"):
            said = syntax.child(child, "ccomp")
            if said is not None and said > child:
                return [view.subtree(said)]
        if child < verb or syntax.deps[child] not in ("obl", "obj"):
            continue
        for clause in syntax.children[child]:
            if clause < child or not syntax.deps[clause].startswith("acl"):
                continue
            if syntax.deps[child] == "obl" and any(syntax.lower[c] == "that" for c in syntax.children[clause]):
                if syntax.child(clause, "mark") is not None:
                    return [view.subtree(clause)]
            elif syntax.deps[child] == "obj" and syntax.tags[clause] in ("VBD", "VBN"):
                inner = syntax.child(clause, "xcomp")
                if inner is not None and marked_to(view, inner):
                    return [view.subtree(child)]
    return []


def _own_words(view: View, verb: int, contents: list[Range]) -> Iterator[Range]:
    """Give the cue's own side of the clause, which a crossing content must not swallow."""
    syntax = view.syntax
    yield verb, verb + 1
    for child in syntax.children[verb]:
        low, high = view.subtree(child)
        high = min([high, *(s for s, e in contents if low < s and e <= high)])
        if (low, high) not in contents and syntax.deps[child] in (
            "nsubj",
            "aux",
            "obj",
            "iobj",
            "obl",
            "advmod",
            "obl:tmod",
        ):
            yield low, high


def _is_comment(view: View, verb: int) -> bool:
    """Tell an inserted report ("..., he added") from what is reported."""
    lemma = view.lemmas[verb]
    return (
        lemma in cue_lexicon().verbs
        and view.syntax.child(verb, "nsubj") is not None
        and view.depth[verb] == 0
        and (view.syntax.child(verb, "ccomp") is None)
    )


def _sentence_around(view: View, verb: int) -> Ranges:
    """Take the sentence that a cue comments on: "X will visit, officials said", "as KCNA reported"."""
    syntax = view.syntax
    dep, head = syntax.deps[verb], syntax.heads[verb]
    if head == verb or subject_of(view, verb).via != verb:
        return ()
    if dep == "advcl":
        if not any(syntax.deps[c] == "mark" and syntax.lower[c] == "as" for c in syntax.children[verb]):
            return ()
        if syntax.child(verb, "obj", "iobj", "ccomp", "xcomp") is not None:
            return ()
    elif dep != "parataxis" or _has_own_content(view, verb) or _is_label(view, head):
        return ()
    low, high = view.subtree(head)
    own = view.subtree(verb)
    holes = [own]
    for child in syntax.children[head]:
        start, end = view.subtree(child)
        after = child != verb and start >= own[1] and syntax.deps[child] in ("advcl", "parataxis")
        if after or (syntax.deps[child] in ("cc", "mark") and start == low):
            holes.append((start, end))
    if syntax.deps[head] == "conj":
        low = max(low, view.low[head])
    return subtract(((low, high),), merged(holes))


def _has_own_content(view: View, verb: int) -> bool:
    """Say whether a cue has a complement of its own, so that the sentence around it is not what it reports."""
    syntax = view.syntax
    if any(c > verb and syntax.deps[c] in ("xcomp", "ccomp") for c in syntax.children[verb]):
        return True
    target = syntax.child(verb, "obj", "iobj")
    # "The smoke, argues Ana Ruiz, came from a kiln": the parse has the speaker for an object.
    return view.lemmas[verb] not in word_sets()["told"] and target is not None and target != inverted(view, verb)


def _is_label(view: View, head: int) -> bool:
    """Tell a label before a colon ("Al-Zaman: ...") from a sentence that a cue comments on."""
    words = view.syntax.words
    if view.syntax.pos[head] not in ("NOUN", "PROPN"):
        return False
    return any(words[i] == ":" for i in range(head + 1, min(head + 4, len(words))))
