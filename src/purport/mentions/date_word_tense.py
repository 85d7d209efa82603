"""Does a time expression lie ahead? From the words around it alone, where there is no analysis."""

from __future__ import annotations

from collections.abc import Sequence

from purport.mentions.date_lexicon import date_lexicon

UNTIL = frozenset({"until", "till"})
_OPENINGS = frozenset({
    ("as", "early", "as"), ("as", "soon", "as"), ("no", "later", "than"), ("no", "earlier", "than"),
})  # fmt: skip
_FORWARD_PREPOSITIONS = frozenset({"by", "until", "till", "through"})
_DETERMINERS = frozenset({"the", "a", "an", "its", "his", "her", "their", "this", "that", "all", "some"})
_CONDITIONS = frozenset({"if", "unless"})
_STOPS = frozenset({";", ".", "?", "!"})
_BE = frozenset({"is", "are", "was", "were", "be", "been", "being", "am"})
_REACH = 12
_SHIFT_REACH, _UNTIL_REACH = 8, 6


def cue_before(lower: Sequence[str], start: int, floor: int) -> bool | None:
    lexicon = date_lexicon()
    for j in range(start - 1, max(floor, start - 4) - 1, -1):
        word = lower[j]
        if word in lexicon.future_words and (word != "ahead" or lower[j + 1 : j + 2] == ["of"]):
            # "Had been due to rule on Friday": it is over.
            return not (j - 2 >= floor and lower[j - 2] == "had" and lower[j - 1] == "been")
        if word in (",", ";", "said", "says"):
            return None
    return None


def moved_to(lower: Sequence[str], start: int, floor: int) -> bool:
    """Read "was put off from Thursday to Tuesday" and "brought forward to May": where something is moved to."""
    shifts = date_lexicon().shifts
    if not floor < start <= len(lower) or lower[start - 1] != "to":
        return False
    return any(word in shifts for word in lower[max(floor, start - _SHIFT_REACH) : start - 1])


def looks_ahead_in_words(words: Sequence[str], lower: Sequence[str], start: int, end: int) -> bool | None:
    """Tell whether the expression at words start..end lies ahead: by the nearest cue before it, else the first after.

    Arguments: the words and the same in lower case; the half-open range. Returns True, False, or None where nothing
    says.
    """
    cue = cue_before(lower, start, 0)
    if cue is not None:
        return cue
    if tuple(lower[max(0, start - 3) : start]) in _OPENINGS or moved_to(lower, start, 0) or _waits(lower, start):
        return True
    before = _backwards(words, lower, start)
    if before is not None:
        return before
    if start > 0 and lower[start - 1] in _FORWARD_PREPOSITIONS:
        return True
    for j in range(end, min(len(lower), end + _REACH)):
        if lower[j] in _STOPS:
            return None
        verdict = _word_cue(words, lower, j)
        if verdict is not None:
            return verdict
        if _is_past(lower[j]) and lower[j - 1] not in _BE:
            # "Speaking on Thursday, the envoy warned that stocks would run out": the first verb is the one.
            return False
    return None


def _backwards(words: Sequence[str], lower: Sequence[str], start: int) -> bool | None:
    """Read from the expression to the start of its sentence; an infinitive decides where no finite verb does."""
    lexicon = date_lexicon()
    infinitive = False
    for j in range(start - 1, max(-1, start - 1 - _REACH), -1):
        word = lower[j]
        if word in _STOPS:
            break
        if word in lexicon.for_words and j + 1 < start and lower[j + 1] == "for":
            return True
        if word in _CONDITIONS:
            return True
        if _is_past(word) and j > 0 and lower[j - 1] == "be":
            continue
        verdict = _word_cue(words, lower, j)
        if verdict is not None:
            return verdict
        following = words[j + 1] if j + 1 < len(words) else ""
        infinitive |= word == "to" and following.isalpha() and following.islower() and following not in _DETERMINERS
    # "Top court to rule Wednesday": a headline leaves out the verb that says when.
    return True if infinitive else None


def _waits(lower: Sequence[str], start: int) -> bool:
    """Read "was adjourned until Monday", "have until Friday" in bare words."""
    at = start if start < len(lower) and lower[start] in UNTIL else start - 1
    if at < 0 or at >= len(lower) or lower[at] not in UNTIL:
        return False
    verbs = date_lexicon().until_verbs
    for word in lower[max(0, at - _UNTIL_REACH) : at]:
        if word == "has" or not verbs.isdisjoint((word, word.removesuffix("ed"), word.removesuffix("d"), word[:-3])):
            return True
    return False


def _word_cue(words: Sequence[str], lower: Sequence[str], j: int) -> bool | None:
    lexicon = date_lexicon()
    word = lower[j]
    following = lower[j + 1] if j + 1 < len(lower) else ""
    if word in lexicon.future_auxiliaries or word in lexicon.timetable_forms:
        return True
    if word in lexicon.modals and (word != "may" or words[j] == "may"):
        return following != "have"
    if word == "to" and j > 0 and lower[j - 1] in ("was", "were") and following != "have":
        # "It was to raise rates on Friday".
        return True
    if word == "to" and j > 0 and (plans(lower[j - 1]) or _headline_infinitive(words, j)):
        return True
    if word in lexicon.past_words:
        return False
    if _is_past(word):
        return None if word in lexicon.future_words or plans(word) else False
    return None


def _is_past(word: str) -> bool:
    return len(word) > 4 and word.endswith("ed") and word not in date_lexicon().not_verbs


def _headline_infinitive(words: Sequence[str], j: int) -> bool:
    """Read "Kim to visit Russia": a name, "to", a verb."""
    following = words[j + 1] if j + 1 < len(words) else ""
    return words[j - 1][:1].isupper() and following[:1].islower() and following not in _DETERMINERS


def plans(word: str) -> bool:
    """Tell whether a word is a form of a verb or adjective whose complement lies ahead of it."""
    governors = date_lexicon().future_governors
    if word in governors or word in ("is", "are", "going", "am"):
        return True
    for suffix in ("s", "d", "ed", "ning", "ing", "ted"):
        stem = word[: -len(suffix)]
        if word.endswith(suffix) and (stem in governors or stem + "e" in governors):
            return True
    return False
