"""Does a time expression lie ahead? From cues and the governing verb, or from the words alone.

Bare weekdays and months look back in news unless something says otherwise; of 297 weekdays in one corpus 15
looked ahead, and only a third of those had a cue within two words, so the governing verb has to speak.
"""

from __future__ import annotations

from collections.abc import Sequence

from purport.language.syntax import Syntax
from purport.mentions.date_lexicon import date_lexicon

_OPENINGS = frozenset({
    ("as", "early", "as"), ("as", "soon", "as"), ("no", "later", "than"), ("no", "earlier", "than"),
})  # fmt: skip
_FORWARD_PREPOSITIONS = frozenset({"by", "until", "till", "through"})
_BACKWARD_PREPOSITIONS = frozenset({"about", "over", "into", "from", "after", "following", "regarding", "since"})
_DETERMINERS = frozenset({"the", "a", "an", "its", "his", "her", "their", "this", "that", "all", "some"})
_STOPS = frozenset({";", ".", "?", "!"})
_MAX_CLIMB = 8
_REACH = 12


def looks_ahead(syntax: Syntax, start: int, end: int, *, headline: bool = False) -> bool | None:
    """Tell whether the expression at tokens start..end lies ahead: True, False, or None where nothing says.

    `headline` turns the present tense into a past one, as headlines use it.
    """
    cue = _cue_before(syntax.lower, start, syntax.sentences[syntax.sents[start]][0])
    if cue is not None:
        return cue
    i = _outer_head(syntax, start, end)
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


def _cue_before(lower: Sequence[str], start: int, floor: int) -> bool | None:
    lexicon = date_lexicon()
    for j in range(start - 1, max(floor, start - 4) - 1, -1):
        word = lower[j]
        if word in lexicon.future_words:
            return True
        if word in (",", ";", "said", "says"):
            return None
    return None


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
        return _infinitive(syntax, i)
    past_auxiliary = any(word in ("was", "were", "did", "got") for word in auxiliaries)
    if _schedules(syntax, i, lemma):
        return True
    if past_auxiliary or tag == "VBD":
        return False
    if any(word in ("is", "are", "'s", "'re", "’s", "am", "be") for word in auxiliaries) and tag == "VBG":
        return True
    if tag in ("VBZ", "VBP"):
        if headline:
            return False
        return True if lemma in lexicon.timetable_verbs else None
    return False if tag == "VBN" and not auxiliaries and syntax.deps[i].startswith("acl") else None


def _infinitive(syntax: Syntax, i: int) -> bool | None:
    """Decide "to meet on Monday" by what it depends on: a plan lies ahead, "managed to" does not."""
    lexicon = date_lexicon()
    head = syntax.heads[i]
    if head == i or syntax.lemmas[head].lower() in lexicon.future_governors:
        return True
    if syntax.pos[head] in ("NOUN", "PROPN"):
        return True
    return None


def _schedules(syntax: Syntax, i: int, lemma: str) -> bool:
    """Read "was scheduled for Monday" and "postponed until May" as pointing ahead."""
    if lemma in ("schedule", "slate", "plan", "due", "expect", "set"):
        return syntax.tags[i] == "VBN"
    return lemma in ("postpone", "delay", "defer", "adjourn", "await", "reschedule")


def looks_ahead_in_words(words: Sequence[str], lower: Sequence[str], start: int, end: int) -> bool | None:
    """Guess the same from words alone: the nearest verb-like cue before the expression, else after it."""
    cue = _cue_before(lower, start, 0)
    if cue is not None:
        return cue
    if tuple(lower[max(0, start - 3) : start]) in _OPENINGS:
        return True
    before = _first_cue(words, lower, range(start - 1, max(-1, start - 1 - _REACH), -1))
    if before is not None:
        return before
    if start > 0 and lower[start - 1] in _FORWARD_PREPOSITIONS:
        return True
    return _first_cue(words, lower, range(end, min(len(lower), end + _REACH)))


def _first_cue(words: Sequence[str], lower: Sequence[str], indices: range) -> bool | None:
    for j in indices:
        if lower[j] in _STOPS:
            return None
        verdict = _word_cue(words, lower, j)
        if verdict is not None:
            return verdict
    return None


def _word_cue(words: Sequence[str], lower: Sequence[str], j: int) -> bool | None:
    lexicon = date_lexicon()
    word = lower[j]
    following = lower[j + 1] if j + 1 < len(lower) else ""
    if word in lexicon.future_auxiliaries:
        return True
    if word in lexicon.modals and (word != "may" or words[j] == "may"):
        return following != "have"
    if word == "to" and j > 0 and (_plans(lower[j - 1]) or _headline_infinitive(words, j)):
        return True
    if word in lexicon.past_words:
        return False
    if len(word) > 4 and word.endswith("ed") and word not in lexicon.not_verbs:
        return None if word in lexicon.future_words or _plans(word) else False
    return None


def _headline_infinitive(words: Sequence[str], j: int) -> bool:
    """Read "Kim to visit Russia": a name, "to", a verb."""
    following = words[j + 1] if j + 1 < len(words) else ""
    return words[j - 1][:1].isupper() and following[:1].islower() and following not in _DETERMINERS


def _plans(word: str) -> bool:
    governors = date_lexicon().future_governors
    if word in governors or word in ("is", "are", "going", "am"):
        return True
    for suffix in ("s", "d", "ed", "ning", "ing", "ted"):
        stem = word[: -len(suffix)]
        if word.endswith(suffix) and (stem in governors or stem + "e" in governors):
            return True
    return False
