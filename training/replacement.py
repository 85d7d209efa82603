"""Names put in the place of other names of the same kind, so that the head learns from the words around a name.

Two thirds of the organisations of the dev part never occur in the train part: a head that learns names by heart
is of no use there. Pools are the names of all training corpora and invented ones: abbreviations and compounds.
"""

import random
from dataclasses import replace

from training.corpora import NamedSentence

KINDS = ("PER", "ORG", "LOC")
_CONSONANTS, _VOWELS = "bcdfghjklmnprstvwz", "aeiou"


def find_names(labels: list[str]) -> list[tuple[int, int, str]]:
    """Return the spans of BIO labels: first word, word after the last, kind."""
    spans: list[tuple[int, int, str]] = []
    for i, label in enumerate(labels):
        if label.startswith("B-"):
            spans.append((i, i + 1, label[2:]))
        elif label.startswith("I-") and spans and spans[-1][1] == i and spans[-1][2] == label[2:]:
            spans[-1] = (spans[-1][0], i + 1, label[2:])
    return spans


class Pool:
    """Names by kind to draw from."""

    def __init__(self, corpora: dict[str, list[NamedSentence]], most: int = 7) -> None:
        seen: dict[str, dict[tuple[str, ...], tuple[bool, ...]]] = {kind: {} for kind in KINDS}
        for items in corpora.values():
            for item in items:
                for start, end, kind in find_names(item.names):
                    if kind in seen and end - start <= most:
                        seen[kind].setdefault(tuple(item.words[start:end]), tuple(item.spaces[start:end]))
        # Every distinct name once, however often it occurs: rare names must not stay rare.
        self.names = {kind: list(names.items()) for kind, names in seen.items()}

    def draw(self, kind: str, rng: random.Random, invented: float) -> tuple[list[str], list[bool]]:
        """Return a name of the kind and whether a space follows each of its words."""
        if kind == "ORG" and rng.random() < invented:
            return [_invent(rng)], [True]
        words, spaces = rng.choice(self.names[kind])
        return list(words), list(spaces)


def _invent(rng: random.Random) -> str:
    draw = rng.random()
    if draw < 0.5:
        return "".join(rng.choice((_CONSONANTS + _VOWELS).upper()) for _ in range(rng.choice((2, 3, 3, 3, 4, 4, 5))))
    codas = ("", "", "n", "r", "x", "l")
    syllables = [rng.choice(_CONSONANTS) + rng.choice(_VOWELS) + rng.choice(codas) for _ in range(3)]
    if draw < 0.8:
        return "".join(syllables[: rng.choice((2, 3))]).capitalize()
    return syllables[0].capitalize() + "".join(syllables[1:]).capitalize()


def with_other_names(
    item: NamedSentence, pool: Pool, rng: random.Random, share: float, invented: float
) -> NamedSentence:
    """Return the sentence with a share of its names replaced by names of the same kind.

    The same name gets the same replacement throughout the sentence.
    """
    words: list[str] = []
    spaces: list[bool] = []
    labels: list[str] = []
    chosen: dict[tuple[str, ...], tuple[list[str], list[bool]]] = {}
    at = 0
    for start, end, kind in find_names(item.names):
        if kind not in pool.names or rng.random() >= share:
            continue
        old = tuple(item.words[start:end])
        if old not in chosen:
            chosen[old] = pool.draw(kind, rng, invented)
        new, gaps = chosen[old]
        words += [*item.words[at:start], *new]
        spaces += [*item.spaces[at:start], *gaps[:-1], item.spaces[end - 1]]
        labels += [*item.names[at:start], f"B-{kind}", *[f"I-{kind}"] * (len(new) - 1)]
        at = end
    words += item.words[at:]
    spaces += item.spaces[at:]
    labels += item.names[at:]
    return replace(item, words=words, spaces=spaces, names=labels)
