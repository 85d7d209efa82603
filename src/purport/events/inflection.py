"""Lemmas of the codebook's words from their forms, where the language model's lemma is none that the codebook knows."""

from collections.abc import Container, Iterable, Iterator, Mapping
from types import MappingProxyType

VOWELS = "aeiou"
DROPS_E = (
    "c", "v", "u", "dg", "at", "iz", "ys", "rs", "ns", "ir", "ur", "ar", "or", "ag", "eg", "bl", "cl", "dl", "gl",
    "kl", "pl", "tl", "fl", "zl", "th", "is", "os", "us", "ok", "ak", "ik", "yp", "plet", "uid", "out",
)  # fmt: skip
KEEPS_NONE = ("ear", "oar", "our", "focus", "ook", "eak", "oak", "eek", "monitor", "favor", "eat", "oat")
"""Ends of stems before -ed and -ing that have lost an e, and those among them that have not."""


def verb_forms(lemma: str) -> Iterator[str]:
    """Yield the regular forms of a verb."""
    yield _with_s(lemma)
    if lemma.endswith("o"):
        # "goes", "vetoes"
        yield lemma + "es"
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


def base_form(form: str, known: Container[str] = frozenset()) -> str:
    """Guess the lemma of a regular English verb form: "dipped" is of dip, "mined" of mine.

    Arguments: a lower-case form in -ed, -ing or -s; lemmas to prefer. Returns its base by the rules of English spelling
    (a stressed last syllable doubles its consonant, so one that is not doubled had an e), other forms as they are.
    """
    for ending in ("ied", "ies", "ed", "ing", "s"):
        if form.endswith(ending) and len(form) > len(ending):
            stem = form[: -len(ending)]
            break
    else:
        return form
    if ending in ("ied", "ies"):
        return stem + ("ie" if len(stem) < 2 else "y")
    found = next((base for base in (stem, stem + "e", stem[:-1]) if base in known), None)
    if found is not None:
        return found
    if ending == "s":
        return stem[:-1] if stem.endswith(("she", "che", "xe", "sse", "zze", "oe")) else stem
    if not any(c in VOWELS + "y" for c in stem):
        return form
    if len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] not in "lsfz":
        return stem[:-1]
    return stem + "e" if _dropped_e(stem) else stem


def _dropped_e(stem: str) -> bool:
    """Say whether a stem before -ed or -ing has lost an e."""
    if stem.endswith(DROPS_E):
        return not stem.endswith(KEEPS_NONE)
    vowels = sum(c in VOWELS and (k == 0 or stem[k - 1] not in VOWELS) for k, c in enumerate(stem))
    short = len(stem) > 1 and stem[-1] not in VOWELS + "wxy" and stem[-2] in VOWELS
    return vowels == 1 and short and (len(stem) < 3 or stem[-3] not in VOWELS)
