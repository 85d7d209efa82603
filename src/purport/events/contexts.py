"""PLOVER contexts by the words around the trigger, the nearest first.

A context is shown by a word, or two or three together, of the trigger's sentence, else of the sentences beside it in
the same passage, and by the sectors of the actors that the sentence names: an army stands for the context military, a
court for legal.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from itertools import compress
from types import MappingProxyType

from purport.events.codebook import DATA
from purport.events.scene import Scene
from purport.events.tables import read_lists

LIMIT = 4
BESIDE = 25
"""How many tokens farther away a word of another sentence counts: what the own sentence shows comes first."""
FARTHEST = 60
"""From how far away a word still shows the context of the trigger, in tokens, BESIDE included."""
PHRASES = (2, 3)
SECTORS: Mapping[str, str] = MappingProxyType(
    {"MIL": "military", "SPY": "intelligence", "LEG": "legislative", "JUD": "legal", "REL": "religion_ethnicity",
     "REF": "migration", "MED": "health"}
)  # fmt: skip
Shown = list[tuple[int, str]]


@cache
def context_words() -> Mapping[str, tuple[str, ...]]:
    """Give the contexts that each word, or two or three together, shows."""
    index: dict[str, list[str]] = {}
    for context, words in read_lists(DATA / "contexts.toml").items():
        for word in words:
            index.setdefault(word, []).append(context)
    return MappingProxyType({word: tuple(sorted(contexts)) for word, contexts in index.items()})


@cache
def _phrase_starts() -> frozenset[str]:
    return frozenset(word.partition(" ")[0] for word in context_words() if " " in word)


def contexts_near(scene: Scene, i: int) -> tuple[str, ...]:
    """Give up to four contexts that the words around a trigger show.

    Arguments: the scene; the trigger's head. Contexts come in the order of their words' distance to the trigger.
    """
    own = scene.syntax.sents[i]
    near: Shown = []
    for sentence in range(max(0, own - 1), min(len(scene.syntax.sentences), own + 2)):
        farther = 0 if sentence == own else BESIDE
        near += [(abs(j - i) + farther, context) for j, context in _shown(scene, sentence)]
    found: list[str] = []
    for distance, context in sorted(near):
        if context not in found and distance <= FARTHEST:
            found.append(context)
    return tuple(found[:LIMIT])


def _shown(scene: Scene, sentence: int) -> Shown:
    """Give the contexts that a sentence shows, each with the place of its word, once for all triggers there."""
    known = scene.contexts.get(sentence)
    if known is None:
        known = scene.contexts[sentence] = [*_by_words(scene, sentence), *_by_sectors(scene, sentence)]
    return known


def _by_words(scene: Scene, sentence: int) -> Iterator[tuple[int, str]]:
    words = context_words()
    start, end = scene.syntax.sentences[sentence]
    lower = scene.syntax.lower[start:end]
    by_lemma = list(map(words.get, scene.lemmas[start:end]))
    by_form = list(map(words.get, lower))
    places = range(end - start)
    for k in {*compress(places, by_lemma), *compress(places, by_form)}:
        for context in by_lemma[k] or by_form[k] or ():
            yield start + k, context
    for k in compress(places, map(_phrase_starts().__contains__, lower)):
        for size in PHRASES:
            for context in words.get(" ".join(lower[k : k + size]), ()):
                yield start + k, context


def _by_sectors(scene: Scene, sentence: int) -> Iterator[tuple[int, str]]:
    start, end = scene.syntax.sentences[sentence]
    for j in range(start, end):
        mention = scene.actor_at[j]
        if mention is None or mention.head != j:
            continue
        for actor in mention.actors:
            for sector in actor.sectors[:1]:
                if sector in SECTORS:
                    yield j, SECTORS[sector]
