"""PLOVER contexts by the words of the sentence, the nearest to the trigger first."""

from collections.abc import Mapping
from functools import cache
from itertools import compress
from types import MappingProxyType

from purport.events.codebook import DATA
from purport.events.scene import Scene
from purport.events.tables import read_lists

LIMIT = 4


@cache
def context_words() -> Mapping[str, tuple[str, ...]]:
    """Give the contexts that each word shows."""
    index: dict[str, list[str]] = {}
    for context, words in read_lists(DATA / "contexts.toml").items():
        for word in words:
            index.setdefault(word, []).append(context)
    return MappingProxyType({word: tuple(sorted(contexts)) for word, contexts in index.items()})


def contexts_near(scene: Scene, i: int) -> tuple[str, ...]:
    """Give up to four contexts that the words of the trigger's sentence show.

    Arguments: the scene; the trigger's head. Contexts come in the order of their words' distance to the trigger.
    """
    sentence = scene.syntax.sents[i]
    shown = scene.contexts.get(sentence)
    if shown is None:
        shown = scene.contexts[sentence] = _shown(scene, sentence)
    found: list[str] = []
    for _, context in sorted([(abs(j - i), context) for j, context in shown]):
        if context not in found:
            found.append(context)
    return tuple(found[:LIMIT])


def _shown(scene: Scene, sentence: int) -> list[tuple[int, str]]:
    """Give the contexts that a sentence shows, each with the place of its word, once for all triggers there."""
    words = context_words()
    start, end = scene.syntax.sentences[sentence]
    by_lemma = list(map(words.get, scene.lemmas[start:end]))
    by_form = list(map(words.get, scene.syntax.lower[start:end]))
    places = range(end - start)
    return [
        (start + k, context)
        for k in {*compress(places, by_lemma), *compress(places, by_form)}
        for context in by_lemma[k] or by_form[k] or ()
    ]
