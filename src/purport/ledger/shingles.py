"""Sketches of texts: a sample of their word shingles that is the same wherever the same words stand.

FracMinHash (Irber et al. 2022): a shingle is kept when its hash falls under a fixed share of all hashes, so that two
sketches agree about every shingle that both texts hold, however long either text is.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from hashlib import blake2b
from importlib.resources import files
from itertools import accumulate

import numpy as np
import numpy.typing as npt
from ahocorasick_rs import AhoCorasick

Hashes = npt.NDArray[np.int64]

SIZE = 5
"""Words in a shingle."""
KEPT = 8
"""One shingle in so many is kept."""
FLOOR = 32
"""Hashes kept of a short text, if it has as many."""

_LIMIT = (1 << 64) // KEPT - (1 << 63)
_WORD = re.compile(r"[^\W\d_]{2,}|(?:[^\W\d_]\.){2,}|\d+(?:[.,]\d+)*|[^\W\d_]")
_ASCII_WORD = re.compile(r"[a-z]{2,}|(?:[a-z]\.){2,}|[0-9]+(?:[.,][0-9]+)*|[a-z]")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff'’`´]")
_END = re.compile(r"\n|\. ")
_DOTS = re.compile(r"[.,]")


def sketch(text: str) -> tuple[int, ...]:
    """Sketch a text by the hashes of some of its shingles.

    Arguments: the article's own words. Returns signed 64-bit numbers, sorted and distinct: those under the limit, and
    as many of the smallest as a short text needs. A text of fewer than five words has one shingle, or none.
    """
    hashes = hashes_of(text)
    under = int(hashes.searchsorted(_LIMIT))
    return tuple(hashes[: max(under, FLOOR)].tolist())


@lru_cache(maxsize=2048)
def hashes_of(text: str) -> Hashes:
    """Give the hashes of all shingles of a text, signed, sorted and distinct. At eight bytes each, many can be held."""
    whole = b"".join([blake2b(shingle, digest_size=8).digest() for shingle in _in_bytes(words_of(text))])
    # With the first bit turned, the bytes of an unsigned number are those of a signed one that sorts alike.
    signed = (np.frombuffer(whole, dtype=">u8").astype(np.uint64) ^ np.uint64(1 << 63)).view(np.int64)
    signed.sort()
    found: Hashes = signed[np.concatenate(([True], signed[1:] != signed[:-1]))] if len(signed) else signed
    found.flags.writeable = False
    return found


def count_shared(one: Hashes, two: Hashes) -> int:
    """Count the hashes that stand in both."""
    both = np.concatenate((one, two))
    both.sort()
    return int(np.count_nonzero(both[1:] == both[:-1]))


def _in_bytes(words: tuple[str, ...]) -> set[bytes]:
    """Give the distinct shingles of some words as bytes, words parted by spaces."""
    if len(words) <= SIZE:
        return {" ".join(words).encode("utf-8", "replace")} if words else set()
    joined = " ".join(words)
    whole = joined.encode("utf-8", "replace")
    lengths = map(len, words) if len(whole) == len(joined) else [len(word.encode("utf-8", "replace")) for word in words]
    ends = list(accumulate([length + 1 for length in lengths]))
    starts = [0, *ends]
    return {whole[start : end - 1] for start, end in zip(starts, ends[SIZE - 1 :], strict=False)}


def shingles_of(words: tuple[str, ...]) -> set[tuple[str, ...]]:
    """Give the distinct runs of five words; fewer words are one run, no words none."""
    if len(words) < SIZE:
        return {words} if words else set()
    return set(zip(*(words[start:] for start in range(SIZE)), strict=False))


@lru_cache(maxsize=128)
def words_of(text: str) -> tuple[str, ...]:
    """Give the words of a text as copies share them, notices left out.

    Case, accents, apostrophes, the dots of "U.S." and the commas of "1,000" are the house style of an outlet.
    """
    return tuple([word for line in _without_notices(folded(text)) for word in folded_words(line)])


def folded(text: str) -> str:
    """Fold case, accents, compatibility forms and invisible characters; offsets change."""
    text = _INVISIBLE.sub("", text)
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in plain if not unicodedata.combining(c))


def folded_words(text: str) -> list[str]:
    """Give the words of a folded text."""
    found = (_ASCII_WORD if text.isascii() else _WORD).findall(text)
    return [word if word.isalpha() or len(word) <= 2 else _DOTS.sub("", word) for word in found]


def is_notice(text: str) -> bool:
    """Say whether a folded sentence is a notice: copyright, "sign up for", "contributed to this report"."""
    return _may_have_notices(text) and bool(_notices().search(text))


def _without_notices(text: str) -> Iterator[str]:
    """Give the stretches of a folded text between notices. A sentence ends here at every full stop or line end."""
    if not _may_have_notices(text):
        yield text
        return
    start = 0
    for found in _notices().finditer(text):
        if found.start() < start:
            continue
        before = max(text.rfind("\n", start, found.start()), text.rfind(". ", start, found.start()))
        if before >= start:
            yield text[start : before + 1]
        end = _END.search(text, found.end())
        start = end.start() if end else len(text)
    yield text[start:]


def _may_have_notices(text: str) -> bool:
    """Say whether the letters of a notice stand in a folded text at all: it costs a tenth of the pattern."""
    return bool(_letters().find_matches_as_indexes(text))


@cache
def _letters() -> AhoCorasick:
    return AhoCorasick(_phrases())


@cache
def _phrases() -> tuple[str, ...]:
    lines = (files("purport.ledger") / "data" / "notices.txt").read_text(encoding="utf-8").splitlines()
    return tuple(sorted((folded(line) for line in lines if line and not line.startswith("#")), key=len, reverse=True))


@cache
def _notices() -> re.Pattern[str]:
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, _phrases())) + r")")
