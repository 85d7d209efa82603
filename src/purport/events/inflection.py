"""Lemmas of the codebook's words from their forms, where the language model's lemma is none that the codebook knows."""

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

VOWELS = "aeiou"


def verb_forms(lemma: str) -> Iterator[str]:
    """Yield the regular forms of a verb."""
    yield _with_s(lemma)
    if lemma.endswith("e"):
        yield lemma + "d"
        yield (lemma[:-2] + "ying") if lemma.endswith("ie") else lemma[:-1] + "ing"
        return
    if lemma.endswith("y") and len(lemma) > 2 and lemma[-2] not in VOWELS:
        yield lemma[:-1] + "ied"
        yield lemma + "ing"
        return
    doubles = _doubles(lemma)
    if not doubles or len(lemma) > 4:
        yield lemma + "ed"
        yield lemma + "ing"
    if doubles:
        yield lemma + lemma[-1] + "ed"
        yield lemma + lemma[-1] + "ing"


def noun_forms(lemma: str) -> Iterator[str]:
    """Yield the regular plural of a noun."""
    yield _with_s(lemma)


def _with_s(lemma: str) -> str:
    if lemma.endswith(("s", "x", "z", "ch", "sh")):
        return lemma + "es"
    if lemma.endswith("y") and len(lemma) > 2 and lemma[-2] not in VOWELS:
        return lemma[:-1] + "ies"
    return lemma + "s"


def _doubles(lemma: str) -> bool:
    return len(lemma) > 2 and lemma[-1] in "bdgklmnprtv" and lemma[-2] in VOWELS and lemma[-3] not in VOWELS


def form_table(
    verbs: Iterable[str], nouns: Iterable[str], irregular: Iterable[tuple[str, str, str]]
) -> Mapping[str, Mapping[str, str]]:
    """Build the tables from form to lemma, by part of speech.

    Arguments: verb lemmas; noun lemmas; irregular (form, part of speech, lemma) rows, which win.
    """
    tables: dict[str, dict[str, str]] = {"v": {}, "n": {}}
    for pos, lemmas, forms in (("v", verbs, verb_forms), ("n", nouns, noun_forms)):
        table = tables[pos]
        for lemma in lemmas:
            table[lemma] = lemma
            for form in forms(lemma):
                table.setdefault(form, lemma)
    for form, pos, lemma in irregular:
        tables.setdefault(pos, {})[form] = lemma
    return MappingProxyType({pos: MappingProxyType(table) for pos, table in tables.items()})
