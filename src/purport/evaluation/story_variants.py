"""What newspapers make of a wire story: variants of a text, made the same way for the same seed."""

import random
import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from importlib.resources import files

from purport.ledger.sentences import split_sentences

EDITED = 0.08
LEDE = 60
NOTICE = (
    "The Example Courier, all rights reserved. This material may not be published, broadcast or redistributed. "
    "Sign up for our morning newsletter and never miss what happens in your town. Our weather page has the outlook "
    "for the week, our sports page all results, and our archive goes back to the first issue. Readers can reach the "
    "newsroom by telephone between nine and five on working days."
)
"""Sixty words of an outlet's own, written for this suite."""

_SAYING = re.compile(
    r"^(?P<said>.{20,}?), (?P<who>[^,\"]{2,50}?) (?:said|says|told reporters)(?P<rest>[^,.\"]{0,30})\.$"
)
_TAIL = re.compile(
    r"^(?P<main>[^,\"]{25,}?) (?P<tail>(?:after|when|while|because|before|although|since) [^,\"]{12,})\.$"
)
_NUMBERS = ("zero one two three four five six seven eight nine ten eleven twelve").split()
Variant = Callable[[str, random.Random, Sequence[str]], str]


def with_notice(text: str, _seeded: random.Random, _words: Sequence[str]) -> str:
    """The whole text, with an outlet's notice above and below."""
    return f"{NOTICE[:200]}\n{text}\n{NOTICE}"


def first_half(text: str, _seeded: random.Random, _words: Sequence[str]) -> str:
    """The first half of the words."""
    return _first(text, 1 / 2)


def first_third(text: str, _seeded: random.Random, _words: Sequence[str]) -> str:
    """The first third of the words."""
    return _first(text, 1 / 3)


def edited(text: str, seeded: random.Random, words: Sequence[str]) -> str:
    """The text with 8 words in a hundred replaced (three in five), left out or added."""
    parts = re.split(r"(\s+)", text)
    places = range(0, len(parts), 2)
    for place in seeded.sample(places, max(1, round(EDITED * len(places)))):
        action = seeded.random()
        other = seeded.choice(words)
        parts[place] = other if action < 0.6 else "" if action < 0.8 else f"{parts[place]} {other}"
    return "".join(parts)


def own_lede(text: str, seeded: random.Random, words: Sequence[str]) -> str:
    """Sixty other words, then the first half."""
    return " ".join(seeded.choices(words, k=LEDE)) + ".\n" + _first(text, 1 / 2)


def paraphrased(text: str, seeded: random.Random, _words: Sequence[str]) -> str:
    """Every sentence rewritten: turned round, numbers in words, other words where the list of synonyms has some."""
    return "\n".join(_rewritten(text[start:end], seeded) for start, end in split_sentences(text))


def interleaved(one: str, two: str) -> str:
    """Two texts, a sentence of each in turn."""
    left, right = ([text[a:b] for a, b in split_sentences(text)] for text in (one, two))
    mixed = [sentence for pair in zip(left, right, strict=False) for sentence in pair]
    shorter = min(len(left), len(right))
    return "\n".join([*mixed, *left[shorter:], *right[shorter:]])


VARIANTS: Mapping[str, Variant] = {
    "exact with boilerplate": with_notice,
    "first half": first_half,
    "first third": first_third,
    "8 % of words edited": edited,
    "own lede and first half": own_lede,
    "paraphrase": paraphrased,
}


def _first(text: str, share: float) -> str:
    words = re.findall(r"\S+\s*", text)
    return "".join(words[: max(1, round(share * len(words)))])


def _rewritten(sentence: str, seeded: random.Random) -> str:
    if said := _SAYING.match(sentence):
        who = said["who"][0].upper() + said["who"][1:]
        sentence = f"{who} told reporters{said['rest']} that {said['said'][0].lower()}{said['said'][1:]}."
    elif tail := _TAIL.match(sentence):
        front = tail["tail"][0].upper() + tail["tail"][1:]
        sentence = f"{front}, {tail['main'][0].lower()}{tail['main'][1:]}."
    return re.sub(r"[A-Za-z]+|\b\d{1,2}\b", lambda match: _other_word(match[0], seeded), sentence)


def _other_word(word: str, seeded: random.Random) -> str:
    if word.isdigit():
        return _NUMBERS[int(word)] if int(word) < len(_NUMBERS) else word
    others = _synonyms().get(word.lower())
    if not others:
        return word
    other = seeded.choice(others)
    return other.capitalize() if word[0].isupper() else other


@cache
def _synonyms() -> Mapping[str, tuple[str, ...]]:
    lines = (files("purport.evaluation") / "data" / "synonyms.txt").read_text(encoding="utf-8").splitlines()
    groups = [line.split(", ") for line in lines if line and not line.startswith("#")]
    return {word: tuple(w for w in group if w != word) for group in groups for word in group}
