"""PLOVER contexts by the words of the sentence, the nearest to the trigger first."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from purport.events.codebook import DATA, read_lists
from purport.events.scene import Scene

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
    shown = scene.context_words.get(sentence)
    if shown is None:
        shown = scene.context_words[sentence] = _shown(scene, sentence)
    if not shown:
        return ()
    found = sorted((abs(j - i), context) for j, contexts in shown for context in contexts)
    return tuple(dict.fromkeys(context for _, context in found))[:LIMIT]


def _shown(scene: Scene, sentence: int) -> list[tuple[int, tuple[str, ...]]]:
    """Give the words of a sentence that show contexts, with their places, once for all its triggers."""
    words, lemmas, lower = context_words(), scene.lemmas, scene.syntax.lower
    found = []
    for j in range(*scene.syntax.sentences[sentence]):
        contexts = words.get(lemmas[j]) or words.get(lower[j])
        if contexts:
            found.append((j, contexts))
    return found
