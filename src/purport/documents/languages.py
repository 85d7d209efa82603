"""Says which language a text is in, from its script and its commonest words."""

import re
import tomllib
import unicodedata
from collections import Counter
from functools import cache
from importlib.resources import files

_WORD = re.compile(r"[^\W\d_]+(?:['\u2019][^\W\d_]+)?")
_SAMPLE = 20_000
_ENOUGH = 20
"""Words from which on silence of every list counts as evidence of an unknown language."""


@cache
def _word_lists() -> tuple[dict[str, frozenset[str]], dict[str, tuple[str, ...]]]:
    data = tomllib.loads(files("purport.documents").joinpath("data/languages.toml").read_text("utf-8"))
    words = {code: frozenset(text.split()) for code, text in data["words"].items()}
    scripts = {script: tuple(codes) for script, codes in data["scripts"].items()}
    return words, scripts


def detect_language(text: str, *, declared: str | None = None) -> str | None:
    """Give the ISO 639-1 code of the language of a text.

    Arguments: the text; what the page declares, which decides where the words do not. Returns None for a
    text too short to tell. A script that one language writes decides at once; otherwise the share of
    function words.
    """
    words, scripts = _word_lists()
    sample = text[:_SAMPLE]
    script = _main_script(sample)
    candidates = scripts.get(script, ())
    if script is not None and len(candidates) == 1:
        return candidates[0]
    found = [word.casefold().replace("\u2019", "'") for word in _WORD.findall(sample)]
    counts = Counter(found)
    scores = {code: sum(counts[word] for word in words[code] if word in counts) for code in (candidates or words)}
    total = len(found)
    best = max(scores, key=lambda code: (scores[code], code == declared, code == "en")) if scores else None
    if best is not None and total and scores[best] >= max(2, 0.08 * total):
        return best
    if declared:
        return declared
    if script is not None and candidates and script != "LATIN":
        return candidates[0]
    if best is not None and scores[best] >= 1 and total < _ENOUGH:
        return best
    return "und" if total >= _ENOUGH else None


def _main_script(sample: str) -> str | None:
    """Give the script of most letters. Kana or Hangul among Han characters decide for Japanese or Korean."""
    letters = Counter(_script(c) for c in sample if c.isalpha())
    if not letters:
        return None
    if letters["HIRAGANA"] + letters["KATAKANA"] > 0.05 * letters.total() and letters["CJK"] + letters["HIRAGANA"] > letters["LATIN"]:
        return "HIRAGANA"
    script = letters.most_common(1)[0][0]
    return script


@cache
def _script(character: str) -> str:
    if character < "\u0250":
        return "LATIN"
    return unicodedata.name(character, "UNKNOWN").split()[0]


def base_code(tag: str | None) -> str | None:
    """Reduce a language tag such as en-GB or pt_BR to its ISO 639-1 part."""
    if not tag:
        return None
    match = re.match(r"\s*([A-Za-z]{2})(?![A-Za-z])", tag)
    return match.group(1).lower() if match else None
