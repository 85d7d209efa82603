"""Words as the tables are searched for them: folded, split, made into identifiers."""

import unicodedata
from functools import lru_cache

_LONGEST = 64
"""Characters of a word or name that is remembered at most; longer ones are worked out anew."""

_APOSTROPHES = str.maketrans({"\u2019": "'", "\u2018": "'", "\u02bc": "'", "`": "'"})


def fold(word: str) -> str:
    """Give a word without case, accents and typographic apostrophes."""
    if word.isascii():
        return word.lower()
    return _folded(word) if len(word) <= _LONGEST else _without_marks(word)


def _without_marks(word: str) -> str:
    decomposed = unicodedata.normalize("NFKD", word.translate(_APOSTROPHES))
    folded = "".join(c for c in decomposed if not unicodedata.combining(c)).lower()
    return folded.replace("ø", "o").replace("ł", "l").replace("đ", "d").replace("ı", "i")


_folded = lru_cache(maxsize=8192)(_without_marks)


def folded_name(name: str) -> str:
    """Give a name with each of its words folded."""
    return _folded_name(name) if len(name) <= _LONGEST else _each_folded(name)


def _each_folded(name: str) -> str:
    return " ".join([fold(word) for word in name.split()])


_folded_name = lru_cache(maxsize=4096)(_each_folded)


@lru_cache(maxsize=4096)
def _parts(name: str) -> frozenset[str]:
    return frozenset(name.split())


def parts_of(name: str) -> frozenset[str]:
    """Give the different words of a folded name."""
    return _parts(name) if len(name) <= _LONGEST else frozenset(name.split())


def words_of(text: str) -> list[str]:
    """Split a phrase as the tokenizer of the language room does: hyphens, slashes, commas and 's stand alone."""
    if text.replace(" ", "").isalnum():
        return text.split()
    words: list[str] = []
    for piece in text.translate(_APOSTROPHES).split():
        tail: list[str] = []
        while piece and piece[-1] in ',;:!?)"':
            tail.insert(0, piece[-1])
            piece = piece[:-1]
        if piece.endswith(("'s", "'S")) and len(piece) > 2:
            tail.insert(0, piece[-2:])
            piece = piece[:-2]
        elif piece.endswith("'") and len(piece) > 1:
            tail.insert(0, "'")
            piece = piece[:-1]
        if piece[:1] in "(\"'" and len(piece) > 1:
            words.append(piece[0])
            piece = piece[1:]
        words += _at_joints(piece)
        words += tail
    return words


def _at_joints(piece: str) -> list[str]:
    out: list[str] = []
    part = ""
    for c in piece:
        if c in "-\u2013/":
            out += [part, "-" if c == "\u2013" else c] if part else [c]
            part = ""
        else:
            part += c
    return [*out, part] if part else out


def slug(text: str) -> str:
    """Give a stable identifier of lower-case letters, digits and hyphens."""
    return _slug(text) if len(text) <= _LONGEST else _hyphenated(text)


def _hyphenated(text: str) -> str:
    return "-".join("".join([c if c.isalnum() else " " for c in fold(text)]).split())


_slug = lru_cache(maxsize=4096)(_hyphenated)
