"""What holds another's words: "the tape has a man saying X", "attributes to him the line that X", "quotes him: X"."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import compress

from msgspec.structs import replace

from purport.attribution.cue_head import is_likely
from purport.attribution.draft import Draft
from purport.attribution.lexicon import cue_lexicon, word_sets
from purport.attribution.outlets import find_outlet
from purport.attribution.ranges import Range
from purport.attribution.source_words import source_words
from purport.attribution.subjects import noun_phrase, subject_of
from purport.attribution.view import View

_RECORDING = frozenset(
    {"have", "capture", "record", "catch", "show", "depict", "film", "picture", "feature", "preserve", "document"}
)
"""Verbs that what holds words takes with its speaker and a participle: "the tape captures a man saying that"."""
_HOLDING = _RECORDING | {"attribute", "ascribe", "quote", "cite"}
_ASCRIBING = frozenset({"attribute", "ascribe"})
_HOLDERS = frozenset({"document", "media", "social", "poll"})


def with_reproduced(view: View, drafts: Sequence[Draft]) -> list[Draft]:
    """Add the holders of another's words to the drafts of a passage, and those who spoke in them.

    A new draft takes the place of an earlier one with the same head.
    """
    if _HOLDING.isdisjoint(view.lemmas):
        return list(drafts)
    found: dict[int | None, Draft] = {}
    for draft in _reproduced(view, {d.head: d for d in drafts if d.head is not None}):
        found.setdefault(draft.head, draft)
    return [*(d for d in drafts if d.head is None or d.head not in found), *found.values()]


def _reproduced(view: View, by_head: Mapping[int, Draft]) -> Iterator[Draft]:
    for verb in compress(range(len(view.syntax)), map(_HOLDING.__contains__, view.lemmas)):
        if view.syntax.pos[verb] not in ("VERB", "AUX") or view.syntax.deps[verb].startswith("aux"):
            continue
        if view.lemmas[verb] in _RECORDING:
            yield from _has_saying(view, verb, by_head)
        elif view.lemmas[verb] in _ASCRIBING:
            yield from _ascribed(view, verb)
        else:
            yield from _quotes_colon(view, verb)


def _has_saying(view: View, verb: int, by_head: Mapping[int, Draft]) -> Iterator[Draft]:
    """Take "the minutes have the minister complaining that X": who speaks is the object, who holds it the subject."""
    syntax = view.syntax
    held = (c for c in syntax.children[verb] if c > verb and syntax.deps[c] in ("obj", "nsubj"))
    target = next(held, None)
    if target is None:
        return
    below = [c for c in (*syntax.children[verb], *syntax.children[target]) if c > target and syntax.tags[c] == "VBG"]
    saying = next((c for c in below if view.lemmas[c] in cue_lexicon().verbs and c in by_head), None)
    holder = _subject(view, verb)
    if saying is None or holder is None or view.syntax.words[saying - 1] == ",":
        return
    if not is_likely(view, ((verb, verb + 1),), inside=True) and not _can_hold(view, holder):
        return
    said = by_head[saying]
    if not said.content:
        return
    whose = noun_phrase(view, target, saying)
    yield _draft(view, verb, holder, (whose[0][0] if whose else target, said.content[-1][1]), recorded=True)
    yield replace(said, source=whose or said.source, cue=((saying, saying + 1),), agentless=False)


def _ascribed(view: View, verb: int) -> Iterator[Draft]:
    """Take "attributes to the governor the line that X": the governor said it, in words of the noun's kind."""
    syntax = view.syntax
    whose = next((c for c in syntax.children[verb] if c > verb and _case(view, c) == "to"), None)
    holder = _subject(view, verb)
    if whose is None or holder is None:
        return
    start, end = view.high[whose], view.sentence(verb)[1]
    noun = next((i for i in range(start, min(end, start + 6)) if syntax.pos[i] == "NOUN"), None)
    if noun is None or noun + 2 >= end or syntax.lower[noun + 1] != "that":
        return
    content = view.trim(((noun + 2, end),), marks=False)
    entry = cue_lexicon().nouns.get(view.lemmas[noun])
    yield _draft(view, verb, holder, (view.low[whose], end))
    yield Draft(
        passage=view.passage.index, head=noun, source=noun_phrase(view, whose, verb), cue=((noun, noun + 1),),
        content=content, class_=entry.class_ if entry is not None and entry.class_ != "none" else "report",
        entry="rule:ascribed", score=0.75, framed=True,
    )  # fmt: skip


def _quotes_colon(view: View, verb: int) -> Iterator[Draft]:
    """Take "the cable quotes a colonel: X": behind the colon the colonel speaks, in the cable."""
    syntax = view.syntax
    target, holder = syntax.child(verb, "obj"), _subject(view, verb)
    if target is None or holder is None or target < verb:
        return
    first, end = view.sentence(verb)
    colon = next((i for i in range(target + 1, min(end, target + 12)) if syntax.words[i] == ":"), None)
    if colon is None or colon + 2 >= end or any(syntax.pos[i] == "VERB" for i in range(target, colon)):
        return
    speaker = noun_phrase(view, target, colon + 1)
    speaker = tuple((s, min(e, colon)) for s, e in speaker if s < colon)
    content = view.trim(((colon + 1, end),))
    if not speaker or not content or speaker[0][0] < first:
        return
    yield replace(_draft(view, verb, holder, content[0]), content=content)
    yield Draft(
        passage=view.passage.index, head=target, source=speaker, content=content, class_="none",
        entry="rule:quotes-colon", score=0.75, relays=verb, framed=True,
    )  # fmt: skip


def _draft(view: View, verb: int, holder: int, content: Range, *, recorded: bool = False) -> Draft:
    shown = recorded and view.lemmas[holder] in word_sets()["recordings"]
    return Draft(
        passage=view.passage.index, head=verb, source=noun_phrase(view, holder, verb), cue=((verb, verb + 1),),
        content=view.trim((content,)), class_="show" if shown else "report", entry=f"cue:{view.lemmas[verb]}",
        score=0.75, framed=True,
    )  # fmt: skip


def _subject(view: View, verb: int) -> int | None:
    """Give the subject, or the noun whose participle the verb is: "a thread quoting a guard: X"."""
    subject = subject_of(view, verb)
    return None if subject.passive else subject.head


def _can_hold(view: View, noun: int) -> bool:
    """Say whether a noun holds words: a document, a recording, a page, an outlet."""
    word = source_words().get(view.lemmas[noun])
    if view.lemmas[noun] in word_sets()["recordings"] or (word is not None and word.role in _HOLDERS):
        return True
    if view.syntax.pos[noun] != "PROPN" or view.label(noun) == "PER":
        return False
    named = view.syntax.words[view.low[noun] : view.high[noun]]
    return find_outlet(named) is not None or view.label(noun) == "ORG"


def _case(view: View, noun: int) -> str:
    return next((view.syntax.lower[c] for c in view.syntax.children[noun] if view.syntax.deps[c] == "case"), "")
