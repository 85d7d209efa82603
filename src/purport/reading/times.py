"""Repairs where a time expression hangs, before an event takes it: what a parser of prose gets wrong most often.

Each repair is forced by word order or by what the event's parties are; none looks at what a verb means.
"""

from dataclasses import replace

from purport.events.draft import DraftEvent
from purport.language.passages import Passage
from purport.language.syntax import SUBJECTS, Syntax
from purport.mentions.date_lexicon import date_lexicon
from purport.reading.clauses import INSIDE_NAMES, OCCASIONS
from purport.records import DateMention

NOUN_MODIFIERS = frozenset({"nmod", "nmod:unmarked", "nmod:tmod", "appos"})
"""Labels of a time that hangs on a noun."""


def retimed(passage: Passage, mention: DateMention, draft: DraftEvent) -> Syntax:
    """Give the syntax with the time expression on the word that it must modify; the same syntax where it is right.

    Arguments: the passage; the time expression; the event, whose parties have no time of their own.
    """
    syntax = passage.syntax
    if syntax.sents[mention.head] != syntax.sents[draft.head]:
        return syntax
    held = syntax.heads[mention.head]
    head = _participle(syntax, mention)
    if head is None:
        head = _past_preposition(syntax, mention)
    if head is None:
        head = _past_occasion(syntax, mention)
    if head is None:
        head = _past_party(passage, mention, draft) or _past_part_of_day(syntax, mention)
    if head is None or head in (held, mention.head) or mention.head in syntax.ancestors(head):
        return syntax
    heads, deps = list(syntax.heads), list(syntax.deps)
    heads[mention.head] = head
    nominal = syntax.pos[head] in ("NOUN", "PROPN")
    deps[mention.head] = "nmod" if nominal else "obl"
    return replace(syntax, heads=heads, deps=deps)


def _first(syntax: Syntax, mention: DateMention) -> int:
    """Give the first token of the time expression, its preposition included."""
    start = mention.start
    while (
        start > 0
        and syntax.pos[start - 1] in ("ADP", "SCONJ")
        and syntax.heads[start - 1] in range(mention.start, mention.end)
    ):
        start -= 1
    return start


def _participle(syntax: Syntax, mention: DateMention) -> int | None:
    """Read "prisoners held since May have begun", "free judges arrested there last week": the time follows its word."""
    before = _first(syntax, mention) - 1
    while before > 0 and syntax.pos[before] == "ADV":
        before -= 1
    if before < 0 or syntax.tags[before] != "VBN" or syntax.deps[before] != "acl":
        return None
    return before if syntax.heads[before] < before else None


def _past_preposition(syntax: Syntax, mention: DateMention) -> int | None:
    """Read "was injured early Sunday after an altercation": no time stands before the preposition of its noun."""
    held = syntax.heads[mention.head]
    if held < mention.end or syntax.deps[held] not in ("obl", "nmod"):
        return None
    case = syntax.child(held, "case")
    return syntax.heads[held] if case is not None and mention.end <= case < held else None


def _past_occasion(syntax: Syntax, mention: DateMention) -> int | None:
    """Read "in a letter last week": a time without a preposition behind an occasion is that of the act."""
    held = syntax.heads[mention.head]
    case = syntax.child(held, "case")
    if syntax.deps[held] != "obl" or case is None or syntax.lower[case] not in OCCASIONS:
        return None
    if held > mention.start:
        # "At the March 15th meeting": a day says when, "in the 2016 election" which one.
        inside = syntax.deps[mention.head] in INSIDE_NAMES and syntax.lower[case] in ("at", "during")
        return syntax.heads[held] if inside and mention.interval.granularity == "day" else None
    return syntax.heads[held] if syntax.deps[mention.head] in ("nmod:unmarked", "nmod:tmod") else None


def _past_part_of_day(syntax: Syntax, mention: DateMention) -> int | None:
    """Read "was murdered before dawn on Thursday": the part of the day and the day are of one act."""
    held = syntax.heads[mention.head]
    if syntax.lower[held] not in date_lexicon().dayparts or syntax.deps[held] not in ("obl", "obl:unmarked"):
        return None
    return syntax.heads[held]


def _past_party(passage: Passage, mention: DateMention, draft: DraftEvent) -> int | None:
    """Read "talks between the two sides for tomorrow": a party to the event has no time of its own."""
    syntax, i = passage.syntax, mention.head
    if syntax.deps[i] not in NOUN_MODIFIERS:
        return None
    held = syntax.heads[i]
    at = passage.span(held, held + 1)[0]
    spans = [actor.span for actor in (*draft.actors, *draft.recipients) if actor.span is not None]
    case = syntax.child(held, "case")
    party = any(start <= at < end for start, end in spans) or (
        syntax.deps[held] == "nmod" and case is not None and syntax.lower[case] == "between"
    )
    if not party or syntax.deps[held] in SUBJECTS or held > mention.start:
        return None
    return syntax.heads[held] if syntax.heads[held] != held else None
