"""Does a time expression lie ahead? From cues and the governing verb.

Bare weekdays and months look back in news unless something says otherwise; of 297 weekdays in one corpus 15
looked ahead, and only a third of those had a cue within two words, so the governing verb has to speak.
"""

from __future__ import annotations

from purport.language.syntax import Syntax
from purport.mentions.date_lexicon import date_lexicon
from purport.mentions.date_planned import planned_ahead
from purport.mentions.date_word_tense import UNTIL, cue_before, moved_to, plans

_CLOSING = frozenset({".", "''", "-RRB-", ":"})
_CONDITIONS = frozenset({"if", "unless", "once"})
_BACKWARD_PREPOSITIONS = frozenset({"about", "over", "into", "from", "after", "following", "regarding", "since"})
_IS_TO = frozenset({"is", "are", "am", "'s", "’s", "'m", "’m", "'re", "’re", "was", "were"})
_PROGRESSIVE = frozenset({"is", "are", "'s", "'re", "’s", "’re", "am", "'m", "’m", "be"})
_STARTING = frozenset({"starting", "beginning", "commencing"})
_FINITE = frozenset({"VBZ", "VBP", "VBD", "VBN", "MD"})
_HAD = frozenset({"had", "has", "have", "'d", "’d"})
_MAX_CLIMB = 8


def looks_ahead(syntax: Syntax, start: int, end: int, *, headline: bool = False) -> bool | None:
    """Tell whether the expression at tokens start..end lies ahead: True, False, or None where nothing says.

    `headline` turns the present tense into a past one, as headlines use it.
    """
    floor = syntax.sentences[syntax.sents[start]][0]
    cue = cue_before(syntax.lower, start, floor)
    if cue is not None:
        return cue
    if moved_to(syntax.lower, start, floor):
        return True
    if headline and _headline_infinitive(syntax, start, floor):
        return True
    i = _outer_head(syntax, start, end)
    copula = _copula(syntax, start, end)
    if copula is not None or i is None:
        return copula
    i = _beside(syntax, i, start, floor)
    if syntax.lower[start] in UNTIL and _holds_until(syntax, i):
        return True
    if _announced(syntax, i, start) or (syntax.lower[start] in _STARTING and not _in_past(syntax, start)):
        return True
    weekday = any(word in date_lexicon().weekdays and len(word) > 5 for word in syntax.lower[start:end])
    if "by" in syntax.lower[start - 1 : start + 1] and (_has_infinitive(syntax, i) or _has_to(syntax, i)):
        # "Were told to leave the building by Sunday": a deadline, whatever the tense above.
        return True
    planned = planned_ahead(syntax, start, end, headline=headline) if weekday else None
    if planned is not None:
        return planned
    if weekday and not headline and _scheduled_present(syntax, i, start):
        return True
    for _ in range(_MAX_CLIMB):
        if i is None:
            return None
        verdict = _governor(syntax, i, headline)
        if verdict is not None:
            return verdict
        if _looks_back(syntax, i):
            return None
        above = syntax.heads[i]
        i = above if above != i else None
    return None


def _copula(syntax: Syntax, start: int, end: int) -> bool | None:
    """Read "the vote is on Sunday", where the time itself is the predicate."""
    copulas = {syntax.lower[j] for i in range(start, end) for j in syntax.children[i] if syntax.deps[j] == "cop"}
    if copulas & {"is", "are", "'s", "’s"}:
        return True
    return False if copulas & {"was", "were"} else None


def _holds_until(syntax: Syntax, i: int) -> bool:
    """Read "have until Friday to pay", "were remanded until Tuesday"; "the siege lasted until Friday" looks back."""
    lexicon = date_lexicon()
    stems = {syntax.lemmas[i].lower(), syntax.lower[i], syntax.lower[i].removesuffix("ed"), syntax.lower[i].rstrip("d")}
    if {syntax.lower[i][:-3], syntax.lower[i][:-4]} & {"ban", "bar"}:
        return True
    return not stems.isdisjoint(lexicon.until_verbs) or syntax.lower[i] in ("has", "have")


def _announced(syntax: Syntax, i: int, start: int) -> bool:
    """Read "called for a strike on Sunday", "tickets for Saturday's final", "preparing for Friday's march"."""
    lexicon = date_lexicon()
    if syntax.pos[i] in ("VERB", "AUX"):
        return syntax.lower[i] in lexicon.for_words and any(
            syntax.deps[j].startswith("obl") and i < j <= start + 1 and _case(syntax, j) == "for"
            for j in syntax.children[i]
        )
    holder = syntax.heads[i]
    return _case(syntax, i) == "for" and holder != i and holder < i and syntax.lower[holder] in lexicon.for_words


def _case(syntax: Syntax, i: int) -> str:
    case = syntax.child(i, "case")
    return syntax.lower[case] if case is not None else ""


def _scheduled_present(syntax: Syntax, i: int, start: int) -> bool:
    """Read "flies to Baku Monday", "Slovaks vote on Sunday": in running text a present tense with a day is a plan."""
    lexicon = date_lexicon()
    if syntax.tags[i] not in ("VBZ", "VBP") or (
        syntax.pos[i] != "VERB" and syntax.lower[i] not in lexicon.timetable_forms
    ):
        return False
    if syntax.tags[syntax.sentences[syntax.sents[i]][1] - 1] not in _CLOSING:
        # No full stop: a headline, whose present tense tells what has happened.
        return False
    if syntax.lemmas[i].lower() == "have":
        # "Has a hearing on Thursday", but "has three seats after Sunday's vote".
        on = syntax.lower[start] == "on" or syntax.lower[start - 1] == "on"
        return on and syntax.heads[start] == i and syntax.child(i, "obj") is not None
    if syntax.lower[i] in lexicon.past_words or any(syntax.deps[j].startswith("aux") for j in syntax.children[i]):
        return False
    return syntax.lemmas[i].lower() not in lexicon.present_verbs


def _beside(syntax: Syntax, i: int, start: int, floor: int) -> int:
    """Give the verb right before the expression where the parser hangs it on a verb above: "signed on Wednesday"."""
    j = start - 1
    while j > floor and syntax.lower[j] in ("on", "late", "early"):
        j -= 1
    verbal = j >= floor and syntax.tags[j] in ("VB", "VBD", "VBN") and syntax.pos[j] == "VERB"
    return j if verbal and syntax.pos[i] in ("VERB", "AUX") and i in syntax.ancestors(j) else i


def _outer_head(syntax: Syntax, start: int, end: int) -> int | None:
    """Give the token outside the expression that its own head hangs on."""
    for i in range(start, end):
        head = syntax.heads[i]
        if not start <= head < end:
            return head if head != i else None
    return None


def _looks_back(syntax: Syntax, i: int) -> bool:
    """Tell whether a noun is what another one is about: "will face questions about the July 25 call"."""
    if syntax.deps[i] != "nmod" or syntax.pos[syntax.heads[i]] != "NOUN":
        return False
    case = syntax.child(i, "case")
    return case is not None and syntax.lower[case] in _BACKWARD_PREPOSITIONS


def _governor(syntax: Syntax, i: int, headline: bool) -> bool | None:
    lexicon = date_lexicon()
    children = syntax.children[i]
    auxiliaries = [syntax.lower[j] for j in children if syntax.deps[j] in ("aux", "aux:pass", "cop")]
    if any(word in lexicon.future_auxiliaries for word in auxiliaries):
        return True
    if syntax.pos[i] not in ("VERB", "AUX"):
        if any(syntax.lower[j] in lexicon.future_words or syntax.lower[j] in ("next", "coming") for j in children):
            return True
        if syntax.child(i, "cop") is None:
            return None
        if syntax.lower[i] in lexicon.future_words and _HAD.isdisjoint(auxiliaries):
            # "Is due back in court on Friday".
            return True
    return _verb(syntax, i, auxiliaries, headline)


def _verb(syntax: Syntax, i: int, auxiliaries: list[str], headline: bool) -> bool | None:
    lexicon = date_lexicon()
    lemma, tag = syntax.lemmas[i].lower(), syntax.tags[i]
    perfect = any(word in ("have", "has", "had", "'ve", "having") for word in auxiliaries)
    if perfect:
        return False
    if any(word in lexicon.modals for word in auxiliaries):
        return True
    marks = [syntax.lower[j] for j in syntax.children[i] if syntax.deps[j] == "mark"]
    if "to" in marks:
        # "Is to be sentenced on Thursday": the parser makes "is" an auxiliary or a copula of the infinitive.
        copula = syntax.child(i, "cop")
        is_to = {*auxiliaries, syntax.lower[copula] if copula is not None else ""} & _IS_TO
        return True if is_to else _infinitive(syntax, i)
    if tag in ("VBP", "VBZ", "VB") and not _CONDITIONS.isdisjoint(marks):
        return None if "did" in auxiliaries else True
    past_auxiliary = any(word in ("was", "were", "did", "got") for word in auxiliaries)
    if _schedules(syntax, i, lemma):
        return True
    if past_auxiliary or tag == "VBD":
        return False
    if tag == "VBG" and not _PROGRESSIVE.isdisjoint(auxiliaries):
        return True
    if tag == "VB" and not auxiliaries and not marks and _imperative(syntax, i):
        return True
    if tag in ("VBZ", "VBP"):
        if headline:
            return lemma in lexicon.future_governors and _has_infinitive(syntax, i)
        return True if lemma in lexicon.timetable_verbs else None
    return False if tag == "VBN" and not auxiliaries and syntax.deps[i].startswith("acl") else None


def _infinitive(syntax: Syntax, i: int) -> bool | None:
    """Decide "to meet on Monday" by what it depends on: a plan lies ahead, "managed to" does not."""
    lexicon = date_lexicon()
    head = syntax.heads[i]
    if head == i or syntax.lemmas[head].lower() in lexicon.future_governors or plans(syntax.lower[head]):
        return True
    if syntax.pos[head] in ("NOUN", "PROPN"):
        return True
    return None


def _has_infinitive(syntax: Syntax, i: int) -> bool:
    """Tell whether a verb has an infinitive with "to": "vows to defy ban on Monday"."""
    return any(syntax.deps[j] == "xcomp" and _has_to(syntax, j) for j in syntax.children[i])


def _has_to(syntax: Syntax, i: int) -> bool:
    return any(syntax.lower[j] == "to" and syntax.deps[j] == "mark" for j in syntax.children[i])


def _imperative(syntax: Syntax, i: int) -> bool:
    """Read "come on Sunday and vote": a base form without a subject of its own."""
    return syntax.child(i, "nsubj", "nsubj:pass") is None and syntax.deps[i] in ("root", "ccomp", "parataxis")


def _in_past(syntax: Syntax, i: int) -> bool:
    """Tell whether a clause above a word is told in the past: "a strike starting Monday crippled the port"."""
    return any(syntax.tags[j] == "VBD" for above in syntax.ancestors(i) for j in (above, *syntax.children[above]))


def _headline_infinitive(syntax: Syntax, start: int, floor: int) -> bool:
    """Read "rivals to hold talks Friday": an infinitive before the day and no verb that says when."""
    tags = syntax.tags[floor:start]
    if not _FINITE.isdisjoint(tags):
        return False
    return any(tags[j : j + 2] == ["TO", "VB"] for j in range(1, len(tags)))


def _schedules(syntax: Syntax, i: int, lemma: str) -> bool:
    """Read "was scheduled for Monday" and "postponed until May" as pointing ahead."""
    if lemma in ("schedule", "slate", "plan", "due", "set"):
        return syntax.tags[i] == "VBN"
    return lemma in ("expect", "anticipate", "postpone", "delay", "defer", "adjourn", "await", "reschedule")
