"""Inflected forms of the lexicon's words, so that a cue is known by its form where the lemma head errs."""

from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType

from purport.attribution.lexicon import cue_lexicon, read_table
from purport.attribution.source_words import source_words

_VOWELS = frozenset("aeiou")


@cache
def lemma_of_form() -> Mapping[str, str]:
    """Map the forms of every cue verb, cue noun and source noun to its lemma; irregular forms from a data file."""
    lexicon = cue_lexicon()
    table: dict[str, str] = {}
    nouns = [*lexicon.nouns, *(w for w in source_words() if w not in lexicon.verbs)]
    for noun in nouns:
        table[plural(noun)] = noun
    for verb in lexicon.verbs:
        for form in verb_forms(verb):
            table[form] = verb
    for word in (*lexicon.verbs, *nouns):
        table[word] = word
    for form, lemma in read_table("irregular_forms.tsv", ["form", "lemma"]):
        table[form] = lemma
    return MappingProxyType(table)


def plural(noun: str) -> str:
    """Give the regular plural of a noun."""
    if noun.endswith("y") and noun[-2:-1] not in _VOWELS:
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "x", "ch", "sh", "z")) else "s")


def verb_forms(verb: str) -> Iterator[str]:
    """Give the regular forms of a verb, with and without a doubled consonant."""
    yield plural(verb)
    if verb.endswith("e"):
        yield verb + "d"
        yield verb[:-1] + "ing"
    elif verb.endswith("y") and verb[-2:-1] not in _VOWELS:
        yield verb[:-1] + "ied"
        yield verb + "ing"
    else:
        yield verb + "ed"
        yield verb + "ing"
    if len(verb) > 2 and verb[-1] not in _VOWELS and verb[-1] not in "wxy" and verb[-2] in _VOWELS:
        yield verb + verb[-1] + "ed"
        yield verb + verb[-1] + "ing"
