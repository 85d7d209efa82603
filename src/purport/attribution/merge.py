"""Joining what the learned head found with what syntax shows."""

from collections.abc import Iterable

from msgspec.structs import replace

from purport.attribution.clauses import class_of, speaker_of, verb_draft, with_particle
from purport.attribution.contents import find_content
from purport.attribution.draft import Draft
from purport.attribution.headlines import phrase_class
from purport.attribution.lexicon import CueEntry, cue_lexicon, word_sets
from purport.attribution.ranges import Range, Ranges, covers, merged, overlap, size, subtract
from purport.attribution.subjects import noun_phrase, subject_of
from purport.attribution.view import View

_SHORT = 2
_OPENING = frozenset({"while", "though", "although", "but", "and", "whereas"})


def cue_head(view: View, cue: Ranges) -> int:
    """Give the word of a cue that attributes: its syntactic head, or the lexicon verb or noun below a light one."""
    syntax, lexicon = view.syntax, cue_lexicon()
    inside = [i for start, end in cue for i in range(start, end)]
    members = set(inside)
    top = next((i for i in inside if syntax.heads[i] not in members or syntax.heads[i] == i), inside[0])
    sets = word_sets()
    best, best_rank = top, -1
    for i in inside:
        lemma = view.lemmas[i].lower()
        verbal = syntax.pos[i] in ("VERB", "ADJ") or (syntax.pos[i] == "NOUN" and syntax.tags[i][:1] == "V")
        if lemma in lexicon.verbs and verbal and not syntax.deps[i].startswith("aux"):
            light = lemma in sets["light_verbs"] or lemma in sets["raising"] or lexicon.verbs[lemma].class_ == "none"
            rank = 1 if light else 4
        elif lemma in lexicon.nouns and syntax.pos[i] == "NOUN":
            rank = 3
        elif syntax.lower[i] in lexicon.adjectives or syntax.lower[i] in lexicon.adverbs:
            rank = 2
        else:
            continue
        if rank > best_rank or (rank == best_rank and i == top):
            best, best_rank = i, rank
    return best


def classify_cue(view: View, draft: Draft) -> Draft:
    """Give a learned draft its head, its entry and its cue class."""
    if not draft.cue:
        return replace(draft, class_="none")
    syntax, lexicon = view.syntax, cue_lexicon()
    start, end = draft.cue[0][0], draft.cue[-1][1]
    words = tuple(syntax.lower[start:end])
    head = cue_head(view, draft.cue)
    for first in range(start, end):
        for pattern, entry in lexicon.prepositions.get(syntax.lower[first], ()):
            if tuple(syntax.lower[first : first + len(pattern)]) == pattern and (len(pattern) > 1 or len(words) <= 2):
                return replace(draft, head=first, class_=entry.class_, entry=f"{draft.entry}/cue:{entry.lemma}")
    phrase = phrase_class(view, (start, end))
    if phrase is not None:
        silent = phrase[0] == "decline" or phrase[1] == "claim responsibility"
        return replace(draft, head=head, class_=phrase[0], entry=f"{draft.entry}/cue:{phrase[1]}", contentless=silent)
    if all(w in lexicon.particles for w in words):
        return replace(draft, head=head, class_="none")
    entry_ = _entry_of_head(view, head)
    if entry_ is None:
        return replace(draft, head=head, class_="none")
    class_, framed = entry_.class_, entry_.pos != "verb"
    if entry_.pos == "verb":
        subject = speaker_of(view, head, entry_)
        frame, _ = find_content(view, head, entry_, subject)
        class_, framed = class_of(view, head, entry_, subject, frame or ""), frame is not None
    return replace(draft, head=head, class_=class_, entry=f"{draft.entry}/cue:{entry_.lemma}", framed=framed)


def _entry_of_head(view: View, head: int) -> CueEntry | None:
    """Look a cue's head up as what it is here: a verb, a noun, an adverb or an adjective."""
    syntax, lexicon = view.syntax, cue_lexicon()
    lemma = view.lemmas[head]
    verb = with_particle(view, head) or lexicon.verbs.get(lemma)
    if verb is not None and not (syntax.pos[head] == "NOUN" and lemma in lexicon.nouns):
        return verb
    return (
        lexicon.nouns.get(lemma)
        or lexicon.adverbs.get(syntax.lower[head])
        or lexicon.adjectives.get(syntax.lower[head])
    )


def join(view: View, learned: list[Draft], ruled: Iterable[Draft]) -> list[Draft]:
    """Merge learned and rule drafts: one per cue, learned spans kept, rules filling what they lack.

    A rule draft that shares its cue with no learned one stays on its own: inside a learned content it is a nested
    attribution, outside it is one that the head missed.
    """
    by_token = {i: n for n, d in enumerate(learned) for start, end in d.cue for i in range(start, end)}
    out = list(learned)
    taken: dict[int, Draft] = {}
    extra: list[Draft] = []
    for rule in ruled:
        at = [by_token[i] for start, end in rule.cue for i in range(start, end) if i in by_token]
        if rule.head is not None and rule.head in by_token:
            at.insert(0, by_token[rule.head])
        if not at:
            extra.append(rule)
            continue
        number = at[0]
        again = number in taken and rule.head != learned[number].head
        if again and overlap(rule.source, learned[number].source) == size(rule.source):
            continue
        taken[number] = rule
        out[number] = _filled(view, learned[number], rule)
    return out + _distinct(extra)


def without_inner_cues(drafts: list[Draft]) -> list[Draft]:
    """Leave out a rule's noun inside the cue or behind the "according to" of another.

    "On the advice of"; "according to a report by the agency".
    """
    longer = [d.cue[0] for d in drafts if len(d.cue) == 1 and d.cue[0][1] - d.cue[0][0] > _SHORT]
    longer += [(s - 1, e) for d in drafts if d.entry.endswith("cue:according to") for s, e in d.source]
    inner = {i for start, end in longer for i in range(start + 1, end)}
    return [d for d in drafts if d.learned or not d.cue or d.cue[0][0] not in inner]


def without_twins(drafts: list[Draft]) -> list[Draft]:
    """Leave out a report without a cue whose source and content another with a cue has: "per an official, X"."""
    bare = [d for d in drafts if not d.cue and d.source and d.content]
    if not bare:
        return drafts
    by_source = {i: d for d in drafts if d.cue for start, end in d.source for i in range(start, end)}
    twins = {
        id(d)
        for d in bare
        if (e := by_source.get(d.source[0][1] - 1)) is not None and overlap(d.content, e.content) * 2 > size(d.content)
    }
    return [d for d in drafts if id(d) not in twins]


def _filled(view: View, learned: Draft, rule: Draft) -> Draft:
    if rule.adverb and (learned.class_ == "none" or rule.head == learned.head):
        return replace(rule, learned=True, score=max(learned.score, rule.score))
    source = learned.source or (rule.source if not rule.agentless else ())
    if rule.passive and rule.agentless:
        source = ()
    if rule.passive and rule.source and view.text(learned.source).lower() == "it":
        source = rule.source
    if view.syntax.pos[rule.head or 0] == "NOUN" and rule.head is not None and not rule.source:
        source = ()
    content = learned.content or rule.content
    if rule.source and rule.content and _is_own_clause(view, learned, rule):
        source, content = rule.source, rule.content
    elif _took_speaker(view, learned, rule):
        source, content = rule.source, view.trim(subtract(learned.content, rule.source), marks=False) or rule.content
    elif rule.source and _is_controlled(view, rule):
        source = rule.source
    elif rule.source and _is_agent_of_clause(view, learned, rule):
        source = _opened(view, rule.source)
    class_ = learned.class_
    if rule.class_ != "none" and (class_ == "none" or rule.head == learned.head):
        class_ = rule.class_
    return replace(
        learned,
        head=rule.head if learned.head is None or rule.head == learned.head else learned.head,
        source=source, content=subtract(content, learned.cue) if content is rule.content else content,
        class_=class_, entry=f"head:attribution/{rule.entry}", score=max(learned.score, min(0.95, rule.score)),
        agentless=rule.agentless and not source, passive=rule.passive,
        contentless=rule.contentless or learned.contentless, framed=learned.framed or rule.framed,
    )  # fmt: skip


def _is_controlled(view: View, rule: Draft) -> bool:
    """Say whether the object of the verb above speaks: "forced him to admit that ..."."""
    syntax, head = view.syntax, rule.head
    if head is None or syntax.deps[head] != "xcomp" or syntax.tags[head] != "VB":
        return False
    target = syntax.child(syntax.heads[head], "obj", "iobj")
    return target is not None and target < head and covers(rule.source, target)


def _is_agent_of_clause(view: View, learned: Draft, rule: Draft) -> bool:
    """Say whether the head took who is named in a clause on the subject: "an inspector cited by the weekly said"."""
    if rule.head is None or not learned.source or rule.head != learned.head:
        return False
    subject, syntax = subject_of(view, rule.head).head, view.syntax
    if subject is None or subject > rule.head or covers(learned.source, subject):
        return False
    clauses = [view.subtree(c) for c in syntax.children[subject] if c > subject and syntax.deps[c].startswith("acl")]
    named = view.trim(learned.source)
    if named != learned.source and syntax.lower[named[0][0] - 1] != "by":
        return False
    return overlap(named, tuple(clauses)) == size(named)


def _opened(view: View, source: Ranges) -> Ranges:
    """Give a source without the word that opens its clause and what stands behind "by": "while an aide, quoted by"."""
    syntax, (start, end) = view.syntax, (source[0][0], source[-1][1])
    if syntax.lower[start] not in _OPENING or "by" not in syntax.lower[start:end]:
        return source
    comma = next((i for i in range(start + 1, end) if syntax.words[i] == ","), end)
    return view.trim(((start + 1, comma),)) or source


def _took_speaker(view: View, learned: Draft, rule: Draft) -> bool:
    """Say whether the head took the subject of a cue for content: "the ceasefire is over, the presidency confirmed"."""
    if learned.source or not rule.source or not rule.content or view.syntax.pos[rule.head or 0] != "VERB":
        return False
    return overlap(rule.content, rule.source) == 0 and overlap(learned.content, rule.source) == size(rule.source)


def _is_own_clause(view: View, learned: Draft, rule: Draft) -> bool:
    """Say whether the head took the relative clause up to the cue for its content: "a swap that both confirmed"."""
    if not learned.content or not learned.cue or learned.content[-1][1] != learned.cue[0][0]:
        return False
    relative = view.syntax.lower[learned.content[0][0]] in ("that", "which", "what")
    return relative and overlap(learned.content, rule.source) == size(rule.source)


def _distinct(drafts: list[Draft]) -> list[Draft]:
    """Keep one rule draft per cue head, the likelier."""
    best: dict[int | None, Draft] = {}
    unheaded = [d for d in drafts if d.head is None]
    for draft in drafts:
        if draft.head is not None and (draft.head not in best or draft.score > best[draft.head].score):
            best[draft.head] = draft
    return [*best.values(), *unheaded]


def complete(view: View, draft: Draft) -> Draft:
    """Fill the source or content of a learned draft from its cue's syntax, where the head left it out."""
    if draft.head is None or draft.class_ == "none" or (draft.source and (draft.content or draft.contentless)):
        return draft
    syntax, lexicon = view.syntax, cue_lexicon()
    source, content = draft.source, draft.content
    if not source and syntax.pos[draft.head] in ("VERB", "ADJ"):
        subject = subject_of(view, draft.head)
        whose = noun_phrase(view, subject.head, draft.head) if subject.head is not None else ()
        left = subtract(content, whose)
        if subject.head is not None and not covers(draft.content, subject.head):
            source = whose
        elif whose and left and left[0][0] >= draft.head and overlap(whose, content) == size(whose):
            source, content = whose, left
    if not content:
        verb = lexicon.verbs.get(view.lemmas[draft.head])
        built = verb_draft(view, draft.head, verb) if verb is not None else None
        content = built.content if built is not None else _following(view, draft)
    return replace(draft, source=source, content=content)


def _following(view: View, draft: Draft) -> Ranges:
    """Take the words after a cue, up to the end of its clause, as its content."""
    if draft.head is None:
        return ()
    low, high = view.subtree(draft.head)
    start: int = draft.cue[-1][1] if draft.cue else draft.head + 1
    span: Range = (start, max(high, start))
    return view.trim(subtract((span,), merged([*draft.source, *draft.cue]))) if low <= draft.head else ()
