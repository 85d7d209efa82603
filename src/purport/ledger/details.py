"""What a sentence tells of an event beyond its codes: who was hit, in which building, how many, at what time of day."""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

import msgspec

from purport.ledger.merge_settings import Settings, shipped
from purport.ledger.records import Testimony
from purport.ledger.word_forms import Word, begins, fold, parts_of, place_in, words_of, written_in

_STRONG = re.compile(r"[;:–—]|\.\s")
_COMMA = re.compile(r",")
_LOCATED = re.compile(r"\b(?:at|in|inside|outside|near|on|into|of|to)\s+((?:[\w'’-]+\s?){1,4})")
_JOIN = re.compile(r"\b(?:and|but|while|whereas|after|before|since|when|as)\b")
TITLE, SELF = 0.5, 1.0
LEADING_CHARACTERS = 240
LONGEST_SENTENCE = 1200
LEAST_NUMBER = 3
_NOTHING: frozenset[str] = frozenset()


class Details(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What a sentence tells of one event.

    `words` maps a content stem, a number ("#17") or a group ("=site:bar") to its weight, 0 to 1; `own` are those of
    the sentence itself, `names` those that are capitalised. `groups` gives for a kind of group where ("site"), whom
    ("person") and with what ("thing"). `marks` are names and groups of the sentence, by which one knows an event again.
    `hours` are the times of day, `ordinal` counts the event, `other` is the word that sets it apart from another one.
    """

    words: Mapping[str, float]
    own: frozenset[str]
    names: frozenset[str]
    groups: Mapping[str, frozenset[str]]
    marks: frozenset[str]
    hours: frozenset[str]
    ordinal: str | None
    other: str | None


def details_of(testimony: Testimony) -> Details:
    """Read the details of a statement.

    The words between its trigger and the triggers beside it in the same sentence are shared out at the strongest
    boundary, so that "a lawyer was ambushed, and gunmen killed six in a bar" gives each event its own.
    """
    statement, report = testimony.statement, testimony.report
    title = report.title or ""
    # A title speaks of what the report begins with; what stands further down is often another event.
    leading = statement.span[0] - len(title) < LEADING_CHARACTERS
    date = statement.date.text if statement.date else ""
    # Whom a protest is held by is what tells it from another; of an attack it is whom it hit.
    struck = statement.recipients or (statement.actors if statement.type in shipped().told_by_actor else ())
    return _read(
        statement.sentence[:LONGEST_SENTENCE],
        statement.trigger,
        testimony.beside,
        title if leading and not statement.headline else "",
        " ".join([party.text for party in (*statement.actors, *statement.recipients)]),
        " ".join([party.text for party in struck]),
        statement.place.text if statement.place else "",
        date,
        tuple([hop.text for hop in statement.chain if hop.text]),
    )


@lru_cache(maxsize=2048)
def _read(
    sentence: str,
    trigger: str,
    beside: tuple[str, ...],
    title: str,
    parties: str,
    struck: str,
    place: str,
    date: str,
    sources: tuple[str, ...],
) -> Details:
    """Read a sentence with the words of its statement's codes."""
    settings = shipped()
    start, end = own_part(sentence, trigger, beside)
    own = sentence[start:end]
    folded = f"{fold(date)} {fold(own)}"
    cues = settings.cues_in(folded)
    told = _without(own, sources)
    if "background" in cues:
        told = _without_background(told, trigger, settings)
    words: dict[str, float] = {}
    names: set[str] = set()
    telling = _collect(told, SELF, words, names, settings)
    own_words, own_names = frozenset(words), frozenset(names)
    grouped = [word for word in own_words if word[0] == "="]
    _collect(title, TITLE, words, names, settings)
    ordinal = other = None
    if "mark" in cues and settings.any_mark.search(fold(own)):
        tokens = words_of(own)
        at = place_in(own, _find(own, trigger, 0))
        ordinal, other = _ordinal(tokens, at, settings), _other(tokens, at, parties, settings)
    sites = groups_in(f"{place} . {struck}", "site")
    if telling:
        sites = _groups_in(f"{place} . {struck} . {' . '.join(_LOCATED.findall(told))}", "site")
    return Details(
        words=words,
        own=own_words,
        names=frozenset(names),
        groups={
            "site": sites,
            "person": groups_in(struck, "person"),
            "thing": frozenset([word.partition(":")[2] for word in grouped if word.startswith("=thing:")]),
        },
        marks=own_names.union([word for word in grouped if not word.startswith("=topic:")]),
        hours=hours_of(folded, settings) if "hour" in cues else _NOTHING,
        ordinal=ordinal,
        other=other,
    )


def _without(sentence: str, sources: Sequence[str]) -> str:
    """Blank out the sources: that a hospital speaks does not make it the place."""
    for source in sources:
        sentence = sentence.replace(source, " " * len(source), 1)
    return sentence


def _without_background(sentence: str, trigger: str, settings: Settings) -> str:
    """Blank out what only dates the event: "two days after the raid on the mosque, gunmen stormed a bank"."""
    at = _find(sentence, trigger, 0)
    for found in settings.background.finditer(sentence):
        start, end = found.span()
        if not start <= at < end:
            sentence = sentence[:start] + " " * (end - start) + sentence[end:]
    return sentence


@lru_cache(maxsize=8192)
def groups_in(text: str, kind: str) -> frozenset[str]:
    """Give the groups of one kind that a text names; for short ones that come again and again."""
    return _groups_in(text, kind)


def _groups_in(text: str, kind: str) -> frozenset[str]:
    notes, settings = _notes_of(text), shipped()
    found = [_grouped(notes, i, settings) for i, note in enumerate(notes) if note.telling]
    return frozenset([group for some in found for k, group in some if k == kind]) if found else _NOTHING


def own_part(sentence: str, trigger: str, beside: Sequence[str]) -> tuple[int, int]:
    """Give the start and end of the part of a sentence that belongs to a trigger rather than to those beside it."""
    here = _find(sentence, trigger, 0)
    start, end = 0, len(sentence)
    for other in beside:
        there = _find(sentence, other, 0)
        if there == here:
            continue
        low, high = min(here, there), max(here, there)
        first = len(trigger) if here < there else len(other)
        cut = _boundary(sentence, low + first, high)
        if here < there:
            end = min(end, cut)
        else:
            start = max(start, cut)
    return start, end


def _find(sentence: str, words: str, default: int) -> int:
    """Give where words stand on their own, else where they stand inside others."""
    first = at = sentence.find(words)
    while at >= 0 and words:
        end = at + len(words)
        if not (at and _is_inner(sentence[at - 1])) and not (end < len(sentence) and _is_inner(sentence[end])):
            return at
        at = sentence.find(words, at + 1)
    return max(first, default)


def _is_inner(character: str) -> bool:
    return character.isalnum() or character == "_"


def _boundary(sentence: str, low: int, high: int) -> int:
    between = sentence[low:high]
    for pattern in (_STRONG, _COMMA, _JOIN):
        found = list(pattern.finditer(between))
        if found:
            return low + found[-1].start()
    return (low + high) // 2


class Note(NamedTuple):
    """What a word is to merging: its stem; how it counts as a number, if it does; whether it is of a phrase that names
    a group, whether it has content, and whether it is capitalised."""

    stem: str
    number: str | None
    telling: bool
    content: bool
    capital: bool


def _notes_of(text: str) -> list[Note]:
    return [note for written in written_in(text) for note in _noted(written)]


@lru_cache(maxsize=65_536)
def _noted(written: str) -> tuple[Note, ...]:
    return tuple([_note(word, shipped()) for word in parts_of(written)])


def _note(word: Word, settings: Settings) -> Note:
    number, folded, stem = word.number, word.folded, word.stem
    counts = number is not None and number >= LEAST_NUMBER and not 1900 <= number <= 2100
    silent = folded in settings.function or stem in settings.common or stem in settings.counted
    return Note(
        stem=stem,
        number=f"#{number}" if counts else None,
        telling=stem in settings.telling,
        content=number is None and len(folded) >= 3 and not silent,
        capital=word.text[0].isupper(),
    )


def _collect(text: str, weight: float, words: dict[str, float], names: set[str], settings: Settings) -> bool:
    """Add the words of a text to those of weightier ones. Returns whether one of them is of a phrase for a group."""
    notes = _notes_of(text)
    any_telling = False
    for index, (stem, number, telling, content, capital) in enumerate(notes):
        if number:
            words.setdefault(number, weight)
        if telling:
            any_telling = True
            grouped = _grouped(notes, index, settings)
            for kind, group in grouped:
                words.setdefault(f"={kind}:{group}", weight)
            content = content and not grouped
        if content:
            words.setdefault(stem, weight)
            if capital and (index or text[: begins(text)].strip()):
                names.add(stem)
    return any_telling


def _grouped(notes: Sequence[Note], index: int, settings: Settings) -> Sequence[tuple[str, str]]:
    """Give the groups of the word at `index`, alone or with its neighbour ("police station")."""
    word = notes[index].stem
    found: list[tuple[str, str]] = []
    if index + 1 < len(notes):
        found += settings.grouped.get(f"{word} {notes[index + 1].stem}", ())
    if index:
        found += settings.grouped.get(f"{notes[index - 1].stem} {word}", ())
    return found or settings.grouped.get(word, ())


def hours_of(folded: str, settings: Settings) -> frozenset[str]:
    """Give the times of day that a folded text names."""
    if not settings.any_hour.search(folded):
        return _NOTHING
    return frozenset(hour for hour, pattern in settings.hours.items() if pattern.search(folded))


def _ordinal(tokens: Sequence[Word], at: int, settings: Settings) -> str | None:
    """Give the ordinal that counts the event: right before the trigger, or before a noun that names events."""
    for index, token in enumerate(tokens):
        if token.folded not in settings.ordinals:
            continue
        for after in range(index + 1, min(index + 4, len(tokens))):
            if after == at or tokens[after].stem in settings.counted:
                return token.folded
    return None


def _other(tokens: Sequence[Word], at: int, parties: str, settings: Settings) -> str | None:
    """Give the word that sets the event apart from one reported before: "another attack", "a second bus"."""
    for index, token in enumerate(tokens):
        if token.folded not in settings.others:
            continue
        close = index < at <= index + 3
        counted = any(t.stem in settings.counted for t in tokens[index + 1 : index + 4])
        if close or counted or any(word.folded == token.folded for word in words_of(parties)):
            return token.folded
    return None
