"""Says which language a text is in, from its script and its commonest words."""

import re
import tomllib
import unicodedata
from collections import Counter
from functools import cache
from importlib.resources import files

_WORD = re.compile(r"[^\W\d_]+(?:['\u2019][^\W\d_]+)?")
_BEYOND_LATIN = re.compile(r"[^\u0000-\u024f]")
_SAMPLE = 20_000
_ENOUGH = 20
"""Words from which on the shares of function words mean something."""


@cache
def _word_lists() -> tuple[tuple[str, ...], dict[str, tuple[str, ...]], dict[str, tuple[str, ...]]]:
    """Load the codes of all languages, the languages that have each function word, and the languages of each script."""
    data = tomllib.loads(files("purport.documents").joinpath("data/languages.toml").read_text("utf-8"))
    languages: dict[str, tuple[str, ...]] = {}
    for code, text in data["words"].items():
        for word in sorted(set(text.split())):
            languages[word] = (*languages.get(word, ()), code)
    scripts = {script: tuple(codes) for script, codes in data["scripts"].items()}
    return tuple(data["words"]), languages, scripts


def detect_language(text: str, *, declared: str | None = None) -> str | None:
    """Give the ISO 639-1 code of the language of a text.

    Arguments: the text; what the page declares, which decides where the words do not. Returns None for a
    text too short to tell. A script that one language writes decides at once; otherwise the share of
    function words.
    """
    codes, languages, scripts = _word_lists()
    sample = text[:_SAMPLE]
    script = _main_script(sample)
    candidates = scripts.get(script, ()) if script else ()
    if script is not None and len(candidates) == 1:
        return candidates[0]
    found = _WORD.findall(sample)
    scores = dict.fromkeys(candidates or codes, 0)
    for word, count in Counter(found).items():
        for code in languages.get(word.casefold().replace("\u2019", "'"), ()):
            if code in scores:
                scores[code] += count
    return _decide(scores, len(found), declared, script)


def _decide(scores: dict[str, int], total: int, declared: str | None, script: str | None) -> str | None:
    """Weigh the counts of function words. A short text is taken for another language than English only on
    clear evidence, because what is not English is not read."""
    if not scores or not total:
        return None
    best = max(scores, key=lambda code: (scores[code], code == declared, code == "en"))
    if script is not None and script != "LATIN":
        return best if scores[best] else declared or best
    english = scores.get("en", 0)
    if english and english >= scores[best] * 0.67:
        return "en"
    if total >= _ENOUGH and scores[best] >= max(3, 0.08 * total):
        return best
    if total < _ENOUGH and scores[best] >= 3 and scores[best] >= 0.3 * total:
        return best
    if declared:
        return declared
    return "und" if total >= 2 * _ENOUGH and scores[best] < 0.04 * total else None


def _main_script(sample: str) -> str | None:
    """Give the script of most letters. Kana or Hangul among Han characters decide for Japanese or Korean."""
    if not any(map(str.isalpha, _BEYOND_LATIN.findall(sample))):
        return "LATIN" if any(map(str.isalpha, sample)) else None
    letters: Counter[str] = Counter()
    for character, count in Counter(sample).items():
        if character.isalpha():
            letters[_script(character)] += count
    if not letters:
        return None
    if (
        letters["HIRAGANA"] + letters["KATAKANA"] > 0.05 * letters.total()
        and letters["CJK"] + letters["HIRAGANA"] > letters["LATIN"]
    ):
        return "HIRAGANA"
    return letters.most_common(1)[0][0]


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
