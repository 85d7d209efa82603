"""What no database can hold: NUL and half surrogates."""

from typing import Any

import msgspec

from purport.records import Reading

_BAD = {0: "\ufffd"} | dict.fromkeys(range(0xD800, 0xE000), "\ufffd")


def storable(reading: Reading) -> Reading:
    """Replace what no database can hold, one character for one, so that offsets stay true.

    Nearly all Readings hold nothing of the kind, and are given back as they are.
    """
    article = reading.article
    words = (article.text, article.title, article.url, article.outlet, article.byline, article.dateline)
    if all(word is None or _is_plain(word) for word in words):
        return reading
    cleaned: Reading = msgspec.convert(_cleaned(msgspec.to_builtins(reading)), Reading)
    return cleaned


def _is_plain(words: str) -> bool:
    if "\x00" in words:
        return False
    try:
        words.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def _cleaned(value: Any) -> Any:
    if isinstance(value, str):
        return value.translate(_BAD)
    if isinstance(value, dict):
        return {key: _cleaned(one) for key, one in value.items()}
    return [_cleaned(one) for one in value] if isinstance(value, list | tuple) else value
