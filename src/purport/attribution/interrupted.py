"""A statement that a relay parts from what it says: "the firm's pledge, relayed by the governor, to rehire them"."""

from collections.abc import Sequence

from msgspec.structs import replace

from purport.attribution.cue_head import is_likely, likely_cues
from purport.attribution.draft import Draft
from purport.attribution.lexicon import cue_lexicon, word_sets
from purport.attribution.nouns import noun_source
from purport.attribution.ranges import Range, covers, merged, subtract
from purport.attribution.subjects import agent_of, noun_phrase
from purport.attribution.view import View

_NEAR = 12


def with_interrupted(view: View, drafts: Sequence[Draft]) -> list[Draft]:
    """Add the relay, and whose words it relays, between commas behind a noun for something said.

    Takes and gives the drafts of a passage, in any order. Who answers the statement has all of it for a content.
    """
    out = list(drafts)
    for verb in likely_cues(view):
        found = _parted(view, verb)
        if found is None:
            continue
        noun, agent, said = found
        start, end = view.low[noun], said[1]
        relay, statement = _relay(view, verb, noun, agent, said), _statement(view, noun, said)
        taken = {verb, noun} if statement is not None else {verb}
        out = [_widened(view, d, noun, (start, end)) for d in out if d.head not in taken and not _is_rest(d, said)]
        out += [d for d in (relay, statement) if d is not None]
    return out


def _parted(view: View, verb: int) -> tuple[int, int, Range] | None:
    """Give the noun, the relay and the clause of "a statement, carried by X, that Y"."""
    syntax, noun = view.syntax, verb - 2
    if noun < 0 or syntax.tags[verb] != "VBN" or syntax.words[verb - 1] != "," or syntax.pos[noun] != "NOUN":
        return None
    if view.lemmas[noun] not in cue_lexicon().nouns and view.lemmas[noun] not in word_sets()["claims"]:
        return None
    agent = agent_of(view, verb)
    if agent is None or not is_likely(view, ((verb, verb + 1),), inside=True):
        return None
    end = view.sentence(verb)[1]
    comma = next((i for i in range(agent + 1, min(end - 2, agent + _NEAR)) if syntax.words[i] == ","), None)
    if comma is None:
        return None
    if syntax.lower[comma + 1] == "to" and syntax.tags[comma + 2] == "VB":
        return noun, agent, (comma + 1, max(comma + 3, _end(view, comma + 2)))
    if syntax.lower[comma + 1] == "that" and view.is_finite(comma + 2, end):
        clause = syntax.heads[comma + 1]
        return noun, agent, (comma + 1, view.high[clause] if clause > comma else end)
    return None


def _end(view: View, verb: int) -> int:
    """Give the end of an infinitive, up to what the verb above it calls it: "dismissed a pledge to go as a trick"."""
    called = (c for c in view.syntax.children[verb] if c > verb and view.syntax.lower[view.low[c]] == "as")
    return min([view.high[verb], *(view.low[c] for c in called)])


def _relay(view: View, verb: int, noun: int, agent: int, said: Range) -> Draft:
    source = tuple((s, min(e, said[0] - 1)) for s, e in noun_phrase(view, agent, verb) if s < said[0] - 1)
    return Draft(
        passage=view.passage.index, head=verb, source=source, cue=((verb, verb + 1),),
        content=view.trim(merged([(view.low[noun], verb - 1), said])), class_="report", entry="rule:interrupted",
        score=0.75, framed=True,
    )  # fmt: skip


def _statement(view: View, noun: int, said: Range) -> Draft | None:
    source, cue = noun_source(view, noun)
    if not source:
        return None
    entry = cue_lexicon().nouns.get(view.lemmas[noun])
    class_ = entry.class_ if entry is not None and entry.class_ != "none" else "report"
    return Draft(
        passage=view.passage.index, head=noun, source=source, cue=((cue, cue + 1),), content=view.trim((said,)),
        class_=class_, entry="rule:interrupted", score=0.7, framed=True,
    )  # fmt: skip


def _is_rest(draft: Draft, said: Range) -> bool:
    """Say whether a draft has nothing but the clause of the statement, without anybody who says it."""
    return not draft.source and bool(draft.cue) and said[0] <= draft.cue[0][0] <= said[0] + 1


def _widened(view: View, draft: Draft, noun: int, span: Range) -> Draft:
    """Give whoever answers a statement the whole of it."""
    if draft.head is None or draft.head > noun or not draft.content or covers(draft.cue, noun):
        return draft
    if not covers(draft.content, noun):
        return draft
    content = subtract(merged([*draft.content, span]), merged([*draft.cue, *draft.source]))
    return replace(draft, content=content)
