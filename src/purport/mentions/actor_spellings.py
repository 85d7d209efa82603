"""Known persons under other spellings of their names: 'Moammar Kadafi', 'Aleksandr Lukashenka'.

Names from Arabic, Russian or Persian script reach English in dozens of forms. Each word is reduced to the consonants
that the forms share, after the idea of Soundex but with the digraphs of transliteration; vowels carry nothing.
"""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from difflib import SequenceMatcher
from functools import cache, lru_cache
from types import MappingProxyType

from purport.mentions.actor_offices import serves
from purport.mentions.names import Term, known_persons
from purport.mentions.spelling import fold, words_of

_PARTICLES = frozenset({"al", "el", "ul", "bin", "ibn", "ben", "abu", "de", "da", "jr", "jr.", "-"})
"""Parts of names that some spellings have and others leave out: 'Ali al-Sistani', 'Ali Sistani'."""

# The longer forms first. What one script writes with one letter stands under one sign.
_SIGNS = (
    ("tsch", "1"), ("dzh", "j"), ("sch", "s"), ("tch", "1"), ("shch", "s"), ("kh", "k"), ("gh", "k"), ("dj", "j"),
    ("zh", "j"), ("sh", "s"), ("ch", "1"), ("dh", "t"), ("th", "t"), ("ph", "f"), ("ck", "k"), ("ts", "s"),
    ("tz", "s"), ("x", "ks"), ("q", "k"), ("g", "k"), ("c", "k"), ("d", "t"), ("v", "f"), ("w", "f"), ("z", "s"),
    ("'", ""),
)  # fmt: skip
_SILENT = frozenset("aeiouyh")
_LEAST_SIGNS = 5
"""Fewer consonants in a whole name are shared by too many people."""
_LEAST_ALONE = 3
_ALIKE = 0.65
"""Share of letters that the two spellings must have in common as well: 'North' is not Naruhito."""


@lru_cache(maxsize=4096)
def sound_of(word: str) -> str:
    """Give the consonant signs of a folded word; a first vowel counts as one sign."""
    if word.endswith("c"):
        word += "h"  # 'Milosevic' is Miloshevich
    for form, sign in _SIGNS:
        word = word.replace(form, sign)
    signs = "".join([c if c not in _SILENT else "a" if i == 0 else "" for i, c in enumerate(word)])
    return "".join(c for i, c in enumerate(signs) if not i or c != signs[i - 1])


def _key(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(s for w in words if w not in _PARTICLES and (s := sound_of(w)))


@cache
def _by_sound() -> Mapping[tuple[str, ...], tuple[Term, ...]]:
    """Give the known persons by the sound of each of their names with two words or more."""
    found: dict[tuple[str, ...], dict[str, Term]] = {}
    for term in known_persons():
        key = _key(fold(word) for word in term.surface)
        if len(key) > 1:
            found.setdefault(key, {}).setdefault(term.key, term)
    return MappingProxyType({key: tuple(terms.values()) for key, terms in found.items()})


@cache
def _surnames_by_sound() -> Mapping[str, tuple[Term, ...]]:
    found: dict[str, dict[str, Term]] = {}
    for term in known_persons():
        words = [fold(w) for w in words_of(term.offices[0].person) if fold(w) not in _PARTICLES]
        if term.key.startswith("leader:") and words:
            found.setdefault(sound_of(words[-1]), {}).setdefault(term.key, term)
    return MappingProxyType({key: tuple(terms.values()) for key, terms in found.items()})


def spelled_otherwise(folded: Sequence[str], when: dt.date | None, countries: frozenset[str]) -> Term | None:
    """Give the one known person whose name sounds like a name that no table has.

    Arguments: the folded words of the whole name; the date; countries at hand, which decide where several sound so.
    A surname alone is only that of a leader in office. Returns None where nobody or more than one fits.
    """
    key = _key(folded)
    if len(key) == 1 and len(key[0]) >= _LEAST_ALONE and when is not None:
        bearers = [t for t in _surnames_by_sound().get(key[0], ()) if serves(t.offices, when)]
    elif len(key) > 1 and sum(map(len, key)) >= _LEAST_SIGNS:
        bearers = list(_by_sound().get(key, ()))
    else:
        return None
    written = "".join(w for w in folded if w not in _PARTICLES)
    bearers = [t for t in bearers if _is_like(written, t, alone=len(key) == 1)]
    if len(bearers) > 1 and countries:
        bearers = [t for t in bearers if t.actor.country in countries]
    if len(bearers) > 1 and when is not None:
        bearers = [t for t in bearers if serves(t.offices, when)]
    return bearers[0] if len({t.key for t in bearers}) == 1 else None


def _is_like(written: str, term: Term, *, alone: bool) -> bool:
    known_as = words_of(term.offices[0].person) if alone else term.surface
    words = [f for word in known_as if (f := fold(word)) not in _PARTICLES]
    known = words[-1] if alone else "".join(words)
    return SequenceMatcher(None, written, known, autojunk=False).ratio() >= _ALIKE
