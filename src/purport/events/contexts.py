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
    words = context_words()
    syntax = scene.syntax
    start, end = syntax.sentences[syntax.sents[i]]
    found: list[tuple[int, str]] = []
    for j in range(start, end):
        for context in words.get(scene.lemmas[j], ()) or words.get(syntax.lower[j], ()):
            found.append((abs(j - i), context))
    found.sort()
    return tuple(dict.fromkeys(context for _, context in found))[:LIMIT]
