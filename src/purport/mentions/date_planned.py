"""Does a weekday that belongs to a planned event lie ahead? "Before the Sunday run-off", "Friday's vote is tight"."""

from __future__ import annotations

from collections.abc import Sequence

from purport.language.syntax import Syntax
from purport.mentions.date_lexicon import date_lexicon

_PREPARING = frozenset({"ahead", "advance", "eve", "run-up", "runup", "build-up", "buildup", "countdown", "lead-up"})
_PRESENT_COPULAS = frozenset({"is", "are", "'s", "’s", "remains", "looks", "seems"})
_PAST_PERFECT = frozenset({"had", "’d", "'d"})
_INSIDE = frozenset({"the", "a", "an", "its", "their", "his", "her", "'s", "’s", "-", "on", "from", "this", "of", "s"})
_HYPHENED = {("run", "off"): "run-off", ("by", "election"): "by-election", ("kick", "off"): "kick-off"}
_REACH = 4


def planned_ahead(syntax: Syntax, start: int, end: int, *, headline: bool) -> bool | None:
    """Tell whether the weekday at tokens start..end names the day of a planned event that is still to come.

    Arguments: the syntax of the block; the half-open range; whether it is a headline. Returns True, False for an event
    that nobody plans, or None where the words around the event do not say so: a vote on Sunday may be over.
    """
    if _sudden(syntax, start, end):
        return False
    noun = _event(syntax, start, end)
    if noun is None:
        return None
    lexicon = date_lexicon()
    opening = _opening(syntax.lower, min(noun, start))
    own = syntax.lower[start - 1] if start > 0 else ""
    # "Before a demonstration on Saturday": the day stands behind its event.
    before = opening == "before" and (own != "before" or noun > start)
    if before or opening in _PREPARING:
        return None if _past_perfect(syntax, noun) else True
    holder = syntax.heads[noun]
    if own == "from" and noun < start:
        # "Notice of a walkout from Saturday".
        return True
    if opening == "for" and noun > start:
        # "Accredited for the Sunday run-off", but "thousands turned out for Sunday's vote".
        return None if syntax.lemmas[holder].lower() in lexicon.attending or _past_perfect(syntax, noun) else True
    if not headline and syntax.deps[noun] == "nsubj" and holder != noun:
        return _present(syntax, holder)
    return None


def _sudden(syntax: Syntax, start: int, end: int) -> bool:
    """Tell whether the weekday is the genitive or first part of a word for something sudden: "Sunday's raid"."""
    for i in range(start, end):
        head = syntax.heads[i]
        if head >= end:
            own = syntax.lower[start:end][-1] in ("'s", "’s") or syntax.deps[i] in ("compound", "nmod:poss")
            return own and syntax.lower[head] in date_lexicon().sudden_events
    return False


def _event(syntax: Syntax, start: int, end: int) -> int | None:
    """Give the noun of the planned event that the weekday belongs to, right behind it or right before it."""
    planned = date_lexicon().planned_events
    for i in range(start, end):
        head = syntax.heads[i]
        if not start <= head < end and head != i:
            if syntax.lower[head] in planned or _hyphened(syntax.lower, head) in planned:
                return head
            break
    # "Took up positions in advance of a demonstration on Saturday": the parser hangs the day on the verb.
    before = start - 1 if start > 0 and syntax.lower[start - 1] not in ("on", "from") else start - 2
    first = syntax.sentences[syntax.sents[start]][0]
    return before if before >= first and syntax.lower[before] in planned else None


def _hyphened(lower: Sequence[str], i: int) -> str:
    """Join "run-off", which the tokens split; the parser may take either half for the head."""
    for j in (i, i + 2):
        if 2 <= j < len(lower) and lower[j - 1] == "-" and (lower[j - 2], lower[j]) in _HYPHENED:
            return _HYPHENED[lower[j - 2], lower[j]]
    return ""


def _opening(lower: Sequence[str], at: int) -> str:
    """Give the preposition or noun that opens the phrase: "before", "for", "advance" of "in advance of"."""
    for j in range(at - 1, max(-1, at - 1 - _REACH), -1):
        if lower[j] in ("before", "for") or lower[j] in _PREPARING:
            return lower[j]
        if lower[j] == "to" and j > 0 and lower[j - 1] in _PREPARING:
            return lower[j - 1]
        if lower[j] == "to" and lower[max(0, j - 3) : j] in (["run", "-", "up"], ["build", "-", "up"]):
            return "run-up"
        if lower[j] not in _INSIDE:
            return ""
    return ""


def _past_perfect(syntax: Syntax, noun: int) -> bool:
    """Tell whether the clause is told in the past perfect: "had been warned before Saturday's match"."""
    return any(
        syntax.lower[j] in _PAST_PERFECT and syntax.deps[j].startswith("aux")
        for above in syntax.ancestors(noun)
        for j in syntax.children[above]
    )


def _present(syntax: Syntax, holder: int) -> bool | None:
    """Read "Sunday's vote is the first since 2009", "Friday's verdict hinges on": what is over was, and hinged."""
    copula = syntax.child(holder, "cop")
    if copula is not None:
        return True if syntax.lower[copula] in _PRESENT_COPULAS else None
    if syntax.tags[holder] not in ("VBZ", "VBP") or any(syntax.deps[j] == "aux" for j in syntax.children[holder]):
        return None
    return None if syntax.lemmas[holder].lower() in date_lexicon().present_verbs else True
